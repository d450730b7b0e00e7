// limpide.describe(element): where something stands in the page, as the fields of rules.evidence.record.Place.
(() => {
  const { tag, attribute, parent, root, rect, children, has } = limpide;
  const LEVELS = 60;
  const HTML_MAX = 300;
  const STATES = new Set(("active current open opened closed collapsed expanded selected checked disabled hidden visible " +
    "show shown hide first last odd even hover focus focused focus-visible loaded loading lazyload lazyloaded lazy " +
    "entered animated sticky fixed visited error valid invalid no-js js").split(" "));

  // A class that says what the element is: states (is-open) and generated names (css-1x2y3z, post-1234) are not.
  const stable = (name) => {
    const low = name.toLowerCase();
    if (STATES.has(low) || /^(is|has|js|no)-/.test(low) || name.length > 40) return "";
    const bare = name.replace(/(__|--|_)(?=[A-Za-z0-9-]*[0-9A-Z])[A-Za-z0-9]{5,8}$/, "");
    if (/^(css|sc|jss|jsx|emotion|svelte|astro|ng|v|data-v)-[a-z0-9]{3,}/i.test(bare) && /[0-9A-Z]/.test(bare)) return "";
    if (/\d{2,}$/.test(bare) || /^[a-f0-9]{6,}$/i.test(bare)) return "";
    if (/^(?=[^-_]*\d[^-_]*[a-z])[a-z0-9]{6,}$/i.test(bare)) return "";
    return bare;
  };
  const shapes = new Map();
  const shape = (element) => {
    let known = shapes.get(element);
    if (known === undefined) {
      const names = (attribute(element, "class") || "").slice(0, 1000).split(/\s+/).filter(Boolean).map(stable).filter(Boolean);
      known = [tag(element), ...[...new Set(names)].sort().slice(0, 3)].join(".");
      shapes.set(element, known);
    }
    return known;
  };
  const FEW = 6;
  const counts = new Map();
  const repeated = (element) => {
    const up = limpide.parentNode(element);
    if (!up || up.nodeType === 9) return false;
    const inside = children(up);
    if (inside.length < FEW) {
      const own = shape(element);
      for (const child of inside) if (child !== element && shape(child) === own) return true;
      return false;
    }
    let of = counts.get(up);
    if (!of) {
      of = new Map();
      for (const child of inside) of.set(shape(child), (of.get(shape(child)) || 0) + 1);
      counts.set(up, of);
    }
    return (of.get(shape(element)) || 0) > 1;
  };
  const LANDMARKS = { header: "header", footer: "footer", nav: "nav", aside: "aside", main: "main" };
  const ROLES = { banner: "header", contentinfo: "footer", navigation: "nav", complementary: "aside", main: "main" };
  const SECTIONS = new Set(["article", "aside", "main", "nav", "section"]);
  const inSection = (element) => {
    for (let up = parent(element), n = 0; up && n < 2000; up = parent(up), n++) if (SECTIONS.has(tag(up))) return true;
    return false;
  };
  const landmark = (element) => {
    const role = (attribute(element, "role") || "").trim().toLowerCase().split(/\s+/)[0];
    if (role) return ROLES[role] || "";
    const name = LANDMARKS[tag(element)] || "";
    return (name === "header" || name === "footer") && inSection(element) ? "" : name;
  };
  const regions = new Map();
  const region = (element) => {
    const path = [];
    let found = "";
    for (let at = element; at && path.length < 2000; at = parent(at)) {
      const known = regions.get(at);
      if (known !== undefined) { found = known; break; }
      path.push(at);
      if ((found = landmark(at))) break;
    }
    for (const at of path) regions.set(at, found);
    return found;
  };

  // The nearest repeated ancestor gives the component; a bare tag is told apart by the classed or landmark ancestor above.
  const framing = (element) => tag(element) === "body" || tag(element) === "html";
  // The nearest of an element and its ancestors that answers, null below the body; known answers are used again.
  const nearest = (answers) => {
    const known = new Map();
    return (element) => {
      const passed = [];
      let found = null;
      for (let at = element, n = 0; at && n < LEVELS; at = parent(at), n++) {
        if (framing(at)) break;
        const before = n ? known.get(at) : undefined;
        if (before !== undefined) { found = before; break; }
        passed.push(at);
        if (answers(at)) { found = at; break; }
      }
      for (const at of passed) known.set(at, found);
      return found;
    };
  };
  const nearestRepeated = nearest(repeated);
  const nearestNamed = nearest((at) => shape(at).includes(".") || landmark(at));
  const component = (element) => {
    const base = nearestRepeated(element) || element;
    const parts = [shape(base)];
    if (!parts[0].includes(".")) {
      const above = parent(base) && nearestNamed(parent(base));
      if (above) parts.unshift(shape(above));
    }
    if (base !== element) parts.push(shape(element));
    return parts.join(" ");
  };

  const indexes = new Map();
  const escapes = new Map();
  const escaped = (name) => {
    if (!escapes.has(name)) escapes.set(name, CSS.escape(name));
    return escapes.get(name);
  };
  const segment = (element) => {
    const up = limpide.parentNode(element);
    const name = escaped(tag(element));
    if (!up || up.nodeType === 9) return name;
    const inside = children(up);
    if (inside.length < FEW) {
      let before = 0, same = 0;
      for (const child of inside) {
        if (tag(child) !== tag(element)) continue;
        same += 1;
        if (child === element) before = same;
      }
      return same > 1 ? `${name}:nth-of-type(${before || 1})` : name;
    }
    let of = indexes.get(up);
    if (!of) {
      const seen = new Map();
      of = new Map();
      for (const child of inside) {
        const n = (seen.get(tag(child)) || 0) + 1;
        seen.set(tag(child), n);
        of.set(child, n);
      }
      of.totals = seen;
      indexes.set(up, of);
    }
    return of.totals.get(tag(element)) > 1 ? `${name}:nth-of-type(${of.get(element) || 1})` : name;
  };
  const anchored = (element, top) => {
    const id = attribute(element, "id");
    if (!id || id.length > 60 || /\s/.test(id)) return "";
    const found = limpide.find(top, `#${CSS.escape(id)}`);
    return found.length === 1 && found[0] === element ? `#${CSS.escape(id)}` : "";
  };
  // What leads to an element inside its tree, up to an anchor or LEVELS parts; what is known of those above is used again.
  const paths = new Map();
  const path = (element, top) => {
    const parts = [];
    let levels = 0;
    for (let at = element; at && levels < LEVELS; levels++) {
      const known = paths.get(at);
      if (known && known.levels + levels <= LEVELS) { parts.unshift(known.text); levels += known.levels; break; }
      const anchor = anchored(at, top);
      if (anchor) { parts.unshift(anchor); levels++; break; }
      parts.unshift(segment(at));
      if (tag(at) === "body" || tag(at) === "html" || tag(at) === "head") { levels++; break; }
      const up = limpide.parentNode(at);
      at = up && up.nodeType === 1 ? up : null;
    }
    const found = { text: parts.join(" > "), levels };
    paths.set(element, found);
    return found;
  };
  const selector = (element) => {
    const top = root(element);
    const up = limpide.parentNode(element);
    // The parent first: its other children will use it.
    if (up && up.nodeType === 1 && !paths.has(up)) path(up, top);
    const own = path(element, top).text;
    return top.nodeType === 11 && top.host ? `${selector(top.host)} >>> ${own}` : own;
  };

  // The start tag written anew (cloning would load images again) and the beginning of the text.
  const names = Element.prototype.getAttributeNames;
  const SECRET = new Set(["value", "nonce", "integrity", "srcdoc"]);
  const startTag = (element) => {
    let text = `<${tag(element)}`;
    for (const name of names.call(element)) {
      if (text.length > HTML_MAX) break;
      const value = attribute(element, name) ?? "";
      const shown = SECRET.has(name) ? limpide.cut(value, 24) : limpide.cut(value, 100);
      text += value === "" && name !== "alt" ? ` ${name}` : ` ${name}="${shown.replace(/"/g, "&quot;")}"`;
    }
    return `${text}>`;
  };
  const html = (element) => {
    const start = startTag(element);
    const inside = tag(element) === "script" || tag(element) === "style" ? "" : limpide.text(element, 80);
    return limpide.cut(inside ? `${start}${inside}</${tag(element)}>` : start, HTML_MAX);
  };

  const box = (element) => {
    const { left, top, width, height } = rect(element);
    if (!width && !height && !Element.prototype.getClientRects.call(element).length) return null;
    const round = (n) => Math.round(n * 10) / 10;
    return { x: round(left + scrollX), y: round(top + scrollY), width: round(width), height: round(height) };
  };

  limpide.region = region;
  limpide.component = component;
  const frame = window === window.top ? "" : limpide.cut(location.href, 2000);
  const known = new Map();
  // What does not move is described once, whatever the number of collectors that ask.
  limpide.describe = (element) => {
    if (!known.has(element)) {
      known.set(element, { selector: selector(element), html: html(element), component: component(element), region: region(element) });
    }
    return { ...known.get(element), box: box(element), frame };
  };
})();
