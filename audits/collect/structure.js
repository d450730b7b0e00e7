// How the document is structured: headings and what looks like one, zones, lists and quotes written by hand, skip links, tab order.
function (most) {
  const { all, attribute, closest, find, has, matches, parent, place, rendered, seen, said, tag, brief } = limpide;
  const cut = limpide.cut;
  const add = (list, item) => { if (list.length < most) list.push(item); };
  const role = (element) => (attribute(element, "role") || "").trim().toLowerCase().split(/\s+/)[0];
  const out = { headings: [], looks: [], zones: [], landmarks: [], lists: [], quotes: [], skips: [], tabs: [], cryptic: [], before_main: 0, focus_unread: 0 };
  const body = document.body;
  if (!body) return out;

  // Headings, in document order.
  const HEADINGS = "h1, h2, h3, h4, h5, h6, [role=heading i]";
  for (const element of all(HEADINGS)) {
    if (!rendered(element) || limpide.silent(element)) continue;
    const native = /^h[1-6]$/.test(tag(element)) && (!role(element) || role(element) === "heading");
    if (!native && role(element) !== "heading") continue;
    const aria = parseInt(attribute(element, "aria-level") || "", 10);
    add(out.headings, { level: aria || (native ? +tag(element)[1] : 0), text: said(element, 400), seen: seen(element), place: place(element) });
  }

  // Text that looks like a heading: alone in its block, bold or larger than the text that follows it.
  const NOT_HERE = "h1, h2, h3, h4, h5, h6, a, button, label, legend, caption, th, td, dt, figcaption, summary, nav, table, figure, blockquote, address, " +
    "[role=heading i], header, footer, li, form, dialog, [role=dialog i], [role=alert i], [role=status i], [role=tab i], [role=button i], pre";
  const BLOCK = "address, article, aside, blockquote, div, dl, fieldset, figure, form, h1, h2, h3, h4, h5, h6, hr, ol, p, pre, section, table, ul, img, input, button, select, textarea, video, iframe, svg";
  const font = (element) => { const style = getComputedStyle(element); return [parseFloat(style.fontSize), parseInt(style.fontWeight, 10), style.display]; };
  const holder = (element) => {
    let at = element;
    for (let n = 0; n < 4; n++) {
      const inner = limpide.children(at);
      if (inner.length !== 1 || [...at.childNodes].some((node) => node.nodeType === 3 && /\S/.test(node.data)) || matches(inner[0], "a, img, input, button")) break;
      at = inner[0];
    }
    return at;
  };
  const following = (element) => {
    let at = element;
    for (let n = 0; n < 2 && at; n++) {
      let next = at.nextElementSibling;
      while (next && (tag(next) === "br" || tag(next) === "hr" || !rendered(next))) next = next.nextElementSibling;
      if (next) return next;
      if (limpide.children(parent(at) || at).length > 1) return null;
      at = parent(at);
    }
    return null;
  };
  for (const element of all("p, div, span, strong, b")) {
    if (out.looks.length >= most) break;
    const written = brief(element);
    if (written === null || written.length < 3 || written.length > 300) continue;
    const name = tag(element);
    const text = written.replace(/\s+/g, " ").trim();
    if (text.length < 3 || text.length > 120 || !/\p{L}{3}/u.test(text) || closest(element, NOT_HERE) || find(element, BLOCK).length) continue;
    if (name !== "p" && name !== "div" && (limpide.display(element) !== "block" || [...parent(element).childNodes].some((n) => n !== element && n.nodeType === 3 && /\S/.test(n.data)))) continue;
    if (!rendered(element)) continue;
    const [size, weight] = font(holder(element));
    const next = following(element);
    if (!next || matches(next, HEADINGS + ", form, button, input")) continue;
    const nextText = said(next, 400);
    if (nextText.length < 40) continue;
    const textual = matches(next, "p, ul, ol, dl") ? next : find(next, "p, li, dd")[0] || next;
    const [nextSize, nextWeight] = font(holder(textual));
    const hint = /(^|[-_\s])(titre|title|heading|headline|h[1-6]|sous-?titre|subtitle)\d?([-_\s]|$)/i.test(attribute(element, "class") || "");
    if (size < nextSize * 1.15 && !(weight >= 600 && nextWeight < 600) && !hint) continue;
    const before = element.previousElementSibling;
    add(out.looks, { text, size, weight, next_size: nextSize, next_weight: nextWeight, next_characters: nextText.length, hint,
      after_heading: Boolean(before && matches(before, HEADINGS)), place: place(element) });
  }

  // Zones: landmarks, and blocks that their name or their content says to be one.
  const SECTIONS = "article, section, aside, nav, main, [role=region i], dialog";
  const mains = all("main, [role=main i]").filter(rendered);
  const main = mains[0] || null;
  const after = (element, other) => Boolean(other.compareDocumentPosition(element) & 4);
  const before = (element, other) => Boolean(other.compareDocumentPosition(element) & 2);
  const links = (element) => [...find(element, "a[href], [role=link i]")].filter(rendered);
  for (const element of all("header, footer, nav, main, [role=banner i], [role=contentinfo i], [role=navigation i], [role=main i], search, [role=search i]")) {
    const inside = links(element);
    const hosts = inside.map((link) => { try { return new URL(link.href || "", document.baseURI).hostname; } catch { return ""; } });
    add(out.landmarks, { tag: tag(element), role: role(element), rendered: rendered(element), hidden: has(element, "hidden"), sectioned: Boolean(closest(parent(element) || body, SECTIONS)),
      links: inside.length, controls: find(element, "button, input, select, [role=button i], [role=menuitem i], [role=tab i], summary").length,
      social: hosts.filter((host) => /(^|\.)(facebook|twitter|x|linkedin|instagram|youtube|pinterest|whatsapp|tiktok|mastodon|bsky)\.(com|org|social|app|net)$/.test(host)).length,
      text: said(element, 120), place: place(element) });
  }
  const NAMES = {
    header: /^(header|entete|en-tete|site-header|page-header|masthead|bandeau|bandeau-haut|main-header|top-header)$/i,
    footer: /^(footer|pied|pied-page|pied-de-page|pieddepage|site-footer|page-footer|colophon|main-footer)$/i,
    nav: /^(nav|navbar|navigation|menu|main-menu|menu-principal|mainmenu|main-nav|main-navigation|topnav|top-menu|sidebar-menu|menu-secondaire)$/i,
    main: /^(main|content|contenu|main-content|maincontent|contenu-principal|page-content)$/i,
    search: /^(search|recherche|moteur-recherche|search-form|site-search)$/i,
  };
  const ROLES = { header: "banner", footer: "contentinfo", nav: "navigation", main: "main", search: "search" };
  const TAGS = { header: "header", footer: "footer", nav: "nav", main: "main", search: "search" };
  const outer = (element, name) => closest(element, `${TAGS[name]}, [role=${ROLES[name]} i]`);
  const ids = new Set(all("a[href*='#']").map((link) => decodeURIComponent((attribute(link, "href") || "").split("#")[1] || "")).filter(Boolean));
  const zone = (kind, how, element) => {
    const titled = [...find(element, HEADINGS)].some((heading) => rendered(heading));
    const target = ids.has(attribute(element, "id") || "\0") || [...find(element, "[id], a[name]")].slice(0, 1).some((one) => ids.has(attribute(one, "id") || attribute(one, "name")));
    add(out.zones, { kind, how, semantic: Boolean(find(element, TAGS[kind]).length || closest(element, TAGS[kind])), landmark: Boolean(outer(element, kind) || find(element, `${TAGS[kind]}, [role=${ROLES[kind]} i]`).length),
      titled, target, links: links(element).length, text: said(element, 100), before_main: !main || before(element, main), after_main: Boolean(main) && after(element, main), place: place(element) });
  };
  const ZONED = `div[id], div[class], ul[id], ul[class], section[id], section[class], p[id], p[class], form, table[id], ${Object.values(ROLES).map((one) => `[role=${one} i]`).join(", ")}`;
  const namesOf = (element) => [attribute(element, "id") || "", ...(attribute(element, "class") || "").split(/\s+/)];
  const zoned = all(ZONED).map((element) => ({ element, names: namesOf(element) })).filter(({ element, names }) =>
    (tag(element) === "form" || role(element) || names.some((one) => Object.values(NAMES).some((pattern) => pattern.test(one)))) && rendered(element));
  for (const [kind, pattern] of Object.entries(NAMES)) {
    for (const { element, names } of zoned) {
      if (tag(element) === TAGS[kind]) continue;
      const named = matches(element, "div, ul, section, p, form, table") && names.some((one) => pattern.test(one));
      const search = kind === "search" && tag(element) === "form" && (find(element, "input[type=search i]").length || /recherch|search/i.test(attribute(element, "action") || "")) && find(element, "input:not([type=hidden i])").length < 3;
      const how = role(element) === ROLES[kind] ? "role" : named ? "name" : search ? "form" : "";
      if (!how || (tag(element) === "form" && !search) || closest(parent(element) || body, "article, dialog, table:not([id])")) continue;
      if (kind !== "search" && kind !== "nav" && closest(parent(element) || body, "main, [role=main i], nav")) continue;
      if (kind === "nav" && (links(element).length < 3 || closest(element, "footer, [role=contentinfo i], main, [role=main i]"))) continue;
      zone(kind, how, element);
    }
  }
  // A block before the main content that leads home, one after it that holds links: header and footer by what they are.
  const around = (test) => { let at = null; for (const one of limpide.children(body)) if (rendered(one) && !matches(one, "script, style, main, nav, aside, dialog, [role=dialog i]") && test(one)) at = at || one; return at; };
  if (main && parent(main)) {
    const home = all("a[href]").find((link) => { try { const to = new URL(link.href, document.baseURI); return rendered(link) && to.origin === location.origin && /^\/((fr|en|index\.\w+|accueil)\/?)?$/.test(to.pathname) && !to.hash && before(link, main); } catch { return false; } });
    if (home && !closest(home, "header, [role=banner i], nav, footer, [role=navigation i]")) zone("header", "home", around((one) => one.contains(home)) || home);
    const last = around((one) => after(one, main) && !one.contains(main) && links(one).length > 1);
    if (last && !matches(last, "footer, [role=contentinfo i]")) zone("footer", "after", last);
  }

  // Lists written by hand.
  const BULLET = /^\s*([-–•·*▪►▶◦‣●○■□✓✔➢➤→⇒»¤])\s*(?=\p{L}|[«"(\d])/u;
  const NUMBER = /^\s*(?:(\d{1,2})|([a-z]))\s?(?:[.)°]|\.-|\s[-–])\s*(?=\p{L}|[«"(])/u;
  const runs = (lines) => {
    let bullets = [], numbers = [], best = null;
    const keep = (kind, run) => { if (run.length > 1 && (!best || run.length > best.count)) best = { kind, count: run.length, text: run.slice(0, 3).map((line) => cut(line.trim(), 40)).join(" / ") }; };
    for (const line of [...lines, ""]) {
      const bullet = BULLET.exec(line), number = NUMBER.exec(line);
      if (bullet && (!bullets.length || BULLET.exec(bullets[0])[1] === bullet[1])) bullets.push(line);
      else { keep("bullets", bullets); bullets = bullet ? [line] : []; }
      const order = number ? (number[1] ? +number[1] : number[2].charCodeAt(0) - 96) : 0;
      if (number && order === numbers.length + 1) numbers.push(line);
      else { keep("numbers", numbers); numbers = order === 1 ? [line] : []; }
    }
    return best;
  };
  const NO_LIST = "pre, code, textarea, script, style, svg, select, nav ol, nav ul";
  const parents = new Set();
  for (const line of all("br")) parents.add(parent(line));
  for (const element of parents) {
    if (!element || !rendered(element) || closest(element, NO_LIST)) continue;
    const lines = [""];
    const anchors = [];
    for (const child of element.childNodes) {
      if (child.nodeType === 1 && tag(child) === "br") lines.push("");
      else lines[lines.length - 1] += child.nodeType === 3 ? child.data : child.nodeType === 1 ? child.textContent : "";
      if (child.nodeType === 1 && tag(child) === "a" && lines.at(-1).trim() === child.textContent.trim()) anchors.push(lines.length);
    }
    const best = runs(lines.map((line) => line.replace(/\s+/g, " ")));
    if (best) add(out.lists, { ...best, place: place(element) });
    else {
      const alone = lines.filter((line) => line.trim()).length;
      if (anchors.length > 2 && anchors.length === alone) add(out.lists, { kind: "links", count: anchors.length, text: cut(lines.map((line) => line.trim()).join(" / "), 100), place: place(element) });
    }
  }
  const groups = new Set();
  const start = (element) => (brief(element) ?? limpide.text(element, 20)).slice(0, 20);
  const marked = (text) => BULLET.test(text) || NUMBER.test(text);
  for (const element of all("p, div, span")) if (marked(start(element)) || element.firstElementChild?.localName === "img") groups.add(parent(element));
  for (const element of groups) {
    if (!element || closest(element, NO_LIST) || !rendered(element)) continue;
    const inner = [...limpide.children(element)].filter((one) => tag(one) !== "br" && tag(one) !== "script");
    const lines = inner.map((one) => (matches(one, "p, div, span") && (tag(one) !== "span" || limpide.display(one) !== "inline") && !find(one, "p, div, ul, ol, table").length ? one.textContent.replace(/\s+/g, " ") : ""));
    const best = runs(lines);
    if (best) add(out.lists, { ...best, place: place(element) });
    const pictures = new Map();
    for (const one of inner) {
      const first = one.firstElementChild;
      if (!matches(one, "p, div") || !first || tag(first) !== "img" || (one.firstChild !== first && /\S/.test(one.firstChild.data || "")) || limpide.rect(first).width > 24 || !one.textContent.trim()) continue;
      const source = attribute(first, "src") || "";
      pictures.set(source, (pictures.get(source) || 0) + 1);
    }
    for (const [source, n] of pictures) if (n > 2) add(out.lists, { kind: "pictures", count: n, text: cut(source, 80), place: place(element) });
  }
  const items = new Map();
  for (const element of all("p, div, span, a")) {
    if (limpide.display(element) === "list-item" && role(element) !== "listitem" && rendered(element)) items.set(parent(element), (items.get(parent(element)) || 0) + 1);
  }
  for (const [element, n] of items) if (n > 1 && element && role(element) !== "list") add(out.lists, { kind: "display", count: n, text: said(element, 80), place: place(element) });
  for (const element of all("[role=list i]")) {
    const inner = [...limpide.children(element)].filter(rendered);
    if (inner.length && !find(element, "[role=listitem i], li").length) add(out.lists, { kind: "role-list", count: inner.length, text: said(element, 80), place: place(element) });
  }
  for (const element of all("[role=listitem i]:not(li)")) {
    if (rendered(element) && !closest(parent(element) || body, "[role=list i], ul, ol, [role=group i], [aria-owns]")) add(out.lists, { kind: "role-item", count: 1, text: said(element, 80), place: place(element) });
  }
  let chain = [];
  const close = () => { if (chain.length > 2) add(out.lists, { kind: "split", count: chain.length, text: said(chain[0], 80), place: place(chain[0]) }); chain = []; };
  for (const element of all("ul, ol")) {
    const single = limpide.children(element).length === 1 && rendered(element) && !closest(element, "nav");
    if (single && (!chain.length || chain.at(-1).nextElementSibling === element)) chain.push(element);
    else { close(); if (single) chain = [element]; }
  }
  close();
  for (const element of all("nav, [role=navigation i]")) {
    const inner = [...limpide.children(element)].filter((one) => tag(one) === "a" && rendered(one));
    if (inner.length > 3) add(out.lists, { kind: "nav", count: inner.length, text: said(element, 80), place: place(element) });
  }
  // Terms and their definitions, written as paragraphs that begin in bold.
  for (const element of new Set(all("p > strong:first-child, p > b:first-child").map((one) => parent(parent(one))))) {
    if (!element) continue;
    const pairs = [...limpide.children(element)].filter((one) => tag(one) === "p" && /^(strong|b)$/.test(one.firstElementChild?.localName || "") && (/[:–—-]\s*$/.test(one.firstElementChild.textContent) || /^\s*[:–—-]/.test(one.firstElementChild.nextSibling?.data || "")) && one.textContent.length > one.firstElementChild.textContent.length + 15);
    if (pairs.length > 2 && rendered(element)) add(out.lists, { kind: "terms", count: pairs.length, text: said(pairs[0], 80), place: place(pairs[0]) });
  }

  // Quotes outside q and blockquote.
  const SAYS = "déclar\\w+|expliqu\\w+|affirm\\w+|précis\\w+|soulign\\w+|indiqu\\w+|ajout\\w+|confi\\w+|écri\\w+|rappell?\\w+|conclu\\w+|racont\\w+|estim\\w+|assur\\w+|répond\\w*|insist\\w+|martèl\\w+|lanc\\w+|dit|disait|said|says|wrote|écrivait|s.exclam\\w+|se réjoui\\w+|témoign\\w+";
  const BEFORE = new RegExp(`(?:(?:${SAYS})[^.!?«"“]{0,60}|(?:selon|d.après|comme le disait|according to)[^.!?«"“]{3,60})[\\s:,]*$`, "iu");
  const AFTER = new RegExp(`^\\s*,?\\s*(?:a-t-(?:il|elle)\\s|(?:il|elle|a|ont|se|nous|s.)\\s?(?:a\\s)?)?(?:${SAYS})`, "iu");
  const QUOTED = /«[\s\u00a0\u202f]*([^»]{12,700}?)[\s\u00a0\u202f]*»|“([^”]{12,700})”|"([^"]{20,700})"/gu;
  const QUOTES = /[«“"]/;
  for (const element of all("p, div, li, dd, td, figure, aside, span")) {
    if (out.quotes.length >= most || !QUOTES.test(brief(element) ?? "") || brief(element).length > 1500 || brief(element).length < 20) continue;
    if (tag(element) !== "figure" && find(element, "p, div, ul, ol, table, blockquote, li").length) continue;
    if (tag(element) === "span" && limpide.display(element) === "inline") continue;
    if (closest(element, "blockquote, q, cite, pre, code, a, button, nav, form") || !rendered(element)) continue;
    const text = said(element, 1500);
    const bare = (words) => [...find(element, "q, cite, blockquote, a, code")].every((one) => !one.textContent.replace(/\s+/g, " ").includes(words.trim().slice(0, 30)));
    for (const match of text.matchAll(QUOTED)) {
      const words = match[1] || match[2] || match[3];
      const count = words.split(/\s+/).length;
      if (count < 4 || !bare(words)) continue;
      const ahead = text.slice(0, match.index), behind = text.slice(match.index + match[0].length);
      const next = element.nextElementSibling;
      const name = /^\s*[,.]?\s*([-–—]|par\s|\()\s*\p{Lu}/u;
      const whole = !/\p{L}/u.test(ahead) && (!/\p{L}/u.test(behind) || name.test(behind) || find(element, "figcaption").length > 0);
      const author = name.test(behind) || find(element, "figcaption, cite").length > 0 || Boolean(next && (matches(next, "cite, figcaption, footer") || /^\s*([-–—]\s*)?\p{Lu}[\p{L}'’ .-]{2,60}(,[^.]{2,80})?$/u.test(said(next, 160)) && /^\s*[-–—]/.test(said(next, 160))));
      const hint = [element, parent(element)].some((one) => one && /(^|[-_\s])(quote|citation|cite|verbatim|temoignage|testimonial|exergue)([-_\s]|$)/i.test(attribute(one, "class") || ""));
      const block = whole && count >= 6;
      const spoken = BEFORE.test(ahead) || AFTER.test(behind);
      add(out.quotes, { kind: block ? "block" : "inline", text: cut(words, 100), count, hint, author, spoken, place: place(element) });
    }
  }
  for (const element of all("[class*=quote i], [class*=citation i]")) {
    if (!rendered(element) || limpide.display(element) === "inline" || matches(element, "blockquote, q, cite, a, button, figure, sup, li") || closest(element, "blockquote, q, pre, code") || find(element, "blockquote, q").length) continue;
    const text = said(element, 500);
    const names = (attribute(element, "class") || "").split(/\s+/);
    if (!names.some((one) => /^(block-?)?(quote|citation)s?$|[-_](quote|citation)$/i.test(one)) || text.split(/\s+/).length < 8 || /[«“"]/.test(text)) continue;
    add(out.quotes, { kind: "block", text: cut(text, 100), count: text.split(/\s+/).length, hint: true, author: find(element, "cite, footer, figcaption, [class*=author i], [class*=auteur i]").length > 0, spoken: false, place: place(element) });
  }

  // Skip links: links to a place of this page, before the main content.
  const focusRules = [];
  const SHOWS = ["position", "left", "right", "top", "bottom", "inset", "clip", "clip-path", "width", "height", "transform", "translate", "opacity", "margin", "margin-left", "margin-top", "text-indent", "display", "visibility"];
  const sheets = limpide.styleRules();
  for (const { rule, selector, at } of sheets.rules) {
    if (at.own && /:focus|:active/.test(selector) && SHOWS.some((one) => rule.style.getPropertyValue(one))) focusRules.push(selector);
  }
  out.focus_unread = sheets.unreadOwn;
  const appears = (element) => focusRules.some((selector) => selector.split(/,(?![^(]*\))/).some((one) => {
    if (!/:focus|:active/.test(one)) return false;
    const plain = one.replace(/:not\(:(focus|active)[\w-]*\)/g, "").replace(/:(focus-visible|focus-within|focus|active)/g, "").trim();
    try { return [element, parent(element)].some((at) => at && matches(at, plain || "*")); } catch { return false; }
  }));
  const here = location.href.split("#")[0];
  const inMain = (target) => Boolean(target && ((main && (main === target || main.contains(target) || (target.contains(main) && before(target, main) && !target.contains(all("nav")[0] || null)))) || matches(target, "h1")));
  const precede = (element) => !main || before(element, main);
  for (const link of all("a[href*='#']")) {
    if (out.skips.length >= 60) break;
    const href = link.href || "";
    const [page, fragment] = [href.split("#")[0], decodeURIComponent(href.split("#").slice(1).join("#"))];
    if (page !== here) continue;
    const text = said(link, 120) || attribute(link, "aria-label") || attribute(link, "title") || "";
    const speaks = /(aller|acc[ée]der|acc[èe]s|passer|sauter|atteindre|rejoindre|directement)\b.*\b(contenu|texte|page|principal)|^(au )?contenu( principal)?$|skip|jump|go to (the )?(main|content)|main content/iu.test(text);
    const target = fragment ? all(`[id="${CSS.escape(fragment)}"], a[name="${CSS.escape(fragment)}"]`)[0] || null : null;
    if (!speaks && !inMain(target)) continue;
    if (!precede(link) && !speaks) continue;
    const style = getComputedStyle(link);
    add(out.skips, { text, fragment, speaks, found: Boolean(target), to_main: inMain(target), target_tag: target ? tag(target) : "", before_main: precede(link), rendered: rendered(link), seen: seen(link), appears: appears(link),
      tabindex: attribute(link, "tabindex") || "", silent: limpide.silent(link), place: place(link) });
  }
  out.before_main = main ? all("a[href], button").filter((one) => before(one, main) && rendered(one) && !main.contains(one)).length : 0;
  out.links = all("a[href]").filter(rendered).length;

  // Positive tabindex, and whether it changes the order of the page.
  const FOCUSABLE = "a[href], area[href], button:not([disabled]), input:not([type=hidden i], [disabled]), select:not([disabled]), textarea:not([disabled]), summary, [tabindex], [contenteditable=true i]";
  const focusables = all(FOCUSABLE).filter((one) => rendered(one) && !/^-/.test(attribute(one, "tabindex") || "") && !(matches(one, "input[type=radio i]") && !one.checked));
  const positive = focusables.filter((one) => parseInt(attribute(one, "tabindex") || "0", 10) > 0);
  if (positive.length) {
    const order = [...positive].sort((a, b) => parseInt(attribute(a, "tabindex"), 10) - parseInt(attribute(b, "tabindex"), 10));
    const wanted = [...order, ...focusables.filter((one) => !positive.includes(one))];
    for (const one of positive) add(out.tabs, { value: parseInt(attribute(one, "tabindex"), 10), moved: Math.abs(wanted.indexOf(one) - focusables.indexOf(one)), focusables: focusables.length, text: said(one, 60), place: place(one) });
  }

  // Cryptic content: emoticons, drawings made of signs, words spelled with digits.
  for (const { data, holder: up } of limpide.texts()) {
    if (out.cryptic.length >= 60) break;
    if (data.length < 2) continue;
    const emoticon = /(?:^|\s)([:;=][-'^]?[)(DPpO\]]{1,2}|:-[/|]|[<]3|\^_?\^|¯\\_\(ツ\)_\/¯|>_<|[oO]_[oO]|\\o\/)(?=\s|$|[.,!?])/u.exec(data);
    const emoji = /\p{Extended_Pictographic}/u.test(data) && /[\u{1F300}-\u{1FAFF}\u{2600}-\u{27BF}]/u.exec(data);
    const mixed = data.length < 400 && /\p{L}\d\p{L}|\p{L}\d\d\p{L}/u.test(data) ? data.match(/\b\p{L}+\d{1,2}\p{L}[\p{L}\d]*/gu) || [] : [];
    const leet = mixed.length > 2 ? [mixed.join(" ")] : null;
    if ((!emoticon && !emoji && !leet) || !up || closest(up, "script, style, noscript, code, pre, kbd, samp, textarea, svg, title, template, option") || !rendered(up)) continue;
    const named = Boolean(closest(up, "[aria-hidden=true], [role=img i][aria-label], [role=img i][aria-labelledby], [title], abbr[title]"));
    const kind = emoticon ? "emoticon" : leet ? "leet" : "emoji";
    const shown = (emoticon && emoticon[1]) || (leet && leet[0]) || emoji[0];
    const at = data.indexOf(shown);
    const around = data.slice(at + shown.length).trim().slice(0, 40);
    const explained = /^\s*[(–—:=]\s*\p{L}/u.test(around) || /\(\s*$/.test(data.slice(0, at));
    const holder = closest(up, "[role=img i][aria-label], [title]");
    const alternative = holder ? attribute(holder, "aria-label") || attribute(holder, "title") || "" : "";
    out.cryptic.push({ kind, text: cut(shown.trim(), 40), named, explained, alternative: holder && said(holder, 200) === data.replace(/\s+/g, " ").trim() ? cut(alternative.trim(), 120) : "", place: place(up) });
  }
  for (const element of all("pre, p, div")) {
    if (out.cryptic.length >= 60) break;
    const text = tag(element) === "pre" ? element.textContent : find(element, "br").length > 2 && !find(element, "p, div, ul, table, pre").length ? element.innerText || "" : "";
    const lines = text.split("\n").filter((line) => line.trim());
    if (lines.length < 3 || lines.length > 60 || !rendered(element) || find(element, "code, kbd, samp").length) continue;
    const signs = (text.match(/[^\p{L}\p{N}\s.,;:!?'"’«»()%€-]/gu) || []).length, letters = (text.match(/[\p{L}\p{N}]/gu) || []).length;
    if (signs < 12 || signs < letters * 1.5) continue;
    const named = Boolean(closest(element, "[title], [aria-hidden=true], [role=img i][aria-label], [role=img i][aria-labelledby]"));
    const near = [element.previousElementSibling, element.nextElementSibling, closest(element, "figure")].some((one) => one && /dessin|art|ascii|image|représent|illustr|figcaption/iu.test((tag(one) === "figure" ? "figcaption " + said(find(one, "figcaption")[0] || one, 100) : said(one, 120).length < 90 ? said(one, 120) : "")) && (tag(one) !== "figure" || find(one, "figcaption").length));
    out.cryptic.push({ kind: "drawing", text: cut(text.trim().replace(/\s+/g, " "), 40), named, explained: near, place: place(element) });
  }
  return out;
}
