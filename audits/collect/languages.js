// Languages and reading directions declared, and the texts they are declared for, in this document.
// Elements stay here under numbers: only those a language is found for are described.
function (most) {
  const { all, attribute, closest, has, matches, parent, rendered, tag } = limpide;
  const LANG = "[lang], [xml\\:lang]";
  const NEVER = new Set(["script", "style", "noscript", "template", "textarea", "title", "code", "pre", "kbd", "samp", "var", "svg", "math", "object", "iframe", "select", "option"]);
  const INLINE = new Set(("a abbr b bdi bdo br cite data del dfn em font i img ins label mark q s small span strike strong sub sup time u " +
    "tt big wbr").split(" "));
  const APART = `:not(${[...INLINE].join(",")}), [lang], [xml\\:lang]`;
  const query = Element.prototype.querySelector;
  const [first, next] = ["firstChild", "nextSibling"].map((one) => limpide.getter(Node.prototype, one));
  const declared = (element) => attribute(element, "lang") ?? attribute(element, "xml:lang");
  const held = [];
  const hold = (element) => held.push(element) - 1;
  limpide.heldForLanguages = held;

  // One text a block: its own text and that of the inline elements it holds, as long as none of them speaks another language.
  const texts = [];
  const walk = (element, lang, quiet, depth) => {
    if (depth > 400 || texts.length >= most) return "";
    const name = tag(element);
    if (NEVER.has(name) || quiet || attribute(element, "translate") === "no") return "";
    if (!rendered(element)) return "";
    let here = "", from = element;
    const end = () => {
      const text = here.replace(/\s+/g, " ").trim();
      if (/\p{L}{2}/u.test(text) && texts.length < most) texts.push({ number: hold(from), lang, text: text.slice(0, 1500), tag: tag(from) });
      here = "";
      from = element;
    };
    for (let child = first(element); child; child = next(child)) {
      if (child.nodeType === 3) here += child.data;
      else if (child.nodeType === 1) {
        const own = declared(child);
        const inner = own === null ? lang : own;
        if (INLINE.has(tag(child)) && inner === lang && (!child.firstElementChild || !query.call(child, APART))) {
          if (tag(child) === "br") here += "\n";
          else if (rendered(child) && attribute(child, "translate") !== "no") here += child.firstElementChild ? child.innerText ?? child.textContent : child.textContent;
        } else if (INLINE.has(tag(child)) && inner !== lang) walk(child, inner, false, depth + 1);
        else { end(); walk(child, inner, false, depth + 1); }
      }
    }
    if (here.trim()) end();
    return "";
  };
  const top = limpide.rootElement();
  const base = top ? declared(top) : null;
  const body = document.body;
  if (body) walk(body, declared(body) ?? base ?? "", false, 0);

  // Every element that declares a language of its own.
  const parts = [];
  for (const element of all(LANG)) {
    if (element === top) continue;
    const text = limpide.said(element, 1500);
    parts.push({ number: hold(element), lang: declared(element) || "", text, shown: rendered(element) });
    if (parts.length >= most) break;
  }

  // Runs of text read from right to left, and what declares a direction.
  const RTL = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/g;
  const runs = [];
  for (const { data, holder } of limpide.texts()) {
    if (runs.length >= most) break;
    if (!/[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]{3}/.test(data)) continue;
    if (NEVER.has(tag(holder)) || !rendered(holder)) continue;
    const letters = (data.match(/\p{L}/gu) || []).length;
    const ruled = closest(holder, "[dir], bdo, bdi");
    runs.push({ number: hold(holder), text: data.replace(/\s+/g, " ").trim().slice(0, 100), share: (data.match(RTL) || []).length / Math.max(1, letters),
      dir: ruled ? (attribute(ruled, "dir") ?? tag(ruled)).trim().toLowerCase() : "", page: ruled === top || ruled === body });
  }
  const directions = [];
  for (const element of all("[dir]")) {
    const text = matches(element, "input, textarea") ? "" : limpide.said(element, 1500);
    const letters = (text.match(/\p{L}/gu) || []).length;
    directions.push({ number: hold(element), dir: (attribute(element, "dir") || "").trim().toLowerCase(), text: text.slice(0, 80), letters,
      rtl: (text.match(RTL) || []).length, page: element === top || element === body, shown: rendered(element) });
    if (directions.length >= most) break;
  }
  return { lang: top ? attribute(top, "lang") : null, xml_lang: top ? attribute(top, "xml:lang") : null, texts, parts, runs, directions };
}
