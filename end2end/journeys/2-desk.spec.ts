// Entering figures by the keyboard alone, cell by cell; and the same by plain forms where there are
// no scripts. Nothing here touches a pointer.
import { expect, test, type Page } from "@playwright/test";
import { PASSWORD, signIn } from "./people";

const SECTION = "/fi/entry/seamk/2025/footprint";

/** Opens a section; with scripts, once the desk is awake. */
async function open(page: Page, path: string, scripts: boolean | undefined) {
  await page.goto(path);
  if (scripts) await expect(page.locator("body")).toHaveAttribute("data-desk", "awake");
}

/** Presses Tab until a field has the focus: everything can be reached. */
async function tabTo(page: Page, selector: string, key = "Tab") {
  for (let presses = 0; presses < 150; presses += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${selector} cannot be reached by ${key}`);
}

const focused = (page: Page) => page.evaluate(() => document.activeElement?.id);
const state = (page: Page, code: string) => page.locator(`#s-${code}`);

test.beforeEach(async ({ page }) => signIn(page, "manager"));

test("a column of figures by Enter and the arrows", async ({ page, javaScriptEnabled }) => {
  await open(page, SECTION, javaScriptEnabled);
  await tabTo(page, "#f-fp_electricity_kwh");
  await page.keyboard.type("81 000");
  if (!javaScriptEnabled) {
    // Without scripts Enter saves the form and stays.
    await page.keyboard.press("Enter");
    await expect(state(page, "fp_electricity_kwh")).toContainText("Tallennettu");
    return;
  }
  await page.keyboard.press("Enter");
  expect(await focused(page)).toBe("f-fp_electricity_certified_kwh");
  await expect(state(page, "fp_electricity_kwh")).toContainText(/Tallennettu.*Maija Mallikas/);
  await expect(page.locator("#say")).toContainText("Sähkönkulutus: Tallennettu");
  await expect(page.locator("#bar-words")).toContainText("18/38");
  await expect(page.locator("#chg-fp_electricity_kwh")).toHaveText("±0 %");
  await page.keyboard.press("ArrowDown");
  expect(await focused(page)).toBe("f-fp_heat_kwh");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Shift+Enter");
  expect(await focused(page)).toBe("f-fp_electricity_kwh");
  await page.keyboard.type("99");
  await expect(page.locator("#echo-fp_electricity_kwh")).toHaveText("= 99");
  await page.keyboard.press("Escape");
  await expect(page.locator("#f-fp_electricity_kwh")).toHaveValue("81\u202f000");
  await page.reload();
  await expect(page.locator("#f-fp_electricity_kwh")).toHaveValue("81\u202f000");
});

test("a number that could be two is asked about and chosen", async ({ page, javaScriptEnabled }) => {
  await open(page, SECTION, javaScriptEnabled);
  await tabTo(page, "#f-fp_heat_kwh");
  await page.keyboard.type("92.300");
  await page.keyboard.press("Enter");
  await expect(page.locator("#e-fp_heat_kwh")).toContainText("Kumpaa tarkoitat: 92\u202f300 / 92,3");
  await expect(page.locator("#f-fp_heat_kwh")).toHaveValue("92.300");
  await tabTo(page, "#w-fp_heat_kwh button", javaScriptEnabled ? "Shift+Tab" : "Tab");
  if (javaScriptEnabled) {
    await tabTo(page, "#w-fp_heat_kwh button:first-child", "Shift+Tab");
    await expect(page.locator(".unsaved")).toContainText("Tallentamatta: 1");
  }
  await page.keyboard.press("Enter");
  await expect(page.locator("#f-fp_heat_kwh")).toHaveValue("92\u202f300");
  await expect(state(page, "fp_heat_kwh")).toContainText("Tallennettu");
});

test("a surprising change is explained where it is asked", async ({ page, javaScriptEnabled }) => {
  await open(page, SECTION, javaScriptEnabled);
  await tabTo(page, "#f-fp_paper_sheets");
  await page.keyboard.type("9");
  await page.keyboard.press("Enter");
  await expect(state(page, "fp_paper_sheets")).toContainText("kaipaa selitystä");
  await expect(page.locator("#e-fp_paper_sheets")).toContainText("Luku voi silti olla oikein");
  if (javaScriptEnabled) {
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Control+Enter");
    await page.keyboard.press("Control+Enter").catch(() => undefined);
  }
  await tabTo(page, "#note-fp_paper_sheets");
  await page.keyboard.type("Tulostimet poistettiin.");
  if (javaScriptEnabled) {
    await page.keyboard.press("Control+Enter");
    expect(await focused(page)).toBe("f-fp_paper_sheets");
  } else {
    await tabTo(page, ".total .btn--2");
    await page.keyboard.press("Enter");
  }
  await expect(state(page, "fp_paper_sheets")).not.toContainText("kaipaa");
  await expect(state(page, "fp_paper_sheets")).toContainText("Tallennettu");
});

test("a required figure that does not exist gets its reason", async ({ page, javaScriptEnabled }) => {
  await open(page, SECTION, javaScriptEnabled);
  await tabTo(page, "#f-fp_parcels");
  await page.keyboard.press("Tab");
  if (javaScriptEnabled) {
    await expect(page.locator("#o-fp_parcels")).toBeVisible();
    await tabTo(page, "#o-fp_parcels button[value=not_collected]");
    await page.keyboard.press("Enter");
    await expect(page.locator("#say")).toContainText("Ei lukua");
  } else {
    await tabTo(page, "#d-fp_parcels summary");
    await page.keyboard.press("Enter");
    await tabTo(page, "#t-fp_parcels-reported");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await tabTo(page, ".total .btn--2");
    await page.keyboard.press("Enter");
  }
  await expect(state(page, "fp_parcels")).toContainText(/Ei lukua.*Ei kerätty/);
});

test("what is typed without a connection, or signed out, waits and is sent @scripts", async ({ page, context, javaScriptEnabled }) => {
  await open(page, SECTION, javaScriptEnabled);
  await context.setOffline(true);
  await tabTo(page, "#f-fp_car_km");
  await page.keyboard.type("1 900");
  await page.keyboard.press("Enter");
  await expect(state(page, "fp_car_km")).toContainText("Odottaa yhteyttä");
  await expect(page.locator(".unsaved")).toContainText("Tallentamatta: 1");
  await context.setOffline(false);
  await page.evaluate(() => window.dispatchEvent(new Event("online")));
  await expect(state(page, "fp_car_km")).toContainText("Tallennettu");
  await context.clearCookies();
  await tabTo(page, "#f-fp_air_km");
  await page.keyboard.type("7 600");
  await page.keyboard.press("Enter");
  await expect(state(page, "fp_air_km")).toContainText("Istunto on päättynyt");
  await tabTo(page, ".unsaved a", "Shift+Tab");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/signin/);
  await tabTo(page, "#email");
  await page.keyboard.type("manager@demo.example");
  await page.keyboard.press("Tab");
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`${SECTION}$`));
  await expect(page.locator("#f-fp_air_km")).toHaveValue("7\u202f600");
  await expect(state(page, "fp_air_km")).toContainText("Tallennettu");
  await expect(page.locator(".unsaved")).toHaveText("");
});

test("signing out asks about what was not sent, and removes it only when it succeeds @scripts", async ({ page, context, javaScriptEnabled }) => {
  await open(page, SECTION, javaScriptEnabled);
  await page.route("**/cells", (route) => route.abort());
  await tabTo(page, "#f-fp_car_km");
  await page.keyboard.type("1 950");
  await page.keyboard.press("Enter");
  await expect(page.locator(".unsaved")).toContainText("1");
  const said: string[] = [];
  page.on("dialog", (dialog) => {
    said.push(dialog.message());
    void dialog.accept();
  });
  const kept = () => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("jalki/")).length);
  await context.setOffline(true);
  await page.locator("form[data-unsent] button").click();
  await expect.poll(() => said.length).toBe(2);
  expect(said[0]).toContain("ei ole vielä tallennettu");
  expect(said[1]).toContain("Mitään ei poistettu");
  expect(await kept()).toBe(1);
  await context.setOffline(false);
  await page.locator("form[data-unsent] button").click();
  await expect(page).toHaveURL(/\/fi$/);
  expect(await kept()).toBe(0);
});

test("a number that was left unsettled is not read by another language @scripts", async ({ page, javaScriptEnabled }) => {
  await open(page, SECTION.replace("/fi/", "/en/"), javaScriptEnabled);
  await tabTo(page, "#f-fp_air_km");
  await page.keyboard.type("8,700");
  await page.keyboard.press("Tab");
  await expect(state(page, "fp_air_km")).toContainText("Not saved");
  // Another section does not send it, and the same one in Finnish asks as the English one did.
  await open(page, "/fi/entry/seamk/2025/context", javaScriptEnabled);
  await expect(page.locator(".unsaved")).toContainText("Tallentamatta: 1");
  await open(page, SECTION, javaScriptEnabled);
  await expect(page.locator("#f-fp_air_km")).toHaveValue("8,700");
  await expect(state(page, "fp_air_km")).toContainText("Ei tallennettu");
  await expect(page.locator("#w-fp_air_km button")).toHaveCount(2);
  await tabTo(page, "#f-fp_air_km");
  await page.keyboard.press("Escape");
  await expect(state(page, "fp_air_km")).toContainText("Tallennettu");
  // What was settled is the same number in both.
  await open(page, SECTION.replace("/fi/", "/en/"), javaScriptEnabled);
  await page.route("**/cells", (route) => route.abort());
  await tabTo(page, "#f-fp_air_km");
  await page.keyboard.type("7,650.5");
  await page.keyboard.press("Tab");
  await expect(page.locator(".unsaved")).toContainText("1");
  await page.unroute("**/cells");
  await open(page, SECTION, javaScriptEnabled);
  await expect(page.locator("#f-fp_air_km")).toHaveValue("7\u202f650,5");
  await expect(state(page, "fp_air_km")).toContainText("Tallennettu");
});

test("a figure that is not asked any more is kept, and sent once @scripts", async ({ page, javaScriptEnabled }) => {
  await open(page, SECTION, javaScriptEnabled);
  let sent = 0;
  await page.route("**/cells", async (route) => {
    sent += 1;
    await route.fulfill({ json: { cells: [], lock: null } });
  });
  await tabTo(page, "#f-fp_car_km");
  await page.keyboard.type("2 000");
  await page.keyboard.press("Enter");
  await expect(page.locator("#e-fp_car_km")).toContainText("Tätä ei enää kysytä");
  await expect(page.locator(".unsaved")).toContainText("Tallentamatta: 1");
  expect(sent).toBe(1);
  await page.unroute("**/cells");
  await tabTo(page, "#f-fp_car_km", "Shift+Tab");
  await page.keyboard.press("Escape");
  await expect(page.locator(".unsaved")).toHaveText("");
});

test("two people in one cell: both values are seen, and one is chosen", async ({ page, browser, baseURL, javaScriptEnabled }) => {
  await open(page, SECTION, javaScriptEnabled);
  const context = await browser.newContext({ baseURL, javaScriptEnabled });
  const other = await context.newPage();
  await signIn(other, "contributor");
  await open(other, SECTION, javaScriptEnabled);
  await expect(other.locator("#here")).toContainText("Maija Mallikas");
  for (const [who, value] of [[other, "60"], [page, "61"]] as const) {
    await tabTo(who, "#f-fp_devices");
    await who.keyboard.type(value);
    await who.keyboard.press("Enter");
    await expect(state(who, "fp_devices")).not.toContainText(/Tyhjä|Tallennetaan/);
  }
  await expect(state(page, "fp_devices")).toContainText("Joku muu muutti lukua");
  await expect(page.locator("#e-fp_devices")).toContainText(/Kaisa Kollega tallensi .*: 60/);
  await expect(page.locator("#f-fp_devices")).toHaveValue("61");
  await tabTo(page, "#w-fp_devices button[value=mine]", javaScriptEnabled ? "Shift+Tab" : "Tab");
  await page.keyboard.press("Enter");
  await expect(state(page, "fp_devices")).toContainText("Tallennettu");
  await other.reload();
  await expect(other.locator("#f-fp_devices")).toHaveValue("61");
  await context.close();
});

test("a level is chosen with its words beside it", async ({ page, javaScriptEnabled }) => {
  await open(page, "/fi/entry/seamk/2025/handprint", javaScriptEnabled);
  await tabTo(page, "fieldset.levels input");
  await expect(page.locator("fieldset.levels")).toContainText("Asiaa ei ole vielä käsitelty");
  await page.keyboard.press("ArrowDown");
  if (javaScriptEnabled) {
    await expect(state(page, "hp_rubric")).toContainText("Tallennettu");
  } else {
    await tabTo(page, ".total .btn--2");
    await page.keyboard.press("Enter");
    await expect(state(page, "hp_rubric")).toContainText("Tallennettu");
  }
});

test("a column from a spreadsheet fills down, and is said back @scripts", async ({ page, javaScriptEnabled }) => {
  await open(page, "/fi/entry/seamk/2025/openness", javaScriptEnabled);
  await tabTo(page, "#f-opn_publications");
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData("text/plain", "Julkaisut\t120\r\nAvoimet\t90\r\nRinnakkais\tyli tuhat\r\n");
    document.activeElement?.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await expect(page.locator("#pasted")).toContainText("Liitettyjä rivejä: 3");
  await expect(page.locator("#pasted-rows li").nth(0)).toContainText("”120” → 120");
  await expect(page.locator("#pasted-rows li").nth(2)).toContainText("Ei kelpaa luvuksi");
  await expect(state(page, "opn_publications_open")).toContainText("Tallennettu");
  await expect(page.locator("#f-opn_self_archived")).toHaveValue("yli tuhat");
  await page.reload();
  await expect(page.locator("#f-opn_self_archived")).toHaveValue("yli tuhat");
  await expect(page.locator(".unsaved")).toContainText("Tallentamatta: 1");
  await tabTo(page, "#f-opn_self_archived");
  await page.keyboard.press("Escape");
  await expect(page.locator(".unsaved")).toHaveText("");
});

test("an ended session takes nothing that was typed @plain", async ({ page, context }) => {
  await page.goto(SECTION);
  await page.locator("#f-fp_paper_sheets").fill("777");
  await page.locator("#note-fp_paper_sheets").evaluate((area) => area.closest("details")?.setAttribute("open", ""));
  await page.locator("#note-fp_paper_sheets").fill("Uusi tulostin.");
  await context.clearCookies();
  await page.locator("#go-on").click();
  await expect(page.locator("h1")).toContainText("Istunto on päättynyt");
  const [beside] = await Promise.all([context.waitForEvent("page"), page.locator("main a.btn").click()]);
  await beside.locator("#email").fill("manager@demo.example");
  await beside.locator("#password").fill(PASSWORD);
  await beside.locator("main button[type=submit]").click();
  await expect(beside).toHaveURL(/home$/);
  await page.goBack();
  await expect(page.locator("#f-fp_paper_sheets")).toHaveValue("777");
  await expect(page.locator("#note-fp_paper_sheets")).toHaveValue("Uusi tulostin.");
});

test("no field hides what is in it @plain", async ({ page }) => {
  // 640 is a window of 1280 at 200 %.
  for (const lang of ["fi", "sv", "en"]) {
    for (const width of [320, 375, 640, 768, 1024, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(`/${lang}/entry/seamk/2025/context`);
      const field = page.locator("#f-ctx_visits");
      await field.fill("123 398 120,455");
      const told = await field.evaluate((input: HTMLInputElement) => {
        const box = input.getBoundingClientRect();
        const over = [0.1, 0.5, 0.9].map((at) => document.elementFromPoint(box.left + box.width * at, box.top + box.height / 2));
        return { hidden: input.scrollWidth - input.clientWidth, covered: over.some((found) => found !== input) };
      });
      expect(told, `${lang} ${width}`).toEqual({ hidden: 0, covered: false });
    }
  }
});

test("Esc in an explanation takes no word away, and words of an earlier number are asked about @scripts", async ({ page, javaScriptEnabled }) => {
  await open(page, SECTION, javaScriptEnabled);
  const [field, note] = [page.locator("#f-fp_bus_km"), page.locator("#note-fp_bus_km")];
  await field.fill("300");
  await page.keyboard.press("Control+Enter");
  await note.pressSequentially("Uusi linja kampukselle.");
  await page.keyboard.press("Escape");
  await expect(note).toHaveValue("Uusi linja kampukselle.");
  expect(await focused(page)).toBe("f-fp_bus_km");
  await expect(state(page, "fp_bus_km")).toContainText("Tallennettu");
  await field.fill("310");
  await page.keyboard.press("Enter");
  const asks = page.locator("#e-fp_bus_km");
  await expect(asks).toContainText("Selitys on kirjoitettu aiemmalle luvulle");
  await page.locator("#w-fp_bus_km button", { hasText: "Pitää paikkansa" }).click();
  await expect(asks).not.toContainText("Selitys on kirjoitettu");
  await page.reload();
  await expect(asks).not.toContainText("Selitys on kirjoitettu");
  await expect(note).toHaveValue("Uusi linja kampukselle.");
});
