// limpide.ui, continued: every line of text on display, what cuts it, what it overlaps; compared between two states.
(() => {
  const ui = limpide.ui;
  const { tag, attribute, has, matches, closest, parent, rect, find } = limpide;
  const TEXTS_MAX = 6000;
  const SILENT = new Set("script style noscript template option optgroup textarea title".split(" "));
  const EXEMPT = "svg,canvas,img,video,audio,iframe,object,embed,map,math,[role=img],[role=toolbar],[role=application],[role=grid],[class*=leaflet],[class*=mapbox],[class*=maplibre],[class*=ol-viewport]";
  const DRIFT = /carousel|carrousel|slider|swiper|slick|splide|glide|flickity|owl-|marquee|ticker|diaporama/i;
  const numbers = new WeakMap(), nodes = [];
  const number = (node) => {
    if (!numbers.has(node)) { numbers.set(node, nodes.length); nodes.push(node); }
    return numbers.get(node);
  };
  const states = {};
  // Text nodes of the document and its open shadow roots.
  const texts = () => {
    const found = [], roots = [document];
    limpide.walk((at) => { const inner = limpide.shadowRoot(at); if (inner) roots.push(inner); });
    for (const top of roots) {
      const walker = document.createTreeWalker(top, NodeFilter.SHOW_TEXT);
      while (walker.nextNode() && found.length < TEXTS_MAX) if (/[\p{L}\p{N}]/u.test(walker.currentNode.data)) found.push(walker.currentNode);
    }
    return found;
  };
  const holder = (node) => node.parentElement || limpide.root(node).host || null;
  const cutAcross = () => {
    const way = [ui.style(ui.root()).overflowX, document.body ? ui.style(document.body).overflowX : "visible"];
    return way.some((one) => one === "hidden" || one === "clip");
  };
  const facts = (at) => {
    let fixed = false, drifts = false, exempt = false, table = "", code = false, ellipsis = false;
    for (let up = at, n = 0; up && n < 200; up = parent(up), n++) {
      const css = ui.style(up);
      if (css.position === "fixed" || css.position === "sticky") fixed = true;
      if (css.textOverflow === "ellipsis" || css.webkitLineClamp !== "none") ellipsis = true;
      if (DRIFT.test(attribute(up, "class") || "") || attribute(up, "aria-roledescription") || tag(up) === "marquee") drifts = true;
      if (!table && tag(up) === "table") table = find(up, "th,caption").length && attribute(up, "role") !== "presentation" ? "data" : "layout";
      if (matches(up, "pre,code,samp,kbd")) code = true;
      if (matches(up, EXEMPT)) exempt = true;
    }
    return { fixed, drifts, exempt, table, code, ellipsis };
  };
  // Measure every line on display under this name; coordinates are those of the document.
  ui.measure = (name) => {
    const cut = cutAcross(), wide = innerWidth;
    const parents = new Map();
    const measured = new Map();
    const range = document.createRange();
    for (const node of texts()) {
      const at = holder(node);
      if (!at || SILENT.has(tag(at))) continue;
      let known = parents.get(at);
      if (known === undefined) {
        const on = Element.prototype.checkVisibility.call(at, { visibilityProperty: true }) && !ui.veiled(at) && !matches(at, "svg *");
        known = on ? { cuts: ui.cutters(at, true), ...facts(at), size: parseFloat(ui.style(at).fontSize) } : null;
        if (known) known.room = Math.min(...known.cuts.filter((one) => one[1]).map(([up]) => up.clientWidth), Infinity);
        parents.set(at, known);
      }
      if (!known) continue;
      range.selectNodeContents(node);
      const lines = [];
      for (const line of range.getClientRects()) {
        if (line.width < 2 || line.height < 2) continue;
        const part = ui.left(line, known.cuts);
        let across = part ? part.width / line.width : 0, down = part ? part.height / line.height : 0;
        const rolls = known.cuts.some((one) => one[3]);
        if (part && !rolls && (part.left + scrollX < -1 || (cut && part.right + scrollX > wide + 1))) {
          const inside = Math.max(0, Math.min(part.right + scrollX, cut ? wide : Infinity) - Math.max(part.left + scrollX, 0));
          across = Math.min(across, inside / line.width);
        }
        // What can be seen of it: the part left by what cuts it.
        const on = part || line;
        lines.push({ left: line.left + scrollX, top: line.top + scrollY, right: line.right + scrollX, bottom: line.bottom + scrollY, across, down, rolls,
          shown: { left: on.left + scrollX, top: on.top + scrollY, right: on.right + scrollX, bottom: on.bottom + scrollY } });
      }
      if (lines.length) measured.set(node, { lines, at, ...known });
    }
    states[name] = measured;
    return measured.size;
  };
  const whole = (line) => line.across >= 0.97 && line.down >= 0.8;
  const seen = (line) => line.across > 0.2 && line.down > 0.4;
  const isCut = (line) => line.down < 0.72 || (line.across < 0.9 && (1 - line.across) * (line.right - line.left) > 6);
  const text = (node) => limpide.cut(ui.squeeze(node.data), 120);
  const brief = (node, known, more) => ({ number: ui.number(known.at), text: text(node), length: ui.squeeze(node.data).length, ellipsis: known.ellipsis,
    drifts: known.drifts, fixed: known.fixed, exempt: known.exempt, table: known.table, code: known.code, opens: opens(known), linked: linked(known.at), ...more });
  // What cuts it can be opened: a control says so.
  const opens = (known) => known.cuts.some(([up, x, y]) => (x || y) && (up.id && limpide.root(up).querySelector(`[aria-controls~="${CSS.escape(up.id)}"]`)
    || [up, parent(up)].some((near) => near && near !== document.body && [...find(near, "[aria-expanded],summary,button")].some((b) => /plus|suite|more|dérouler|déplier|afficher|tout voir|lire/i.test(ui.name(b)) || has(b, "aria-expanded")))));
  const READS_ON = /suite|en savoir|savoir plus|plus d.info|détail|lire|voir (le|la|l.|les|plus|tout)|consulter|découvrir|(texte|version|article) (complet|complète|intégral)|intégralité|read (more|on)|full (text|version|article|story)|more|details/i;
  // A text that a link on display beside it, in the same card, gives whole on another page; headings and links are read where they stand.
  const linked = (at) => {
    if (closest(at, "a,button,summary,label,th,h1,h2,h3,h4,h5,h6,[role=heading]")) return false;
    const excerpt = /(…|\.\.\.|\[…\])\s*$/.test(ui.squeeze(at.textContent));
    const away = (a) => /^https?:/.test(a.href) && a.href.split("#")[0] !== location.href.split("#")[0] && ui.shown(a);
    for (let up = at, n = 0; up && n < 5 && !matches(up, "main,body,section,[role=main]"); up = parent(up), n++) {
      const links = [...find(up, "a[href]")].filter(away);
      if (links.length) return links.some((a) => excerpt || READS_ON.test(ui.name(a)));
      if (matches(up, "article,li")) return false;
      const next = up.nextElementSibling;
      if (next && !matches(next, "article,section") && [next, ...find(next, "a[href]")].some((a) => tag(a) === "a" && away(a) && READS_ON.test(ui.name(a)))) return true;
    }
    return false;
  };
  // Text whole in the first state and cut in the second.
  ui.cut = (base, now) => {
    const found = [];
    for (const [node, known] of states[now]) {
      const old = states[base].get(node);
      if (!old || !old.lines.every(whole)) continue;
      const bad = known.lines.filter(isCut);
      if (bad.length && !(bad.every((l) => !seen(l)) && iconed(known.at))) found.push(brief(node, known, { lines: bad.length, of: known.lines.length, down: Math.min(...bad.map((l) => l.down)), across: Math.min(...bad.map((l) => l.across)),
        squeezed: bad.every((l) => l.down >= 0.72) && (known.room < old.room - 2 || !/nowrap|pre$/.test(ui.style(known.at).whiteSpace)),
        box: bounds(bad) }));
    }
    return found.slice(0, 60);
  };
  // The text of a control that shows an icon in its place.
  const iconed = (at) => {
    const control = closest(at, "a,button,summary,label,[role=button],[role=link],[role=tab],[role=menuitem]");
    if (!control || !ui.shown(control)) return false;
    const drawn = (of) => ["::before", "::after"].some((part) => { const css = ui.style(of, part); return css.content !== "none" && css.content !== "normal" && css.display !== "none"; })
      || ui.style(of).backgroundImage !== "none";
    return [control, ...[...find(control, "*")].slice(0, 12)].some((of) => drawn(of) || (/^(svg|img|i)$/.test(tag(of)) && ui.shown(of)));
  };
  const bounds = (lines) => {
    const l = Math.min(...lines.map((b) => b.left)), t = Math.min(...lines.map((b) => b.top));
    return [l, t, Math.max(...lines.map((b) => b.right)) - l, Math.max(...lines.map((b) => b.bottom)) - t];
  };
  // Pairs of texts that lie on one another.
  const pairs = (name) => {
    const cells = new Map(), found = new Map();
    for (const [node, known] of states[name]) {
      if (known.fixed || known.drifts) continue;
      for (const line of known.lines) {
        if (!seen(line) || line.rolls) continue;
        for (let y = Math.floor(line.top / 48); y <= Math.floor(line.bottom / 48); y++) {
          for (let x = Math.floor(line.left / 256); x <= Math.floor(line.right / 256); x++) {
            const cell = `${x} ${y}`;
            for (const [other, before] of cells.get(cell) || []) {
              if (other === node || holder(other) === known.at) continue;
              const wide = Math.min(line.shown.right, before.shown.right) - Math.max(line.shown.left, before.shown.left);
              const high = Math.min(line.shown.bottom, before.shown.bottom) - Math.max(line.shown.top, before.shown.top);
              const small = Math.min(line.bottom - line.top, before.bottom - before.top);
              if (wide > 8 && high > 0.4 * small) found.set(`${number(other)} ${number(node)}`, [other, node, high / small, wide, line]);
            }
            if (!cells.has(cell)) cells.set(cell, []);
            cells.get(cell).push([node, line]);
          }
        }
      }
    }
    return found;
  };
  ui.overlaps = (base, now) => {
    const old = pairs(base);
    return [...pairs(now)].filter(([key]) => !old.has(key)).slice(0, 40).map(([, [a, b, share, wide, line]]) => brief(b, states[now].get(b), { other: text(a),
      both: states[base].has(a) && states[base].has(b), share, wide, box: bounds([line]) }));
  };
  // Text that needs a scroll across: beyond the right edge of the page, or in a box that scrolls.
  ui.beyond = (name) => {
    if (cutAcross()) return [];
    const found = [];
    for (const [node, known] of states[name]) {
      const out = known.lines.filter((line) => seen(line) && line.right > innerWidth + 4);
      if (!out.length) continue;
      const kept = known.cuts.filter((one) => one[3]).some(([up]) => rect(up).right + scrollX <= innerWidth + 4);
      found.push(brief(node, known, { kept, lines: out.length, box: bounds(out) }));
    }
    for (const at of ui.controls()) {
      if (!matches(at, "input,select,textarea,button") || !ui.shown(at) || closest(at, EXEMPT)) continue;
      const edge = rect(at);
      if (edge.right + scrollX <= innerWidth + 4 || edge.width < 10) continue;
      const cuts = ui.cutters(at);
      found.push({ number: ui.number(at), text: ui.name(at), length: 30, ellipsis: false, opens: false, linked: false, ...facts(at), exempt: false, lines: 1, box: ui.box(at),
        kept: cuts.some(([up, , , rolls]) => rolls && rect(up).right + scrollX <= innerWidth + 4) });
    }
    return found.slice(0, 80);
  };
  // Each text of a state that is cut, or shown, or lies on another: [why, text].
  ui.now = (name) => {
    const found = [];
    for (const [node, known] of states[name]) {
      if (known.lines.some(isCut)) found.push(["cut", text(node)]);
      if (known.lines.some(seen)) found.push(["shown", text(node)]);
    }
    for (const [, [, b]] of pairs(name)) found.push(["overlap", text(b)]);
    return found;
  };
  // Text written vertically that needs a scroll down in a viewport of this height.
  ui.below = (name, high) => {
    const found = [];
    for (const [node, known] of states[name]) {
      const out = known.lines.filter((line) => line.bottom > high + 4);
      const kept = known.cuts.some((one) => one[4]);
      if (out.length && /^(vertical|sideways)/.test(ui.style(known.at).writingMode)) found.push(brief(node, known, { kept, lines: out.length, box: bounds(out) }));
    }
    return found.slice(0, 40);
  };
  // Whether a part of the page is written vertically, and its lines longer than this height.
  const upended = (at) => /^(vertical|sideways)/.test(ui.style(at).writingMode);
  ui.columns = () => [...find(document, "p,div,article,blockquote,section,h1,h2,h3,li,span")].slice(0, 3000).some((at) => ui.carries(at) && upended(at));
  ui.taller = (name, high) => [...states[name]].filter(([node, known]) => upended(known.at) && ui.squeeze(node.data).length >= 30 && known.lines.some((line) => line.bottom - line.top > high + 4))
    .map(([, known], n, all) => brief(all[n][0], known, { kept: known.cuts.some((one) => one[4]), lines: 1, box: bounds(known.lines) })).slice(0, 10);
  // An element of half the screen or more that the style turns by a quarter.
  ui.turned = () => {
    const big = (at) => { const box = rect(at); return box.width * box.height > ui.root().clientWidth * ui.root().clientHeight * 0.4; };
    for (const at of [ui.root(), document.body, ...find(document, "body > *, body > * > *, main, [role=main]")]) {
      if (!at || !big(at)) continue;
      const css = ui.style(at);
      const [, a, b] = /^matrix\(([^,]+), ([^,]+)/.exec(css.transform) || [];
      const turn = /^-?(90|270)deg$/.test(css.rotate || "");
      if (turn || (b !== undefined && Math.abs(Math.abs(parseFloat(b)) - 1) < 0.02 && Math.abs(parseFloat(a)) < 0.02)) return ui.number(at);
    }
    return null;
  };
  const TURN = /(tourne|pivote|bascul|retourne|orient|incline|rotate|turn).{0,60}(appareil|écran|téléphone|tablette|mobile|device|screen|phone|portrait|paysage|landscape)|(portrait|paysage|landscape).{0,60}(uniquement|seulement|only|mode|requis|required)|mode (portrait|paysage)/i;
  ui.asksToTurn = () => {
    const points = [[0.5, 0.5], [0.2, 0.2], [0.8, 0.2], [0.2, 0.8], [0.8, 0.8]].map(([x, y]) => document.elementFromPoint(innerWidth * x, innerHeight * y));
    for (let at = points[0], n = 0; at && n < 20 && at !== document.body && at !== ui.root(); at = parent(at), n++) {
      const edge = rect(at);
      if (edge.width < innerWidth * 0.9 || edge.height < innerHeight * 0.85) continue;
      const said = ui.squeeze(at.innerText || "").slice(0, 400);
      if (said.length < 300 && TURN.test(said) && points.every((hit) => hit && (at === hit || at.contains(hit)))) return ui.number(at);
    }
    return null;
  };
  const strings = (name) => {
    let all = "";
    for (const [node, known] of states[name]) if (known.lines.some(seen)) all += ` ${ui.squeeze(node.data)}`;
    return all;
  };
  // Text and controls on display in the first state and nowhere in the second.
  ui.strings = strings;
  ui.lost = (base, now) => {
    const all = strings(now), found = [];
    for (const [node, known] of states[base]) {
      if (!known.lines.every(whole) || known.drifts || known.exempt) continue;
      const said = ui.squeeze(node.data);
      if (said.length < 12 || all.includes(said)) continue;
      const after = states[now].get(node);
      if (after && after.lines.some((line) => line.across > 0.05 && line.down > 0.05)) continue;
      found.push(brief(node, known, { box: bounds(known.lines), region: limpide.region(known.at), duplicate: holds(node, said) }));
    }
    return found.slice(0, 80);
  };
  const holds = (node, said) => [...limpide.find(document, "[aria-label],[title],option")].some((at) => (attribute(at, "aria-label") || attribute(at, "title") || at.textContent || "").includes(said));
  const OPENS = /menu|navigation|burger|ouvrir|filtre|rubrique|sommaire|afficher|voir plus|☰|≡|open|more|toggle/i;
  // Controls on display that may bring hidden content back.
  ui.disclosures = () => {
    const found = ui.controls().filter((at) => ui.shown(at) && !ui.disabled(at) && (attribute(at, "aria-expanded") === "false" || (has(at, "aria-haspopup") && attribute(at, "aria-haspopup") !== "false")
      || (tag(at) === "summary" && !parent(at)?.open) || has(at, "popovertarget") || (has(at, "aria-controls") && ui.role(at) !== "tab") || /toggle/.test([...at.attributes].map((a) => a.name + a.value).join(" ").slice(0, 300))
      || (matches(at, "button,[role=button],a[href^='#']") && (OPENS.test(ui.name(at)) || !ui.name(at)))));
    for (const label of find(document, "label[for]")) {
      const box = document.getElementById(attribute(label, "for"));
      if (box && /^(checkbox|radio)$/.test(box.type) && ui.shown(label) && !ui.shown(box)) found.push(label);
    }
    return found.slice(0, 8).map((at) => ({ number: ui.number(at), name: ui.name(at), press: matches(at, "button,summary,[role=button]") && at.type !== "submit" }));
  };

  const SPACING = "*,*::before,*::after{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}";
  let spacing = null;
  const sheets = () => {
    const roots = [document];
    limpide.walk((at) => { const inner = limpide.shadowRoot(at); if (inner) roots.push(inner); });
    return roots;
  };
  ui.space = (on) => {
    if (on && !spacing) {
      spacing = new CSSStyleSheet();
      spacing.replaceSync(SPACING);
    }
    for (const top of sheets()) top.adoptedStyleSheets = [...top.adoptedStyleSheets.filter((one) => one !== spacing), ...(on ? [spacing] : [])];
  };
  // Twice the size of every text, as a browser that zooms text only does; lengths in px stay.
  let sized = [];
  ui.enlarge = (factor) => {
    const wanted = [];
    limpide.walk((at) => {
      if (limpide.inSvg(at) || SILENT.has(tag(at))) return;
      const css = ui.style(at);
      wanted.push([at, parseFloat(css.fontSize), css.lineHeight]);
    });
    sized = wanted.map(([at]) => [at, at.style.getPropertyValue("font-size"), at.style.getPropertyPriority("font-size"), at.style.getPropertyValue("line-height"), at.style.getPropertyPriority("line-height")]);
    for (const [at, size] of wanted) at.style.setProperty("font-size", `${size * factor}px`, "important");
    for (const [at, , high] of wanted) if (high !== "normal" && ui.style(at).lineHeight === high) at.style.setProperty("line-height", `${parseFloat(high) * factor}px`, "important");
    return wanted.length;
  };
  ui.restore = () => {
    for (const [at, size, a, high, b] of sized) {
      size ? at.style.setProperty("font-size", size, a) : at.style.removeProperty("font-size");
      high ? at.style.setProperty("line-height", high, b) : at.style.removeProperty("line-height");
    }
    sized = [];
  };
  // Text whose size on the screen does not double, though the page is zoomed by these factors: [state, factor].
  ui.frozen = (base, zoomed) => {
    const found = [];
    for (const [node, known] of states[base]) {
      const grown = zoomed.map(([name, factor]) => (states[name].get(node)?.size || 0) * factor / known.size);
      if (grown.every((one) => one > 0 && one < 1.9) && known.size > 0 && ui.squeeze(node.data).length > 1) found.push(brief(node, known, { grown: Math.max(...grown), box: bounds(known.lines) }));
    }
    return found.slice(0, 40);
  };
  ui.visibleLetters = (name) => { let sum = 0; for (const [node, known] of states[name]) if (known.lines.some(seen)) sum += ui.squeeze(node.data).length; return sum; };
  ui.upright = () => {
    const vertical = (at) => at && /^(vertical|sideways)/.test(ui.style(at).writingMode);
    return !(vertical(ui.root()) || vertical(document.body) || [...find(document, "main,article,[role=main]")].some(vertical));
  };
})();
