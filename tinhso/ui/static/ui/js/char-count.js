// <char-count data-limit="200"><textarea></textarea></char-count>: says what is left; the server holds the limit.
import { say } from "words";

class CharCount extends HTMLElement {
  connectedCallback() {
    this.input = this.querySelector("textarea, input");
    if (!this.input || this.left) return;
    this.limit = Number(this.dataset.limit);
    this.input.removeAttribute("maxlength"); // what is pasted stays whole; the person shortens it
    this.left = document.createElement("p");
    this.left.className = "left";
    this.append(this.left);
    this.input.addEventListener("input", () => this.count());
    this.count();
  }

  count() {
    const left = this.limit - [...this.input.value.normalize("NFC")].length;
    this.left.textContent = left < 0 ? say("{n} characters too many", { n: (-left).toLocaleString(document.documentElement.lang) }) : say("{n} characters left", { n: left.toLocaleString(document.documentElement.lang) });
    this.left.classList.toggle("over", left < 0);
    this.left.setAttribute("role", left < 20 ? "status" : "none");
  }
}

customElements.define("char-count", CharCount);
