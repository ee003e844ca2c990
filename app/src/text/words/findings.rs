//! Findings and exhibits: what numbers say, for page, report and file alike.

counted! {
    more_than(change, year; n): "{change} enemmän kuin vuonna {year}, sama kirjasto" | "{change} enemmän kuin vuonna {year}, samat {n} kirjastoa",
        "{change} mer än år {year}, samma bibliotek" | "{change} mer än år {year}, samma {n} bibliotek",
        "{change} more than in {year}, the same library" | "{change} more than in {year}, the same {n} libraries";
    less_than(change, year; n): "{change} vähemmän kuin vuonna {year}, sama kirjasto" | "{change} vähemmän kuin vuonna {year}, samat {n} kirjastoa",
        "{change} mindre än år {year}, samma bibliotek" | "{change} mindre än år {year}, samma {n} bibliotek",
        "{change} less than in {year}, the same library" | "{change} less than in {year}, the same {n} libraries";
    same_as(year; n): "sama kuin vuonna {year}, sama kirjasto" | "sama kuin vuonna {year}, samat {n} kirjastoa",
        "samma som år {year}, samma bibliotek" | "samma som år {year}, samma {n} bibliotek",
        "the same as in {year}, the same library" | "the same as in {year}, the same {n} libraries";
    same_libraries(; n): "Sama kirjasto" | "Samat {n} kirjastoa", "Samma bibliotek" | "Samma {n} bibliotek", "The same library" | "The same {n} libraries";
    trend_sub(unit, from, to, covered; n): "{unit}, {from}–{to}. Sama kirjasto kaikkina vuosina{covered}." | "{unit}, {from}–{to}. Samat {n} kirjastoa kaikkina vuosina{covered}.",
        "{unit}, {from}–{to}. Samma bibliotek alla år{covered}." | "{unit}, {from}–{to}. Samma {n} bibliotek alla år{covered}.",
        "{unit}, {from}–{to}. The same library in all years{covered}." | "{unit}, {from}–{to}. The same {n} libraries in all years{covered}.";
    components_sub(mass, covered; n): "{mass}, sama kirjasto kaikkina vuosina{covered}." | "{mass}, samat {n} kirjastoa kaikkina vuosina{covered}.",
        "{mass}, samma bibliotek alla år{covered}." | "{mass}, samma {n} bibliotek alla år{covered}.",
        "{mass}, the same library in all years{covered}." | "{mass}, the same {n} libraries in all years{covered}.";
    own_breaks(; n): "Yhden kirjaston oma laskentatapa muuttui." | "{n} kirjaston oma laskentatapa muuttui.",
        "Ett biblioteks eget räknesätt ändrades." | "{n} biblioteks eget räknesätt ändrades.",
        "The way of counting changed in one library." | "The way of counting changed in {n} libraries.";
    panel_too_small(; n): "Vain yksi kirjasto on ilmoittanut kaikkina vuosina: se ei kerro konsortion suuntaa." | "Vain {n} kirjastoa on ilmoittanut kaikkina vuosina: ne eivät kerro konsortion suuntaa.",
        "Bara ett bibliotek har rapporterat alla år: det visar inte konsortiets riktning." | "Bara {n} bibliotek har rapporterat alla år: de visar inte konsortiets riktning.",
        "Only one library has reported in all years: it does not show the consortium's direction." | "Only {n} libraries have reported in all years: they do not show the consortium's direction.";
}

words! {
    no_change_break(reason): "Muutosta ei lasketa: {reason}", "Ingen förändring räknas: {reason}", "No change is computed: {reason}";
    no_earlier: "Edellisvuodelta ei ole vertailtavaa lukua.", "Det finns ingen jämförbar siffra från föregående år.", "There is no comparable figure from the year before.";
    change_protected: "Muutosta ei näytetä, jotta yhden pienen kirjaston luku ei paljastu.", "Förändringen visas inte, så att ett litet biblioteks siffra inte röjs.", "The change is not shown, so that no small library's figure is revealed.";
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
    components_title: "Päästöt osittain", "Utsläpp per del", "Emissions by component";
    component: "Osa", "Del", "Component";
    total: "Yhteensä", "Totalt", "Total";
    range_of_all(year): "Vaihteluväli {year}, kaikki ilmoittaneet", "Intervall {year}, alla som rapporterat", "Range {year}, all reporters";
    range: "Vaihteluväli", "Intervall", "Range";
    quality: "Laatu", "Kvalitet", "Quality";
    change: "Muutos", "Förändring", "Change";
    decomposition_title: "Mistä muutos tuli", "Vad förändringen berodde på", "What the change came from";
    decomposition_sub(from, to, n, mass): "Muutos {from}–{to}, {mass} Samat {n} kirjastoa, joilla on luku molempina vuosina.",
        "Förändring {from}–{to}, {mass} Samma {n} bibliotek som har en siffra båda åren.",
        "Change {from}–{to}, {mass}. The same {n} libraries that have a figure in both years.";
    decomposition_src: "Kulutuksen muutos: kirjastojen oma kulutus muuttui. Kertoimien muutos: sama kulutus aiheuttaa eri päästön, esimerkiksi kun sähkö puhdistuu.",
        "Förändrad förbrukning: bibliotekens egen förbrukning ändrades. Ändrade faktorer: samma förbrukning ger ett annat utsläpp, till exempel när elen blir renare.",
        "Change in use: the libraries' own use changed. Changed factors: the same use causes a different emission, for example when electricity becomes cleaner.";
    share_of(year): "Osuus vuoden {year} päästöistä", "Andel av utsläppen {year}", "Share of {year} emissions";
    carbon_title: "Hiilikädenjälki, vain vaihteluvälinä", "Koldioxidhandavtryck, bara som intervall", "Carbon handprint, only as a range";
    carbon_fig: "Vältettyjä päästöjä voi arvioida vain väljästi", "Undvikna utsläpp kan bara uppskattas löst", "Avoided emissions can only be estimated loosely";
    carbon_sub: "Arvio muiden vältetyistä päästöistä.", "En uppskattning av utsläpp som andra undvek.", "An estimate of emissions that others avoided.";
    carbon_src: "Vaihteluväli yhdistää kaikki alimmat ja kaikki ylimmät oletukset. Se ei ole luottamusväli.",
        "Intervallet förenar alla lägsta och alla högsta antaganden. Det är inte ett konfidensintervall.",
        "The range joins all the lowest and all the highest assumptions. It is not a confidence interval.";
    estimate: "Arvio", "Uppskattning", "Estimate";
    lower: "Alaraja", "Nedre gräns", "Lower bound";
    upper: "Yläraja", "Övre gräns", "Upper bound";
    how_title: "Näin tulos laskettiin", "Så räknades resultatet", "How the result was made";
    step_computed_how(version): "Päästökertoimet, versio {version}. Summat ovat ilmoitettuja, mitään ei ole paikattu.", "Utsläppsfaktorer, version {version}. Summorna är rapporterade, inget har fyllts i.", "Emission factors, version {version}. Sums are of what was reported; nothing was filled in.";
    citation(consortium, frozen_year, year, version, date): "{consortium} ({frozen_year}). Jälki: kädenjälki ja jalanjälki {year}. Kertoimet {version}, jäädytetty {date}. CC BY 4.0.",
        "{consortium} ({frozen_year}). Jälki: handavtryck och fotavtryck {year}. Faktorer {version}, fryst {date}. CC BY 4.0.",
        "{consortium} ({frozen_year}). Jälki: handprint and footprint {year}. Factors {version}, frozen {date}. CC BY 4.0.";
    indicator: "Mittari", "Indikator", "Indicator";
    value: "Luku", "Siffra", "Figure";
    libraries: "Kirjastoja", "Bibliotek", "Libraries";
    trend_title(name): "{name} vuosittain", "{name} per år", "{name} by year";
    trend_sub_all(unit, from, to): "{unit}, {from}–{to}. Kaikki ilmoittaneet kunakin vuonna.", "{unit}, {from}–{to}. Alla som rapporterade varje år.", "{unit}, {from}–{to}. All who reported each year.";
    all_reporters: "Kaikki ilmoittaneet", "Alla som rapporterat", "All reporters";
    hidden_coverage: "Kattavuus on alle puolet, siksi summaa ei näytetä.", "Täckningen är under hälften, därför visas ingen summa.", "Coverage is under half, so no total is shown.";
    warned_coverage: "Kattavuus on 50–80 %: tulkitse varoen.", "Täckningen är 50–80 %: tolka med försiktighet.", "Coverage is 50–80%: interpret with care.";
    small_panel: "Nämä kirjastot ovat alle puolet konsortiosta: lue suunta, älä summaa.", "De här biblioteken är under hälften av konsortiet: läs riktningen, inte summan.", "These libraries are under half of the consortium: read the direction, not the total.";
    trend_src: "Lähde: kirjastojen ilmoitukset, jäädytetyt vuodet. Aukon kohdalla lukee, miksi lukua ei ole. Muutosta ei lasketa katkoksen yli.",
        "Källa: bibliotekens rapporter, frysta år. Vid en lucka står varför det inte finns någon siffra. Ingen förändring räknas över ett avbrott.",
        "Source: the libraries' reports, frozen years. A gap says why there is no number. No change is computed across a break.";
    download_csv: "Lataa CSV", "Ladda ner CSV", "Download CSV";
    distribution_title(name): "{name}: kirjastojen jakauma", "{name}: fördelning mellan biblioteken", "{name}: distribution over libraries";
    distribution_sub(unit, year): "{unit}, {year}. Piste on kirjasto, viiva mediaani, alue keskimmäinen puolikas.", "{unit}, {year}. Punkten är ett bibliotek, linjen medianen, området den mellersta halvan.", "{unit}, {year}. A dot is a library, the line the median, the band the middle half.";
    not_ranked: "Kirjastoja ei nimetä eikä aseteta järjestykseen.", "Biblioteken namnges inte och rangordnas inte.", "Libraries are not named and not ranked.";
    group: "Ryhmä", "Grupp", "Group";
    group_all: "Kaikki", "Alla", "All";
    group_large(from, counted): "Yli {from} {counted}", "Över {from} {counted}", "Over {from} {counted}";
    group_middle(from, to): "{from}–{to}", "{from}–{to}", "{from}–{to}";
    group_small(to): "Alle {to}", "Under {to}", "Under {to}";
    quartile_low: "Alakvartiili", "Nedre kvartil", "Lower quartile";
    median: "Mediaani", "Median", "Median";
    quartile_high: "Yläkvartiili", "Övre kvartil", "Upper quartile";
    under_five: "alle 5", "under 5", "under 5";
    levels_title: "Itsearvioiden jakauma", "Självbedömningarnas fördelning", "Distribution of self-assessments";
    levels_sub(year): "Kirjastoja tasoittain, {year}. Ei keskiarvoa, ei järjestystä.", "Bibliotek per nivå, {year}. Inget medeltal, ingen rangordning.", "Libraries by level, {year}. No mean, no ranking.";
    level: "Taso", "Nivå", "Level";
    lineage_title: "Näin luku syntyi", "Så uppstod siffran", "How this number was made";
    protected: "Summaa ei näytetä: siitä voisi päätellä yhden kirjaston luvun.", "Summan visas inte: av den kunde ett biblioteks siffra härledas.", "The total is not shown: one library's figure could be worked out from it.";
    count_reported(n): "{n} ilmoitettu", "{n} rapporterade", "{n} reported";
    count_estimated(n): "{n} arvioitu", "{n} uppskattade", "{n} estimated";
    count_not_collected(n): "{n} ei kerätty", "{n} inte insamlade", "{n} not collected";
    count_not_applicable(n): "{n} ei koske", "{n} gäller inte", "{n} not applicable";
    count_missing(n): "{n} puuttuu", "{n} saknas", "{n} missing";
    count_noted(n): "selityksiä {n}", "förklaringar: {n}", "explanations: {n}";
    no_factor_that_year(year): "ei kerrointa vuodelle {year}, joten lukua ei ole", "ingen faktor för {year}, därför ingen siffra", "no factor for {year}, so there is no number";
    own_factors(n): "Kirjastoja, joilla oman toimittajan arvo: {n}.", "Bibliotek med sin leverantörs värde: {n}.", "Libraries with their supplier's value: {n}.";
    made_from: "Mistä laskettu", "Räknat av", "Made from";
    basis_index: "Ketjuindeksi", "Kedjeindex", "Chain index";
    index_title(name): "{name}: ketjuindeksi", "{name}: kedjeindex", "{name}: chain-linked index";
    index_sub: "Kasvu vuodesta toiseen niistä kirjastoista, jotka ovat molemmissa vuosissa, ketjutettuna. 100 on ensimmäinen vuosi; katkoksen jälkeen alkaa uusi ketju.",
        "Tillväxten från år till år för de bibliotek som finns i båda åren, kedjad. 100 är första året; efter ett brott börjar en ny kedja.",
        "Growth from year to year of the libraries that are in both years, chained. 100 is the first year; a new chain begins after a break.";
    index_column: "Indeksi", "Index", "Index";
    index_begins: "ketju alkaa", "kedjan börjar", "the chain begins";
    method_sum: "Summa ilmoitetuista. Puuttuvia ei arvioitu.", "Summan av det rapporterade. Det som saknas har inte uppskattats.", "The sum of what was reported. What is missing was not estimated.";
    method_ratio: "Osoittajien summa jaettuna nimittäjien summalla, kirjastoista joilla on molemmat.", "Täljarnas summa delad med nämnarnas, från bibliotek som har båda.", "The sum of numerators over the sum of denominators, from libraries that have both.";
    method_mean(weight): "Painotettu keskiarvo, painona {weight}.", "Vägt medeltal med vikten {weight}.", "A mean weighted by {weight}.";
    method_median: "Kirjastojen mediaani. Yhteiskirjasto lasketaan kerran.", "Bibliotekens median. Ett sambibliotek räknas en gång.", "The median of libraries. A joint library counts once.";
    method_distribution: "Kirjastojen määrä kullakin tasolla ja mediaani.", "Antalet bibliotek på varje nivå och medianen.", "The number of libraries on each level, and the median.";
    formula: "Kaava", "Formel", "Formula";
    factors_used: "Kertoimet", "Faktorer", "Factors";
    carried_from(year): "{year}, viety eteenpäin", "{year}, fört vidare", "{year}, carried forward";
    in_finnish: "suomi", "finska", "Finnish";
    in_swedish: "ruotsi", "svenska", "Swedish";
    in_english: "englanti", "engelska", "English";
    factor: "Kerroin", "Faktor", "Factor";
    unit: "Yksikkö", "Enhet", "Unit";
    source: "Lähde", "Källa", "Source";
    status: "Tila", "Status", "Status";
    factor_usable: "Käytössä", "I bruk", "In use";
    factor_verify: "Vahvistettava", "Ska bekräftas", "To be verified";
    factor_decide: "Päätettävä", "Ska beslutas", "To be decided";
    factor_example: "Esimerkki", "Exempel", "Example";
    not_compared: "ei verrata", "jämförs inte", "not compared";
    side: "Puoli", "Sida", "Side";
}
