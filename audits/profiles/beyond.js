// What a reader sees beyond the right edge of the screen, while the document itself scrolls sideways: the elements
// that hold text or a picture of their own, the first ones. An element that a scrolling or cutting ancestor holds is
// not the document's matter. Returns { width, content, places }.
() => {
  const MOST = 5;
  const EDGE = 16;
  const width = document.documentElement.clientWidth;
  const content = document.scrollingElement ? document.scrollingElement.scrollWidth : width;
  const places = [];
  if (content <= width + 1) return { width, content, places };
  const PICTURES = new Set(["img", "video", "canvas", "svg", "input", "select", "textarea", "button"]);
  const ownText = (element) => {
    for (let node = element.firstChild; node; node = node.nextSibling) {
      if (node.nodeType === 3 && node.data.trim()) return true;
    }
    return false;
  };
  const held = (element) => {
    for (let up = limpide.parent(element); up; up = limpide.parent(up)) {
      const name = limpide.tag(up);
      if (name === "body" || name === "html") return false;
      const style = getComputedStyle(up);
      if (style.overflowX !== "visible" || style.position === "fixed") return true;
    }
    return false;
  };
  limpide.walk((element) => {
    if (places.length >= MOST) return false;
    if (limpide.inSvg(element) && limpide.tag(element) !== "svg") return true;
    if (!PICTURES.has(limpide.tag(element)) && !ownText(element)) return true;
    const box = limpide.rect(element);
    if (box.right + scrollX <= width + EDGE || box.width < 2 || box.height < 2) return true;
    if (!limpide.visible(element) || getComputedStyle(element).position === "fixed" || held(element)) return true;
    let faint = false;
    for (let up = element; up && !faint; up = limpide.parent(up)) faint = getComputedStyle(up).opacity === "0";
    if (!faint) places.push(limpide.describe(element));
    return true;
  });
  return { width, content, places };
}
