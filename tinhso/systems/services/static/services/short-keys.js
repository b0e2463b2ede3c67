// <short-keys>: a key named by data-shortcut presses its button, or goes to its input, whatever has the focus.
class ShortKeys extends HTMLElement {
  connectedCallback() {
    this.press = (event) => {
      const place = !event.repeat && this.querySelector(`[data-shortcut="${CSS.escape(event.key)}"]`);
      if (!place) return;
      event.preventDefault();
      if (place.matches("input")) { place.focus(); place.select(); } else place.click();
    };
    addEventListener("keydown", this.press);
  }

  disconnectedCallback() {
    removeEventListener("keydown", this.press);
  }
}

customElements.define("short-keys", ShortKeys);
