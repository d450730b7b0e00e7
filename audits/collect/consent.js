// The consent banner of this document: which product, which buttons. With `want`, the button itself to press.
//
// Known products are recognised by their markup, others by their words. Whatever is not understood is "unknown".
(data, want) => {
  const { attribute, children, describe, find, matches, parent, rect, shadowRoot, tag, visible } = limpide;
  const CLICKABLE = "button, a, [role=button], input[type=button], input[type=submit], input[type=image], [onclick]";
  const TEXT_MAX = 6000, LABEL_MAX = 120, BOXES_MAX = 60, FLOW_MAX = 1500;
  const words = Object.fromEntries(Object.entries(data.words).map(([name, source]) => [name, new RegExp(source)]));
  const plain = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase()
    .replace(/[\u2019\u2018`\u00b4]/g, "'").replace(/[^a-z0-9']+/g, " ").trim();
  const style = (element) => getComputedStyle(element);
  const roots = [document];
  limpide.walk((element) => {
    const shadow = shadowRoot(element);
    if (shadow) roots.push(shadow);
  });
  const everywhere = (selector) => roots.flatMap((root) => [...find(root, selector)]);

  // Every element under a box, open shadow roots included.
  const under = (box) => {
    const found = [], stack = [box];
    while (stack.length && found.length < 5000) {
      const at = stack.pop();
      if (at !== box) found.push(at);
      const shadow = shadowRoot(at);
      const inside = [...(shadow ? shadow.children : []), ...children(at)];
      for (let n = inside.length - 1; n >= 0; n--) stack.push(inside[n]);
    }
    return found;
  };
  const shownText = (box) => {
    const parts = [];
    let left = TEXT_MAX;
    const read = (node) => {
      for (let child = node.firstChild; child && left > 0; child = child.nextSibling) {
        if (child.nodeType === 3) { parts.push(child.data.slice(0, left)); left -= child.data.length; }
        else if (child.nodeType === 1 && !/^(script|style|noscript|template)$/.test(tag(child)) && style(child).display !== "none") {
          const shadow = shadowRoot(child);
          if (shadow) read(shadow);
          read(child);
          parts.push(" ");
        }
      }
    };
    const shadow = shadowRoot(box);
    if (shadow) read(shadow);
    read(box);
    return { text: plain(parts.join("")), long: left <= 0 };
  };
  const ids = (element) => (attribute(element, "aria-labelledby") || "").split(/\s+/).filter(Boolean)
    .flatMap((id) => [...find(limpide.root(element), `#${CSS.escape(id)}`)].map((named) => shownText(named).text));
  const labelOf = (element) => {
    const named = () => ids(element).join(" ") || attribute(element, "aria-label") || attribute(element, "title") || "";
    const value = tag(element) === "input" ? element.value || attribute(element, "alt") || "" : "";
    const image = () => [...find(element, "img[alt]")].map((img) => attribute(img, "alt")).join(" ");
    const text = shownText(element).text;
    return (plain(value) || (/[a-z]{2}|^(x|ok)$/.test(text) ? text : plain(named()) || plain(image()) || text)).slice(0, LABEL_MAX);
  };
  const meaning = (label) => {
    if (words.paid.test(label)) return "";
    for (const name of ["refuse", "accept", "acknowledge", "assent", "dissent"]) if (words[name].test(label)) return name;
    if (words.information.test(label)) return "information";
    return words.settings.test(label) ? "settings" : "";
  };
  // What can be pressed in a box: elements made for it, and short texts under a hand cursor.
  const pressable = (box) => {
    const taken = [];
    for (const element of under(box)) {
      if (taken.some(({ at }) => at.contains(element))) continue;
      const made = matches(element, CLICKABLE);
      const hand = !made && !children(element).length && style(element).cursor === "pointer"
        && !matches(element, "label, input, select, option, summary") && !limpide.closest(element, "label");
      if ((made || hand) && visible(element)) {
        const label = labelOf(element);
        taken.push({ at: element, label, says: meaning(label), made });
      }
    }
    return taken.filter(({ made, says }) => made || says);
  };

  const button = ({ at, label }) => {
    const { width, height } = rect(at), how = style(at);
    const clear = /^(transparent|rgba\(.*, 0\))$/.test(how.backgroundColor) && how.backgroundImage === "none";
    return { label, tag: tag(at), width: Math.round(width), height: Math.round(height),
      font_px: parseFloat(how.fontSize) || 0, filled: !clear, place: describe(at) };
  };
  // A host without a size of its own holds a box that is seen.
  const outline = (box) => (visible(box) ? box
    : under(box).find((element) => visible(element) && under(element).some((inner) => matches(inner, CLICKABLE))) || box);
  const cover = (box) => {
    const { left, top, right, bottom } = rect(box);
    const seen = Math.max(0, Math.min(right, innerWidth) - Math.max(left, 0)) * Math.max(0, Math.min(bottom, innerHeight) - Math.max(top, 0));
    return Math.round(1000 * seen / (innerWidth * innerHeight)) / 1000;
  };
  const unknown = (reason, box) => ({ recognised: "unknown", reason, banner: "", buttons: {}, unread: 0,
    cover: box ? cover(outline(box)) : 0, place: box ? describe(outline(box)) : null });
  const recognised = (how, banner, box, chosen, pressed) => ({ recognised: how, banner, reason: "", chosen,
    buttons: Object.fromEntries(Object.entries(chosen).map(([choice, one]) => [choice, button(one)])),
    unread: pressed.filter(({ says, at }) => !says && !Object.values(chosen).some((one) => one.at === at)).length,
    cover: cover(outline(box)), place: describe(outline(box)) });

  const boxOf = (product) => {
    for (const selector of product.box) {
      for (const box of everywhere(selector)) {
        if (visible(box)) return box;
        if (under(box).some((element) => matches(element, CLICKABLE) && visible(element))) return box;
      }
    }
    return null;
  };
  const OPPOSITE = { refuse: ["accept", "assent"], accept: ["refuse", "dissent"], settings: ["refuse"] };
  const byMarkup = (product, box) => {
    const pressed = pressable(box), chosen = {};
    for (const choice of ["refuse", "accept", "settings"]) {
      const known = under(box).find((element) => product[choice].some((selector) => matches(element, selector)) && visible(element));
      if (!known) continue;
      const one = pressed.find(({ at }) => at === known || at.contains(known)) || { at: known, label: labelOf(known), says: meaning(labelOf(known)) };
      if (OPPOSITE[choice].includes(one.says)) {
        // A settings button that refuses is a refusal; a refusal that accepts is a trap.
        if (choice === "settings") continue;
        return unknown(`The ${choice} button of ${product.name} says “${one.label}”.`, box);
      }
      chosen[choice] = one;
    }
    const told = byLabels(pressed.filter(({ at }) => !Object.values(chosen).some((one) => one.at === at)), true);
    for (const [choice, one] of Object.entries(told)) if (!chosen[choice]) chosen[choice] = one;
    if (!Object.keys(chosen).length) return unknown(`None of the buttons of ${product.name} was understood.`, box);
    return recognised("markup", product.name, box, chosen, pressed);
  };
  // The first button of each meaning. "OK" accepts beside a way to refuse or to choose; "Non merci" refuses beside a way to accept.
  const byLabels = (pressed, plainly) => {
    const first = (...says) => pressed.find((one) => says.includes(one.says));
    const refuse = first("refuse"), accept = first("accept"), settings = first("settings"), told = {};
    const choosing = plainly && (refuse || settings || first("dissent"));
    const agreed = accept || (choosing && first("assent"));
    if (agreed) told.accept = agreed;
    if (refuse || (plainly && agreed && first("dissent"))) told.refuse = refuse || first("dissent");
    if (settings) told.settings = settings;
    const acknowledge = first("acknowledge") || (!told.accept && first("assent"));
    if (acknowledge) told.acknowledge = acknowledge;
    return told;
  };

  const NAMED = /cookie|consent|rgpd|gdpr|traceur|cnil|privacy/i;
  const dialogue = (element) => {
    const how = style(element);
    if (how.position === "fixed" || how.position === "sticky") return "over";
    if (tag(element) === "dialog" || /^(alert)?dialog$/.test(attribute(element, "role") || "")) return "over";
    return NAMED.test(`${attribute(element, "id") || ""} ${attribute(element, "class") || ""} ${attribute(element, "aria-label") || ""}`) ? "named" : "";
  };
  // Boxes that stand over the page, or are named after cookies; the innermost that is not a whole page.
  const boxes = () => {
    const found = [];
    limpide.walk((element) => {
      if (tag(element) === "html" || tag(element) === "body" || limpide.inSvg(element)) return true;
      if (found.some(({ box }) => box.contains(element) && box !== element)) return true;
      if (matches(element, "a, button, input, script, style, link, iframe, form input, li, p, span, h1, h2, h3, label")) return true;
      const how = dialogue(element);
      if (!how || !visible(element) || find(element, "main, h1 ~ article").length) return true;
      const { text, long } = shownText(element);
      if (!long && (words.cookies.test(text) || words.privacy.test(text))) found.push({ box: element, how, text });
      return found.length < BOXES_MAX;
    });
    return found;
  };
  const inContent = (element) => {
    for (let up = element; up; up = parent(up)) if (tag(up) === "main" || tag(up) === "article" || attribute(up, "role") === "main") return true;
    return false;
  };
  const byText = ({ box, how, text }) => {
    if (find(box, "input[type=email], input[type=password], input[type=tel], input[type=date], textarea, video").length) return null;
    if (how === "named" && (inContent(box) || limpide.closest(box, "footer, nav"))) return null;
    const cookies = words.cookies.test(text), strong = words.strong.test(text), other = words.other_subject.test(text);
    const pressed = pressable(box), told = byLabels(pressed, cookies && strong && !other);
    const both = told.refuse && told.accept;
    if (!(cookies && strong) && !(words.privacy.test(text) && both)) return null;
    if (!Object.keys(told).length) {
      if (how !== "over" || text.length < 60 || other) return null;
      const reading = pressed.filter(({ says }) => says !== "information");
      if (reading.length) return unknown("A box speaks of cookies; none of its buttons was understood.", box);
      return recognised("text", "home-made", box, {}, pressed);
    }
    if (other) return told.refuse || told.accept ? unknown("A box speaks of cookies and of something else.", box) : null;
    if (Object.keys(told).length === 1 && told.settings) {
      // What stays in a corner once the choice is made is no banner.
      if (text.length < 80 || how !== "over") return null;
    }
    if (how === "named" && !told.acknowledge && !(told.accept && (told.refuse || told.settings))) return null;
    return recognised("text", "home-made", box, told, pressed);
  };

  // In the flow and without a telling name: the smallest box that speaks of cookies and offers both choices.
  const inFlow = () => {
    for (const element of roots.flatMap((root) => [...find(root, "button, a, [role=button], input[type=button], input[type=submit]")])) {
      if (!visible(element) || meaning(labelOf(element)) !== "refuse" || inContent(element) || limpide.closest(element, "footer, nav")) continue;
      for (let box = parent(element), n = 0; box && n < 8 && tag(box) !== "body"; box = parent(box), n++) {
        const { text, long } = shownText(box);
        if (long || text.length > FLOW_MAX) break;
        const made = words.cookies.test(text) && words.strong.test(text) ? byText({ box, how: "named", text }) : null;
        if (made && made.buttons.accept) return made;
      }
    }
    return null;
  };
  const framed = () => {
    if (window === window.top) return true;
    // In another site's frame the banner is that site's; in our own frame it counts when the frame stands over the page.
    let element = null;
    try { element = window.frameElement; } catch { return false; }
    for (let up = element; up; up = parent(up)) if (dialogue(up)) return true;
    return false;
  };
  const decide = () => {
    const shown = [];
    for (const product of data.banners) {
      if (window !== window.top && !product.frame && !framed()) continue;
      const box = boxOf(product);
      if (box && !shown.some((one) => one.box.contains(box) || box.contains(one.box))) shown.push({ product, box });
    }
    const made = shown.map(({ product, box }) => byMarkup(product, box));
    if (made.length > 1) return unknown(`Two banners are shown at once: ${shown.map((one) => one.product.name).join(", ")}.`, shown[0].box);
    if (made.length) return made[0];
    if (!framed()) return null;
    const read = boxes().map(byText).filter(Boolean);
    const asking = read.filter((one) => one.recognised === "text" && (one.buttons.refuse || one.buttons.accept));
    if (asking.length > 1) return unknown("Two boxes ask for consent at once.", null);
    return asking[0] || read.find((one) => one.recognised === "unknown") || read[0] || inFlow();
  };
  const seen = decide();
  if (want) return (seen && seen.recognised !== "unknown" && seen.chosen[want] && seen.chosen[want].at) || null;
  const installed = data.banners.filter((product) => product.installed.some((selector) => everywhere(selector).length)).map(({ name }) => name);
  const tcf = [...find(document, "iframe[name='__tcfapiLocator']")].length > 0;
  // Tells whether anything stored changed, without telling what: a sum of 32 bits.
  const sum = (storage) => {
    let total = 5381;
    try {
      for (const [key, value] of Object.entries(storage())) {
        for (const char of (key + "=" + value + ";").slice(0, 20000)) total = (Math.imul(total, 33) ^ char.codePointAt(0)) | 0;
      }
    } catch { /* no storage here */ }
    return total;
  };
  const keys = (storage) => { try { return Object.keys(storage()).slice(0, 200); } catch { return []; } };
  return { seen: seen && { ...seen, chosen: undefined }, installed, tcf,
    local: keys(() => localStorage), session: keys(() => sessionStorage), host: location.host,
    sum: `${sum(() => localStorage)} ${sum(() => sessionStorage)}` };
}
