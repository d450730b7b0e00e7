// What several collectors ask of a document: its roots, its elements by selector, what is shown, what is said.
(() => {
  const { find, shadowRoot, attribute, has, tag, parent } = limpide;
  const TEXTS_MAX = 200000;
  const BRIEF_MAX = 2000;
  // What is asked many times in one go is kept until the script that asks is over.
  let kept = null;
  limpide.memo = (key, make) => {
    if (!kept) {
      kept = new Map();
      queueMicrotask(() => { kept = null; });
    }
    if (!kept.has(key)) kept.set(key, make());
    return kept.get(key);
  };
  // The answer for an element, kept likewise.
  const remembered = (key, make) => (element) => {
    const known = limpide.memo(key, () => new Map());
    let answer = known.get(element);
    if (answer === undefined) known.set(element, answer = make(element));
    return answer;
  };
  const below = (from) => {
    const found = [from];
    for (const element of find(from, "*")) {
      const shadow = shadowRoot(element);
      if (shadow) found.push(...below(shadow));
    }
    return found;
  };
  const roots = (from = document) => (from === document ? limpide.memo("roots", () => below(document)) : below(from));
  limpide.roots = roots;
  // Every element of the document and of its shadow roots by its name and by the attributes it has, and its rank.
  const namesOf = Element.prototype.getAttributeNames;
  const localName = limpide.getter(Element.prototype, "localName");
  limpide.index = () => limpide.memo("index", () => {
    const index = { tags: new Map(), attributes: new Map(), ranks: new Map() };
    const put = (map, key, element) => { const held = map.get(key); if (held) held.push(element); else map.set(key, [element]); };
    const read = (root) => {
      const found = [root];
      for (const element of find(root, "*")) {
        index.ranks.set(element, index.ranks.size);
        put(index.tags, localName(element), element);
        for (const name of namesOf.call(element)) put(index.attributes, name, element);
        const shadow = shadowRoot(element);
        if (shadow) found.push(...read(shadow));
      }
      return found;
    };
    const found = read(document);
    limpide.memo("roots", () => found);
    return index;
  });
  // Number of elements that a selector finds. Parts that name the same element or attribute are tried together, on those
  // that have it only; words sought in one attribute are sought at once.
  const PART = /(?:[^,([]|\[[^\]]*\]|\((?:[^()[]|\[[^\]]*\])*\))+/g;
  const HELD = /\[[^\]]*\]|\([^()]*\)/g;
  const FIRST = /^(?:([a-z][a-z0-9]*)|\[([a-z][a-z-]*)[\]=~*^$])/;
  const WITHIN = /^[a-z]*\[([a-z-]+)\*='?([\w./=-]+)'? i\]$/;
  const simple = (part) => (/^[a-z0-9]*(:[a-z-]+)*$/.test(part.replace(HELD, "").replace(HELD, "")) ? FIRST.exec(part) : null);
  const NONE = [];
  const grouped = (selector) => {
    const { tags, attributes } = limpide.index();
    const groups = new Map();
    for (const written of selector.match(PART)) {
      const part = written.trim();
      const named = simple(part);
      const held = named ? (named[1] ? tags.get(named[1]) : attributes.get(named[2])) || NONE : null;
      if (held === NONE) continue;
      const within = WITHIN.exec(part);
      const first = named ? named[1] || `[${named[2]}]` : "";
      const key = within ? `${first} ${within[1]}` : first;
      const group = groups.get(key) || { held, parts: [], whole: false, name: within && within[1] };
      group.parts.push(within ? within[2].replace(/[.]/g, "\\.") : part);
      group.whole = group.whole || part === key;
      groups.set(key, group);
    }
    return [...groups.values()];
  };
  limpide.count = (selector) => {
    const found = grouped(selector).map(({ held, parts, whole, name }) => {
      const joined = parts.join(name ? "|" : ",");
      if (!held) return limpide.all(joined);
      if (!name) return whole ? held : held.filter((element) => limpide.matches(element, joined));
      const words = new RegExp(joined, "i");
      return held.filter((element) => words.test(attribute(element, name) ?? ""));
    }).filter((one) => one.length);
    return found.length < 2 ? (found[0] || NONE).length : new Set(found.flat()).size;
  };
  limpide.all = (selector) => roots().flatMap((root) => [...find(root, selector)]);
  // Rendered: it has a box, and no ancestor hides it; clipped or sent off screen still counts as rendered.
  const VISIBLE = { visibilityProperty: true };
  const check = Element.prototype.checkVisibility;
  limpide.rendered = remembered("rendered", (element) => check.call(element, VISIBLE));
  // Rendered, and occupying space.
  limpide.visible = (element) => {
    if (!limpide.rendered(element)) return false;
    const { width, height } = limpide.rect(element);
    return width > 0 && height > 0;
  };
  // What is written in an element, shown or not; null when it is longer than BRIEF_MAX: long texts are not kept.
  const textOf = limpide.getter(Node.prototype, "textContent");
  limpide.brief = remembered("brief", (element) => {
    const text = textOf(element);
    return text.length > BRIEF_MAX ? null : text;
  });
  // Text nodes of the document that hold a word or a sign, in order, each with the element that holds it.
  limpide.texts = () => limpide.memo("texts", () => {
    const found = [];
    const top = limpide.rootElement();
    if (!top) return found;
    const walker = document.createTreeWalker(top, NodeFilter.SHOW_TEXT);
    while (found.length < TEXTS_MAX && walker.nextNode()) {
      const { data, parentElement } = walker.currentNode;
      if (parentElement && /\S/.test(data)) found.push({ data, holder: parentElement });
    }
    return found;
  });
  // Seen: rendered, not clipped to nothing, not sent beyond the edges of the document, not transparent.
  limpide.seen = (element) => {
    if (!limpide.rendered(element)) return false;
    const { left, top, width, height } = limpide.rect(element);
    if (width < 2 || height < 2) return false;
    if (left + scrollX + width <= 0 || top + scrollY + height <= 0) return false;
    const style = getComputedStyle(element);
    return style.opacity !== "0" && !/^(rect\(0(px)?,? 0(px)?,? 0(px)?,? 0(px)?\)|rect\(1px,? 1px,? 1px,? 1px\))$/.test(style.clip)
      && !/^inset\((50|100)%\)$/.test(style.clipPath);
  };
  limpide.silent = (element) => {
    for (let at = element; at; at = parent(at)) if (attribute(at, "aria-hidden") === "true") return true;
    return false;
  };
  const SKIPPED = new Set(["script", "style", "noscript", "template", "title", "svg", "math", "object", "iframe"]);
  // Text of an element with the alternatives of its images, as it is read out; white space collapsed.
  limpide.said = (element, most = 500) => {
    let text = "";
    const read = (node, depth) => {
      for (const child of node.childNodes) {
        if (text.length > most) return;
        if (child.nodeType === 3) text += child.data;
        else if (child.nodeType === 1 && depth < 200) {
          const name = tag(child);
          if (name === "img" || name === "area") text += ` ${attribute(child, "alt") || ""} `;
          else if (name === "br") text += " ";
          else if (!SKIPPED.has(name) && limpide.rendered(child)) read(child, depth + 1);
        }
      }
    };
    if (!SKIPPED.has(tag(element))) read(element, 0);
    return text.replace(/\s+/g, " ").trim().slice(0, most);
  };
  limpide.byId = (element, id) => [...find(limpide.root(element), "[id]")].find((one) => attribute(one, "id") === id) || null;
  // Where a link leads: the whole address, or what is written when it is none.
  const hrefOf = limpide.getter(HTMLAnchorElement.prototype, "href");
  limpide.address = (link) => {
    if (link instanceof HTMLAnchorElement && has(link, "href")) return hrefOf(link).slice(0, 2000);
    const href = attribute(link, "href") ?? attribute(link, "xlink:href") ?? "";
    try { return new URL(href, document.baseURI).href.slice(0, 2000); } catch { return href.slice(0, 2000); }
  };
  limpide.display = (element) => getComputedStyle(element).display;
  limpide.place = (element) => limpide.describe(element);
})();
