// <choose-all><button type="button" hidden></button><span role="status"></span></choose-all> in a form of lines with a box
// named `code` each: chooses all of them or none, and says how many are chosen.
import { say } from "words";

class ChooseAll extends HTMLElement {
  connectedCallback() {
    this.form = this.closest("form");
    this.button = this.querySelector("button");
    this.button.hidden = !this.boxes.length;
    this.button.addEventListener("click", () => this.choose(this.chosen < this.boxes.length));
    this.form.addEventListener("change", () => this.tell());
    this.tell(); // a browser that came back keeps what was chosen
  }

  get boxes() {
    return [...this.form.querySelectorAll("input[type=checkbox][name=code]")];
  }

  get chosen() {
    return this.boxes.filter((box) => box.checked).length;
  }

  choose(all) {
    for (const box of this.boxes) box.checked = all;
    this.tell();
  }

  tell() {
    const n = this.boxes.length;
    this.button.textContent = this.chosen < n ? say("Choose all {n}", { n }) : say("Choose none");
    this.querySelector("[role=status]").textContent = this.chosen ? say("{n} chosen", { n: this.chosen }) : "";
  }
}

customElements.define("choose-all", ChooseAll);
