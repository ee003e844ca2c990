//! The frame around every page, signing in, and errors.

counted! {
    libraries(; n): "{n} kirjasto" | "{n} kirjastoa", "{n} bibliotek" | "{n} bibliotek", "{n} library" | "{n} libraries";
    missing_and_more(names; n): "Puuttuvat: {names} ja yksi muu. Luvut ovat ilmoitettujen tietojen summia, puuttuvia ei ole arvioitu."
        | "Puuttuvat: {names} ja {n} muuta. Luvut ovat ilmoitettujen tietojen summia, puuttuvia ei ole arvioitu.",
        "Saknas: {names} och ett annat. Siffrorna är summor av rapporterade uppgifter, det som saknas har inte uppskattats."
        | "Saknas: {names} och {n} andra. Siffrorna är summor av rapporterade uppgifter, det som saknas har inte uppskattats.",
        "Missing: {names} and one other. The figures are sums of what was reported; what is missing has not been estimated."
        | "Missing: {names} and {n} others. The figures are sums of what was reported; what is missing has not been estimated.";
}

words! {
    find_library: "Etsi kirjasto nimellä tai tunnuksella", "Sök bibliotek med namn eller kod", "Find a library by name or code";
    find: "Etsi", "Sök", "Find";
    shown_of(from, to, of): "Näytetään {from}–{to}, kaikkiaan {of}.", "{from}–{to} av {of} visas.", "{from}–{to} of {of} are shown.";
    pages: "Luettelon sivut", "Listans sidor", "Pages of the list";
    page_before: "Edelliset", "Föregående", "Previous";
    page_after: "Seuraavat", "Följande", "Next";
    found(n): "Löytyi {n}.", "{n} hittades.", "{n} found.";
    skip: "Siirry sisältöön", "Gå till innehållet", "Skip to content";
    brand_home: "Jälki, etusivu", "Jälki, startsida", "Jälki, front page";
    main_menu: "Päävalikko", "Huvudmeny", "Main menu";
    language: "Kieli", "Språk", "Language";
    breadcrumb: "Murupolku", "Brödsmulor", "Breadcrumb";
    nav_overview: "Yleiskatsaus", "Översikt", "Overview";
    nav_indicators: "Mittarit", "Indikatorer", "Indicators";
    nav_stories: "Tarinat", "Berättelser", "Stories";
    nav_method: "Menetelmä", "Metod", "Method";
    nav_reports: "Raportit", "Rapporter", "Reports";
    nav_home: "Koti", "Hem", "Home";
    nav_entry: "Tiedot", "Uppgifter", "Figures";
    nav_review: "Tarkistus", "Granskning", "Review";
    nav_admin: "Luettelo", "Katalog", "Catalogue";
    sign_in: "Kirjaudu", "Logga in", "Sign in";
    sign_out: "Kirjaudu ulos", "Logga ut", "Sign out";
    error_title(title): "Virhe: {title}", "Fel: {title}", "Error: {title}";
    accessibility: "Saavutettavuusseloste", "Tillgänglighetsutlåtande", "Accessibility statement";
    privacy: "Tietosuojaseloste", "Dataskyddsbeskrivning", "Privacy notice";
    licence: "Avoin aineisto, CC BY 4.0", "Öppna data, CC BY 4.0", "Open data, CC BY 4.0";
    demo_banner: "Esimerkkikonsortio. Kirjastot ovat oikeita, mutta lähes kaikki luvut ja kaikki tarinat ovat keksittyjä.",
        "Exempelkonsortium. Biblioteken är riktiga, men nästan alla siffror och alla berättelser är påhittade.",
        "Example consortium. The libraries are real, but almost all figures and all stories are invented.";
    demo_more: "Mitkä luvut ovat oikeita?", "Vilka siffror är riktiga?", "Which figures are real?";

    signin_title: "Kirjaudu sisään", "Logga in", "Sign in";
    signin_lede: "Kirjastojen yhteyshenkilöille, koordinaattorille ja johtoryhmälle. Julkaistut luvut näkyvät ilman kirjautumista.",
        "För bibliotekens kontaktpersoner, koordinatorn och ledningsgruppen. Publicerade siffror syns utan inloggning.",
        "For library managers, the coordinator and the steering group. Published figures can be seen without signing in.";
    email: "Sähköposti", "E-post", "E-mail";
    sign_out_failed: "Uloskirjautuminen ei onnistunut: palveluun ei saada yhteyttä. Mitään ei poistettu. Yritä hetken päästä uudelleen.",
        "Utloggningen lyckades inte: tjänsten kan inte nås. Inget togs bort. Försök på nytt om en stund.",
        "Signing out did not succeed: the service cannot be reached. Nothing was removed. Try again in a moment.";
    sign_out_unsent: "Tässä selaimessa on lukuja tai tekstiä, joita ei ole vielä tallennettu. Ne poistetaan, kun kirjaudut ulos. Kirjaudutaanko ulos?",
        "I den här webbläsaren finns siffror eller text som inte har sparats än. De tas bort när du loggar ut. Vill du logga ut?",
        "This browser holds figures or text that have not been saved yet. They are removed when you sign out. Sign out?";
    password: "Salasana", "Lösenord", "Password";
    signin_failed: "Sähköposti tai salasana ei täsmää. Tarkista kirjoitusasu ja yritä uudelleen.",
        "E-postadressen eller lösenordet stämmer inte. Kontrollera stavningen och försök på nytt.",
        "The e-mail address or the password does not match. Check the spelling and try again.";
    signin_slower: "Vastaus tulee sitä hitaammin, mitä useammin salasana on väärin.",
        "Svaret kommer desto långsammare ju fler gånger lösenordet är fel.",
        "The answer comes the later, the more often the password is wrong.";
    signin_later: "Yrityksiä on nyt liian monta peräkkäin. Odota hetki ja yritä uudelleen.",
        "Just nu görs för många försök efter varandra. Vänta ett ögonblick och försök på nytt.",
        "There are too many attempts in a row just now. Wait a moment and try again.";
    signin_much_later(minutes): "Salasana on ollut väärin liian monta kertaa. Yritä uudelleen {minutes} minuutin kuluttua.",
        "Lösenordet har varit fel för många gånger. Försök på nytt om {minutes} minuter.",
        "The password has been wrong too many times. Try again in {minutes} minutes.";
    signin_note: "Tunnukset antaa konsortion koordinaattori. Palvelu käyttää vain välttämätöntä istuntoevästettä.",
        "Koordinatorn för konsortiet ger användarkonton. Tjänsten använder bara en nödvändig sessionskaka.",
        "The consortium's coordinator gives accounts. The service uses only a necessary session cookie.";
    welcome_title: "Valitse salasana", "Välj ett lösenord", "Choose a password";
    welcome_lede: "Tämä linkki toimii kerran. Salasanassa on vähintään 12 merkkiä: usea sana peräkkäin on helppo muistaa.",
        "Den här länken fungerar en gång. Lösenordet har minst 12 tecken: flera ord i rad är lätta att minnas.",
        "This link works once. A password has at least 12 characters: several words in a row are easy to remember.";
    welcome_save: "Tallenna ja kirjaudu", "Spara och logga in", "Save and sign in";
    welcome_short: "Salasanassa on oltava vähintään 12 merkkiä.", "Lösenordet måste ha minst 12 tecken.", "A password has at least 12 characters.";
    welcome_gone: "Linkki on jo käytetty tai vanhentunut", "Länken har redan använts eller gått ut", "The link has been used already or has expired";
    welcome_gone_do: "Pyydä koordinaattorilta uusi linkki.", "Be koordinatorn om en ny länk.", "Ask the coordinator for a new link.";

    not_found: "Sivua ei löytynyt", "Sidan hittades inte", "Page not found";
    not_found_do: "Osoitteessa voi olla virhe, tai sivu on siirtynyt. Etusivulta löydät kaiken julkaistun.",
        "Adressen kan vara fel, eller så har sidan flyttats. På startsidan hittar du allt som publicerats.",
        "The address may be wrong, or the page has moved. The front page leads to everything published.";
    forbidden: "Tämä ei kuulu tunnuksellesi", "Det här hör inte till ditt konto", "This is not for your account";
    forbidden_do: "Kirjaudu toisella tunnuksella, tai pyydä koordinaattorilta oikeutta.",
        "Logga in med ett annat konto, eller be koordinatorn om rättighet.",
        "Sign in with another account, or ask the coordinator for the right.";
    refused: "Tätä ei voi tehdä nyt", "Det här kan inte göras nu", "This cannot be done now";
    unavailable: "Tietokanta ei vastaa juuri nyt", "Databasen svarar inte just nu", "The database does not answer right now";
    unavailable_do: "Mitään ei tallennettu. Julkaistut sivut toimivat. Yritä hetken päästä uudelleen; selaimen paluupainike palauttaa kirjoittamasi.",
        "Inget sparades. De publicerade sidorna fungerar. Försök på nytt om en stund; webbläsarens bakåtknapp tar fram det du skrev.",
        "Nothing was saved. The published pages work. Try again in a moment; the browser's back button brings back what you typed.";
    stopping: "Palvelu käynnistyy uudelleen", "Tjänsten startar om", "The service is restarting";
    stopping_do: "Mitään ei tallennettu. Yritä hetken päästä uudelleen; selaimen paluupainike palauttaa kirjoittamasi.",
        "Inget sparades. Försök på nytt om en stund; webbläsarens bakåtknapp tar fram det du skrev.",
        "Nothing was saved. Try again in a moment; the browser's back button brings back what you typed.";
    broken: "Jokin meni rikki meillä", "Något gick sönder hos oss", "Something broke on our side";
    broken_do: "Virhe on kirjattu. Yritä uudelleen, ja kerro koordinaattorille, jos se toistuu.",
        "Felet har antecknats. Försök på nytt och berätta för koordinatorn om det upprepas.",
        "The error has been noted. Try again, and tell the coordinator if it happens again.";
    signed_out: "Istunto on päättynyt, mitään ei tallennettu", "Sessionen har avslutats, inget sparades", "The session has ended, nothing was saved";
    signed_out_do: "Kirjaudu uudessa välilehdessä. Palaa sitten tähän välilehteen, paina selaimen paluupainiketta ja tallenna uudelleen. Kirjoittamasi on yhä lomakkeella.",
        "Logga in i en ny flik. Gå sedan tillbaka till den här fliken, tryck på webbläsarens bakåtknapp och spara på nytt. Det du skrev finns kvar i formuläret.",
        "Sign in in a new tab. Then return to this tab, press the browser’s back button and save again. What you typed is still in the form.";
    sign_in_beside: "Kirjaudu (avautuu uuteen välilehteen)", "Logga in (öppnas i en ny flik)", "Sign in (opens in a new tab)";
    bad_request: "Pyyntöä ei voinut lukea", "Begäran kunde inte läsas", "The request could not be read";
    bad_request_do: "Palaa edelliselle sivulle ja yritä uudelleen.", "Gå tillbaka till föregående sida och försök på nytt.", "Go back to the previous page and try again.";
    too_large: "Lähetys on liian suuri", "Det som skickades är för stort", "What was sent is too large";
    too_large_do(most): "Mitään ei tallennettu. Tällä sivulla voi lähettää kerralla enintään {most}. Palaa edelliselle sivulle, jossa kirjoittamasi on, ja lyhennä tekstiä tai valitse pienempi tiedosto.",
        "Inget sparades. På den här sidan kan man skicka högst {most} på en gång. Gå tillbaka till föregående sida, där det du skrev finns kvar, och förkorta texten eller välj en mindre fil.",
        "Nothing was saved. This page takes at most {most} at once. Go back to the previous page, where what you typed still is, and shorten the text or choose a smaller file.";
    kilobytes(number): "{number} kt", "{number} kB", "{number} kB";
    megabytes(number): "{number} Mt", "{number} MB", "{number} MB";
    too_slow: "Yhteys oli liian hidas", "Förbindelsen var för långsam", "The connection was too slow";
    too_slow_do: "Lähetys ei tullut perille ajoissa, eikä mitään tallennettu. Palaa edelliselle sivulle ja yritä uudelleen.",
        "Det som skickades kom inte fram i tid, och inget sparades. Gå tillbaka till föregående sida och försök på nytt.",
        "What was sent did not arrive in time, and nothing was saved. Go back to the previous page and try again.";
    to_previous: "Takaisin edelliselle sivulle", "Tillbaka till föregående sida", "Back to the previous page";
    to_front: "Etusivulle", "Till startsidan", "To the front page";

    year: "Vuosi", "År", "Year";
    table: "taulukko", "tabell", "table";
    show_table: "Näytä luvut taulukkona", "Visa siffrorna som tabell", "Show the figures as a table";
    no_data: "ei tietoa", "ingen uppgift", "no data";
    withheld: "suojattu", "skyddad", "withheld";
    coverage_line(n): "{n} kirjastoa", "{n} bibliotek", "{n} libraries";
    coverage_share(share, of): "{share} {of}", "{share} {of}", "{share} {of}";
    estimates(n): "arvioita {n}", "uppskattningar: {n}", "estimates: {n}";
    provisional: "Alustava", "Preliminär", "Provisional";
    incomplete: "Osittainen", "Ofullständig", "Partial";
    missing_libraries(names): "Puuttuvat: {names}. Luvut ovat ilmoitettujen tietojen summia, puuttuvia ei ole arvioitu.",
        "Saknas: {names}. Siffrorna är summor av rapporterade uppgifter, det som saknas har inte uppskattats.",
        "Missing: {names}. The figures are sums of what was reported; what is missing has not been estimated.";
    all_libraries: "Kaikki kirjastot ovat mukana.", "Alla bibliotek ingår.", "All libraries are included.";
    and: "ja", "och", "and";
    no_netting: "Kädenjälkeä ei vähennetä jalanjäljestä.", "Handavtrycket dras inte av från fotavtrycket.", "The handprint is not deducted from the footprint.";
    range_of(bounds): "vaihteluväli {bounds}", "intervall {bounds}", "range {bounds}";
    handprint: "Kädenjälki", "Handavtryck", "Handprint";
    footprint: "Jalanjälki", "Fotavtryck", "Footprint";
    context: "Tausta", "Bakgrund", "Context";
}
