// Wakes up the parts of a page that live in the browser. Without it every page still works.
const root = new URL(".", import.meta.url);
const islands = document.querySelectorAll("leptos-island");
if (islands.length > 0) {
  // What was typed is kept by the page itself. What the browser puts back when one returns may be older than what is saved.
  for (const form of document.querySelectorAll("main form[method=post]")) {
    if (performance.getEntriesByType("navigation")[0]?.type !== "navigate") {
      form.reset();
    }
    form.autocomplete = "off";
  }
  const app = await import(new URL("app.js", root).href);
  await app.default({ module_or_path: new URL("app_bg.wasm", root) });
  app.hydrate();
  for (const island of islands) {
    await app[island.dataset.component]?.(island);
  }
}
