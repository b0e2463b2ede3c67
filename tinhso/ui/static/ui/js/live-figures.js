// <live-figures src="/…/stream" poll="/…/figures" every="30">: figures inside marked data-key change when the server says so.
// Both answer {"key": "text", …}: `src` as Server-Sent Events, `poll` as JSON when the stream cannot be held.
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
    if (!this.getAttribute("src") || this.failures >= PATIENCE) return this.poll();
    this.source = new EventSource(this.getAttribute("src"));
    this.source.onmessage = (event) => { this.failures = 0; this.show(JSON.parse(event.data)); };
    this.source.onerror = () => {
      this.failures += 1;
      if (this.failures >= PATIENCE || this.source.readyState === EventSource.CLOSED) this.fallBack();
    };
  }

  fallBack() {
    this.failures = PATIENCE;
    this.stop();
    this.poll();
  }

  stop() {
    this.source?.close();
    this.source = null;
    clearTimeout(this.timer);
  }

  async poll() {
    const address = this.getAttribute("poll");
    if (!address) return;
    try {
      const answer = await fetch(address, { headers: { Accept: "application/json" } });
      if (answer.ok) this.show(await answer.json());
    } finally {
      this.timer = setTimeout(() => this.poll(), Number(this.getAttribute("every") || 30) * 1000);
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
