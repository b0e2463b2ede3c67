// The quiet base of every map: land, the outlines of communes with their names, Hoàng Sa and Trường Sa; no outside server.
// Names are drawn from the page's own font: without an address for glyphs MapLibre takes the letters from the browser.
import { late } from "late";
import { say } from "words";

const COUNTRY = [[97, 4], [122, 25]];
const FONT = ["Be Vietnam Pro"];
const EMPTY = { type: "FeatureCollection", features: [] };

export async function draw(frame, addresses, more = {}) {
  const gl = await late("maplibre-gl");
  gl.setWorkerUrl(import.meta.resolve("maplibre-gl-worker"));
  const [outlines, country, tiles] = await Promise.all([
    asked(addresses.outlines), asked(addresses.country), tilesAt(gl, addresses.tiles),
  ]);
  const centres = collection(outlines.features.map(({ properties }) => point(properties.centre, properties)));
  const sources = {
    country: { type: "geojson", data: country },
    outlines: { type: "geojson", data: outlines },
    centres: { type: "geojson", data: centres },
    ...tiles, ...more.sources,
  };
  const style = () => ({
    version: 8, sources, layers: [...layers(colours(frame), tiles), ...(more.layers?.(colours(frame)) ?? [])],
  });
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const map = new gl.Map({
    container: frame, style: style(), bounds: box(outlines) ?? COUNTRY, fitBoundsOptions: { padding: 12 },
    maxBounds: COUNTRY, minZoom: 3, maxZoom: 19, attributionControl: false, dragRotate: false, pitchWithRotate: false,
    cooperativeGestures: true, fadeDuration: calm ? 0 : 200,
    locale: {
      "Map.Title": frame.parentElement.getAttribute("aria-label"),
      "CooperativeGesturesHandler.WindowsHelpText": say("Hold Ctrl and scroll to zoom the map"),
      "CooperativeGesturesHandler.MacHelpText": say("Hold ⌘ and scroll to zoom the map"),
      "CooperativeGesturesHandler.MobileHelpText": say("Use two fingers to move the map"),
    },
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  frame.append(zooming(map));
  const base = { gl, map, outlines, remove: () => { stop(); map.remove(); }, colours: () => colours(frame) };
  const stop = whenThemeChanges(() => { more.images?.(map, colours(frame)); map.setStyle(style()); });
  more.images?.(map, colours(frame));
  await map.once("load");
  return base;
}

export function point(coordinates, properties) {
  return { type: "Feature", properties, geometry: { type: "Point", coordinates } };
}

export function collection(features) {
  return { type: "FeatureCollection", features };
}

export function label(field, size, colours, more = {}) {
  return {
    layout: { "text-field": field, "text-font": FONT, "text-size": size, "text-max-width": 8, ...more },
    paint: { "text-color": colours.ink, "text-halo-color": colours.sheet, "text-halo-width": 1.5 },
  };
}

function colours(element) {
  const style = getComputedStyle(element);
  const names = ["paper", "sheet", "shade", "rule", "edge", "ink", "soft", "wash", "water", "on-water", "gold", "near", "late", "done"];
  return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
}

function layers(c, tiles) {
  const islands = ["==", ["get", "kind"], "islands"];
  const quiet = { ...label(["get", "name"], ["interpolate", ["linear"], ["zoom"], 9, 11, 13, 15], c) };
  quiet.paint["text-color"] = c.soft;
  return [
    { id: "sea", type: "background", paint: { "background-color": c.wash } },
    { id: "land", type: "fill", source: "country", filter: ["in", ["get", "kind"], ["literal", ["abroad", "land"]]], paint: { "fill-color": ["match", ["get", "kind"], "land", c.shade, c.paper] } },
    { id: "communes", type: "fill", source: "outlines", paint: { "fill-color": c.sheet } },
    ...tileLayers(c, tiles),
    { id: "lines", type: "line", source: "outlines", paint: { "line-color": c.edge, "line-width": 0.8, "line-opacity": 0.7 } },
    { id: "islands", type: "line", source: "country", filter: islands, paint: { "line-color": c.edge, "line-width": 1, "line-dasharray": [3, 3] } },
    { id: "island", type: "circle", source: "country", filter: ["==", ["get", "kind"], "island"], paint: { "circle-color": c.edge, "circle-radius": 2.5 } },
    { id: "island-names", type: "symbol", source: "country", minzoom: 6, filter: ["==", ["get", "kind"], "island"], ...label(["get", "name"], 12, c, { "text-offset": [0, 1] }) },
    { id: "archipelagos", type: "symbol", source: "country", filter: islands, ...label(["get", "name"], 13, c, { "text-allow-overlap": true, "text-max-width": 16 }) },
    { id: "names", type: "symbol", source: "centres", minzoom: 8.6, ...quiet },
  ];
}

function tileLayers(c, tiles) {
  if (tiles.tiles?.type === "raster") return [{ id: "tiles", type: "raster", source: "tiles", paint: { "raster-saturation": -0.6 } }];
  if (!tiles.tiles) return [];
  const line = (id, name, width, color) => ({ id, type: "line", source: "tiles", "source-layer": name, paint: { "line-color": color, "line-width": width } });
  const wide = ["interpolate", ["exponential", 1.6], ["zoom"], 8, 0.4, 18, 8];
  // The names that the two common schemas give: OpenMapTiles and Protomaps.
  return [
    { id: "water", type: "fill", source: "tiles", "source-layer": "water", filter: ["==", ["geometry-type"], "Polygon"], paint: { "fill-color": c.wash } },
    line("rivers", "waterway", 1, c.water),
    line("ways", "transportation", wide, c.rule),
    line("roads", "roads", wide, c.rule),
    ...["transportation_name", "roads"].map((name) => ({
      id: `names-of-${name}`, type: "symbol", source: "tiles", "source-layer": name, minzoom: 13,
      ...label(["get", "name"], 11, { ...c, ink: c.soft }, { "symbol-placement": "line" }),
    })),
  ];
}

async function tilesAt(gl, address) {
  if (!address) return {};
  if (!address.split("?")[0].endsWith(".pmtiles")) return { tiles: { type: "raster", tiles: [address], tileSize: 256 } };
  const { PMTiles, Protocol } = await late("pmtiles");
  const archive = new PMTiles(address);
  const protocol = new Protocol();
  protocol.add(archive);
  gl.addProtocol("pmtiles", protocol.tile);
  const vector = (await archive.getHeader()).tileType === 1;
  return { tiles: { type: vector ? "vector" : "raster", url: `pmtiles://${address}` } };
}

async function asked(address) {
  if (!address) return EMPTY;
  const answer = await fetch(address, { headers: { Accept: "application/json" } });
  return answer.ok ? answer.json() : EMPTY;
}

export function box({ features }) {
  const corners = features.flatMap(({ geometry }) => geometry.coordinates.flat(geometry.type === "Point" ? 0 : 2));
  const pairs = features[0]?.geometry.type === "Point" ? features.map(({ geometry }) => geometry.coordinates) : corners;
  if (!pairs.length) return null;
  const [xs, ys] = [0, 1].map((side) => pairs.map((pair) => pair[side]));
  return [[Math.min(...xs), Math.min(...ys)], [Math.max(...xs), Math.max(...ys)]];
}

function zooming(map) {
  const buttons = document.createElement("div");
  buttons.className = "map-zoom";
  for (const [sign, word, go] of [["+", "Zoom in", () => map.zoomIn()], ["−", "Zoom out", () => map.zoomOut()]]) {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", textContent: sign });
    button.setAttribute("aria-label", say(word));
    button.addEventListener("click", go);
    buttons.append(button);
  }
  return buttons;
}

function whenThemeChanges(act) {
  const watch = new MutationObserver(act);
  const device = matchMedia("(prefers-color-scheme: dark)");
  watch.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  device.addEventListener("change", act);
  return () => { watch.disconnect(); device.removeEventListener("change", act); };
}
