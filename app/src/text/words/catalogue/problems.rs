//! What can be wrong with a catalogue, and where; and what stands where it says nothing.

texts! {
    wrong_headline_side(code): "{code} ei voi olla tällä puolella: jalanjäljen avaa jalanjäljen mittari, kädenjäljen muu kuin päästö, ja hiilikädenjäljellä on oma kohtansa", "{code} kan inte stå på den sidan: fotavtrycket öppnas av en indikator för fotavtrycket, handavtrycket av något annat än utsläpp, och koldioxidhandavtrycket har en egen plats", "{code} cannot stand on that side: an indicator of the footprint opens the footprint, something other than emissions the handprint, and the carbon handprint has a place of its own";
    control_character: "tekstissä on ohjausmerkki, jota mikään sivu ei voi näyttää", "texten har ett styrtecken som ingen sida kan visa", "the text has a control character, which no page can show";
    counted_anew: "Määritelmä tai laskutapa muuttui", "Definitionen eller räknesättet ändrades", "The definition or the way of counting changed";
    any_consortium: "Kirjastokonsortio", "Bibliotekskonsortiet", "The library consortium";
    any_consortium_libraries: "Konsortion kirjastot", "Konsortiets bibliotek", "Libraries of the consortium";
    any_consortium_about: "Jälki kokoaa kirjastojen kädenjäljen ja jalanjäljen.", "Jälki samlar bibliotekens handavtryck och fotavtryck.", "Jälki gathers the libraries' handprint and footprint.";
    any_consortium_boundary: "Raportoija on kirjasto, jaksona kalenterivuosi. Mukana on, mitä mittareiden määritelmät sanovat; muu on laskennan ulkopuolella.",
        "Den som rapporterar är ett bibliotek, och perioden är ett kalenderår. Det som indikatorernas definitioner säger ingår; allt annat ligger utanför.",
        "The reporter is a library, for a calendar year. What the indicators' definitions say is included; all else is left out.";
    at_file(place): "{place}", "{place}", "{place}";
    at_indicator(code): "mittari {code}", "indikator {code}", "indicator {code}";
    at_factor(key): "kerroin {key}", "faktor {key}", "factor {key}";
    at_override(key, library, year): "kerroin {key}, {library} {year}", "faktor {key}, {library} {year}", "factor {key}, {library} {year}";
    at_library(code): "kirjasto {code}", "bibliotek {code}", "library {code}";
    at_theme(code): "teema {code}", "tema {code}", "theme {code}";
    at_section(code): "osio {code}", "avsnitt {code}", "section {code}";
    at_unit(code): "yksikkö {code}", "enhet {code}", "unit {code}";
    at_service_unit(code): "kirjastoyksikkö {code}", "biblioteksenhet {code}", "service unit {code}";
    at_headline: "etusivun nosto", "startsidans lyft", "headline";
    at_near_percent: "suojan mitta (near_percent)", "skyddets mått (near_percent)", "measure of protection (near_percent)";
    not_a_near_percent: "luvun on oltava 1–100 prosenttia", "talet ska vara 1–100 procent", "the number has to be 1 to 100 percent";
    of_students: "opiskelijoista", "av studerandena", "of students";
    students: "opiskelijaa", "studerande", "students";
    at_size: "koon mitta (size)", "storlekens mått (size)", "measure of size (size)";
    not_a_size: "keskimmäisen ryhmän rajojen on oltava nollaa suurempia ja kasvavia, ja pienimmän jakajan nollaa suurempi", "mellangruppens gränser ska vara större än noll och stigande, och den minsta nämnaren större än noll", "the bounds of the middle group have to be above zero and ascending, and the least divisor above zero";
    not_a_measure: "mittarin on oltava ilmoitettava luku, joka ei koske henkilöitä", "indikatorn ska vara en siffra som rapporteras och inte gäller personer", "its indicator has to be entered, and not about persons";
    at_target(code, year): "tavoite {code} {year}", "mål {code} {year}", "target {code} {year}";

    language_missing: "teksti puuttuu suomeksi, ruotsiksi tai englanniksi", "texten saknas på finska, svenska eller engelska", "a text is missing in Finnish, Swedish or English";
    wrong_format(found, wanted): "”{found}” ei ole {wanted}", "”{found}” är inte {wanted}", "\"{found}\" is not {wanted}";
    none_at_all: "yhtään ei ole", "det finns ingen", "there is none";
    twice: "sama tunnus on kahdesti samoina vuosina", "samma kod finns två gånger för samma år", "this code stands twice for the same years";
    no_indicator(code): "mittaria {code} ei ole", "det finns ingen indikator {code}", "there is no indicator {code}";
    no_indicator_then(code, year): "mittaria {code} ei ole vuonna {year} eikä sen jälkeen", "det finns ingen indikator {code} år {year} eller senare", "there is no indicator {code} in {year} and after";
    replaces_nothing: "toinen mittari tulee tilalle vasta, kun tällä on viimeinen vuosi; se ei voi korvata itseään", "en annan indikator kommer i stället först när den här har ett sista år; den kan inte ersätta sig själv", "another indicator takes its place only after a last year, and none can replace itself";
    not_a_check(text): "”{text}” ei ole tarkistus: kirjoita ”<= LAUSEKE”, ”needs TUNNUS” tai ”A..B yksikkö/m2”", "”{text}” är ingen kontroll: skriv ”<= UTTRYCK”, ”needs KOD” eller ”A..B enhet/m2”", "“{text}” is not a check: write “<= EXPRESSION”, “needs CODE” or “A..B unit/m2”";
    check_takes_no_factors(text): "tarkistuksessa ei käytetä kertoimia: ”{text}”", "en kontroll har inga faktorer: ”{text}”", "a check takes no factors: “{text}”";
    no_replacement(code): "sen korvaavaa mittaria {code} ei ole", "det finns ingen indikator {code} som kan ersätta den", "there is no indicator {code} to replace it";
    ends_before: "se päättyy ennen kuin alkaa", "den slutar innan den börjar", "it ends before it begins";
    target_baseline: "perusvuosi on ennen tavoitevuotta ja muutos on luku", "basåret är före målåret och förändringen är ett tal", "its baseline is a year before it, its change a number";
    no_service_unit(code): "kirjastoyksikköä {code} ei ole", "det finns ingen biblioteksenhet {code}", "there is no service unit {code}";
    membership_ends: "jäsenyys päättyy ennen kuin alkaa", "medlemskapet slutar innan det börjar", "membership ends before it begins";
    absent_between(year): "{year}: vuosi ilman jäsenyyttä on jäsenyyden ensimmäisen ja viimeisen vuoden välissä", "{year}: ett år utan medlemskap ligger mellan medlemskapets första och sista år", "{year}: a year without membership lies between its first and its last";
    two_versions: "kaksi versiota samalle vuodelle", "två versioner för ett år", "two versions for one year";
    not_in_order(year): "{year}: ala-arvo, paras arvo ja yläarvo eivät ole järjestyksessä", "{year}: lägsta, bästa och högsta värdet är inte i ordning", "{year}: low, best and high are not in order";
    no_source(year, key): "{year}: lähdettä {key} ei ole", "{year}: det finns ingen källa {key}", "{year}: there is no source {key}";
    no_library(code): "kirjastoa {code} ei ole", "det finns inget bibliotek {code}", "there is no library {code}";
    no_method: "oman arvon laskutapa puuttuu", "det egna värdets metod saknas", "an own value says how it was made";
    two_own: "kaksi omaa arvoa samalle vuodelle", "två egna värden för ett år", "two own values for one year";
    key_twice: "sama tunnus on kahdesti", "samma nyckel finns två gånger", "this key stands twice";
    derived_has_formula: "lasketulla mittarilla on kaava, muilla ei", "en härledd indikator har en formel, ingen annan har det", "a derived indicator has a formula, and no other has";
    no_theme(code): "teemaa {code} ei ole", "det finns inget tema {code}", "there is no theme {code}";
    no_section(code): "osiota {code} ei ole", "det finns inget avsnitt {code}", "there is no section {code}";
    no_unit(code): "yksikköä {code} ei ole", "det finns ingen enhet {code}", "there is no unit {code}";
    emission_side: "päästö kuuluu kädenjälkeen tai jalanjälkeen", "ett utsläpp hör till handavtrycket eller fotavtrycket", "an emission belongs to the handprint or to the footprint";
    emission_derived: "päästö lasketaan aina: kirjastot ilmoittavat toimintaa", "ett utsläpp härleds alltid: biblioteken anger verksamhet", "an emission is always derived: libraries enter activities";
    circle: "kaava kulkee ympyrää", "formeln går i en cirkel", "its formula goes round in a circle";
    optional_not_read(code): "valinnainen syöte {code} ei ole kaavassa", "den valfria indatan {code} finns inte i formeln", "its optional input {code} is not in the formula";
    only_example(key): "{key} on vain esimerkki eikä kelpaa kaavaan", "{key} är bara ett exempel och duger inte i en formel", "{key} is only an example and may not be used in a formula";
    ratio_formula: "summien suhteen kaavassa ovat tasan sen osoittaja ja nimittäjä", "en kvot av summor har en formel med exakt sin täljare och nämnare", "a ratio of sums has a formula over exactly its numerator and denominator";
    ordinal_distribution: "itsearviointi, eikä mikään muu, esitetään jakaumana", "en självbedömning, och inget annat, visas som en fördelning", "a self-assessment, and nothing else, is shown as a distribution";
    emission_sum: "päästöt kootaan summana", "utsläpp sammanställs som en summa", "an emission is brought together as a sum";
    emission_part(code): "{code} on päästö eikä voi olla paino, suhteen osa tai tarkistus", "{code} är ett utsläpp och kan inte vara en vikt, en del av en kvot eller en kontroll", "{code} is an emission and cannot be a weight, a part of a ratio or a check";
    library_in_use: "sillä on lukuja, tarinoita tai tunnuksia, eikä sitä voi jättää pois; päätä sen sijaan jäsenyys", "det har siffror, berättelser eller konton och kan inte lämnas bort; avsluta medlemskapet i stället", "it has figures, stories or accounts and cannot be left out; end its membership instead";
    indicator_in_use(year): "sillä on lukuja vuodelta {year}, jota ei ole jäädytetty; anna sen olla voimassa vuoteen {year}", "den har siffror för {year}, som inte är fryst; låt den gälla till {year}", "it has figures of {year}, which is not frozen; let it hold until {year}";

    reserved(code): "tunnus ”{code}” on ohjelman omassa käytössä", "koden ”{code}” används av programmet självt", "the code \"{code}\" is used by the program itself";
    limits_upside_down: "alaraja on yläraja suurempi", "den nedre gränsen är större än den övre", "the lower limit is above the upper one";
    too_many_decimals(most): "desimaaleja on enintään {most}", "högst {most} decimaler", "there are at most {most} decimals";
    too_many_inputs: "sen alla on yli 1000 lukua", "det finns över 1000 tal under den", "there are more than 1000 numbers under it";
    held_when_frozen(year): "vuosi {year} on jäädytetty tällä määritelmällä; muutos alkaa myöhemmästä vuodesta", "år {year} har frysts med denna definition; en ändring börjar ett senare år", "{year} is frozen with this definition; a change begins in a later year";

    divides_by_persons(code): "kaava jakaa luvulla {code}, joka koskee henkilöitä: kattavuus kertoisi, missä se on nolla", "formeln dividerar med {code}, som gäller personer: täckningen skulle berätta var det är noll", "its formula divides by {code}, which is about persons: the coverage would tell where that is zero";
    never_netted: "kädenjäljen päästöä ja jalanjäljen päästöä ei koskaan yhdistetä", "handavtryckets utsläpp och fotavtryckets utsläpp förenas aldrig", "a handprint emission and a footprint emission are never joined";
    formula_gives(gives, promised): "kaavan tulos on {gives}, mittarin yksikkö on {promised}", "formeln ger {gives}, indikatorn är i {promised}", "the formula gives {gives}, the indicator is in {promised}";
    wrong_side: "kaavan päästöt eivät ole mittarin puolella", "formelns utsläpp är inte på indikatorns sida", "the formula's emissions are not on the indicator's side";
    no_factor(key): "kerrointa {key} ei ole", "det finns ingen faktor {key}", "there is no factor {key}";
    cannot_add(left, right): "{left} ja {right} eivät ole yhteenlaskettavia", "{left} och {right} kan inte adderas", "{left} and {right} cannot be added";

    too_long: "kaava on liian pitkä", "formeln är för lång", "the formula is too long";
    expected_operator: "tässä pitäisi olla laskutoimitus tai kaavan loppu", "här väntas ett räknetecken eller slutet", "expected an operator or the end";
    too_deep: "liian monta sulkua sisäkkäin", "för många parenteser i varandra", "too many brackets inside one another";
    expected_closing: "tässä pitäisi olla ”)”", "här väntas ”)”", "expected \")\"";
    expected_something: "tässä pitäisi olla luku, mittari, f(kerroin) tai ”(”", "här väntas ett tal, en indikator, f(faktor) eller ”(”", "expected a number, an indicator, f(factor) or \"(\"";
    not_a_number(word): "”{word}” ei ole luku", "”{word}” är inte ett tal", "\"{word}\" is not a number";
    not_a_code(word): "”{word}” ei ole tunnus: pieniä kirjaimia, numeroita ja merkkejä . _ -", "”{word}” är inte en kod: små bokstäver, siffror och . _ -", "\"{word}\" is not a code: use small letters, digits, and . _ - between them, at most 60";
}
