// Who signs in, and what every page must be.
import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Browser, type Page } from "@playwright/test";

export const PASSWORD = "kadenjalki-jalanjalki";
export const LANGUAGES = ["fi", "sv", "en"] as const;

export async function signIn(page: Page, who: string, lang = "fi") {
  await page.goto(`/${lang}/signin`);
  await page.locator("#email").fill(`${who}@demo.example`);
  await page.locator("#password").fill(PASSWORD);
  await page.locator("main button[type=submit]").click();
  await expect(page).toHaveURL(new RegExp(`/${lang}/home$`));
}

/** No violation of WCAG A and AA that a machine can find, and no sideways scrolling. */
export async function expectSound(page: Page, path: string) {
  const answer = await page.goto(path);
  expect(answer?.status(), path).toBe(200);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wide, `${path} scrolls sideways`).toBeLessThanOrEqual(0);
  const found = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).analyze();
  const words = found.violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.target.join(" ")).slice(0, 3).join(", ")}`);
  expect(words, path).toEqual([]);
}

/** A page whose scripts axe may run, whatever the journey's own setting. */
export async function readerPage(browser: Browser, baseURL: string | undefined, width: number, colorScheme: "light" | "dark") {
  const context = await browser.newContext({ baseURL, viewport: { width, height: 900 }, colorScheme, javaScriptEnabled: true });
  return context.newPage();
}
