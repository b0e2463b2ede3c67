// A pin that a person sets by tapping, dragging, the arrow keys or "my position"; it writes into the two inputs inside the
// element, asks the server for the area's name and says it. The element then throws the event `place` with lat, lng, area.
import { say } from "words";

const STEP = 12; // pixels for one press of an arrow key; with Shift five times as far
const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const KNOWN = 5; // decimals of a degree: one metre
const SHAPE = "M16 38S29 25.4 29 15.5a13 13 0 0 0-26 0C3 25.4 16 38 16 38Z M16 20a4.6 4.6 0 1 0 0-9.2 4.6 4.6 0 0 0 0 9.2";

export function pin(element) {
  const lat = element.querySelector("input[data-lat]");
  const lng = element.querySelector("input[data-lng]");
  const clear = element.querySelector("[data-clear]");
  let base, marker, asking;

  function place() {
    const at = { lat: Number(lat.value), lng: Number(lng.value) };
    return lat.value && lng.value && Number.isFinite(at.lat) && Number.isFinite(at.lng) ? at : null;
  }

  function set(at, { look = false } = {}) {
    lat.value = at.lat.toFixed(KNOWN);
    lng.value = at.lng.toFixed(KNOWN);
    for (const input of [lat, lng]) input.dispatchEvent(new Event("change", { bubbles: true }));
    draw(look);
    clearTimeout(asking);
    asking = setTimeout(() => name(at), 250);
  }

  function unset() {
    lat.value = lng.value = "";
    for (const input of [lat, lng]) input.dispatchEvent(new Event("change", { bubbles: true }));
    clearTimeout(asking);
    marker?.remove();
    marker = null;
    if (clear) clear.hidden = true;
    element.tell(say("No place is chosen."));
    element.dispatchEvent(new CustomEvent("place", { bubbles: true, detail: null }));
  }

  async function name(at) {
    let area = null;
    let sentence = say("The pin is set. Its commune cannot be looked up at the moment.");
    try {
      const question = new URLSearchParams({ lat: at.lat.toFixed(KNOWN), lng: at.lng.toFixed(KNOWN) });
      const answer = await fetch(`${element.dataset.place}?${question}`, { headers: { Accept: "application/json" } });
      if (answer.ok) {
        area = (await answer.json()).area;
        sentence = area ? say("The pin is in {area}.", { area: area.line }) : say("This place lies outside the province.");
      }
    } catch {
      // Without a line the place itself is kept; the server finds the area when the form arrives.
    }
    if (Number(lat.value).toFixed(KNOWN) !== at.lat.toFixed(KNOWN) || Number(lng.value).toFixed(KNOWN) !== at.lng.toFixed(KNOWN)) return;
    element.tell(sentence);
    element.dispatchEvent(new CustomEvent("place", { bubbles: true, detail: { ...at, area } }));
  }

  function draw(look) {
    const at = place();
    if (clear) clear.hidden = !at;
    if (!base || !at) return;
    if (!marker) {
      marker = new base.gl.Marker({ element: handle(move), anchor: "bottom", draggable: true, subpixelPositioning: true });
      marker.setLngLat(at).addTo(base.map).on("dragend", () => set(marker.getLngLat()));
    }
    marker.setLngLat(at);
    if (look) base.map.jumpTo({ center: at, zoom: Math.max(base.map.getZoom(), 14) });
    else if (!base.map.getBounds().contains(at)) base.map.panTo(at);
  }

  function move(across, down) {
    const here = base.map.project(marker.getLngLat());
    set(base.map.unproject([here.x + across, here.y + down]));
  }

  function mine() {
    element.tell(say("Looking for your position …"));
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => set({ lat: coords.latitude, lng: coords.longitude }, { look: true }),
      () => element.tell(say("Your position cannot be found. Set the pin on the map or write the address.")),
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 60_000 },
    );
  }

  const here = element.querySelector("[data-mine]");
  here.hidden = !navigator.geolocation;
  here.addEventListener("click", mine);
  clear?.addEventListener("click", unset);
  if (place()) name(place());
  element.set = set;

  return {
    on(drawn) {
      base = drawn;
      const middle = element.querySelector("[data-middle]");
      middle.hidden = false;
      middle.addEventListener("click", () => { set(base.map.getCenter()); marker.getElement().focus(); });
      base.map.on("click", (event) => set(event.lngLat));
      draw(Boolean(place()));
    },
  };
}

function handle(move) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "map-pin";
  button.setAttribute("aria-label", say("Pin. Move it with the arrow keys."));
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  svg.setAttribute("viewBox", "0 0 32 40");
  path.setAttribute("d", SHAPE);
  path.setAttribute("fill-rule", "evenodd");
  svg.append(path);
  button.append(svg);
  button.addEventListener("keydown", (event) => {
    const way = WAYS[event.key];
    if (!way) return;
    event.preventDefault();
    event.stopPropagation();
    move(...way.map((side) => side * STEP * (event.shiftKey ? 5 : 1)));
  });
  button.addEventListener("click", (event) => event.stopPropagation());
  return button;
}
