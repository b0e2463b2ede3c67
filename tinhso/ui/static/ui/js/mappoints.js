// Points of a GeoJSON address: gathered into circles with their number while far, each with the colour and the shape of its
// state when near. Every feature has properties title, url, state (in words) and tone (new, near, late, done, neutral), or
// alone count: so many places, which the server has gathered. Where its answer is not "complete" it is asked for each view.
import { box, collection, label } from "mapbase";
import { answered, asker, counted } from "mapviews";
import { number, say } from "words";

const TONES = { neutral: "edge", new: "gold", near: "near", late: "late", done: "done" };
const SHAPES = {
  neutral: "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17Z",
  new: "M12 2 22 12 12 22 2 12Z",
  near: "M12 3 22 20.5H2Z",
  late: "M4 4h16v16H4Z",
  done: "M8 3h8l5 5v8l-5 5H8l-5-5V8Z",
};
const SIZE = 24;
const LISTED = 20;

export function layers(element) {
  const points = { type: "geojson", data: collection([]), cluster: true, clusterRadius: 46, clusterMaxZoom: 14, clusterProperties: { sum: ["+", ["coalesce", ["get", "count"], 1]] } };
  const many = ["any", ["has", "point_count"], ["has", "count"]];
  const held = ["coalesce", ["get", "sum"], ["get", "count"]];
  element.points = points;
  return {
    sources: { points },
    images: paint,
    layers: (c) => [
      { id: "clusters", type: "circle", source: "points", filter: many, paint: { "circle-color": c.water, "circle-stroke-color": c.sheet, "circle-stroke-width": 2, "circle-radius": ["step", held, 15, 10, 19, 100, 25, 1000, 31] } },
      { id: "counts", type: "symbol", source: "points", filter: many, layout: { ...label(["number-format", held, { locale: "vi" }], 14, c).layout, "text-allow-overlap": true }, paint: { "text-color": c["on-water"] } },
      { id: "points", type: "symbol", source: "points", filter: ["!", many], layout: { "icon-image": ["concat", "state-", ["coalesce", ["get", "tone"], "neutral"]], "icon-allow-overlap": true } },
    ],
  };
}

export async function show(element, { gl, map, colours }) {
  const found = await answered(element.dataset.points, map);
  element.points.data = found; // a change of theme draws the style anew, with these
  const shown = new Promise((drawn) => { map.once("idle", drawn); });
  map.getSource("points").setData(found);
  const bounds = box(found);
  if (bounds) map.fitBounds(bounds, { padding: 44, maxZoom: 15, animate: false });
  const places = near(element, map);
  const states = legend(found);
  element.append(states, places.list);
  asker(element, map, found, (more) => {
    element.points.data = more;
    map.getSource("points").setData(more);
    states.replaceChildren(...legend(more).children);
    places.fill();
  });

  const popup = new gl.Popup({ closeButton: true, maxWidth: "18rem", locale: {} });
  const open = ({ properties, geometry }) => {
    popup.setLngLat(geometry.coordinates).setDOMContent(card(properties)).addTo(map);
    popup.getElement().querySelector("button")?.setAttribute("aria-label", say("Close"));
  };
  map.on("click", "points", (event) => open(event.features[0]));
  map.on("click", "clusters", async ({ features: [{ properties, geometry }] }) => {
    const zoom = properties.count ? map.getZoom() + 2 : await map.getSource("points").getClusterExpansionZoom(properties.cluster_id);
    map.easeTo({ center: geometry.coordinates, zoom });
  });
  for (const layer of ["points", "clusters"]) {
    map.on("mouseenter", layer, () => { map.getCanvas().style.cursor = "pointer"; });
    map.on("mouseleave", layer, () => { map.getCanvas().style.cursor = ""; });
  }
  await shown;
}

function card({ title, url, state, tone }) {
  const body = document.createElement("div");
  const said = document.createElement("p");
  const link = document.createElement("a");
  said.className = "map-state";
  said.append(sign(tone), state ?? "");
  link.href = url;
  link.textContent = title;
  body.append(said, link);
  return body;
}

// What a mouse finds on the map, the keyboard and the screen reader find in this list.
function near(element, map) {
  const details = document.createElement("details");
  const summary = document.createElement("summary");
  const list = document.createElement("ul");
  details.className = "map-near";
  details.append(summary, list);
  const fill = () => {
    const view = map.getBounds();
    const inside = element.points.data.features.filter(({ geometry }) => view.contains(geometry.coordinates));
    const single = inside.filter(({ properties }) => !properties.count);
    summary.textContent = say("{n} places in this part of the map", { n: number(counted(inside)) });
    list.replaceChildren(...single.slice(0, LISTED).map(({ properties }) => {
      const line = document.createElement("li");
      line.append(card(properties));
      return line;
    }));
    const others = counted(inside) - Math.min(single.length, LISTED);
    if (others > 0) {
      const more = document.createElement("li");
      more.textContent = say("Zoom in to see the other {n}.", { n: number(others) });
      list.append(more);
    }
  };
  map.on("moveend", fill);
  fill();
  return { list: details, fill };
}

function legend({ features }) {
  const list = document.createElement("ul");
  list.className = "map-legend";
  const states = new Map(features.filter(({ properties }) => properties.state).map(({ properties }) => [`${properties.tone} ${properties.state}`, properties]));
  list.append(...[...states.values()].map(({ tone, state }) => {
    const line = document.createElement("li");
    line.append(sign(tone), state ?? "");
    return line;
  }));
  return list;
}

function sign(tone) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", `map-sign ${tone in SHAPES ? tone : "neutral"}`);
  path.setAttribute("d", SHAPES[tone] ?? SHAPES.neutral);
  svg.append(path);
  return svg;
}

function paint(map, c) {
  const scale = Math.ceil(devicePixelRatio);
  for (const [tone, shape] of Object.entries(SHAPES)) {
    const canvas = new OffscreenCanvas(SIZE * scale, SIZE * scale);
    const pen = canvas.getContext("2d");
    const path = new Path2D(shape);
    pen.scale(scale, scale);
    pen.fillStyle = c[TONES[tone]];
    pen.strokeStyle = c.sheet;
    pen.lineWidth = 2;
    pen.fill(path);
    pen.stroke(path);
    const image = pen.getImageData(0, 0, canvas.width, canvas.height);
    if (map.hasImage(`state-${tone}`)) map.updateImage(`state-${tone}`, image);
    else map.addImage(`state-${tone}`, image, { pixelRatio: scale });
  }
}
