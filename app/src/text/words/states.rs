//! The words of states: cells, library years, rounds, stories, roles; and why a step is refused.

words! {
    not_collected: "Ei kerätty", "Inte insamlat", "Not collected";
    not_applicable: "Ei koske meitä", "Gäller inte oss", "Does not apply";
    missing: "Ei vielä tiedossa", "Ännu inte känt", "Not known yet";

    draft: "Luonnos", "Utkast", "Draft";
    not_begun: "Ei aloitettu", "Inte påbörjat", "Not begun";
    submitted: "Lähetetty", "Inskickat", "Submitted";
    returned: "Palautettu", "Returnerat", "Returned";
    approved: "Hyväksytty", "Godkänt", "Approved";
    late: "Myöhässä", "Försenat", "Late";
    published: "Julkaistu", "Publicerad", "Published";
    withdrawn: "Vedetty pois", "Återtagen", "Withdrawn";

    break_definition: "Määritelmä muuttui", "Definitionen ändrades", "The definition changed";
    break_counter: "Laskuri, järjestelmä tai mittari vaihtui", "Räknaren, systemet eller mätaren byttes", "The counter, system or meter was changed";
    break_merger: "Kirjastoja yhdistyi tai erosi", "Bibliotek slogs samman eller delades", "Libraries merged or parted";
    break_move: "Toimipiste muutti, avattiin tai suljettiin", "En campus flyttade, öppnades eller stängdes", "A campus moved, opened or closed";
    basis_students: "opiskelijamäärän mukaan", "enligt antalet studerande", "by students";
    basis_contract: "sopimuksen mukaan", "enligt avtal", "by contract";
    basis_cost: "kustannusten mukaan", "enligt kostnaderna", "by cost";


    manager: "Kirjaston yhteyshenkilö", "Bibliotekets kontaktperson", "Library manager";
    coordinator: "Konsortion koordinaattori", "Konsortiets koordinator", "Consortium coordinator";
    steering: "Johtoryhmä", "Ledningsgruppen", "Steering group";

    refused_locked: "Tiedot on lähetetty tai hyväksytty, joten niitä ei voi muuttaa. Koordinaattori voi palauttaa ne täydennettäviksi.",
        "Uppgifterna har skickats in eller godkänts och kan inte ändras. Koordinatorn kan returnera dem för komplettering.",
        "The figures have been submitted or approved and cannot be changed. The coordinator can return them.";
    refused_round_not_open: "Tämän vuoden tiedonkeruu ei ole avoinna. Koordinaattori avaa sen.",
        "Insamlingen för det här året är inte öppen. Koordinatorn öppnar den.",
        "This year's round is not open. The coordinator opens it.";
    refused_frozen: "Vuosi on jäädytetty ja julkaistu. Korjaus tehdään uutena versiona.",
        "Året har frysts och publicerats. En korrigering görs som en ny version.",
        "The year has been frozen and published. A correction is made as a new revision.";
    refused_too_soon: "Vertailuryhmän voi vaihtaa kerran viikossa, ettei kenenkään luku paljastu ryhmää vaihtamalla. Edellinen ryhmä on voimassa.",
        "Jämförelsegruppen kan bytas en gång i veckan, så att ingens siffra röjs genom att gruppen byts. Den förra gruppen gäller.",
        "The group can be changed once a week, so that nobody's figure is revealed by changing it. The group chosen before stands.";

    refused_too_many_peers: "Vertailuryhmässä on enintään sata kirjastoa.", "En jämförelsegrupp har högst hundra bibliotek.", "A group of peers has at most a hundred libraries.";
    refused_incomplete: "Jokin vaadittu kohta puuttuu vielä.", "Något obligatoriskt saknas ännu.", "Something required is still missing.";
    refused_wrong_state: "Tila on muuttunut sen jälkeen, kun avasit sivun. Avaa sivu uudelleen.",
        "Läget har ändrats sedan du öppnade sidan. Öppna sidan på nytt.",
        "The state has changed since you opened the page. Open the page again.";
    refused_changed: "Joku muu tallensi samaan aikaan. Sinun tekstisi on yhä alla: vertaa ja tallenna uudelleen.",
        "Någon annan sparade samtidigt. Din text finns kvar nedan: jämför och spara på nytt.",
        "Somebody else saved at the same time. Your text is still below: compare and save again.";
    refused_reason_needed: "Kerro syy, jotta kirjasto tietää, mitä tehdä.", "Ange en orsak, så att biblioteket vet vad det ska göra.", "Give a reason, so that the library knows what to do.";
    refused_personal: "Tarinassa näyttää olevan henkilötietoja. Palaa taulukkoon, lue tarina ja merkitse ne, jotka saa julkaista, tai palauta tarina kirjastolle.",
        "Berättelsen verkar innehålla personuppgifter. Gå tillbaka till tavlan, läs berättelsen och kryssa för dem som får publiceras, eller returnera berättelsen till biblioteket.",
        "The story seems to hold personal data. Go back to the board, read the story and tick what may be published, or return the story to its library.";
    refused_consent: "Tarinaa ei voi julkaista: suostumus tai julkisuus ei salli sitä.", "Berättelsen kan inte publiceras: samtycket eller offentligheten tillåter det inte.", "The story cannot be published: its consent or its visibility does not allow it.";
    refused_not_confirmed: "Mitään ei tehty, koska vahvistus puuttui. Palaa, lue mitä tapahtuu, ja merkitse vahvistus.",
        "Inget gjordes, eftersom bekräftelsen saknades. Gå tillbaka, läs vad som händer och kryssa för bekräftelsen.",
        "Nothing was done, because the confirmation was missing. Go back, read what will happen, and tick the confirmation.";
    refused_no_report: "Mitään ei jäädytetty: vuoden PDF-raporttia ei voi muodostaa. Tavallisesti jonkin tarinan otsikko tai teksti on tyhjä; vedä se pois. Palvelimen loki kertoo tarkemmin.",
        "Inget frystes: årets PDF-rapport kan inte skapas. Vanligen är någon berättelses rubrik eller text tom; återta den. Serverns logg berättar mer.",
        "Nothing was frozen: the year’s PDF report cannot be made. Usually the title or text of a story is empty; withdraw it. The server’s log says more.";
}
