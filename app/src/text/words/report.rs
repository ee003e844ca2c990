//! The PDF summary, beyond what the pages say already.

words! {
    subtitle: "Vuosiraportti, toimintakertomuksen liite", "Årsrapport, bilaga till verksamhetsberättelsen", "Annual summary, to go with the annual report";
    cover_prints: "Kädenjäljen ja jalanjäljen kuva", "En bild av ett handavtryck och ett fotavtryck", "A picture of a handprint and a footprint";
    theme_lede(n): "Teemassa on {n} mittaria; tässä niistä tärkeimmät, liitteessä kaikki. Jokaisen luvun vieressä on sen kattavuus.", "Temat har {n} indikatorer; här de viktigaste, i bilagan alla. Bredvid varje siffra står dess täckning.", "The theme has {n} indicators; the main ones are here, all are in the annex. Beside each number stands its coverage.";
    stories_title: "Mitä luvuista seurasi", "Vad siffrorna ledde till", "What followed from the numbers";
    evidence: "Näyttö", "Belägg", "Evidence";
    annex: "Liite. Kaikki tunnusluvut", "Bilaga. Alla nyckeltal", "Annex. All key figures";
    annex_caption(year): "Konsortion luvut {year}, muutos samoista kirjastoista. — tarkoittaa, että tietoa ei ole tai kattavuus on alle puolet; suojattu: luvusta voisi päätellä yhden pienen kirjaston luvun. a: alustava.",
        "Konsortiets siffror {year}, förändringen från samma bibliotek. — betyder att uppgift saknas eller att täckningen är under hälften; skyddad: av siffran kunde ett litet biblioteks siffra härledas. a: preliminär.",
        "The consortium's figures for {year}, change from the same libraries. — means that there is no data or that coverage is under half; withheld: a small library's figure could be worked out from it. a: provisional.";
    provisional_mark: "a", "a", "a";
    attached: "Luvut ovat tämän asiakirjan liitetiedostossa figures.csv.", "Siffrorna finns i dokumentets bilagda fil figures.csv.", "The figures are in the attached file figures.csv.";
    attachment_description(year): "Konsortion luvut {year}: vuosi, mittari, paras, alin ja ylin arvo, kattavuus ja tila", "Konsortiets siffror {year}: år, indikator, bästa, lägsta och högsta värde, täckning och status", "The consortium's figures for {year}: year, indicator, best, low and high value, coverage and status";
    demo_mark: "ESIMERKKI: keksittyjä lukuja", "EXEMPEL: påhittade siffror", "EXAMPLE: invented figures";
    draft_mark: "LUONNOS: vuotta ei ole jäädytetty", "UTKAST: året har inte frysts", "DRAFT: the year has not been frozen";
    footprint_headline(total): "Hiilijalanjälki on {total}", "Koldioxidavtrycket är {total}", "The carbon footprint is {total}";
}
