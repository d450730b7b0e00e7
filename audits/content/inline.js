// What is written in the document itself: bytes of scripts, styles and data: addresses; a style for print; a worker.
async () => {
  const { attribute, find, tag } = limpide;
  const bytes = (text) => new TextEncoder().encode(text || "").length;
  let script = 0, style = 0, data = 0;
  limpide.walk((element) => {
    const name = tag(element);
    if (name === "script" && !attribute(element, "src") && !/json|template|html/i.test(attribute(element, "type") || "")) script += bytes(element.textContent);
    else if (name === "style") style += bytes(element.textContent);
    for (const where of ["src", "href", "srcset", "poster", "style", "data"]) {
      const value = attribute(element, where);
      if (value && value.includes("data:")) for (const [found] of value.matchAll(/data:[\w.+-]+\/[\w.+-]+[;,][^"')\s]+/g)) data += found.length;
    }
  });
  const printed = (rules) => [...(rules || [])].some((rule) => rule instanceof CSSMediaRule && /\bprint\b/i.test(rule.media.mediaText));
  let print = find(document, "link[rel~=stylesheet i][media*=print i], style[media*=print i]").length > 0;
  for (const sheet of document.styleSheets) {
    try { print = print || printed(sheet.cssRules); } catch { /* of another origin: read by its body */ }
  }
  let worker = "";
  if (navigator.serviceWorker) {
    const answer = navigator.serviceWorker.getRegistration().catch(() => null);
    const registration = await Promise.race([answer, new Promise((done) => setTimeout(done, 1000))]);
    const known = registration && (registration.active || registration.waiting || registration.installing);
    worker = known ? known.scriptURL : "";
  }
  return { script, style, data, print, worker };
}
