// Links to files and the text beside them, fields that take a file, what text fields expect, boxes ticked in advance.
function (most) {
  const { attribute, closest, describe, find, has, matches, parent, tag, visible } = limpide;
  const FILE = /\.(pdf|docx?|xlsx?|xlsm|pptx?|ppsx?|odt|ods|odp|odg|rtf|epub|csv|zip|rar|7z|tar|gz|mp3|mp4|avi|mov|wmv|dwg|shp|kmz|tiff?|exe|msi|dmg|apk)$/i;
  const words = (element, length) => limpide.cut((element.innerText || element.textContent || "").replace(/\s+/g, " ").trim(), length);
  const roots = [document];
  limpide.walk((element) => {
    const shadow = limpide.shadowRoot(element);
    if (shadow) roots.push(shadow);
  });
  const all = (selector) => roots.flatMap((root) => [...find(root, selector)]);
  const alternatives = (element) => [...find(element, "img[alt], svg title")].map((one) => attribute(one, "alt") || one.textContent).join(" ");
  const BLOCK = "li, p, td, tr, dd, figure, article, [class*=download i], [class*=telecharg i], [class*=fichier i], [class*=document i], [class*=file i], [class*=card i]";
  const downloads = [];
  for (const link of all("a[href], area[href]")) {
    if (downloads.length >= most) break;
    let url;
    try { url = new URL(attribute(link, "href"), document.baseURI); } catch { continue; }
    if (!/^https?:$/.test(url.protocol) || !(FILE.test(url.pathname) || has(link, "download"))) continue;
    const text = [words(link, 300), attribute(link, "title"), attribute(link, "aria-label"), alternatives(link)].filter(Boolean).join(" ");
    const block = closest(parent(link) || link, BLOCK) || parent(link);
    url.hash = "";
    downloads.push({ url: limpide.cut(url.href, 2000), text: limpide.cut(text, 500), near: block ? words(block, 500) : "", place: describe(link) });
  }
  const named = (field) => {
    const labels = [...(field.labels || [])].map((label) => words(label, 200));
    for (const id of `${attribute(field, "aria-labelledby") || ""} ${attribute(field, "aria-describedby") || ""}`.split(/\s+/)) {
      const other = id && document.getElementById(id);
      if (other) labels.push(words(other, 300));
    }
    return [...labels, attribute(field, "aria-label"), attribute(field, "placeholder"), attribute(field, "title")].filter(Boolean).join(" ");
  };
  const uploads = all("input[type=file i]").slice(0, 50).map((field) => {
    const form = closest(field, "form, fieldset, [role~=form i]") || parent(field) || field;
    return { accept: limpide.cut(attribute(field, "accept") || "", 300), near: limpide.cut(`${named(field)} ${words(form, 2600)}`, 3000),
      shown: !closest(field, "[hidden]"), place: describe(field) };
  });
  const EXPECTS = [
    ["email", /\be-?mail\b|courriel|adresse électronique/i], ["tel", /t[ée]l[ée]phone|\bphone\b|\btel\b|portable|mobile/i],
    ["postcode", /code[ -_]?postal|\bpostcode\b|\bzip\b|postal-code/i], ["date", /\bdate\b|né\(?e?\)? le|naissance|\bbday\b/i], ["url", /\burl\b|site (web|internet)/i],
  ];
  const HINT = /\bex(emple)?\b|\bformat\b|@|jj|\baaaa\b|\d{2,}|chiffres|\bdd\b|yyyy/i;
  const fields = [];
  for (const field of all("input:not([type]), input[type=text i], input[type=email i], input[type=tel i], input[type=date i], input[type=url i], input[type=number i]")) {
    if (fields.length >= most || !visible(field)) continue;
    const said = named(field);
    const key = [attribute(field, "name"), attribute(field, "id"), attribute(field, "autocomplete")].filter(Boolean).join(" ").replace(/[_\-[\].]/g, " ");
    const known = EXPECTS.find(([, pattern]) => pattern.test(said) || pattern.test(key));
    if (!known) continue;
    fields.push({ expects: known[0], type: (attribute(field, "type") || "text").toLowerCase(), pattern: has(field, "pattern"),
      inputmode: (attribute(field, "inputmode") || "").toLowerCase(), hint: HINT.test(said), place: describe(field) });
  }
  const ticked = all("input[type=checkbox i][checked]").filter(visible).slice(0, 50).map((box) => ({
    label: limpide.cut(named(box) || words(parent(box) || box, 200), 300), locked: box.disabled || attribute(box, "aria-disabled") === "true", place: describe(box) }));
  const NATIVE = "button, a[href], input:not([type=hidden i]), select, textarea, summary, details, dialog, video[controls], audio[controls], progress, meter";
  const MADE = "[role~=button i], [role~=link i], [role~=checkbox i], [role~=radio i], [role~=combobox i], [role~=listbox i], [role~=slider i], " +
    "[role~=switch i], [role~=spinbutton i], [role~=textbox i], [role~=dialog i], [class*=select2-container i], [class*=datepicker i], [class*=chosen-container i]";
  const scripted = all(MADE).filter((one) => !matches(one, `${NATIVE}, option, ul, ol, datalist`) && visible(one)).slice(0, most).map(describe);
  return { downloads, uploads, fields, ticked, native: all(NATIVE).filter(visible).length, scripted };
}
