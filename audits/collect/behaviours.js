// What this document does beyond being read: orientation locked by style sheets, sound and video, clickable elements.
function (most) {
  const { tag, attribute, has, find, closest, describe, exposed, squeeze, said, name } = limpide;

  const angle = (style) => {
    let turned = null;
    const transform = style.getPropertyValue("transform");
    const rotate = style.getPropertyValue("rotate");
    if (transform || rotate) turned = 0;
    if (transform && transform !== "none") {
      try { const { a, b } = new DOMMatrix(transform); turned += (Math.atan2(b, a) * 180) / Math.PI; } catch { return null; }
    }
    const found = /(-?[\d.]+)(deg|rad|grad|turn)\s*$/.exec(rotate);
    if (found) turned += Number(found[1]) * { deg: 1, rad: 180 / Math.PI, grad: 0.9, turn: 360 }[found[2]];
    return turned;
  };
  const SIDES = /\borientation\s*:/;
  const locks = () => {
    const known = limpide.styleRules();
    if (![...known.medias].some((one) => SIDES.test(one))) return [];
    const sheets = known.rules.filter((one) => one.at.own && one.rule instanceof CSSStyleRule).map(({ rule, at }) => [rule, at.media]);
    const turning = sheets.filter(([rule, media]) => media.some((one) => /\borientation\s*:/.test(one)) && angle(rule.style) !== null);
    const held = [];
    for (const [rule, media] of turning.slice(0, 50)) {
      let target;
      try { target = find(document, rule.selectorText)[0]; } catch { continue; }
      if (!target) continue;
      const { width } = limpide.rect(target);
      const whole = ["html", "body"].includes(tag(target)) || (width > innerWidth * 0.8 && target.innerText && target.innerText.length > document.body.innerText.length * 0.8);
      if (!whole) continue;
      const plain = sheets.filter(([other, its]) => !its.length && limpide.matches(target, other.selectorText)).map(([other]) => angle(other.style)).filter((one) => one !== null).at(-1) ?? 0;
      const turned = (((angle(rule.style) - plain) % 360) + 360) % 360;
      held.push({ turned: Math.round(turned * 10) / 10, media: media.join(" and ").slice(0, 200), selector: rule.selectorText.slice(0, 200), place: describe(target) });
    }
    return held;
  };

  const WORDS = /\S+/g;
  const words = () => limpide.memo("words", () => (document.body?.innerText.match(WORDS) || []).length);
  // What stands beside a sound: links, buttons and words of the blocks around it, the nearest heading and the names it bears.
  const beside = (element) => {
    let block = element;
    for (let up = limpide.parent(block); up && !/^(body|main|section|article|form)$/.test(tag(up)); up = limpide.parent(up)) {
      if (limpide.children(up).length > 1 || [...up.childNodes].some((one) => one.nodeType === 3 && one.data.trim())) { if (!limpide.matches(up, "figure, p, li")) break; }
      block = up;
    }
    const near = [block];
    for (let at = block.previousElementSibling, n = 0; at && n < 2; at = at.previousElementSibling, n++) { near.push(at); if (/^h[1-6]$/.test(tag(at))) break; }
    for (let at = block.nextElementSibling, n = 0; at && n < 3 && !/^h[1-6]$/.test(tag(at)); at = at.nextElementSibling, n++) near.push(at);
    const controls = near.reduce((sum, one) => sum + (limpide.matches(one, "a[href], button, details") ? 1 : 0) + find(one, "a[href], button, details, [role=button i], [role=tab i]").length, 0);
    const words = near.filter((one) => !/^h[1-6]$/.test(tag(one))).reduce((sum, one) => sum + (said(one, 2000).match(WORDS) || []).length, 0);
    const names = [attribute(element, "aria-label"), attribute(element, "title"), ...near.map((one) => said(one, 200))].filter(Boolean).join(" ");
    return { controls, words, names: squeeze(names).slice(0, 400), transcribed: /transcri|verbatim|text version|version (texte|écrite|textuelle)|texte intégral/i.test(document.body?.innerText || "") };
  };
  const players = limpide.all("video, audio").slice(0, most).map((element) => ({
    tag: tag(element), url: String(element.currentSrc || attribute(element, "src") || attribute(find(element, "source[src]")[0] || element, "src") || "").slice(0, 2000),
    exposed: exposed(element), controls: has(element, "controls"), autoplay: has(element, "autoplay") || (!element.paused && !element.ended && element.currentTime > 0),
    muted: element.muted, loop: element.loop, duration: Number.isFinite(element.duration) ? element.duration : null,
    silent: element.readyState > 1 && element.webkitAudioDecodedByteCount === 0 && element.webkitVideoDecodedByteCount > 0,
    tracks: [...find(element, "track")].map((track) => `${attribute(track, "kind") || "subtitles"}:${attribute(track, "srclang") || ""}`),
    words: words(), beside: squeeze(said(closest(element, "figure, section, article, div, main, body") || element, 300)),
    ...(tag(element) === "audio" ? { near: beside(element) } : {}), place: describe(element),
  }));

  // Elements that answer a click written in the markup, and controls declared by a role.
  const DECLARED = "[role=button], [role=link], [role=checkbox], [role=switch]";
  const reached = (element) => {
    if (limpide.focusable(element)) return true;
    for (let at = limpide.parent(element); at; at = limpide.parent(at)) {
      if (limpide.focusable(at) && !(parseInt(attribute(at, "tabindex"), 10) < 0)) return true;
    }
    return [...find(element, "*")].some(limpide.focusable);
  };
  const clickable = limpide.all(`[onclick], [onmousedown], [onmouseup], [ondblclick], ${DECLARED}`).filter((element) =>
    !/^(html|body|label|form|main)$/.test(tag(element)) && limpide.seen(element) && exposed(element) && attribute(element, "aria-disabled") !== "true" && !reached(element)
    && !closest(element, "[aria-activedescendant]")).slice(0, most).map((element) =>
    ({ role: limpide.explicitRole(element), name: name(element)[0].slice(0, 200) || said(element, 100), handler: has(element, "onclick"), place: describe(element) }));
  const stops = limpide.all("button, [role=button], input[type=button], a[href^='#'], a[href^='javascript:']").filter(exposed).map((one) => name(one)[0]).filter(Boolean).slice(0, 500);
  // The refresh that holds: the first one whose delay is a number (HTML, shared declarative refresh steps), in seconds.
  const refresh = () => {
    for (const meta of find(document, "meta[http-equiv=refresh i][content]")) {
      const found = /^\s*(\d+|(?=\.))(?:[.\d]*)(?=$|[\s;,])/.exec(attribute(meta, "content"));
      if (found) return Number(found[1] || 0);
    }
    return null;
  };
  // Controls of the Tab order inside aria-hidden="true"; kept for the question of what they listen to.
  const hidden = (name) => `[aria-hidden=true] ${name}, ${name}[aria-hidden=true]`;
  limpide.hiddenStops = limpide.all(["a[href]", "button", "input", "select", "textarea", "[tabindex]"].map(hidden).join(", ")).filter((element) =>
    limpide.focusable(element) && !(parseInt(attribute(element, "tabindex"), 10) < 0) && limpide.rendered(element) && !closest(element, "[inert]")).slice(0, 20);
  const hiddenStops = limpide.hiddenStops.map((element) => ({ sends_on: has(element, "onfocus") || has(element, "onfocusin"), place: describe(element) }));
  return { refresh: window === window.top ? refresh() : null, hidden_stops: hiddenStops, locks: locks(), players, clickable, buttons: stops };
}
