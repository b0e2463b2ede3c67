// Asking for the points of one view after the other, where there are too many to send them all.
const FIRST = 8; // the zoom at which a province fills a phone
const WAIT = 250; // milliseconds after the last movement

export const counted = (features) => features.reduce((sum, { properties }) => sum + (properties.count ?? 1), 0);

export async function answered(address, map, view) {
  const url = new URL(address, location.href);
  url.searchParams.set("zoom", view ? Math.floor(map.getZoom()) : FIRST);
  if (view) url.searchParams.set("bbox", view);
  const answer = await fetch(url, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`${answer.status} ${url.pathname}`);
  return answer.json();
}

// Each time the map rests on another view; an answer that was overtaken is dropped, one that fails leaves what is shown.
export function asker(element, map, found, draw) {
  if (found.complete !== false) return;
  let last = "";
  let soon = 0;
  const ask = async () => {
    const { _sw: from, _ne: to } = map.getBounds();
    const [west, south, east, north] = [Math.max(from.lng, -180), Math.max(from.lat, -90), Math.min(to.lng, 180), Math.min(to.lat, 90)];
    const view = [west, south, east, north].map((degrees) => degrees.toFixed(3)).join(",");
    if (view === last) return;
    last = view;
    try {
      const more = await answered(element.dataset.points, map, view);
      if (view === last) draw(more);
    } catch (problem) {
      console.info("province-map", problem);
    }
  };
  map.on("moveend", () => {
    clearTimeout(soon);
    soon = setTimeout(ask, WAIT);
  });
}
