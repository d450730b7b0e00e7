// limpide.styleRules(): the style rules of the document and of its shadow roots, imports included, read once for all.
(() => {
  const RULES_MAX = 20000;
  const DEPTH_MAX = 8;
  const read = () => {
    // rules: { rule, selector, at: { media: conditions around it, applies: on this screen, own: of the document's sheets } };
    // medias: every condition met; unread, unreadOwn: sheets of other origins, those that apply, those of the document.
    // whole: nothing was left out.
    const found = { rules: [], medias: new Set(), unread: 0, unreadOwn: 0, whole: true };
    const answers = new Map();
    const holds = (media) => {
      found.medias.add(media);
      if (!answers.has(media)) answers.set(media, matchMedia(media).matches);
      return answers.get(media);
    };
    const open = (sheet, at, depth) => {
      let list;
      try { list = sheet.cssRules; } catch {
        found.unread += at.applies;
        found.unreadOwn += at.own && depth === 0;
        found.whole = false;
        return;
      }
      walk(list, at, depth);
    };
    const under = (at, media) => (media ? { ...at, media: [...at.media, media], applies: holds(media) && at.applies } : at);
    const walk = (list, at, depth) => {
      if (depth > DEPTH_MAX) { found.whole = false; return; }
      for (let n = 0; n < list.length && found.rules.length <= RULES_MAX; n++) {
        const rule = list[n];
        const selector = rule.selectorText;
        if (selector) found.rules.push({ rule, selector, at });
        else if (rule.styleSheet) open(rule.styleSheet, under(at, rule.media.mediaText), depth + 1);
        else if (rule.cssRules) walk(rule.cssRules, rule instanceof CSSMediaRule ? under(at, rule.media.mediaText) : at, depth + 1);
      }
    };
    for (const root of limpide.roots()) {
      const own = root === document;
      for (const sheet of [...(root.styleSheets || []), ...(root.adoptedStyleSheets || [])]) {
        open(sheet, under({ media: [], applies: !sheet.disabled, own }, sheet.media && sheet.media.mediaText), 0);
      }
    }
    if (found.rules.length > RULES_MAX) found.whole = false;
    return found;
  };
  limpide.styleRules = () => limpide.memo("styleRules", read);
})();
