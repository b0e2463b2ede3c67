// Runs the shared cases through the browser's modules; prints a JSON list of what each came to.
import { readFileSync } from "node:fs";
import { read } from "../../static/forms/js/reading.js";
import { OPERATORS, value } from "../../static/forms/js/rule-language.js";

const load = (name) => JSON.parse(readFileSync(new URL(name, import.meta.url), "utf8"));
const { today, cases } = load("rules.json");
const said = cases.map(([rule, answers]) => value(rule, answers, today));
const readings = load("readings.json").map(([type, typed]) => read(type, typed));
console.log(JSON.stringify({ rules: said, readings, operators: [...OPERATORS] }));
