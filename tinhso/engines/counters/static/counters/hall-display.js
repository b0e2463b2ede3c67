// <hall-display src="stream" poll="/…/so/" data-say="Number {number} …">: the screen of a hall. The stream says that
// something happened, then the figures are asked for; without a stream every few seconds. New calls are shown and, once
// somebody has pressed the button (browsers ask for that), said aloud in Vietnamese, one after the other.
const EVERY = 4000;
const SLOWLY = 20000;

class HallDisplay extends HTMLElement {
  connectedCallback() {
    this.known = new Set([...this.querySelectorAll("[data-call]")].map((row) => row.dataset.call));
    this.place = (name) => document.querySelector(`[data-hall="${name}"]`);
    const voice = this.place("voice");
    if (!("speechSynthesis" in window)) voice.hidden = true;
    voice.addEventListener("click", () => {
      const on = voice.getAttribute("aria-pressed") !== "true";
      voice.setAttribute("aria-pressed", String(on));
      if (!on) speechSynthesis.cancel();
    });
    this.listen();
    this.again();
  }

  disconnectedCallback() {
    this.source?.close();
    clearTimeout(this.timer);
  }

  listen() {
    this.source = new EventSource(this.getAttribute("src"));
    this.source.addEventListener("changed", () => this.ask());
    this.source.onopen = () => { this.streams = true; };
    this.source.onerror = () => { this.streams = false; };
  }

  again() {
    this.timer = setTimeout(async () => { await this.ask(); this.again(); }, this.streams ? SLOWLY : EVERY);
  }

  async ask() {
    try {
      const answer = await fetch(this.getAttribute("poll"), { headers: { Accept: "application/json" } });
      if (answer.ok) this.show(await answer.json());
    } catch {
      // The line is down for a moment: the last numbers stay.
    }
  }

  show(hall) {
    this.place("clock").textContent = hall.clock;
    const fresh = hall.calls.filter((call) => !this.known.has(call.key));
    this.place("calls").replaceChildren(...hall.calls.map((call) => this.row(call, fresh.includes(call))));
    this.querySelector(".nobody").hidden = hall.calls.length > 0;
    for (const wait of hall.waits) {
      const line = this.querySelector(`[data-letter="${wait.letter}"] strong`);
      if (line) line.textContent = wait.people;
    }
    this.known = new Set(hall.calls.map((call) => call.key));
    if (this.place("voice").getAttribute("aria-pressed") === "true") for (const call of fresh.reverse()) this.say(call);
  }

  row(call, fresh) {
    const row = document.createElement("tr");
    row.dataset.call = call.key;
    row.classList.toggle("fresh", fresh);
    for (const text of [call.number, call.counter]) {
      const cell = document.createElement("td");
      cell.textContent = text;
      row.append(cell);
    }
    return row;
  }

  say(call) {
    const number = [...call.number].join(" ");
    const words = new SpeechSynthesisUtterance(
      this.dataset.say.replace("{number}", number).replace("{counter}", call.counter),
    );
    words.lang = document.documentElement.lang || "vi";
    words.rate = 0.9;
    speechSynthesis.speak(words);
  }
}

customElements.define("hall-display", HallDisplay);
