// The rule language of forms (JsonLogic's subset with dates) in the browser, for showing at once what the server
// decides again. rules.py is its twin: tests/shared/rules.json runs through both.

export function holds(rule, answers, today) {
  return rule == null || truthy(value(rule, answers, today));
}

export function value(rule, answers, today) {
  if (Array.isArray(rule)) return rule.map((item) => value(item, answers, today));
  if (rule === null || typeof rule !== "object") return rule;
  const [operator] = Object.keys(rule);
  const given = Array.isArray(rule[operator]) ? rule[operator] : [rule[operator]];
  const worth = (item) => value(item, answers, today);
  if (Object.hasOwn(LAZY, operator)) return LAZY[operator](given, worth, answers);
  if (!Object.hasOwn(PLAIN, operator)) throw new RangeError(`The operator ${operator} is not known here.`);
  return PLAIN[operator](given.map(worth), today);
}

export function truthy(found) {
  if (Array.isArray(found)) return found.length > 0;
  if (found !== null && typeof found === "object") return Object.keys(found).length > 0;
  return Boolean(found);
}

function found(path, answers) {
  let at = answers;
  for (const step of String(path).split(".")) {
    const inside = at !== null && typeof at === "object";
    at = inside && Object.hasOwn(at, step) && (!Array.isArray(at) || /^\d+$/.test(step)) ? at[step] : null;
  }
  return at ?? null;
}

const LAZY = {
  var: (given, worth, answers) => found(worth(given[0]), answers) ?? given[1] ?? null,
  missing: (given, _worth, answers) => given.filter((name) => [null, ""].includes(found(name, answers))),
  if(given, worth) {
    for (let n = 0; n + 1 < given.length; n += 2) if (truthy(worth(given[n]))) return worth(given[n + 1]);
    return given.length % 2 ? worth(given.at(-1)) : null;
  },
  and: (given, worth) => first(given, worth, (item) => !truthy(item), true),
  or: (given, worth) => first(given, worth, truthy, false),
};

function first(given, worth, wanted, otherwise) {
  let last = otherwise;
  for (const item of given) if (wanted((last = worth(item)))) break;
  return last;
}

// A value's own kind; true and 1 are alike to both languages, the rest must be of one kind.
function same(one, other) {
  const texts = (typeof one === "string") + (typeof other === "string");
  if (texts === 1 && one !== null && other !== null) return text(one) === text(other);
  if (one === null || other === null) return one === other;
  if (typeof one === "object" || typeof other === "object") return JSON.stringify(one) === JSON.stringify(other);
  return typeof one === "string" ? one === other : Number(one) === Number(other);
}

function text(item) {
  return item === true ? "True" : item === false ? "False" : String(item);
}

function kind(item) {
  return Array.isArray(item) ? "list" : item === null ? "nothing" : Number.isInteger(item) ? "whole" : typeof item;
}

function identical(one, other) {
  return kind(one) === kind(other) && same(one, other);
}

function ordered(test) {
  return (given) => {
    if (given.some((item) => item === null || item === "")) return false;
    const alike = given.every((item) => typeof item === "string") ? given : given.map(Number);
    return alike.slice(1).every((other, n) => test(alike[n], other));
  };
}

function within(needle, heap) {
  if (needle === null || heap === null) return false;
  return typeof heap === "string" ? heap.includes(needle) : heap.some((item) => same(item, needle));
}

function days(day) {
  const [year, month, date] = day.split("-").map(Number);
  return Date.UTC(year, month - 1, date) / 86_400_000;
}

function years(day, today) {
  return Number(today.slice(0, 4)) - Number(day.slice(0, 4)) - (today.slice(5) < day.slice(5) ? 1 : 0);
}

const PLAIN = {
  "==": ([a, b]) => same(a, b),
  "!=": ([a, b]) => !same(a, b),
  "===": ([a, b]) => identical(a, b),
  "!==": ([a, b]) => !identical(a, b),
  "<": ordered((a, b) => a < b),
  "<=": ordered((a, b) => a <= b),
  ">": ordered((a, b) => a > b),
  ">=": ordered((a, b) => a >= b),
  "!": ([a]) => !truthy(a),
  "!!": ([a]) => truthy(a),
  in: ([needle, heap]) => within(needle, heap),
  "+": (items) => items.reduce((sum, item) => sum + Number(item || 0), 0),
  "-": ([a, b]) => Number(a || 0) - Number(b || 0),
  "*": ([a, b]) => Number(a || 0) * Number(b || 0),
  min: (items) => items.reduce((a, b) => (b < a ? b : a)),
  max: (items) => items.reduce((a, b) => (b > a ? b : a)),
  today: (_items, today) => today,
  years_since: ([day], today) => (day ? years(day, today) : null),
  days_since: ([day], today) => (day ? days(today) - days(day) : null),
};
export const OPERATORS = new Set([...Object.keys(LAZY), ...Object.keys(PLAIN)]);
