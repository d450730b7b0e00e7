// limpide.ui, continued: the order of the stops, controls no key reaches, styles of the focus, effects of a click.
(() => {
  const ui = limpide.ui;
  const { tag, attribute, has, matches, closest, parent, rect, find } = limpide;
  const COMPOSITE = "[role=tablist],[role=menu],[role=menubar],[role=toolbar],[role=radiogroup],[role=listbox],[role=tree],[role=grid],[role=treegrid],[role=combobox],[role=spinbutton],[role=slider]";
  const DIALOG = "dialog[open],[role=dialog],[role=alertdialog],[aria-modal=true]";
  const GROUP = "form,fieldset,ul,ol,table,nav,[role=menu],[role=menubar],[role=tablist],[role=radiogroup],[role=toolbar],[role=group]";
  const LEAVES = /ferm|close|quitt|annul|accept|refus|continu|valid|ignor|plus tard|non merci|dismiss|reject|cancel|got it|d.accord|compris|^ok$|^[×✕✖x]$|^retour|^passer|paramétr|personnalis/i;
  const TOLD = /échap|\besc\b|escape|touche|raccourci|ctrl|maj\b|shift|pour (quitter|sortir)|to (leave|exit)/i;
  const WARNED = /recharg|actualis|nouvelle (page|fenêtre)|automatiquement|redirig|rafra[iî]chi|reload|automatic|new (page|window|tab)|nouvel onglet/i;

  // Put the next Tab at the top of the document.
  ui.top = () => {
    ui.blur();
    const body = document.body;
    if (body) Selection.prototype.collapse.call(getSelection(), body, 0);
    scrollTo({ top: 0, left: 0, behavior: "instant" });
  };
  // Behind an open modal dialog nothing can be reached, on purpose.
  const behind = (at) => {
    const modal = [...find(document, "dialog:modal")].at(-1);
    return !!modal && !modal.contains(at);
  };
  // Controls on display that stand in the order of Tab; one for a group of radio buttons.
  ui.expected = () => {
    const seen = new Set();
    return ui.controls().filter((at) => {
      if (!ui.tabbable(at) || !ui.shown(at) || behind(at)) return false;
      if (tag(at) !== "input" || at.type !== "radio" || !at.name) return true;
      const key = `${at.name} ${at.form ? ui.number(at.form) : ""}`;
      return !seen.has(key) && seen.add(key);
    }).map(ui.number);
  };
  // What the page shows before any key: a content that comes during the walk is not a part of it.
  let first = new Set();
  const maybe = (at) => ui.widget(at) || has(at, "onclick") || ui.carries(at) || ui.style(at).cursor === "pointer";
  ui.begin = () => { ui.still(); ui.top(); first = new Set(); limpide.walk((at) => { if (maybe(at) && ui.shown(at)) first.add(at); }); };
  const inFrame = (at) => /^(iframe|frame|object|embed|body|html|option|label)$/.test(tag(at));
  const key = (at) => ui.name(at).toLowerCase();
  const around = (at, test) => {
    for (let up = parent(at), n = 0; up && n < 100; up = parent(up), n++) if (test(up)) return up;
    return null;
  };
  // Controls on display that were not reached; `listen` says that the page's own listeners are still to be asked for.
  ui.missing = (numbers) => {
    const reached = new Set(numbers.map(ui.element));
    const names = new Set(), places = new Set();
    for (const at of reached) {
      if (key(at)) names.add(key(at));
      if (has(at, "href")) places.add(at.href);
    }
    const groups = new Set(), radios = new Set();
    for (const at of reached) {
      for (let up = at; up; up = parent(up)) if (matches(up, COMPOSITE)) groups.add(up);
      if (at.type === "radio") radios.add(at.name);
    }
    const found = [];
    const add = (at, kind, listen) => found.push({ number: ui.number(at), kind, listen, name: ui.name(at), role: ui.role(at),
      twin: names.has(key(at)) || (has(at, "href") && places.has(at.href)) || [...find(at, "a[href]")].some((a) => places.has(a.href)),
      beside: !!around(at, (up) => limpide.children(up).length <= 6 && [...find(up, "input,select,textarea")].some((f) => reached.has(f))) && !has(at, "href"),
      pointer: ui.style(at).cursor === "pointer", rolls: ui.style(at).overflow !== "visible" });
    limpide.walk((at) => {
      if (found.length > 400) return false;
      if (reached.has(at) || inFrame(at) || behind(at)) return;
      const control = ui.widget(at) || has(at, "onclick");
      const leaf = !control && (ui.carries(at) || ui.style(at).cursor === "pointer") && !has(at, "tabindex");
      if (!control && !leaf) return;
      if (ui.disabled(at) || closest(at, "[aria-hidden=true],[role=presentation] option,option,datalist")) return;
      if (around(at, (up) => reached.has(up) || groups.has(up) || matches(up, "label,a[href],button,summary"))) return;
      if ([...find(at, "*")].some((inner) => reached.has(inner) || ui.tabbable(inner))) return;
      if (at.type === "radio" && radios.has(at.name)) return;
      if (matches(at, COMPOSITE) && groups.has(at)) return;
      if (/^(video|audio)$/.test(tag(at)) && !has(at, "controls")) return;
      if (!ui.shown(at) || !(first.has(at) || [...find(at, "*")].some((part) => first.has(part)))) return;
      if (ui.tabbable(at)) add(at, "skipped", false);
      else if (ui.native(at)) add(at, "native", false);
      else if (control) add(at, "click", true);
      else if (limpide.text(at, 90).length <= 80 && find(at, "*").length <= 12) add(at, "click", true);
    });
    return found;
  };
  // Of the controls not reached, those that act: far says that only an element around them listens, for all it holds.
  ui.acting = (missing, acting) => {
    const own = new Set(acting), around = acting.filter((n) => n >= 0).map(ui.element);
    return missing.map((one) => ({ ...one, far: one.listen && !own.has(one.number) })).filter((one) => {
      if (!one.far) return true;
      const at = ui.element(one.number), above = parent(at);
      return one.pointer && !(above && ui.style(above).cursor === "pointer") && (own.has(-1) || around.some((up) => up.contains(at)));
    });
  };
  // Consecutive stops where the second stands before the first, in the source or on the screen.
  ui.jumps = (numbers) => {
    const stops = numbers.map((n) => (n === null ? null : ui.element(n))).filter((at) => at === null || ui.shown(at));
    const found = [];
    for (let n = 1; n < stops.length; n++) {
      const [a, b] = [stops[n - 1], stops[n]];
      if (!a || !b || !a.isConnected || !b.isConnected || limpide.root(a) !== limpide.root(b)) continue;
      const source = !!(a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_PRECEDING);
      const [at, to] = [rect(a), rect(b)];
      const screen = to.bottom <= at.top + 2 || (to.right <= at.left + 2 && to.top < at.bottom && to.bottom > at.top);
      const positive = a.tabIndex > 0 || b.tabIndex > 0;
      const shared = around(a, (up) => up.contains(b));
      const together = !!shared && (matches(shared, GROUP) || !!closest(shared, "form,fieldset,ul,ol"));
      if (source && positive) found.push({ first: ui.number(a), second: ui.number(b), positive: true, together: together && screen });
      else if (!source && screen && shared && moved(shared, a, b)) found.push({ first: ui.number(a), second: ui.number(b), positive: false, together });
    }
    return found.slice(0, 40);
  };
  // The style sheet shows these two children of a box in another order than the source.
  const moved = (shared, a, b) => {
    const css = ui.style(shared);
    if (!/flex|grid/.test(css.display)) return false;
    if (/reverse/.test(css.flexDirection) && /flex/.test(css.display)) return true;
    const own = (at) => { let up = at; while (parent(up) && parent(up) !== shared) up = parent(up); return ui.style(up); };
    const [first, second] = [own(a), own(b)];
    return first.order !== second.order || (/grid/.test(css.display) && (second.gridRowStart !== "auto" || second.gridColumnStart !== "auto"));
  };
  // The text from the first of these elements to the last, in the order of the document.
  const between = (elements) => {
    const range = document.createRange();
    const [first, last] = [elements[0], elements.at(-1)];
    if (!first || first.getRootNode() !== last.getRootNode()) return "";
    range.setStartBefore(first);
    range.setEndAfter(last);
    return ui.squeeze(range.toString()).slice(0, 600);
  };
  // What stands around a set of caught elements.
  ui.trap = (numbers) => {
    const caught = numbers.map(ui.element).filter(Boolean);
    const [first] = caught;
    let shared = first;
    while (shared && !caught.every((at) => shared.contains(at))) shared = parent(shared);
    const dialog = first && closest(first, DIALOG);
    const text = caught.map((at) => `${ui.name(at)} ${attribute(at, "title") || ""} ${referred(at)}`).join(" ")
      + " " + said(dialog || (shared === document.body ? first : parent(shared) || shared), 600) + " " + between(caught);
    return { dialog: !!dialog, acts: caught.some((at) => matches(at, "a,button,summary,iframe,input[type=submit],input[type=button],input[type=image],[role=button],[role=link],[onclick]")), informed: TOLD.test(text), exits: caught.some((at) => LEAVES.test(ui.name(at)) || (caught.length > 1 && tag(at) === "a" && /^https?:/.test(at.href) && at.href.split("#")[0] !== location.href.split("#")[0])) };
  };
  // What a reader sees of an element: no script, no style.
  const said = (at, most) => ui.squeeze(at.innerText || "").slice(0, most);
  const referred = (at) => (attribute(at, "aria-describedby") || "").split(/\s+/).filter(Boolean)
    .map((id) => limpide.root(at).getElementById?.(id)).filter(Boolean).map((of) => limpide.text(of, 200)).join(" ");
  ui.warned = (n) => {
    const at = ui.element(n);
    const labels = at.labels ? [...at.labels].map((of) => limpide.text(of, 200)).join(" ") : "";
    const near = parent(at) ? limpide.text(parent(at), 300) : "";
    return WARNED.test(`${labels} ${ui.name(at)} ${attribute(at, "title") || ""} ${referred(at)} ${near.length < 260 ? near : ""}`);
  };
  // A radio button cannot be taken back by a key: it is put back as the reader's earlier choice left it.
  ui.unchoose = (n) => { const at = ui.element(n); if (at.type === "radio") at.checked = false; };
  ui.fields = (most) => {
    const found = [];
    for (const at of ui.controls()) {
      const choice = tag(at) === "select" ? !at.multiple && at.size < 2 && at.options.length > 1 : tag(at) === "input" && /^(checkbox|radio)$/.test(at.type);
      if (choice && ui.shown(at) && !ui.disabled(at)) found.push({ number: ui.number(at), name: ui.name(at), select: tag(at) === "select",
        before: tag(at) === "select" ? at.selectedIndex : at.checked });
    }
    return [...found.filter((f) => f.select).slice(0, most), ...found.filter((f) => !f.select).slice(0, 3)];
  };

  // Mutations that change what is shown, since watch().
  let observer = null, count = 0;
  ui.watch = () => {
    observer?.disconnect();
    count = 0;
    observer = new MutationObserver((list) => { count += list.length; });
    observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
  };
  ui.watched = () => { observer?.takeRecords().forEach(() => count++); const n = count; observer?.disconnect(); return n; };
  ui.aim = (n) => {
    const at = ui.element(n);
    at.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
    const box = rect(at), x = box.left + Math.min(box.width / 2, 200), y = box.top + box.height / 2;
    const hit = document.elementFromPoint(x, y);
    return { x, y, hit: !!hit && (at.contains(hit) || hit.contains(at) || at === hit), name: ui.name(at), box: [box.left, box.top, box.width, box.height] };
  };

  // Everything in the style of an element and its surroundings that a focus indication may change.
  const READ = ["outlineStyle", "outlineWidth", "outlineColor", "outlineOffset", "boxShadow", "borderTopColor", "borderTopWidth", "borderTopStyle",
    "borderBottomColor", "borderBottomWidth", "borderBottomStyle", "borderLeftColor", "borderLeftWidth", "backgroundColor", "backgroundImage", "backgroundSize", "backgroundPosition", "color",
    "textDecorationLine", "textDecorationColor", "textDecorationStyle", "textDecorationThickness", "opacity", "transform", "filter", "fontWeight", "visibility", "width", "height", "left", "top", "clipPath", "clip"];
  const signature = (at, pseudo) => {
    const css = ui.style(at, pseudo);
    return pseudo && css.content === "none" ? [] : READ.map((name) => css[name]);
  };
  const surroundings = (at) => [at, parent(at), parent(at) && parent(parent(at)), ...[...find(at, "*")].slice(0, 6), at.nextElementSibling, ...(at.labels || [])].filter(Boolean);
  const full = (at) => surroundings(at).flatMap((part) => [[part, signature(part)], [part, signature(part, "::before")], [part, signature(part, "::after")]]);
  let rest = null;
  // The style without the focus is read by rest(), the style with it by differences().
  ui.rest = () => { const at = ui.deepActive(); ui.blur(); rest = at ? full(at) : null; if (at) HTMLElement.prototype.focus.call(at, { focusVisible: true, preventScroll: true }); };
  ui.differences = () => {
    const at = ui.deepActive();
    if (!at || !rest) return null;
    const now = full(at), names = new Set();
    now.forEach(([, values], i) => { const old = rest[i]?.[1] || []; values.forEach((value, n) => { if (value !== old[n]) names.add(READ[n]); });
      if (old.length !== values.length) names.add("content"); });
    const css = ui.style(at);
    const box = rect(at), x = Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1), y = Math.min(Math.max(box.top + box.height / 2, 0), innerHeight - 1);
    const hit = document.elementFromPoint(x, y), near = parent(at), host = closest(at, "label") || (near && limpide.children(near).length <= 3 && near !== document.body ? near : null);
    return { styles: [...names].sort(), native: css.outlineStyle === "auto" && parseFloat(css.outlineWidth) > 0, shown: ui.shown(at),
      covered: ui.inViewport(at) && !!hit && !at.contains(hit) && !hit.contains(at) && !(host && host.contains(hit)),
      field: matches(at, "input:not([type=checkbox]):not([type=radio]):not([type=submit]):not([type=button]):not([type=reset]):not([type=image]):not([type=range]):not([type=color]):not([type=file]),textarea,[contenteditable]"),
      control: ui.widget(at), scroll: [scrollX, scrollY], box: [box.left, box.top, box.width, box.height], component: limpide.component(at) + " " + tag(at) + " " + (at.type || "") };
  };
  ui.still = () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("*,*::before,*::after{transition-duration:0s!important;transition-delay:0s!important;caret-color:transparent!important;scroll-behavior:auto!important}");
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  };

  const SKIPS = /(aller|acc[eè]s|accéder|passer|sauter|se rendre|évit|skip|jump|go to|directement|atteindre).*(contenu|content|main|navigation|principal|menu|menus|recherche|page|texte|body)|^(contenu|contenu principal|aller au contenu|skip to content|évitement)$|^skip\b/i;
  const inPage = (at) => tag(at) === "a" && has(at, "href") && (attribute(at, "href") || "").includes("#") && at.href.split("#")[0] === location.href.split("#")[0] && at.hash.length > 1;
  const leaves = (at) => has(at, "href") && /^https?:/.test(at.href) && at.href.split("#")[0] !== location.href.split("#")[0];
  ui.skips = (numbers) => numbers.map((n) => {
    const at = n === null ? null : ui.element(n);
    if (!at || !tag(at)) return null;
    const opens = has(at, "aria-expanded") || has(at, "aria-haspopup") || has(at, "aria-controls");
    const named = SKIPS.test(ui.name(at)) && ui.name(at).length < 80 && !opens && (inPage(at) || ui.name(at).includes(" "));
    if (!inPage(at) && !(named && (tag(at) === "a" && !leaves(at) || tag(at) === "button"))) return null;
    const id = inPage(at) ? decodeURIComponent(at.hash.slice(1)) : "";
    const target = id ? document.getElementById(id) || document.getElementsByName(id)[0] || null : null;
    const main = mains()[0];
    return { number: n, named, link: inPage(at), target: id, found: !!target, name: ui.name(at),
      toMain: !!target && !!main && (main.contains(target) || target.contains(main) || !!(target.compareDocumentPosition(main) & Node.DOCUMENT_POSITION_FOLLOWING && !ui.controls().some((c) => ui.shown(c) && target.compareDocumentPosition(c) & Node.DOCUMENT_POSITION_FOLLOWING && c.compareDocumentPosition(main) & Node.DOCUMENT_POSITION_FOLLOWING && !target.contains(c)))) };
  });
  const mains = () => [...find(document, "main,[role=main]")].filter((at) => ui.shown(at));
  ui.mainFacts = (numbers) => {
    const main = mains()[0];
    const before = main ? numbers.filter((n) => n !== null && ui.element(n).compareDocumentPosition(main) & Node.DOCUMENT_POSITION_FOLLOWING).length : 0;
    const all = [...find(document, "a[href*='#']")].filter((at) => inPage(at) && SKIPS.test(ui.squeeze(at.textContent)) && ui.squeeze(at.textContent).length < 80);
    const dormant = all.find((at) => !numbers.includes(ui.number(at)));
    return { main: !!main, before, dormant: dormant && !all.some((at) => numbers.includes(ui.number(at))) ? ui.number(dormant) : null };
  };
  // Whether the focus stands in the target of this fragment, or after it and not before it.
  ui.landed = (id, from) => {
    const at = ui.deepActive();
    const target = id ? document.getElementById(id) || document.getElementsByName(id)[0] : mains()[0];
    if (!at) return { active: null, beyond: false };
    const beyond = !!target && (target.contains(at) || !!(target.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_FOLLOWING));
    return { active: ui.number(at), beyond: beyond && ui.number(at) !== from };
  };
})();
