// limpide.ui: elements by number, what is shown, what can be acted on. Loaded with the isolated world of a frame.
limpide.ui = (() => {
  const { tag, attribute, has, matches, closest, parent, rect } = limpide;
  const kept = [];
  const numbers = new WeakMap();
  const number = (element) => {
    if (!numbers.has(element)) {
      numbers.set(element, kept.length);
      kept.push(element);
    }
    return numbers.get(element);
  };
  const element = (n) => kept[n];
  const style = (of, pseudo) => getComputedStyle(of, pseudo);
  const root = () => limpide.rootElement();
  // It places its absolute and fixed descendants, and cuts them.
  const contains = (css) => css.transform !== "none" || css.filter !== "none" || css.perspective !== "none"
    || /paint|layout|strict|content/.test(css.contain) || (css.willChange || "").includes("transform");

  // The ancestors that hide what overflows of an element: [ancestor, cut across, cut down, scrolls across, scrolls down].
  // own: the element itself cuts too (its text).
  const cutters = (of, own = false) => {
    const found = [];
    let position = own ? "static" : style(of).position;
    for (let up = own ? of : parent(of), n = 0; up && n < 500; up = parent(up), n++) {
      const css = style(up);
      const placed = contains(css);
      if (position === "fixed" && !placed) continue;
      if (position === "absolute" && css.position === "static" && !placed) continue;
      const name = tag(up);
      if (name !== "html" && name !== "body" && css.display !== "inline" && css.display !== "contents") {
        const hides = (way) => way === "hidden" || way === "clip";
        const rolls = (way) => way === "auto" || way === "scroll";
        if (css.overflowX !== "visible" || css.overflowY !== "visible")
          found.push([up, hides(css.overflowX), hides(css.overflowY), rolls(css.overflowX), rolls(css.overflowY)]);
      }
      position = css.position;
    }
    return found;
  };
  // The part of a rectangle (of the viewport) left by what cuts its element; null when nothing is. A box that
  // scrolls gives back what it hides.
  const left = (box, cuts) => {
    let [l, t, r, b] = [box.left, box.top, box.right, box.bottom];
    let freeX = false, freeY = false;
    for (const [up, cutX, cutY, rollX, rollY] of cuts) {
      const edge = rect(up);
      if (cutX && !freeX) { l = Math.max(l, edge.left + up.clientLeft); r = Math.min(r, edge.left + up.clientLeft + up.clientWidth); }
      if (cutY && !freeY) { t = Math.max(t, edge.top + up.clientTop); b = Math.min(b, edge.top + up.clientTop + up.clientHeight); }
      if (rollX) freeX = up.clientWidth > 0;
      if (rollY) freeY = up.clientHeight > 0;
    }
    return r - l > 0 && b - t > 0 ? { left: l, top: t, right: r, bottom: b, width: r - l, height: b - t } : null;
  };
  const clipped = (css) => css.clipPath !== "none" && /inset\((4[5-9]|[5-9]\d|100)(\.\d+)?%|circle\(0|polygon\(0(px|%)? 0(px|%)?(, 0(px|%)? 0(px|%)?)+\)/.test(css.clipPath)
    || (css.position === "absolute" || css.position === "fixed") && /^rect\((0px|1px|auto),? (0px|1px),? (0px|1px),? (0px|1px|auto)\)$/.test(css.clip);
  const veiled = (of) => {
    for (let at = of, n = 0; at && n < 500; at = parent(at), n++) {
      const css = style(at);
      if (clipped(css) || Number(css.opacity) < 0.05) return true;
    }
    return false;
  };
  // Painted somewhere one can come to by scrolling: rendered, not transparent, not cut to nothing, not off the canvas.
  const shown = (of) => {
    if (!of.isConnected || !Element.prototype.checkVisibility.call(of, { visibilityProperty: true })) return false;
    let box = rect(of);
    if (box.width < 3 || box.height < 3) {
      const inner = limpide.children(of).length ? [...limpide.find(of, "*")].slice(0, 12).map(rect).find((b) => b.width >= 3 && b.height >= 3) : null;
      if (!inner) return false;
      box = inner;
    }
    if (veiled(of)) return false;
    const part = left(box, cutters(of));
    if (!part || part.width < 3 || part.height < 3) return false;
    return onCanvas(part);
  };
  const onCanvas = (box) => {
    const page = root();
    return box.right + scrollX > 2 && box.bottom + scrollY > 2
      && box.left + scrollX < Math.max(page.scrollWidth, innerWidth) - 2;
  };
  const inViewport = (of) => {
    const box = rect(of);
    return box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth;
  };

  const WIDGETS = "button link checkbox radio tab menuitem menuitemcheckbox menuitemradio switch option slider spinbutton textbox searchbox combobox treeitem".split(" ");
  const NATIVE = "a[href],area[href],button,input:not([type=hidden]),select,textarea,summary,audio[controls],video[controls],[contenteditable=''],[contenteditable=true]";
  const role = (of) => (attribute(of, "role") || "").trim().toLowerCase().split(/\s+/)[0];
  const native = (of) => matches(of, NATIVE) && !(tag(of) === "summary" && !matches(of, "details > summary:first-of-type"));
  const widget = (of) => native(of) || WIDGETS.includes(role(of));
  const disabled = (of) => matches(of, ":disabled") || closest(of, "[inert]") !== null || attribute(of, "aria-disabled") === "true";
  const tabbable = (of) => of.tabIndex >= 0 && (native(of) || has(of, "tabindex")) && !disabled(of);
  const squeeze = (text) => String(text || "").replace(/\s+/g, " ").trim();
  // A short name of a control, near enough to the accessible one to compare controls and to read in a sentence.
  const name = (of) => {
    const given = attribute(of, "aria-label") || "";
    if (squeeze(given)) return squeeze(given).slice(0, 120);
    const by = (attribute(of, "aria-labelledby") || "").split(/\s+/).filter(Boolean)
      .map((id) => limpide.root(of).getElementById?.(id)).filter(Boolean).map((at) => limpide.text(at, 120)).join(" ");
    if (squeeze(by)) return squeeze(by).slice(0, 120);
    const labels = of.labels ? [...of.labels].map((at) => limpide.text(at, 120)).join(" ") : "";
    if (squeeze(labels)) return squeeze(labels).slice(0, 120);
    const text = limpide.text(of, 120);
    if (text) return text;
    const image = [...limpide.find(of, "img[alt],svg title,[aria-label]")].map((at) => attribute(at, "alt") || attribute(at, "aria-label") || limpide.text(at, 80)).join(" ");
    const typed = tag(of) === "input" && /^(submit|button|reset|image)$/.test(of.type) ? of.value || attribute(of, "alt") : "";
    return squeeze(image || typed || attribute(of, "title") || attribute(of, "placeholder")).slice(0, 120);
  };
  const deepActive = () => {
    let at = document.activeElement;
    for (let n = 0; at && n < 50; n++) {
      const inner = limpide.shadowRoot(at)?.activeElement;
      if (!inner) break;
      at = inner;
    }
    return at && at !== document.body && at !== root() ? at : null;
  };
  const box = (of) => {
    const { left, top, width, height } = rect(of);
    return [left + scrollX, top + scrollY, width, height];
  };
  // The element that holds the focus, as a step of the walk; null on the document itself.
  const active = () => {
    const at = deepActive();
    if (!at) return null;
    return { number: number(at), tag: tag(at), type: tag(at) === "input" ? at.type : "", frame: /^(iframe|frame|object|embed)$/.test(tag(at)),
      tabindex: has(at, "tabindex") ? at.tabIndex : null, box: box(at), name: name(at), shown: shown(at), widget: widget(at), scroll: [scrollX, scrollY] };
  };
  const focus = (n) => {
    const at = kept[n];
    HTMLElement.prototype.focus.call(at, { focusVisible: true });
    return deepActive() === at;
  };
  const refocus = (n) => HTMLElement.prototype.focus.call(kept[n], { focusVisible: true, preventScroll: true });
  const blur = () => { const at = deepActive(); if (at) HTMLElement.prototype.blur.call(at); };
  const describe = (wanted) => wanted.map((n) => (kept[n] && kept[n].isConnected ? limpide.describe(kept[n]) : null));

  // What is shown now, to tell later what has come: every shown element with text of its own or a control.
  const census = () => {
    const seen = new Set();
    limpide.walk((at) => { if (Element.prototype.checkVisibility.call(at, { visibilityProperty: true }) && (carries(at) || native(at)) && shown(at)) seen.add(at); });
    return seen;
  };
  const carries = (at) => {
    for (let node = at.firstChild; node; node = node.nextSibling) if (node.nodeType === 3 && /\S/.test(node.data)) return true;
    return /^(img|svg|canvas|video|iframe)$/.test(tag(at));
  };
  let before = new Set(), holders = new Set();
  const remember = () => {
    before = census();
    holders = new Set();
    for (const at of before) for (let up = at; up && !holders.has(up); up = parent(up)) holders.add(up);
    return before.size;
  };
  // Numbers of the outermost elements that came since remember(), with the box around what came in each.
  const came = (most = 20) => {
    const fresh = [...census()].filter((at) => !before.has(at));
    const tops = new Map();
    for (const at of fresh) {
      let top = at;
      for (let up = parent(at); up && up !== document.body && up !== root(); up = parent(up)) {
        if (holders.has(up)) break;
        top = up;
      }
      if (!tops.has(top)) tops.set(top, at);
    }
    return [...tops].slice(0, most).map(([top, leaf]) => ({ number: number(top), leaf: number(leaf), text: limpide.text(top, 120), box: box(top),
      controls: [top, ...limpide.find(top, "*")].filter((at) => widget(at)).length }));
  };
  const gone = () => [...before].filter((at) => !shown(at)).length;
  const controls = () => {
    const found = [];
    limpide.walk((at) => { if (widget(at) || has(at, "tabindex") || has(at, "onclick")) found.push(at); });
    return found;
  };
  return { number, element, style, shown, cutters, left, veiled, onCanvas, inViewport, role, native, widget, disabled, tabbable, name,
    squeeze, active, deepActive, focus, refocus, blur, describe, remember, came, gone, controls, carries, box, contains, root };
})();
