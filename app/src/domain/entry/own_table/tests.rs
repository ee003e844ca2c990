//! Tables as libraries keep them.

use super::*;

fn rows(text: &str) -> Vec<(usize, Vec<String>)> {
    text.lines().enumerate().map(|(at, line)| (at + 1, line.split(';').map(str::to_owned).collect())).collect()
}

fn read(text: &str) -> OwnTable {
    recognise(None, &rows(text), &[])
}

fn year(number: i32) -> Year {
    Year::try_from(number).unwrap()
}

/// Of the first block, what 2025 is read from.
fn column(text: &str) -> Result<String, Column> {
    let table = read(text);
    match table.blocks[0].column_of(year(2025)) {
        Column::Found(at) => Ok(table.blocks[0].rows[0].cells[at].clone()),
        other => Err(other),
    }
}

#[test]
fn the_column_of_a_year() {
    for heading in [
        "Luvut;2024;2025",
        "Luvut;2019;2025",
        "Luvut;2026;2025",
        "Luvut;2023;2025;2019",
        "Luvut;2024 (lopullinen);2025 (ennakko)",
        "Luvut;v. 2024;v. 2025",
        "Luvut;TP 2024;TP 2025",
        "Luvut;'24;'25",
        "Luvut;2024*;2025*",
        "Luvut;2024;2025;Yhteensä",
        ";Vuosi 2024;Vuosi 2025",
        "Luvut;År 2024;År 2025",
        "Luvut;2024;2025 toteuma",
        "Luvut;muutos;2025",
    ] {
        // What stands under the heading that is the year's.
        let value = |words: &str| if words.contains("25") { "51 234" } else { "45 000" };
        let values: Vec<&str> = heading.split(';').skip(1).map(value).collect();
        assert_eq!(column(&format!("{heading}\nKäynnit;{}", values.join(";"))), Ok("51 234".to_owned()), "{heading}");
    }
    for heading in [
        "Luvut;2024;2025 tavoite;2025 toteuma",
        "Luvut;2025;2025",
        "Luvut;2023–2024;2024–2025",
        "Luvut;2023/24;2024/25",
        "Luvut;2025 Q1;2025 Q2",
        "Luvut;tammikuu;helmikuu",
        "Luvut;edellinen;nykyinen",
        "Luvut;31.12.2024;31.12.2025",
        "Luvut;2024-12-31;2025-12-31",
        "Kirjaston luvut 2023-2025",
        "Luvut;2024;2025 (1000 €)",
    ] {
        assert_eq!(column(&format!("{heading}\nKäynnit;45 000;51 234")), Err(Column::Asked), "{heading}");
    }
    assert_eq!(column("Luvut;2023;2024\nKäynnit;45 000;51 234"), Err(Column::Absent));
    assert_eq!(column("Luvut;2025\nKäynnit;45 000"), Ok("45 000".to_owned()));
    assert_eq!(column("Käynnit;45 000\nLainat;9 000"), Ok("45 000".to_owned()), "a label and a value");
    assert_eq!(column("Käynnit;45 000;51 234\nLainat;9 000;9 100"), Err(Column::Asked), "no heading");
    assert_eq!(column(";;2024;2025\n;Käynnit;45 000;51 234"), Ok("51 234".to_owned()), "further to the right");
    assert_eq!(column("Luvut;2024;;2025;\n;Pää;Kampus;Pää;Kampus\nKäynnit;1;2;3;4"), Err(Column::Asked), "a year over two columns");
    assert_eq!(column("Luvut;2024;;2025;\nKäynnit;1;2;3;4"), Err(Column::Asked), "and without a second heading");
    assert_eq!(recognise(None, &rows("Luvut;2025;2024;2025\nKäynnit;1;2;3"), &[1]).blocks[0].column_of(year(2025)), Column::Found(1));
    assert!(read("only words").blocks.is_empty());
}

#[test]
fn layouts_as_libraries_keep_them() {
    let table = read("SeAMK kirjasto;2022;2023\nKirjoja;52 154;48 659\n\nToimipisteet;;\nAsiakaskäynnit;92 142;109 339");
    let block = &table.blocks[0];
    assert_eq!(block.years().map(Year::number).collect::<Vec<_>>(), [2022, 2023]);
    assert_eq!(block.rows.iter().map(|row| (row.number, row.label.as_str())).collect::<Vec<_>>(), [(2, "Kirjoja"), (5, "Asiakaskäynnit")]);
    let starred = read(";2016;2017\nE-tidskrifter;23 655;63 432*\n* ändrad räkning, byte av system");
    assert_eq!(starred.footnotes.get("*").map(String::as_str), Some("ändrad räkning, byte av system"));
    let blocks = read("Kokoelma;2024;2025\nLainat;1;2\nKäynnit;2025;2024\nVierailut;300;400");
    assert_eq!((blocks.blocks.len(), blocks.blocks[1].column_of(year(2025))), (2, Column::Found(0)), "a second block in another order");
    let figures = read("Luvut;2024;2025;2026\nOsallistujat;2031;2025;2040");
    let late = &read("Luvut;2024;;2025\nKäynnit;1;2;3").blocks[0];
    assert_eq!((late.columns[1].text.as_str(), late.rows[0].cells.join(" ")), ("", "1 2 3".to_owned()), "as the sheet has them");
    let days = read("Luvut;2024;2025\nAvattu;1.3.2024;3.1.2025\nLainat;1;2");
    assert_eq!(days.blocks.len(), 1, "days are what a row holds");
    let quarters = read("Luvut;2024;2025\nLainat;1;2\nKäynnit;2025 Q1;2025 Q2\nPää;3;4");
    assert_eq!(quarters.blocks[1].column_of(year(2025)), Column::Asked);
    assert_eq!(figures.blocks[0].rows.len(), 1, "figures that look like years are figures");
    let total =
        &read("Käynnit;2024;2025;Yhteensä\nPää;30 000;31 000;61 000\nKampus;15 000;20 234;35 234\nYhteensä;45 000;51 234;96 234").blocks[0];
    assert_eq!([0, 1, 2].map(|row| total.sums_from(row, 1, DecimalMark::Comma)), [None, None, Some(0)]);
}

#[test]
fn marks_stand_behind_a_number() {
    assert_eq!(without_marks(" 63 432* "), ("63 432", "*"));
    assert_eq!(without_marks("51234¹²"), ("51234", "¹²"));
    assert_eq!(without_marks("2,7 %"), ("2,7 %", ""));
}
