// <code-keys><input></code-keys>: large keys for a touched screen without a keyboard; a scanner types into the input.
const SIGNS = "ABCDEFGHKMNPRTUVXY346789";

class CodeKeys extends HTMLElement {
  connectedCallback() {
    this.input = this.querySelector("input");
    if (!this.input || this.querySelector(".keys")) return;
    const keys = document.createElement("div");
    keys.className = "keys";
    keys.append(...[...SIGNS].map((sign) => this.key(sign, sign, () => { this.input.value += sign; })));
    keys.append(this.key("⌫", "Backspace", () => { this.input.value = this.input.value.slice(0, -1); }));
    this.append(keys);
  }

  key(text, label, press) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = text;
    button.setAttribute("aria-label", label);
    button.addEventListener("click", () => { press(); this.input.focus(); });
    return button;
  }
}

customElements.define("code-keys", CodeKeys);
