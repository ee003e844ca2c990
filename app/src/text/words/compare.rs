//! A library beside the others.

words! {
    title(name, year): "{name} muiden rinnalla {year}", "{name} bredvid de andra {year}", "{name} beside the others, {year}";
    lede(group): "Oma luku, kaikkien kirjastojen keskimmäinen puolikas ja mediaani, sekä samat omasta kokoluokasta ({group}) ja omasta vertailuryhmästä. Ketään ei aseteta järjestykseen.",
        "Den egna siffran, den mellersta hälften av alla bibliotek och medianen, samt detsamma för den egna storleksklassen ({group}) och den egna jämförelsegruppen. Ingen rangordnas.",
        "The own figure, the middle half of all libraries and the median, and the same of the own size ({group}) and the own peers. Nobody is ranked.";
    own: "Oma", "Eget", "Own";
    all: "Kaikki: mediaani (keskimmäinen puolikas)", "Alla: median (mellersta hälften)", "All: median (middle half)";
    of_size: "Oma kokoluokka", "Egen storlek", "Own size";
    of_peers: "Vertailuryhmä", "Jämförelsegrupp", "Own peers";
    not_chosen: "ei valittu", "inte vald", "not chosen";
    named: "Vertailuryhmä nimettynä", "Jämförelsegruppen med namn", "Peers by name";
    peers: "Oma vertailuryhmä", "Egen jämförelsegrupp", "Own peers";
    peers_why: "Vähintään kahdeksan kirjastoa: pienemmästä joukosta näkisi yksittäisen kirjaston luvun.", "Minst åtta bibliotek: av en mindre grupp kunde ett enskilt biblioteks siffra synas.", "At least eight libraries: of fewer one could see a single library's figure.";
    choose: "Valitse kirjastot", "Välj bibliotek", "Choose the libraries";
    save: "Tallenna", "Spara", "Save";
    saved: "Vertailuryhmä on tallennettu.", "Jämförelsegruppen har sparats.", "The peers are saved.";
    not_saved: "Ei tallentunut", "Sparades inte", "Not saved";
    too_few: "Valitse vähintään kahdeksan kirjastoa tai ei yhtään", "Välj minst åtta bibliotek eller inget", "Choose eight libraries or more, or none";
    cells_title(name, year): "{name}: kirjastojen luvut {year}", "{name}: bibliotekens siffror {year}", "{name}: the libraries' figures, {year}";
    cells_lede: "Mistä konsortion luku on koottu. Vain koordinaattori näkee kirjastojen nimet.", "Av vad konsortiets siffra består. Bara koordinatorn ser bibliotekens namn.", "What the consortium's number is made of. Only the coordinator sees the libraries' names.";
    value: "Luku", "Siffra", "Figure";
    note: "Selitys", "Förklaring", "Explanation";
    approved: "Hyväksytty", "Godkänd", "Approved";
    by_command: "tuonti tai komento", "import eller kommando", "import or command";
    link: "Vertaa muihin", "Jämför med de andra", "Compare with the others";
}
