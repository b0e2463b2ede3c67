// <province-map mode="pick|show" data-outlines data-country data-place data-points data-tiles>: drawn by {% map_pick %} and
// {% map_show %}. The heavy module comes after the first paint and only when the map is about to be seen. What the tag put
// inside stays usable where there is no script or no WebGL.
import { late } from "late";
import { say } from "words";

class ProvinceMap extends HTMLElement {
  connectedCallback() {
    if (this.seen) return;
    this.frame = document.createElement("div"); // its place is held from the first paint: nothing below jumps
    this.frame.className = "map-frame";
    this.prepend(this.frame);
    this.seen = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      this.seen.disconnect();
      if (window.requestIdleCallback) requestIdleCallback(() => this.begin(), { timeout: 1000 });
      else setTimeout(() => this.begin(), 200);
    }, { rootMargin: "300px" });
    this.seen.observe(this);
  }

  disconnectedCallback() {
    this.seen?.disconnect();
    this.base?.remove();
  }

  async begin() {
    const picks = this.getAttribute("mode") === "pick";
    // The use comes first: "my position" and the area's name work without a drawn map too.
    const use = picks ? (await late("mappin")).pin(this) : await late("mappoints");
    try {
      this.base = await (await late("mapbase")).draw(this.frame, this.dataset, picks ? {} : use.layers(this));
      this.map = this.base.map;
      await (picks ? use.on(this.base) : use.show(this, this.base));
      this.classList.add("drawn");
      this.dispatchEvent(new CustomEvent("drawn", { bubbles: true }));
    } catch (problem) {
      this.frame.remove();
      this.tell(say("The map cannot be drawn on this device. Everything else on this page works without it."));
      console.info("province-map", problem);
    }
  }

  tell(sentence) {
    const line = this.querySelector("[data-told]");
    if (line) line.textContent = sentence;
  }
}

customElements.define("province-map", ProvinceMap);
