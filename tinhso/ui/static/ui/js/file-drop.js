// <file-drop data-limit="20"><input type=file></file-drop>: files may be dropped; names and sizes are listed.
// Without it the input works by itself. data-limit is the largest size of a file in MB.
import { number, say } from "words";

class FileDrop extends HTMLElement {
  connectedCallback() {
    this.input = this.querySelector("input[type=file]");
    if (!this.input || this.list) return;
    this.list = document.createElement("ul");
    this.list.setAttribute("aria-live", "polite");
    this.append(this.chooser(), this.list);
    this.classList.add("ready");
    this.input.addEventListener("change", () => this.show());
    this.addEventListener("dragover", (event) => { event.preventDefault(); this.classList.add("over"); });
    this.addEventListener("dragleave", () => this.classList.remove("over"));
    this.addEventListener("drop", (event) => this.take(event));
    if (this.input.files.length) this.show(); // chosen before this script came, or kept by the browser on the way back
  }

  chooser() {
    // The browser's own button speaks the browser's language; this one speaks the page's.
    const line = document.createElement("p");
    const button = document.createElement("label");
    line.className = "choose";
    button.className = "button secondary";
    button.htmlFor = this.input.id;
    button.textContent = say(this.input.multiple ? "Choose files" : "Choose a file");
    line.append(button);
    if (matchMedia("(pointer: fine)").matches) line.append(say("or drop it here"));
    return line;
  }

  take(event) {
    event.preventDefault();
    this.classList.remove("over");
    const dropped = new DataTransfer();
    const files = [...event.dataTransfer.files].slice(0, this.input.multiple ? undefined : 1);
    if (this.input.multiple) for (const file of this.input.files) dropped.items.add(file);
    for (const file of files) dropped.items.add(file);
    this.input.files = dropped.files;
    this.input.dispatchEvent(new Event("change", { bubbles: true }));
  }

  show() {
    const limit = Number(this.dataset.limit || 0) * 2 ** 20;
    this.list.replaceChildren(...[...this.input.files].map((file) => {
      const line = document.createElement("li");
      const size = document.createElement("span");
      size.className = "size";
      size.textContent = file.size < 2 ** 20 ? `${number(Math.ceil(file.size / 1024))} KB` : `${number(file.size / 2 ** 20, 1)} MB`;
      line.append(file.name, size);
      if (limit && file.size > limit) {
        const warning = document.createElement("span");
        warning.className = "too-big";
        warning.textContent = say("larger than {n} MB", { n: this.dataset.limit });
        line.append(warning);
      }
      return line;
    }));
  }
}

customElements.define("file-drop", FileDrop);
