// Fifth part of the gate, documents only: selectors, questions about CSS, sheets and styles that scripts write.
const inDocument = typeof document !== "undefined";
if (inDocument) (() => {
  // Selectors: what the target cannot parse throws there.
  for (const kind of [Document, DocumentFragment, Element]) {
    for (const name of ["querySelector", "querySelectorAll", "matches", "closest", "webkitMatchesSelector"]) {
      wrap(kind.prototype, name, (before, that, given) => native.apply(before, that, given.length ? [css.usedSelector(typeof given[0] === "string" ? given[0] : attempt(() => String(given[0]))), ...given.slice(1)] : given));
    }
  }
  wrapSetter(self.CSSStyleRule && CSSStyleRule.prototype, "selectorText", (given) => css.usedSelector(String(given)));
  if (self.CSS) wrap(CSS, "supports", (before, that, given) => {
    if (given.length === 1) {
      const text = String(given[0]), open = /^\s*[\w-]+\s*:/.test(text) ? `(${text})` : text;
      return native.apply(before, that, [css.supports(open)]);
    }
    if (given.length > 1 && String(given[0]).toLowerCase() in css.known.properties) return false;
    return native.apply(before, that, given.length > 1 ? [given[0], css.quietValue(String(given[1]), String(given[0]).toLowerCase())] : given);
  });
  wrap(self, "matchMedia", (before, that, given) => native.apply(before, that, given.length ? [css.query(String(given[0]))] : given));
  for (const kind of [self.HTMLSourceElement, self.HTMLLinkElement, self.HTMLStyleElement]) wrapSetter(kind && kind.prototype, "media", (given) => css.query(String(given)));
  // Style sheets that scripts write.
  for (const kind of [self.CSSStyleSheet, self.CSSGroupingRule]) if (kind) wrap(kind.prototype, "insertRule", (before, that, given) => native.apply(before, that, given.length ? [css.sheet(String(given[0])), ...given.slice(1)] : given));
  wrap(CSSStyleSheet.prototype, "addRule", (before, that, given) => native.apply(before, that, [css.usedSelector(String(given[0])), css.declarations(given[1] === undefined ? "undefined" : String(given[1])), ...given.slice(2)]));
  for (const name of ["replace", "replaceSync"]) wrap(CSSStyleSheet.prototype, name, (before, that, given) => native.apply(before, that, [css.sheet(given[0])]));
  if ("adoptedStyleSheets.push" in config.behaviours) for (const kind of [self.Document, self.ShadowRoot]) wrapGetter(kind && kind.prototype, "adoptedStyleSheets", (held) => Object.freeze([...held]));
  wrapSetter(self.HTMLLinkElement && HTMLLinkElement.prototype, "href", (given) => checkedSheet(given));
  // The style of an element: the properties the target lacks are names like others, its values are not taken.
  const proxies = new WeakMap(), targets = new WeakMap();
  const dashed = (name) => String(name).replace(/^(webkit|moz|ms)(?=[A-Z])/, "-$1").replace(/[A-Z]/g, (one) => "-" + one.toLowerCase());
  const absent = (name) => typeof name === "string" && dashed(name) in css.known.properties;
  const raw = (style) => targets.get(style) || style;
  const styleOf = (style) => {
    if (!style || proxies.has(style)) return style ? proxies.get(style) : style;
    const loose = new Map();
    const proxy = new Proxy(style, {
      has: (target, name) => (absent(name) ? loose.has(name) : name in target),
      get: (target, name) => (absent(name) ? loose.get(name) : Reflect.get(target, name, target)),
      set: (target, name, given) => {
        if (absent(name)) { report("css", dashed(name), css.known.properties[dashed(name)]); loose.set(name, given); return true; }
        const text = name === "cssText" ? css.declarations(String(given)) : typeof given === "string" && typeof name === "string" ? css.value(given, dashed(name)) : given;
        return Reflect.set(target, name, text, target);
      },
      ownKeys: (target) => [...Reflect.ownKeys(target).filter((name) => !absent(name)), ...loose.keys()],
      getOwnPropertyDescriptor: (target, name) => (!absent(name) ? Reflect.getOwnPropertyDescriptor(target, name) : loose.has(name) ? { value: loose.get(name), writable: true, enumerable: true, configurable: true } : undefined),
    });
    proxies.set(style, proxy);
    targets.set(proxy, style);
    return proxy;
  };
  function property(given) {
    const prop = String(given[0]).toLowerCase();
    if (prop in css.known.properties) { report("css", prop, css.known.properties[prop]); return ["limpide", given[1]]; }
    return [given[0], typeof given[1] === "string" ? css.value(given[1], prop) : given[1], ...given.slice(2)];
  }
  const asked = (given) => (given.length && String(given[0]).toLowerCase() in css.known.properties ? ["limpide"] : given);
  const CHANGES = { setProperty: property, getPropertyValue: asked, getPropertyPriority: asked, removeProperty: asked };
  for (const name of Object.getOwnPropertyNames(CSSStyleDeclaration.prototype)) {
    const held = native.own(CSSStyleDeclaration.prototype, name);
    if (name === "constructor" || !held.configurable) continue;
    const change = CHANGES[name];
    const through = (before) => standIn(before, { apply: (target, that, given) => native.apply(before, raw(that), change ? change(given) : given) });
    for (const part of ["get", "set", "value"]) if (typeof held[part] === "function") held[part] = through(held[part]);
    attempt(() => native.define(CSSStyleDeclaration.prototype, name, held));
  }
  for (const kind of [self.HTMLElement, self.SVGElement, self.MathMLElement, self.CSSStyleRule]) wrapGetter(kind && kind.prototype, "style", styleOf);
  wrap(self, "getComputedStyle", (before, that, given) => styleOf(native.apply(before, that, given)));
})();
