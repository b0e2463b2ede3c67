// <waiting-reports data-worker data-receive><template>…</template></waiting-reports>: what waits on this device, sent as soon
// as there is a connection; also brings the service worker. Hidden while nothing waits.
import { all, remove, sendAll, TAG } from "report-outbox";
import { say } from "words";

const WORDS = { waiting: "Waiting for a connection", sending: "Being sent", sent: "Sent", wrong: "Not complete yet" };
const TONES = { waiting: "near", sending: "new", sent: "done", wrong: "late" };

class WaitingReports extends HTMLElement {
  async connectedCallback() {
    this.send = () => this.sendNow();
    addEventListener("online", this.send);
    addEventListener("feedback-waiting", this.send);
    await this.show();
    this.sendNow();
    navigator.serviceWorker?.register(this.dataset.worker, { type: "module", scope: this.dataset.scope }).catch(() => {});
  }

  disconnectedCallback() {
    removeEventListener("online", this.send);
    removeEventListener("feedback-waiting", this.send);
  }

  async sendNow() {
    await this.show();
    if (!(await all("waiting")).some((row) => row.state === "waiting" || row.state === "sending")) return;
    try {
      await sendAll(this.dataset.receive, () => this.show());
    } catch {
      const ready = await Promise.race([navigator.serviceWorker?.ready, new Promise((later) => setTimeout(later, 2000))]);
      await ready?.sync?.register(TAG).catch(() => {}); // the browser sends later, also when this page is closed
    }
    this.show();
  }

  async show() {
    const rows = (await all("waiting")).sort((one, other) => other.at - one.at);
    this.hidden = !rows.length;
    const list = this.querySelector("[data-list]");
    list.replaceChildren(...rows.map((row) => this.drawn(row)));
  }

  drawn(row) {
    const line = this.querySelector("template").content.cloneNode(true).firstElementChild;
    const part = (name) => line.querySelector(`[data-${name}]`);
    const state = part("state");
    state.textContent = say(WORDS[row.state]);
    state.classList.add(TONES[row.state]);
    part("text").textContent = row.fields.text;
    const left = row.photos.filter((photo) => !photo.sent).length;
    part("photos").textContent = left ? say("{n} photos to send", { n: left }) : "";
    part("said").textContent = row.said ?? "";
    part("code").textContent = row.code ?? "";
    const link = part("link");
    link.hidden = !row.link;
    if (row.link) link.href = row.link;
    const mend = part("mend");
    mend.hidden = row.state !== "wrong";
    mend.addEventListener("click", () => this.mend(row));
    const away = part("away");
    away.hidden = row.state === "sending";
    away.addEventListener("click", async () => {
      if (row.state !== "sent" && !confirm(say("Delete this report from the device? It was not sent."))) return;
      await remove("waiting", row.id);
      this.show();
    });
    return line;
  }

  // The steps on the server go on with what was written here, in this browser.
  async mend(row) {
    const body = JSON.stringify({ secret: row.secret, go_on: true });
    const headers = { "Content-Type": "application/json" };
    const answer = await fetch(`${this.dataset.receive}${row.id}/`, { method: "POST", body, headers });
    if (!answer.ok) return;
    await remove("waiting", row.id);
    location.href = (await answer.json()).url;
  }
}

customElements.define("waiting-reports", WaitingReports);
