// A year's main job, as its people do it: with JavaScript and without, each on its own example.
import { expect, test } from "@playwright/test";
import { signIn } from "./people";

test("a number is asked about, chosen, and saved", async ({ page }) => {
  await signIn(page, "manager");
  await page.goto("/fi/entry/seamk/2025/handprint");
  await page.locator("#f-hp_loans").fill("18.500");
  await page.getByRole("button", { name: "Tallenna", exact: true }).last().click();
  await expect(page).toHaveTitle(/^Virhe: /);
  await expect(page.locator("#f-hp_loans")).toHaveValue("18.500");
  await page.getByRole("link", { name: /Ensilainat: Kumpaa tarkoitat/ }).click();
  await page.locator("#w-hp_loans button").first().click();
  await expect(page.getByRole("status").filter({ hasText: "Tallennettu" }).first()).toBeVisible();
  await expect(page.locator("#f-hp_loans")).toHaveValue("18\u202f500");
});

test("a story is written, seen as it will be read, and kept as a draft", async ({ page }) => {
  await signIn(page, "contributor", "sv");
  await page.goto("/sv/write/seamk/new");
  await page.locator("#title").fill("Sökguiden hittade fram");
  await page.locator("#change").fill("<b>Tolv</b> grupper använde den.");
  await page.getByRole("button", { name: "Spara och förhandsgranska" }).click();
  await expect(page.getByText("Berättelsen har sparats.")).toBeVisible();
  await expect(page.locator(".preview h3")).toHaveText("Sökguiden hittade fram");
  await expect(page.locator(".preview article")).toContainText("<b>Tolv</b> grupper");
  await expect(page.locator("#change")).toHaveValue("<b>Tolv</b> grupper använde den.");
  await expect(page.locator(".preview")).toContainText("Före insändningen saknas");
});

test("a story is kept while it is written, and can be discarded @scripts", async ({ page }) => {
  await signIn(page, "contributor");
  page.on("dialog", (dialog) => dialog.accept());
  await page.goto("/fi/write/seamk/new");
  await page.locator("#title").pressSequentially("Puoliksi kirjoitettu");
  await page.locator("#change").pressSequentially("Jotain muuttui.");
  await page.reload();
  await expect(page.locator("#tell")).toContainText("ei ole vielä tallennettu");
  await expect(page.locator("#title")).toHaveValue("Puoliksi kirjoitettu");
  await expect(page.locator("#change")).toHaveValue("Jotain muuttui.");
  await page.getByRole("button", { name: "Hylkää tallentamaton teksti" }).click();
  await expect(page.locator("#title")).toHaveValue("");
  await page.locator("#title").pressSequentially("Tallennettu");
  await page.locator("button[value=draft]").click();
  await expect(page.locator("[role=status]")).toContainText("tallennettu");
  // Typed after the save, on the page that says it was saved.
  await page.locator("#change").pressSequentially("Vielä yksi asia.");
  await page.reload();
  await expect(page.locator("#change")).toHaveValue("Vielä yksi asia.");
  await page.goto("/fi/write/seamk/new");
  await expect(page.locator("#title")).toHaveValue("");
});

test("Enter decides nothing for the coordinator", async ({ page }) => {
  await signIn(page, "coordinator");
  await page.goto("/fi/review/2025");
  const judged = await page.locator("form.judge").count();
  expect(judged).toBeGreaterThan(0);
  let fields = 0;
  for (const path of ["/fi/review/2025", "/fi/review/2025/novia", "/fi/review/2025/freeze", "/fi/review/2025/remind", "/fi/review/2024/arcada"]) {
    await page.goto(path);
    const all = page.locator("main form[method=post] input:not([type=hidden]), main input[form]:not([type=hidden])");
    for (let at = 0; at < (await all.count()); at += 1) {
      const field = all.nth(at);
      if (!(await field.isVisible())) continue;
      if ((await field.getAttribute("type")) === "checkbox") await field.check();
      await field.focus();
      await page.keyboard.press("Enter");
      // Whatever the key has sent has come back by now.
      await page.waitForTimeout(150);
      await page.waitForLoadState();
      fields += 1;
      expect(page.url().split("/fi/")[1], `field ${at} of ${path}`).toBe(path.split("/fi/")[1]);
    }
  }
  expect(fields).toBeGreaterThan(5);
  await page.goto("/fi/review/2025");
  await expect(page.locator("form.judge")).toHaveCount(judged);
});

test("a whole year: filled in, sent, returned, sent, approved, frozen, published", async ({ page, baseURL }) => {
  test.setTimeout(240_000);
  await signIn(page, "manager");
  for (const section of ["context", "collaboration", "impact", "learning", "openness", "handprint", "footprint"]) {
    await page.goto(`/fi/entry/seamk/2025/${section}`);
    for (const row of await page.locator("tbody.row").all()) {
      if (await row.locator("fieldset.levels").count()) {
        if (await row.locator("fieldset.levels input[value='']").isChecked()) await row.locator("fieldset.levels input[value='2']").check();
      } else {
        const field = row.locator("input[id^='f-']");
        const none = await row.locator("input[value=not_collected]").isChecked();
        const code = ((await field.getAttribute("name")) ?? "").slice(2);
        if (!none && (await field.inputValue()) === "") await field.fill(code === "imp_satisfaction" ? "4,4" : "100");
      }
      const note = row.locator("textarea");
      if (!(await note.isVisible())) await row.locator("details.more > summary").click();
      if ((await note.inputValue()) === "") await note.fill("Laskettu uudella tavalla.");
    }
    await page.locator(".total .btn").first().click();
  }
  await expect(page).toHaveURL(/\/check$/);
  await page.getByRole("button", { name: "Lähetä koordinaattorille" }).click();
  await expect(page.getByText("Kiitos! Tiedot on lähetetty")).toBeVisible();
  await page.getByRole("button", { name: "Kirjaudu ulos" }).click();

  await signIn(page, "coordinator");
  await page.goto("/fi/review/2025/seamk");
  await page.locator("#reason").fill("Ovatko käynnit laskurista?");
  await page.getByRole("button", { name: "Palauta kirjastoon" }).click();
  await expect(page.getByText("SeAMK on palautettu.")).toBeVisible();
  await page.getByRole("button", { name: "Kirjaudu ulos" }).click();

  await signIn(page, "manager");
  await expect(page.getByText("Ovatko käynnit laskurista?")).toBeVisible();
  await page.goto("/fi/entry/seamk/2025/check");
  await page.getByRole("button", { name: "Lähetä koordinaattorille" }).click();
  await page.getByRole("button", { name: "Kirjaudu ulos" }).click();

  await signIn(page, "coordinator");
  await page.goto("/fi/review/2025/seamk");
  await page.getByRole("button", { name: "Hyväksy", exact: true }).click();
  await expect(page.getByText("SeAMK on hyväksytty.")).toBeVisible();
  await page.getByRole("button", { name: /^Julkaise ?: ?Pappersförbrukningen/ }).click();
  await page.goto("/fi/review/2025/freeze");
  await page.locator("#confirm").check();
  await page.getByRole("button", { name: "Jäädytä ja julkaise" }).click();
  await expect(page.getByText("Vuosi 2025 on julkaistu.")).toBeVisible();
  await page.getByRole("button", { name: "Kirjaudu ulos" }).click();

  await page.goto("/sv");
  await expect(page.locator("h1")).toContainText("Utsläppen");
  await expect(page.locator(".years [aria-current]")).toHaveText("2025");
  await page.goto("/sv/stories");
  await page.getByRole("link", { name: /Pappersförbrukningen halverades/ }).click();
  await expect(page.locator("article")).toContainText("48 000 ark");
  const report = await page.request.get(`${baseURL}/sv/reports/2025.pdf`);
  expect(report.status()).toBe(200);
  expect((await report.body()).subarray(0, 5).toString()).toBe("%PDF-");
});
