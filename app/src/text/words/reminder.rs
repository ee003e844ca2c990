//! Reminders, and the coordinator's page of them.

words! {
    subject(year): "Jälki: vuoden {year} tiedot", "Jälki: uppgifterna för {year}", "Jälki: the figures of {year}";
    text(year, due, home, asks): "Hei!\n\nKirjastonne vuoden {year} luvut ja tarinat odottavat vielä lähettämistä. Määräpäivä on {due}. Kaikki tähän asti syötetty on tallessa.\n\n{home}\n\n{asks}",
        "Hej!\n\nErt biblioteks siffror och berättelser för {year} har ännu inte skickats in. Sista dagen är {due}. Allt som redan fyllts i finns kvar.\n\n{home}\n\n{asks}",
        "Hello!\n\nYour library’s figures and stories of {year} have not been submitted yet. They are due by {due}. Everything entered so far is kept.\n\n{home}\n\n{asks}";
    ask_coordinator: "Kysymyksiin vastaa konsortion koordinaattori.", "Konsortiets koordinator svarar på frågor.", "The consortium’s coordinator answers questions.";
    ask_contact(name, email): "Kysymyksiin vastaa {name}, {email}.", "{name}, {email}, svarar på frågor.", "{name}, {email}, answers questions.";
    with_link(days, link): "Et ole vielä valinnut salasanaa. Tämä linkki toimii kerran ja on voimassa {days} päivää:\n\n{link}",
        "Du har inte valt något lösenord ännu. Den här länken fungerar en gång och gäller i {days} dagar:\n\n{link}",
        "You have not chosen a password yet. This link works once and is good for {days} days:\n\n{link}";
    no_password: "ei ole vielä kirjautunut", "har inte loggat in ännu", "has not signed in yet";
    link_added: "Sille, joka ei ole vielä kirjautunut, viestin loppuun tulee linkki salasanan valitsemiseen.",
        "Den som inte har loggat in ännu får i slutet av meddelandet en länk för att välja lösenord.",
        "Whoever has not signed in yet gets a link for choosing a password at the end of the message.";
    link_needed: "Se, joka ei ole vielä kirjautunut, tarvitsee myös linkin: sen tekee ylläpitäjä komennolla jalki user link.",
        "Den som inte har loggat in ännu behöver också en länk: administratören skapar den med kommandot jalki user link.",
        "Whoever has not signed in yet needs a link as well: the administrator makes it with jalki user link.";
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
    failed(n): "Kirjastoja, joista ketään ei tavoitettu: {n}.", "Bibliotek där ingen nåddes: {n}.", "Libraries where nobody was reached: {n}.";
    untried(n): "Jätettiin kesken, koska lähetys epäonnistui monta kertaa peräkkäin; yrittämättä jäi {n}. Yritä myöhemmin uudelleen.",
        "Avbröts eftersom sändningen misslyckades flera gånger i rad; {n} återstår. Försök senare igen.",
        "Broken off, because sending failed several times in a row; {n} were not tried. Try again later.";
    see_log: "Alla näkyy, kuka sai viestin, kuka ei ja miksi.", "Nedan syns vem som fick meddelandet, vem som inte fick det och varför.", "Below: who got the message, who did not, and why.";
    reached(who): "sai: {who}", "fick: {who}", "got it: {who}";
    not_reached(who, why): "ei saanut: {who} ({why})", "fick inte: {who} ({why})", "did not get it: {who} ({why})";
    why_address: "osoitteeseen ei voi lähettää postia", "till adressen kan inte skickas post", "no mail can be sent to the address";
    why_refused: "sähköpostipalvelin ei ottanut viestiä vastaan", "e-postservern tog inte emot meddelandet", "the mail server did not take the message";
    why_later: "sähköpostipalvelin pyytää yrittämään myöhemmin", "e-postservern ber att försöka senare", "the mail server asks to try again later";
    why_no_answer: "sähköpostipalvelin ei vastaa", "e-postservern svarar inte", "the mail server does not answer";
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
