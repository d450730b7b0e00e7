// What moves: animations of CSS and scripts that run now, SMIL in svg, marquee and blink; buttons that say pause or stop.
(most) => {
  const { attribute, closest, describe, find, matches, rect, tag, text, visible } = limpide;
  const SAYS = /\b(pause|stop|arr[eê]t(er)?|suspendre|lecture|play|figer|animations?)\b/i;
  const roots = [document];
  limpide.walk((element) => {
    const shadow = limpide.shadowRoot(element);
    if (shadow) roots.push(shadow);
  });
  const says = (button) =>
    [attribute(button, "aria-label"), attribute(button, "title"), text(button, 80), attribute(button, "class")]
      .find((said) => said && SAYS.test(said.replace(/[-_]/g, " "))) || "";
  const controls = [];
  for (const root of roots) {
    for (const button of find(root, "button, [role~=button i], input[type=button i], a[href^='#'], a[role]")) {
      const said = says(button);
      if (said && visible(button) && controls.length < 20) controls.push(limpide.cut(said, 80));
    }
  }
  const moving = [];
  const inView = (element) => {
    const box = rect(element);
    const page = document.documentElement;
    return box.right + scrollX > 0 && box.left + scrollX < Math.max(page.scrollWidth, innerWidth) && box.bottom + scrollY > 0;
  };
  const add = (kind, name, element, seconds, endless) => {
    if (moving.length >= most) return;
    const { width, height } = rect(element);
    moving.push({ kind, name: limpide.cut(name, 100), seconds, endless, place: describe(element),
      visible: visible(element) && inView(element) && element.checkVisibility({ opacityProperty: true }), size: width * height });
  };
  const same = (frames) => {
    const skip = new Set(["offset", "computedOffset", "easing", "composite"]);
    const values = (frame) => JSON.stringify(Object.entries(frame).filter(([name]) => !skip.has(name)));
    return frames.length > 1 && frames.every((frame) => values(frame) === values(frames[0]));
  };
  for (const root of roots) {
    for (const animation of root.getAnimations ? root.getAnimations() : []) {
      const effect = animation.effect;
      if (animation.playState !== "running" || !effect || !effect.target || !effect.target.isConnected) continue;
      if (!(animation.timeline instanceof DocumentTimeline)) continue;
      const timing = effect.getComputedTiming();
      if (!(timing.duration > 0) || same(effect.getKeyframes())) continue;
      const endless = timing.endTime === Infinity;
      const name = animation.animationName || animation.transitionProperty || animation.id || "script";
      add("animation", name, effect.target, endless ? 0 : (timing.endTime - timing.delay) / 1000, endless);
    }
    for (const part of find(root, "animate, animateTransform, animateMotion")) {
      const drawing = closest(part, "svg");
      if (!drawing || drawing.animationsPaused()) continue;
      let from = NaN, runs = 0;
      try { from = part.getStartTime(); runs = part.getSimpleDuration(); } catch { continue; }
      if (!(from <= drawing.getCurrentTime())) continue;
      const count = attribute(part, "repeatCount") || attribute(part, "repeatDur") || "1";
      const endless = count === "indefinite";
      const seconds = endless ? 0 : runs * (parseFloat(count) || 1);
      if (!endless && drawing.getCurrentTime() > from + seconds) continue;
      add("svg", tag(part), drawing, seconds, endless);
    }
    for (const old of find(root, "marquee, blink")) {
      const loops = parseInt(attribute(old, "loop") || "-1", 10);
      if (tag(old) === "marquee" && !(loops > 0)) add("text", "marquee", old, 0, true);
    }
  }
  return { moving, controls };
}
