// <keep-typed> around a <draft-form>: the copy on this device stays when the form is sent, until a page that shows what
// became of it says so (<forget-typed>): a server that does not answer costs nothing that was typed.
class KeepTyped extends HTMLElement {
  connectedCallback() {
    this.addEventListener("submit", () => {
      const draft = this.querySelector("draft-form");
      draft?.keep?.(draft.answers());
    });
  }
}

customElements.define("keep-typed", KeepTyped);
