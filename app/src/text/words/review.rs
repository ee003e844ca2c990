//! The coordinator's pages.

counted! {
    and_more(names; n): "{names} ja yksi muu" | "{names} ja {n} muuta", "{names} och ett annat" | "{names} och {n} andra", "{names} and one other" | "{names} and {n} others";
    remind(; n): "Muistuta {n} kirjastoa" | "Muistuta {n} kirjastoa", "Påminn {n} bibliotek" | "Påminn {n} bibliotek", "Remind {n} library" | "Remind {n} libraries";
    board_waiting(; n): "{n} kirjasto odottaa tarkistusta" | "{n} kirjastoa odottaa tarkistusta", "{n} bibliotek väntar på granskning" | "{n} bibliotek väntar på granskning",
        "{n} library awaits review" | "{n} libraries await review";
}

words! {
    board_none: "Mikään kirjasto ei odota tarkistusta", "Inget bibliotek väntar på granskning", "No library awaits review";
    board_over(year, due, freeze): "Tiedonkeruu {year} · määräpäivä {due} · jäädytys {freeze}", "Insamling {year} · sista dag {due} · frysning {freeze}", "Round {year} · due {due} · freeze {freeze}";
    waiting_for_you: "Lähetetty, odottaa sinua", "Inskickat, väntar på dig", "Submitted, awaiting you";
    returned_to_library: "Palautettu kirjastoon", "Returnerat till biblioteket", "Returned to the library";
    draft_or_not_begun: "Luonnos tai aloittamatta", "Utkast eller inte påbörjat", "Draft or not begun";
    late_ones: "Myöhässä", "Försenade", "Late";
    matrix: "Täydellisyys kirjastoittain", "Fullständighet per bibliotek", "Completeness by library";
    matrix_caption: "Annetut vaaditut luvut osioittain. Puuttuva luku, jolle on annettu syy, lasketaan annetuksi.",
        "Givna obligatoriska siffror per avsnitt. En siffra som saknas men har en orsak räknas som given.",
        "Required figures given, by section. A missing figure with a reason counts as given.";
    library: "Kirjasto", "Bibliotek", "Library";
    stories: "Tarinat", "Berättelser", "Stories";
    state: "Tila", "Läge", "State";
    sent_on: "Lähetetty", "Inskickat", "Submitted";
    action: "Toiminto", "Åtgärd", "Action";
    open_library: "Avaa", "Öppna", "Open";
    review_library: "Tarkista", "Granska", "Review";
    complete: "valmis", "klart", "complete";
    partly: "kesken", "halvfärdigt", "partial";
    empty: "tyhjä", "tomt", "empty";
    asks: "kaipaa selitystä", "behöver en förklaring", "needs an explanation";
    key_complete: "Valmis", "Klart", "Complete";
    key_partly: "Kesken", "Halvfärdigt", "Partial";
    key_empty: "Tyhjä", "Tomt", "Empty";
    key_asks: "Kaipaa selitystä", "Behöver en förklaring", "Needs an explanation";

    year_title(library, year): "{library} {year}", "{library} {year}", "{library} {year}";
    approve: "Hyväksy", "Godkänn", "Approve";
    approve_what(n): "Hyväksyntä koskee kaikkia {n} lukua sellaisina kuin ne nyt ovat.", "Godkännandet gäller alla {n} siffror som de nu är.", "Approval covers all {n} figures as they are now.";
    return_title: "Palauta täydennettäväksi", "Returnera för komplettering", "Return for completion";
    return_reason: "Viesti kirjastolle", "Meddelande till biblioteket", "Message to the library";
    return_hint: "Kerro, mitä toivot. Viesti näkyy kirjaston etusivulla ja lomakkeella.", "Berätta vad du önskar. Meddelandet syns på bibliotekets startsida och i formuläret.", "Tell what you would like. The message is shown on the library's home page and form.";
    return_do: "Palauta kirjastoon", "Returnera till biblioteket", "Return to the library";
    return_approved: "Vuosi on hyväksytty. Jos palautat sen, hyväksytyt luvut pysyvät voimassa, kunnes hyväksyt uudet.", "Året har godkänts. Om du returnerar det gäller de godkända siffrorna tills du godkänner nya.", "The year is approved. If you return it, the approved figures stand until you approve new ones.";
    remark: "Kysymys, lähtee palautuksen mukana", "Fråga, skickas när du returnerar", "Question, sent when you return";
    remark_ask: "Kysy", "Fråga", "Ask";
    take_up: "Ota käsittelyyn", "Börja granska", "Take up";
    take_up_why: "Kirjasto ei voi enää ottaa tietoja takaisin.", "Biblioteket kan inte längre ta tillbaka uppgifterna.", "The library can no longer recall the figures.";
    taken_up: "käsittelyssä", "under granskning", "taken up";
    take_back: "Peru hyväksyntä", "Ta tillbaka godkännandet", "Take the approval back";
    take_back_why: "Tiedot palaavat tarkistukseen. Hyväksytyt luvut pysyvät voimassa, kunnes hyväksyt uudelleen.", "Uppgifterna återgår till granskning. De godkända siffrorna gäller tills du godkänner på nytt.", "The figures return to review. What was approved stands until you approve again.";
    reopen: "Avaa tälle kirjastolle", "Öppna för det här biblioteket", "Open for this library";
    reopen_until: "Viimeinen päivä", "Sista dag", "Last day";
    reopen_hint: "Tiedonkeruu on suljettu. Tämä kirjasto voi täydentää tietojaan annettuun päivään asti. Tyhjä sulkee.", "Insamlingen är stängd. Det här biblioteket kan komplettera till och med den givna dagen. Tomt stänger.", "The round is closed. This library can go on until the day given. Empty closes it.";
    reopen_do: "Tallenna", "Spara", "Save";
    changes: "Mikä muuttui", "Vad ändrades", "What changed";
    changes_since_approval(day): "Muutokset hyväksynnän {day} jälkeen. Julkaistavat luvut eivät muutu, ennen kuin hyväksyt.", "Ändringar efter godkännandet {day}. Siffrorna som publiceras ändras inte förrän du godkänner.", "Changes after the approval of {day}. What is published does not change until you approve.";
    changes_since_return(day): "Muutokset palautuksen {day} jälkeen.", "Ändringar efter returneringen {day}.", "Changes after the return of {day}.";
    changed_meanwhile: "Luvut ovat muuttuneet sen jälkeen, kun avasit sivun. Ne ovat nyt alla: käy ne läpi ja hyväksy uudelleen.", "Siffrorna har ändrats sedan du öppnade sidan. De nya står nedan: gå igenom dem och godkänn på nytt.", "The figures have changed since you opened the page. They are below now: go through them and approve again.";
    now: "Nyt", "Nu", "Now";
    changed_by: "Muutti", "Ändrades av", "Changed by";
    not_submitted: "Kirjasto ei ole vielä lähettänyt tietojaan.", "Biblioteket har inte skickat in sina uppgifter ännu.", "The library has not submitted its figures yet.";
    done_approved(library): "{library} on hyväksytty.", "{library} har godkänts.", "{library} has been approved.";
    done_returned(library): "{library} on palautettu.", "{library} har returnerats.", "{library} has been returned.";

    changed_after: "Jälkeen", "Efteråt", "Afterwards";
    views: "Näytä", "Visa", "Show";
    view_all(n): "Kaikki {n}", "Alla {n}", "All {n}";
    view_waiting(n): "Odottaa sinua {n}", "Väntar på dig {n}", "Awaiting you {n}";
    view_late(n): "Määräajan jälkeen {n}", "Efter sista dagen {n}", "After the deadline {n}";
    view_asks(n): "Kaipaa selitystä {n}", "Behöver en förklaring {n}", "Needs an explanation {n}";
    burden: "Mitä täyttäminen vaatii", "Vad ifyllandet kräver", "What entering takes";
    burden_why: "Aika mitataan osioittain kaikilta yhteensä, ei kirjastoittain eikä henkilöittäin.", "Tiden mäts per avsnitt för alla tillsammans, inte per bibliotek eller person.", "Time is measured by section for all together, never by library or person.";
    burden_minutes: "Minuuttia kirjastoa kohti", "Minuter per bibliotek", "Minutes a library";
    burden_caption(n): "Lomakkeella käytetty aika, keskiarvo {n} aloittaneesta kirjastosta", "Tid i formuläret, medelvärde för de {n} bibliotek som har börjat", "Time spent in the form, average of the {n} libraries that have begun";
    burden_section: "Osio", "Avsnitt", "Section";
    burden_indicator: "Mittari", "Indikator", "Indicator";
    burden_questions: "Kysyttyjä lukuja", "Frågade siffror", "Figures asked";
    uses_title: "Missä kutakin lukua käytetään", "Var varje siffra används", "Where each figure is used";
    use_headline: "etusivu ja raportin kansi", "förstasidan och rapportens omslag", "the front page and the report’s cover";
    use_coverage: "kattavuus", "täckning", "coverage";
    use_protection: "pienten kirjastojen suoja", "skyddet av små bibliotek", "protection of small libraries";
    use_part(name): "laskennassa: {name}", "i beräkningen: {name}", "in the computation: {name}";
    use_beside(name): "vertailussa: {name}", "i jämförelsen: {name}", "in comparison: {name}";
    use_stories(n): "tarinoissa: {n}", "i berättelser: {n}", "in stories: {n}";
    use_column: "Käyttö", "Användning", "Use";
    unused_title: "Ehdotus poistettaviksi", "Förslag till gallring", "Proposed for retirement";
    unused: "Näitä mittareita ei ole kahteen vuoteen käyttänyt mikään: eivät etusivu, muut mittarit, tarkistukset eivätkä tarinat.", "De här indikatorerna har inte använts av någonting på två år: inte av förstasidan, andra indikatorer, kontroller eller berättelser.", "Nothing has used these indicators in two years: not the front page, other indicators, checks or stories.";
    unused_none: "Jokaista kysyttyä lukua käyttää jokin.", "Varje siffra som frågas används av något.", "Everything that is asked is used by something.";
    stories_title: "Tarinat", "Berättelser", "Stories";
    stories_none: "Tarinoita ei ole vielä lähetetty.", "Inga berättelser har skickats in ännu.", "No stories have been submitted yet.";
    publish: "Julkaise", "Publicera", "Publish";
    doubts_title(n): "Kysymyksiä herättävät luvut: {n}", "Siffror som väcker frågor: {n}", "Figures that raise a question: {n}";
    doubts_why: "Kysymys ei tarkoita, että luku on väärin. Kirjaston selitys on luvun alla; lisää kysymyksesi ja palauta vuosi, jos jokin jää auki.",
        "En fråga betyder inte att siffran är fel. Bibliotekets förklaring står under siffran; skriv din fråga och returnera året om något är oklart.",
        "A question does not mean that a figure is wrong. The library’s explanation stands below it; write what you ask and return the year if something stays open.";
    doubts_none: "Mikään luku ei herätä kysymystä.", "Ingen siffra väcker frågor.", "No figure raises a question.";
    remark_above: "kysy yllä", "fråga ovan", "ask above";
    all_figures: "Vuoden kaikki luvut", "Årets alla siffror", "All figures of the year";
    approve_next(name): "Hyväksy ja siirry: {name}", "Godkänn och gå till {name}", "Approve and go to {name}";
    previous_waiting: "Edellinen odottava", "Föregående som väntar", "Previous waiting";
    next_waiting: "Seuraava odottava", "Nästa som väntar", "Next waiting";
    withdraw: "Vedä pois", "Återta", "Withdraw";
    withdraw_tells: "Tarina katoaa heti kaikilta sivuilta ja seuraavista raporteista. Sen voi palauttaa näkyviin.",
        "Berättelsen försvinner genast från alla sidor och kommande rapporter. Den kan publiceras på nytt.",
        "The story disappears at once from every page and from later reports. It can be published again.";
    restore: "Julkaise uudelleen", "Publicera på nytt", "Publish again";
    restore_tells: "Kirjasto ja tarinassa tunnistettavat henkilöt ovat yhä mukana: tarina tulee takaisin näkyviin.",
        "Biblioteket och de personer som kan kännas igen är fortfarande med: berättelsen blir synlig igen.",
        "The library and whoever can be recognised still agree: the story comes into sight again.";
    read_whole: "Lue koko tarina", "Läs hela berättelsen", "Read the whole story";
    board_frozen(year): "Vuosi {year} on jäädytetty ja julkaistu", "Året {year} har frysts och publicerats", "{year} is frozen and published";
    see_published: "Katso julkaistu yleiskatsaus", "Se den publicerade översikten", "See the published overview";
    publish_note: "Julkaistu tarina tulee näkyviin, kun vuosi jäädytetään.", "En publicerad berättelse syns när året fryses.", "A published story appears when the year is frozen.";
    consent_blocks: "Suostumus tai julkisuus ei salli julkaisemista.", "Samtycket eller offentligheten tillåter inte publicering.", "Consent or visibility does not allow publishing.";

    freeze_title(year): "Jäädytä vuosi {year}", "Frys året {year}", "Freeze {year}";
    freeze_lede: "Jäädytys julkaisee hyväksytyt luvut ja tarinat. Sivut, raportti ja avoin aineisto tehdään niistä, eivätkä ne enää muutu. Myöhempi korjaus on uusi versio.",
        "Frysningen publicerar de godkända siffrorna och berättelserna. Sidorna, rapporten och de öppna uppgifterna görs av dem och ändras inte mer. En senare korrigering är en ny version.",
        "Freezing publishes the approved figures and stories. Pages, report and open data are made from them and change no more. A later correction is a new revision.";
    freeze_check: "Tarkistuslista", "Checklista", "Check list";
    freeze_approved(n, of): "{n}/{of} kirjastoa hyväksytty", "{n}/{of} bibliotek godkända", "{n} of {of} libraries approved";
    freeze_left_out(names): "Jäävät pois, koska niitä ei ole hyväksytty: {names}.", "Lämnas utanför eftersom de inte har godkänts: {names}.", "Left out because they are not approved: {names}.";
    freeze_all_in: "Kaikki jäsenkirjastot ovat mukana.", "Alla medlemsbibliotek ingår.", "All member libraries are in.";
    freeze_stories(n, waiting): "Julkaistavia tarinoita {n}, päätöstä odottavia {waiting}", "Berättelser som publiceras: {n}, väntar på beslut: {waiting}", "Stories to be published: {n}, awaiting a decision: {waiting}";
    freeze_without_factor(year, names): "Ei arvoa vuodelle {year}, joten lukua ei synny: {names}", "Inget värde för {year}, därför blir det ingen siffra: {names}", "No value for {year}, so there will be no number: {names}";
    freeze_provisional(names): "Alustavaksi merkitään: {names}", "Märks som preliminära: {names}", "Marked provisional: {names}";
    not_frozen(year): "Vuotta {year} ei jäädytetty", "Året {year} frystes inte", "{year} was not frozen";
    freeze_confirm_needed: "Vahvista, että olet käynyt listan läpi", "Bekräfta att du har gått igenom listan", "Confirm that you have gone through the list";
    freeze_confirm: "Olen käynyt listan läpi, vuosi jäädytetään", "Jag har gått igenom listan, året fryses", "I have gone through the list, the year is frozen";
    freeze_do: "Jäädytä ja julkaise", "Frys och publicera", "Freeze and publish";
    freeze_nothing: "Yhtään kirjastoa ei ole hyväksytty, joten jäädytettävää ei ole.", "Inget bibliotek har godkänts, så det finns inget att frysa.", "No library is approved, so there is nothing to freeze.";
    freeze_again_title(year): "Julkaise vuoden {year} korjaus", "Publicera en korrigering av {year}", "Publish a correction of {year}";
    freeze_again_lede: "Uusi versio korvaa sivut ja raportin. Aiempi versio säilyy, ja kertoimet ja määritelmät pysyvät samoina kuin ensimmäisessä.",
        "En ny version ersätter sidorna och rapporten. Den tidigare sparas, och faktorer och definitioner förblir desamma som i den första.",
        "A new revision takes the place of pages and report. The earlier one is kept, and factors and definitions stay those of the first.";
    freeze_corrections: "Mitä korjataan", "Vad som korrigeras", "What is corrected";
    freeze_no_corrections: "Luvut ovat samat kuin julkaistussa versiossa. Korjaa luku päästämällä kirjasto takaisin sen omalta sivulta.", "Siffrorna är desamma som i den publicerade versionen. Korrigera en siffra genom att släppa in biblioteket igen på dess egen sida.", "The figures are those of the published revision. To correct one, let the library back in from its own page.";
    freeze_reason: "Miksi uusi versio", "Varför en ny version", "Why a new revision";
    freeze_reason_hint: "Näkyy julkisesti menetelmäsivulla.", "Syns offentligt på metodsidan.", "Shown in public on the method page.";
    freeze_reason_needed: "Kerro, miksi uusi versio tehdään", "Berätta varför en ny version görs", "Say why there is another revision";
    freeze_returns(names): "Palautettu eikä tullut takaisin: {names}", "Returnerade och inte tillbaka: {names}", "Returned and not back yet: {names}";
    freeze_no_returns: "Yhtään palautusta ei ole auki.", "Ingen returnering är öppen.", "No return is open.";
    freeze_covered(of): "Jokainen mittari kattaa vähintään 80 % {of}.", "Varje indikator täcker minst 80 % {of}.", "Every indicator covers at least 80% {of}.";
    freeze_hidden(of, names): "Alle puolet {of}, ei summaa: {names}", "Under hälften {of}, ingen summa: {names}", "Under half {of}, no total: {names}";
    freeze_warned(of, names): "50–80 % {of}, varoitus: {names}", "50–80 % {of}, varning: {names}", "50–80% {of}, warning: {names}";
    freeze_translated: "Määritelmät on käännetty.", "Definitionerna är översatta.", "The definitions are translated.";
    freeze_protected(names): "Summaa ei näytetä, jotta yhden pienen kirjaston luku ei paljastu: {names}", "Ingen summa visas, så att ett litet biblioteks siffra inte röjs: {names}", "No total is shown, so that no small library's figure is revealed: {names}";
    freeze_untranslated(names): "Sama määritelmä kahdella kielellä, ehkä kääntämättä: {names}", "Samma definition på två språk, kanske inte översatt: {names}", "The same definition in two languages, perhaps not translated: {names}";
    correct: "Korjaa jäädytettyä vuotta", "Korrigera ett fryst år", "Correct a frozen year";
    correct_hint: "Kirjasto voi korjata tähän päivään asti, kun palautat vuoden. Julkaistu versio pysyy, kunnes julkaiset korjauksen.", "Biblioteket kan korrigera till och med denna dag när du returnerar året. Den publicerade versionen står fast tills du publicerar korrigeringen.", "The library can correct up to this day once you return the year. What is published stands until you publish the correction.";
    to_correction: "Julkaise korjaus", "Publicera en korrigering", "Publish a correction";
    frozen_done(year): "Vuosi {year} on julkaistu.", "Året {year} har publicerats.", "{year} has been published.";
}
