// <copy-text data-label="Copy" data-done="Copied"><span>1012345678</span></copy-text>: a button that copies the text.
class CopyText extends HTMLElement {
  connectedCallback() {
    if (!navigator.clipboard || this.button) return; // without the clipboard the text can still be selected
    this.button = document.createElement("button");
    this.button.type = "button";
    this.button.className = "link";
    this.button.textContent = this.dataset.label;
    this.button.addEventListener("click", () => this.copy());
    this.append(" ", this.button);
  }

  async copy() {
    await navigator.clipboard.writeText(this.dataset.text ?? this.firstElementChild.textContent.trim());
    this.button.textContent = this.dataset.done;
    this.button.setAttribute("role", "status");
  }
}

customElements.define("copy-text", CopyText);
