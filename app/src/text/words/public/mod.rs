//! The pages for everybody: what several of them say, and those that say little.

pub mod demo;
pub mod indicator;
pub mod method;
pub mod overview;

words! {
    overview_title(year): "Kädenjälki ja jalanjälki {year}", "Handavtryck och fotavtryck {year}", "Handprint and footprint {year}";
    nothing_published: "Mitään ei ole vielä julkaistu", "Inget har publicerats ännu", "Nothing has been published yet";
    nothing_published_do: "Ensimmäinen vuosi näkyy tässä, kun koordinaattori on jäädyttänyt sen.",
        "Det första året syns här när koordinatorn har fryst det.",
        "The first year appears here when the coordinator has frozen it.";
    two_answers: "Jalanjälki on kirjastojen oma kuormitus. Kädenjälki syntyy muiden toiminnassa ja lasketaan oletettuun vertailukohtaan. Ne vastaavat eri kysymyksiin.",
        "Fotavtrycket är bibliotekens egen belastning. Handavtrycket uppstår i andras verksamhet och räknas mot en antagen jämförelsepunkt. De svarar på olika frågor.",
        "The footprint is the libraries' own load. The handprint arises in what others do and is measured against an assumed baseline. They answer different questions.";
    related_indicator: "Liittyvä mittari", "Tillhörande indikator", "Related indicator";
    take_title: "Lataa ja käytä", "Ladda ner och använd", "Download and use";
    report_of(year): "Vuosiraportti {year}", "Årsrapport {year}", "Annual summary {year}";
    file_figures: "Julkaistut luvut ja kattavuus", "Publicerade siffror och täckning", "Published figures and coverage";
    identity: "Tunniste", "Identifierare", "Identifier";
    indicators_title: "Mittarit", "Indikatorer", "Indicators";
    indicators_lede(year): "Kaikki mittarit teemoittain ja konsortion luvut vuodelta {year}.", "Alla indikatorer enligt tema och konsortiets siffror för {year}.", "All indicators by theme, and the consortium's figures for {year}.";
    personal_note: "Pienissä kirjastoissa luku voi kertoa yhdestä ihmisestä. Siksi näytetään vain vähintään kolmen kirjaston summia.",
        "I små bibliotek kan siffran handla om en enda människa. Därför visas bara summor av minst tre bibliotek.",
        "In a small library the figure may describe one person. So only totals of at least three libraries are shown.";
    method_small_text(near): "Pienissä kirjastoissa (alle kolme henkilötyövuotta) luku voi kertoa yhdestä ihmisestä. Henkilöitä koskevista luvuista ja niistä lasketuista näytetään siksi vain vähintään kolmen kirjaston summia, enintään kahden merkitsevän numeron tarkkuudella ja tarvittaessa karkeammin. Kukaan ei saa päästä {near} % lähemmäs pienen kirjaston lukua laskemallakaan, kaikista julkaistuista vuosista ja versioista yhteensä. Jos pyöristys ei riitä siihen, luku tai muutos on salattu: se on eri asia kuin tieto, jota ei ole.",
        "I små bibliotek (under tre årsverken) kan en siffra handla om en enda människa. Av siffror om personer, och av dem som räknas av dem, visas därför bara summor av minst tre bibliotek, med högst två gällande siffror och vid behov grövre. Ingen ska komma närmare ett litet biblioteks siffra än {near} %, inte heller genom att räkna med alla publicerade år och versioner. Räcker avrundningen inte till det är siffran eller förändringen skyddad: det är något annat än att uppgiften saknas.",
        "In a small library (under three full-time equivalents) a figure may describe one person. Of figures about persons, and of what is made from them, only totals of at least three libraries are shown, in two significant figures at most, and coarser where needed. Nobody is to come nearer than {near}% to a small library's figure, not by reckoning with all published years and revisions either. Where rounding is not enough for that, a number or a change is withheld: that is another thing than data that is missing.";
    revision(n): "korjausversio {n}", "korrigerad version {n}", "revision {n}";
    story_written(lang_name): "kirjoitettu kielellä: {lang_name}", "skriven på: {lang_name}", "written in: {lang_name}";
    stories_list_title: "Vaikuttavuustarinat", "Berättelser om genomslag", "Impact stories";
    stories_none: "Tältä vuodelta ei ole julkaistu tarinoita.", "Inga berättelser har publicerats för det här året.", "No stories have been published for this year.";
    story_library: "Kirjasto", "Bibliotek", "Library";
    story_year: "Vuosi", "År", "Year";
    story_themes: "Teemat", "Teman", "Themes";
    story_language: "Kirjoituskieli", "Skrivspråk", "Language";
    method_boundary: "Rajaus", "Avgränsning", "Boundary";
    method_coverage: "Kattavuus ja puuttuvat tiedot", "Täckning och uppgifter som saknas", "Coverage and missing data";
    method_coverage_text(of): "Puuttuva ei ole nolla. Jokaisen luvun vieressä on, montako jäsenkirjastoa on mukana ja kuinka suurta osaa {of} ne edustavat. Kun kattavuus on alle 80 %, lukuun liittyy varoitus; alle 50 %:n kattavuudella summaa ei näytetä. Mitään ei ole paikattu tai korotettu.",
        "Det som saknas är inte noll. Bredvid varje siffra står hur många medlemsbibliotek som ingår och hur stor del {of} de representerar. När täckningen är under 80 % följer en varning; under 50 % visas ingen summa. Inget har fyllts i eller räknats upp.",
        "Missing is not zero. Beside every number stands how many member libraries are in it and what share {of} they represent. Under 80% coverage a warning goes with the number; under 50% no total is shown. Nothing has been filled in or scaled up.";
    method_trend: "Vertailu vuosien välillä", "Jämförelse mellan år", "Comparing years";
    method_trend_text: "Suunta lasketaan kirjastoista, joilla on luku joka vuodelta, jolta kukaan ilmoitti. Muutos kahden vuoden välillä lasketaan kirjastoista, joilla on molemmat. Kun laskentatapa on muuttunut, muutosta ei lasketa katkoksen yli.",
        "Riktningen räknas från bibliotek som har en siffra för varje år då någon rapporterade. Förändringen mellan två år räknas från bibliotek som har båda. När räknesättet har ändrats räknas ingen förändring över avbrottet.",
        "The trend is computed from libraries that have a figure for every year in which anybody reported. The change between two years is computed from libraries that have both. When the method has changed, no change is computed across the break.";
    method_uncertainty: "Epävarmuus", "Osäkerhet", "Uncertainty";
    method_uncertainty_text: "Jokaisella kertoimella on alin ja ylin arvo. Vaihteluväli yhdistää kaikki alimmat ja kaikki ylimmät; se ei ole luottamusväli. Päästöt näytetään enintään kahdella merkitsevällä numerolla. Laatumerkintä kertoo heikoimman lähteen: A luettu alkuperäisestä lähteestä, B luettu mutta toissijainen tai vanha, C muistinvarainen tai yksinkertainen johdos, D oletus. Alustava tarkoittaa, että luku nojaa kertoimeen, joka odottaa vahvistusta tai konsortion päätöstä.",
        "Varje faktor har ett lägsta och ett högsta värde. Intervallet förenar alla lägsta och alla högsta; det är inte ett konfidensintervall. Utsläpp visas med högst två gällande siffror. Kvalitetsmärkningen anger den svagaste källan: A läst i ursprunglig källa, B läst men sekundär eller gammal, C ur minnet eller enkel härledning, D antagande. Preliminär betyder att siffran vilar på en faktor som väntar på bekräftelse eller på konsortiets beslut.",
        "Each factor has a lowest and a highest value. The range joins all the lowest and all the highest; it is not a confidence interval. Emissions are shown with at most two significant figures. The quality mark tells the weakest source: A read in a primary source, B read but secondary or dated, C from memory or simple derivation, D assumption. Provisional means that the number rests on a factor that awaits confirmation or the consortium's decision.";
    method_small: "Pienet kirjastot", "Små bibliotek", "Small libraries";
    reports_title: "Raportit", "Rapporter", "Reports";
    reports_lede: "Vuosittainen yhteenveto toimintakertomuksen liitteeksi. Jokainen raportti on tehty jäädytetyistä luvuista, eikä se muutu.",
        "En årlig sammanfattning som bilaga till verksamhetsberättelsen. Varje rapport är gjord av frysta siffror och ändras inte.",
        "A yearly summary to go with the annual report. Each report is made from frozen figures and does not change.";
    report_in_fi: "Suomeksi (PDF)", "På finska (PDF)", "In Finnish (PDF)";
    report_in_sv: "Ruotsiksi (PDF)", "På svenska (PDF)", "In Swedish (PDF)";
    report_in_en: "Englanniksi (PDF)", "På engelska (PDF)", "In English (PDF)";
    frozen_on(date): "Jäädytetty {date}", "Fryst {date}", "Frozen {date}";
    draft_banner(year): "Luonnos: vuotta {year} ei ole jäädytetty. Luvut voivat vielä muuttua.", "Utkast: året {year} har inte frysts. Siffrorna kan ännu ändras.", "Draft: {year} has not been frozen. The figures may still change.";
    accessibility_text: "Jälki on rakennettu täyttämään WCAG 2.2:n A- ja AA-tason vaatimukset. Sivut tarkistetaan automaattisesti jokaisessa muutoksessa, kaikilla kolmella kielellä, ilman JavaScriptiä ja sen kanssa. Ulkopuolista arviointia tai ruudunlukijatestausta ei ole vielä tehty. Jokaisen kaavion luvut ovat myös taulukkona, ja raportti on merkitty PDF/UA-1-muotoon. Arvio on palvelun kehittäjien oma. Jos jokin ei toimi sinulle, kerro siitä konsortion koordinaattorille. Toimintaa valvoo Traficom.",
        "Jälki är byggt för att uppfylla kraven i WCAG 2.2 på nivåerna A och AA. Sidorna kontrolleras automatiskt vid varje ändring, på alla tre språk, med och utan JavaScript. En utomstående bedömning eller testning med skärmläsare har ännu inte gjorts. Varje diagrams siffror finns också som tabell, och rapporten är märkt enligt PDF/UA-1. Bedömningen är utvecklarnas egen. Om något inte fungerar för dig, berätta det för konsortiets koordinator. Tillsynen utövas av Traficom.",
        "Jälki is built to meet WCAG 2.2 levels A and AA. The pages are checked automatically with every change, in all three languages, with and without JavaScript. No outside assessment or screen reader test has been made yet. Every chart's figures are also given as a table, and the report is tagged as PDF/UA-1. The assessment is the developers' own. If something does not work for you, tell the consortium's coordinator. The supervising authority is Traficom.";
    privacy_text: "Jälki käsittelee käyttäjätunnuksen haltijan nimeä, työsähköpostia, roolia ja kirjastoa sekä lokia siitä, kuka muutti mitäkin lukua ja milloin kirjauduttiin. Tietoja tarvitaan tilaston luotettavuuteen. Kävijöitä ei seurata; ainoa eväste on kirjautuneen istunto. Tarinoissa ei ole henkilötietoja ilman kirjallista suostumusta, jonka voi perua milloin tahansa: tarina poistuu heti näkyvistä. Rekisterinpitäjän ja yhteystiedot ilmoittaa konsortio ennen käyttöönottoa.",
        "Jälki behandlar kontoinnehavarens namn, arbets-e-post, roll och bibliotek samt en logg över vem som ändrade vilken siffra och när någon loggade in. Uppgifterna behövs för statistikens tillförlitlighet. Besökare följs inte; den enda kakan är den inloggades session. Berättelserna innehåller inga personuppgifter utan skriftligt samtycke, som kan återtas när som helst: berättelsen försvinner genast. Personuppgiftsansvarig och kontaktuppgifter meddelas av konsortiet före ibruktagandet.",
        "Jälki processes the name, work e-mail, role and library of account holders, and a log of who changed which figure and when somebody signed in. They are needed for the reliability of the statistics. Visitors are not followed; the only cookie is the session of whoever signs in. Stories hold no personal data without written consent, which can be withdrawn at any time: the story disappears at once. The consortium states the controller and contact details before the service is taken into use.";
}
