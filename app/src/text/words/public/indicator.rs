//! One indicator: its trend, distribution and lineage.

counted! {
    lineage_reported(; n): "{n} kirjasto ilmoitti" | "{n} kirjastoa ilmoitti", "{n} bibliotek rapporterade" | "{n} bibliotek rapporterade", "{n} library reported" | "{n} libraries reported";
}

words! {
    direction_panel: "Samat kirjastot", "Samma bibliotek", "Same libraries";
    lineage_reported_how(reported, estimated): "{reported} ilmoitettua arvoa, {estimated} kirjaston arviota.", "{reported} rapporterade värden, {estimated} uppskattningar av bibliotek.", "{reported} reported values, {estimated} library's estimates.";
    replaced_by: "Tilalla", "Ersatt av", "Replaced by";
    tree_title: "Luvun alkuperä", "Siffrans ursprung", "Where the number comes from";
    tree_why: "Kaava, sen syötteet, kirjastojen antamat luvut ja kertoimet lähteineen.", "Formeln, dess indata, bibliotekens siffror och faktorerna med källor.", "The formula, what it reads, the libraries' figures and the factors with their sources.";
    tree_cells: "Kirjastojen luvut, koordinaattorille", "Bibliotekens siffror, för koordinatorn", "The libraries' figures, for the coordinator";
    estimated_share(share): "arvioiden osuus {share}", "uppskattningarnas andel {share}", "share of estimates {share}";
    in_all: "Yhteensä", "Totalt", "In all";
    per(name): "/ {name}", "/ {name}", "/ {name}";
    recalculated_title: "Julkaistut ja nykyisillä kertoimilla", "Som publicerat och med dagens faktorer", "As reported and with today's factors";
    as_reported: "Julkaistu (luettelon versio)", "Som publicerat (katalogens version)", "As reported (catalogue)";
    recalculated: "Nykyisillä kertoimilla (luettelon versio)", "Med dagens faktorer (katalogens version)", "With today's factors (catalogue)";
    recalculated_effect: "Kertoimien tarkistus", "Revidering av faktorer", "Revision of factors";
    recalculated_why: "Jäädytetty luku ei muutu. Jos kertoimia on sen jälkeen tarkistettu, oikealla on, mitä luku olisi nyt.", "En fryst siffra ändras inte. Om faktorerna har reviderats efteråt står till höger vad siffran vore nu.", "A frozen number does not change. Where factors have been revised since, the right side says what it would be now.";
    target(change, year, baseline, reason): "Tavoite: {change} vuoteen {year} vuodesta {baseline}. {reason}", "Mål: {change} till {year} från {baseline}. {reason}", "Target: {change} by {year} from {baseline}. {reason}";
    target_so_far(change): "Tähän mennessä {change} (ketjuindeksi).", "Hittills {change} (kedjeindex).", "So far {change} (chain index).";
    target_baseline: "Muutos mitataan tästä vuodesta alkaen.", "Förändringen mäts från detta år.", "The change is measured from this year on.";
    target_unknown: "Perusvuodesta tähän ei ole katkeamatonta ketjua vertailtavia vuosia, joten muutosta ei voi laskea.", "Från basåret hit finns ingen obruten kedja av jämförbara år, så förändringen kan inte räknas.", "No unbroken chain of comparable years leads from the baseline to here, so the change cannot be computed.";
    lineage_noted(n): "Arvoja, joihin on selitys: {n}", "Värden med en förklaring: {n}", "Values with an explanation: {n}";
    lineage_approved: "Koordinaattori hyväksyi", "Koordinatorn godkände", "The coordinator approved";
    lineage_approved_how(date): "Viimeinen hyväksyntä {date}.", "Sista godkännandet {date}.", "Last approval {date}.";
    lineage_computed: "Laskettiin yhteen", "Räknades samman", "Brought together";
    lineage_frozen(date): "Jäädytettiin {date}", "Frystes {date}", "Frozen {date}";
    standard: "Standardi", "Standard", "Standard";
    left_out(names): "Puuttuu joiltakin kirjastoilta, osa jätetty pois: {names}", "Saknas från några bibliotek, delen utelämnad: {names}", "Missing from some libraries, term left out: {names}";
    voluntary: "vapaaehtoinen", "frivillig", "voluntary";
    stories_of_indicator: "Tarinat, jotka selittävät lukua", "Berättelser som förklarar siffran", "Stories that explain the number";
}
