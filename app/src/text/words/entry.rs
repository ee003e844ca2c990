//! A manager's home, entering a year, checking it and sending it.

words! {
    own_libraries: "Omat kirjastot", "Egna bibliotek", "Own libraries";
    home_left(n, questions): "Jäljellä {n} lukua ja {questions} selitystä", "Kvar: {n} siffror och {questions} förklaringar", "{n} figures and {questions} explanations to go";
    home_ready: "Kaikki on annettu, voit lähettää", "Allt är ifyllt, du kan skicka in", "Everything is filled in, you can submit";
    home_sent: "Kiitos, tiedot on lähetetty", "Tack, uppgifterna har skickats in", "Thank you, the figures have been submitted";
    home_approved: "Kiitos, tiedot on hyväksytty", "Tack, uppgifterna har godkänts", "Thank you, the figures have been approved";
    correct_year(year): "Korjaa vuotta {year}", "Korrigera {year}", "Correct {year}";
    home_returned: "Tiedot palautettiin täydennettäväksi", "Uppgifterna returnerades för komplettering", "The figures were returned for completion";
    home_published(year): "Kiitos, vuosi {year} on julkaistu", "Tack, året {year} har publicerats", "Thank you, {year} has been published";
    home_left_out(year): "Vuosi {year} julkaistiin ilman kirjastosi lukuja, koska niitä ei ollut hyväksytty", "Året {year} publicerades utan ditt biblioteks siffror, eftersom de inte hade godkänts", "{year} was published without your library's figures, because they had not been approved";
    home_no_round: "Tiedonkeruu ei ole avoinna", "Ingen insamling är öppen", "No round is open";
    home_steering: "Tervetuloa", "Välkommen", "Welcome";
    home_steering_lede: "Julkaistut vuodet ja raportit ovat alla. Avoinna oleva vuosi näkyy luonnoksena.", "De publicerade åren och rapporterna finns nedan. Det öppna året syns som utkast.", "The published years and reports are below. The open year is shown as a draft.";
    home_first_steps: "Tarkista luettelosta, mitä kysytään. Ylläpitäjä kutsuu sitten kirjastojen yhteyshenkilöt (jalki user add) ja avaa vuoden (jalki round open).",
        "Kontrollera i katalogen vad som frågas. Administratören bjuder sedan in bibliotekens kontaktpersoner (jalki user add) och öppnar året (jalki round open).",
        "Check in the catalogue what is asked. The administrator then invites the libraries’ managers (jalki user add) and opens the year (jalki round open).";
    home_first_catalogue: "Kirjastot, mittarit ja kertoimet", "Bibliotek, indikatorer och faktorer", "Libraries, indicators and factors";
    draft_of(year): "Luonnos vuodesta {year}", "Utkast för {year}", "Draft of {year}";
    days: "päivää", "dagar", "days";
    due_left(date): "Tiedot lähetetään {date} mennessä.", "Uppgifterna skickas in senast {date}.", "The figures are due by {date}.";
    due_passed(date): "Määräpäivä oli {date}. Voit silti lähettää tiedot.", "Sista dagen var {date}. Du kan ändå skicka in.", "The deadline was {date}. You can still submit.";
    days_late: "päivää myöhässä", "dagar försenat", "days late";
    progress(done, all): "{done}/{all} vaadittua lukua annettu", "{done}/{all} obligatoriska siffror ifyllda", "{done} of {all} required figures given";
    need_note(n): "{n} kaipaa selitystä", "{n} behöver en förklaring", "awaiting an explanation: {n}";
    continue_with(section): "Jatka: {section}", "Fortsätt: {section}", "Continue: {section}";
    check_and_send: "Tarkista ja lähetä", "Kontrollera och skicka in", "Check and submit";
    to_do: "Tehtävää", "Att göra", "To do";
    nothing_to_do: "Ei mitään juuri nyt.", "Inget just nu.", "Nothing right now.";
    questions_open(n): "Selitystä kaipaavia lukuja: {n}", "Siffror som behöver en förklaring: {n}", "Figures that need an explanation: {n}";
    questions_why: "Ne voivat olla oikein, kerro vain miksi.", "De kan vara rätt, berätta bara varför.", "They may be right, just tell us why.";
    write_story: "Kirjoita vaikuttavuustarina", "Skriv en berättelse om genomslag", "Write an impact story";
    write_story_why: "Yhdestä kolmeen tarinaa vuodessa: mikä muuttui ja kenelle.", "En till tre berättelser per år: vad förändrades och för vem.", "One to three stories a year: what changed, and for whom.";
    schedule: "Aikataulu", "Tidtabell", "Schedule";
    form_opens: "Lomake avautuu", "Formuläret öppnas", "The form opens";
    send_by: "Tiedot lähetetään", "Uppgifterna skickas in", "Figures are submitted";
    review_by: "Tarkistus ja täydennykset", "Granskning och komplettering", "Review and completion";
    freeze_by: "Luvut jäädytetään", "Siffrorna fryses", "Figures are frozen";
    today: "tänään", "i dag", "today";
    round_at_glance(year): "Kierros {year}", "Omgången {year}", "The round of {year}";
    own_beside(library, year): "{library} ja muut kirjastot {year}", "{library} och andra bibliotek {year}", "{library} and other libraries {year}";
    own_beside_why: "Merkki on oma kirjasto, viiva mediaani ja alue keskimmäinen puolikas kirjastoista. Muita kirjastoja ei nimetä.",
        "Märket är det egna biblioteket, linjen medianen och området den mellersta halvan av biblioteken. Andra bibliotek namnges inte.",
        "The mark is your library, the line the median, the band the middle half of libraries. Others are not named.";

    form_state: "Lomakkeen tila", "Formulärets läge", "State of the form";
    year_state(year, state): "Vuosi {year} · {state}", "År {year} · {state}", "Year {year} · {state}";
    days_left(n): "{n} päivää jäljellä", "{n} dagar kvar", "{n} days left";
    late_by(n): "{n} päivää myöhässä", "{n} dagar försenat", "{n} days late";
    sections: "Osiot", "Avsnitt", "Sections";
    lede: "Viime vuoden luku on vieressä. Tyhjä ei ole nolla: jos lukua ei ole, kerro miksi.",
        "Förra årets siffra står bredvid. Tomt är inte noll: om siffran saknas, berätta varför.",
        "Last year's figure stands beside. Blank is not zero: if there is no figure, tell us why.";
    notation_spaces: "Välit ja pilkku käyvät: 1\u{a0}234,5", "Mellanslag och komma går bra: 1\u{a0}234,5", "Spaces and a decimal point are fine: 1\u{a0}234.5";
    notation_zero: "Nolla kirjoitetaan. Tyhjä tarkoittaa, ettei lukua vielä tiedetä.", "Noll skrivs ut. Tomt betyder att siffran inte är känd ännu.", "Type a zero. Blank means that the figure is not known yet.";
    notation_reason: "Jos lukua ei ole, avaa Tila ja selitys ja valitse syy.", "Om siffran saknas, öppna Status och förklaring och välj orsak.", "If there is no figure, open Status and note and choose the reason.";
    caption(section, library, year): "{section}, {library} {year}. Rivillä mittari, viime vuoden luku, tämän vuoden luku, muutos ja tila.",
        "{section}, {library} {year}. På raden indikator, förra årets siffra, årets siffra, förändring och läge.",
        "{section}, {library} {year}. In a row: indicator, last year's figure, this year's figure, change and state.";
    column_indicator: "Mittari", "Indikator", "Indicator";
    column_change: "Muutos", "Förändring", "Change";
    column_state: "Tila", "Läge", "State";
    definition: "Määritelmä", "Definition", "Definition";
    status_and_note: "Tila ja selitys", "Status och förklaring", "Status and note";
    status_legend: "Mikä luku on?", "Vad är siffran?", "What is the figure?";
    status_reported: "Luku", "Siffra", "Figure";
    status_estimated: "Arvio", "Uppskattning", "Estimate";
    estimated: "arvio", "uppskattning", "estimate";
    not_collected: "ei kerätty", "inte insamlat", "not collected";
    not_applicable: "ei koske meitä", "gäller inte oss", "does not apply";
    note: "Selitys", "Förklaring", "Note";
    voluntary: "vapaaehtoinen", "frivillig", "voluntary";
    saved: "Tallennettu", "Sparat", "Saved";
    saved_by(time, name): "{time}, {name}", "{time}, {name}", "{time}, {name}";
    saved_as_estimate: "Tallennettu arviona", "Sparat som uppskattning", "Saved as an estimate";
    saved_zero: "Nolla on annettu lukuna.", "Noll har angetts som siffra.", "Zero was given as the figure.";
    saved_asks: "Tallennettu, kaipaa selitystä", "Sparat, behöver en förklaring", "Saved, needs an explanation";
    no_figure: "Ei lukua", "Ingen siffra", "No figure";
    empty: "Tyhjä", "Tomt", "Empty";
    locked: "Lukittu", "Låst", "Locked";
    not_saved: "Ei tallennettu", "Inte sparat", "Not saved";
    no_result: "Solussa on kaava, jonka tulosta ei ole tallennettu. Avaa tiedosto taulukkolaskennassa, tallenna se ja tuo se uudelleen.",
        "Cellen har en formel vars resultat inte har sparats. Öppna filen i ett kalkylprogram, spara den och ladda upp den på nytt.",
        "The cell has a formula whose result was not stored. Open the file in a spreadsheet program, save it and upload it again.";
    asked_estimate(reading): "Tarkoitatko arviota {reading}? Jos tarkoitat, valitse se.", "Menar du uppskattningen {reading}? Välj den i så fall.", "Do you mean the estimate {reading}? If so, choose it.";
    asked(readings): "Kumpaa tarkoitat: {readings}? Sitä ei arvata. Valitse tai kirjoita niin kuin se tässä on.",
        "Vilket menar du: {readings}? Det gissas inte. Välj eller skriv som det står här.",
        "Which do you mean: {readings}? It is not guessed. Choose, or type it as it stands here.";
    not_a_number: "Ei kelpaa luvuksi", "Duger inte som tal", "Not a number";
    clash: "Joku muu muutti lukua", "Någon annan ändrade siffran", "Somebody else changed the figure";
    clash_says(name, time, value): "{name} tallensi {time}: {value}. Sinun lukusi on kentässä, sitä ei ole tallennettu. Valitse, kumpi jää voimaan.",
        "{name} sparade {time}: {value}. Din siffra står i fältet och har inte sparats. Välj vilken som ska gälla.",
        "{name} saved at {time}: {value}. Yours is in the field and has not been saved. Choose which one stands.";
    keep_mine(value): "Pidä oma: {value}", "Behåll min: {value}", "Keep mine: {value}";
    take_theirs(value): "Ota toisen: {value}", "Ta den andras: {value}", "Take theirs: {value}";
    somebody: "Joku muu", "Någon annan", "Somebody else";
    fix(n): "Korjattavia kohtia: {n}. Muut kelvolliset luvut on tallennettu.", "Ställen att rätta: {n}. Andra giltiga siffror har sparats.", "Places to correct: {n}. Other valid figures have been saved.";
    value_and_status: "Kentässä on luku, mutta tilaksi on valittu, ettei lukua ole. Tyhjennä luku tai vaihda tila.",
        "Det finns en siffra i fältet, men enligt statusen finns det ingen. Töm fältet eller byt status.",
        "There is a figure in the field, but the status says there is none. Clear the field or change the status.";
    estimate_needs_value: "Arvioksi merkitty kohta tarvitsee luvun.", "En uppskattning behöver en siffra.", "An estimate needs a figure.";
    not_asked_row(code, typed): "{code}: tätä ei enää kysytä, joten ”{typed}” jäi tallentamatta", "{code}: det här frågas inte längre, så ”{typed}” sparades inte", "{code}: this is not asked any more, so “{typed}” was not saved";
    not_asked: "Tätä ei enää kysytä. Kirjoittamasi on tallessa tällä laitteella.", "Det här frågas inte längre. Det du skrev finns kvar på den här enheten.", "This is not asked any more. What you typed is kept on this device.";
    note_too_long: "Selitys on liian pitkä: enintään 2\u{a0}000 merkkiä.", "Förklaringen är för lång: högst 2\u{a0}000 tecken.", "The note is too long: at most 2,000 characters.";
    save_and_continue: "Tallenna ja jatka", "Spara och fortsätt", "Save and continue";
    save: "Tallenna", "Spara", "Save";
    save_check: "Tallenna ja tarkista", "Spara och kontrollera", "Save and check";
    previous(section): "Edellinen: {section}", "Föregående: {section}", "Previous: {section}";
    understood_several(readings): "{readings} ?", "{readings} ?", "{readings} ?";
    typing: "Ei vielä tallennettu", "Inte sparat ännu", "Not saved yet";
    saving: "Tallennetaan…", "Sparar…", "Saving…";
    waiting: "Odottaa yhteyttä", "Väntar på förbindelse", "Waiting for a connection";
    kept_here: "Luku on tallessa tällä laitteella ja lähtee, kun yhteys palaa.", "Siffran finns kvar på den här enheten och skickas när förbindelsen är tillbaka.", "The figure is kept on this device and is sent when the connection is back.";
    kept_signed_out: "Istunto on päättynyt. Luku on tallessa tällä laitteella ja lähtee, kun kirjaudut uudelleen.", "Sessionen har upphört. Siffran finns kvar på den här enheten och skickas när du loggar in igen.", "The session has ended. The figure is kept on this device and is sent when you sign in again.";
    server_failed: "Palvelin ei saanut lukua talteen. Se on tallessa tällä laitteella, ja yritämme uudelleen hetken päästä.", "Servern kunde inte spara siffran. Den finns kvar på den här enheten, och vi försöker igen om en stund.", "The server could not save the figure. It is kept on this device, and we try again in a moment.";
    try_again: "Yritä uudelleen", "Försök igen", "Try again";
    unsaved(n): "Tallentamatta: {n}", "Inte sparade: {n}", "Not saved: {n}";
    also_here(names): "Samassa osiossa nyt: {names}", "I samma avsnitt nu: {names}", "In this section now: {names}";
    pasted_title(n): "Liitettyjä rivejä: {n}. Näin ne luettiin:", "Inklistrade rader: {n}. Så här lästes de:", "Rows pasted: {n}. This is how they were read:";
    pasted_row(name, raw, value): "{name}: ”{raw}” → {value}", "{name}: ”{raw}” → {value}", "{name}: “{raw}” → {value}";
    pasted_too_many(n): "Rivejä jäi yli, koska osio loppui: {n}. Niitä ei liitetty.", "Rader som blev över när avsnittet tog slut: {n}. De klistrades inte in.", "Rows left over where the section ended: {n}. They were not pasted.";
    keys: "Näppäimet ja merkinnät", "Tangenter och skrivsätt", "Keys and notation";
    key_next: "Seuraava luku", "Nästa siffra", "Next figure";
    key_previous: "Edellinen luku", "Föregående siffra", "Previous figure";
    key_undo: "Palauta tallennettu", "Återställ det sparade", "Back to what is saved";
    key_details: "Avaa tila ja selitys", "Öppna status och förklaring", "Open status and note";
    key_paste: "Liitä sarake Excelistä", "Klistra in en kolumn från Excel", "Paste a column from Excel";
    earlier: "aiemmat", "tidigare", "earlier";
    earlier_of(name): " vuodet: {name}", " år: {name}", " years: {name}";
    same_as_last(value): "Sama kuin viime vuonna: {value}", "Samma som i fjol: {value}", "Same as last year: {value}";
    offer: "Jos lukua ei ole:", "Om siffran saknas:", "If there is no figure:";
    zero: "0 (nolla)", "0 (noll)", "0 (zero)";
    reason: "Tavallisia syitä", "Vanliga orsaker", "Common reasons";
    reason_choose: "Valitse valmis syy", "Välj en färdig orsak", "Choose a ready reason";
    reason_space: "Tilat tai aukioloajat muuttuivat.", "Lokalerna eller öppettiderna ändrades.", "Premises or opening hours changed.";
    reason_counting: "Mittaus tai tilastointi tarkentui.", "Mätningen eller statistiken blev noggrannare.", "Measuring or counting became more exact.";
    reason_service: "Palvelu laajeni tai supistui.", "Tjänsten utvidgades eller krympte.", "The service grew or shrank.";
    reason_once: "Kertaluonteinen syy, esimerkiksi muutto tai poistoprojekti.", "En engångsorsak, till exempel en flytt eller ett gallringsprojekt.", "A one-off cause, such as a move or a weeding project.";
    reason_checked: "Luku on tarkistettu ja pitää paikkansa.", "Siffran har kontrollerats och stämmer.", "The figure has been checked and is right.";
    series_break: "Katkos aikasarjassa", "Brott i tidsserien", "Break in the series";
    series_break_none: "Ei katkosta", "Inget brott", "No break";
    series_break_hint: "Katkoksen yli ei lasketa muutosta.", "Ingen förändring räknas över ett brott.", "No change is computed across a break.";
    history: "Historia", "Historik", "History";
    not_assessed: "Ei vielä arvioitu", "Inte bedömt ännu", "Not assessed yet";
    level: "Taso", "Nivå", "Level";
    remark(name, said): "{name} kysyy: {said}", "{name} frågar: {said}", "{name} asks: {said}";
    print_copy: "Oma kopio (PDF)", "Egen kopia (PDF)", "Own copy (PDF)";
    excel_link: "Excel", "Excel", "Excel";
    table_link: "Oma taulukko", "Egen tabell", "Own table";
    tools: "Muut tavat", "Andra sätt", "Other ways";

    copy_title(library, year): "{library} {year}: oma kopio", "{library} {year}: egen kopia", "{library} {year}: own copy";
    copy_foot(date): "Kirjaston luvut sellaisina kuin ne olivat {date}. Julkaistut luvut ovat vuosiraportissa.", "Bibliotekets siffror som de var {date}. De publicerade siffrorna finns i årsrapporten.", "The library’s figures as they were on {date}. Published figures are in the annual report.";
    share_title: "Osuus yhteisestä yksiköstä", "Andel av den gemensamma enheten", "Share of the joint unit";
    share_why(unit): "{unit} palvelee myös muita. Ilmoita vain oman ammattikorkeakoulusi osuus luvuista ja kerro tässä, kuinka suuri se on ja mihin se perustuu.",
        "{unit} betjänar också andra. Ange bara din yrkeshögskolas andel av siffrorna och berätta här hur stor den är och vad den bygger på.",
        "{unit} serves others too. Report only your university’s part of the figures, and tell here how large it is and what it is based on.";
    share_percent: "Osuus prosentteina", "Andel i procent", "Share in percent";
    share_basis: "Peruste", "Grund", "Basis";
    share_bad: "Osuuden pitää olla luku 0–100.", "Andelen ska vara ett tal mellan 0 och 100.", "The share is a number from 0 to 100.";
    share_shown(share, basis): "osuus {share} %, {basis}", "andel {share} %, {basis}", "share {share}%, {basis}";
    recall: "Ota takaisin", "Ta tillbaka", "Recall";
    recall_why: "Voit ottaa tiedot takaisin, kunnes koordinaattori ottaa ne käsittelyyn.", "Du kan ta tillbaka uppgifterna tills koordinatorn börjar granska dem.", "You can recall the figures until the coordinator takes them up.";
    taken_up: "Koordinaattori käy tietoja läpi.", "Koordinatorn går igenom uppgifterna.", "The coordinator is going through the figures.";
    view_only: "Vain kirjaston omat henkilöt muuttavat lukuja.", "Bara bibliotekets egna personer ändrar siffrorna.", "Only the library's own people change the figures.";
    all_saved: "Tallennettu", "Sparat", "Saved";

    check_title(library, year): "Tarkista ja lähetä: {library} {year}", "Kontrollera och skicka in: {library} {year}", "Check and submit: {library} {year}";
    check_blanks(n): "Puuttuvia vaadittuja lukuja: {n}", "Obligatoriska siffror som saknas: {n}", "Required figures missing: {n}";
    words_of_another(value): "Selitys on kirjoitettu aiemmalle luvulle {value}. Pitääkö se yhä paikkansa?", "Förklaringen skrevs för den tidigare siffran {value}. Stämmer den fortfarande?", "The explanation was written of the earlier figure {value}. Does it still hold?";
    words_hold: "Pitää paikkansa", "Den stämmer", "It holds";
    words_gone: "Poista selitys ja katkos", "Ta bort förklaringen och brottet", "Remove explanation and break";
    check_questions(n): "Vastausta odottavia kysymyksiä: {n}", "Frågor som väntar på svar: {n}", "Questions that await an answer: {n}";
    check_ready: "Kaikki vaadittu on annettu", "Allt obligatoriskt är ifyllt", "Everything required is given";
    check_ready_do: "Lähettämisen jälkeen luvut lukitaan, kunnes koordinaattori on käynyt ne läpi.", "Efter insändningen låses siffrorna tills koordinatorn har gått igenom dem.", "After submitting, the figures are locked until the coordinator has gone through them.";
    check_not_yet: "Voit lähettää, kun nämä ovat kunnossa. Kaikki on jo tallessa.", "Du kan skicka in när de här är i ordning. Allt är redan sparat.", "You can submit when these are settled. Everything is already saved.";
    check_manager_only: "Kirjaston yhteyshenkilö lähettää tiedot.", "Bibliotekets kontaktperson skickar in uppgifterna.", "The library's manager submits the figures.";
    submit: "Lähetä koordinaattorille", "Skicka till koordinatorn", "Submit to the coordinator";
    submitted_thanks: "Kiitos! Tiedot on lähetetty koordinaattorille. Tarkistus kestää yleensä kaksi viikkoa.", "Tack! Uppgifterna har skickats till koordinatorn. Granskningen tar vanligen två veckor.", "Thank you! The figures have gone to the coordinator. Review usually takes two weeks.";
    returned_because: "Koordinaattori palautti tiedot", "Koordinatorn returnerade uppgifterna", "The coordinator returned the figures";
}
