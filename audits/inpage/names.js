// limpide.role(element), limpide.name(element): role and accessible name as browsers compute them (accname 1.2, html-aam),
// limpide.exposed(element): it is in the accessibility tree.
(() => {
  const { tag, attribute, has, parent, find, getter } = limpide;
  const ROLES = new Set(("alert alertdialog application article banner blockquote button caption cell checkbox code columnheader " +
    "combobox complementary contentinfo definition deletion dialog directory document emphasis feed figure form generic grid " +
    "gridcell group heading img image insertion link list listbox listitem log main marquee math meter menu menubar menuitem " +
    "menuitemcheckbox menuitemradio navigation none note option paragraph presentation progressbar radio radiogroup region row " +
    "rowgroup rowheader scrollbar search searchbox separator slider spinbutton status strong subscript suggestion superscript " +
    "switch tab table tablist tabpanel term textbox time timer toolbar tooltip tree treegrid treeitem").split(" "));
  const INPUTS = { button: "button", submit: "button", reset: "button", image: "button", checkbox: "checkbox", radio: "radio",
    range: "slider", number: "spinbutton", search: "searchbox", email: "textbox", tel: "textbox", text: "textbox", url: "textbox" };
  const NATIVE = { a: (e) => (has(e, "href") || has(e, "xlink:href") ? "link" : ""), area: (e) => (has(e, "href") ? "link" : ""),
    button: () => "button", summary: () => "summary", img: (e) => (attribute(e, "alt") === "" ? "none" : "img"), svg: () => "", iframe: () => "iframe", select: (e) =>
      (has(e, "multiple") || Number(attribute(e, "size")) > 1 ? "listbox" : "combobox"), textarea: () => "textbox",
    input: (e) => INPUTS[inputType(e)] ?? "", option: () => "option", h1: () => "heading", h2: () => "heading",
    h3: () => "heading", h4: () => "heading", h5: () => "heading", h6: () => "heading", table: () => "table", tr: () => "row",
    td: () => "cell", th: () => "header", ul: () => "list", ol: () => "list", li: () => "listitem", p: () => "paragraph",
    figure: () => "figure", dialog: () => "dialog", nav: () => "navigation", main: () => "main" };
  // By name from content (ARIA 1.2); a link, a button, a cell …
  const CONTENT = new Set(("button cell checkbox columnheader gridcell heading header link menuitem menuitemcheckbox " +
    "menuitemradio option radio row rowheader summary switch tab tooltip treeitem").split(" "));
  const GLOBAL = ["aria-label", "aria-labelledby", "aria-describedby", "aria-live", "aria-atomic", "aria-controls", "aria-owns",
    "aria-details", "aria-flowto", "aria-relevant", "aria-busy", "aria-current", "aria-keyshortcuts"];
  const typeOf = getter(HTMLInputElement.prototype, "type");
  const labelsOf = { input: HTMLInputElement, select: HTMLSelectElement, textarea: HTMLTextAreaElement, button: HTMLButtonElement,
    meter: HTMLMeterElement, progress: HTMLProgressElement, output: HTMLOutputElement };
  const inputType = (element) => (element instanceof HTMLInputElement ? typeOf(element) : "");
  const textOf = getter(Node.prototype, "textContent");
  const squeeze = (text) => text.replace(/[\s\u200b\ufeff]+/g, " ").trim();

  const focusable = (element) => {
    const name = tag(element);
    if (["button", "input", "select", "textarea"].includes(name)) {
      return !limpide.matches(element, ":disabled") && inputType(element) !== "hidden";
    }
    if (name === "summary") return true;
    if ((name === "a" || name === "area") && (has(element, "href") || has(element, "xlink:href"))) return true;
    if (name === "iframe") return true;
    if ((name === "audio" || name === "video") && has(element, "controls")) return true;
    if (has(element, "contenteditable") && attribute(element, "contenteditable") !== "false") return true;
    return has(element, "tabindex") && !Number.isNaN(parseInt(attribute(element, "tabindex"), 10));
  };
  const explicit = (element) => (attribute(element, "role") || "").toLowerCase().split(/\s+/).find((one) => ROLES.has(one)) || "";
  const role = (element) => {
    const own = explicit(element);
    const kept = own && own !== "none" && own !== "presentation";
    if (kept) return own === "image" ? "img" : own;
    const native = NATIVE[tag(element)] ? NATIVE[tag(element)](element) : "";
    if (!own) return native;
    return focusable(element) || GLOBAL.some((one) => has(element, one)) ? native : "none";
  };
  // Not rendered: no box and no child that may have one (display: contents has none of its own).
  const hiddenByStyle = (element) => !limpide.rendered(element) && getComputedStyle(element).display !== "contents";
  const hidden = (element) => attribute(element, "aria-hidden") === "true" || hiddenByStyle(element);
  // In the accessibility tree: rendered, not hidden from it, not made inert, not behind a modal dialog.
  const exposed = (element) => {
    if (hiddenByStyle(element)) return false;
    const modal = limpide.memo("modal", () => [...find(document, "dialog:modal")].at(-1) || null);
    return !(modal && !modal.contains(element)) && !shut(element, limpide.memo("shut", () => new Map()));
  };
  // It or an ancestor is taken out of the accessibility tree; known answers are remembered on the way.
  const shut = (element, known) => {
    const path = [];
    let answer = false;
    for (let at = element; at; at = parent(at)) {
      if (known.has(at)) { answer = known.get(at); break; }
      path.push(at);
      if (attribute(at, "aria-hidden") === "true" || has(at, "inert")) { answer = true; break; }
    }
    for (const at of path) known.set(at, answer);
    return answer;
  };
  const ids = (element, name) => (attribute(element, name) || "").split(/\s+/).filter(Boolean)
    .map((id) => { try { return find(limpide.root(element), `#${CSS.escape(id)}`)[0]; } catch { return undefined; } }).filter(Boolean);

  const generated = (element) => ["::before", "::after"].map((pseudo) => {
    const content = getComputedStyle(element, pseudo).content;
    return /^["']/.test(content) ? content.replace(/^["']|["']$/g, "") : "";
  });
  const BLOCK = /^(block|flex|grid|table|list-item|table-cell|table-row|flow-root)/;
  const content = (element, ways) => {
    let text = "";
    const nodes = limpide.shadowRoot(element) ? limpide.shadowRoot(element).childNodes
      : tag(element) === "slot" && element.assignedNodes().length ? element.assignedNodes() : element.childNodes;
    const [before, after] = ways.pseudo ? generated(element) : ["", ""];
    for (const node of nodes) {
      if (text.length > 2000) break;
      if (node.nodeType === 3) text += node.data;
      else if (node.nodeType === 1) {
        if (/^(script|style|template|noscript)$/.test(tag(node))) continue;
        const part = compute(node, { ...ways, root: false });
        const apart = tag(node) === "br" || (part && BLOCK.test(getComputedStyle(node).display)) || /^(img|input|select)$/.test(tag(node));
        text += apart ? ` ${part} ` : part;
      }
    }
    return before + text + after;
  };
  const native = (element, ways) => {
    const name = tag(element);
    if (labelsOf[name]) {
      const own = ways.root && element instanceof labelsOf[name] && inputType(element) !== "hidden"
        ? [...(getter(labelsOf[name].prototype, "labels")(element) || [])] : [];
      const label = squeeze(own.map((one) => compute(one, { ...ways, root: false, owner: element })).join(" "));
      if (label) return [label, "label"];
    }
    if (name === "img" || name === "area" || (name === "input" && inputType(element) === "image")) {
      const alt = squeeze(attribute(element, "alt") || "");
      if (alt) return [alt, "alt"];
    }
    if (name === "input" && ["button", "submit", "reset"].includes(inputType(element))) {
      const value = squeeze(attribute(element, "value") || "");
      if (value) return [value, "value"];
      if (inputType(element) !== "button" && !has(element, "value")) return [inputType(element), "default"];
    }
    const child = { fieldset: "legend", table: "caption", figure: "figcaption", svg: "title" }[name];
    if (child) {
      const found = [...limpide.children(element)].find((one) => tag(one) === child);
      const said = found ? squeeze(child === "title" ? found.textContent : compute(found, { ...ways, root: false })) : "";
      if (said) return [said, child];
    }
    return ["", ""];
  };
  // A field inside a label or a button says its value.
  const embedded = (element) => {
    const kind = role(element);
    if (kind === "textbox" || kind === "searchbox") return "value" in element ? String(element.value) : element.textContent;
    if (kind === "combobox" && element instanceof HTMLSelectElement) return [...element.selectedOptions].map((o) => o.text).join(" ");
    return /^(slider|spinbutton)$/.test(kind) ? attribute(element, "aria-valuetext") || attribute(element, "aria-valuenow") || String(element.value ?? "") : null;
  };
  const named = (element, ways) => {
    if (ways.seen.has(element) || ways.seen.size > 400) return ["", ""];
    if (element === ways.owner) return ["", ""];
    ways.seen.add(element);
    if (!ways.hiddenToo && !ways.root && hidden(element)) return ["", ""];
    if (!ways.referred && has(element, "aria-labelledby")) {
      const parts = ids(element, "aria-labelledby").map((one) =>
        compute(one, { ...ways, seen: new Set(one === element ? [] : ways.seen), root: one === element, referred: true, hiddenToo: hidden(one) }));
      const joined = squeeze(parts.join(" "));
      if (joined) return [joined, "aria-labelledby"];
    }
    const label = squeeze(attribute(element, "aria-label") || "");
    if (label) return [label, "aria-label"];
    if (!ways.root) {
      const value = embedded(element);
      if (value !== null) return [squeeze(value), "value"];
    }
    const own = native(element, ways);
    if (own[0]) return own;
    const kind = role(element);
    const textual = !/^(iframe|audio|video|input|textarea|select|img|area|object|canvas|embed)$/.test(tag(element));
    if (textual && (!ways.root || ways.referred || CONTENT.has(kind))) {
      const said = squeeze(content(element, ways));
      if (said) return [said, "content"];
    }
    const title = squeeze(attribute(element, "title") || attribute(element, "xlink:title") || "");
    if (title) return [title, "title"];
    const hint = ways.root && /^(input|textarea)$/.test(tag(element)) ? squeeze(attribute(element, "placeholder") || "") : "";
    return hint ? [hint, "placeholder"] : ["", ""];
  };
  const compute = (element, ways) => named(element, ways)[0];
  // Most links and headings hold text and nothing else: their name is that text.
  const BARE = /^(a|h[1-6]|summary)$/;
  const bare = (element) => {
    const plain = BARE.test(tag(element)) && !limpide.children(element).length && !limpide.shadowRoot(element) &&
      !has(element, "role") && !has(element, "aria-label") && !has(element, "aria-labelledby") && CONTENT.has(role(element));
    return plain ? squeeze(textOf(element)) : "";
  };
  // [name, where it comes from]: aria-labelledby, aria-label, label, alt, value, default, content, title, placeholder, legend …
  limpide.name = (element) => {
    const said = bare(element);
    if (said) return [said, "content"];
    const plain = named(element, { seen: new Set(), root: true });
    return plain[0] || !CONTENT.has(role(element)) ? plain : named(element, { seen: new Set(), root: true, pseudo: true });
  };
  limpide.role = role;
  limpide.explicitRole = explicit;
  limpide.focusable = focusable;
  limpide.exposed = exposed;
  limpide.referred = ids;
  limpide.squeeze = squeeze;
})();
