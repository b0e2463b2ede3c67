// A module by name, when it is needed. The storage of static files takes a name that stands between the brackets for a
// path, so here it comes as a value.
export function late(name) {
  return import(name);
}
