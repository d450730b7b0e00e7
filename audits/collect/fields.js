// Fields, their labels and groups, buttons, and error messages, in this document.
function (most) {
  const { all, attribute, byId, closest, find, has, matches, parent, place, rect, rendered, seen, said, tag } = limpide;
  const cut = limpide.cut;
  const FIELDS = "input:not([type=hidden i], [type=submit i], [type=reset i], [type=button i], [type=image i]), textarea, select, " +
    "[role=textbox i], [role=searchbox i], [role=checkbox i], [role=radio i], [role=combobox i], [role=slider i], [role=spinbutton i], [role=switch i]";
  const BUTTONS = "button, input[type=submit i], input[type=reset i], input[type=button i], input[type=image i], [role=button i]";
  const role = (element) => (attribute(element, "role") || "").trim().toLowerCase().split(/\s+/)[0];
  const box = (element) => { const { left, top, width, height } = rect(element); return [left, top, width, height].map(Math.round); };
  const pseudo = (element) => ["::before", "::after"].map((one) => getComputedStyle(element, one).content).filter((one) => one && one !== "none" && one !== "normal").join(" ");
  const referred = (element, name) => {
    const list = (attribute(element, name) || "").split(/\s+/).filter(Boolean).map((id) => byId(element, id));
    return { text: list.filter(Boolean).map((one) => said(one, 300) || one.textContent.replace(/\s+/g, " ").trim()).join(" ").trim(), found: list.filter(Boolean), missing: list.filter((one) => !one).length };
  };
  const whole = (element) => element.textContent.replace(/\s+/g, " ").trim();
  const own = (label, field) => { let text = ""; const walk = (node) => { for (const child of node.childNodes) { if (child === field) continue; if (child.nodeType === 3) text += child.data; else if (child.nodeType === 1 && !matches(child, "select, textarea, script, style")) { if (tag(child) === "img") text += " " + (attribute(child, "alt") || ""); walk(child); } } }; walk(label); return text.replace(/\s+/g, " ").trim().slice(0, 300); };
  // Visible text at the side of a field or above it, inside the nearest blocks that hold no other field.
  const beside = (field) => {
    let text = "";
    let button = "";
    for (let up = parent(field), n = 0; up && n < 3 && !matches(up, "form, fieldset, body, main"); up = parent(up), n++) {
      if (find(up, FIELDS).length > 1) break;
      text = [...up.childNodes].map((node) => {
        if (node.nodeType === 3) return node.data;
        if (node.nodeType !== 1 || node === field || node.contains(field) || !seen(node)) return "";
        return find(node, BUTTONS).length || matches(node, BUTTONS) ? "" : said(node, 200);
      }).join(" ").replace(/\s+/g, " ").trim() + (text ? ` ${text}` : "");
      const near = [...find(up, BUTTONS)].find((one) => rendered(one));
      if (near && !button) button = matches(near, "input") ? attribute(near, "value") || "" : said(near, 100) && [...near.childNodes].some(() => true) ? visibleText(near) : "";
    }
    return { text: text.trim().slice(0, 300), button };
  };
  const visibleText = (element) => {
    if (matches(element, "input")) return matches(element, "[type=image i]") ? "" : attribute(element, "value") || "";
    let text = "";
    const walk = (node) => { for (const child of node.childNodes) { if (child.nodeType === 3) text += child.data; else if (child.nodeType === 1 && !matches(child, "svg, script, style, img") && seen(child)) walk(child); } };
    walk(element);
    return text.replace(/\s+/g, " ").trim().slice(0, 200);
  };
  const forms = [...all("form, [role=form i], [role=search i]")];
  const formOf = (element) => forms.indexOf(closest(element, "form") || closest(element, "[role=form i], [role=search i]"));
  const labelled = new Map();
  for (const label of all("label")) {
    const target = has(label, "for") ? byId(label, attribute(label, "for")) : null;
    if (target) labelled.set(target, [...(labelled.get(target) || []), label]);
  }
  const fields = [], buttons = [], groups = [], labels = [], selects = [], errors = [];
  for (const element of all(FIELDS)) {
    if (fields.length >= most) break;
    if (!rendered(element) && !(labelled.get(element) || []).some(rendered)) continue;
    if (closest(element, "[hidden], [inert]")) continue;
    const direct = labelled.get(element) || [];
    const wrap = closest(element, "label");
    const names = direct.length ? direct : wrap ? [wrap] : [];
    const by = referred(element, "aria-labelledby");
    const described = referred(element, "aria-describedby");
    const message = referred(element, "aria-errormessage");
    const group = closest(parent(element) || element, "fieldset, [role=group i], [role=radiogroup i]");
    const around = beside(element);
    const shown = names.filter(seen);
    const style = getComputedStyle(element);
    fields.push({
      tag: tag(element), type: (matches(element, "input") ? element.type : role(element) || tag(element)).toLowerCase(), role: role(element), name: cut(attribute(element, "name") || "", 80), id: cut(attribute(element, "id") || "", 80),
      autocomplete: (attribute(element, "autocomplete") || "").trim().toLowerCase().slice(0, 100), has_autocomplete: has(element, "autocomplete"),
      required: has(element, "required") || attribute(element, "aria-required") === "true", invalid: attribute(element, "aria-invalid") === "true",
      placeholder: cut(attribute(element, "placeholder") || "", 120), title: cut((attribute(element, "title") || "").trim(), 200), aria_label: cut((attribute(element, "aria-label") || "").trim(), 200),
      labelledby: cut(by.text, 300), labelledby_missing: by.missing, labelledby_seen: by.found.some(seen),
      label: cut(names.map((one) => own(one, element)).join(" ").trim(), 300), label_for: direct.length > 0, label_seen: shown.length > 0, label_signs: names.map(pseudo).join(" ").slice(0, 100),
      label_box: shown.length ? box(shown[0]) : [], box: box(element), shown: seen(element) && style.appearance !== "none" || seen(element) && !/radio|checkbox/.test(element.type || ""),
      described: cut(described.found.filter(rendered).map((one) => said(one, 300)).concat(message.found.filter(rendered).map((one) => said(one, 300))).join(" ").trim(), 400),
      beside: around.text, button: cut(around.button, 100), grouped: Boolean(group), group: group ? group_number(group) : -1, form: formOf(element), disabled: has(element, "disabled") || has(element, "readonly") || attribute(element, "aria-disabled") === "true",
      pattern: cut(attribute(element, "pattern") || "", 100), rtl: style.direction === "rtl", place: place(element),
    });
  }
  function group_number(group) { return all("fieldset, [role=group i], [role=radiogroup i]").indexOf(group); }
  all("fieldset, [role=group i], [role=radiogroup i]").forEach((element, number) => {
    const inner = [...find(element, FIELDS)];
    if (!rendered(element) || !inner.length || groups.length >= most) return;
    const legend = tag(element) === "fieldset" ? [...limpide.children(element)].find((one) => tag(one) === "legend") : null;
    const by = referred(element, "aria-labelledby");
    const one = (field) => ["title", "aria-label", "aria-labelledby", "aria-describedby"].some((name) => (attribute(field, name) || "").trim());
    groups.push({ number, tag: tag(element), role: role(element), legend: legend ? cut(said(legend, 300) || whole(legend), 300) : "", has_legend: Boolean(legend), name: cut((attribute(element, "aria-label") || "").trim() || by.text, 300),
      fields: inner.length, each_named: inner.every(one), place: place(element) });
  });
  for (const element of all("label")) {
    if (labels.length >= most || !rendered(element)) continue;
    const wanted = attribute(element, "for");
    const target = wanted === null ? find(element, FIELDS)[0] || null : byId(element, wanted);
    if (target && (matches(target, FIELDS) || matches(target, BUTTONS + ", meter, output, progress, input"))) continue;
    const next = [...find(parent(element) || element, FIELDS)].find((field) => rendered(field) && Boolean(element.compareDocumentPosition(field) & 4) && !labelled.get(field));
    labels.push({ wanted: wanted === null ? "" : wanted, has_for: wanted !== null, exists: Boolean(target), text: cut(whole(element), 120), near: Boolean(next) || Boolean(find(element, FIELDS).length), place: place(element) });
  }
  for (const element of all("select")) {
    if (selects.length >= most || !rendered(element)) continue;
    const options = [...find(element, "option")].slice(0, 150);
    selects.push({ options: options.map((one) => ({ text: (one.textContent || "").replace(/[\n\t]+/g, " ").replace(/ +/g, " ").slice(0, 80), disabled: has(one, "disabled"), grouped: Boolean(closest(one, "optgroup")) })),
      groups: [...find(element, "optgroup")].map((one) => ({ label: has(one, "label") ? cut(attribute(one, "label").trim(), 80) : null })), place: place(element) });
  }
  for (const element of all(BUTTONS)) {
    if (buttons.length >= most || !rendered(element)) continue;
    const by = referred(element, "aria-labelledby");
    const visible = visibleText(element);
    buttons.push({ tag: tag(element), type: (attribute(element, "type") || "").toLowerCase(), visible: matches(element, "[type=image i]") ? "" : cut(visible, 200), content: cut(said(element, 200), 200), alt: cut((attribute(element, "alt") || "").trim(), 200), value: cut((attribute(element, "value") || "").trim(), 200),
      aria_label: cut((attribute(element, "aria-label") || "").trim(), 200), labelledby: cut(by.text, 200), title: cut((attribute(element, "title") || "").trim(), 200), form: formOf(element), place: place(element) });
  }
  for (const element of all("[class*=err i], [class*=invalid i], [class*=alert i], [class*=danger i], [role=alert i], [id*=err i], .help-block, [class*=feedback i]")) {
    if (errors.length >= most || !seen(element) || find(element, FIELDS).length || !closest(element, "form, [role=form i], main, fieldset, p, div") || find(element, "p, div, li").length > 4) continue;
    if (matches(element, FIELDS + ", label, legend, form, button") || [...find(element, "[class*=err i], [class*=invalid i], [role=alert i]")].some(seen)) continue;
    const text = visibleText(element);
    if (text.length < 4 || text.length > 250) continue;
    let field = null;
    for (let up = parent(element), n = 0; up && n < 3 && !field && !matches(up, "form, body"); up = parent(up), n++) { const inner = [...find(up, FIELDS)]; if (inner.length === 1) field = inner[0]; else if (inner.length > 1) break; }
    const previous = element.previousElementSibling;
    if (!field && previous && matches(previous, FIELDS)) field = previous;
    const linked = all(FIELDS).find((one) => `${attribute(one, "aria-describedby") || ""} ${attribute(one, "aria-errormessage") || ""} ${attribute(one, "aria-labelledby") || ""}`.split(/\s+/).includes(attribute(element, "id") || "\0"));
    const of = linked || field;
    const label = of ? [...(labelled.get(of) || [])].map(whole).join(" ") || attribute(of, "aria-label") || attribute(of, "title") || "" : "";
    const silent = !linked && limpide.silent(element) && !all("[role=alert i], [role=status i], [aria-live], p, span, div, li").some((one) => one !== element && !one.contains(element) && !limpide.silent(one) && one.textContent.replace(/\s+/g, " ").includes(text));
    errors.push({ text, silent, near: Boolean(of), invalid: Boolean(of && attribute(of, "aria-invalid") === "true"), linked: Boolean(linked), in_label: Boolean(closest(element, "label")), label: cut(label, 120), place: place(element) });
  }
  // Two fields of one form with the same visible label, and nothing to be seen between them but labels and fields.
  const TYPED = "input:not([type]), input[type=text i], input[type=email i], input[type=tel i], input[type=search i], input[type=number i], textarea";
  const twins = [], first = new Map();
  for (const element of all(TYPED)) {
    const shown = (labelled.get(element) || [closest(element, "label")]).filter((one) => one && seen(one));
    const label = shown.map((one) => own(one, element)).join(" ").trim();
    const form = closest(element, "form") || document.body;
    if (!label || !seen(element) || closest(element, "table, [role=table i], [role=grid i]") || twins.length >= most) continue;
    const key = `${forms.indexOf(form)} ${label.toLowerCase()}`;
    const before = first.get(key);
    first.set(key, element);
    if (!before || !attribute(before, "name") || attribute(before, "name") === attribute(element, "name")) continue;
    if (["aria-label", "aria-labelledby", "title", "aria-describedby", "placeholder"].some((name) => (attribute(before, name) || "") !== (attribute(element, name) || ""))) continue;
    if (apart(before, element) || groupOf(before) || groupOf(element)) continue;
    twins.push({ text: cut(label, 120), names: [attribute(before, "name"), attribute(element, "name") || ""].map((one) => cut(one, 60)), place: place(element) });
  }
  function groupOf(element) {
    for (let up = closest(element, "fieldset, [role=group i], [role=region i], section[aria-label], section[aria-labelledby]"); up; up = closest(parent(up) || document.documentElement, "fieldset, [role=group i], [role=region i]")) {
      const legend = [...limpide.children(up)].find((one) => tag(one) === "legend");
      if ((legend && seen(legend) && whole(legend)) || (attribute(up, "aria-label") || "").trim() || referred(up, "aria-labelledby").text) return true;
    }
    return false;
  }
  // Whether a text, picture or button can be seen between two fields, labels left out.
  function apart(from, to) {
    const walker = document.createTreeWalker(closest(from, "form") || document.body, NodeFilter.SHOW_ALL);
    walker.currentNode = from;
    while (walker.nextNode() && walker.currentNode !== to) {
      const node = walker.currentNode;
      if (node.nodeType === 1 && matches(node, "img, svg, button, hr, input[type=submit i]") && seen(node)) return true;
      if (node.nodeType !== 3 || !/\S/.test(node.data)) continue;
      const holder = node.parentElement;
      if (holder && !closest(holder, "label, select, textarea, script, style, option") && seen(holder)) return true;
    }
    return false;
  }
  return { fields, buttons, groups, labels, selects, errors, twins,
    forms: forms.map((form) => ({ text: cut(said(form, 3000), 3000), fields: find(form, FIELDS).length, sends: sends(form), ...captcha(form), place: place(form) })) };
  // Pictures of a form that tell people from robots, and whether something in it may be another way.
  function captcha(form) {
    const pictures = [...find(form, "img[src*=captcha i], img[id*=captcha i], img[class*=captcha i], img[alt*=captcha i], svg[class*=captcha i], canvas[id*=captcha i]")].filter(seen).length;
    if (!pictures) return { captcha: 0 };
    const other = find(form, "audio, iframe, object, [src*=audio i], [href*=audio i], [class*=audio i], [id*=audio i], [href^='tel:' i], [href^='mailto:' i], [data-sitekey]").length > 0;
    const names = [...find(form, "a[href], button, [role=button i], [role=radio i], input[type=radio i], input[type=button i], label, p, legend")].map((one) => `${said(one, 300)} ${attribute(one, "aria-label") || ""} ${attribute(one, "title") || ""}`).join(" ");
    return { captcha: pictures, other_way: other || /audio|sonore|écout|vocal|question|calcul|combien|téléphon|appel|courriel|e-?mail|contact|autre|sinon|impossible|listen|hear|sound|phone|other|instead/i.test(names) };
  }
  // Where a form sends its fields, and what it always sends with them: two forms alike in this serve the same purpose.
  function sends(form) {
    if (!matches(form, "form") || /^(javascript:|#|$)/i.test(attribute(form, "action") || "")) return "";
    const always = [...find(form, "input[type=hidden i]")].map((one) => `${attribute(one, "name") || ""}=${attribute(one, "value") || ""}`).sort().join("&");
    try { return cut(`${(attribute(form, "method") || "get").toLowerCase()} ${new URL(attribute(form, "action"), document.baseURI).href.split("#")[0]} ${always}`, 500); } catch { return ""; }
  }
}
