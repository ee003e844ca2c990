// What was typed and not sent stays in the browser. It goes when the form itself has been sent and taken, and when
// whoever typed it signs out: asked first, and only when the session has ended.
const keys = () => Object.keys(localStorage).filter((key) => key.startsWith("jalki/"));

// A section that is sent as a form takes everything that was typed in it.
const POSTED = "jalki-posted";
const posted = sessionStorage.getItem(POSTED);
if (posted) {
  sessionStorage.removeItem(POSTED);
  const [library, year, section] = posted.split("/");
  const ofSection = (key) =>
    key.includes(`/${library}/${year}/`) && new URLSearchParams(localStorage.getItem(key)).get("section") === section;
  if (performance.getEntriesByType("navigation")[0]?.responseStatus === 200) {
    keys().filter(ofSection).forEach((key) => localStorage.removeItem(key));
  }
}
const at = location.pathname.match(/^\/\w+\/entry\/([^/]+\/[^/]+\/[^/]+)$/);
const entry = document.querySelector(`form[action="${location.pathname}"]`);
if (at && entry) {
  entry.addEventListener("submit", () => sessionStorage.setItem(POSTED, at[1]));
}

const out = document.querySelector("form[data-unsent]");
out?.addEventListener("submit", async (event) => {
  if (keys().length === 0) {
    return;
  }
  event.preventDefault();
  if (!confirm(out.dataset.unsent)) {
    return;
  }
  const answer = await fetch(out.action, { method: "POST" }).catch(() => undefined);
  if (answer?.ok) {
    keys().forEach((key) => localStorage.removeItem(key));
    location.assign(answer.url);
  } else {
    alert(out.dataset.failed);
  }
});
