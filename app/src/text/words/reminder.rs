//! Reminders, and the coordinator's page of them.

words! {
    subject(year): "Jälki: vuoden {year} tiedot", "Jälki: uppgifterna för {year}", "Jälki: the figures of {year}";
    text(year, due, home): "Hei!\n\nKirjastonne vuoden {year} luvut ja tarinat odottavat vielä lähettämistä. Määräpäivä on {due}. Kaikki tähän asti syötetty on tallessa.\n\n{home}\n\nKysymyksiin vastaa konsortion koordinaattori.",
        "Hej!\n\nErt biblioteks siffror och berättelser för {year} har ännu inte skickats in. Sista dagen är {due}. Allt som redan fyllts i finns kvar.\n\n{home}\n\nKonsortiets koordinator svarar på frågor.",
        "Hello!\n\nYour library’s figures and stories of {year} have not been submitted yet. They are due by {due}. Everything entered so far is kept.\n\n{home}\n\nThe consortium’s coordinator answers questions.";
    title(n): "Muistuta kirjastoja: {n}", "Påminn bibliotek: {n}", "Remind libraries: {n}";
    lede_mail: "Muistutus lähtee sähköpostilla kirjaston yhteyshenkilöille. Jälki muistuttaa myös itse: kaksi viikkoa ja kolme päivää ennen määräpäivää sekä kolme päivää sen jälkeen.",
        "Påminnelsen går som e-post till bibliotekets kontaktpersoner. Jälki påminner också självt: två veckor och tre dagar före sista dagen samt tre dagar efter den.",
        "The reminder goes by e-mail to the library’s managers. Jälki also reminds by itself: two weeks and three days before the deadline, and three days after it.";
    lede_copy: "Sähköpostipalvelinta ei ole asetettu. Kopioi teksti omaan viestiisi ja merkitse, ketä olet muistuttanut.",
        "Ingen e-postserver är inställd. Kopiera texten till ett eget meddelande och markera vilka du har påmint.",
        "No mail server is set. Copy the text into a message of your own, and mark whom you have reminded.";
    which: "Ketkä", "Vilka", "Who";
    to_all(n): "Kaikille, jotka eivät ole lähettäneet ja joilla on yhteyshenkilö: {n}", "Till alla som inte har skickat in och har en kontaktperson: {n}", "To all that have not submitted and have a manager: {n}";
    to_all_copied(n): "Kaikki, jotka eivät ole lähettäneet: {n}", "Alla som inte har skickat in: {n}", "All that have not submitted: {n}";
    to_some: "Vain näille:", "Bara till dessa:", "Only to these:";
    message: "Viesti", "Meddelande", "Message";
    subject_label: "Otsikko", "Rubrik", "Subject";
    nobody: "ei yhteyshenkilöä", "ingen kontaktperson", "no manager";
    send: "Lähetä muistutus", "Skicka påminnelsen", "Send the reminder";
    mark: "Merkitse muistutetuiksi", "Markera som påminda", "Mark as reminded";
    done(n): "Muistutettu: {n}", "Påminda: {n}", "Reminded: {n}";
    failed(n): "Muistutus ei lähtenyt: {n}. Yritä myöhemmin uudelleen.", "Påminnelsen gick inte iväg: {n}. Försök senare igen.", "Not sent: {n}. Try again later.";
    none_chosen: "Valitse vähintään yksi kirjasto.", "Välj minst ett bibliotek.", "Choose at least one library.";
    everybody_sent: "Kaikki kirjastot ovat lähettäneet tietonsa.", "Alla bibliotek har skickat in sina uppgifter.", "Every library has submitted its figures.";
    log: "Lähetetyt muistutukset", "Skickade påminnelser", "Reminders sent";
    log_latest(n, of): "Viimeisimmät {n}, kaikkiaan {of}.", "De senaste {n} av {of}.", "The latest {n} of {of}.";
    log_empty: "Muistutuksia ei ole lähetetty.", "Inga påminnelser har skickats.", "No reminders have been sent.";
    when: "Milloin", "När", "When";
    by: "Kuka", "Vem", "Who";
    by_schedule: "Aikataulu", "Tidtabell", "Schedule";
    recipients: "Vastaanottajia", "Mottagare", "Recipients";
    outcome: "Tulos", "Resultat", "Outcome";
    sent: "lähetetty", "skickad", "sent";
    not_sent: "ei lähtenyt", "gick inte iväg", "not sent";
    copied: "merkitty", "markerad", "marked";
}
