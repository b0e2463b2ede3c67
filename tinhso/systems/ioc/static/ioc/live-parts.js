// What is drawn from figures (course, targets, units in order, heat table, map) follows them: when <live-figures> tells
// of other figures than before, the page is read once more and each section marked data-live is put in the place of its
// old self. A section in which somebody is at work stays as it is; what was unfolded stays unfolded.
const known = new Map([...document.querySelectorAll("[data-key]")].map((one) => [one.dataset.key, one.textContent]));
let reading = false;
let stale = false;

function isNews(figures) {
  let found = false;
  for (const [key, text] of Object.entries(figures)) {
    if (key === "moment" || key === "alarms") continue;
    found ||= known.has(key) && known.get(key) !== text;
    known.set(key, text);
  }
  return found;
}

function replace(old, fresh) {
  const open = [...old.querySelectorAll("details")].map((one) => one.open);
  old.replaceChildren(...fresh.childNodes);
  old.querySelectorAll("details").forEach((one, place) => { one.open = open[place] ?? one.open; });
}

async function readAgain() {
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
  if (!answer.ok || answer.redirected) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const section of document.querySelectorAll("[data-live]")) {
    const fresh = page.getElementById(section.id);
    if (fresh && !section.contains(document.activeElement)) replace(section, fresh);
  }
}

document.addEventListener("figures", async (event) => {
  stale = isNews(event.detail) || stale;
  if (!stale || reading || !document.querySelector("[data-live]")) return;
  reading = true;
  stale = false;
  try {
    await readAgain();
  } catch {
    stale = true; // the line is down for a moment; the next word of the figures tries again
  } finally {
    reading = false;
  }
});
