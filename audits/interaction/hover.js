// limpide.ui, continued: elements whose hover may bring content, and what becomes of that content.
(() => {
  const ui = limpide.ui;
  const { tag, attribute, has, matches, closest, parent, rect, find } = limpide;
  const rules = () => {
    const found = [];
    const read = (list) => {
      for (const rule of list) {
        if (rule.selectorText && rule.selectorText.includes(":hover")) found.push(...rule.selectorText.split(","));
        if (rule.cssRules && rule.cssRules.length && found.length < 3000) read(rule.cssRules);
      }
    };
    for (const sheet of [...document.styleSheets, ...document.adoptedStyleSheets]) { try { read(sheet.cssRules); } catch { continue; } }
    return found;
  };
  const safe = (selector) => { try { return [...find(document, selector)]; } catch { return []; } };
  // Triggers by the style sheets: what stands before :hover in a selector that goes on to another element, or to ::after.
  ui.hoverable = (most) => {
    const wanted = new Set();
    for (const selector of rules()) {
      const [, before, after] = /^(.*?):hover(?![\w-])(.*)$/.exec(selector.trim()) || [];
      if (before === undefined || before.includes("(") || !/[ >+~]|::(before|after)/.test(after.trim() ? after : "")) continue;
      for (const at of safe(before.trim() || "*").slice(0, 40)) {
        const hidden = /::/.test(after) ? true : safe(`${before}${after.replace(/:hover|:focus[\w-]*/g, "")}`).some((to) => !ui.shown(to) && (at.contains(to) || parent(at)?.contains(to)));
        if (hidden) wanted.add(at);
      }
      if (wanted.size > 200) break;
    }
    return pick([...wanted], most);
  };
  // Of the elements the page listens to, those that may be the trigger of a content: not the page nor a whole part of it.
  ui.listenable = (numbers) => numbers.filter((n) => {
    const at = ui.element(n), box = rect(at);
    return at.isConnected && !matches(at, "html,body,main,header,footer,form,table") && box.width * box.height < 0.4 * innerWidth * innerHeight && ui.shown(at);
  });
  const pick = (list, most) => {
    const kinds = new Map(), found = [];
    for (const at of list) {
      if (!ui.shown(at) || matches(at, "html,body,main")) continue;
      const kind = limpide.component(at), times = kinds.get(kind) || 0;
      if (times < 2 && found.length < most) found.push(ui.number(at));
      kinds.set(kind, times + 1);
    }
    return { found, all: list.length };
  };
  ui.choose = (numbers, most) => pick(numbers.map(ui.element), most);
  const COLOURED = /\S/;
  // What hovering brought: the first thing of text or control that came, with the text of the page it hides.
  ui.brought = (n) => {
    const at = ui.element(n), came = ui.came().filter((one) => one.text || one.controls);
    const pseudo = ["::after", "::before"].some((part) => { const css = ui.style(at, part); return css.content !== "none" && css.content.length > 6 && css.display !== "none" && css.visibility !== "hidden" && Number(css.opacity) > 0.5 && COLOURED.test(css.content); });
    if (!came.length) return pseudo ? { pseudo: true } : null;
    const [first] = came, top = ui.element(first.number);
    return { pseudo: false, number: first.number, leaf: first.leaf, text: limpide.cut(first.text, 80), box: boxOf(top), controls: first.controls, links: [top, ...find(top, "*")].filter((of) => tag(of) === "a" && has(of, "href") && of.href.split("#")[0] !== location.href.split("#")[0]).length, covers: covered(top), elsewhere: elsewhere(top, at) };
  };
  const boxOf = (top) => {
    const boxes = [top, ...find(top, "*")].map(rect).filter((b) => b.width > 2 && b.height > 2);
    const l = Math.min(...boxes.map((b) => b.left)), t = Math.min(...boxes.map((b) => b.top));
    return [l, t, Math.max(...boxes.map((b) => b.right)) - l, Math.max(...boxes.map((b) => b.bottom)) - t];
  };
  // Text of the page that lies under this element, at points where the element is what the eye sees.
  const covered = (top) => {
    const [x, y, w, h] = boxOf(top);
    for (let i = 1; i < 8; i++) for (let j = 1; j < 6; j++) {
      const [px, py] = [x + (w * i) / 8, y + (h * j) / 6];
      const stack = document.elementsFromPoint(px, py);
      if (!stack.length || !top.contains(stack[0])) continue;
      for (const under of stack) {
        if (top.contains(under) || under.contains(top) || !ui.carries(under)) continue;
        const range = document.createRange();
        for (let node = under.firstChild; node; node = node.nextSibling) {
          if (node.nodeType !== 3 || !/\S/.test(node.data)) continue;
          range.selectNodeContents(node);
          if ([...range.getClientRects()].some((b) => b.left <= px && b.right >= px && b.top <= py && b.bottom >= py)) return limpide.cut(ui.squeeze(node.data), 60);
        }
      }
    }
    return "";
  };
  const elsewhere = (top, trigger) => {
    const links = [...find(top, "a[href]")];
    if (links.length) return links.every((a) => ui.controls().some((other) => other !== a && !top.contains(other) && other.href === a.href && ui.shown(other)));
    const said = ui.squeeze(top.textContent).slice(0, 200);
    const name = trigger.contains(top) ? "" : ui.name(trigger);
    return said.length > 0 && (name.includes(said) || ui.squeeze(document.body.innerText.replace(top.innerText || "", "")).includes(said));
  };
  ui.onShow = (n) => ui.shown(ui.element(n));
  ui.live = (n) => { const top = ui.element(n); return ui.shown(top) ? boxOf(top) : null; };
  // Focusable elements of the trigger, or beside it, that could bring the same content.
  ui.doors = (n) => {
    const at = ui.element(n), near = [at, ...find(at, "*"), ...(parent(at) ? [...limpide.children(parent(at))].flatMap((c) => [c, ...find(c, "*")]) : [])];
    return [...new Set(near)].filter((of) => ui.tabbable(of) && ui.shown(of)).slice(0, 4).map((of) => ({ number: ui.number(of), key: matches(of, "input[type=checkbox],input[type=radio]") ? "Space" : "Enter",
      press: matches(of, "button:not([type=submit]),summary,input[type=checkbox],input[type=radio],[role=button],[aria-expanded],[aria-haspopup]") && (tag(of) !== "a" || !has(of, "href") || (attribute(of, "href") || "").startsWith("#")) }));
  };
  // Elements a pointer may press, and whether they look like a part of a drag.
  ui.pressable = (most) => {
    const drag = (at) => has(at, "draggable") || /slider|range|drag|sort|swip|carousel|carrousel|map|carte|leaflet|canvas|scroll/i.test(attribute(at, "class") || "") || matches(at, "[role=slider],input[type=range],canvas");
    const list = [...ui.controls(), ...find(document, "div,span,li,img,p,h2,h3")].filter((at) => !matches(at, "input,select,textarea,video,audio,iframe") && ui.shown(at) && find(at, "*").length < 20);
    return [...new Set(list)].slice(0, most).map((at) => ({ number: ui.number(at), name: ui.name(at), drags: [at, parent(at), parent(at) && parent(parent(at))].some((of) => of && drag(of)) }));
  };
})();
