// <field-list data-rows data-receive data-worker data-scope>: an official's reports on the phone. With a connection the list
// is fetched and kept in this browser's own store for three days; without one it is drawn from there. Notes wait in the outbox
// of the report pages, under another name.
import { all, put, remove, sendAll, TAG } from "report-outbox";
import { say } from "words";

const WORDS = { waiting: "Waiting for a connection", sending: "Being sent", sent: "Sent", wrong: "Not taken" };
const TONES = { waiting: "near", sending: "new", sent: "done", wrong: "late" };

class FieldList extends HTMLElement {
  async connectedCallback() {
    this.online = () => this.refresh();
    addEventListener("online", this.online);
    this.querySelector("[data-again]").addEventListener("click", () => this.refresh());
    this.querySelector("[data-forget]").addEventListener("click", () => this.forget());
    navigator.serviceWorker?.register(this.dataset.worker, { type: "module", scope: this.dataset.scope }).catch(() => {});
    await this.draw();
    await this.refresh();
  }

  disconnectedCallback() {
    removeEventListener("online", this.online);
  }

  async refresh() {
    await this.send();
    try {
      const answer = await fetch(this.dataset.rows, { headers: { Accept: "application/json" }, redirect: "error" });
      if (!answer.ok) throw new Error(String(answer.status));
      await this.keep(await answer.json());
      this.tell("");
    } catch {
      this.tell(say("No connection, or you are signed out: this is the list as it was kept."));
    }
    await this.draw();
  }

  async keep({ whose, until, rows }) {
    const held = new Map((await all("field")).map((row) => [row.id, row]));
    // The new list is written before what left it goes: the page may be closed at any moment and loses nothing.
    for (const [order, row] of rows.entries()) {
      const blob = held.get(row.id)?.blob ?? (row.photo ? await pictureAt(row.photo) : null);
      await put("field", { ...row, order, whose, until, blob });
      held.delete(row.id);
    }
    for (const id of held.keys()) await remove("field", id);
    // Notes that arrived are of no more use, and another official's are nobody's business here.
    for (const note of await all("notes")) {
      if (note.state === "sent" || note.whose !== whose) await remove("notes", note.id);
    }
  }

  async draw() {
    const kept = (await all("field")).sort((one, other) => one.order - other.order);
    const rows = [];
    for (const row of kept) row.until > Date.now() ? rows.push(row) : await remove("field", row.id);
    const open = this.querySelector("details[open]");
    if (open && open.contains(document.activeElement)) return this.drawNotes(); // somebody is writing
    this.querySelector("[data-none]").hidden = rows.length > 0;
    this.querySelector("[data-list]").replaceChildren(...rows.map((row) => this.drawn(row)));
    await this.drawNotes();
  }

  drawn(row) {
    const line = this.querySelector("template[data-row]").content.cloneNode(true).firstElementChild;
    const part = (name) => line.querySelector(`[data-${name}]`);
    for (const name of ["code", "title", "text", "place"]) part(name).textContent = row[name];
    part("due").textContent = row.due ? say("by {day}", { day: row.due }) : "";
    part("due").classList.add(row.late ? "late" : "neutral");
    part("geo").hidden = !row.geo;
    if (row.geo) part("geo").href = row.geo;
    part("open").href = row.url;
    if (row.blob) {
      part("photo").src = URL.createObjectURL(row.blob);
      part("photo").hidden = false;
    }
    line.querySelector("form").addEventListener("submit", (event) => { event.preventDefault(); this.write(row, event.target); });
    return line;
  }

  async write(row, form) {
    const wrong = form.querySelector("[data-wrong]");
    const text = form.elements.text.value.trim();
    const files = [...form.elements.photos.files].slice(0, Number(this.dataset.most));
    wrong.textContent = text || files.length ? "" : say("Write a note or add a photo.");
    if (!text && !files.length) return form.elements.text.focus();
    const photos = files.map((blob) => ({ key: crypto.randomUUID(), name: blob.name, blob, sent: false }));
    const fields = { text, at: Date.now() };
    await put("notes", { id: crypto.randomUUID(), secret: row.pass, whose: row.whose, code: row.code, at: Date.now(), fields, photos, state: "waiting", said: "" });
    form.reset();
    form.closest("details").open = false;
    this.querySelector("[data-told]").focus?.();
    this.tell(say("The note is kept on this device. It is sent by itself."));
    await this.send();
  }

  async send() {
    await this.drawNotes();
    if (!(await all("notes")).some((row) => row.state === "waiting" || row.state === "sending")) return;
    try {
      await sendAll(this.dataset.receive, () => this.drawNotes(), "notes");
    } catch {
      const ready = await Promise.race([navigator.serviceWorker?.ready, new Promise((later) => setTimeout(later, 2000))]);
      await ready?.sync?.register(TAG).catch(() => {}); // the browser sends later, also when this page is closed
    }
    await this.drawNotes();
  }

  async drawNotes() {
    const notes = (await all("notes")).sort((one, other) => other.at - one.at);
    this.querySelector("[data-waits]").hidden = !notes.length;
    this.querySelector("[data-notes]").replaceChildren(...notes.map((note) => this.noted(note)));
  }

  noted(note) {
    const line = this.querySelector("template[data-note]").content.cloneNode(true).firstElementChild;
    const part = (name) => line.querySelector(`[data-${name}]`);
    part("state").textContent = say(WORDS[note.state]);
    part("state").classList.add(TONES[note.state]);
    part("code").textContent = note.code;
    part("text").textContent = note.fields.text;
    const left = note.photos.filter((photo) => !photo.sent).length;
    part("photos").textContent = left ? say("{n} photos to send", { n: left }) : "";
    part("said").textContent = note.said ?? "";
    part("away").hidden = note.state === "sending" || note.state === "waiting";
    part("away").addEventListener("click", async () => { await remove("notes", note.id); this.drawNotes(); });
    return line;
  }

  async forget() {
    if (!confirm(say("Delete the list and the notes from this device? Notes that were not sent are lost."))) return;
    for (const store of ["field", "notes"]) for (const row of await all(store)) await remove(store, row.id);
    this.tell(say("Nothing of the list is on this device any more."));
    await this.draw();
  }

  tell(sentence) {
    this.querySelector("[data-told]").textContent = sentence;
  }
}

async function pictureAt(address) {
  try {
    const answer = await fetch(address);
    return answer.ok ? await answer.blob() : null;
  } catch {
    return null;
  }
}

customElements.define("field-list", FieldList);
