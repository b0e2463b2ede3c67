// <theme-switch><form>…</form></theme-switch>: changes the theme in place; the form alone reloads the page.
class ThemeSwitch extends HTMLElement {
  connectedCallback() {
    this.addEventListener("submit", (event) => {
      const button = event.submitter;
      if (!button?.value) return;
      event.preventDefault();
      document.documentElement.dataset.theme = button.value;
      for (const other of this.querySelectorAll("button")) other.removeAttribute("aria-pressed");
      button.setAttribute("aria-pressed", "true");
      fetch(event.target.action, { method: "POST", body: new FormData(event.target, button), redirect: "manual" });
    });
  }
}

customElements.define("theme-switch", ThemeSwitch);
