//! Writing a story.

words! {
    list_title(library, year): "{library}: tarinat {year}", "{library}: berättelser {year}", "{library}: stories {year}";
    new: "Uusi vaikuttavuustarina", "Ny berättelse om genomslag", "New impact story";
    edit: "Muokkaa tarinaa", "Redigera berättelsen", "Edit the story";
    none: "Ei vielä tarinoita.", "Inga berättelser ännu.", "No stories yet.";
    earlier: "Muiden vuosien tarinat", "Berättelser från andra år", "Stories of other years";
    untitled: "Nimetön luonnos", "Namnlöst utkast", "Untitled draft";
    step_tell: "Kerro", "Berätta", "Tell";
    step_consent: "Suostumus", "Samtycke", "Consent";
    step_send: "Esikatsele ja lähetä", "Förhandsgranska och skicka in", "Preview and submit";
    steps: "Vaiheet", "Steg", "Steps";
    change_q: "Mikä muuttui ja kenelle?", "Vad förändrades och för vem?", "What changed, and for whom?";
    before_q: "Millainen tilanne oli ennen?", "Hur såg läget ut före?", "What was the situation before?";
    action_q: "Mitä kirjasto teki?", "Vad gjorde biblioteket?", "What did the library do?";
    evidence_q: "Mistä sen tietää?", "Hur vet man det?", "How does one know?";
    significance_q: "Miksi muutos on merkittävä?", "Varför är förändringen betydelsefull?", "Why does the change matter?";
    length_hint(words): "Hyvä pituus on {words} sanaa. Pituus ei rajoita.", "En bra längd är {words} ord. Längden begränsar inte.", "A good length is {words} words. It is no limit.";
    more_fields: "Lisää: ajankohta, sitaatti, opit muille…", "Mer: tidpunkt, citat, lärdomar för andra…", "More: period, quote, lessons for others…";
    consent_lede: "Oletus on, että tarinassa ei ole henkilötietoja. Myös ilman nimeä voi tunnistaa: ”ainoa viittomakielinen opiskelija”.",
        "Utgångspunkten är att berättelsen inte innehåller personuppgifter. Man kan kännas igen också utan namn: ”den enda teckenspråkiga studeranden”.",
        "The default is no personal data. One can be recognised without a name too: “the only signing student”.";
    consent_q: "Voiko tarinasta tunnistaa jonkun henkilön?", "Kan någon person kännas igen?", "Can anyone be recognised from the story?";
    consent_none: "Ei voi", "Nej", "No";
    consent_anonymised: "Ei enää: tunnistettavat piirteet on poistettu", "Inte längre: igenkännbara drag har tagits bort", "Not any more: recognisable traits have been removed";
    consent_internal: "Kyllä, ja suostumus on konsortion sisäiseen käyttöön", "Ja, och samtycket gäller konsortiets interna bruk", "Yes, and consent is for the consortium's own use";
    consent_public: "Kyllä, ja kirjallinen suostumus on julkaisemiseen", "Ja, och det finns skriftligt samtycke till publicering", "Yes, and there is written consent to publish";
    consent_before: "Kerro ennen suostumusta: suostumuksen voi perua milloin tahansa. Tarina poistuu heti näkyvistä. Allekirjoitettu lomake jää kirjastoon.",
        "Berätta före samtycket: samtycket kan återtas när som helst. Berättelsen försvinner genast. Den undertecknade blanketten stannar hos biblioteket.",
        "Tell before consent: it can be withdrawn at any time. The story disappears at once. The signed form stays with the library.";
    publication_q: "Kuka saa nähdä tarinan?", "Vem får se berättelsen?", "Who may see the story?";
    publication_library: "Vain oma kirjasto ja koordinaattori", "Bara det egna biblioteket och koordinatorn", "Only the library and the coordinator";
    publication_consortium: "Konsortion kirjastot", "Konsortiets bibliotek", "The consortium's libraries";
    publication_public: "Kaikki", "Alla", "Everybody";
    side_both: "Molemmat", "Bådadera", "Both";
    save_draft: "Tallenna luonnos", "Spara utkast", "Save draft";
    save_preview: "Tallenna ja esikatsele", "Spara och förhandsgranska", "Save and preview";
    submit: "Lähetä koordinaattorille", "Skicka till koordinatorn", "Submit to the coordinator";
    preview: "Näin tarina alkaa lukijalle", "Så börjar berättelsen för läsaren", "How the story opens for the reader";
    lacking_title: "Ennen lähettämistä puuttuu", "Före insändningen saknas", "Missing before submitting";
    lacking_consent_public: "Tunnistettava tarina voi olla julkinen vain kirjallisella suostumuksella julkaisemiseen", "En igenkännbar berättelse kan vara offentlig bara med skriftligt samtycke till publicering", "A recognisable story can be public only with written consent to publish";
    too_many_themes: "Valitse enintään kaksi teemaa.", "Välj högst två teman.", "Choose at most two themes.";
    too_long(max): "Teksti on liian pitkä: enintään {max} merkkiä.", "Texten är för lång: högst {max} tecken.", "The text is too long: at most {max} characters.";
    kept_here: "Tässä on teksti, jota ei ole vielä tallennettu: se oli tallessa tässä selaimessa. Tallenna se.",
        "Här är text som inte har sparats ännu: den fanns kvar i den här webbläsaren. Spara den.",
        "This text has not been saved yet: it was kept in this browser. Save it.";
    kept_forget: "Hylkää tallentamaton teksti", "Kassera den osparade texten", "Discard the unsaved text";
    saved_done: "Tarina on tallennettu.", "Berättelsen har sparats.", "The story has been saved.";
    sent_done: "Tarina on lähetetty koordinaattorille.", "Berättelsen har skickats till koordinatorn.", "The story has been submitted to the coordinator.";
    take_back: "Ota tarina takaisin", "Ta tillbaka berättelsen", "Take the story back";
    take_back_open: "Tarina palaa luonnokseksi ja katoaa koordinaattorin listalta. Sitä voi muokata, ja sen voi lähettää uudelleen.",
        "Berättelsen blir åter ett utkast och försvinner från koordinatorns lista. Den kan redigeras och skickas in på nytt.",
        "The story becomes a draft again and leaves the coordinator’s list. It can be edited and submitted anew.";
    take_back_late: "Tarina palaa luonnokseksi. Tiedonkeruu ei ole avoinna: sen voi lähettää uudelleen vasta, kun koordinaattori avaa keruun.",
        "Berättelsen blir åter ett utkast. Insamlingen är inte öppen: den kan skickas in på nytt först när koordinatorn öppnar insamlingen.",
        "The story becomes a draft again. The round is not open: it can be submitted anew only once the coordinator opens the round.";
    take_back_closed: "Tarina katoaa heti kaikilta sivuilta ja seuraavista raporteista. Vain koordinaattori voi julkaista sen uudelleen.",
        "Berättelsen försvinner genast från alla sidor och kommande rapporter. Bara koordinatorn kan publicera den på nytt.",
        "The story disappears at once from every page and from later reports. Only the coordinator can publish it again.";
    lock_submitted: "Tarina on lähetetty koordinaattorille.", "Berättelsen har skickats till koordinatorn.", "The story has been submitted to the coordinator.";
    lock_published: "Koordinaattori on hyväksynyt tarinan julkaistavaksi.", "Koordinatorn har godkänt berättelsen för publicering.", "The coordinator has approved the story for publication.";
    lock_withdrawn: "Tarina on vedetty pois näkyvistä.", "Berättelsen har återtagits.", "The story has been withdrawn.";
    lock_others: "Tarinaa muokkaa sen oma kirjasto.", "Berättelsen redigeras av sitt eget bibliotek.", "The story is edited by its own library.";
    lock_closed: "Tiedonkeruu ei ole avoinna, joten tarinaa ei voi muokata.", "Insamlingen är inte öppen, så berättelsen kan inte redigeras.", "The round is not open, so the story cannot be edited.";
    returned_because: "Koordinaattori palautti tarinan", "Koordinatorn returnerade berättelsen", "The coordinator returned the story";
    personal_data_found: "Tekstissä näyttää olevan sähköpostiosoite, puhelinnumero tai henkilötunnus. Poista se, tai vahvista alempana, että se kuuluu tarinaan.",
        "Texten verkar innehålla en e-postadress, ett telefonnummer eller en personbeteckning. Ta bort den, eller bekräfta längre ner att den hör till berättelsen.",
        "The text seems to hold an e-mail address, a phone number or a personal identity code. Remove it, or confirm below that it belongs to the story.";
    personal_q: "Kuuluuko tämä tarinaan?", "Hör detta till berättelsen?", "Does this belong to the story?";
    personal_hint: "Tekstissä näyttää olevan henkilötietoja. Merkitse ne, jotka saavat olla tarinassa, ja poista muut tekstistä.",
        "Texten verkar innehålla personuppgifter. Kryssa för dem som får finnas i berättelsen och ta bort de andra ur texten.",
        "The text seems to hold personal data. Tick what may stand in the story, and remove the rest from the text.";
    personal_judge: "Tarinassa näyttää olevan henkilötietoja. Merkitse ne, jotka saa julkaista.",
        "Berättelsen verkar innehålla personuppgifter. Kryssa för dem som får publiceras.",
        "The story seems to hold personal data. Tick what may be published.";
    lacking_personal: "Vahvistus, että tekstissä olevat henkilötiedot kuuluvat tarinaan", "Bekräftelse på att personuppgifterna i texten hör till berättelsen", "Confirmation that the personal data in the text belong to the story";
    manager_sends: "Kirjaston yhteyshenkilö lähettää tarinan.", "Bibliotekets kontaktperson skickar in berättelsen.", "The library's manager submits the story.";
}
