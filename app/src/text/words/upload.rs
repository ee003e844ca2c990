//! Entering by a workbook, a CSV file or the library's own table.

words! {
    excel_title(library, year): "Excel: {library} {year}", "Excel: {library} {year}", "Excel: {library} {year}";
    excel_lede: "Lataa pohja, täytä se rauhassa ja tuo takaisin. Mitään ei tallenneta, ennen kuin olet nähnyt muutokset ja vahvistanut ne.",
        "Ladda ner mallen, fyll i den i lugn och ro och ladda upp den. Ingenting sparas förrän du har sett ändringarna och bekräftat dem.",
        "Download the template, fill it in at your own pace and upload it. Nothing is saved until you have seen the changes and confirmed them.";
    download: "Lataa", "Ladda ner", "Download";
    download_why: "Pohjassa ovat tämän hetken luvut, viime vuosi ja määritelmät. Rivit tunnistetaan koodista, joten järjestyksen voi vaihtaa.",
        "Mallen innehåller siffrorna som de är nu, förra året och definitionerna. Raderna känns igen på koden, så ordningen får ändras.",
        "The template holds the figures as they are now, last year and the definitions. Rows are known by their codes, so their order may change.";
    as_xlsx: "Excel-pohja (.xlsx)", "Excel-mall (.xlsx)", "Excel template (.xlsx)";
    as_csv: "Sama CSV-tiedostona", "Samma som CSV-fil", "The same as a CSV file";
    upload: "Tuo tiedosto", "Ladda upp filen", "Upload the file";
    file: "Tiedosto (.xlsx, .ods tai .csv)", "Fil (.xlsx, .ods eller .csv)", "File (.xlsx, .ods or .csv)";
    show_changes: "Näytä muutokset", "Visa ändringarna", "Show the changes";
    no_file: "Valitse tiedosto.", "Välj en fil.", "Choose a file.";
    problems(n): "Tiedostossa on {n} korjattavaa kohtaa. Mitään ei tallennettu.", "Filen har {n} ställen att rätta. Ingenting sparades.", "The file has {n} places to correct. Nothing was saved.";
    problem_at(row, column, reason): "Rivi {row}, {column}: {reason}", "Rad {row}, {column}: {reason}", "Row {row}, {column}: {reason}";
    unreadable(reason): "Tiedostoa ei voi lukea. {reason}", "Filen kan inte läsas. {reason}", "The file cannot be read. {reason}";
    file_too_large(mb): "Tiedosto on suurempi kuin {mb} Mt.", "Filen är större än {mb} MB.", "The file is larger than {mb} MB.";
    file_unpacks(mb): "Työkirja on purettuna suurempi kuin {mb} Mt.", "Arbetsboken är uppackad större än {mb} MB.", "The workbook is larger than {mb} MB when it is unpacked.";
    file_parts(most): "Työkirjassa on yli {most} osaa.", "Arbetsboken har fler än {most} delar.", "The workbook has more than {most} parts.";
    file_rows(most): "Tiedostossa on yli {most} riviä.", "Filen har fler än {most} rader.", "The file has more than {most} rows.";
    file_columns(row, most): "Rivillä {row} on yli {most} saraketta.", "Rad {row} har fler än {most} kolumner.", "Row {row} has more than {most} columns.";
    file_cells(most): "Työkirjassa on yli {most} solua.", "Arbetsboken har fler än {most} celler.", "The workbook has more than {most} cells.";
    file_order(row): "Rivi {row} on myöhemmän rivin jälkeen.", "Rad {row} står efter en senare rad.", "Row {row} stands after a later row.";
    file_empty: "Tiedosto on tyhjä.", "Filen är tom.", "The file is empty.";
    file_no_sheet: "Työkirjassa ei ole yhtään taulukkoa.", "Arbetsboken har inget kalkylblad.", "The workbook has no sheet.";
    file_not_text: "Tiedosto ei ole CSV eikä XLSX: siinä on muutakin kuin tekstiä.", "Filen är varken CSV eller XLSX: den innehåller annat än text.", "The file is neither CSV nor XLSX: it holds bytes that are not text.";
    file_quote(row): "Rivi {row}: lainausmerkki avataan, mutta sitä ei suljeta.", "Rad {row}: ett citattecken öppnas men stängs aldrig.", "Row {row}: a quotation mark is opened but never closed.";
    file_not_csv(why): "Tiedosto ei ole CSV ({why}).", "Filen är inte CSV ({why}).", "The file is not CSV ({why}).";
    file_not_xlsx(why): "Tiedosto ei ole luettava XLSX-työkirja ({why}).", "Filen är ingen läsbar XLSX-arbetsbok ({why}).", "The file is not a readable XLSX workbook ({why}).";
    file_mixed: "Osa tiedoston kirjaimista on UTF-8:aa ja osa ei. Tallenna se uudelleen merkistöllä UTF-8.", "En del av filens bokstäver är UTF-8 och en del inte. Spara den på nytt i UTF-8.", "Some of the file's letters are UTF-8 and some are not. Save it again as UTF-8.";
    file_protected: "Tiedosto on suojattu salasanalla. Avaa se, poista salasana, tallenna ja tuo uudelleen.",
        "Filen är skyddad med lösenord. Öppna den, ta bort lösenordet, spara och ladda upp den på nytt.",
        "The file is protected with a password. Open it, remove the password, save it and upload it again.";
    file_xls: "Tiedosto on vanha Excel-tiedosto (.xls). Avaa se ja tallenna muodossa Excel-työkirja (.xlsx).",
        "Filen är en gammal Excel-fil (.xls). Öppna den och spara som Excel-arbetsbok (.xlsx).",
        "The file is an old Excel file (.xls). Open it and save it as an Excel workbook (.xlsx).";
    file_xlsb: "Tiedosto on binaarinen Excel-tiedosto (.xlsb). Avaa se ja tallenna muodossa Excel-työkirja (.xlsx).",
        "Filen är en binär Excel-fil (.xlsb). Öppna den och spara som Excel-arbetsbok (.xlsx).",
        "The file is a binary Excel file (.xlsb). Open it and save it as an Excel workbook (.xlsx).";
    file_numbers: "Tiedosto on Numbers-taulukko. Vie se Excel-muotoon (Arkisto – Vie – Excel) ja tuo se sitten.",
        "Filen är ett Numbers-kalkylblad. Exportera det till Excel (Arkiv – Exportera – Excel) och ladda upp det sedan.",
        "The file is a Numbers spreadsheet. Export it to Excel (File – Export – Excel) and upload that.";
    file_web_page: "Tiedosto on verkkosivu (HTML tai XML), vaikka sen pääte olisi .xls. Avaa se taulukkolaskennassa ja tallenna muodossa Excel-työkirja (.xlsx).",
        "Filen är en webbsida (HTML eller XML), även om den heter .xls. Öppna den i ett kalkylprogram och spara som Excel-arbetsbok (.xlsx).",
        "The file is a web page (HTML or XML), even if it is called .xls. Open it in a spreadsheet program and save it as an Excel workbook (.xlsx).";
    file_document: "Tiedosto ei ole taulukko. Tuo Excel-työkirja (.xlsx), OpenDocument-taulukko (.ods) tai CSV.",
        "Filen är ingen tabell. Ladda upp en Excel-arbetsbok (.xlsx), ett OpenDocument-kalkylblad (.ods) eller CSV.",
        "The file is no table. Upload an Excel workbook (.xlsx), an OpenDocument spreadsheet (.ods) or CSV.";
    file_not_json(why): "Tiedosto ei ole JSON-luettelo riveistä ({why}).", "Filen är ingen JSON-lista av rader ({why}).", "The file is not a JSON list of rows ({why}).";
    file_not_read(why): "Tiedostoa ei voi lukea ({why}).", "Filen kan inte läsas ({why}).", "The file cannot be read ({why}).";
    file_busy: "Juuri nyt luetaan muiden tiedostoja. Mitään ei tallennettu. Yritä hetken päästä uudelleen.",
        "Just nu läses andras filer. Inget sparades. Försök på nytt om en stund.",
        "Others’ files are being read just now. Nothing was saved. Try again in a moment.";
    in_sheet(sheet, problem): "Taulukko {sheet}: {problem}", "Bladet {sheet}: {problem}", "Sheet {sheet}: {problem}";
    table_too_long(most): "Taulukossa on yli {most} riviä. Kirjaston omat vuosiluvut mahtuvat vähempään: poista muut rivit.", "Tabellen har fler än {most} rader. Bibliotekets egna årssiffror ryms på färre: ta bort de andra raderna.", "The table has more than {most} rows. A library’s yearly figures need fewer: remove the others.";
    other_year(found, expected): "Tiedosto on tehty kohteelle {found}, mutta olet tuomassa kohdetta {expected}.", "Filen är gjord för {found}, men du laddar upp {expected}.", "The file was made for {found}, but you are uploading {expected}.";
    not_template: "Tämä ei ole Jäljestä ladattu pohja. Lataa pohja tältä sivulta, täytä se ja tuo se. Oman taulukon voit tuoda kohdassa Oma taulukko.", "Det här är inte en mall från Jälki. Ladda ner mallen på den här sidan, fyll i den och ladda upp den. En egen tabell kan du ladda upp under Egen tabell.", "This is not a template from Jälki. Download the template on this page, fill it in and upload it. A table of your own goes to Own table.";
    note_change(before, after): "”{before}” → ”{after}”", "”{before}” → ”{after}”", "“{before}” → “{after}”";
    no_column(name): "Otsikkoriviltä puuttuu sarake ”{name}”.", "Rubrikraden saknar kolumnen ”{name}”.", "The header has no column “{name}”.";
    unknown_code(code): "Koodia ”{code}” ei ole.", "Koden ”{code}” finns inte.", "There is no code “{code}”.";
    twice(row): "Sama koodi on jo rivillä {row}.", "Samma kod finns redan på rad {row}.", "The same code stands already in row {row}.";
    unknown_status(text): "Tilaa ”{text}” ei ole. Valitse se luettelosta.", "Statusen ”{text}” finns inte. Välj den i listan.", "There is no status “{text}”. Choose it from the list.";
    column_code: "Koodi", "Kod", "Code";
    column_section: "Osio", "Avsnitt", "Section";
    column_unit: "Yksikkö", "Enhet", "Unit";
    column_status: "Tila", "Status", "Status";
    column_definition: "Määritelmä", "Definition", "Definition";
    column_revision: "Versio", "Version", "Version";
    preview(n): "Muutoksia: {n}", "Ändringar: {n}", "Changes: {n}";
    preview_none: "Tiedosto ei muuta mitään: kaikki luvut ovat jo samat.", "Filen ändrar ingenting: alla siffror är redan desamma.", "The file changes nothing: every figure is the same already.";
    preview_same(n): "Ennallaan pysyviä lukuja: {n}.", "Siffror som förblir oförändrade: {n}.", "Figures that stay as they are: {n}.";
    before: "Nyt", "Nu", "Now";
    after: "Uusi", "Ny", "New";
    changed_since(name): "Muuttunut lataamisen jälkeen: {name}", "Ändrad efter nedladdningen: {name}", "Changed since the download: {name}";
    confirm(n): "Tallenna {n} muutosta", "Spara {n} ändringar", "Save {n} changes";
    confirm_why: "Muutokset tallennetaan kaikki yhdessä tai ei yhtään.", "Ändringarna sparas alla tillsammans eller inte alls.", "The changes are saved all together or not at all.";
    done(n): "Tallennettu {n} muutosta.", "{n} ändringar har sparats.", "{n} changes have been saved.";
    clashed(name, who): "{name}: {who} muutti lukua sillä välin.", "{name}: {who} ändrade siffran under tiden.", "{name}: {who} changed the figure meanwhile.";
    clashed_title: "Mitään ei tallennettu, koska luvut ovat muuttuneet. Tuo tiedosto uudelleen, niin näet uudet muutokset.",
        "Ingenting sparades, eftersom siffrorna har ändrats. Ladda upp filen på nytt så ser du de nya ändringarna.",
        "Nothing was saved, because figures have changed. Upload the file again to see the new changes.";
    back_to_form: "Takaisin lomakkeelle", "Tillbaka till formuläret", "Back to the form";

    table_title(library, year): "Oma taulukko: {library} {year}", "Egen tabell: {library} {year}", "Own table: {library} {year}";
    table_lede: "Tuo taulukko sellaisena kuin pidät sitä: nimet allekkain, vuodet rinnakkain. Jälki arvaa, mikä rivi on mikäkin mittari, ja sinä vahvistat. Valinnat muistetaan ensi vuonna.",
        "Ladda upp tabellen som du för den: namnen under varandra, åren bredvid varandra. Jälki gissar vilken rad som är vilken indikator, och du bekräftar. Valen sparas till nästa år.",
        "Bring the table as you keep it: labels down, years across. Jälki guesses which row is which indicator, and you confirm. Your choices are remembered next year.";
    paste_here: "tai liitä taulukko tähän", "eller klistra in tabellen här", "or paste the table here";
    read_table: "Lue taulukko", "Läs tabellen", "Read the table";
    nothing_pasted: "Valitse tiedosto tai liitä taulukko.", "Välj en fil eller klistra in tabellen.", "Choose a file or paste the table.";
    table_too_wide(most): "Taulukossa on yli {most} saraketta. Kirjaston omat vuosiluvut mahtuvat vähempään: poista muut sarakkeet.", "Tabellen har fler än {most} kolumner. Bibliotekets egna årssiffror ryms på färre: ta bort de andra kolumnerna.", "The table has more than {most} columns. A library’s yearly figures need fewer: remove the others.";
    columns_title(year): "Missä sarakkeessa on vuosi {year}?", "Vilken kolumn har år {year}?", "Which column holds {year}?";
    columns_why: "Otsikot eivät kerro sitä varmasti, eikä sitä arvata. Jos valitset useita sarakkeita, niiden luvut lasketaan yhteen. Jätä valitsematta, jos mikään ei ole se.",
        "Rubrikerna säger det inte säkert, och det gissas inte. Om du väljer flera kolumner räknas deras siffror ihop. Välj ingen om ingen är rätt.",
        "The headings do not say it for certain, and it is not guessed. If you choose several columns, their figures are added together. Choose none if none is it.";
    choose_column: "Valitse ainakin yksi sarake.", "Välj minst en kolumn.", "Choose at least one column.";
    column_named(letter, heading): "Sarake {letter}: {heading}", "Kolumn {letter}: {heading}", "Column {letter}: {heading}";
    no_heading: "ei otsikkoa", "ingen rubrik", "no heading";
    sum_of_rows(first, last): "rivien {first}–{last} summa", "summan av raderna {first}–{last}", "the sum of rows {first}–{last}";
    left_out: "Lukematta jäi", "Lästes inte", "Not read";
    hidden_rows(sheet, rows): "{sheet}: piilotetut rivit {rows}", "{sheet}: dolda rader {rows}", "{sheet}: hidden rows {rows}";
    hidden_columns(sheet, columns): "{sheet}: piilotetut sarakkeet {columns}", "{sheet}: dolda kolumner {columns}", "{sheet}: hidden columns {columns}";
    hidden_sheet(sheet): "piilotettu taulukko {sheet}", "det dolda bladet {sheet}", "the hidden sheet {sheet}";
    chart_sheet(sheet): "kaavio {sheet}", "diagrammet {sheet}", "the chart {sheet}";
    sheet_without_table(sheet): "taulukko {sheet}: ei rivejä, joilla olisi nimi ja luku", "bladet {sheet}: inga rader med ett namn och en siffra", "sheet {sheet}: no rows with a label and a figure";
    not_a_table: "Tästä ei löytynyt rivejä, joilla olisi nimi ja luku.", "Här hittades inga rader med ett namn och en siffra.", "No rows with a label and a figure were found here.";
    no_such_year(year, years): "Taulukossa ei ole vuotta {year}. Siinä on: {years}.", "Tabellen har inte året {year}. Den har: {years}.", "The table has no year {year}. It has: {years}.";
    map_title(n): "Rivejä: {n}. Tarkista, mikä on mikäkin.", "Rader: {n}. Kontrollera vilken som är vilken.", "Rows: {n}. Check which is which.";
    column_row: "Rivi taulukossasi", "Rad i din tabell", "Row in your table";
    column_raw: "Luku", "Siffra", "Figure";
    column_read: "Luettiin", "Lästes som", "Read as";
    column_indicator: "Mittari", "Indikator", "Indicator";
    skip: "Ohita tämä rivi", "Hoppa över raden", "Skip this row";
    because_remembered: "muistettu", "ihågkommen", "remembered";
    because_same: "sama luku aiempana vuonna", "samma siffra ett tidigare år", "the same figure in an earlier year";
    because_alike: "nimi muistuttaa", "namnet liknar", "the name is alike";
    blank: "tyhjä", "tomt", "blank";
    which: "Kumpi luku?", "Vilkendera siffran?", "Which figure?";
    choose_reading: "Valitse, kumpi luku on tarkoitettu.", "Välj vilken siffra som avses.", "Choose which figure is meant.";
    footnote(marks): "Merkintä taulukossa: {marks}", "Märkning i tabellen: {marks}", "Mark in the table: {marks}";
    chosen_twice(name): "”{name}” on valittu kahdelle riville.", "”{name}” har valts för två rader.", "“{name}” is chosen for two rows.";
}
