// What every page does: htmx with the token that a posted form would carry, our elements when a page holds one,
// the focus on errors, one sending per press.
import "htmx.org";

const known = new Set(Object.keys(JSON.parse(document.querySelector("script[type=importmap]").textContent).imports));

function load(root) {
  for (const element of root.querySelectorAll(":not(:defined)")) {
    const name = element.localName;
    if (known.delete(name)) import(name);
  }
}

function focusErrors(root) {
  root.querySelector("[data-focus]")?.focus();
}

document.addEventListener("htmx:config:request", (event) => {
  const request = event.detail.ctx.request;
  if (request.method !== "GET") request.headers["X-CSRFToken"] = document.querySelector("meta[name=csrf-token]").content;
});
document.addEventListener("htmx:after:swap", (event) => {
  load(document);
  if (event.target instanceof Element) focusErrors(event.target);
});

// A link of the error summary leads to the input itself.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.(".error-summary a");
  const input = link && document.getElementById(link.hash.slice(1));
  if (!input) return;
  event.preventDefault();
  input.scrollIntoView({ block: "center" });
  input.focus();
});

// A second press on the same form sends nothing; the server refuses doubles as well.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post") return;
  if (form.dataset.sending) return event.preventDefault();
  form.dataset.sending = "yes";
  event.submitter?.classList.add("sending");
  setTimeout(rested, 10_000); // the answer may be a file to keep, which leaves the page as it is
});
addEventListener("pageshow", rested);

function rested() {
  for (const form of document.querySelectorAll("form[data-sending]")) delete form.dataset.sending;
  for (const button of document.querySelectorAll(".sending")) button.classList.remove("sending");
}

// Browsers without invoker commands still open dialogs by their button.
if (!("commandForElement" in HTMLButtonElement.prototype)) {
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("button[command=show-modal]");
    if (button) document.getElementById(button.getAttribute("commandfor"))?.showModal();
  });
}

load(document);
focusErrors(document);
