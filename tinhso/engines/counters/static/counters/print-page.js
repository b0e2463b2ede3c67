// <print-page><button></print-page>: prints the page; the kiosk's browser sends it to its printer without asking.
class PrintPage extends HTMLElement {
  connectedCallback() {
    this.querySelector("button")?.addEventListener("click", () => print());
  }
}

customElements.define("print-page", PrintPage);
