//! The pages for everybody.

words! {
    overview_title(year): "Kädenjälki ja jalanjälki {year}", "Handavtryck och fotavtryck {year}", "Handprint and footprint {year}";
    overview_lede(year): "Kirjastojen yhteinen kädenjälki ja jalanjälki vuonna {year}: mitä kirjastot saivat aikaan, mitä toiminta kuormitti ja kuinka varmasti sen tiedämme.",
        "Bibliotekens gemensamma handavtryck och fotavtryck år {year}: vad biblioteken åstadkom, vad verksamheten belastade och hur säkert vi vet det.",
        "The joint handprint and footprint of the libraries in {year}: the good they did, the load they caused, and how surely we know it.";
    nothing_published: "Mitään ei ole vielä julkaistu", "Inget har publicerats ännu", "Nothing has been published yet";
    nothing_published_do: "Ensimmäinen vuosi näkyy tässä, kun koordinaattori on jäädyttänyt sen.",
        "Det första året syns här när koordinatorn har fryst det.",
        "The first year appears here when the coordinator has frozen it.";
    hand_what: "Mitä hyvää kirjastot saavat aikaan muille: oppimista, avoimuutta, yhteistyötä.",
        "Vad gott biblioteken åstadkommer för andra: lärande, öppenhet, samarbete.",
        "The good that libraries do for others: learning, openness, collaboration.";
    foot_what: "Miten kirjastojen oma toiminta kuormittaa ympäristöä.",
        "Hur bibliotekens egen verksamhet belastar miljön.",
        "How the libraries' own operation burdens the environment.";
    more_than(change, year, n): "{change} enemmän kuin vuonna {year}, samat {n} kirjastoa", "{change} mer än år {year}, samma {n} bibliotek", "{change} more than in {year}, the same {n} libraries";
    less_than(change, year, n): "{change} vähemmän kuin vuonna {year}, samat {n} kirjastoa", "{change} mindre än år {year}, samma {n} bibliotek", "{change} less than in {year}, the same {n} libraries";
    same_as(year, n): "sama kuin vuonna {year}, samat {n} kirjastoa", "samma som år {year}, samma {n} bibliotek", "the same as in {year}, the same {n} libraries";
    no_change_break(reason): "Muutosta ei lasketa: {reason}", "Ingen förändring räknas: {reason}", "No change is computed: {reason}";
    not_compared: "ei verrata", "jämförs inte", "not compared";
    no_earlier: "Edellisvuodelta ei ole vertailtavaa lukua.", "Det finns ingen jämförbar siffra från föregående år.", "There is no comparable figure from the year before.";
    change_protected: "Muutosta ei näytetä, jotta yhden pienen kirjaston luku ei paljastu.", "Förändringen visas inte, så att ett litet biblioteks siffra inte röjs.", "The change is not shown, so that no small library's figure is revealed.";
    change_from(year): "Muutos vuodesta {year}", "Förändring från {year}", "Change from {year}";
    points_change(points): "{points} prosenttiyksikköä", "{points} procentenheter", "{points} percentage points";
    finding_up(name, change): "{name}: kasvua {change}.", "{name}: upp {change}.", "{name}: up {change}.";
    finding_down(name, change): "{name}: laskua {change}.", "{name}: ned {change}.", "{name}: down {change}.";
    finding_same(name): "{name}: ennallaan.", "{name}: oförändrat.", "{name}: unchanged.";
    finding_value(name, value): "{name}: {value}.", "{name}: {value}.", "{name}: {value}.";
    emissions_down(percent, activity, factor, label): "Päästöt pienenivät {percent}: kulutuksen muutos {activity}, {label} {factor}.",
        "Utsläppen minskade med {percent}: förändrad förbrukning {activity}, {label} {factor}.",
        "Emissions fell by {percent}: change in use {activity}, {label} {factor}.";
    emissions_up(percent, activity, factor, label): "Päästöt kasvoivat {percent}: kulutuksen muutos {activity}, {label} {factor}.",
        "Utsläppen ökade med {percent}: förändrad förbrukning {activity}, {label} {factor}.",
        "Emissions rose by {percent}: change in use {activity}, {label} {factor}.";
    emissions_same(activity, factor, label): "Päästöt pysyivät ennallaan: kulutuksen muutos {activity}, {label} {factor}.",
        "Utsläppen var oförändrade: förändrad förbrukning {activity}, {label} {factor}.",
        "Emissions stayed the same: change in use {activity}, {label} {factor}.";
    emissions_unknown: "Jalanjäljestä ei ole tältä vuodelta vertailtavaa lukua.", "För fotavtrycket finns ingen jämförbar siffra detta år.", "There is no comparable footprint figure for this year.";
    cleaner_energy: "puhtaampi energia", "renare energi", "cleaner energy";
    changed_factors: "päästökertoimien muutos", "ändrade utsläppsfaktorer", "change in emission factors";
    split_head: "Kulutuksen muutos", "Förändrad förbrukning", "Change in use";
    two_answers: "Jalanjälki on kirjastojen oma kuormitus. Kädenjälki syntyy muiden toiminnassa ja lasketaan oletettuun vertailukohtaan. Ne vastaavat eri kysymyksiin.",
        "Fotavtrycket är bibliotekens egen belastning. Handavtrycket uppstår i andras verksamhet och räknas mot en antagen jämförelsepunkt. De svarar på olika frågor.",
        "The footprint is the libraries' own load. The handprint arises in what others do and is measured against an assumed baseline. They answer different questions.";
    read_why: "Lue miksi", "Läs varför", "Read why";
    direction_title: "Viiden vuoden suunta", "Riktningen under fem år", "The direction over five years";
    direction_why: "Sama kirjastojoukko joka vuosi, jotta muutos ei johdu siitä, kuka vastasi.",
        "Samma bibliotek varje år, så att förändringen inte beror på vem som svarade.",
        "The same libraries every year, so that a change is not due to who answered.";
    multiples_title(from, to): "Kahdeksan mittaria {from}–{to}", "Åtta indikatorer {from}–{to}", "Eight indicators {from}–{to}";
    multiples_sub: "Samat kirjastot kaikkina vuosina, joina kukaan ilmoitti. Jokaisella mittarilla on oma asteikkonsa, joka alkaa nollasta.",
        "Samma bibliotek alla år då någon rapporterade. Varje indikator har sin egen skala som börjar från noll.",
        "The same libraries in all years in which anybody reported. Each indicator has its own scale, which begins at zero.";
    footprint_title: "Mistä jalanjälki syntyy", "Var fotavtrycket uppstår", "Where the footprint comes from";
    footprint_why: "Energia, hankinnat, matkat ja digitaalinen käyttö. Vaihteluväli yhdistää kaikki alimmat ja kaikki ylimmät kertoimet.",
        "Energi, anskaffningar, resor och digital användning. Intervallet förenar alla lägsta och alla högsta faktorer.",
        "Energy, acquisitions, travel and digital use. The range joins all the lowest and all the highest factors.";
    components_none: "Osia ei voi esittää rinnakkain: yhdelläkään samalla kirjastojoukolla ei ole kaikkia osia näinä vuosina.", "Delarna kan inte visas sida vid sida: ingen och samma grupp av bibliotek har alla delar dessa år.", "The components cannot be shown side by side: no one group of libraries has all of them in these years.";
    components_title: "Päästöt osittain", "Utsläpp per del", "Emissions by component";
    components_sub(mass, n, share): "{mass}, samat {n} kirjastoa kaikkina vuosina ({share} opiskelijoista). Sijaintiperusteinen energia.",
        "{mass}, samma {n} bibliotek alla år ({share} av studerandena). Platsbaserad energi.",
        "{mass}, the same {n} libraries in all years ({share} of students). Location-based energy.";
    component: "Osa", "Del", "Component";
    total: "Yhteensä", "Totalt", "Total";
    range: "Vaihteluväli", "Intervall", "Range";
    quality: "Laatu", "Kvalitet", "Quality";
    change: "Muutos", "Förändring", "Change";
    decomposition_title: "Mistä muutos tuli", "Vad förändringen berodde på", "What the change came from";
    decomposition_sub(from, to, n, mass): "Muutos {from}–{to}, {mass} Samat {n} kirjastoa, joilla on kaikki osat molempina vuosina.",
        "Förändring {from}–{to}, {mass} Samma {n} bibliotek som har alla delar båda åren.",
        "Change {from}–{to}, {mass}. The same {n} libraries that have all components in both years.";
    decomposition_src: "Kulutuksen muutos: kirjastojen oma kulutus muuttui. Kertoimien muutos: sama kulutus aiheuttaa eri päästön, esimerkiksi kun sähkö puhdistuu.",
        "Förändrad förbrukning: bibliotekens egen förbrukning ändrades. Ändrade faktorer: samma förbrukning ger ett annat utsläpp, till exempel när elen blir renare.",
        "Change in use: the libraries' own use changed. Changed factors: the same use causes a different emission, for example when electricity becomes cleaner.";
    share_of(year): "Osuus vuoden {year} päästöistä", "Andel av utsläppen {year}", "Share of {year} emissions";
    carbon_title: "Hiilikädenjälki, vain vaihteluvälinä", "Koldioxidhandavtryck, bara som intervall", "Carbon handprint, only as a range";
    carbon_why: "Tämä on tulosten epävarmin luku. Se riippuu oletuksesta, kuinka moni laina korvaa ostetun kirjan.",
        "Det här är resultatens osäkraste siffra. Den beror på antagandet om hur många lån som ersätter en köpt bok.",
        "This is the least certain of the results. It depends on the assumption of how many loans replace a bought book.";
    carbon_fig: "Vältettyjä päästöjä voi arvioida vain väljästi", "Undvikna utsläpp kan bara uppskattas löst", "Avoided emissions can only be estimated loosely";
    carbon_sub: "Arvio muiden vältetyistä päästöistä. Vertailukohta: kirja ostetaan uutena ja luetaan kerran; koulutukseen matkustetaan.",
        "En uppskattning av utsläpp som andra undvek. Jämförelsepunkt: boken köps ny och läses en gång; man reser till undervisningen.",
        "An estimate of emissions that others avoided. Baseline: the book is bought new and read once; people travel to the teaching.";
    carbon_src: "Vaihteluväli yhdistää kaikki alimmat ja kaikki ylimmät oletukset. Se ei ole luottamusväli.",
        "Intervallet förenar alla lägsta och alla högsta antaganden. Det är inte ett konfidensintervall.",
        "The range joins all the lowest and all the highest assumptions. It is not a confidence interval.";
    estimate: "Arvio", "Uppskattning", "Estimate";
    lower: "Alaraja", "Nedre gräns", "Lower bound";
    upper: "Yläraja", "Övre gräns", "Upper bound";
    stories_title: "Tarinat lukujen takana", "Berättelserna bakom siffrorna", "The stories behind the numbers";
    stories_why(n, year): "Vuodelta {year} julkaistuja vaikuttavuustarinoita: {n}.", "Publicerade berättelser om genomslag för {year}: {n}.", "Impact stories published for {year}: {n}.";
    all_stories: "Kaikki tarinat", "Alla berättelser", "All stories";
    related_indicator: "Liittyvä mittari", "Tillhörande indikator", "Related indicator";
    how_title: "Näin tulos laskettiin", "Så räknades resultatet", "How the result was made";
    how_why: "Määritelmät, kertoimet ja jokaisen luvun alkuperä ovat julkisia.", "Definitioner, faktorer och varje siffras ursprung är offentliga.", "Definitions, factors and the origin of each number are public.";
    step_gathered: "Kerätty", "Insamlat", "Gathered";
    step_gathered_how(n): "{n} kirjastoa ilmoitti tietonsa.", "{n} bibliotek rapporterade sina uppgifter.", "{n} libraries reported their figures.";
    step_checked: "Tarkistettu", "Granskat", "Checked";
    step_checked_how(n): "Koordinaattori hyväksyi {n} kirjaston tiedot.", "Koordinatorn godkände uppgifterna från {n} bibliotek.", "The coordinator approved the figures of {n} libraries.";
    step_computed: "Laskettu", "Räknat", "Computed";
    step_computed_how(version): "Päästökertoimet, versio {version}. Summat ovat ilmoitettuja, mitään ei ole paikattu.", "Utsläppsfaktorer, version {version}. Summorna är rapporterade, inget har fyllts i.", "Emission factors, version {version}. Sums are of what was reported; nothing was filled in.";
    step_frozen: "Jäädytetty", "Fryst", "Frozen";
    step_frozen_how(date): "{date}. Myöhemmät korjaukset näkyvät erikseen, raportin luvut eivät muutu.", "{date}. Senare korrigeringar visas separat, rapportens siffror ändras inte.", "{date}. Later corrections are shown separately; the report's numbers do not change.";
    take_title: "Lataa ja käytä", "Ladda ner och använd", "Download and use";
    report_of(year): "Vuosiraportti {year}", "Årsrapport {year}", "Annual summary {year}";
    report_what: "Toimintakertomuksen liitteeksi. Saavutettava PDF, jossa luvut ovat liitteenä.", "Som bilaga till verksamhetsberättelsen. Tillgänglig PDF med siffrorna som bilaga.", "To go with the annual report. An accessible PDF with the figures attached.";
    file_figures: "Julkaistut luvut ja kattavuus", "Publicerade siffror och täckning", "Published figures and coverage";
    citation(consortium, frozen_year, year, version, date): "{consortium} ({frozen_year}). Jälki: kädenjälki ja jalanjälki {year}. Kertoimet {version}, jäädytetty {date}. CC BY 4.0.",
        "{consortium} ({frozen_year}). Jälki: handavtryck och fotavtryck {year}. Faktorer {version}, fryst {date}. CC BY 4.0.",
        "{consortium} ({frozen_year}). Jälki: handprint and footprint {year}. Factors {version}, frozen {date}. CC BY 4.0.";
    identity: "Tunniste", "Identifierare", "Identifier";

    indicators_title: "Mittarit", "Indikatorer", "Indicators";
    indicators_lede(year): "Kaikki mittarit teemoittain ja konsortion luvut vuodelta {year}.", "Alla indikatorer enligt tema och konsortiets siffror för {year}.", "All indicators by theme, and the consortium's figures for {year}.";
    indicator: "Mittari", "Indikator", "Indicator";
    value: "Luku", "Siffra", "Figure";
    libraries: "Kirjastoja", "Bibliotek", "Libraries";
    side: "Puoli", "Sida", "Side";
    trend_title(name): "{name} vuosittain", "{name} per år", "{name} by year";
    trend_sub(unit, from, to, n, share): "{unit}, {from}–{to}. Samat {n} kirjastoa kaikkina vuosina ({share} opiskelijoista).", "{unit}, {from}–{to}. Samma {n} bibliotek alla år ({share} av studerandena).", "{unit}, {from}–{to}. The same {n} libraries in all years ({share} of students).";
    trend_sub_all(unit, from, to): "{unit}, {from}–{to}. Kaikki ilmoittaneet kunakin vuonna.", "{unit}, {from}–{to}. Alla som rapporterade varje år.", "{unit}, {from}–{to}. All who reported each year.";
    same_libraries(n): "Samat {n} kirjastoa", "Samma {n} bibliotek", "The same {n} libraries";
    direction_panel: "Samat kirjastot", "Samma bibliotek", "Same libraries";
    all_reporters: "Kaikki ilmoittaneet", "Alla som rapporterat", "All reporters";
    hidden_coverage: "Kattavuus on alle puolet, siksi summaa ei näytetä.", "Täckningen är under hälften, därför visas ingen summa.", "Coverage is under half, so no total is shown.";
    warned_coverage: "Kattavuus on 50–80 %: tulkitse varoen.", "Täckningen är 50–80 %: tolka med försiktighet.", "Coverage is 50–80%: interpret with care.";
    small_panel: "Nämä kirjastot ovat alle puolet konsortiosta: lue suunta, älä summaa.", "De här biblioteken är under hälften av konsortiet: läs riktningen, inte summan.", "These libraries are under half of the consortium: read the direction, not the total.";
    trend_src: "Lähde: kirjastojen ilmoitukset, jäädytetyt vuodet. Aukko tarkoittaa, ettei tietoa ole. Muutosta ei lasketa katkoksen yli.",
        "Källa: bibliotekens rapporter, frysta år. En lucka betyder att uppgift saknas. Ingen förändring räknas över ett avbrott.",
        "Source: the libraries' reports, frozen years. A gap means that there is no data. No change is computed across a break.";
    download_csv: "Lataa CSV", "Ladda ner CSV", "Download CSV";
    distribution_title(name): "{name}: kirjastojen jakauma", "{name}: fördelning mellan biblioteken", "{name}: distribution over libraries";
    distribution_sub(unit, year): "{unit}, {year}. Piste on kirjasto, viiva mediaani, alue keskimmäinen puolikas.", "{unit}, {year}. Punkten är ett bibliotek, linjen medianen, området den mellersta halvan.", "{unit}, {year}. A dot is a library, the line the median, the band the middle half.";
    not_ranked: "Kirjastoja ei nimetä eikä aseteta järjestykseen.", "Biblioteken namnges inte och rangordnas inte.", "Libraries are not named and not ranked.";
    group: "Ryhmä", "Grupp", "Group";
    group_all: "Kaikki", "Alla", "All";
    group_large: "Yli 6 000 opiskelijaa", "Över 6 000 studerande", "Over 6,000 students";
    group_middle: "2 500–6 000", "2 500–6 000", "2,500–6,000";
    group_small: "Alle 2 500", "Under 2 500", "Under 2,500";
    quartile_low: "Alakvartiili", "Nedre kvartil", "Lower quartile";
    median: "Mediaani", "Median", "Median";
    quartile_high: "Yläkvartiili", "Övre kvartil", "Upper quartile";
    under_five: "alle 5", "under 5", "under 5";
    personal_note: "Pienissä kirjastoissa luku voi kertoa yhdestä ihmisestä. Siksi näytetään vain vähintään kolmen kirjaston summia.",
        "I små bibliotek kan siffran handla om en enda människa. Därför visas bara summor av minst tre bibliotek.",
        "In a small library the figure may describe one person. So only totals of at least three libraries are shown.";
    levels_title: "Itsearvioiden jakauma", "Självbedömningarnas fördelning", "Distribution of self-assessments";
    levels_sub(year): "Kirjastoja tasoittain, {year}. Ei keskiarvoa, ei järjestystä.", "Bibliotek per nivå, {year}. Inget medeltal, ingen rangordning.", "Libraries by level, {year}. No mean, no ranking.";
    level: "Taso", "Nivå", "Level";
    lineage_title: "Näin luku syntyi", "Så uppstod siffran", "How this number was made";
    lineage_reported(n): "{n} kirjastoa ilmoitti", "{n} bibliotek rapporterade", "{n} libraries reported";
    lineage_reported_how(reported, estimated): "{reported} ilmoitettua arvoa, {estimated} kirjaston arviota.", "{reported} rapporterade värden, {estimated} uppskattningar av bibliotek.", "{reported} reported values, {estimated} library's estimates.";
    replaced_by: "Tilalla", "Ersatt av", "Replaced by";
    not_shown: "ei näytetä", "visas inte", "not shown";
    protected: "Summaa ei näytetä: siitä voisi päätellä yhden kirjaston luvun.", "Summan visas inte: av den kunde ett biblioteks siffra härledas.", "The total is not shown: one library's figure could be worked out from it.";
    own_breaks(n): "{n} kirjaston oma laskentatapa muuttui.", "{n} biblioteks eget räknesätt ändrades.", "The way of counting changed in {n} libraries.";
    count_reported(n): "{n} ilmoitettu", "{n} rapporterade", "{n} reported";
    count_estimated(n): "{n} arvioitu", "{n} uppskattade", "{n} estimated";
    count_not_collected(n): "{n} ei kerätty", "{n} inte insamlade", "{n} not collected";
    count_not_applicable(n): "{n} ei koske", "{n} gäller inte", "{n} not applicable";
    count_missing(n): "{n} puuttuu", "{n} saknas", "{n} missing";
    count_noted(n): "selityksiä {n}", "förklaringar: {n}", "explanations: {n}";
    no_factor_that_year(year): "ei kerrointa vuodelle {year}, joten lukua ei ole", "ingen faktor för {year}, därför ingen siffra", "no factor for {year}, so there is no number";
    own_factors(n): "Kirjastoja, joilla oman toimittajan arvo: {n}.", "Bibliotek med sin leverantörs värde: {n}.", "Libraries with their supplier's value: {n}.";
    made_from: "Mistä laskettu", "Räknat av", "Made from";
    tree_title: "Luvun alkuperä", "Siffrans ursprung", "Where the number comes from";
    tree_why: "Kaava, sen syötteet, kirjastojen antamat luvut ja kertoimet lähteineen.", "Formeln, dess indata, bibliotekens siffror och faktorerna med källor.", "The formula, what it reads, the libraries' figures and the factors with their sources.";
    tree_cells: "Kirjastojen luvut, koordinaattorille", "Bibliotekens siffror, för koordinatorn", "The libraries' figures, for the coordinator";
    estimated_share(share): "arvioiden osuus {share}", "uppskattningarnas andel {share}", "share of estimates {share}";
    basis_index: "Ketjuindeksi", "Kedjeindex", "Chain index";
    index_title(name): "{name}: ketjuindeksi", "{name}: kedjeindex", "{name}: chain-linked index";
    index_sub: "Kasvu vuodesta toiseen niistä kirjastoista, jotka ovat molemmissa vuosissa, ketjutettuna. 100 on ensimmäinen vuosi; katkoksen jälkeen alkaa uusi ketju.",
        "Tillväxten från år till år för de bibliotek som finns i båda åren, kedjad. 100 är första året; efter ett brott börjar en ny kedja.",
        "Growth from year to year of the libraries that are in both years, chained. 100 is the first year; a new chain begins after a break.";
    index_column: "Indeksi", "Index", "Index";
    index_begins: "ketju alkaa", "kedjan börjar", "the chain begins";
    in_all: "Yhteensä", "Totalt", "In all";
    per(name): "/ {name}", "/ {name}", "/ {name}";
    recalculated_title: "Julkaistut ja nykyisillä kertoimilla", "Som publicerat och med dagens faktorer", "As reported and with today's factors";
    as_reported: "Julkaistu (luettelon versio)", "Som publicerat (katalogens version)", "As reported (catalogue)";
    recalculated: "Nykyisillä kertoimilla (luettelon versio)", "Med dagens faktorer (katalogens version)", "With today's factors (catalogue)";
    recalculated_effect: "Kertoimien tarkistus", "Revidering av faktorer", "Revision of factors";
    recalculated_why: "Jäädytetty luku ei muutu. Jos kertoimia on sen jälkeen tarkistettu, oikealla on, mitä luku olisi nyt.", "En fryst siffra ändras inte. Om faktorerna har reviderats efteråt står till höger vad siffran vore nu.", "A frozen number does not change. Where factors have been revised since, the right side says what it would be now.";
    target(change, year, baseline, reason): "Tavoite: {change} vuoteen {year} vuodesta {baseline}. {reason}", "Mål: {change} till {year} från {baseline}. {reason}", "Target: {change} by {year} from {baseline}. {reason}";
    target_so_far(change): "Tähän mennessä {change} (ketjuindeksi).", "Hittills {change} (kedjeindex).", "So far {change} (chain index).";
    target_unknown: "Perusvuodesta tähän ei ole katkeamatonta ketjua vertailtavia vuosia, joten muutosta ei voi laskea.", "Från basåret hit finns ingen obruten kedja av jämförbara år, så förändringen kan inte räknas.", "No unbroken chain of comparable years leads from the baseline to here, so the change cannot be computed.";
    method_revisions: "Korjatut vuodet", "Korrigerade år", "Corrected years";
    method_revisions_none: "Yhtään julkaistua vuotta ei ole korjattu.", "Inget publicerat år har korrigerats.", "No published year has been corrected.";
    revision_line(year, revision, on, reason, what): "{year}, versio {revision}, {on}: {reason} Korjattu (kirjastojen määrä): {what}.", "{year}, version {revision}, {on}: {reason} Korrigerat (antal bibliotek): {what}.", "{year}, revision {revision}, {on}: {reason} Corrected (number of libraries): {what}.";
    revision_same: "ei lukuja", "inga siffror", "no figures";
    lineage_noted(n): "Arvoja, joihin on selitys: {n}", "Värden med en förklaring: {n}", "Values with an explanation: {n}";
    lineage_approved: "Koordinaattori hyväksyi", "Koordinatorn godkände", "The coordinator approved";
    lineage_approved_how(date): "Viimeinen hyväksyntä {date}.", "Sista godkännandet {date}.", "Last approval {date}.";
    lineage_computed: "Laskettiin yhteen", "Räknades samman", "Brought together";
    lineage_frozen(date): "Jäädytettiin {date}", "Frystes {date}", "Frozen {date}";
    revision(n): "korjausversio {n}", "korrigerad version {n}", "revision {n}";
    method_sum: "Summa ilmoitetuista. Puuttuvia ei arvioitu.", "Summan av det rapporterade. Det som saknas har inte uppskattats.", "The sum of what was reported. What is missing was not estimated.";
    method_ratio: "Osoittajien summa jaettuna nimittäjien summalla, kirjastoista joilla on molemmat.", "Täljarnas summa delad med nämnarnas, från bibliotek som har båda.", "The sum of numerators over the sum of denominators, from libraries that have both.";
    method_mean(weight): "Painotettu keskiarvo, painona {weight}.", "Vägt medeltal med vikten {weight}.", "A mean weighted by {weight}.";
    method_median: "Kirjastojen mediaani. Yhteiskirjasto lasketaan kerran.", "Bibliotekens median. Ett sambibliotek räknas en gång.", "The median of libraries. A joint library counts once.";
    method_distribution: "Kirjastojen määrä kullakin tasolla ja mediaani.", "Antalet bibliotek på varje nivå och medianen.", "The number of libraries on each level, and the median.";
    definition: "Määritelmä", "Definition", "Definition";
    standard: "Standardi", "Standard", "Standard";
    formula: "Kaava", "Formel", "Formula";
    factors_used: "Kertoimet", "Faktorer", "Factors";
    carried_from(year): "{year}, viety eteenpäin", "{year}, fört vidare", "{year}, carried forward";
    left_out(names): "Puuttuu joiltakin kirjastoilta, osa jätetty pois: {names}", "Saknas från några bibliotek, delen utelämnad: {names}", "Missing from some libraries, term left out: {names}";
    voluntary: "vapaaehtoinen", "frivillig", "voluntary";
    stories_of_indicator: "Tarinat, jotka selittävät lukua", "Berättelser som förklarar siffran", "Stories that explain the number";

    in_finnish: "suomi", "finska", "Finnish";
    in_swedish: "ruotsi", "svenska", "Swedish";
    in_english: "englanti", "engelska", "English";
    story_written(lang_name): "kirjoitettu kielellä: {lang_name}", "skriven på: {lang_name}", "written in: {lang_name}";
    stories_list_title: "Vaikuttavuustarinat", "Berättelser om genomslag", "Impact stories";
    stories_none: "Tältä vuodelta ei ole julkaistu tarinoita.", "Inga berättelser har publicerats för det här året.", "No stories have been published for this year.";
    story_library: "Kirjasto", "Bibliotek", "Library";
    story_year: "Vuosi", "År", "Year";
    story_themes: "Teemat", "Teman", "Themes";
    story_language: "Kirjoituskieli", "Skrivspråk", "Language";

    method_title: "Menetelmä", "Metod", "Method";
    method_lede: "Miten luvut määritellään, lasketaan ja näytetään, ja mihin ne nojaavat.", "Hur siffrorna definieras, räknas och visas, och vad de vilar på.", "How figures are defined, computed and shown, and what they rest on.";
    method_why_not_netted: "Miksi kädenjälkeä ei vähennetä", "Varför handavtrycket inte dras av", "Why the handprint is not deducted";
    method_why_not_netted_text: "Jalanjälki on kirjastojen aiheuttama päästö. Kädenjälki on arvio siitä, paljonko muiden päästöjä jäi syntymättä verrattuna oletettuun vaihtoehtoon. Säästö syntyy jonkun toisen laskelmassa, ja se riippuu oletuksesta: huonompi vertailukohta tekisi kädenjäljestä suuremman. Siksi niitä ei lasketa yhteen eikä vähennetä toisistaan missään kaavassa, kaaviossa tai lauseessa. Oman kulutuksen väheneminen näkyy jalanjäljen suuntana.",
        "Fotavtrycket är utsläpp som biblioteken orsakar. Handavtrycket är en uppskattning av hur mycket av andras utsläpp som uteblev jämfört med ett antaget alternativ. Besparingen uppstår i någon annans kalkyl och beror på antagandet: en sämre jämförelsepunkt skulle göra handavtrycket större. Därför adderas eller subtraheras de aldrig i någon formel, något diagram eller någon mening. Minskad egen förbrukning syns i fotavtryckets riktning.",
        "The footprint is what libraries emit. The handprint is an estimate of how much of others' emissions did not arise, compared with an imagined alternative. The saving is in somebody else's account, and it depends on the assumption: a worse baseline would make a larger handprint. So the two are never added or subtracted in any formula, chart or sentence. Reductions of our own show in the footprint's trend.";
    method_boundary: "Rajaus", "Avgränsning", "Boundary";
    method_coverage: "Kattavuus ja puuttuvat tiedot", "Täckning och uppgifter som saknas", "Coverage and missing data";
    method_coverage_text: "Puuttuva ei ole nolla. Jokaisen luvun vieressä on, montako jäsenkirjastoa on mukana ja kuinka suurta osaa opiskelijoista ne edustavat. Kun kattavuus on alle 80 %, lukuun liittyy varoitus; alle 50 %:n kattavuudella summaa ei näytetä. Mitään ei ole paikattu tai korotettu.",
        "Det som saknas är inte noll. Bredvid varje siffra står hur många medlemsbibliotek som ingår och hur stor del av studerandena de representerar. När täckningen är under 80 % följer en varning; under 50 % visas ingen summa. Inget har fyllts i eller räknats upp.",
        "Missing is not zero. Beside every number stands how many member libraries are in it and what share of students they represent. Under 80% coverage a warning goes with the number; under 50% no total is shown. Nothing has been filled in or scaled up.";
    method_trend: "Vertailu vuosien välillä", "Jämförelse mellan år", "Comparing years";
    method_trend_text: "Suunta lasketaan kirjastoista, joilla on luku joka vuodelta, jolta kukaan ilmoitti. Muutos kahden vuoden välillä lasketaan kirjastoista, joilla on molemmat. Kun laskentatapa on muuttunut, muutosta ei lasketa katkoksen yli.",
        "Riktningen räknas från bibliotek som har en siffra för varje år då någon rapporterade. Förändringen mellan två år räknas från bibliotek som har båda. När räknesättet har ändrats räknas ingen förändring över avbrottet.",
        "The trend is computed from libraries that have a figure for every year in which anybody reported. The change between two years is computed from libraries that have both. When the method has changed, no change is computed across the break.";
    method_uncertainty: "Epävarmuus", "Osäkerhet", "Uncertainty";
    method_uncertainty_text: "Jokaisella kertoimella on alin ja ylin arvo. Vaihteluväli yhdistää kaikki alimmat ja kaikki ylimmät; se ei ole luottamusväli. Päästöt näytetään enintään kahdella merkitsevällä numerolla. Laatumerkintä kertoo heikoimman lähteen: A luettu alkuperäisestä lähteestä, B luettu mutta toissijainen tai vanha, C muistinvarainen tai yksinkertainen johdos, D oletus. Alustava tarkoittaa, että luku nojaa kertoimeen, joka odottaa vahvistusta tai konsortion päätöstä.",
        "Varje faktor har ett lägsta och ett högsta värde. Intervallet förenar alla lägsta och alla högsta; det är inte ett konfidensintervall. Utsläpp visas med högst två gällande siffror. Kvalitetsmärkningen anger den svagaste källan: A läst i ursprunglig källa, B läst men sekundär eller gammal, C ur minnet eller enkel härledning, D antagande. Preliminär betyder att siffran vilar på en faktor som väntar på bekräftelse eller på konsortiets beslut.",
        "Each factor has a lowest and a highest value. The range joins all the lowest and all the highest; it is not a confidence interval. Emissions are shown with at most two significant figures. The quality mark tells the weakest source: A read in a primary source, B read but secondary or dated, C from memory or simple derivation, D assumption. Provisional means that the number rests on a factor that awaits confirmation or the consortium's decision.";
    method_small: "Pienet kirjastot", "Små bibliotek", "Small libraries";
    method_definitions: "Määritelmät", "Definitioner", "Definitions";
    method_factors: "Päästökertoimet ja oletukset", "Utsläppsfaktorer och antaganden", "Emission factors and assumptions";
    method_factors_lede(version, year): "Versio {version}. Vuonna {year} käytetty arvo on lihavoitu.", "Version {version}. Värdet som används för {year} är i fetstil.", "Version {version}. The value used for {year} is in bold.";
    method_breaks: "Aikasarjakatkokset", "Avbrott i tidsserier", "Breaks in series";
    method_breaks_none: "Julkaistuissa vuosissa ei ole katkoksia.", "De publicerade åren har inga avbrott.", "The published years have no breaks.";
    factor: "Kerroin", "Faktor", "Factor";
    unit: "Yksikkö", "Enhet", "Unit";
    source: "Lähde", "Källa", "Source";
    status: "Tila", "Status", "Status";
    factor_usable: "Käytössä", "I bruk", "In use";
    factor_verify: "Vahvistettava", "Ska bekräftas", "To be verified";
    factor_decide: "Päätettävä", "Ska beslutas", "To be decided";
    factor_example: "Esimerkki", "Exempel", "Example";

    reports_title: "Raportit", "Rapporter", "Reports";
    reports_lede: "Vuosittainen yhteenveto toimintakertomuksen liitteeksi. Jokainen raportti on tehty jäädytetyistä luvuista, eikä se muutu.",
        "En årlig sammanfattning som bilaga till verksamhetsberättelsen. Varje rapport är gjord av frysta siffror och ändras inte.",
        "A yearly summary to go with the annual report. Each report is made from frozen figures and does not change.";
    report_in_fi: "Suomeksi (PDF)", "På finska (PDF)", "In Finnish (PDF)";
    report_in_sv: "Ruotsiksi (PDF)", "På svenska (PDF)", "In Swedish (PDF)";
    report_in_en: "Englanniksi (PDF)", "På engelska (PDF)", "In English (PDF)";
    frozen_on(date): "Jäädytetty {date}", "Fryst {date}", "Frozen {date}";

    demo_title: "Mikä esimerkissä on oikeaa", "Vad som är riktigt i exemplet", "What is real in the example";
    demo_lede: "Esimerkkikonsortio näyttää, miltä Jälki tuntuu käytössä. Kirjastojen nimet ovat oikeita. Alla luetellut luvut kirjastot ovat itse julkaisseet, ja lähde on rivin lopussa. Kaikki muut luvut on tuotettu laskemalla, ja kaikki tarinat ja henkilöt ovat keksittyjä. Älä lainaa niitä.",
        "Exempelkonsortiet visar hur Jälki känns i bruk. Bibliotekens namn är riktiga. Siffrorna nedan har biblioteken själva publicerat, och källan står i slutet av raden. Alla andra siffror är genererade, och alla berättelser och personer är påhittade. Citera dem inte.",
        "The example consortium shows what Jälki feels like in use. The names of the libraries are real. The figures listed below were published by the libraries themselves, with the source at the end of the row. All other figures are generated, and all stories and people are invented. Do not quote them.";
    demo_real: "Oikeat julkaistut luvut", "Riktiga publicerade siffror", "Real published figures";
    demo_unused: "Julkaistut luvut, jotka eivät sovi", "Publicerade siffror som inte passar", "Published figures that do not fit";
    demo_unused_why: "Näitä ei ole pakotettu mukaan: määritelmä on toinen, vuosi on esimerkin ulkopuolella tai luku koskee muuta kuin jäsenkirjastoa.",
        "De här har inte tvingats in: definitionen är en annan, året ligger utanför exemplet eller siffran gäller något annat än ett medlemsbibliotek.",
        "These have not been forced in: the definition is another, the year is outside the example, or the figure is of something else than a member library.";
    original_label: "Lähteen oma nimi", "Källans egen benämning", "The source's own label";
    reason: "Syy", "Orsak", "Reason";
    unfit_definition: "Määritelmä on toinen", "Definitionen är en annan", "Another definition";
    unfit_library: "Ei jäsenkirjasto", "Inte ett medlemsbibliotek", "Not a member library";
    unfit_year: "Vuosi on esimerkin ulkopuolella", "Året ligger utanför exemplet", "The year is outside the example";
    unfit_later: "Toinen lähde samasta luvusta", "En annan källa till samma siffra", "Another source for the same figure";
    draft_banner(year): "Luonnos: vuotta {year} ei ole jäädytetty. Luvut voivat vielä muuttua.", "Utkast: året {year} har inte frysts. Siffrorna kan ännu ändras.", "Draft: {year} has not been frozen. The figures may still change.";

    accessibility_text: "Jälki on rakennettu täyttämään WCAG 2.2:n A- ja AA-tason vaatimukset. Sivut tarkistetaan automaattisesti jokaisessa muutoksessa, kaikilla kolmella kielellä, ilman JavaScriptiä ja sen kanssa. Ulkopuolista arviointia tai ruudunlukijatestausta ei ole vielä tehty. Jokaisen kaavion luvut ovat myös taulukkona, ja raportti on merkitty PDF/UA-1-muotoon. Arvio on palvelun kehittäjien oma. Jos jokin ei toimi sinulle, kerro siitä konsortion koordinaattorille. Toimintaa valvoo Traficom.",
        "Jälki är byggt för att uppfylla kraven i WCAG 2.2 på nivåerna A och AA. Sidorna kontrolleras automatiskt vid varje ändring, på alla tre språk, med och utan JavaScript. En utomstående bedömning eller testning med skärmläsare har ännu inte gjorts. Varje diagrams siffror finns också som tabell, och rapporten är märkt enligt PDF/UA-1. Bedömningen är utvecklarnas egen. Om något inte fungerar för dig, berätta det för konsortiets koordinator. Tillsynen utövas av Traficom.",
        "Jälki is built to meet WCAG 2.2 levels A and AA. The pages are checked automatically with every change, in all three languages, with and without JavaScript. No outside assessment or screen reader test has been made yet. Every chart's figures are also given as a table, and the report is tagged as PDF/UA-1. The assessment is the developers' own. If something does not work for you, tell the consortium's coordinator. The supervising authority is Traficom.";
    privacy_text: "Jälki käsittelee käyttäjätunnuksen haltijan nimeä, työsähköpostia, roolia ja kirjastoa sekä lokia siitä, kuka muutti mitäkin lukua. Tietoja tarvitaan tilaston luotettavuuteen. Kävijöitä ei seurata; ainoa eväste on kirjautuneen istunto. Tarinoissa ei ole henkilötietoja ilman kirjallista suostumusta, jonka voi perua milloin tahansa: tarina poistuu heti näkyvistä. Rekisterinpitäjän ja yhteystiedot ilmoittaa konsortio ennen käyttöönottoa.",
        "Jälki behandlar kontoinnehavarens namn, arbets-e-post, roll och bibliotek samt en logg över vem som ändrade vilken siffra. Uppgifterna behövs för statistikens tillförlitlighet. Besökare följs inte; den enda kakan är den inloggades session. Berättelserna innehåller inga personuppgifter utan skriftligt samtycke, som kan återtas när som helst: berättelsen försvinner genast. Personuppgiftsansvarig och kontaktuppgifter meddelas av konsortiet före ibruktagandet.",
        "Jälki processes the name, work e-mail, role and library of account holders, and a log of who changed which figure. They are needed for the reliability of the statistics. Visitors are not followed; the only cookie is the session of whoever signs in. Stories hold no personal data without written consent, which can be withdrawn at any time: the story disappears at once. The consortium states the controller and contact details before the service is taken into use.";
}
