// What a person typed → what it means, for the kinds of answers that conditions read; null where it cannot be read.
// The server's kinds/ are the law; tests/shared/readings.json runs through both.

const DAY = /^(\d{1,2})\s*[/.\- ]\s*(\d{1,2})\s*[/.\- ]\s*(\d{4})$/;
const GROUPED = /^-?\d{1,3}([.\u00a0 ]\d{3})+(,\d+)?$/;
const PLAIN = /^-?\d{1,15}([,.]\d{1,6})?$/;

const READ = {
  yes_no: (typed) => ({ yes: true, no: false })[typed] ?? null,
  consent: (typed) => (typed === "yes" ? true : null),
  date: day,
  number,
  money: (typed) => whole(number(typed.replace(/\s*(đ|đồng|VND|vnđ)\.?$/i, ""))),
};

export function read(type, typed) {
  if (type === "multi") return Array.isArray(typed) && typed.length ? typed : null;
  const text = String(typed ?? "").normalize("NFC").trim();
  if (!text) return null;
  return type in READ ? READ[type](text) : text;
}

function day(text) {
  const parts = DAY.exec(text)?.slice(1).reverse() ?? /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)?.slice(1);
  if (!parts) return null;
  const [year, month, date] = parts.map(Number);
  const real = new Date(Date.UTC(year, month - 1, date));
  if (year < 1850 || year > 2200 || real.getUTCMonth() !== month - 1 || real.getUTCDate() !== date) return null;
  return real.toISOString().slice(0, 10);
}

function number(text) {
  const plain = GROUPED.test(text) ? text.replace(/[.\u00a0 ]/g, "") : PLAIN.test(text) ? text : "";
  return plain ? Number(plain.replace(",", ".")) : null;
}

function whole(found) {
  return Number.isInteger(found) && found >= 0 ? found : null;
}
