// Font faces of the document: state from document.fonts, addresses from the style sheets that can be read.
function (most) {
  const EXTENSIONS = { woff2: "woff2", woff: "woff", ttf: "truetype", otf: "opentype", eot: "embedded-opentype", svg: "svg" };
  const roots = [document];
  limpide.walk((element) => {
    const shadow = limpide.shadowRoot(element);
    if (shadow) roots.push(shadow);
  });
  const sheets = roots.flatMap((root) => [...root.styleSheets, ...(root.adoptedStyleSheets || [])]);
  const declared = new Map();
  let unread = 0;
  const plain = (text) => text.trim().replace(/^["']|["']$/g, "").toLowerCase();
  const normal = (text, otherwise) => (text || otherwise).trim().toLowerCase()
    .replace(/\bnormal\b/g, otherwise === "400" ? "400" : "normal").replace(/\bbold\b/g, "700");
  const key = (family, weight, style, range) =>
    [plain(family), normal(weight, "400"), normal(style, "normal"), (range || "U+0-10FFFF").toUpperCase().replace(/\s+/g, "")].join("|");
  const guess = (url) => EXTENSIONS[(url.split(/[?#]/)[0].match(/\.([a-z0-9]+)$/i) || [])[1]?.toLowerCase()] ||
    (url.match(/^data:(?:font|application)\/(?:x-)?(?:font-)?(woff2?)/i) || [])[1] || "";
  const sources = (src, base) => {
    const found = [];
    const pattern = /url\(\s*(?:"([^"]*)"|'([^']*)'|([^)\s]*))\s*\)(?:\s*format\(\s*["']?([\w-]+)["']?[^)]*\))?/gi;
    for (const [, double, single, bare, format] of src.slice(0, 2000000).matchAll(pattern)) {
      const address = double ?? single ?? bare ?? "";
      let url = address;
      try { url = new URL(address, base).href; } catch { /* kept as written */ }
      found.push({ url: limpide.cut(url, url.startsWith("data:") ? 60 : 2000), format: (format || guess(address)).toLowerCase() });
      if (found.length >= 10) break;
    }
    return found;
  };
  const queue = [...sheets];
  for (let steps = 0; queue.length && steps < 100000; steps++) {
    const at = queue.pop();
    let rules;
    try { rules = at.cssRules; } catch { unread++; continue; }
    for (const rule of rules || []) {
      if (rule instanceof CSSFontFaceRule) {
        const style = rule.style;
        const read = (name) => style.getPropertyValue(name);
        const base = (rule.parentStyleSheet && rule.parentStyleSheet.href) || document.baseURI;
        declared.set(key(read("font-family"), read("font-weight"), read("font-style"), read("unicode-range")),
          { local: /\blocal\(/i.test(read("src")), sources: sources(read("src"), base) });
      } else if (rule instanceof CSSImportRule) {
        if (rule.styleSheet) queue.push(rule.styleSheet);
      } else if (rule.cssRules && !(rule instanceof CSSStyleRule)) queue.push(rule);
    }
  }
  const faces = [];
  for (const face of document.fonts) {
    if (faces.length >= most) break;
    const from = declared.get(key(face.family, face.weight, face.style, face.unicodeRange)) || { local: false, sources: [] };
    faces.push({ family: face.family.replace(/^["']|["']$/g, ""), weight: face.weight, style: face.style, stretch: face.stretch,
      unicode_range: limpide.cut(face.unicodeRange, 500), display: face.display, status: face.status, ...from });
  }
  return { faces, sheets_unread: unread };
}
