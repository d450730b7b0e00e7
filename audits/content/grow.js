// Goes to the end of the page again and again, and says how it grew: heights, elements, requests of scripts.
async (rounds, wait, gain) => {
  const { attribute, find, text, visible } = limpide;
  const box = globalThis.limpideScroller && globalThis.limpideScroller.isConnected ? globalThis.limpideScroller : document.scrollingElement || document.documentElement;
  const count = () => find(document, "*").length;
  const asked = () => performance.getEntriesByType("resource").filter((one) => /^(fetch|xmlhttprequest|script|iframe)$/.test(one.initiatorType)).length;
  performance.setResourceTimingBufferSize(10000);
  const heights = [box.scrollHeight], elements = [count()], loads = [];
  for (let n = 0; n < rounds; n++) {
    const before = asked();
    box.scrollTo({ top: box.scrollHeight, behavior: "instant" });
    await new Promise((done) => setTimeout(done, wait * 1000));
    heights.push(box.scrollHeight);
    elements.push(count());
    loads.push(asked() - before);
    if (heights[n + 1] - heights[n] < gain) break;
  }
  box.scrollTo({ top: 0, behavior: "instant" });
  const MORE = /^(voir|afficher|charger|load|show|view|see)\b.{0,30}\b(plus|more|suite|suivants?|next)|^(page )?suivante?\b|^next\b|^plus d['’e]/i;
  const more = [...find(document, "button, a[href], [role~=button i]")].filter((one) => visible(one) && MORE.test(text(one, 60) || attribute(one, "aria-label") || ""))
    .slice(0, 5).map((one) => text(one, 60) || attribute(one, "aria-label"));
  if (find(document, "a[rel~=next i], [aria-label*=pagination i], .pagination").length) more.push("pagination");
  return { heights, elements, loads, more };
}
