// <draft-form data-url="/…/nhap" data-key="…"><form>…</form></draft-form>: saves the form while one types by posting it
// to data-url (files stay out). When the connection is lost a copy stays on this device, is sent when it is back, and
// is put back into the form when the page is opened again. An element [data-saved] inside tells how it stands.
import { say } from "words";

const PAUSE = 1200;

class DraftForm extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    if (!this.form) return;
    this.key = `draft:${this.dataset.key || this.dataset.url}`;
    this.told = this.querySelector("[data-saved]") ?? this.teller();
    this.restore();
    this.form.addEventListener("input", () => this.soon());
    this.form.addEventListener("change", () => this.soon());
    this.form.addEventListener("submit", () => { clearTimeout(this.timer); localStorage.removeItem(this.key); });
    this.back = () => localStorage.getItem(this.key) && this.save();
    addEventListener("online", this.back);
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
    removeEventListener("online", this.back);
  }

  teller() {
    const line = document.createElement("p");
    line.className = "saved";
    line.setAttribute("role", "status");
    this.form.append(line);
    return line;
  }

  soon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), PAUSE);
  }

  answers() {
    const answers = new FormData(this.form);
    for (const input of this.form.querySelectorAll("input[type=file], input[type=password]")) answers.delete(input.name);
    return answers;
  }

  keep(answers) {
    answers.delete("csrfmiddlewaretoken");
    localStorage.setItem(this.key, JSON.stringify({ at: Date.now(), answers: [...answers] }));
  }

  async save() {
    const answers = this.answers();
    const token = document.querySelector("meta[name=csrf-token]").content;
    try {
      const answer = await fetch(this.dataset.url, { method: "POST", body: answers, headers: { "X-CSRFToken": token } });
      if (!answer.ok || answer.redirected) throw new Error(answer.status);
      localStorage.removeItem(this.key);
      this.tell(say("Saved at {time}", { time: clock(Date.now()) }), false);
    } catch {
      this.keep(answers);
      this.tell(say("No connection. Your answers are kept on this device."), true);
    }
    this.dispatchEvent(new CustomEvent("draft", { bubbles: true }));
  }

  restore() {
    const kept = JSON.parse(localStorage.getItem(this.key) ?? "null");
    if (!kept) return;
    const seen = new Map();
    for (const [name, value] of kept.answers) seen.set(name, [...(seen.get(name) ?? []), value]);
    for (const input of this.form.elements) {
      if (!input.name || ["file", "password", "hidden", "submit", "button", "fieldset"].includes(input.type)) continue;
      const values = seen.get(input.name) ?? [];
      if (["checkbox", "radio"].includes(input.type)) input.checked = values.includes(input.value);
      else if (values.length) input.value = values.shift();
    }
    this.tell(say("Answers from {time} that were not sent yet are back in the form.", { time: clock(kept.at) }), false);
    this.soon();
  }

  tell(sentence, offline) {
    this.told.textContent = sentence;
    this.told.classList.toggle("offline", offline);
  }
}

function clock(at) {
  return new Date(at).toLocaleTimeString("vi", { hour: "2-digit", minute: "2-digit" });
}

customElements.define("draft-form", DraftForm);
