// What a reader finds in the page, in the isolated world; written for engines of 2020 too. Leaves one object.
globalThis.limpideFound = globalThis.limpideFound || (() => {
  const SKIPPED = new Set(["SCRIPT", "STYLE", "NOSCRIPT", "TEMPLATE", "TITLE", "HEAD"]);
  const CONTROLS = "button,summary,[role=button],[role=tab],[aria-expanded],[aria-haspopup],[aria-controls],[popovertarget],[limpide--popovertarget],input[type=button]";
  const HARM = /suppr|effac|delete|remove|envoy|send|submit|pay|command|achet|valid|déconn|logout|sign out|inscri|annul|imprim|print|télécharg|download/i;
  const roots = (from, all = []) => {
    all.push(from);
    for (const one of from.querySelectorAll("*")) if (one.shadowRoot) roots(one.shadowRoot, all);
    return all;
  };
  const every = (selector) => roots(document).reduce((all, root) => all.concat([...root.querySelectorAll(selector)]), []);
  const seen = (element) => {
    if (!element.getClientRects().length) return false;
    const box = element.getBoundingClientRect();
    if (box.width < 1 || box.height < 1 || box.right + scrollX < 0 || box.bottom + scrollY < 0) return false;
    for (let up = element, from = null; up; from = up, up = up.parentElement || (up.getRootNode().host || null)) {
      const style = getComputedStyle(up);
      // A closed panel has boxes in today's engine and none in older ones: nobody sees it in either.
      if (up.localName === "details" && !up.open && from && from !== up.querySelector(":scope > summary")) return false;
      if (up === element && style.visibility !== "visible") return false;
      if (style.opacity === "0" || style.contentVisibility === "hidden") return false;
    }
    return true;
  };
  const told = new Map();
  const shown = (element) => { if (!told.has(element)) told.set(element, seen(element)); return told.get(element); };
  const said = (element) => (element.getAttribute("aria-label") || element.innerText || element.value || element.textContent || "").replace(/\s+/g, " ").trim().slice(0, 80);
  const text = (most) => {
    let found = "";
    for (const root of roots(document)) {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      while (found.length < most && walker.nextNode()) {
        const node = walker.currentNode, parent = node.parentElement;
        if (!node.data.trim() || !parent || SKIPPED.has(parent.tagName) || !shown(parent)) continue;
        found += " " + node.data;
      }
    }
    return found.replace(/\s+/g, " ").trim().slice(0, most);
  };
  let controls = [];
  return {
    all(most) {
      told.clear();
      return {
        text: text(most),
        links: every("a[href]").filter(shown).map((one) => one.href.slice(0, 300)).slice(0, 500),
        images: every("img").filter((one) => one.complete && one.naturalWidth > 0 && shown(one)).map((one) => one.alt || one.getAttribute("src") || "img").map((one) => one.slice(0, 200)).slice(0, 500),
        fields: every("input:not([type=hidden]),select,textarea").filter((one) => seen(one) || one.type === "checkbox" || one.type === "radio").map((one) => `${one.localName} ${one.type} ${one.name || one.id}`.slice(0, 200)).slice(0, 300),
      };
    },
    // Controls worth trying, two of each kind at most: those that neither leave the page nor send anything.
    controls(most) {
      const kinds = new Map(), keys = new Map(), found = [];
      controls = [];
      const searches = every("input[type=search],[role=search] input:not([type]),[role=search] input[type=text]").filter(seen).slice(0, 1);
      for (const one of every(CONTROLS)) {
        if (found.length >= most) break;
        const link = one.localName === "a" && one.hasAttribute("href") && !/^(#|javascript:|$)/i.test(one.getAttribute("href").trim());
        const sends = one.form && (one.type === "submit" || one.type === "reset" || one.type === "image");
        if (link || sends || one.disabled || /^(input|textarea|select)$/.test(one.localName) && one.type !== "button" || !seen(one)) continue;
        const name = said(one);
        if (HARM.test(name)) continue;
        const kind = `${one.localName} ${one.getAttribute("role") || ""} ${[...one.classList].join(".")}`;
        if ((kinds.get(kind) || 0) >= 2) continue;
        kinds.set(kind, (kinds.get(kind) || 0) + 1);
        const base = `${one.localName} ${name}`;
        keys.set(base, (keys.get(base) || 0) + 1);
        controls.push(one);
        found.push({ key: `${base} ${keys.get(base)}`, name, search: false });
      }
      for (const one of searches) {
        controls.push(one);
        found.push({ key: `search ${one.name || one.id}`, name: said(one) || one.placeholder || one.name || "search", search: true });
      }
      return found;
    },
    // Whether the control takes the focus, for a key to reach it.
    focus(number) {
      const one = controls[number];
      if (!one || !one.isConnected || !one.getClientRects().length) return false;
      one.focus();
      return one.getRootNode().activeElement === one;
    },
    // Everything a press can change, as one text.
    state() {
      const marks = every("[aria-expanded],[aria-selected],[aria-hidden],[aria-pressed],[aria-checked],details,dialog,[hidden]")
        .map((one) => ["aria-expanded", "aria-selected", "aria-hidden", "aria-pressed", "aria-checked", "open", "hidden"].map((name) => one.getAttribute(name)).join()).join(";");
      const body = document.body;
      return body ? `${body.innerText}|${marks}|${document.querySelectorAll("*").length}|${body.className}|${document.documentElement.className}` : "";
    },
  };
})();
