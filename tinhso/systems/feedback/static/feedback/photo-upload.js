// <photo-upload data-url data-most><input type=file multiple><ul data-list></ul></photo-upload>: each photo goes up by itself
// and shows how far it is; one that fails can be tried again and takes nothing of the rest with it. Says `photo-leaves` and
// `photo-done`, so that whoever keeps what is typed keeps what has not arrived, and hands it back with `goOn`.
import { say } from "words";

class PhotoUpload extends HTMLElement {
  connectedCallback() {
    this.input = this.querySelector("input[type=file]");
    this.list = this.querySelector("[data-list]");
    this.told = this.querySelector("[data-told]");
    this.classList.add("ready");
    this.input.addEventListener("change", () => this.take());
    this.list.addEventListener("click", (event) => this.press(event));
    this.again = () => this.list.querySelectorAll("li[data-failed=later] [data-again]").forEach((button) => button.click());
    addEventListener("online", this.again);
    // While a photo is on its way the form waits for it; the rest of the page does not.
    this.closest("form").addEventListener("submit", (event) => this.hold(event));
  }

  disconnectedCallback() {
    removeEventListener("online", this.again);
  }

  take() {
    const room = Number(this.dataset.most) - this.list.children.length;
    const files = [...this.input.files];
    if (files.length > room) this.told.textContent = say("At most {n} photos.", { n: this.dataset.most });
    for (const file of files.slice(0, Math.max(room, 0))) this.leave(this.row(file), file);
    this.input.value = "";
  }

  // What a page before this one could not send; the server knows a photo by its key, so that none arrives twice.
  goOn(photos) {
    for (const photo of photos) {
      if (this.list.querySelector(`[data-key="${photo.key}"]`)) this.tell("photo-done", { key: photo.key });
      else this.send(this.row(photo.blob, photo.key), photo.blob);
    }
  }

  tell(what, detail) {
    this.dispatchEvent(new CustomEvent(what, { bubbles: true, detail }));
  }

  leave(line, file) {
    this.tell("photo-leaves", { key: line.dataset.key, name: file.name, blob: file, sent: false });
    this.send(line, file);
  }

  row(file, key = crypto.randomUUID().replaceAll("-", "")) {
    const line = document.createElement("li");
    line.dataset.key = key;
    const picture = document.createElement("img");
    picture.alt = "";
    picture.src = URL.createObjectURL(file);
    picture.addEventListener("error", () => picture.remove(), { once: true });
    picture.addEventListener("load", () => URL.revokeObjectURL(picture.src), { once: true });
    const name = document.createElement("span");
    name.className = "name";
    name.textContent = file.name;
    const bar = document.createElement("progress");
    bar.max = 1;
    bar.value = 0;
    bar.setAttribute("aria-label", say("{name} is being sent", { name: file.name }));
    const said = document.createElement("span");
    said.className = "said";
    line.append(picture, name, said, bar, this.button("again", "Try again", file.name), this.button("away", "Remove", file.name));
    line.file = file;
    this.list.append(line);
    return line;
  }

  button(what, label, name) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "link";
    button.dataset[what] = "";
    button.hidden = what === "again";
    button.textContent = say(label);
    const whose = document.createElement("span");
    whose.className = "visually-hidden";
    whose.textContent = ` ${name}`;
    button.append(whose);
    return button;
  }

  send(line, file) {
    const form = new FormData();
    form.set("key", line.dataset.key);
    form.set("photo", file, file.name);
    const bar = line.querySelector("progress");
    bar.hidden = false;
    delete line.dataset.failed;
    line.dataset.going = "";
    line.querySelector("[data-again]").hidden = true;
    line.querySelector(".said").textContent = "";
    const work = new XMLHttpRequest(); // fetch does not tell how far an upload is
    work.upload.addEventListener("progress", (event) => { bar.value = event.total ? event.loaded / event.total : 0; });
    work.addEventListener("loadend", () => this.ended(line, work, file.name));
    work.responseType = "json";
    work.timeout = 120_000;
    work.open("POST", this.dataset.url);
    work.setRequestHeader("X-CSRFToken", document.querySelector("meta[name=csrf-token]").content);
    work.setRequestHeader("Accept", "application/json");
    work.send(form);
  }

  ended(line, work, name) {
    const done = work.status === 200;
    delete line.dataset.going;
    line.querySelector("progress").hidden = true;
    const refused = work.status === 422;
    if (!done) line.dataset.failed = refused ? "refused" : "later";
    if (done || refused) this.tell("photo-done", { key: line.dataset.key });
    const said = done ? say("Sent") : work.response?.error ?? say("Not sent: no connection.");
    line.querySelector(".said").textContent = said;
    line.querySelector("[data-again]").hidden = done || refused;
    this.told.textContent = `${name}: ${said}`;
    if (done && work.response.placed) this.dispatchEvent(new CustomEvent("placed", { bubbles: true }));
    if (this.held && !this.list.querySelector("[data-going]")) this.held();
  }

  press(event) {
    const line = event.target.closest("li");
    if (event.target.closest("[data-again]")) this.send(line, line.file);
    if (event.target.closest("[data-away]")) this.takeAway(line);
  }

  async takeAway(line) {
    const form = new FormData();
    form.set("remove", line.dataset.key);
    const token = document.querySelector("meta[name=csrf-token]").content;
    try {
      if (!("failed" in line.dataset)) await fetch(this.dataset.url, { method: "POST", body: form, headers: { "X-CSRFToken": token, Accept: "application/json" } });
      line.remove();
      this.tell("photo-done", { key: line.dataset.key });
      this.told.textContent = say("The photo was removed.");
      this.input.focus();
    } catch {
      this.told.textContent = say("Not removed: no connection.");
    }
  }

  hold(event) {
    if (!this.list.querySelector("[data-going]")) return this.warn(event);
    event.preventDefault();
    this.told.textContent = say("The photos are still being sent. It goes on by itself afterwards.");
    this.held = () => { this.held = null; event.target.requestSubmit(event.submitter); };
  }

  // Nobody goes on without a photo that they think was sent; the second press does.
  warn(event) {
    if (this.warned || !this.list.querySelector("[data-failed=later]")) return;
    event.preventDefault();
    this.warned = true;
    this.told.classList.remove("visually-hidden");
    this.told.textContent = say("Some photos were not sent. Try again, or press once more to go on without them.");
  }
}

customElements.define("photo-upload", PhotoUpload);
