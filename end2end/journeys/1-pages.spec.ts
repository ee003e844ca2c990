// Every page: axe without violations in three languages, light and dark, and no sideways scrolling
// down to 320 px. Read-only pages load no script at all.
import { expect, test, type Page } from "@playwright/test";
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

/** Each page is a test of its own, so that no time limit counts how many there are. */
function pages(called: string, paths: string[], width: number, begin?: (page: Page) => Promise<void>) {
  test.describe(called, () => {
    let page: Page;
    test.beforeAll(async ({ browser }, { project }) => {
      // With JavaScript wide, without it narrow; light for one of readers and people at work, dark for the other.
      const [wide, inside] = [project.use.javaScriptEnabled === true, begin !== undefined];
      page = await readerPage(browser, project.use.baseURL, wide ? 1280 : width, wide === inside ? "dark" : "light");
      await begin?.(page);
    });
    test.afterAll(() => page.context().close());
    for (const lang of LANGUAGES) for (const path of paths) test(`/${lang}${path}`, () => expectSound(page, `/${lang}${path}`));
  });
}

pages("what everybody sees is sound", PUBLIC, 320);

const INSIDE: Record<string, string[]> = {
  manager: ["/home", "/entry/seamk/2025/context", "/entry/seamk/2025/learning", "/entry/seamk/2025/footprint", "/entry/seamk/2025/check", "/entry/seamk/2025/excel", "/entry/seamk/2025/table", "/entry/seamk/2025/history/ctx_visits", "/write/seamk", "/write/seamk/new", "/libraries/seamk"],
  coordinator: ["/home", "/review/2025", "/review/2025/arcada", "/review/2025/freeze", "/review/2025/remind", "/entry/arcada/2025/history/ctx_visits", "/entry/arcada/2025/context", "?year=2025", "/review/2024/freeze", "/review/2024/cells/hp_loans", "/admin", "/admin/indicators/fp_energy_kg", "/admin/indicators/new", "/admin/factors/el.location", "/admin/libraries/seamk", "/admin/themes", "/admin/targets", "/admin/consortium"],
  steering: ["/home", "?year=2025"],
};

for (const [who, paths] of Object.entries(INSIDE)) pages(`what the ${who} sees is sound`, paths, 375, (page) => signIn(page, who));

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
