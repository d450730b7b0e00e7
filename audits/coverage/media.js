// Addresses of the style sheets of this document whose own media condition holds, imported ones included.
() => {
  const found = new Set();
  const holds = (list) => !list || !list.mediaText || matchMedia(list.mediaText).matches;
  const roots = [document];
  limpide.walk((element) => {
    const shadow = limpide.shadowRoot(element);
    if (shadow) roots.push(shadow);
  });
  const queue = roots.flatMap((root) => [...root.styleSheets]);
  for (let steps = 0; queue.length && steps < 2000; steps++) {
    const sheet = queue.pop();
    if (sheet.disabled || !holds(sheet.media)) continue;
    if (sheet.href) found.add(sheet.href.split("#")[0]);
    let rules = [];
    try { rules = sheet.cssRules; } catch { continue; }
    for (const rule of rules) {
      if (rule instanceof CSSImportRule && rule.styleSheet && holds(rule.media)) queue.push(rule.styleSheet);
    }
  }
  return [...found];
}
