// <file-drop data-limit="20"><input type=file></file-drop>: files may be dropped; names and sizes are listed, each can be
// left out again, and where the input takes several a second choice adds to the first.
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
    this.held = [];
    this.input.addEventListener("change", () => this.add([...this.input.files]));
    this.list.addEventListener("click", (event) => this.leaveOut(event.target.closest("[data-away]")));
    this.addEventListener("dragover", (event) => { event.preventDefault(); this.classList.add("over"); });
    this.addEventListener("dragleave", () => this.classList.remove("over"));
    this.addEventListener("drop", (event) => this.take(event));
    if (this.input.files.length) this.add([...this.input.files]); // chosen before this script came, or kept by the browser on the way back
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
    this.fill([...event.dataTransfer.files].slice(0, this.input.multiple ? undefined : 1));
    this.input.dispatchEvent(new Event("change", { bubbles: true }));
  }

  // An input that was emptied, as a form that starts anew does, empties the list too.
  add(files) {
    const same = (one, other) => one.name === other.name && one.size === other.size && one.lastModified === other.lastModified;
    const more = files.filter((file) => !this.held.some((held) => same(file, held)));
    this.held = this.input.multiple && files.length ? [...this.held, ...more] : files;
    this.fill(this.held);
    this.show();
  }

  leaveOut(button) {
    if (!button) return;
    this.held = this.held.filter((file, place) => place !== Number(button.dataset.away));
    this.fill(this.held);
    this.input.dispatchEvent(new Event("change", { bubbles: true }));
    this.input.focus();
  }

  fill(files) {
    const given = new DataTransfer();
    for (const file of files) given.items.add(file);
    this.input.files = given.files;
  }

  show() {
    const limit = Number(this.dataset.limit || 0) * 2 ** 20;
    this.list.replaceChildren(...this.held.map((file, place) => {
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
      line.append(this.away(file, place));
      return line;
    }));
  }

  away(file, place) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "link";
    button.dataset.away = place;
    button.textContent = say("Leave out");
    button.setAttribute("aria-label", `${say("Leave out")} ${file.name}`);
    return button;
  }
}

customElements.define("file-drop", FileDrop);
