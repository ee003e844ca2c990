//! The opening page of a year.

counted! {
    direction_title(; n): "Suunta" | "{n} vuoden suunta", "Riktningen" | "Riktningen under {n} år", "The direction" | "The direction over {n} years";
    multiples_title(from, to; n): "Yksi mittari {from}–{to}" | "{n} mittaria {from}–{to}", "En indikator {from}–{to}" | "{n} indikatorer {from}–{to}",
        "One indicator {from}–{to}" | "{n} indicators {from}–{to}";
    step_gathered_how(; n): "{n} kirjasto ilmoitti tietonsa." | "{n} kirjastoa ilmoitti tietonsa.", "{n} bibliotek rapporterade sina uppgifter." | "{n} bibliotek rapporterade sina uppgifter.",
        "{n} library reported its figures." | "{n} libraries reported their figures.";
    step_checked_how(; n): "Koordinaattori hyväksyi {n} kirjaston tiedot." | "Koordinaattori hyväksyi {n} kirjaston tiedot.", "Koordinatorn godkände uppgifterna från {n} bibliotek." | "Koordinatorn godkände uppgifterna från {n} bibliotek.",
        "The coordinator approved the figures of {n} library." | "The coordinator approved the figures of {n} libraries.";
}

words! {
    overview_lede(year): "Kirjastojen yhteinen kädenjälki ja jalanjälki vuonna {year}: mitä kirjastot saivat aikaan, mitä toiminta kuormitti ja kuinka varmasti sen tiedämme.",
        "Bibliotekens gemensamma handavtryck och fotavtryck år {year}: vad biblioteken åstadkom, vad verksamheten belastade och hur säkert vi vet det.",
        "The joint handprint and footprint of the libraries in {year}: the good they did, the load they caused, and how surely we know it.";
    hand_what: "Mitä hyvää kirjastot saavat aikaan muille.", "Vad gott biblioteken åstadkommer för andra.", "The good that libraries do for others.";
    foot_what: "Miten kirjastojen oma toiminta kuormittaa ympäristöä.",
        "Hur bibliotekens egen verksamhet belastar miljön.",
        "How the libraries' own operation burdens the environment.";
    change_from(year): "Muutos vuodesta {year}", "Förändring från {year}", "Change from {year}";
    read_why: "Lue miksi", "Läs varför", "Read why";
    direction_why: "Sama kirjastojoukko joka vuosi, jotta muutos ei johdu siitä, kuka vastasi.",
        "Samma bibliotek varje år, så att förändringen inte beror på vem som svarade.",
        "The same libraries every year, so that a change is not due to who answered.";
    multiples_sub: "Samat kirjastot kaikkina vuosina, joina kukaan ilmoitti. Jokaisella mittarilla on oma asteikkonsa, joka alkaa nollasta.",
        "Samma bibliotek alla år då någon rapporterade. Varje indikator har sin egen skala som börjar från noll.",
        "The same libraries in all years in which anybody reported. Each indicator has its own scale, which begins at zero.";
    footprint_title: "Mistä jalanjälki syntyy", "Var fotavtrycket uppstår", "Where the footprint comes from";
    footprint_why: "Vaihteluväli yhdistää kaikki alimmat ja kaikki ylimmät kertoimet.", "Intervallet förenar alla lägsta och alla högsta faktorer.",
        "The range joins all the lowest and all the highest factors.";
    components_none: "Osia ei voi esittää rinnakkain: yhdelläkään samalla kirjastojoukolla ei ole kaikkia osia näinä vuosina.", "Delarna kan inte visas sida vid sida: ingen och samma grupp av bibliotek har alla delar dessa år.", "The components cannot be shown side by side: no one group of libraries has all of them in these years.";
    carbon_why: "Tämä on tulosten epävarmin luku: se riippuu siitä, mitä oletetaan vaihtoehdoksi.",
        "Det här är resultatens osäkraste siffra: den beror på vad man antar som alternativ.",
        "This is the least certain of the results: it depends on what is assumed to be the alternative.";
    stories_title: "Tarinat lukujen takana", "Berättelserna bakom siffrorna", "The stories behind the numbers";
    stories_why(n, year): "Vuodelta {year} julkaistuja vaikuttavuustarinoita: {n}.", "Publicerade berättelser om genomslag för {year}: {n}.", "Impact stories published for {year}: {n}.";
    all_stories: "Kaikki tarinat", "Alla berättelser", "All stories";
    how_why: "Määritelmät, kertoimet ja jokaisen luvun alkuperä ovat julkisia.", "Definitioner, faktorer och varje siffras ursprung är offentliga.", "Definitions, factors and the origin of each number are public.";
    step_gathered: "Kerätty", "Insamlat", "Gathered";
    step_checked: "Tarkistettu", "Granskat", "Checked";
    step_computed: "Laskettu", "Räknat", "Computed";
    step_frozen: "Jäädytetty", "Fryst", "Frozen";
    step_frozen_how(date): "{date}. Myöhemmät korjaukset näkyvät erikseen, raportin luvut eivät muutu.", "{date}. Senare korrigeringar visas separat, rapportens siffror ändras inte.", "{date}. Later corrections are shown separately; the report's numbers do not change.";
    report_what: "Toimintakertomuksen liitteeksi. Saavutettava PDF, jossa luvut ovat liitteenä.", "Som bilaga till verksamhetsberättelsen. Tillgänglig PDF med siffrorna som bilaga.", "To go with the annual report. An accessible PDF with the figures attached.";
}
