// <report-typing data-key data-secret data-typed><form>…</form></report-typing>: what is typed in a step is also kept on this
// device, and so is a photo until it has arrived: after a lost connection this page or the one without a connection goes on with
// both, as the same report. With data-done it was sent, and nothing is kept any more.
import { all, get, put, remove } from "report-outbox";

const WEEK = 7 * 24 * 3600 * 1000;

class ReportTyping extends HTMLElement {
  async connectedCallback() {
    if ("done" in this.dataset) return remove("typing", this.dataset.key);
    const old = await get("typing", this.dataset.key), photos = old?.photos ?? [];
    this.row = { id: this.dataset.key, secret: this.dataset.secret, at: Date.now(), fields: JSON.parse(this.dataset.typed), photos };
    for (const old of await all("typing")) if (old.id !== this.row.id || old.at < Date.now() - WEEK) await remove("typing", old.id);
    for (const name of ["text", "place"]) this.restore(name, old?.fields[name]);
    await put("typing", this.row);
    this.addEventListener("input", () => this.keep());
    this.addEventListener("change", () => this.keep());
    this.addEventListener("photo-leaves", (event) => this.hold([...this.without(event.detail.key), event.detail]));
    this.addEventListener("photo-done", (event) => this.hold(this.without(event.detail.key)));
    await customElements.whenDefined("photo-upload");
    this.querySelector("photo-upload")?.goOn(photos);
  }

  // Typed and never sent, since the page was closed or loaded again: it stands there as it was typed.
  restore(name, typed) {
    const input = this.querySelector(`[name=${name}]`);
    if (!input || !typed || input.value !== this.row.fields[name]) return;
    input.value = this.row.fields[name] = typed;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }

  without(key) {
    return this.row.photos.filter((photo) => photo.key !== key);
  }

  hold(photos) {
    this.row.photos = photos;
    put("typing", this.row);
  }

  keep() {
    const names = ["text", "lat", "lng", "place", "commune"];
    for (const input of this.querySelectorAll("input[name], textarea[name]")) {
      if (names.includes(input.name)) this.row.fields[input.name] = input.value;
    }
    this.row.at = Date.now();
    put("typing", this.row);
  }
}

customElements.define("report-typing", ReportTyping);
