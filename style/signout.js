// Whoever signs out leaves nothing behind in the browser, and is asked first when something was not sent. It goes only
// when the session has ended: without a connection nothing is lost.
const form = document.querySelector("form[data-unsent]");
form?.addEventListener("submit", async (event) => {
  const kept = Object.keys(localStorage).filter((key) => key.startsWith("jalki/"));
  if (kept.length === 0) {
    return;
  }
  event.preventDefault();
  if (!confirm(form.dataset.unsent)) {
    return;
  }
  const answer = await fetch(form.action, { method: "POST" }).catch(() => undefined);
  if (answer?.ok) {
    kept.forEach((key) => localStorage.removeItem(key));
    location.assign(answer.url);
  } else {
    alert(form.dataset.failed);
  }
});
