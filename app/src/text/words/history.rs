//! The history of a cell.

words! {
    title(name): "Historia: {name}", "Historik: {name}", "History: {name}";
    caption(name, library, year): "{name}, {library} {year}: kaikki arvot, uusin ensin", "{name}, {library} {year}: alla värden, det senaste först", "{name}, {library} {year}: every value, the latest first";
    lede: "Jokainen tallennettu arvo on tässä. Vanhan arvon palauttaminen on uusi muutos, eikä mikään katoa.",
        "Varje sparat värde finns här. Att återställa ett gammalt värde är en ny ändring, och ingenting försvinner.",
        "Every value that was saved is here. Restoring an old one is a new change, and nothing vanishes.";
    none: "Tähän ei ole vielä tallennettu mitään.", "Här har ännu inget sparats.", "Nothing has been saved here yet.";
    when: "Milloin", "När", "When";
    who: "Kuka", "Vem", "Who";
    command: "Tuonti tai ylläpito", "Import eller administration", "Import or administration";
    in_force: "voimassa", "gäller", "in force";
    restore: "Palauta", "Återställ", "Restore";
}
