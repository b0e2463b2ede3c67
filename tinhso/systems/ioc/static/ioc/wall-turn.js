// <wall-turn seconds="15">: shows one of its sections at a time. Those with an alarm come first in each round, and one in
// which an alarm begins is shown at once. It says how old the figures are, and that they are stale where nothing came
// for two minutes. Space holds and lets go; the arrows turn by hand. Without this script all sections stand below one
// another.
const STALE = 120;

class WallTurn extends HTMLElement {
  connectedCallback() {
    this.scenes = [...this.querySelectorAll(":scope > section")];
    this.age = this.parentElement.querySelector("[data-age]");
    this.fresh = Date.now();
    this.at = 0;
    this.classList.add("turning");
    this.show(0);
    this.heard = (event) => this.hear(event.detail);
    this.pressed = (event) => this.press(event.key);
    this.parentElement.addEventListener("figures", this.heard);
    document.addEventListener("keydown", this.pressed);
    this.ticking = setInterval(() => this.tick(), 1000);
    this.left = Number(this.getAttribute("seconds"));
  }

  disconnectedCallback() {
    clearInterval(this.ticking);
    this.parentElement.removeEventListener("figures", this.heard);
    document.removeEventListener("keydown", this.pressed);
  }

  show(n) {
    this.at = (n + this.scenes.length) % this.scenes.length;
    this.scenes.forEach((scene, place) => scene.classList.toggle("on", place === this.at));
    this.left = Number(this.getAttribute("seconds"));
  }

  hear(figures) {
    this.fresh = Date.now();
    const alarms = (figures.alarms || "").split(" ");
    const began = this.scenes.filter((one) => alarms.includes(one.id) && one.dataset.alarm !== "0");
    for (const scene of this.scenes) scene.dataset.alarm = alarms.includes(scene.id) ? "0" : "2";
    this.scenes.sort((one, other) => one.dataset.alarm - other.dataset.alarm);
    this.at = this.scenes.findIndex((scene) => scene.classList.contains("on"));
    if (began.length) this.show(this.scenes.indexOf(began[0]));
  }

  press(key) {
    if (key === " ") this.held = !this.held;
    if (key === "ArrowRight") this.show(this.at + 1);
    if (key === "ArrowLeft") this.show(this.at - 1);
  }

  tick() {
    const seconds = Math.round((Date.now() - this.fresh) / 1000);
    const stale = seconds > STALE;
    this.age.textContent = `· ${(stale ? this.age.dataset.stale : this.age.dataset.age).replace("{n}", seconds)}`;
    this.age.classList.toggle("late", stale);
    this.left -= this.held ? 0 : 1;
    if (this.left <= 0) this.show(this.at + 1);
  }
}

customElements.define("wall-turn", WallTurn);
