// What depends on how things look: limits of fields and icons against what is behind them, blocks shown in another order than
// that of the document, animations that flash or go on.
function (most) {
  const { all, attribute, closest, find, has, matches, parent, place, rect, rendered, seen, tag } = limpide;
  const out = { weak: [], moved: [], moving: [], flashes: [] };
  const body = document.body;
  if (!body) return out;
  const add = (list, item) => { if (list.length < most) list.push(item); };
  const text = (element) => element.textContent.replace(/\s+/g, " ").trim();

  // Colours as [red, green, blue, alpha], their luminance and contrast (WCAG).
  const colour = (said) => {
    const found = /^rgba?\(([^)]+)\)$/.exec(said || "");
    if (!found) return null;
    const [r, g, b, a = 1] = found[1].split(/[\s,/]+/).map(Number);
    return [r, g, b, a].some(Number.isNaN) ? null : [r, g, b, a];
  };
  const over = ([r, g, b, a], [x, y, z]) => [r * a + x * (1 - a), g * a + y * (1 - a), b * a + z * (1 - a), 1];
  const luminance = ([r, g, b]) => [r, g, b].map((one) => { const c = one / 255; return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; })
    .reduce((sum, one, n) => sum + one * [0.2126, 0.7152, 0.0722][n], 0);
  const contrast = (one, other) => { const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b); return (high + 0.05) / (low + 0.05); };
  // The plain colour behind an element; null where a picture, a transparency or a position of its own leaves it unknown.
  const ground = (element) => {
    const layers = [];
    for (let at = element; at; at = parent(at)) {
      const css = getComputedStyle(at);
      if (css.backgroundImage !== "none" || css.opacity !== "1" || css.filter !== "none" || css.mixBlendMode !== "normal") return null;
      const own = colour(css.backgroundColor);
      if (!own) return null;
      if (own[3] > 0) layers.push(own);
      if (own[3] === 1) break;
      if (css.position === "absolute" || css.position === "fixed" || css.position === "sticky" || css.float !== "none") return null;
    }
    if (!layers.length || layers.at(-1)[3] < 1) layers.push([255, 255, 255, 1]);
    return layers.reduceRight((under, one) => over(one, under), [255, 255, 255, 1]);
  };
  const SIDES = ["Top", "Right", "Bottom", "Left"];
  const bordered = (css) => SIDES.some((side) => parseFloat(css[`border${side}Width`]) > 0 && !/none|hidden/.test(css[`border${side}Style`]));
  const drawn = (element) => ["::before", "::after"].some((part) => { const { content } = getComputedStyle(element, part); return content !== "none" && content !== "normal"; });

  // Fields whose limits the page draws itself (those of the browser are exempt), and nothing else shows.
  const FIELDS = "input:not([type]), input[type=text i], input[type=email i], input[type=tel i], input[type=url i], input[type=search i], input[type=number i], " +
    "input[type=password i], input[type=date i], input[type=checkbox i], input[type=radio i], textarea, select";
  const limits = (field) => {
    const css = getComputedStyle(field);
    const native = css.appearance !== "none" && (matches(field, "[type=checkbox i], [type=radio i]") ||
      (css.borderTopStyle === "inset" && css.borderTopWidth === "2px") || (tag(field) !== "input" && /rgb\(118, 118, 118\)/.test(css.borderTopColor)));
    if (native || css.boxShadow !== "none" || css.backgroundImage !== "none" || css.opacity !== "1" || (css.outlineStyle !== "none" && parseFloat(css.outlineWidth) > 0) || css.borderImageSource !== "none") return null;
    let up = parent(field);
    for (let n = 0; up && n < 3 && !matches(up, "form, fieldset, main, body"); up = parent(up), n++) {
      const holder = getComputedStyle(up);
      if (bordered(holder) || holder.boxShadow !== "none" || drawn(up)) return null;
    }
    if ([...find(parent(field), "*")].some((one) => one !== field && one.getBoundingClientRect().height > 0 && rect(one).height < 5 && !/^(br|wbr|option)$/.test(tag(one)))) return null;
    const behind = ground(parent(field));
    const own = colour(css.backgroundColor);
    if (!behind || !own) return null;
    const inside = over(own, behind);
    const found = [contrast(inside, behind)];
    for (const side of SIDES) {
      if (!(parseFloat(css[`border${side}Width`]) > 0) || /none|hidden/.test(css[`border${side}Style`])) continue;
      const line = colour(css[`border${side}Color`]);
      if (!line) return null;
      found.push(contrast(over(line, behind), behind));
    }
    return found.length > 1 || found[0] > 1.02 ? Math.max(...found) : null;
  };
  for (const field of all(FIELDS)) {
    if (out.weak.length >= most) break;
    if (matches(field, ":disabled, [readonly], [aria-disabled=true], [aria-hidden=true], :focus") || !seen(field) || rect(field).width < 8) continue;
    const best = limits(field);
    if (best !== null && best < 3) add(out.weak, { kind: "field", contrast: Math.round(best * 100) / 100, hint: Boolean((attribute(field, "placeholder") || "").trim() || field.value && !matches(field, "[type=checkbox i], [type=radio i]")), place: place(field) });
  }

  // Drawings in a link or a button that says nothing else to the eye.
  const SHAPES = "path, circle, ellipse, rect, line, polyline, polygon, text";
  const inks = (drawing) => {
    if (find(drawing, "use, image, foreignObject, linearGradient, radialGradient, mask, filter, pattern, style, animate").length) return null;
    const found = [];
    for (const shape of find(drawing, SHAPES)) {
      const css = getComputedStyle(shape);
      if (css.display === "none" || css.visibility !== "visible" || closest(shape, "defs, clipPath, symbol")) continue;
      if (css.opacity !== "1" || css.filter !== "none") return null;
      for (const [paint, alpha] of [[css.fill, css.fillOpacity], [css.stroke, css.strokeOpacity]]) {
        if (paint === "none") continue;
        const ink = colour(paint);
        if (!ink || alpha !== "1") return null;
        if (ink[3] > 0) found.push(ink);
      }
    }
    return found;
  };
  for (const control of all("a[href], button, [role=button i], [role=link i]")) {
    if (out.weak.length >= most) break;
    const drawings = [...find(control, "svg")];
    if (drawings.length !== 1 || (control.innerText || "").trim() || find(control, "img, canvas, picture, i").length || matches(control, ":disabled, [aria-disabled=true]") || !seen(control) || !seen(drawings[0])) continue;
    if ([control, ...find(control, "*")].some((one) => !limpide.inSvg(one) && drawn(one))) continue;
    const behind = ground(drawings[0]);
    const colours = behind && inks(drawings[0]);
    if (!colours || !colours.length) continue;
    const best = Math.max(...colours.map((ink) => contrast(over(ink, behind), behind)), ...colours.map((ink) => contrast(over(ink, behind), over(colours[0], behind))));
    if (best < 3) add(out.weak, { kind: "icon", contrast: Math.round(best * 100) / 100, hint: false, place: place(control) });
  }

  // Blocks that the eye meets in another order than the document's: numbers that follow one another, a heading above its text.
  const ORDER = /^(?:(?:étape|etape|step|partie|part|chapitre|chapter|phase|question|jour|day|n°)\s*)?(\d{1,2})(?![\d:,%€/]|\s?(?:h|€|%|km|m²|ans?|rue|avenue|janv|févr|mars|avr|mai|juin|juil|août|sept|oct|nov|déc)\b)/iu;
  const HEADING = "h1, h2, h3, h4, h5, h6, [role=heading i]";
  const shownOrder = (boxes) => [...boxes.keys()].sort((a, b) => {
    const [one, other] = [boxes[a], boxes[b]];
    const sameRow = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 0.5 * Math.min(one.height, other.height);
    return sameRow ? one.left - other.left : one.top - other.top;
  });
  for (const holder of all("ol, ul, dl, div, section, article, main, form, fieldset, nav, p")) {
    if (out.moved.length >= most) break;
    const inner = [...limpide.children(holder)];
    if (inner.length < 2 || inner.length > 60) continue;
    const boxes = inner.map(rect);
    if (boxes.every((one, n) => !n || one.top >= boxes[n - 1].top - 1 && (one.left >= boxes[n - 1].left - 1 || one.top >= boxes[n - 1].bottom - 1))) continue;
    if (boxes.some((one) => !one.width || !one.height) || getComputedStyle(holder).direction === "rtl" || !inner.every(rendered)) continue;
    const shown = shownOrder(boxes);
    if (shown.every((at, n) => at === n)) continue;
    const numbers = inner.map((one) => Number((ORDER.exec(text(one).slice(0, 60)) || [])[1] || NaN));
    const rising = (list) => list.every((one, n) => !n || one === list[n - 1] + 1);
    if (inner.length > 2 && rising(shown.map((at) => numbers[at])) && !rising(numbers) && tag(holder) !== "ol") {
      add(out.moved, { kind: "numbers", text: limpide.cut(inner.map(text).map((one) => one.slice(0, 24)).join(" / "), 100), place: place(holder) });
      continue;
    }
    const last = inner.length - 1;
    const wordy = inner.slice(0, last).filter((one) => matches(one, "p, ul, ol") && text(one).length > 40);
    if (matches(inner[last], HEADING) && text(inner[last]) && wordy.length && shown[0] === last && wordy.every((one) => rect(one).top >= boxes[last].bottom - 2)) {
      add(out.moved, { kind: "heading", text: limpide.cut(text(inner[last]), 80), place: place(inner[last]) });
    }
  }

  // Flashes: pairs of opposite changes of luminance, a second (WCAG: over three, on a quarter of ten degrees of sight).
  // Texts that a style or a script keeps moving or blinking over five seconds, and whether something may stop them.
  const LONG = 5000;
  const changes = (frames) => {
    const values = (name) => new Set(frames.map((frame) => frame[name]).filter((one) => one !== undefined));
    if (["transform", "translate", "left", "right", "top", "bottom", "marginLeft", "marginTop", "textIndent"].some((name) => values(name).size > 1)) return "moves";
    // A frame that says nothing keeps the element as it is: opaque.
    const clear = [...values("opacity"), ...(values("opacity").size ? [1] : [])].map(Number);
    return (Math.min(...clear) <= 0.2 && Math.max(...clear) >= 0.8) || values("visibility").size > 1 ? "blinks" : "";
  };
  const CONTROLS = "button, [role=button i], summary, input[type=button i], input[type=checkbox i], a[href^='#'], a[href^='javascript:' i], [role=switch i]";
  const STOPS = /pause|stop|arr[eê]t|suspend|figer|anim|mouvement|motion|masquer|fermer|cacher|hide|close|lecture|play|défil/i;
  const stoppable = (target) => {
    const saying = limpide.memo("stops", () => all(CONTROLS).some((one) => STOPS.test(`${text(one)} ${attribute(one, "aria-label") || ""} ${attribute(one, "title") || ""} ${attribute(one, "class") || ""}`)));
    if (saying || limpide.memo("still", calms)) return true;
    let up = target;
    for (let n = 0; up && n < 4 && !matches(up, "body, main"); up = parent(up), n++) if (matches(up, CONTROLS) || find(up, CONTROLS).length) return true;
    return false;
  };
  // A style sheet that stops animations at some state, or for who asked for less movement, or that cannot be read.
  function calms() {
    const inside = (rules, depth) => [...rules].some((rule) => /prefers-reduced-motion/.test(rule.conditionText || "") || (rule.style && rule.style.animationPlayState && /paused/.test(rule.style.animationPlayState)) || (rule.cssRules && depth < 5 && inside(rule.cssRules, depth + 1)));
    return [...document.styleSheets].some((sheet) => { try { return inside(sheet.cssRules, 0); } catch { return true; } });
  }
  const AREA = 21824, CHANGE = 0.1, DARK = 0.8;
  const turns = (levels, loops) => {
    const signs = [];
    const cycle = loops ? [...levels, ...levels.slice(0, -1).reverse()] : [...levels, levels[0]];
    let kept = cycle[0];
    for (const level of cycle.slice(1)) {
      if (Math.abs(level - kept) < CHANGE || Math.min(level, kept) >= DARK) continue;
      const sign = Math.sign(level - kept);
      if (signs.at(-1) !== sign) signs.push(sign);
      kept = level;
    }
    return Math.floor(signs.length / 2);
  };
  for (const animation of document.getAnimations()) {
    const effect = animation.effect, target = effect && effect.target;
    if (animation.playState !== "running" || !target || effect.pseudoElement || !(animation.timeline instanceof DocumentTimeline)) continue;
    const timing = effect.getComputedTiming(), frames = effect.getKeyframes();
    const moves = timing.duration > 0 && timing.endTime - timing.delay > LONG ? changes(frames) : "";
    if (moves && text(target).length > 9 && rendered(target) && rect(target).width > 8 && rect(target).right + scrollX > 0 && !limpide.silent(target) && out.moving.length < most && !matches(target, "[role=progressbar i], [aria-busy=true], [role=status i]")) {
      add(out.moving, { kind: moves, text: limpide.cut(text(target), 80), seconds: timing.endTime === Infinity ? 0 : Math.round((timing.endTime - timing.delay) / 1000), stoppable: stoppable(target), place: place(target) });
    }
    if (!(timing.duration > 0) || timing.endTime - timing.delay < 1000 || frames.length < 2 || frames.length > 60) continue;
    const box = rect(target);
    if (box.width * box.height < AREA || !rendered(target)) continue;
    const behind = ground(parent(target) || body);
    const css = getComputedStyle(target);
    const base = colour(css.backgroundColor);
    if (!behind || !base || css.backgroundImage !== "none") continue;
    const levels = frames.map((frame) => {
      const own = frame.backgroundColor ? colour(canonical(frame.backgroundColor)) : base;
      const clear = frame.opacity === undefined ? 1 : Number(frame.opacity);
      return own ? luminance(over([own[0], own[1], own[2], own[3] * clear], behind)) : NaN;
    });
    if (levels.some(Number.isNaN)) continue;
    const back = /^alternate/.test(timing.direction);
    const rate = turns(levels, back) * 1000 / (timing.duration * (back ? 2 : 1));
    if (rate > 3) add(out.flashes, { rate: Math.round(rate * 10) / 10, area: Math.round(box.width * box.height), name: limpide.cut(animation.animationName || "script", 60), place: place(target) });
  }
  function canonical(said) {
    const context = limpide.memo("canvas", () => new OffscreenCanvas(1, 1).getContext("2d"));
    context.fillStyle = "#000";
    context.fillStyle = said;
    const made = context.fillStyle;
    return /^#/.test(made) ? `rgb(${[1, 3, 5].map((n) => parseInt(made.slice(n, n + 2), 16)).join(", ")})` : made;
  }
  return out;
}
