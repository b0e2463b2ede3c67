// Reports that wait on this device until there is a connection. Shared by the pages and the service worker, so it imports
// nothing. A waiting report: {id, secret, at, fields, photos: [{key, name, blob, sent, refused}], state, said, code, link}.
// `state` is waiting, sending, sent or wrong. The server knows a report by its id: sent twice, it is one.
const NAME = "feedback", STORES = ["waiting", "typing", "notes", "field"];
export const TAG = "feedback-reports";

function opened() {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, 2);
    asked.onupgradeneeded = () => {
      const base = asked.result;
      STORES.filter((store) => !base.objectStoreNames.contains(store)).forEach((store) => base.createObjectStore(store, { keyPath: "id" }));
    };
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}

async function within(store, mode, act) {
  const base = await opened();
  try {
    return await new Promise((resolve, reject) => {
      const work = base.transaction(store, mode);
      const asked = act(work.objectStore(store));
      work.oncomplete = () => resolve(asked?.result);
      work.onerror = work.onabort = () => reject(work.error);
    });
  } finally {
    base.close();
  }
}

export const all = (store) => within(store, "readonly", (held) => held.getAll());
export const get = (store, id) => within(store, "readonly", (held) => held.get(id));
export const put = (store, row) => within(store, "readwrite", (held) => held.put(row));
export const remove = (store, id) => within(store, "readwrite", (held) => held.delete(id));

// Sends what waits, one after the other; `told` hears of each change. Two windows and the worker never send at once.
// `store` is "waiting" for reports, "notes" for what officials wrote in the field; both are sent in the same three steps.
export function sendAll(address, told = () => {}, store = "waiting") {
  const work = async () => {
    for (const row of await all(store)) {
      if (row.state === "waiting" || row.state === "sending") await send(row, address, told, store);
    }
  };
  return navigator.locks ? navigator.locks.request(`feedback-outbox-${store}`, work) : work();
}

async function send(row, address, told, store) {
  const change = async (more) => {
    Object.assign(row, more);
    await put(store, row);
    told(row);
  };
  try {
    await change({ state: "sending", said: "" });
    await post(address, JSON.stringify({ id: row.id, secret: row.secret, fields: row.fields }));
    for (const photo of row.photos.filter((each) => !each.sent)) {
      const form = new FormData();
      form.set("secret", row.secret);
      form.set("key", photo.key);
      form.set("photo", photo.blob, photo.name);
      // One file that is no photo keeps neither the other photos nor the words back; it is said once all have gone.
      photo.refused = await post(`${address}${row.id}/anh/`, form).then(() => "", (problem) => {
        if (problem.status !== 422) throw problem;
        return `${photo.name}: ${problem.message}`;
      });
      photo.sent = true;
      await change({});
    }
    const answer = await post(`${address}${row.id}/`, JSON.stringify({ secret: row.secret }));
    const said = row.photos.map((photo) => photo.refused).filter(Boolean).join(" ");
    await change({ state: "sent", said, code: answer.code, link: answer.link, photos: [], fields: { text: row.fields.text } });
    if (store === "waiting") await remove("typing", row.id);
  } catch (problem) {
    // Without a connection, or while the server is busy, it goes on waiting; what the server refuses is shown.
    const refused = problem.status === 422 || problem.status === 403;
    await change({ state: refused ? "wrong" : "waiting", said: refused ? problem.message : "" });
    if (!refused) throw problem;
  }
}

async function post(address, body) {
  const headers = body instanceof FormData ? {} : { "Content-Type": "application/json" };
  const answer = await fetch(address, { method: "POST", body, headers, credentials: "omit" });
  const said = await answer.json().catch(() => ({}));
  if (!answer.ok) throw Object.assign(new Error(said.error ?? String(answer.status)), { status: answer.status });
  return said;
}
