//! What in the example consortium is real.

words! {
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
}
