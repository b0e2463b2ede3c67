// <form-rules><… data-rules='{…}' data-known='{…}'>…</form-rules>: questions under a condition come and go while one
// types. The server draws them hidden, decides again at every answer, and works alone too.
import { read } from "reading";
import { holds } from "rule-language";

class FormRules extends HTMLElement {
  connectedCallback() {
    this.addEventListener("input", () => this.decide());
    this.addEventListener("change", () => this.decide());
    // The server's answer is morphed in place and may bring other rules with it.
    document.addEventListener("htmx:after:swap", () => this.isConnected && this.decide());
    this.decide();
  }

  decide() {
    const page = this.querySelector("[data-rules]");
    if (!page) return;
    const { fields, conditions, fixed } = JSON.parse(page.dataset.rules);
    const { elsewhere, today } = JSON.parse(page.dataset.known);
    const boxes = Object.fromEntries([...page.querySelectorAll("[data-question]")].map((box) => [box.dataset.question, box]));
    const holding = (name, answers) => (fixed.includes(name)
      ? !boxes[name]?.hidden : (conditions[name] ?? []).every((rule) => holds(rule, answers, today)));
    const typed = Object.fromEntries(Object.entries(fields).map(([name, type]) => [name, read(type, this.typed(name, type))]));
    // A hidden answer counts as not given, so hiding goes on down a chain; it settles within as many rounds.
    let asked = new Set(Object.keys(fields));
    for (let round = 0; round <= asked.size + 1; round += 1) {
      const answers = { ...elsewhere };
      for (const name of asked) if (typed[name] !== null) answers[name] = typed[name];
      const now = new Set(Object.keys(fields).filter((name) => holding(name, answers)));
      const settled = now.size === asked.size && [...now].every((name) => asked.has(name));
      asked = now;
      if (settled) break;
    }
    for (const [name, box] of Object.entries(boxes)) box.hidden = !asked.has(name);
    for (const part of page.querySelectorAll("[data-section]")) part.hidden = !part.querySelector("[data-question]:not([hidden])");
  }

  typed(name, type) {
    const inputs = [...this.querySelectorAll(`[name="${CSS.escape(name)}"]`)];
    const ticked = inputs.filter((input) => !["radio", "checkbox"].includes(input.type) || input.checked);
    return type === "multi" ? ticked.map((input) => input.value) : (ticked.at(-1)?.value ?? "");
  }
}

customElements.define("form-rules", FormRules);
