// What depends on styles: words and pictures that styles bring, colours without background, contents shown on hover, hidden
// contents; and sentences that name things by their shape, place or colour, timed redirections in scripts.
function (most) {
  const { all, attribute, closest, find, has, matches, parent, place, rect, rendered, seen, said, tag } = limpide;
  const cut = limpide.cut;
  const out = { generated: [], pictures: [], colours: [], hovers: [], silenced: [], wordings: [], timers: [], unread: 0, scripts: 0 };
  const add = (list, item) => { if (list.length < most) list.push(item); };
  const body = document.body, top = limpide.rootElement();
  if (!body || !top) return out;

  // Style rules that apply on a screen of this size.
  const sheets = limpide.styleRules();
  const rules = sheets.rules.filter((one) => one.at.applies);
  out.unread = sheets.unread;
  const query = (selector) => { try { return all(selector); } catch { return []; } };
  const parts = (selector) => selector.split(/,(?![^([]*[)\]])/).map((one) => one.trim());

  // Words that styles write: they go when styles go.
  for (const rule of rules) {
    if (!/::?(before|after)/.test(rule.selector) || !/["'][^"']*\p{L}{3}/u.test(rule.rule.style.content || "")) continue;
    for (const selector of parts(rule.selector)) {
      const end = /::?(before|after)\s*$/.exec(selector);
      if (!end) continue;
      for (const element of query(selector.slice(0, end.index).trim() || "*").slice(0, 5)) {
        if (!rendered(element) || limpide.silent(element)) continue;
        const content = getComputedStyle(element, `::${end[1]}`).content;
        const quoted = [...content.split(" / ")[0].matchAll(/"((?:[^"\\]|\\.)*)"/g)].map((match) => match[1]).join(" ").trim();
        if (!/\p{L}{3}/u.test(quoted) || /attr\(|counter/.test(content)) continue;
        add(out.generated, { text: cut(quoted, 100), place: place(element) });
      }
    }
  }
  const written = (element) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) if (/\S/.test(walker.currentNode.data) && rendered(walker.currentNode.parentElement)) return true;
    return false;
  };
  // Links, buttons and images that only a background picture shows.
  for (const element of all("a[href], button, [role=img i], [role=button i], [role=link i]")) {
    if (out.pictures.length >= most || written(element) || find(element, "img, svg, canvas, video, object, input, picture").length || !seen(element)) continue;
    const { width, height } = rect(element);
    if (width < 16 || height < 16) continue;
    const holders = [element, ...find(element, "*")].filter((one) => /url\(/.test(getComputedStyle(one).backgroundImage));
    if (holders.length) add(out.pictures, { text: cut(attribute(element, "aria-label") || attribute(element, "title") || "", 80), role: attribute(element, "role") || tag(element), place: place(element) });
  }

  // Colours of texts without a background under them, and the converse.
  const clear = (colour) => /rgba\([^)]*,\s*0\)|transparent/.test(colour);
  const ground = new Map();
  const under = (element) => {
    if (!element) return { colour: false, image: null };
    if (!ground.has(element)) {
      const style = getComputedStyle(element);
      const colour = !clear(style.backgroundColor);
      const above = under(parent(element));
      ground.set(element, { colour: colour || above.colour, own: colour, image: /url\(/.test(style.backgroundImage) ? element : colour ? null : above.image });
    }
    return ground.get(element);
  };
  const colouring = () => limpide.memo("colouring", () =>
    rules.filter((rule) => !/::|:hover|:focus|:active|:visited/.test(rule.selector) && rule.rule.style.color));
  const declared = (element) => {
    for (let at = element; at; at = parent(at)) {
      if (at.style && at.style.color) return true;
      if (colouring().some((rule) => { try { return matches(at, rule.selector); } catch { return false; } })) return true;
    }
    return false;
  };
  // Whether a text can be read on a white page, once the picture under it is gone (10.5.3): a contrast of 3:1.
  const reads = (colour) => {
    const [r, g, b] = (colour.match(/[\d.]+/g) || []).map((one) => { const c = one / 255; return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; });
    return /^rgba?\(/.test(colour) && 1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05) >= 3;
  };
  const icon = (element) => { const { backgroundRepeat, backgroundSize } = getComputedStyle(element); return backgroundRepeat === "no-repeat" && backgroundSize === "auto"; };
  let grounds = 0;
  const seenColours = new Set();
  const UNCOLOURED = new Set(["script", "style", "noscript", "option", "template", "title", "textarea", "button", "select"]);
  for (const { data, holder: element } of limpide.texts().slice(0, 20000)) {
    if (out.colours.length >= 40) break;
    if (!/\p{L}{2}/u.test(data) || UNCOLOURED.has(tag(element))) continue;
    const base = under(element);
    const style = getComputedStyle(element);
    const { color } = style;
    const black = color === "rgb(0, 0, 0)";
    if (base.colour && !black) continue;
    const link = closest(element, "a[href]");
    const plain = black || (link && /rgb\(0, 0, 238\)|rgb\(85, 26, 139\)/.test(color));
    const kind = base.colour ? (link ? "" : "ground") : base.image && !reads(color) ? "image" : !plain ? "text" : base.image && !icon(base.image) ? "picture" : "";
    const key = `${kind} ${color} ${attribute(element, "class") || tag(element)}`;
    if (!kind || seenColours.has(key) || closest(element, "svg, button, select") || !seen(element)) continue;
    seenColours.add(key);
    if (kind === "ground" && (grounds > 5 || declared(element))) continue;
    grounds += kind === "ground";
    add(out.colours, { kind, text: cut(data.replace(/\s+/g, " ").trim(), 60), colour: color, place: place(element) });
  }

  // Contents that styles show on hover only.
  const SHOWS = { display: (v) => v && v !== "none", visibility: (v) => v === "visible", opacity: (v) => v && parseFloat(v) > 0, height: (v) => v && v !== "0px", "max-height": (v) => v && v !== "0px", transform: (v) => v, clip: (v) => v === "auto", left: (v) => v, top: (v) => v };
  const hidden = (element) => { const style = getComputedStyle(element); return style.display === "none" || style.visibility === "hidden" || style.opacity === "0" || style.maxHeight === "0px" || style.height === "0px" || rect(element).right < 0 || !rendered(element); };
  const shows = (rule) => Object.entries(SHOWS).some(([name, test]) => test(rule.style.getPropertyValue(name)));
  const focusing = rules.filter((rule) => /:focus|:active|:checked|:target|\[open\]/.test(rule.selector) && shows(rule.rule));
  const twins = (element) => focusing.some((rule) => parts(rule.selector).some((one) => {
    const bare = one.replace(/:(focus-visible|focus-within|focus|active|checked|target)(\([^)]*\))?/g, "").replace(/\[open\]/g, "").replace(/(^|[\s>+~])(?=[\s>+~]|$)/g, "$1*");
    try { return matches(element, bare.trim() || "*"); } catch { return false; }
  }));
  for (const rule of rules) {
    if (!/:hover/.test(rule.selector) || !shows(rule.rule) || out.hovers.length >= 40) continue;
    for (const selector of parts(rule.selector)) {
      const match = /^(.*?):hover(.*)$/.exec(selector);
      if (!match || !/[\s>+~]/.test(match[2].trim() ? match[2] : "") || /:hover/.test(match[2]) || /::/.test(match[2])) continue;
      for (const element of query(`${match[1] || "*"}${match[2]}`).slice(0, 3)) {
        if (!hidden(element) || !/\p{L}{2}/u.test(element.textContent) || twins(element)) continue;
        const owner = query(match[1] || "*").find((one) => one.contains(element) || (parent(one) && parent(one).contains(element)));
        if (!owner) continue;
        const focusable = matches(owner, "a[href], button, input, summary, [tabindex]") || [...find(owner, "a[href], button, input, summary, [tabindex]")].some((one) => !element.contains(one));
        const scripted = [owner, ...find(owner, "[aria-expanded], [aria-haspopup], [aria-controls], [aria-describedby], [onclick], [onfocus], [onmouseover]")].some((one) => matches(one, "[aria-expanded], [aria-haspopup], [aria-controls], [aria-describedby], [onclick], [onfocus], [onmouseover]"));
        add(out.hovers, { text: cut(element.textContent.replace(/\s+/g, " ").trim(), 80), focusable, scripted, place: place(owner) });
      }
    }
  }

  // Visible words kept from assistive technologies.
  const modal = all("dialog[open], [aria-modal=true]").some(rendered);
  const MOVING = "[class*=slide i], [class*=carousel i], [class*=carrousel i], [class*=swiper i], [class*=slick i], [class*=clone i], [class*=splide i], [class*=modal i], [class*=tooltip i], [class*=ticker i]";
  for (const element of modal ? [] : all("[aria-hidden=true]")) {
    if (out.silenced.length >= 40 || limpide.silent(parent(element)) || closest(element, MOVING) || matches(element, "svg, i, body, html") || !seen(element)) continue;
    const words = (element.innerText || "").replace(/\s+/g, " ").trim();
    if (words.length < 15 || words.split(" ").length < 3 || !/\p{L}{3}/u.test(words)) continue;
    let elsewhere = false;
    const low = words.toLowerCase();
    const near = parent(element);
    for (const one of [near, near && parent(near)]) {
      if (!one) continue;
      const rest = [...find(one, "*")].filter((other) => !element.contains(other) && !limpide.silent(other)).map((other) => `${attribute(other, "aria-label") || ""} ${[...other.childNodes].filter((n) => n.nodeType === 3).map((n) => n.data).join(" ")}`).join(" ").toLowerCase().replace(/\s+/g, " ");
      if (rest.includes(low.slice(0, 30)) || (attribute(one, "aria-label") || "").trim()) elsewhere = true;
    }
    if ((body.innerText || "").toLowerCase().replace(/\s+/g, " ").split(low.slice(0, 60)).length > 2) elsewhere = true;
    add(out.silenced, { text: cut(words, 100), elsewhere, place: place(element) });
  }

  // Sentences that send the reader to a thing by its shape, its place or its colour, in French and in English.
  const THING = "(?:boutons?|liens?|ic[ôo]nes?|champs?|cases?|encadr[ée]s?|menus?|colonnes?|formulaires?|pictogrammes?|symboles?|blocs?|rubriques?|images?|fl[èe]ches?|logos?|onglets?|button|link|icon|field)";
  const SHAPE = "(?:ronde?s?|carr[ée]e?s?|rectangulaires?|triangulaires?|en forme d.[\\p{L}]+|de (?:droite|gauche)|(?:situ[ée]e?s? |plac[ée]e?s? |qui se trouve )?(?:à|sur la|sur votre) (?:droite|gauche)|(?:tout )?en (?:haut|bas)(?: à (?:droite|gauche))?|du (?:haut|bas)|ci-contre)";
  const ACT = "(?:cliquez|cliquer|appuyez|appuyer|utilisez|sélectionnez|remplissez|consultez|choisissez|complétez|click|press|use)";
  const PLACE = new RegExp(`${ACT}\\b[^.!?«"“]{0,40}?\\b${THING}\\s+${SHAPE}(?![\\p{L}])`, "iu");
  const EN_THING = "(?:buttons?|links?|icons?|fields?|boxes|box|menus?|navigation|sidebar|columns?|forms?|images?|pictures?|arrows?|tabs?|panels?|sections?)";
  const EN_ACT = "(?:click|press|tap|use|select|choose|pick|find|see|open|check|fill in|go to|look (?:at|for|in|under))";
  const EN_SHAPE = "(?:round|circular|square|rectangular|triangular|triangle|oval|diamond|star|hexagonal|heart|[\\p{L}]+[- ]shaped|(?:right|left)-hand|(?:big|bigg|larg|small)e?(?:st|er))";
  const EN_PLACE = new RegExp(`\\b${EN_ACT}\\b[^.!?«"“]{0,40}?\\bthe (?:\\p{L}+ )?(?:${EN_SHAPE}\\s+${EN_THING}|${EN_THING},?\\s+(?:(?:located|placed|shown|that is|which is)\\s+)?(?:on|to|at|in) (?:the|your) (?:far |very )?(?:(?:top|bottom|upper|lower)[- ])?(?:right|left|top|bottom)(?:[- ]hand)?)(?![\\p{L}-])`, "iu");
  const COLOUR = "(?:rouges?|verte?s?|bleue?s?|jaunes?|oranges?|violette?s?|grise?s?|roses?|red|green|blue)";
  const TINT = new RegExp(`(?:(?:champs?|lignes?|dates?|cases?|mentions?|lettres?|textes?|jours?|créneaux|cours|places?|éléments?|mots?|villes?|communes?|zones?|rubriques?|articles?|produits?|horaires|valeurs?|noms?|fields?)\\s+(?:(?:affichée?s?|indiquée?s?|signalée?s?|écrite?s?|marquée?s?|inscrite?s?|surlignée?s?)\\s+)?(?:en\\s+${COLOUR}|${COLOUR})\\s+(?:sont|est|indiquent|indique|correspondent|doivent|ne sont|signalent|are)\\b)|(?:${ACT}\\b[^.!?«"“]{0,30}\\b(?:boutons?|liens?|cases?|zones?)\\s+(?:en\\s+)?${COLOUR})(?![\\p{L}])`, "iu");
  // What gives the thing its name: the words that follow, a program or a picture that is not this page, or an element that bears that very name.
  const ELSEWHERE = /^\s*(?:(?:de|du|des|d.)\s?(?:la |l.|votre |cette )?(?:fenêtre|écran|boîte|barre|logiciel|application|appareil|clavier|télécommande|photo|image|carte|plan)|(?:side |corner |edge )?of (?:the|your|this) (?:\p{L}+ )?(?:window|screen|dialog|toolbar|keyboard|remote|app|application|editor|device|photo|picture|map))/iu;
  const NAMES = /^[^.]{0,12}[«"“(]|^\s*,?\s*(?:nommée?|intitulée?|appelée?|marquée?s? d.un|et marqu|avec la mention|(?:that is |which is )?(?:label+ed|called|named|titled|marked))/iu;
  const plain = (words) => words.replace(/\s+/g, " ").trim().toLowerCase();
  const bearing = () => limpide.memo("bearing", () => new Set(all("h1, h2, h3, h4, h5, h6, [role=heading i], legend, button, summary, a[href], label, [aria-label]").flatMap((one) =>
    [one.textContent.length < 80 ? plain(one.textContent) : "", plain(attribute(one, "aria-label") || "")])));
// The only menu of the page, on the side that is said: its landmark finds it.
  const single = (words) => {
    const side = /gauche|left/i.test(words) ? -1 : /droite|right/i.test(words) ? 1 : 0;
    const menus = side && /menu|navigation/i.test(words) ? all("nav, [role=navigation i]").filter(rendered) : [];
    return menus.length === 1 && Math.sign(rect(menus[0]).left + rect(menus[0]).width / 2 - innerWidth / 2) === side && rect(menus[0]).width < innerWidth / 2;
  };
  const bears = (words) => {
    const ends = plain(words).split(" ");
    return ends.some((one, n) => bearing().has(one) && new RegExp(`^(?:${THING}|${EN_THING})$`, "iu").test(one) || (n && bearing().has(ends.slice(n - 1, n + 1).join(" "))));
  };
  // What each sentence cannot do without, sought first: most texts have none of it.
  const FRENCH = "rond|carr|rectang|triang|forme|droite|gauche|haut|\\bbas|contre";
  const ENGLISH = "round|circular|square|rectang|triang|oval|diamond|star|hexagon|heart|shaped|-hand|\\bbig|\\blarg|\\bsmall|\\b(?:right|left|top|bottom)";
  const COLOURED = `\\s${COLOUR}(?![a-z])`;
  const [marked, french, acts, english, the, coloured] =
    [`${FRENCH}|${ENGLISH}|${COLOURED}`, FRENCH, ACT, ENGLISH, "\\bthe\\b", COLOURED].map((one) => new RegExp(one, "i"));
  const UNREAD = new Set(["script", "style", "noscript", "template", "textarea", "code", "pre"]);
  for (const { data, holder } of limpide.texts().slice(0, 50000)) {
    if (out.wordings.length >= 60) break;
    if (data.length < 20 || !marked.test(data) || UNREAD.has(tag(holder))) continue;
    const text = data.replace(/\s+/g, " ");
    const shape = (french.test(text) && acts.test(text) && PLACE.exec(text)) || (the.test(text) && english.test(text) && EN_PLACE.exec(text));
    const tint = coloured.test(text) && TINT.exec(text);
    if ((!shape && !tint) || !rendered(holder)) continue;
    const block = closest(holder, "p, li, td, dd, div, label, legend") || holder;
    const found = shape || tint;
    const behind = text.slice(found.index + found[0].length, found.index + found[0].length + 40);
    const named = ELSEWHERE.test(behind) || NAMES.test(behind) || /[«"“]/.test(found[0]) || bears(found[0]) || single(found[0]);
    add(out.wordings, { kind: shape ? "place" : "colour", text: cut(found[0], 100), named, place: place(block) });
  }

  // Scripts of the page that move on by themselves after a time.
  out.scripts = all("script").filter((script) => !/json|template|html/i.test(attribute(script, "type") || "")).length;
  const CONTROL = /prolonger|rester connect|annuler la redirection|arrêter|stopper|suspendre|mettre en pause|continuer la session|plus de temps|extend|cancel|stop/i;
  const controlled = all("button, a, [role=button i]").some((one) => rendered(one) && CONTROL.test(said(one, 80)));
  for (const script of all("script:not([src])")) {
    const code = script.textContent.slice(0, 100000);
    for (const match of code.matchAll(/setTimeout\s*\(\s*(?:function\s*\w*\s*\(\s*\)\s*\{|\(\s*\)\s*=>\s*\{?|["'`])\s*((?:window\.|document\.|self\.|top\.)?location(?:\.href)?\s*(?:=(?!=)|\.(?:replace|assign|reload)\s*\()[^;{}]{0,200}?)[;}\s"'`]*\}?\s*["'`]?\s*,\s*([\d_]+(?:\s*\*\s*\d+)*)\s*\)/g)) {
      const delay = match[2].replace(/_/g, "").split("*").reduce((product, one) => product * parseFloat(one), 1);
      add(out.timers, { kind: /reload/.test(match[1]) ? "reload" : "redirect", text: cut(match[1].trim(), 80), delay, controlled, place: place(script) });
    }
    const interval = /setInterval\s*\(\s*(?:function\s*\w*\s*\(\s*\)\s*\{|\(\s*\)\s*=>\s*\{?)\s*((?:window\.|document\.)?location\.reload\s*\()[^;{}]{0,40}[;}\s)]*,\s*([\d_]+(?:\s*\*\s*\d+)*)\s*\)/.exec(code);
    if (interval) add(out.timers, { kind: "reload", text: "location.reload()", delay: interval[2].split("*").reduce((product, one) => product * parseFloat(one), 1), controlled, place: place(script) });
  }
  return out;
}
