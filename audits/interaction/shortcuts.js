// limpide.ui, continued: what changes on the page between two looks, whoever caused it.
(() => {
  const ui = limpide.ui;
  const { tag, attribute, matches, closest, parent, find } = limpide;
  const GROUPS = "[role=menu],[role=menubar],[role=listbox],[role=tree],[role=grid],[role=tablist],[role=toolbar],[role=combobox],[role=application]";
  // "page" for what hears every key of the page, the element's number for what hears those of most of it.
  ui.pageWide = (node) => {
    if (node === document || node === ui.root() || node === document.body) return "page";
    if (node.nodeType !== 1 || !node.isConnected) return null;
    const all = document.body.innerText.length, part = (node.innerText || "").length;
    return all && part > 0.6 * all ? ui.number(node) : null;
  };
  // A plain link or button inside this element, to hold the focus.
  ui.plainStop = (n) => {
    const stops = ui.controls().filter((at) => ui.element(n).contains(at) && ui.tabbable(at) && ui.shown(at) && matches(at, "a[href],button") && !closest(at, GROUPS));
    const found = stops.find((at) => closest(at, "main")) || stops[0];
    return found ? ui.number(found) : null;
  };
  ui.writes = () => { const at = ui.deepActive(); return !!at && matches(at, "input,textarea,select,[contenteditable],iframe,frame,object,embed,[role=application]"); };
  let before = null;
  const players = () => [...find(document, "video,audio")].map((at) => `${at.paused} ${at.muted}`).join();
  const scrolled = () => [document.scrollingElement, ...find(document, "main,[role=main]")].filter(Boolean).map((at) => Math.round(at.scrollTop) + ":" + Math.round(at.scrollLeft)).join();
  const fields = () => [...find(document, "input,select,textarea")].slice(0, 300).map((at) => at.value + at.checked).join("|");
  const looks = () => ui.colours() + [document.body, ...[...find(document, "main,p,h1,nav,section,article,aside")].slice(0, 40)].map((at) => { const css = ui.style(at); return css.fontSize + css.filter + css.opacity + css.fontFamily + css.letterSpacing; }).join();
  const texts = () => [...find(document, "output,[aria-live],[role=status],[role=alert],time,b,strong,span,p,h1,h2,h3,li,td,dd")].slice(0, 1500)
    .filter((at) => ui.carries(at) && Element.prototype.checkVisibility.call(at, { visibilityProperty: true })).map((at) => at.firstChild.data || "").join("\n");
  // Look once; again only when something changed since.
  ui.lookBefore = () => {
    const quick = { active: ui.deepActive(), players: players(), scrolled: scrolled(), fields: fields() };
    if (!before || !calm) { ui.remember(); before = { looks: looks(), texts: texts() }; }
    Object.assign(before, quick);
    ui.watch();
  };
  let calm = false;
  // What is not as it was: kind to the number of an element that shows it, or null.
  ui.lookAfter = () => {
    const found = {}, at = ui.deepActive(), mutations = ui.watched();
    if (at !== before.active && at) found.focus = ui.number(at);
    if (scrolled() !== before.scrolled) found.scroll = null;
    if (players() !== before.players) found.media = null;
    calm = !mutations && fields() === before.fields && !("focus" in found);
    if (calm) return found;
    const came = ui.came().filter((one) => one.text || one.controls);
    if (came.length) found.content = came[0].number;
    else if (ui.gone() || fields() !== before.fields || texts() !== before.texts) found.content = null;
    if (looks() !== before.looks) found.look = null;
    return found;
  };
  const SPEAKS = /raccourci|shortcut|touches? rapide|hotkey/i;
  ui.shortcutControl = () => { const at = ui.controls().find((one) => SPEAKS.test(ui.name(one)) && ui.shown(one)); return at ? ui.name(at) : ""; };
})();
