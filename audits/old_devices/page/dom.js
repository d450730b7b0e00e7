// Last part of the gate, documents only: attributes and markup that scripts give to the document.
if (inDocument) (() => {
  const { alias, html } = config;
  const aliased = new Set(Object.keys(html).filter((name) => !name.includes(" ")));
  const unknown = (element, name) => {
    const said = String(name).toLowerCase();
    if (aliased.has(said)) return alias + said;
    if (said === "integrity") return alias + said;
    const tag = attempt(() => element.localName);
    return `${tag} ${said}` in html ? alias + said : "";
  };
  const named = (element, name) => unknown(element, name) || name;
  // Attributes the target does not know stay in the document under another name; whoever asks finds them under theirs.
  const plain = (text) => (typeof text === "string" && text.includes(alias) ? text.split(alias).join("") : text);
  for (const name of ["getAttribute", "hasAttribute", "removeAttribute", "toggleAttribute", "getAttributeNode"]) {
    wrap(Element.prototype, name, (before, that, given) => native.apply(before, that, given.length ? [named(that, given[0]), ...given.slice(1)] : given));
  }
  wrap(Element.prototype, "getAttribute", (before, that, given) => plain(native.apply(before, that, given)));
  wrap(Element.prototype, "getAttributeNames", (before, that, given) => native.apply(before, that, given).map(plain));
  for (const name of ["name", "localName", "value"]) wrapGetter(self.Attr && Attr.prototype, name, plain);
  wrap(self.NamedNodeMap && NamedNodeMap.prototype, "getNamedItem", (before, that, given) => native.apply(before, that, given.length ? [named(null, given[0])] : given));
  for (const name of ["innerHTML", "outerHTML"]) wrapGetter(Element.prototype, name, plain);
  wrapGetter(self.ShadowRoot && ShadowRoot.prototype, "innerHTML", plain);
  wrap(self.XMLSerializer && XMLSerializer.prototype, "serializeToString", (before, that, given) => plain(native.apply(before, that, given)));
  wrapGetter(self.HTMLScriptElement && HTMLScriptElement.prototype, "type", plain);
  wrap(self.HTMLScriptElement, "supports", (before, that, given) => (given.length && `type ${given[0]}` in html ? false : native.apply(before, that, given)));
  wrap(Element.prototype, "setAttribute", (before, that, given) => {
    if (given.length < 2) return native.apply(before, that, given);
    const name = String(given[0]).toLowerCase();
    let value = given[1];
    if (unknown(that, name)) report("html", name, html[name] || html[`${that.localName} ${name}`] || 0);
    else if (name === "style") value = css.declarations(String(value));
    else if (name.startsWith("on")) value = checkedCode(String(value));
    else if (name === "media") value = css.query(String(value));
    else if (name === "href" && that.localName === "link") value = checkedSheet(value);
    else if (name === "src" && that.localName === "script") value = checkedAddress(value, false);
    else if (config.valued.includes(name) && `${name} ${String(value).toLowerCase()}` in html) value = alias + value;
    return native.apply(before, that, [named(that, name), value]);
  });
  wrapSetter(self.HTMLScriptElement && HTMLScriptElement.prototype, "type", (given) => (`type ${String(given).toLowerCase()}` in html ? alias + given : given));
  for (const kind of [self.HTMLLinkElement, self.HTMLScriptElement]) wrapSetter(kind && kind.prototype, "integrity", () => "");
  // Markup given as text, and nodes put into the document.
  const TAG = /<!--[\s\S]*?(?:-->|$)|<([a-zA-Z][^\s/>]*)((?:[^>"'=]|=\s*"[^"]*"|=\s*'[^']*'|=(?!\s*["'])|["'])*)>/g;
  const ATTRIBUTE = /([^\s"'<>/=]+)(\s*=\s*)?("[^"]*"|'[^']*'|[^\s"'>]+)?/g;
  const bareOf = (value) => (/^["']/.test(value) && value.length > 1 ? value.slice(1, -1) : value);
  const markup = (text) => {
    if (typeof text !== "string") text = attempt(() => String(text)) || "";
    return attempt(() => text.replace(TAG, (all, tag, rest) => (tag === undefined ? all : `<${tag}${rest.replace(ATTRIBUTE, (whole, name, sign, value = "") => {
      const bare = bareOf(value), lower = name.toLowerCase();
      if (aliased.has(lower) || `${tag.toLowerCase()} ${lower}` in html || lower === "integrity") return alias + whole;
      if (lower === "media") return `${name}="${css.query(bare).trim()}"`;
      if (config.valued.includes(lower) && `${lower} ${bare.toLowerCase()}` in html) return `${name}="${alias}${bare}"`;
      if (lower === "style") { const kept = css.declarations(bare); return kept === bare ? whole : `${name}=${value[0] === "'" ? "'" : "\""}${kept}${value[0] === "'" ? "'" : "\""}`; }
      if (lower.startsWith("on") && bare && checkedCode(bare) === BROKEN) return `${name}="${BROKEN}"`;
      return whole;
    })}>`)).replace(/(<style\b[^>]*>)([\s\S]*?)(<\/style)/gi, (all, open, inner, close) => open + css.sheet(inner) + close)
      .replace(/(<script\b(?![^>]*\ssrc)[^>]*>)([\s\S]*?)(<\/script)/gi, (all, open, inner, close) => open + checkedCode(inner) + close)) || text;
  };
  wrapSetter(Element.prototype, "innerHTML", (given, that) => (that.localName === "style" ? css.sheet(String(given)) : that.localName === "script" ? checkedCode(String(given)) : given === null ? given : markup(given)));
  wrapSetter(Element.prototype, "outerHTML", (given) => markup(given));
  wrapSetter(self.ShadowRoot && ShadowRoot.prototype, "innerHTML", (given) => markup(given));
  wrap(Element.prototype, "insertAdjacentHTML", (before, that, given) => native.apply(before, that, [given[0], markup(given[1])]));
  for (const name of ["write", "writeln"]) wrap(Document.prototype, name, (before, that, given) => native.apply(before, that, [markup(given.join(""))]));
  wrap(Range.prototype, "createContextualFragment", (before, that, given) => native.apply(before, that, [markup(given[0])]));
  if (self.DOMParser) wrap(DOMParser.prototype, "parseFromString", (before, that, given) => native.apply(before, that, /html/i.test(String(given[1])) ? [markup(given[0]), ...given.slice(1)] : given));
  const { get: readText, set: writeText } = native.own(Node.prototype, "textContent");
  const nodeTag = (node) => attempt(() => node.localName) || "";
  const codeOf = (node) => {
    const kind = attempt(() => node.type) || "";
    return nodeTag(node) === "script" && !attempt(() => node.src) && /^(?:(?:text|application)\/(?:x-)?(?:java|ecma)script.*|module|)$/i.test(kind);
  };
  const settle = (node) => attempt(() => {
    const tag = nodeTag(node);
    if (tag !== "style" && !codeOf(node)) return;
    const text = native.apply(readText, node, []), made = tag === "style" ? css.sheet(text) : checkedCode(text, node.type === "module");
    if (made !== text) native.apply(writeText, node, [made]);
  });
  const arriving = (node) => attempt(() => {
    if (!node || typeof node !== "object" || !node.nodeType) return;
    settle(node);
    if (node.firstElementChild) for (const one of findAll.call(node, "style,script")) settle(one);
  });
  const findAll = function (selector) { return native.apply(this.nodeType === 11 ? fragmentAll : elementAll, this, [selector]); };
  const fragmentAll = DocumentFragment.prototype.querySelectorAll, elementAll = Element.prototype.querySelectorAll;
  // Text given to a style or a script element that already stands in the document.
  const inside = (that, text) => (nodeTag(that) === "style" ? css.sheet(String(text)) : codeOf(that) ? checkedCode(String(text)) : text);
  wrapSetter(Node.prototype, "textContent", (given, that) => (given === null ? given : inside(that, given)));
  wrapSetter(self.HTMLElement && HTMLElement.prototype, "innerText", (given, that) => inside(that, given));
  wrapSetter(self.HTMLScriptElement && HTMLScriptElement.prototype, "text", (given, that) => inside(that, given));
  wrapSetter(CharacterData.prototype, "data", (given, that) => (that.parentNode && nodeTag(that.parentNode) === "style" ? css.sheet(String(given)) : given));
  const METHODS = { appendChild: 1, insertBefore: 1, replaceChild: 1, append: 99, prepend: 99, before: 99, after: 99, replaceWith: 99, replaceChildren: 99, insertAdjacentElement: 2 };
  for (const kind of [Node, Element, Document, DocumentFragment, CharacterData]) {
    for (const [name, most] of Object.entries(METHODS)) {
      wrap(kind.prototype, name, (before, that, given) => {
        const styled = nodeTag(that) === "style" || nodeTag(that) === "script";
        const put = given.slice(0, most).map((one) => {
          if (!styled) { arriving(one); return one; }
          const text = typeof one === "string" ? one : attempt(() => (one.nodeType === 3 ? one.data : null));
          if (text === null || text === undefined) return one;
          const made = inside(that, text);
          if (made === text) return one;
          if (typeof one === "string") return made;
          one.data = made;
          return one;
        });
        return native.apply(before, that, [...put, ...given.slice(most)]);
      });
    }
  }
  // Handlers given as text through the document's own attributes are checked when set; functions need no check.
})();
