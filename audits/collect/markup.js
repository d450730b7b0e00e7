// Elements and attributes of presentation, identifiers, nesting, elements used for their looks only, in this document.
function (most) {
  const { all, attribute, find, has, parent, place, rendered, tag } = limpide;
  const found = { elements: 0, presentation: [], ids: [], nesting: [], spacing: [], looks: [] };
  const add = (list, kind, element, more = {}) => { if (list.length < most) list.push({ kind, text: "", place: place(element), ...more }); };
  const html = (element) => element.namespaceURI === "http://www.w3.org/1999/xhtml";

  // RGAA 10.1.1 and 10.1.2: the official lists, with their exceptions.
  const ELEMENTS = "basefont, big, blink, center, font, marquee, s, strike, tt, u";
  const SIZED = new Set(["img", "object", "embed", "canvas", "svg"]);
  const ATTRIBUTES = ["align", "alink", "background", "bgcolor", "border", "cellpadding", "cellspacing", "char", "charoff",
    "clear", "color", "compact", "frameborder", "hspace", "link", "marginheight", "marginwidth", "text", "valign", "vlink", "vspace",
    "size", "width", "height"];
  for (const element of all(ELEMENTS)) if (html(element)) add(found.presentation, "element", element, { text: tag(element) });
  const named = new Set(ATTRIBUTES);
  const names = (element) => Element.prototype.getAttributeNames.call(element);
  const { attributes, ranks } = limpide.index();
  const bearers = new Set(ATTRIBUTES.flatMap((one) => attributes.get(one) || []));
  for (const element of [...bearers].sort((one, other) => ranks.get(one) - ranks.get(other))) {
    const held = names(element).filter((one) => named.has(one));
    if (!html(element)) continue;
    const name = tag(element);
    for (const one of ATTRIBUTES.filter((one) => held.includes(one))) {
      if (one === "size" && name === "select") continue;
      if ((one === "width" || one === "height") && SIZED.has(name)) continue;
      add(found.presentation, "attribute", element, { text: one, value: (attribute(element, one) || "").slice(0, 40) });
    }
  }

  // Identifiers seen twice in one tree.
  for (const root of limpide.roots()) {
    const seen = new Map();
    for (const element of find(root, "[id]")) {
      const id = attribute(element, "id");
      if (limpide.inSvg(element) && !limpide.matches(element, "svg")) continue;
      if (!seen.has(id)) seen.set(id, []);
      seen.get(id).push(element);
    }
    for (const [id, holders] of seen) {
      if (holders.length > 1 && id) add(found.ids, "duplicate", holders[1], { text: id.slice(0, 80), count: holders.length });
      if (/^\s*$/.test(id)) add(found.ids, "empty", holders[0]);
      else if (/\s/.test(id)) add(found.ids, "space", holders[0], { text: id.slice(0, 80) });
    }
  }

  // Nesting that HTML forbids whatever the context: blocks inside text elements, controls inside controls, children of lists and tables.
  const BLOCKS = "address, article, aside, blockquote, details, dialog, div, dl, fieldset, figure, footer, form, h1, h2, h3, h4, h5, h6, " +
    "header, hr, main, nav, ol, p, pre, section, table, ul";
  const TEXTS = "abbr, b, bdi, bdo, button, cite, code, dfn, em, h1, h2, h3, h4, h5, h6, i, kbd, label, mark, p, pre, q, small, span, strong, sub, sup, u";
  const blocks = new Set(BLOCKS.split(", "));
  for (const outer of all(TEXTS)) {
    for (const inner of limpide.children(outer)) {
      if (!blocks.has(tag(inner)) || (/^h[1-6]$/.test(tag(outer)) && /^h[1-6]$/.test(tag(inner)))) continue;
      add(found.nesting, "block-in-text", inner, { text: `${tag(outer)} > ${tag(inner)}` });
    }
  }
  const CONTROLS = "a[href], button, select, textarea, input:not([type=hidden i]), label, iframe, details, embed";
  for (const inner of new Set(all("a[href], button").flatMap((outer) => [...find(outer, CONTROLS)]))) {
    if (tag(inner) === "label" && limpide.closest(inner, "a[href]") && !limpide.closest(inner, "button")) continue;
    const outer = limpide.closest(parent(inner), "a[href], button");
    if (outer) add(found.nesting, "control-in-control", inner, { text: `${tag(outer)} > ${tag(inner)}` });
  }
  const CHILDREN = [["ul", "li"], ["ol", "li"], ["dl", "dt, dd, div"], ["select", "option, optgroup, hr, button"], ["tr", "td, th"]];
  for (const [outer, allowed] of CHILDREN) {
    const may = new Set(`${allowed}, script, template, noscript`.split(", "));
    for (const inner of all(outer).flatMap((one) => [...limpide.children(one)])) {
      if (!may.has(tag(inner)) && html(inner)) add(found.nesting, "child", inner, { text: `${outer} > ${tag(inner)}` });
    }
  }
  for (const [inner, outers] of [["li", "ul, ol, menu"], ["dt", "dl, div"], ["dd", "dl, div"], ["legend", "fieldset"], ["figcaption", "figure"]]) {
    for (const element of all(inner)) {
      const up = parent(element);
      if (!up || !limpide.matches(up, outers)) add(found.nesting, "orphan", element, { text: `${up ? tag(up) : ""} > ${inner}` });
    }
  }

  // Spaces that draw words, margins or columns (10.1.3), elements that hold nothing or only space (8.9.1).
  const WORD = /(?:^|[\s«("'])((?:\p{L}[\u0020\u00a0\u2002-\u200a]){3,}\p{L})(?=$|[\s.,;:!?»)"'])/u;
  const QUIET = new Set(["script", "style", "noscript", "template", "textarea", "title", "code", "kbd", "samp", "option", "svg"]);
  for (const { data, holder } of limpide.texts()) {
    if (data.length < 3 || !/[\u00a0\u2002-\u200a]{3}|\p{L}[\s\u00a0]\p{L}[\s\u00a0]\p{L}/u.test(data)) continue;
    if (QUIET.has(tag(holder)) || limpide.closest(holder, "pre, code, svg") || !rendered(holder)) continue;
    const word = WORD.exec(data.replace(/[\n\t]+/g, " "));
    if (word) add(found.spacing, "letters", holder, { text: word[1].slice(0, 60) });
    const gaps = (data.match(/[^\s\u00a0][\u0020]*[\u00a0\u2002-\u200a]{3,}[\u0020\u00a0]*(?=[^\s\u00a0])/g) || []).length;
    if (gaps) add(found.spacing, "columns", holder, { text: data.replace(/\s*\n\s*/g, " ").trim().slice(0, 80), count: gaps });
    else if (/^[\s\u00a0]*\u00a0[ \u00a0]*\u00a0[ \u00a0]*\u00a0[\s\u00a0]*[^\s\u00a0]/.test(data)) add(found.spacing, "indent", holder, { text: data.trim().slice(0, 60) });
  }
  // Text set in columns with spaces: the same columns begin on three lines at least.
  for (const element of all("pre")) {
    if (!rendered(element) || find(element, "code, kbd, samp, var, span").length) continue;
    const columns = new Map();
    for (const line of element.textContent.split("\n").slice(0, 60)) {
      for (const match of line.matchAll(/\S {2,}(?=\S)/g)) columns.set(match.index + match[0].length, (columns.get(match.index + match[0].length) || 0) + 1);
    }
    const shared = [...columns.values()].filter((lines) => lines > 2).length;
    if (shared > 1) add(found.spacing, "columns", element, { text: element.textContent.trim().slice(0, 60), count: limpide.has(element, "class") || limpide.closest(element, "[class*=code i], [class*=highlight i]") ? 1 : shared });
  }
  const MEANS = "img, svg, video, audio, canvas, iframe, object, embed, input, button, select, textarea, a[href], hr, math, br ~ br, [role], [aria-label], [id], [name]";
  const HOOKS = /^(id|role|data-|aria-|hidden|name|contenteditable|slot|is|v-|x-|ng-|@|:|#|\()/;
  const bare = (element) => [...element.attributes].every(({ name, value }) => !HOOKS.test(name) &&
    (name !== "class" || /^(\s*(wp-block-paragraph|has-[\w-]+|text-(align-)?(left|center|right|justify)|align\w*|rte\w*|spip|mso\w*|p\d+|normal|standard)\s*)*$/i.test(value)));
  for (const element of all("p, li, blockquote, dd, dt, h1, h2, h3, h4, h5, h6")) {
    if (/[^\s\u00a0\u200b\u2060\ufeff]/.test(limpide.brief(element) ?? "x") || find(element, MEANS).length || !rendered(element)) continue;
    if (limpide.matches(element, ":has(:not(br, span, strong, em, b, i, font))")) continue;
    add(found.looks, "empty", element, { text: tag(element), bare: bare(element), role: attribute(element, "role") || "" });
  }
  for (const first of all("br")) {
    const next = first.nextSibling;
    let at = next, breaks = 1, last = first;
    while (at && ((at.nodeType === 3 && !/\S/.test(at.data.replace(/\u00a0/g, ""))) || at.nodeType === 8 || (at.nodeType === 1 && tag(at) === "br"))) {
      if (at.nodeType === 1) { breaks += 1; last = at; }
      at = at.nextSibling;
    }
    let before = first.previousSibling;
    while (before && (before.nodeType === 8 || (before.nodeType === 3 && !/\S/.test(before.data)))) before = before.previousSibling;
    if (breaks < 2 || (before && before.nodeType === 1 && tag(before) === "br") || !rendered(parent(first))) continue;
    const text = (node) => (node ? (node.nodeType === 3 ? node.data : node.innerText || "") : "").replace(/\s+/g, " ").trim();
    const around = [text(before), text(at)];
    add(found.looks, "breaks", parent(first), { text: around.map((one) => limpide.cut(one, 60)).join(" | "), count: breaks,
      bare: around.every(Boolean) && !limpide.closest(first, "pre, code, address, textarea, label, td, th, button, dialog, [contenteditable]") });
  }
  for (const element of all("div")) {
    if (element.childNodes.length === 0 || element.childNodes.length > 60) continue;
    let own = "";
    for (const child of element.childNodes) if (child.nodeType === 3) own += child.data;
    own = own.replace(/\s+/g, " ").trim();
    if (own.length < 80 || find(element, `:is(${BLOCKS})`).length || !rendered(element) || limpide.closest(element, "a, button, label, td, th, li, pre, code, figure, [role], p")) continue;
    add(found.looks, "div", element, { text: limpide.cut(own, 100), count: own.length, bare: /[.!?…]["»)]?$/.test(own) && /[.!?…]["»)]? \p{Lu}/u.test(own) });
  }
  for (const element of all("blockquote, fieldset, h1, h2, h3, h4, h5, h6, table")) {
    const name = tag(element);
    const text = limpide.said(element, 400);
    if (!rendered(element) || !text) continue;
    if (name === "fieldset" && !find(element, "input, select, textarea, button, [role], object, output").length) {
      add(found.looks, "fieldset", element, { text: limpide.cut(text, 80), bare: true });
    }
    if (name === "blockquote" && find(element, "form, table, input, nav, h1, h2, h3, h4").length) add(found.looks, "blockquote", element, { text: limpide.cut(text, 80),
      bare: !/[«“"”»]/.test(text) && !has(element, "cite") && !find(element, "cite, footer, q").length });
  }
  found.elements = find(document, "*").length;
  return found;
}
