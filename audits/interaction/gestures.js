// limpide.ui, continued: what follows a finger, what may do the same by one press, and what moves in spite of the wish.
(() => {
  const ui = limpide.ui;
  const { tag, attribute, has, matches, closest, parent, rect, find } = limpide;
  const SAME = /préc|suiv|prev|next|avant|après|plus|moins|zoom|monter|descendre|haut|bas|gauche|droite|déplacer|move|up|down|left|right|^[+−<>‹›«»←→↑↓▲▼-]$|^\d+$|page \d|diapo|slide|choisir|parcourir|effacer|ajouter|retirer/i;
  const buttons = (at) => {
    let area = at;
    for (let up = parent(at), n = 0; up && n < 2 && !matches(up, "main,body,section.main,[role=main]"); up = parent(up), n++) area = up;
    return [...find(area, "button,[role=button],[role=tab],input[type=button],input[type=file],input[type=number],input[type=range],select,a[href^='#']")].filter((one) => ui.shown(one) && !ui.disabled(one)).map(ui.name).filter((name) => SAME.test(name)).slice(0, 5);
  };
  // numbers: elements that listen to the press and the move (path), to two fingers (pinch), or that can be dragged.
  ui.gestures = (paths, pinches, drags, most) => {
    const kinds = new Map(), found = [];
    const draggable = [...find(document, "[draggable=true]")];
    let all = 0;
    const list = [...pinches.map((n) => [ui.element(n), "pinch"]), ...drags.map((n) => [ui.element(n), "drag"]), ...paths.map((n) => [ui.element(n), "path"]), ...draggable.map((at) => [at, "drag"])];
    const seen = new Set();
    for (const [at, kind] of list) {
      if (seen.has(at) || !at.isConnected || matches(at, "html,body,input,select,textarea,video,audio,a") || !ui.shown(at)) continue;
      if (kind === "drag" && matches(at, "img,a") && !has(at, "draggable")) continue;
      if ([...seen].some((other) => other.contains(at) || at.contains(other) && kind === "path")) continue;
      seen.add(at);
      all++;
      const shape = limpide.component(at), times = kinds.get(shape) || 0;
      kinds.set(shape, times + 1);
      if (times < 2 && found.length < most) found.push({ number: ui.number(at), name: ui.name(at), kind, buttons: buttons(at) });
    }
    return { found, all };
  };
  // Controls that may do what the motion does, or turn it off; a skip link and a search do neither.
  ui.motionControls = () => ui.controls().filter((at) => (matches(at, "button,input,select,summary,[role=button],[role=switch],[role=checkbox],[role=slider],[onclick],a[href^='#'],a[href^='javascript']") || /réglage|paramètre|préférence|option|mouvement|capteur|settings|preferences|motion/i.test(ui.name(at)))
    && ui.shown(at) && !ui.disabled(at) && !closest(at, "[role=search]") && !(matches(at, "a[href^='#']") && /contenu|content|menu|navigation/i.test(ui.name(at)))).map(ui.name).slice(0, 5);
  ui.shake = async () => {
    const rest = (ms) => new Promise((done) => setTimeout(done, ms));
    for (let n = 0; n < 16; n++) {
      const side = n % 2 ? 30 : -30, force = { x: side, y: side / 2, z: 9.8 + side };
      if (typeof DeviceMotionEvent === "function") dispatchEvent(new DeviceMotionEvent("devicemotion", { acceleration: force, accelerationIncludingGravity: force, rotationRate: { alpha: side * 10, beta: side * 10, gamma: side * 10 }, interval: 60 }));
      if (typeof DeviceOrientationEvent === "function") for (const type of ["deviceorientation", "deviceorientationabsolute"]) dispatchEvent(new DeviceOrientationEvent(type, { alpha: n > 7 ? 90 : 0, beta: n > 7 ? 60 : side, gamma: n > 7 ? 50 : -50, absolute: type.endsWith("absolute") }));
      await rest(120);
    }
  };
  const PLACES = /^(transform|translate|rotate|scale|left|right|top|bottom|inset.*|margin.*|offset[A-Z].*|cssOffset|backgroundPosition.*|width|height|objectPosition|cx|cy|x|y|d)$/;
  // Animations that move, turn or resize something on display, for longer than this many seconds.
  ui.movers = (longer, most) => {
    const found = [];
    const roots = [document];
    limpide.walk((at) => { const inner = limpide.shadowRoot(at); if (inner) roots.push(inner); });
    for (const animation of roots.flatMap((root) => root.getAnimations())) {
      const effect = animation.effect, at = effect && effect.target;
      if (animation.playState !== "running" || !at || !at.isConnected || !(animation.timeline instanceof DocumentTimeline)) continue;
      const frames = effect.getKeyframes(), timing = effect.getComputedTiming();
      const moves = Object.keys(Object.assign({}, ...frames)).some((name) => PLACES.test(name) && new Set(frames.map((frame) => String(frame[name]))).size > 1);
      const endless = timing.endTime === Infinity, seconds = endless ? 0 : timing.endTime / 1000;
      if (!moves || !(timing.duration > 0) || (!endless && seconds <= longer) || !ui.shown(at)) continue;
      if (found.length < most) found.push({ number: ui.number(at), name: animation.animationName || animation.transitionProperty || animation.id || "script", seconds });
    }
    for (const old of find(document, "marquee")) if (ui.shown(old) && found.length < most) found.push({ number: ui.number(old), name: "marquee", seconds: 0 });
    return found;
  };
  // Whether a style sheet the page may read speaks of less movement.
  ui.asksLess = () => {
    const speaks = (list) => [...list].some((rule) => (rule.media && /prefers-reduced-motion/.test(rule.media.mediaText)) || (rule.cssRules && rule.cssRules.length && speaks(rule.cssRules)));
    return [...document.styleSheets].some((sheet) => { try { return /prefers-reduced-motion/.test(sheet.media.mediaText) || speaks(sheet.cssRules); } catch { return false; } });
  };
})();
