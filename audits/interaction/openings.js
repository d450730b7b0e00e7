// limpide.ui, continued: controls that say they open something, and what came when they did.
(() => {
  const ui = limpide.ui;
  const { tag, attribute, has, matches, closest, parent, find } = limpide;
  const DIALOG = "dialog,[role=dialog],[role=alertdialog],[aria-modal=true]";
  const HARM = /suppr|effac|delete|remove|envoy|send|submit|pay|command|achet|valid|déconn|logout|sign out|inscri|annul|imprim|print/i;
  const stays = (at) => tag(at) !== "a" || !has(at, "href") || /^(#|javascript:|$)/i.test(attribute(at, "href").trim());
  const opener = (at) => !!(attribute(at, "aria-expanded") === "false" || (has(at, "aria-haspopup") && attribute(at, "aria-haspopup") !== "false") || has(at, "popovertarget")
    || (tag(at) === "summary" && parent(at) && !parent(at).open) || has(at, "aria-controls") || has(at, "data-toggle") || has(at, "data-bs-toggle") || has(at, "data-fr-opened")
    || has(at, "commandfor"));
  // It says that it opens: pressing it does no harm, whatever its name.
  const says = (at) => attribute(at, "aria-expanded") === "false" || (has(at, "aria-haspopup") && attribute(at, "aria-haspopup") !== "false") || tag(at) === "summary";
  ui.triggers = (most) => {
    const seen = new Map(), found = [];
    let all = 0;
    // Where a dialog waits, hidden, a plain button may be the one that opens it.
    const waits = [...find(document, DIALOG)].some((box) => !ui.shown(box));
    const plain = (at) => waits && matches(at, "button:not([type=submit]),[role=button]") && !closest(at, `form,${DIALOG}`);
    for (const at of [...ui.controls()].sort((a, b) => opener(b) - opener(a))) {
      if (!(opener(at) || plain(at)) || !stays(at) || !ui.shown(at) || ui.disabled(at) || matches(at, "input,textarea,select,[role=tab],[role=combobox],[role=textbox]")) continue;
      if (matches(at, "[type=submit]") && at.form || (HARM.test(ui.name(at)) && !says(at)) || closest(at, "[role=tablist]")) continue;
      all++;
      const kind = limpide.component(at);
      const times = seen.get(kind) || 0;
      if (times >= 2 || found.length >= most) continue;
      seen.set(kind, times + 1);
      found.push({ number: ui.number(at), name: ui.name(at), space: matches(at, "button,summary,[role=button]"), tabbable: ui.tabbable(at),
        dialog: attribute(at, "aria-haspopup") === "dialog" });
    }
    return { found, all };
  };
  const expanded = (at) => attribute(at, "aria-expanded") === "true" || (tag(at) === "summary" && parent(at).open === true);
  // What came since remember(): whether something did, and the dialog among it.
  ui.opened = (n) => {
    const at = ui.element(n), came = ui.came();
    const dialog = [...find(document, DIALOG)].find((box) => ui.shown(box) && !box.contains(at) && came.some((one) => box.contains(ui.element(one.number)) || ui.element(one.number).contains(box)));
    return { open: came.length > 0 || expanded(at), came: came.length, dialog: dialog ? ui.number(dialog) : null,
      modal: !!dialog && (attribute(dialog, "aria-modal") === "true" || matches(dialog, ":modal")) };
  };
  ui.holdsFocus = (n) => { const at = ui.deepActive(); return !!at && ui.element(n).contains(at); };
  ui.isActive = (n) => ui.deepActive() === ui.element(n);
  // Whether the element's dialog, or what came, is still there.
  ui.stillOpen = (n, dialog) => (dialog !== null ? ui.shown(ui.element(dialog)) : expanded(ui.element(n)) || ui.came().length > 0);
  ui.closer = (dialog) => {
    const found = ui.controls().find((at) => ui.element(dialog).contains(at) && ui.shown(at) && matches(at, "button,[role=button]") && /ferm|close|annul|quitt|^[×✕✖x]$/i.test(ui.name(at)));
    return found ? ui.number(found) : null;
  };
  // The colours of the page, to see whether it has others in the dark.
  ui.colours = () => [document.body, ...[...find(document, "main,header,footer,h1,p,a,button")].slice(0, 30)].filter(Boolean).map((at) => { const css = ui.style(at); return css.color + css.backgroundColor; }).join("|");
})();
