// Every img of the top document and its open shadow roots: size of the file in pixels against size shown.
(most) => {
  const { attribute, getter, parent, tag } = limpide;
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
  const images = [];
  limpide.walk((element) => {
    if (tag(element) !== "img" || !(element instanceof HTMLImageElement)) return true;
    const url = currentSrc(element) || source(element);
    const scale = density(element, url);
    const { top, width, height } = limpide.rect(element);
    images.push({
      url: url.startsWith("data:") ? limpide.cut(url, 100) : limpide.cut(url, 2000),
      natural_width: Math.round(naturalWidth(element) * scale),
      natural_height: Math.round(naturalHeight(element) * scale),
      width, height, top: top + scrollY,
      eager: (attribute(element, "loading") || "").toLowerCase() !== "lazy",
      shown: limpide.visible(element),
      vector: /^data:image\/svg|\.svgz?([?#]|$)/i.test(url),
      place: limpide.describe(element),
    });
    return images.length < most;
  });
  return { images, viewport_height: innerHeight };
}
