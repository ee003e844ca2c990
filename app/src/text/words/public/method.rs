//! The method.

words! {
    method_revisions: "Korjatut vuodet", "Korrigerade år", "Corrected years";
    method_revisions_none: "Yhtään julkaistua vuotta ei ole korjattu.", "Inget publicerat år har korrigerats.", "No published year has been corrected.";
    revision_line(year, revision, on, reason, what): "{year}, versio {revision}, {on}: {reason} Korjattu (kirjastojen määrä): {what}.", "{year}, version {revision}, {on}: {reason} Korrigerat (antal bibliotek): {what}.", "{year}, revision {revision}, {on}: {reason} Corrected (number of libraries): {what}.";
    revision_same: "ei lukuja", "inga siffror", "no figures";
    method_title: "Menetelmä", "Metod", "Method";
    method_lede: "Miten luvut määritellään, lasketaan ja näytetään, ja mihin ne nojaavat.", "Hur siffrorna definieras, räknas och visas, och vad de vilar på.", "How figures are defined, computed and shown, and what they rest on.";
    method_why_not_netted: "Miksi kädenjälkeä ei vähennetä", "Varför handavtrycket inte dras av", "Why the handprint is not deducted";
    method_why_not_netted_text: "Jalanjälki on kirjastojen aiheuttama päästö. Kädenjälki on arvio siitä, paljonko muiden päästöjä jäi syntymättä verrattuna oletettuun vaihtoehtoon. Säästö syntyy jonkun toisen laskelmassa, ja se riippuu oletuksesta: huonompi vertailukohta tekisi kädenjäljestä suuremman. Siksi niitä ei lasketa yhteen eikä vähennetä toisistaan missään kaavassa, kaaviossa tai lauseessa. Oman kulutuksen väheneminen näkyy jalanjäljen suuntana.",
        "Fotavtrycket är utsläpp som biblioteken orsakar. Handavtrycket är en uppskattning av hur mycket av andras utsläpp som uteblev jämfört med ett antaget alternativ. Besparingen uppstår i någon annans kalkyl och beror på antagandet: en sämre jämförelsepunkt skulle göra handavtrycket större. Därför adderas eller subtraheras de aldrig i någon formel, något diagram eller någon mening. Minskad egen förbrukning syns i fotavtryckets riktning.",
        "The footprint is what libraries emit. The handprint is an estimate of how much of others' emissions did not arise, compared with an imagined alternative. The saving is in somebody else's account, and it depends on the assumption: a worse baseline would make a larger handprint. So the two are never added or subtracted in any formula, chart or sentence. Reductions of our own show in the footprint's trend.";
    method_definitions: "Määritelmät", "Definitioner", "Definitions";
    method_factors: "Päästökertoimet ja oletukset", "Utsläppsfaktorer och antaganden", "Emission factors and assumptions";
    method_factors_lede(version, year): "Versio {version}. Vuonna {year} käytetty arvo on lihavoitu.", "Version {version}. Värdet som används för {year} är i fetstil.", "Version {version}. The value used for {year} is in bold.";
    method_breaks: "Aikasarjakatkokset", "Avbrott i tidsserier", "Breaks in series";
    method_breaks_none: "Julkaistuissa vuosissa ei ole katkoksia.", "De publicerade åren har inga avbrott.", "The published years have no breaks.";
}
