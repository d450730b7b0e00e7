// What has a name on this document: links with their context, controls whose label is shown, images, figures, frames.
function (most) {
  const { tag, attribute, has, find, closest, describe, name, role, exposed, squeeze, said } = limpide;
  const all = (selector) => limpide.all(selector).slice(0, most);
  const PRIVATE = /[\ue000-\uf8ff\u{f0000}-\u{10fffd}]/gu;

  // The text a sighted reader sees in an element: alternatives, text hidden from sight and icon fonts left out.
  const shown = (element) => {
    let text = "";
    const seen = new Map();
    const visible = (at) => {
      if (!seen.has(at)) seen.set(at, limpide.seen(at) || getComputedStyle(at).display === "contents");
      return seen.get(at);
    };
    const read = (node) => {
      for (const child of node.childNodes) {
        if (text.length > 400) return;
        if (child.nodeType === 3) { if (node.nodeType !== 1 || visible(node)) text += child.data; }
        else if (child.nodeType === 1 && !/^(script|style|noscript|template|title|desc|select|textarea)$/.test(tag(child)) && visible(child)) {
          const apart = tag(child) === "br" || !/^inline/.test(getComputedStyle(child).display);
          if (apart) text += " ";
          read(child);
          if (apart) text += " ";
        }
      }
    };
    if (visible(element)) read(element);
    return squeeze(text.replace(PRIVATE, ""));
  };
  const address = (element) => {
    const linked = has(element, "href") || has(element, "xlink:href");
    return linked ? limpide.address(element) : squeeze(attribute(element, "onclick") || "").slice(0, 300);
  };

  // Context of a link (RGAA, WCAG H30 to H81): its sentence, paragraph, list item or cell, the items above it, its description.
  const BLOCK = "p, li, dd, dt, td, th, figcaption, caption, blockquote, label, [role=listitem], [role=cell], [role=gridcell]";
  const without = (text, part) => squeeze(text.replace(part, " "));
  // Text of a block, the lists and tables inside it left out; hidden text counts: it can only add to the context.
  const start = (element) => {
    if (!element.firstElementChild) return element.textContent.slice(0, 600);
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    let text = "";
    while (text.length < 600 && walker.nextNode()) text += walker.currentNode.data;
    return text.slice(0, 600);
  };
  const own = (block) => {
    const only = block.firstChild;
    if (only && only.nodeType === 3 && !only.nextSibling) return squeeze(only.data.slice(0, 600));
    let text = "";
    for (const node of block.childNodes) {
      if (text.length > 600) break;
      if (node.nodeType === 3) text += ` ${node.data.slice(0, 600)}`;
      else if (node.nodeType === 1 && !/^(ul|ol|dl|table|script|style|noscript)$/.test(tag(node))) {
        text += ` ${start(node)}`;
        if (node.firstElementChild || tag(node) === "img") for (const image of tag(node) === "img" ? [node] : find(node, "img[alt]")) text += ` ${attribute(image, "alt")}`;
      }
    }
    return squeeze(text);
  };
  const blocks = new Map();
  const around = (link) => {
    const inside = own(link);
    const up = limpide.parent(link);
    let block = up && closest(up, BLOCK);
    if (!block) block = up && [...up.childNodes].some((one) => one.nodeType === 3 && one.data.trim()) ? up : null;
    let text = "";
    for (let at = block, n = 0; at && !text && n < 6; n++) {
      if (!blocks.has(at)) blocks.set(at, [blocks.size, own(at)]);
      text = without(blocks.get(at)[1], inside);
      const above = limpide.parent(at);
      at = above && closest(above, "li, dd, td, [role=listitem]");
    }
    if (block && closest(block, "td, [role=cell], [role=gridcell]")) {
      const table = closest(block, "table, [role=table], [role=grid]");
      const head = table && find(table, "th, [role=columnheader], [role=rowheader]")[0];
      if (head) text = squeeze(`${text} ${said(head, 100)}`);
    }
    return [block ? blocks.get(block)[0] : -1, text.slice(0, 300)];
  };
  // Links a rule may have to look at: a short name, a title, or a name that several addresses share. Of a short name that leads
  // to one address the place is asked afterwards, when it says nothing.
  const OTHERS = 300;
  const SHORT = 30, POINTS = 16;
  // Characters of text between a heading and a link, when both are of one tree; links come in order: what one read, the next
  // one goes on from.
  const FAR = 5000;
  const read = new Map();
  const between = (from, to) => {
    if (limpide.root(from) !== limpide.root(to)) return 0;
    let at = read.get(from);
    if (!at) {
      const walker = document.createTreeWalker(limpide.root(from), NodeFilter.SHOW_TEXT);
      walker.currentNode = from;
      let next = walker.nextNode();
      while (next && from.contains(next)) next = walker.nextNode();
      read.set(from, at = { walker, next, text: "" });
    }
    while (at.next && at.text.length < FAR && at.next.compareDocumentPosition(to) === Node.DOCUMENT_POSITION_FOLLOWING) {
      at.text += at.next.data;
      at.next = at.walker.nextNode();
    }
    return squeeze(at.text.slice(0, FAR)).length;
  };
  const every = [];
  const addresses = new Map();
  let heading = "", number = 0, under = null;
  for (const element of limpide.all("a[href], a[*|href], area[href], [role~=link i], h1, h2, h3, h4, h5, h6, [role=heading]")) {
    const kind = role(element);
    if (kind === "heading") { if (exposed(element)) { heading = said(element, 200); number += 1; under = element; } continue; }
    if (kind !== "link" || !exposed(element)) continue;
    const [label, from] = name(element);
    const known = label.toLowerCase();
    const url = address(element);
    if (!addresses.has(known)) addresses.set(known, new Set());
    addresses.get(known).add(url);
    every.push({ element, known, under, fields: { name: label.slice(0, 400), name_from: from, url, heading, heading_number: number } });
  }
  const looked = ({ element, known }) => known && (known.length <= SHORT || has(element, "title") || addresses.get(known).size > 1);
  const other_links = every.filter((one) => !looked(one)).slice(0, OTHERS).map(({ fields }) => ({ name: fields.name, url: fields.url, heading: fields.heading }));
  limpide.linksHeld = [];
  const links = every.filter(looked)
    .slice(0, most).map(({ element, fields, known, under }) => {
      limpide.linksHeld.push(element);
      const doubtful = has(element, "title") || addresses.get(known).size > 1;
      const [block, context] = around(element);
      const since = under && !context && known.length <= POINTS ? between(under, element) : 0;
      const described = squeeze(limpide.referred(element, "aria-describedby").map((one) => said(one, 200)).join(" "));
      return { ...fields, since_heading: since, shown: has(element, "title") ? shown(element) : "", block, context, described,
        title: squeeze(attribute(element, "title") || "").slice(0, 300),
        place: doubtful ? describe(element) : { selector: "", region: limpide.region(element) } };
    });

  // Controls named by aria-label or aria-labelledby that also show a label.
  const NAMED = ":is([aria-label], [aria-labelledby])";
  const WIDGETS = new Set(("button checkbox gridcell link menuitem menuitemcheckbox menuitemradio option radio switch tab treeitem " +
    "summary textbox searchbox combobox spinbutton slider listbox").split(" "));
  const controls = [];
  for (const element of all(NAMED)) {
    const kind = role(element);
    if (!WIDGETS.has(kind) || !exposed(element)) continue;
    const [label, from] = name(element);
    if (!/^aria-/.test(from)) continue;
    const labels = element.labels ? [...element.labels].map(shown).join(" ") : "";
    const field = /^(textbox|searchbox|combobox|spinbutton|slider|listbox)$/.test(kind);
    const text = squeeze(field || element instanceof HTMLInputElement ? labels : shown(element));
    if (!text) continue;
    controls.push({ role: kind, name: label.slice(0, 400), shown: text.slice(0, 400), in_form: closest(element, "form") !== null,
      place: describe(element) });
  }

  // Images, whatever element holds them.
  const CONTAINER = "a[href], button, [role~=link i], [role~=button i], summary";
  const file = (element) => {
    const source = element.currentSrc || attribute(element, "src") || attribute(element, "data") || "";
    return /^(data|blob):/.test(source) ? "" : decodeURI(source.split(/[?#]/)[0].split("/").pop() || "").slice(0, 200);
  };
  const decodeURI = (text) => { try { return decodeURIComponent(text); } catch { return text; } };
  // Where longdesc leads: "" (no longdesc), "place", "nowhere" (no such place here) or "words" (a text in place of an address).
  const described = (element) => {
    const to = (attribute(element, "longdesc") || "").trim();
    if (!to) return has(element, "longdesc") ? "nowhere" : "";
    if (/\s/.test(to) && !/[/#]/.test(to)) return "words";
    if (to[0] !== "#") return "place";
    return find(limpide.root(element), `[id="${CSS.escape(decodeURI(to.slice(1)))}"], a[name="${CSS.escape(decodeURI(to.slice(1)))}"]`).length ? "place" : "nowhere";
  };
  const images = [];
  for (const element of all("img, input[type=image i], area, svg:not(svg svg), canvas, object[type^='image' i], embed[type^='image' i], " +
    "[role~=img i]:not(svg *), [role~=image i]:not(svg *)")) {
    const { width, height } = limpide.rect(element);
    const [label, from] = name(element);
    const inside = closest(limpide.parent(element) || element, CONTAINER);
    const next = element.nextElementSibling;
    images.push({ tag: tag(element), role: limpide.explicitRole(element), name: label.slice(0, 500), name_from: from,
      alt: has(element, "alt") ? attribute(element, "alt").slice(0, 500) : null, title: squeeze(attribute(element, "title") || "").slice(0, 300),
      label: squeeze(attribute(element, "aria-label") || "").slice(0, 300), silent: limpide.silent(element),
      shown: limpide.rendered(element) && width > 1 && height > 1, width: Math.round(width), height: Math.round(height),
      file: file(element), container: inside ? role(inside) : "", container_text: inside ? shown(inside).slice(0, 200) : "",
      inner: tag(element) === "svg" ? squeeze([...find(element, "title, desc")].map((one) => one.textContent).join(" ")).slice(0, 200)
        : /^(canvas|object)$/.test(tag(element)) ? squeeze(element.textContent).slice(0, 200) : "",
      description: described(element), followed: Boolean(next && limpide.matches(next, "a[href], button")),
      captioned: closest(element, "figure, [role~=figure i]") !== null, server_map: has(element, "ismap"), place: describe(element) });
  }
  const figures = all("figure").filter(exposed).map((element) => {
    const caption = [...limpide.children(element)].find((one) => tag(one) === "figcaption");
    const inner = [...find(element, "img, svg, canvas, object[type^='image' i], embed[type^='image' i], [role~=img i]")];
    return { role: limpide.explicitRole(element), label: squeeze(attribute(element, "aria-label") || ""),
      caption: caption ? said(caption, 600) : "", images: inner.filter((one) => exposed(one) && name(one)[0]).length, place: describe(element) };
  }).filter((one) => one.caption || one.images);

  // Frames; their elements are kept for the questions asked afterwards.
  limpide.framesHeld = all("iframe, frame");
  const frames = limpide.framesHeld.map((element) => {
    const source = attribute(element, "src") || "";
    const full = () => { try { return new URL(source, document.baseURI).href; } catch { return source; } };
    return { title: has(element, "title") ? attribute(element, "title").slice(0, 500) : null, name: name(element)[0].slice(0, 500),
      url: source ? full().slice(0, 2000) : has(element, "srcdoc") ? "about:srcdoc" : "", exposed: exposed(element),
      tabindex: has(element, "tabindex") ? parseInt(attribute(element, "tabindex"), 10) || 0 : null,
      width: element.clientWidth, height: element.clientHeight, place: describe(element) };
  });
  // What the document that holds this one in a frame asks of it.
  const inner = () => {
    const top = limpide.rootElement();
    const reachable = all("a[href], button, input, select, textarea, summary, iframe, [tabindex], [contenteditable]").filter((element) =>
      limpide.focusable(element) && !(parseInt(attribute(element, "tabindex"), 10) < 0) && limpide.seen(element) && exposed(element));
    return { reachable: reachable.length, title: squeeze(document.title || "").slice(0, 300),
      text: squeeze(top ? top.innerText || "" : "").slice(0, 4000) };
  };
  return { links, other_links, links_total: every.length, controls, images, figures, frames, ...(window === window.top ? { reachable: 0, title: "", text: "" } : inner()) };
}
