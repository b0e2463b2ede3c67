// <report-offline><form>…</form></report-offline>: the whole report on one page without a connection; it is kept on this
// device and sent by <waiting-reports>.
import { all, put, remove } from "report-outbox";
import { say } from "words";

class ReportOffline extends HTMLElement {
  async connectedCallback() {
    this.form = this.querySelector("form");
    this.form.addEventListener("submit", (event) => { event.preventDefault(); this.keep(); });
    this.querySelector("[data-here]").addEventListener("click", () => this.locate());
    const begun = (await all("typing")).sort((one, other) => other.at - one.at)[0];
    if (begun) this.goOn(begun);
  }

  goOn(begun) {
    this.begun = begun;
    for (const [name, value] of Object.entries(begun.fields)) {
      const input = this.form.elements[name];
      if (input && typeof value === "string") input.value = value;
    }
    this.sayBefore(begun.photos?.length ?? 0);
    if (begun.fields.lat) this.tell(say("The place you set is kept."));
  }

  // Photos that were chosen while there was a connection and did not get through: they go with the rest.
  sayBefore(n) {
    const line = this.querySelector("[data-before]");
    line.hidden = !n;
    line.textContent = say("{n} photos chosen before are kept and go with the report.", { n });
  }

  locate() {
    this.tell(say("Looking for your position …"));
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        this.form.elements.lat.value = coords.latitude.toFixed(5);
        this.form.elements.lng.value = coords.longitude.toFixed(5);
        this.tell(say("Your position is kept with the report."));
      },
      () => this.tell(say("Your position cannot be found. Write the address.")),
      { enableHighAccuracy: true, timeout: 20_000 },
    );
  }

  tell(sentence) {
    this.querySelector("[data-placed]").textContent = sentence;
  }

  async keep() {
    const given = Object.fromEntries([...new FormData(this.form)].filter(([, value]) => typeof value === "string"));
    if (!this.isRight(given)) return;
    const files = [...this.form.elements.photos.files];
    const chosen = files.map((blob) => ({ key: crypto.randomUUID().replaceAll("-", ""), name: blob.name, blob, sent: false }));
    const photos = [...(this.begun?.photos ?? []), ...chosen];
    const id = this.begun?.id ?? crypto.randomUUID();
    const secret = this.begun?.secret ?? [...crypto.getRandomValues(new Uint8Array(24))].map((n) => n.toString(16).padStart(2, "0")).join("");
    await put("waiting", { id, secret, at: Date.now(), fields: given, photos, state: "waiting", said: "" });
    await remove("typing", id);
    this.begun = null;
    this.form.reset();
    this.form.elements.photos.dispatchEvent(new Event("change"));
    this.tell("");
    this.sayBefore(0);
    const kept = this.querySelector("[data-kept]");
    kept.hidden = false;
    kept.focus();
    dispatchEvent(new Event("feedback-waiting"));
  }

  isRight(given) {
    const wrong = [];
    if (!given.category) wrong.push("category");
    if (given.text.trim().length < 10) wrong.push("text");
    const photos = this.form.elements.photos.files.length + (this.begun?.photos?.length ?? 0);
    if (photos > Number(this.dataset.most)) wrong.push("photos");
    if (!given.lat && !given.commune.trim()) wrong.push("commune");
    if (given.phone.trim() && !/^\+?\d{9,15}$/.test(given.phone.replace(/[\s.()-]/g, ""))) wrong.push("phone");
    for (const field of this.querySelectorAll("[data-field]")) {
      const isWrong = wrong.includes(field.dataset.field);
      field.classList.toggle("wrong", isWrong);
      field.querySelector("[data-error]").hidden = !isWrong;
      this.form.elements[field.dataset.field].setAttribute("aria-invalid", isWrong);
    }
    if (wrong.length) this.form.elements[wrong[0]].focus();
    return !wrong.length;
  }
}

customElements.define("report-offline", ReportOffline);
