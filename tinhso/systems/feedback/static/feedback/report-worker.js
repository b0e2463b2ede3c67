// The service worker of the report pages: the page that works without a connection, and sending later. The server puts
// the addresses in front of it: OFFLINE (a page), SHELL (what it needs), RECEIVE (where what waits goes), VERSION, NAME (whose
// shelf) and STORE (what waits).
const SHELF = `feedback-${NAME}-${VERSION}`;

self.addEventListener("install", (event) => event.waitUntil(fill()));
self.addEventListener("activate", (event) => event.waitUntil(clear()));
self.addEventListener("sync", (event) => event.tag === TAG && event.waitUntil(sendAll(RECEIVE, undefined, STORE)));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.mode === "navigate") event.respondWith(fetch(request).catch(() => shelf(OFFLINE)));
  else if (request.method === "GET" && SHELL.includes(new URL(request.url).pathname)) event.respondWith(kept(request));
});

async function fill() {
  const cache = await caches.open(SHELF);
  // Without cookies: the page on the shelf names nobody, whoever uses the device next.
  const asked = [OFFLINE, ...SHELL].map((address) => new Request(address, { credentials: "omit", cache: "reload" }));
  await Promise.all(asked.map(async (request) => cache.put(request.url, await good(request))));
  await self.skipWaiting();
}

async function good(request) {
  const answer = await fetch(request);
  if (!answer.ok) throw new Error(`${answer.status} ${request.url}`);
  return answer;
}

async function clear() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(`feedback-${NAME}-`) && name !== SHELF).map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function shelf(address) {
  return (await (await caches.open(SHELF)).match(address)) ?? Response.error();
}

async function kept(request) {
  // Newest first: what the page was drawn with may have changed under the same name.
  try {
    return await fetch(request);
  } catch {
    return shelf(new URL(request.url).pathname);
  }
}
