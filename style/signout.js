// Whoever signs out leaves nothing behind in the browser, and is asked first when something was not sent.
const form = document.querySelector("form[data-unsent]");
form?.addEventListener("submit", (event) => {
  const kept = Object.keys(localStorage).filter((key) => key.startsWith("jalki/"));
  if (kept.length > 0 && !confirm(form.dataset.unsent)) {
    event.preventDefault();
    return;
  }
  kept.forEach((key) => localStorage.removeItem(key));
});
