// <cell-checks data-url="/…/kiem-tra/"> around a form of cells: once the draft is saved, asks what is wrong with the lines
// that have been begun and says it beside each cell; a soft finding opens the explanation.
class CellChecks extends HTMLElement {
  connectedCallback() {
    this.asked = () => this.ask();
    this.closest("draft-form")?.addEventListener("draft", this.asked);
  }

  async ask() {
    try {
      const answer = await fetch(this.dataset.url, { headers: { Accept: "application/json" } });
      if (answer.ok && !answer.redirected) this.show(await answer.json());
    } catch { /* without a line the form goes on by itself; the checks come when it is back */ }
  }

  show(found) {
    for (const cell of this.querySelectorAll("[data-line]")) {
      const told = found[cell.dataset.line] ?? [];
      const hard = told.some((one) => one.hard);
      cell.classList.toggle("late", hard);
      cell.classList.toggle("near", told.length > 0 && !hard);
      cell.querySelector("input").toggleAttribute("aria-invalid", hard);
      if (hard) cell.querySelector("input").setAttribute("aria-invalid", "true");
      this.say(cell.querySelector("[data-findings]"), told);
      if (told.length) cell.querySelector("details").open = true;
    }
  }

  say(place, told) {
    if ([...place.children].map((p) => p.textContent).join() === told.map((one) => one.words).join()) return;
    place.replaceChildren(...told.map((one) => {
      const line = document.createElement("p");
      line.className = one.hard ? "hard" : "asks";
      line.textContent = one.words;
      return line;
    }));
  }
}

customElements.define("cell-checks", CellChecks);
