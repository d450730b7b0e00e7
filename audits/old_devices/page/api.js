// First part of the gate, in the page's own world, in frames and in workers: what the target lacks is deleted before any
// script runs. `config` and `report` stand before. Nothing here may throw.
const native = {
  apply: Reflect.apply,
  own: Object.getOwnPropertyDescriptor,
  define: Object.defineProperty,
  error: SyntaxError,
  type: TypeError,
};
const attempt = (act) => { try { return act(); } catch (error) { return undefined; } };
// matchAll would ask the page's own RegExp for a copy of ours.
const every = (shape, text) => {
  const found = [];
  shape.lastIndex = 0;
  for (let one; (one = shape.exec(text));) {
    found.push(one);
    if (one[0] === "") shape.lastIndex++;
  }
  return found;
};
const hiddenRoots = { TypedArray: Object.getPrototypeOf(Int8Array) };
const step = (object, name) => attempt(() => {
  const held = native.own(object, name);
  return held && "value" in held ? held.value : object[name];
});
const holders = new Map();
const holder = (path) => {
  if (path === "") return self;
  if (holders.has(path)) return holders.get(path);
  const at = path.lastIndexOf(".");
  const above = at < 0 ? null : holder(path.slice(0, at));
  const name = path.slice(at + 1);
  const found = at < 0 ? (hiddenRoots[name] || step(self, name)) : above ? step(above, name) : undefined;
  const kept = found && (typeof found === "object" || typeof found === "function") ? found : null;
  holders.set(path, kept);
  return kept;
};
const doomed = config.members.map((path) => {
  const at = path.lastIndexOf(".");
  return [at < 0 ? "" : path.slice(0, at), path.slice(at + 1)];
}).map(([owner, name]) => [holder(owner), name, owner]);
for (const [object, name, owner] of doomed) {
  if (!object) continue;
  attempt(() => Reflect.deleteProperty(object, name));
  // Members of the global object stand on the object itself or on what it inherits from, in workers above all.
  for (let up = owner === "" ? Object.getPrototypeOf(self) : null; up && up !== Object.prototype; up = Object.getPrototypeOf(up)) {
    attempt(() => Reflect.deleteProperty(up, name));
  }
}
// A worker receives some of its members after its first moment: they are deleted again, and the rest stands.
if (again) return;
// What stands in the place of a function reads as it does.
const originals = new WeakMap();
const standIn = (before, traps) => {
  const proxy = new Proxy(before, traps);
  originals.set(proxy, before);
  return proxy;
};
// A function in the place of another: same name, same length, native to whoever reads its source.
const wrap = (object, name, call) => attempt(() => {
  const held = object && native.own(object, name);
  if (!held || typeof held.value !== "function" || !held.configurable) return;
  const before = held.value;
  held.value = standIn(before, { apply: (target, that, given) => call(before, that, given) });
  native.define(object, name, held);
});
const wrapSetter = (object, name, change) => attempt(() => {
  const held = object && native.own(object, name);
  if (!held || !held.set || !held.configurable) return;
  const before = held.set;
  held.set = standIn(before, { apply: (target, that, given) => native.apply(before, that, [change(given[0], that), ...given.slice(1)]) });
  native.define(object, name, held);
});
const wrapGetter = (object, name, change) => attempt(() => {
  const held = object && native.own(object, name);
  if (!held || !held.get || !held.configurable) return;
  const before = held.get;
  held.get = standIn(before, { apply: (target, that, given) => change(native.apply(before, that, given), that) });
  native.define(object, name, held);
});
wrap(Function.prototype, "toString", (before, that, given) => native.apply(before, originals.get(that) || that, given));
if ("addEventListener signal" in config.behaviours && self.EventTarget) wrap(EventTarget.prototype, "addEventListener", (before, that, given) => {
  const how = given[2];
  return native.apply(before, that, how && typeof how === "object" && "signal" in how ? [given[0], given[1], { capture: how.capture, once: how.once, passive: how.passive }] : given);
});
// DevTools gives a service worker no other name than the engine's own.
if (self.ServiceWorkerGlobalScope) {
  const named = (text) => String(text).replace(/(?:Headless)?Chrome\/[\d.]+/, `Chrome/${config.target}.0.0.0`);
  for (const name of ["userAgent", "appVersion"]) wrapGetter(WorkerNavigator.prototype, name, named);
  wrapGetter(self.NavigatorUAData && NavigatorUAData.prototype, "brands", (held) => Object.freeze(held.map((one) => Object.freeze({ brand: one.brand.replace("Headless", "Google "), version: /Chrom/.test(one.brand) ? String(config.target) : one.version }))));
}
