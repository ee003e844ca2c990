// Wakes up the parts of a page that live in the browser. Without it every page still works.
const root = new URL(".", import.meta.url);
const islands = document.querySelectorAll("leptos-island");
if (islands.length > 0) {
  const app = await import(new URL("app.js", root).href);
  await app.default({ module_or_path: new URL("app_bg.wasm", root) });
  app.hydrate();
  for (const island of islands) {
    await app[island.dataset.component]?.(island);
  }
}
