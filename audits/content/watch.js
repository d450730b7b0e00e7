// Watches the page for some seconds and says which areas changed shape by themselves, and when.
//
// Areas known by name (carousel, slider, ticker …) are watched from the start; any other part joins them when a script
// first touches its elements, which is its first change if another follows. An area changed when the elements it shows, or where they stand in it, are not the same.
async (seconds, every, most) => {
  const { attribute, children, describe, find, matches, parent, rect, tag, text, visible } = limpide;
  const NAMES = /(^|[-_ ])(carou?[sz]el|slider|slide-?show|slick|swiper|splide|owl|flickity|glide|bxslider|nivo|rslides|diaporama|ticker|marquee|orbit|flexslider|tns|keen-slider|embla)([-_ ]|$)/i;
  const SAYS = /\b(pause|stop|arr[eê]t(er)?|suspendre|lecture|play|figer)\b/i;
  const clock = () => performance.now();
  const started = clock();
  const named = (element) => matches(element, "[aria-roledescription*=carousel i], [aria-roledescription*=carrousel i]") ||
    NAMES.test(`${attribute(element, "class") || ""} ${attribute(element, "id") || ""}`.slice(0, 500));
  const page = (element) => tag(element) === "body" || tag(element) === "html";
  const outer = (element) => {
    let top = null;
    for (let at = element, n = 0; at && !page(at) && n < 12; at = parent(at), n++) if (named(at)) top = at;
    return top;
  };
  const areas = new Map();
  const shape = (area) => {
    const base = rect(area);
    const parts = [];
    const inside = [...children(area), ...find(area, "img, picture, li, article, figure, h2, h3, h4, p, a, [class*=slide i], [class*=item i]")];
    for (const part of inside.slice(0, 80)) {
      const box = rect(part);
      const seen = part.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && box.width > 0 && box.height > 0 &&
        box.right > base.left + 1 && box.left < base.right - 1 && box.bottom > base.top + 1 && box.top < base.bottom - 1;
      parts.push(seen ? `${Math.round((box.left - base.left) / 4)},${Math.round((box.top - base.top) / 4)},${part.currentSrc || ""}` : "-");
    }
    return parts.join(";");
  };
  const watchArea = (area, name, since) => {
    if (areas.size >= most || areas.has(area) || !area.isConnected || page(area)) return;
    areas.set(area, { name, since, last: shape(area), changes: [] });
  };
  limpide.walk((element) => {
    if (named(element) && outer(element) === element && find(element, "*").length > 2) watchArea(element, "carousel");
  });
  const observer = new MutationObserver((records) => {
    for (const { target } of records) {
      const element = target.nodeType === 1 ? target : target.parentNode;
      if (!element || element.nodeType !== 1 || page(element)) continue;
      const area = outer(element) || parent(element);
      if (!area || page(area) || areas.has(area)) continue;
      watchArea(area, "script", Math.round((clock() - started) / 100) / 10);
    }
  });
  observer.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["style", "class", "hidden", "aria-hidden", "src", "transform"] });
  while (clock() - started < seconds * 1000) {
    await new Promise((done) => setTimeout(done, every * 1000));
    for (const [area, seen] of areas) {
      const now = shape(area);
      if (now === seen.last) continue;
      seen.last = now;
      if (!seen.changes.length && seen.since !== undefined) seen.changes.push(seen.since);
      if (seen.changes.length < 100) seen.changes.push(Math.round((clock() - started) / 100) / 10);
    }
  }
  observer.disconnect();
  const pauses = (area) => {
    const near = [...find(area, "button, [role~=button i], a"), ...(parent(area) ? find(parent(area), ":scope > button, :scope > * > button") : [])];
    const said = near.map((b) => [attribute(b, "aria-label"), attribute(b, "title"), text(b, 80), attribute(b, "class")]
      .find((words) => words && SAYS.test(words.replace(/[-_]/g, " ")))).filter(Boolean);
    return [...new Set(said)].slice(0, 5).map((words) => limpide.cut(words, 80));
  };
  return [...areas].filter(([area, seen]) => area.isConnected && seen.changes.length).map(([area, seen]) => {
    const { width, height } = rect(area);
    return { kind: "area", name: seen.name, changes: seen.changes, visible: visible(area), size: width * height,
      controls: pauses(area), place: describe(area) };
  });
}
