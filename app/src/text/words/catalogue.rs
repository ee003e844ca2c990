//! The coordinator's pages of the catalogue.

pub mod problems;

words! {
    title: "Luettelo", "Katalog", "Catalogue";
    lede: "Mitä kysytään, miten luvut lasketaan ja ketkä ovat mukana. Muutokset eivät koskaan muuta jäädytettyä vuotta.",
        "Vad som frågas, hur siffrorna räknas och vilka som är med. Ändringar ändrar aldrig ett fryst år.",
        "What is asked, how the numbers are computed and who takes part. Changes never change a frozen year.";
    version(version): "Luettelon versio {version}", "Katalogens version {version}", "Catalogue version {version}";
    saved(what): "Tallennettu: {what}.", "Sparat: {what}.", "Saved: {what}.";
    save: "Tallenna", "Spara", "Save";
    not_saved: "Ei tallentunut", "Sparades inte", "Not saved";
    changed_meanwhile: "Luetteloa on muutettu sillä välin. Alla on mitä kirjoitit; avaa lomake luettelosta uudelleen ja vie muutoksesi siihen.",
        "Katalogen har ändrats under tiden. Nedan finns det du skrev; öppna formuläret på nytt från katalogen och för in dina ändringar där.",
        "The catalogue has been changed meanwhile. What you typed is below; open the form anew from the catalogue and enter your changes there.";

    indicators: "Mittarit", "Indikatorer", "Indicators";
    indicators_why(year): "Muutos astuu voimaan valitsemastasi vuodesta, aikaisintaan vuodesta {year}. Aiempi määritelmä jää voimaan siihen asti.",
        "En ändring gäller från det år du väljer, tidigast {year}. Den tidigare definitionen gäller dittills.",
        "A change holds from the year you choose, {year} at the earliest. The earlier definition holds until then.";
    new_indicator: "Uusi mittari", "Ny indikator", "New indicator";
    holds: "Voimassa", "Gäller", "Holds";
    always: "aina", "alltid", "always";
    from_year(year): "{year}–", "{year}–", "{year}–";
    until_year(year): "–{year}", "–{year}", "–{year}";
    factors: "Kertoimet", "Faktorer", "Factors";
    factors_why: "Jäädytetty vuosi pitää omat kertoimensa. Jos muutat niitä, sivut näyttävät rinnalla, mitä luku olisi nykyisillä kertoimilla.",
        "Ett fryst år behåller sina faktorer. Om du ändrar dem visar sidorna bredvid vad siffran vore med dagens faktorer.",
        "A frozen year keeps its factors. When you change them, pages show beside it what the number would be with today's.";
    new_factor: "Uusi kerroin", "Ny faktor", "New factor";
    latest: "Viimeisin", "Senaste", "Latest";
    libraries: "Kirjastot", "Bibliotek", "Libraries";
    libraries_why(n): "{n} kirjastoa. Tunnus ei koskaan muutu. Jäsenyyden vuodet määräävät, kenen lukuja odotetaan.",
        "{n} bibliotek. Koden ändras aldrig. Medlemskapets år avgör vems siffror som väntas.",
        "{n} libraries. The code never changes. The years of membership decide whose figures are expected.";
    new_library: "Uusi kirjasto", "Nytt bibliotek", "New library";
    member: "Jäsen", "Medlem", "Member";
    themes: "Teemat", "Teman", "Themes";
    themes_why: "Strategiakauden teemat. Uusi kausi tuo uudet teemat; vanhat jäävät vanhoille vuosille.", "Strategiperiodens teman. En ny period ger nya teman; de gamla blir kvar för de gamla åren.", "The themes of the strategy period. A new period brings new themes; the old ones stay with the old years.";
    edit_themes: "Muokkaa teemoja", "Redigera teman", "Edit the themes";
    targets: "Tavoitteet", "Mål", "Targets";
    targets_why: "Mitä yhdessä on päätetty, mistä perusvuodesta laskien.", "Vad som gemensamt har beslutats, räknat från vilket basår.", "What has been decided together, counted from which baseline year.";
    edit_targets: "Muokkaa tavoitteita", "Redigera mål", "Edit the targets";
    consortium: "Konsortio", "Konsortium", "Consortium";
    consortium_why: "Nimi ja tekstit, mikä avaa etusivun, ja saako kirjastot nimetä toisilleen.", "Namn och texter, vad som öppnar startsidan och om biblioteken får namnges för varandra.", "Its name and texts, what opens the overview, and whether libraries may be named to one another.";
    consortium_texts: "Nimi ja tekstit", "Namn och texter", "Name and texts";
    consortium_texts_why: "Näin konsortio esittäytyy sivuilla ja raportissa. Jäädytetyn vuoden raportti pitää omat tekstinsä.", "Så presenteras konsortiet på sidorna och i rapporten. Ett fryst års rapport behåller sina egna texter.", "How the consortium presents itself on pages and in the report. A frozen year's report keeps its own texts.";
    consortium_name_in(language): "Nimi, jolla viitataan, {language}", "Namn som man hänvisar med, {language}", "Name as it is cited, {language}";
    consortium_libraries_in(language): "Nimi otsikoiden yllä, {language}", "Namn ovanför rubrikerna, {language}", "Name above titles, {language}";
    consortium_about_in(language): "Mikä palvelu on ja kuka sitä ylläpitää, {language}", "Vad tjänsten är och vem som upprätthåller den, {language}", "What the service is and who maintains it, {language}";
    consortium_boundary_in(language): "Mitä jalanjälkeen kuuluu ja mikä jää ulkopuolelle, {language}", "Vad som ingår i fotavtrycket och vad som lämnas utanför, {language}", "What the footprint covers and what it leaves out, {language}";
    consortium_opening: "Etusivu ja nimeäminen", "Startsidan och namngivning", "The overview, and naming";
    edit_consortium: "Muokkaa", "Redigera", "Edit";
    changes: "Viimeisimmät muutokset", "Senaste ändringarna", "Latest changes";
    changes_why: "Jokainen versio säilyy. Koko luettelon saa tiedostoksi komennolla jalki catalogue export.", "Varje version sparas. Hela katalogen fås som fil med kommandot jalki catalogue export.", "Every version is kept. The whole catalogue comes as a file with the command jalki catalogue export.";
    change: "Muutos", "Ändring", "Change";
    who: "Kuka", "Vem", "Who";
    when: "Milloin", "När", "When";
    command: "komento", "kommando", "command";

    group_words: "Nimi ja määritelmä", "Namn och definition", "Name and definition";
    group_words_hint: "Kaikki kolme kieltä tarvitaan.", "Alla tre språk behövs.", "All three languages are needed.";
    name_in(language): "Nimi, {language}", "Namn, {language}", "Name, {language}";
    definition_in(language): "Määritelmä, {language}", "Definition, {language}", "Definition, {language}";
    group_place: "Paikka", "Plats", "Place";
    code: "Tunnus", "Kod", "Code";
    code_hint: "Pieniä kirjaimia, numeroita ja alaviivoja. Ei muutu koskaan.", "Små bokstäver, siffror och understreck. Ändras aldrig.", "Small letters, digits and underscores. Never changes.";
    theme: "Teema", "Tema", "Theme";
    section: "Lomakkeen osio", "Formulärets avsnitt", "Section of the form";
    side: "Puoli", "Sida", "Side";
    tier: "Kysytään", "Frågas", "Asked";
    core: "kaikilta", "av alla", "of everybody";
    extended: "vapaaehtoisesti", "frivilligt", "voluntarily";
    direction: "Toivottu suunta", "Önskad riktning", "Wanted direction";
    up: "ylös", "upp", "up";
    down: "alas", "ned", "down";
    neutral: "ei suuntaa", "ingen", "none";
    unit: "Yksikkö", "Enhet", "Unit";
    decimals: "Desimaaleja näytettäessä", "Decimaler vid visning", "Decimals when shown";
    kind: "Laji", "Slag", "Kind";
    entered: "kirjasto ilmoittaa", "biblioteket anger", "entered by the library";
    derived: "lasketaan kaavalla", "härleds med formel", "derived by a formula";
    ordinal: "itsearviointi 1–5", "självbedömning 1–5", "self-assessment 1–5";
    group_sum: "Laskenta", "Beräkning", "Computing";
    aggregation: "Konsortion luku", "Konsortiets siffra", "The consortium's number";
    sum: "summa", "summa", "sum";
    ratio: "summien suhde", "kvot av summor", "ratio of sums";
    weighted: "painotettu keskiarvo", "vägt medeltal", "weighted mean";
    median: "mediaani", "median", "median";
    distribution: "tasojen jakauma", "nivåernas fördelning", "distribution of levels";
    formula: "Kaava", "Formel", "Formula";
    formula_hint: "Esimerkiksi fp_heat_kwh * f(dh.average). Yksiköiden pitää täsmätä.", "Till exempel fp_heat_kwh * f(dh.average). Enheterna måste stämma.", "Such as fp_heat_kwh * f(dh.average). The units have to fit.";
    optional: "Syötteet, joita ilman pärjätään", "Indata som får saknas", "Inputs that may be missing";
    codes_hint: "Tunnukset välilyönnein.", "Koder med mellanslag.", "Codes with spaces between.";
    numerator: "Osoittaja", "Täljare", "Numerator";
    denominator: "Nimittäjä", "Nämnare", "Denominator";
    weight: "Paino", "Vikt", "Weight";
    nothing_chosen: "–", "–", "–";
    group_checks: "Tarkistukset", "Kontroller", "Checks";
    group_checks_hint: "Uskottavuusrajat ja tarkistukset vain kysyvät. Ehdottomat rajat estävät.", "Rimlighetsgränser och kontroller frågar bara. Absoluta gränser hindrar.", "Plausible limits and checks only ask. Hard limits refuse.";
    plausible_min: "Uskottava, vähintään", "Rimligt, minst", "Plausible, at least";
    plausible_max: "Uskottava, enintään", "Rimligt, högst", "Plausible, at most";
    warn_type: "Muutos viime vuodesta", "Förändring från i fjol", "Change since last year";
    warn_none: "ei kysytä", "frågas inte", "not asked about";
    warn_pct: "prosentteina", "i procent", "in percent";
    warn_abs: "yksikköinä", "i enheter", "in units";
    warn_value: "Kysytään, kun muutos on yli", "Frågas när förändringen är över", "Asked when the change is over";
    hard_min: "Ehdoton alaraja", "Absolut nedre gräns", "Hard lower limit";
    hard_max: "Ehdoton yläraja", "Absolut övre gräns", "Hard upper limit";
    integer: "Vain kokonaislukuja", "Endast heltal", "Whole numbers only";
    checks: "Muut tarkistukset, yksi rivillä", "Andra kontroller, en per rad", "Other checks, one a line";
    checks_hint: "<= KAAVA, needs TUNNUS, tai A..B yksikkö/m2", "<= FORMEL, needs KOD, eller A..B enhet/m2", "<= FORMULA, needs CODE, or A..B unit/m2";
    slow: "Muuttuu hitaasti: lomake tarjoaa viime vuoden lukua", "Ändras långsamt: formuläret erbjuder fjolårets siffra", "Changes slowly: the form offers last year's figure";
    group_protect: "Suhteet ja suoja", "Kvoter och skydd", "Ratios and protection";
    normalise_by: "Suhteutetaan näihin", "Ställs i relation till", "Shown in relation to";
    personal: "Kuvaa pienessä kirjastossa yksittäistä henkilöä", "Beskriver en enskild person i ett litet bibliotek", "Describes one person in a small library";
    standard: "Standardi", "Standard", "Standard";
    standard_ref: "Kohta standardissa", "Punkt i standarden", "Place in the standard";
    note: "Huomautus", "Anmärkning", "Note";
    group_years: "Voimassaolo", "Giltighet", "Years";
    group_years_hint(year): "Jäädytetyt vuodet eivät muutu: aikaisin vuosi on {year}.", "Frysta år ändras inte: tidigaste året är {year}.", "Frozen years do not change: the earliest year is {year}.";
    valid_from: "Tämä määritelmä alkaen vuodesta", "Denna definition från och med år", "This definition from the year";
    valid_to: "Viimeinen vuosi, jona kysytään", "Sista året som det frågas", "Last year in which it is asked";
    valid_to_hint: "Tyhjä: toistaiseksi.", "Tomt: tills vidare.", "Blank: until further notice.";
    replaced_by: "Sen jälkeen tilalla", "Därefter i stället", "Then in its place";
    break_in(language): "Laskentatapa muuttui, {language}", "Räknesättet ändrades, {language}", "Method changed, {language}";
    break_hint: "Täytä, jos lukuja ei enää voi verrata aiempiin: sarjaan tulee katkos.", "Fyll i om siffrorna inte längre kan jämföras med tidigare: serien bryts.", "Fill in when the figures can no longer be compared with earlier ones: the series breaks.";

    break_needed: "Yksikkö, laji tai laskenta muuttui: kerro kolmella kielellä, miten laskentatapa muuttui", "Enheten, slaget eller beräkningen ändrades: berätta på tre språk hur räknesättet ändrades", "The unit, the kind or the computing has changed: say in three languages how the method changed";

    factor_kind: "Mitä se tekee", "Vad den gör", "What it does";
    kind_emission: "toiminta → kg CO₂e", "verksamhet → kg CO₂e", "activity → kg CO₂e";
    kind_handprint: "kädenjäljen oletus", "handavtryckets antagande", "assumption of the handprint";
    kind_activity: "toiminta → toiminta", "verksamhet → verksamhet", "activity → activity";
    factor_unit_hint: "Esimerkiksi kgCO2e/kWh.", "Till exempel kgCO2e/kWh.", "Such as kgCO2e/kWh.";
    carry: "Viimeisin arvo kelpaa myös seuraaville vuosille", "Senaste värdet duger också för följande år", "The latest value serves the following years too";
    boundary: "Rajaus", "Avgränsning", "Boundary";
    factor_version(year): "Vuosi {year}", "År {year}", "Year {year}";
    new_version: "Uusi vuosi", "Nytt år", "New year";
    remove_hint: "Tyhjennä vuosi, jos haluat poistaa rivin.", "Töm året om du vill ta bort raden.", "Clear the year to remove the row.";
    valid_year: "Vuosi", "År", "Year";
    best: "Paras arvo", "Bästa värde", "Best value";
    low: "Ala-arvo", "Lägsta värde", "Low";
    high: "Yläarvo", "Högsta värde", "High";
    source: "Lähde", "Källa", "Source";
    quality: "Laatu", "Kvalitet", "Quality";
    status: "Tila", "Status", "Status";
    retrieved: "Haettu (vvvv-kk-pp)", "Hämtad (åååå-mm-dd)", "Retrieved (yyyy-mm-dd)";
    licence: "Lisenssi", "Licens", "Licence";
    own_value(library, year): "Kirjaston oma arvo: {library} {year}", "Bibliotekets eget värde: {library} {year}", "A library's own value: {library} {year}";
    new_own: "Kirjaston oma arvo, esimerkiksi lämmöntoimittajan", "Bibliotekets eget värde, till exempel värmeleverantörens", "A library's own value, such as its heat supplier's";
    library_code: "Kirjaston tunnus", "Bibliotekets kod", "Library's code";
    method: "Miten arvo on laskettu", "Hur värdet har räknats", "How the value was made";
    new_source: "Uusi lähde", "Ny källa", "New source";
    new_source_hint: "Lähteen voi valita, kun se on tallennettu.", "Källan kan väljas när den har sparats.", "The source can be chosen once it is saved.";
    source_key: "Lähteen tunnus", "Källans kod", "Key of the source";
    source_title: "Nimi", "Namn", "Title";
    source_url: "Osoite", "Adress", "Address";

    abbreviation: "Lyhenne", "Förkortning", "Abbreviation";
    city: "Paikkakunta", "Ort", "City";
    service_units: "Kirjastoyksiköt", "Biblioteksenheter", "Service units";
    member_from: "Jäsen vuodesta", "Medlem från år", "Member from";
    not_member_in: "Ei jäsen vuosina", "Inte medlem åren", "Not a member in";
    not_member_in_hint:
        "Vuodet jäsenyyden ensimmäisen ja viimeisen vuoden välissä, esim. 2019, 2021–2022.",
        "Åren mellan medlemskapets första och sista år, t.ex. 2019, 2021–2022.",
        "The years between the first and the last of its membership, such as 2019, 2021–2022.";
    member_to: "Jäsen vuoteen", "Medlem till år", "Member until";
    from_label: "Vuodesta", "Från år", "From the year";
    to_label: "Vuoteen", "Till år", "Until the year";
    open_hint: "Tyhjä: avoin.", "Tomt: öppet.", "Blank: open.";
    new_theme: "Uusi teema", "Nytt tema", "New theme";
    theme_remove: "Tyhjennä tunnus, jos haluat poistaa teeman. Teemaa, johon mittari kuuluu, ei voi poistaa.", "Töm koden om du vill ta bort temat. Ett tema som en indikator hör till kan inte tas bort.", "Clear the code to remove the theme. A theme that an indicator belongs to cannot be removed.";
    new_target: "Uusi tavoite", "Nytt mål", "New target";
    indicator: "Mittari", "Indikator", "Indicator";
    baseline: "Perusvuosi", "Basår", "Baseline year";
    target_year: "Tavoitevuosi", "Målår", "Target year";
    change_percent: "Muutos perusvuodesta, %", "Förändring från basåret, %", "Change from the baseline, %";
    reason_in(language): "Päätös, {language}", "Beslut, {language}", "Decision, {language}";
    naming: "Kirjastot saa nimetä toisilleen arvojensa rinnalla", "Biblioteken får namnges för varandra vid sina värden", "Libraries may be named to one another beside their values";
    naming_hint: "Oletus on ei: muut näkyvät nimettöminä pisteinä.", "Förvalt är nej: de andra syns som namnlösa punkter.", "The default is no: others are unnamed dots.";
    size_of_libraries: "Kirjastojen koko", "Bibliotekens storlek", "Size of libraries";
    protection: "Yksittäisen kirjaston suoja", "Skydd för enskilda bibliotek", "Protection of single libraries";
    size_why: "Millä kirjastojen koko mitataan: sillä painotetaan kattavuus ja jaetaan kirjastot kolmeen ryhmään. Jäädytetyt vuodet pitävät omansa.",
        "Vad bibliotekens storlek mäts med: det väger täckningen och delar biblioteken i tre grupper. Frysta år behåller sitt eget.",
        "What libraries' size is measured by: it weighs the coverage, and parts libraries into three groups. Frozen years keep their own.";
    near: "Kuinka lähelle pienen kirjaston henkilöitä koskevaa lukua kukaan ei saa päästä, %", "Hur nära ett litet biblioteks siffra om personer ingen får komma, %", "How near nobody may come to a small library's figure about persons, %";
    near_hint: "1–100. Tyhjä on 20.", "1–100. Tomt är 20.", "1–100. Blank is 20.";
    size_by: "Koon mitta", "Storlekens mått", "Measure of size";
    size_by_hint: "Mittarin tunnus. Luku, jonka kirjastot ilmoittavat ja joka ei koske henkilöitä.", "Indikatorns kod. En siffra som biblioteken rapporterar och som inte gäller personer.", "An indicator's code. A number that libraries enter, and not about persons.";
    size_from: "Keskimmäinen ryhmä alkaa", "Mellangruppen börjar", "The middle group begins at";
    size_to: "Keskimmäinen ryhmä päättyy", "Mellangruppen slutar", "The middle group ends at";
    size_least: "Pienin jakaja, jolla kirjaston suhdeluku näytetään", "Minsta nämnare med vilken ett biblioteks kvot visas", "The least divisor with which a library's ratio is shown";
    size_least_hint: "Esimerkiksi lainat opiskelijaa kohti.", "Till exempel lån per studerande.", "Loans per student, for example.";
    size_share_in(language): "Osuuden perässä, {language}", "Efter en andel, {language}", "Behind a share, {language}";
    size_share_hint: "93 % … opiskelijoista", "93 % … av studerandena", "93% … of students";
    size_counted_in(language): "Luvun perässä, {language}", "Efter ett tal, {language}", "Behind a number, {language}";
    size_counted_hint: "yli 6 000 … opiskelijaa", "över 6 000 … studerande", "over 6,000 … students";
    hand_first: "Kädenjäljen ensimmäinen luku", "Handavtryckets första siffra", "The handprint's first number";
    hand_facts: "Kädenjäljen muut luvut", "Handavtryckets övriga siffror", "The handprint's other numbers";
    foot_first: "Jalanjäljen ensimmäinen luku", "Fotavtryckets första siffra", "The footprint's first number";
    foot_facts: "Jalanjäljen muut luvut", "Fotavtryckets övriga siffror", "The footprint's other numbers";
    carbon: "Hiilikädenjälki", "Koldioxidhandavtryck", "Carbon handprint";

    needs_language(label): "{label}: teksti puuttuu", "{label}: texten saknas", "{label}: the text is missing";
    needs_value(label): "{label}: puuttuu", "{label}: saknas", "{label}: is missing";
    not_a_number(label, typed): "{label}: ”{typed}” ei ole luku", "{label}: ”{typed}” är inte ett tal", "{label}: \"{typed}\" is not a number";
    not_a_year(label, typed): "{label}: ”{typed}” ei ole vuosi 1990–2100", "{label}: ”{typed}” är inte ett år 1990–2100", "{label}: \"{typed}\" is not a year from 1990 to 2100";
    not_a_code(label, typed): "{label}: ”{typed}” ei ole tunnus", "{label}: ”{typed}” är inte en kod", "{label}: \"{typed}\" is not a code";
    not_a_date(label, typed): "{label}: ”{typed}” ei ole päivä muodossa vvvv-kk-pp", "{label}: ”{typed}” är inte ett datum åååå-mm-dd", "{label}: \"{typed}\" is not a date yyyy-mm-dd";
    frozen_year(label, year): "{label}: aikaisin vuosi on {year}, sitä aiemmat on jäädytetty", "{label}: tidigaste året är {year}, de tidigare är frysta", "{label}: the earliest year is {year}; those before it are frozen";
    code_taken(code): "Tunnus {code} on jo käytössä", "Koden {code} används redan", "The code {code} is in use already";
    not_an_address: "Osoitteen pitää alkaa https://", "Adressen ska börja med https://", "The address has to begin with https://";
}
