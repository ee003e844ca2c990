// Every page: axe without violations in three languages, light and dark, and no sideways scrolling
// down to 320 px. Read-only pages load no script at all.
import { expect, test } from "@playwright/test";
import { LANGUAGES, expectSound, readerPage, signIn } from "./people";

const PUBLIC = [
  "",
  "/indicators",
  "/indicators/lrn_il_participants",
  "/indicators/fp_total_kg",
  "/indicators/fp_air_km",
  "/indicators/col_rubric",
  "/indicators/fp_energy_market_kg",
  "/indicators/hp_loans?basis=index",
  "/indicators/hp_loans.per.ctx_students_fte",
  "/stories",
  "/stories/3",
  "/method",
  "/reports",
  "/demo",
  "/accessibility",
  "/privacy",
  "/signin",
];

for (const lang of LANGUAGES) {
  test(`public pages are sound: ${lang}`, async ({ browser, baseURL, javaScriptEnabled }) => {
    // With JavaScript wide and light, without it narrow and dark: both meet every page.
    const page = await readerPage(browser, baseURL, javaScriptEnabled ? 1280 : 320, javaScriptEnabled ? "light" : "dark");
    for (const path of PUBLIC) await expectSound(page, `/${lang}${path}`);
  });
}

const INSIDE: Record<string, string[]> = {
  manager: ["/home", "/entry/seamk/2025/context", "/entry/seamk/2025/learning", "/entry/seamk/2025/footprint", "/entry/seamk/2025/check", "/entry/seamk/2025/excel", "/entry/seamk/2025/table", "/entry/seamk/2025/history/ctx_visits", "/write/seamk", "/write/seamk/new", "/libraries/seamk"],
  coordinator: ["/home", "/review/2025", "/review/2025/arcada", "/review/2025/freeze", "/review/2025/remind", "/entry/arcada/2025/history/ctx_visits", "/entry/arcada/2025/context", "?year=2025", "/review/2024/freeze", "/review/2024/cells/hp_loans", "/admin", "/admin/indicators/fp_energy_kg", "/admin/indicators/new", "/admin/factors/el.location", "/admin/libraries/seamk", "/admin/themes", "/admin/targets", "/admin/consortium"],
  steering: ["/home", "?year=2025"],
};

for (const [who, paths] of Object.entries(INSIDE)) {
  test(`pages of the ${who} are sound`, async ({ browser, baseURL, javaScriptEnabled }) => {
    const page = await readerPage(browser, baseURL, javaScriptEnabled ? 1280 : 375, javaScriptEnabled ? "dark" : "light");
    await signIn(page, who);
    for (const lang of LANGUAGES) for (const path of paths) await expectSound(page, `/${lang}${path}`);
  });
}

test("a reader's page loads no script, and little else", async ({ browser, baseURL }) => {
  const page = await readerPage(browser, baseURL, 1280, "light");
  let bytes = 0;
  const kinds: string[] = [];
  page.on("requestfinished", async (request) => {
    kinds.push(request.resourceType());
    bytes += (await request.sizes()).responseBodySize;
  });
  await page.goto("/fi", { waitUntil: "networkidle" });
  expect(kinds).not.toContain("script");
  expect(bytes).toBeLessThan(150 * 1024);
});
