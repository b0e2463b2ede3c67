// <report-typing data-key data-secret data-typed><form>…</form></report-typing>: what is typed in a step is also kept on this
// device, so that the page without a connection goes on with it, as the same report. With data-done it was sent, and nothing is kept any more.
import { all, put, remove } from "report-outbox";

const WEEK = 7 * 24 * 3600 * 1000;

class ReportTyping extends HTMLElement {
  async connectedCallback() {
    if ("done" in this.dataset) return remove("typing", this.dataset.key);
    this.row = { id: this.dataset.key, secret: this.dataset.secret, at: Date.now(), fields: JSON.parse(this.dataset.typed) };
    for (const old of await all("typing")) if (old.id !== this.row.id || old.at < Date.now() - WEEK) await remove("typing", old.id);
    await put("typing", this.row);
    this.addEventListener("input", () => this.keep());
    this.addEventListener("change", () => this.keep());
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
