// limpide.ui, continued: the controls of what came since remember(), and whether the keyboard comes to them.
(() => {
  const ui = limpide.ui;
  const { tag, attribute, has, matches, closest, find } = limpide;
  let tops = [], held = [];
  const acts = (at) => (ui.widget(at) || has(at, "onclick")) && !ui.disabled(at);
  // What came and holds controls: learnt here for the questions below.
  ui.cameControls = () => {
    tops = ui.came().map((one) => ui.element(one.number));
    held = tops.flatMap((top) => [top, ...find(top, "*")].filter((at) => acts(at) && ui.shown(at) && !/^(label|option)$/.test(tag(at))));
    return { controls: held.length, name: held.length ? ui.name(held[0]) : "", top: tops.length ? ui.number(tops[0]) : null, text: tops.length ? limpide.text(tops[0], 80) : "" };
  };
  // Where the keyboard stands: in what came, or pointing at a part of it; whether that is still on display, and in the order of Tab.
  ui.reachState = () => {
    const at = ui.deepActive();
    const points = at ? document.getElementById(attribute(at, "aria-activedescendant") || "") : null;
    const inside = (one) => !!one && tops.some((top) => top.contains(one));
    const frame = !!at && tops.some((top) => [...find(top, "iframe")].includes(at));
    return { inside: (inside(at) && at !== document.body) || inside(points) || frame, shown: held.some((one) => ui.shown(one)),
      ordered: held.some((one) => ui.shown(one) && ui.tabbable(one)) };
  };
  // Whether an element without the pointer on it could still take the focus: hidden by its colour only.
  ui.takesFocus = (n) => { const list = [ui.element(n), ...find(ui.element(n), "*")].filter(acts);
    return list.some((at) => { HTMLElement.prototype.focus.call(at, { preventScroll: true }); return ui.deepActive() === at; }); };
  const TEXTS = "input:not([type=checkbox]):not([type=radio]):not([type=submit]):not([type=button]):not([type=reset]):not([type=image]):not([type=range]):not([type=color]):not([type=file]):not([type=hidden]):not([type=password]),textarea";
  ui.types = (n) => matches(ui.element(n), TEXTS) && !has(ui.element(n), "readonly");
  // Fields, and controls that say a content describes them or that listen to the focus (numbers): what may bring a content.
  ui.focusable = (numbers, most) => {
    const heard = new Set(numbers), kinds = new Map(), found = [];
    for (const at of ui.controls()) {
      const n = ui.number(at);
      if (!(matches(at, TEXTS) || heard.has(n) || has(at, "aria-describedby") || /tooltip|infobulle|popover/i.test((attribute(at, "class") || "") + [...at.attributes].map((a) => a.name).join(" ")))) continue;
      if (!ui.tabbable(at) || !ui.shown(at) || closest(at, "[role=menu],[role=tablist]")) continue;
      const kind = limpide.component(at) + (attribute(at, "type") || "") + (heard.has(n) ? "h" : ""), times = kinds.get(kind) || 0;
      kinds.set(kind, times + 1);
      if (times < 2) found.push([heard.has(n) ? 0 : 1, n]);
    }
    return found.sort((a, b) => a[0] - b[0]).slice(0, most).map(([, n]) => n);
  };
})();
