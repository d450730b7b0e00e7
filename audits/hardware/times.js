// The times of one load, in the isolated world of the page's own document, from its very start. Gives limpideTimes.
// wanted: the main action to wait for, as choose() told it; null to wait for none.
(wanted) => {
  if (self !== top || self.limpideTimes) return;
  const FIELDS = "input:not([type]),input[type=text],input[type=search],input[type=email],input[type=tel],textarea,select";
  const CONTROLS = "summary,button[aria-expanded],button[aria-controls],button[aria-haspopup],[role=button][aria-expanded],[role=tab]";
  const EVERY = 250, REACT = 300, LONG = 50, TRIED = 5;
  const times = { action: null };
  const clicks = [];
  const seen = (one) => {
    const box = one.getBoundingClientRect();
    return box.width > 1 && box.height > 1 && getComputedStyle(one).visibility === "visible";
  };
  const said = (one) => (one.getAttribute("aria-label") || one.textContent || "").replace(/\s+/g, " ").trim().slice(0, 60);
  const key = (one) => `${one.localName} ${one.getAttribute("name") || one.id} ${one.localName === "select" ? "" : said(one)}`;
  const all = (selector) => [...document.querySelectorAll("main " + selector.split(",").join(",main "))].concat([...document.querySelectorAll(selector)]);
  const fields = () => all(FIELDS).filter((one) => !one.disabled && seen(one));
  const controls = () => all(CONTROLS).filter((one) => !(one.form && one.type === "submit") && !one.disabled && seen(one));
  const links = () => all("a[href]").filter((one) => seen(one) && said(one));
  // A click tells whether it did something to the control, to what it opens, or to what stands around it.
  const press = (one) => new Promise((done) => {
    const near = new Set([one, one.parentElement, document.documentElement, document.body, one.closest("nav,header,details,li")]);
    const opened = document.getElementById(one.getAttribute("aria-controls"));
    if (opened) near.add(opened);
    let worked = false;
    const watch = new MutationObserver((changes) => { worked = worked || changes.some((change) => near.has(change.target)); });
    watch.observe(document, { subtree: true, attributes: true, childList: true });
    clicks.push(performance.now());
    const at = performance.now();
    one.click();
    setTimeout(() => { watch.disconnect(); done(worked ? at : null); }, REACT);
  });
  const choose = async () => {
    const field = fields()[0];
    if (field) return { kind: "field", key: key(field), name: field.getAttribute("aria-label") || field.name || field.id };
    for (const one of [...new Set(controls())].slice(0, TRIED)) {
      if (await press(one) !== null) return { kind: "control", key: key(one), name: said(one) };
    }
    const link = links()[0];
    return link ? { kind: "link", key: key(link), name: said(link) } : { kind: "", key: "", name: "" };
  };
  const attempt = async () => {
    const list = { field: fields, control: controls, link: links }[wanted.kind];
    const one = document.body && list().find((each) => key(each) === wanted.key);
    if (one && wanted.kind === "control") times.action = await press(one);
    else if (one) times.action = performance.now();
    if (times.action === null) setTimeout(attempt, EVERY);
  };
  const entries = (type) => new Promise((done) => {
    const got = [];
    const observer = new PerformanceObserver((list) => got.push(...list.getEntries()));
    try { observer.observe({ type, buffered: true }); } catch { done(got); return; }
    setTimeout(() => { got.push(...observer.takeRecords()); observer.disconnect(); done(got); }, 60);
  });
  const read = async () => {
    const [paints, largest, tasks, shifts] = await Promise.all(["paint", "largest-contentful-paint", "longtask", "layout-shift"].map(entries));
    const first = paints.find((one) => one.name === "first-contentful-paint");
    const texts = largest.filter((one) => !one.url);
    const load = performance.getEntriesByType("navigation")[0];
    const own = (at) => clicks.some((click) => at >= click && at < click + 600);
    const last = (list) => (list.length ? list[list.length - 1].startTime : null);
    return {
      first: first ? first.startTime : null,
      read: last(texts) !== null ? last(texts) : last(largest),
      main: last(largest),
      load: load && load.loadEventEnd > 0 ? load.loadEventEnd : null,
      action: times.action,
      tasks: tasks.length,
      blocked: tasks.reduce((sum, one) => sum + Math.max(0, one.duration - LONG), 0),
      shift: shifts.filter((one) => !one.hadRecentInput && !own(one.startTime)).reduce((sum, one) => sum + one.value, 0),
      words: ((document.body && document.body.innerText) || "").split(/\s+/).filter(Boolean).length,
    };
  };
  self.limpideTimes = { choose, read };
  if (wanted && wanted.kind) setTimeout(attempt, EVERY / 2);
}
