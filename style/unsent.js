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

// A story is kept while it is written, and put back until it is saved.
const SENT = "jalki-story-sent";
const story = document.querySelector("form[data-keep]");
if (story) {
  const { keep: place, kept: says, forget } = story.dataset;
  const now = () => new URLSearchParams(new FormData(story)).toString();
  let unsaved = document.querySelector(".errbox") !== null;
  // What was sent is on the page that comes after it, unless that says otherwise.
  const sent = sessionStorage.getItem(SENT);
  sessionStorage.removeItem(SENT);
  if (sent && new URLSearchParams(location.search).get("done") === "saved") {
    localStorage.removeItem(sent);
  }
  const written = localStorage.getItem(place);
  if (written && written !== now() && !unsaved) {
    const fields = new URLSearchParams(written);
    for (const field of [...story.elements].filter((field) => field.name && field.type !== "submit")) {
      if (["checkbox", "radio"].includes(field.type)) {
        field.checked = fields.getAll(field.name).includes(field.value);
      } else {
        // The revision too: what somebody else has saved meanwhile is not replaced unseen.
        field.value = fields.get(field.name) ?? "";
      }
    }
    const told = document.createElement("p");
    told.className = "warnbox after-s";
    told.setAttribute("role", "status");
    const away = document.createElement("button");
    away.type = "button";
    away.className = "linklike";
    away.textContent = forget;
    away.addEventListener("click", () => {
      localStorage.removeItem(place);
      unsaved = false;
      location.assign(location.pathname);
    });
    told.append(`${says} `, away);
    story.prepend(told);
    unsaved = true;
  }
  story.addEventListener("input", () => {
    unsaved = true;
    localStorage.setItem(place, now());
  });
  story.addEventListener("submit", () => {
    unsaved = false;
    sessionStorage.setItem(SENT, place);
  });
  addEventListener("beforeunload", (event) => unsaved && event.preventDefault());
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
