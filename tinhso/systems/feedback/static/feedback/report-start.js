// The photo that begins a report is sent as soon as it is chosen.
document.querySelector("[data-sends]")?.addEventListener("change", (event) => {
  if (event.target.files.length) event.target.form.requestSubmit();
});
