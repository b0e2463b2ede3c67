// <live-figures src="/…/stream" poll="/…/figures" every="30">: figures inside marked data-key change when the server says so.
// `poll` answers {"key": "text", …} as JSON. `src` is a stream of Server-Sent Events: a message brings such figures
// itself, an event `changed` says that it is time to ask `poll`. Where no stream can be held, `poll` is asked every so
// many seconds.
const PATIENCE = 3;

class LiveFigures extends HTMLElement {
  connectedCallback() {
    this.failures = 0;
    this.seen = () => (document.hidden ? this.stop() : this.start());
    document.addEventListener("visibilitychange", this.seen);
    this.start();
  }

  disconnectedCallback() {
    document.removeEventListener("visibilitychange", this.seen);
    this.stop();
  }

  start() {
    this.stop();
    if (!this.getAttribute("src") || this.failures >= PATIENCE) return this.keepAsking();
    this.source = new EventSource(this.getAttribute("src"));
    this.source.onopen = () => { this.failures = 0; };
    this.source.onmessage = (event) => this.show(JSON.parse(event.data));
    this.source.addEventListener("changed", () => this.ask());
    this.source.onerror = () => {
      this.failures += 1;
      if (this.failures >= PATIENCE || this.source.readyState === EventSource.CLOSED) this.fallBack();
    };
  }

  fallBack() {
    this.failures = PATIENCE;
    this.stop();
    this.keepAsking();
  }

  stop() {
    this.source?.close();
    this.source = null;
    clearTimeout(this.timer);
  }

  async keepAsking() {
    await this.ask();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.keepAsking(), Number(this.getAttribute("every") || 30) * 1000);
  }

  async ask() {
    const address = this.getAttribute("poll");
    if (!address) return;
    try {
      const answer = await fetch(address, { headers: { Accept: "application/json" } });
      if (answer.ok && !answer.redirected) this.show(await answer.json());
    } catch {
      // The line is down for a moment; the last figures stay, and the next change or the next turn asks again.
    }
  }

  show(figures) {
    for (const place of this.querySelectorAll("[data-key]")) {
      const text = figures[place.dataset.key];
      if (text === undefined || place.textContent === String(text)) continue;
      place.textContent = text;
      place.classList.remove("changed");
      void place.offsetWidth; // restarts the animation
      place.classList.add("changed");
    }
    this.dispatchEvent(new CustomEvent("figures", { bubbles: true, detail: figures }));
  }
}

customElements.define("live-figures", LiveFigures);
