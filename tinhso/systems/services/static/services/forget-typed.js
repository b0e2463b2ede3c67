// <forget-typed data-key="…">: what was typed has arrived; the copy on this device goes.
class ForgetTyped extends HTMLElement {
  connectedCallback() {
    localStorage.removeItem(`draft:${this.dataset.key}`);
  }
}

customElements.define("forget-typed", ForgetTyped);
