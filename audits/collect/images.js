// Every img of the top document and its open shadow roots: size of the file in pixels against size shown.
function (most) {
  const { attribute, find, getter, has, parent, tag } = limpide;
  const image = (name) => getter(HTMLImageElement.prototype, name);
  const [naturalWidth, naturalHeight, currentSrc, source] =
    ["naturalWidth", "naturalHeight", "currentSrc", "src"].map(image);
  const absolute = (url) => { try { return new URL(url, document.baseURI).href; } catch { return url; } };

  // With srcset the browser answers natural sizes already divided by the density it chose: multiply them back.
  const density = (element, url) => {
    const up = parent(element);
    const sets = up && tag(up) === "picture" ? [...limpide.find(up, "source[srcset]")] : [];
    for (const holder of [...sets, element]) {
      for (const candidate of (attribute(holder, "srcset") || "").split(/,\s+|,(?=https?:|\/)/)) {
        const [address, descriptor] = candidate.trim().split(/\s+/);
        if (!descriptor || absolute(address) !== url) continue;
        const value = parseFloat(descriptor);
        if (descriptor.endsWith("x") && value > 0) return value;
        if (descriptor.endsWith("w") && naturalWidth(element) > 0) return value / naturalWidth(element);
      }
    }
    return 1;
  };
  // What is made to be opened or slid into view: its hidden images are for later.
  const OPENED = "details, dialog, [popover], [role~=dialog i], [role~=tabpanel i], [role~=menu i], [aria-modal], nav, " +
    "[hidden=until-found], [aria-roledescription], template";
  const NAMES = /slid|carou?[sz]el|diapo|swip|splide|slick|modal|dialog|popup|pop-?in|tab|menu|accord|collaps|drop|lightbox|galler|overlay|drawer|panel|toggle|tooltip|hover|flip|zoom/i;
  const revealed = (element) => {
    for (let at = element, n = 0; at && n < 40 && tag(at) !== "body"; at = parent(at), n++) {
      if (limpide.matches(at, OPENED)) return true;
      if (NAMES.test(`${attribute(at, "class") || ""} ${attribute(at, "id") || ""}`)) return true;
      const id = attribute(at, "id");
      if (id && limpide.find(document, `[aria-controls~="${CSS.escape(id)}"], [data-target="#${CSS.escape(id)}"], [href="#${CSS.escape(id)}"]`).length) return true;
    }
    return false;
  };
  const URLS = /url\(\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([^)\s]*))\s*\)/g;
  const DRAWN = ["background-image", "border-image-source", "list-style-image", "mask-image", "content", "cursor"];
  const cutUrl = (url) => (url.startsWith("data:") ? limpide.cut(url, 100) : limpide.cut(url, 2000));
  const images = [];
  const backgrounds = [];
  const others = new Set();
  const drawn = (element, style, shown) => {
    for (const name of DRAWN) {
      const value = style.getPropertyValue(name);
      if (!value || !value.includes("url(")) continue;
      for (const [, double, single, bare] of value.slice(0, 20000).matchAll(URLS)) {
        const url = cutUrl(absolute(double ?? single ?? bare ?? ""));
        if (backgrounds.length >= most || url.startsWith("#")) return;
        const { width, height } = limpide.rect(element);
        backgrounds.push({ url, width, height, shown, place: limpide.describe(element) });
      }
    }
  };
  const aside = (element) => {
    const name = tag(element);
    const add = (value) => { if (value) others.add(cutUrl(absolute(value))); };
    if (name === "video") add(attribute(element, "poster"));
    else if (name === "image" || name === "use" || name === "feimage") add(attribute(element, "href") || attribute(element, "xlink:href"));
    else if (name === "input") add(attribute(element, "src"));
    else if (name === "object") add(attribute(element, "data"));
    else if (name === "embed") add(attribute(element, "src"));
    else if (name === "link" && /icon/i.test(attribute(element, "rel") || "")) add(attribute(element, "href"));
  };
  // Only the elements a style with an image may concern are asked for their style: those its selector finds. A sheet that
  // cannot be read, or a nested rule, may concern any element.
  const IMAGE = /url\(|image-set\(|(?:background|mask|content|list-style|border-image|cursor)[^;{}]*var\(/;
  const MADE = new Set([...DRAWN, "-webkit-mask-image", "-webkit-border-image", "-webkit-mask-box-image-source"]);
  // A value left empty waits for a variable.
  const draws = (style) => {
    for (let n = 0; n < style.length; n++) if (MADE.has(style[n]) && /^$|url\(|image-set\(|var\(/.test(style.getPropertyValue(style[n]))) return true;
    return false;
  };
  const PSEUDO = /::?(before|after|marker|first-letter|first-line|selection|placeholder|backdrop)\b(\([^)]*\))?/g;
  const selectors = new Set();
  const roots = limpide.roots();
  const sheets = limpide.styleRules();
  let everywhere = !sheets.whole;
  for (const { rule, selector, at } of everywhere ? [] : sheets.rules) {
    if (!at.applies || !(rule instanceof CSSStyleRule)) continue;
    if (draws(rule.style)) selectors.add(selector.replace(PSEUDO, ""));
    if (rule.cssRules.length) everywhere = everywhere || IMAGE.test(rule.cssText);
  }
  const concerned = new Set();
  for (const root of roots) {
    for (const element of find(root, everywhere ? "*" : "[style*='url('], [style*='var(']")) concerned.add(element);
    if (everywhere) continue;
    for (const selector of selectors) {
      // A bare pseudo-element (a selector emptied, or ending in a combinator) concerns any element there.
      const usable = selector.split(",").map((one) => one.trim()).map((one) => (!one || /[>+~]$/.test(one) ? `${one} *` : one)).join(",");
      try { for (const element of find(root, usable)) concerned.add(element); } catch { for (const element of find(root, "*")) concerned.add(element); }
    }
  }
  for (const element of concerned) {
    if (limpide.inSvg(element) && tag(element) !== "svg") continue;
    const shown = limpide.visible(element);
    drawn(element, getComputedStyle(element), shown);
    for (const pseudo of ["::before", "::after"]) {
      const own = getComputedStyle(element, pseudo);
      if (own.content !== "none") drawn(element, own, shown);
    }
  }
  for (const element of limpide.all("video, image, use, feimage, feImage, input, object, embed, link")) aside(element);
  const preloads = [];
  for (const link of limpide.find(document, "link[rel~=preload i][as=image i]")) {
    const sets = (attribute(link, "imagesrcset") || "").split(/,\s+|,(?=https?:|\/)/).map((c) => c.trim().split(/\s+/)[0]);
    for (const url of [attribute(link, "href"), ...sets]) if (url) preloads.push(cutUrl(absolute(url)));
  }
  for (const element of limpide.all("img")) {
    if (images.length >= most) break;
    if (!(element instanceof HTMLImageElement)) continue;
    const shown = limpide.visible(element);
    const url = currentSrc(element) || source(element);
    const scale = density(element, url);
    const { top, width, height } = limpide.rect(element);
    images.push({
      url: url.startsWith("data:") ? limpide.cut(url, 100) : limpide.cut(url, 2000),
      natural_width: Math.round(naturalWidth(element) * scale),
      natural_height: Math.round(naturalHeight(element) * scale),
      width, height, top: top + scrollY,
      eager: (attribute(element, "loading") || "").toLowerCase() !== "lazy",
      shown,
      vector: /^data:image\/svg|\.svgz?([?#]|$)/i.test(url),
      place: limpide.describe(element),
      revealed: shown ? false : revealed(element),
      responsive: has(element, "srcset") || Boolean(parent(element) && tag(parent(element)) === "picture"),
      priority: (attribute(element, "fetchpriority") || "").toLowerCase(),
    });
  }
  return { images, backgrounds, others: [...others], preloads, viewport_height: innerHeight };
}
