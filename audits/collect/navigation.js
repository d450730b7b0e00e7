// The ways through a site that this page offers: menus, search, site map; where each stands, and in what order.
(blocksMax, linksMax) => {
  const { find, attribute, tag, matches, visible, describe, region, text, cut, rect } = limpide;
  const SEARCH = /recherch|search/i;
  const SITEMAP = /^\W*(le )?(plan (du|de) site|site ?map|plan)\W*$/i;
  const SITEMAP_ADDRESS = /\/(plan[-_]?du[-_]?site|plan[-_]?de[-_]?site|plan[-_]?site|site[-_]?map)(\.(html?|php|aspx?))?\/?$/i;
  const NAVIGATION = "nav, [role~=navigation i]";
  const address = (link) => { try { return new URL(attribute(link, "href") ?? "", document.baseURI).href.split("#")[0].slice(0, 500); } catch { return ""; } };
  const named = (element) => (attribute(element, "aria-label") || text(element, 120) || attribute(element, "title") ||
    [...find(element, "img[alt]")].map((image) => attribute(image, "alt")).join(" ")).replace(/\s+/g, " ").trim();
  const said = (element) => ["aria-label", "placeholder", "title", "name", "id", "alt", "class", "href", "src", "action"]
    .map((name) => attribute(element, name) || "").join(" ");
  const inMain = (element) => limpide.closest(element, "main, [role~=main i]") !== null;
  const mains = [...find(document, "main, [role~=main i]")].filter(visible);
  const main = mains.length === 1 ? mains[0] : null;
  const follows = (element) => main !== null &&
    (Node.prototype.compareDocumentPosition.call(main, element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0 && !main.contains(element);

  const found = [];
  const add = (kind, element, name, links) => {
    const heading = find(element, "h1, h2, h3, h4, h5, h6, [role~=heading i]").length > 0 ||
      (element.previousElementSibling !== null && matches(element.previousElementSibling, "h1, h2, h3, h4, h5, h6, [role~=heading i], button"));
    found.push({ kind, element, name: cut(name, 120), heading,
      landmark: limpide.closest(element, `${NAVIGATION}, [role~=search i], search, header, footer, aside, [role~=banner i], [role~=contentinfo i]`) !== null,
      links: links.map((link) => [cut(named(link), 80), address(link)]).slice(0, linksMax) });
  };
  const linksOf = (element) => [...find(element, "a[href]")].filter((link) => !/^(#|javascript:|mailto:|tel:)/i.test(attribute(link, "href")));
  const taken = [];
  for (const nav of find(document, NAVIGATION)) {
    if (taken.some((other) => other.contains(nav))) continue;
    const links = linksOf(nav);
    taken.push(nav);
    if (links.length) add("menu", nav, attribute(nav, "aria-label") || "", links);
  }
  for (const list of find(document, "ul, ol, menu")) {
    if (inMain(list) || taken.some((other) => other.contains(list))) continue;
    const links = linksOf(list);
    if (links.length < 3) continue;
    const said = links.reduce((sum, link) => sum + text(link, 200).length, 0);
    if (said < 0.7 * text(list, 2000).length) continue;
    taken.push(list);
    add("menu", list, "", links);
  }
  const forms = new Set();
  for (const field of find(document, "input, [role~=searchbox i], [role~=search i], search")) {
    const type = (attribute(field, "type") || "text").toLowerCase();
    const area = matches(field, "[role~=search i], search");
    if (!area && !matches(field, "[role~=searchbox i]") && !["search", "text"].includes(type)) continue;
    const holder = limpide.closest(field, "[role~=search i], search, form") || field;
    const label = field.labels && field.labels.length ? text(field.labels[0], 80) : "";
    const own = ["aria-label", "placeholder", "title", "name", "id"].map((name) => attribute(field, name) || "").join(" ");
    const query = /^(q|s|query|keywords?|mots?[-_]?cles?)$/i.test(attribute(field, "name") || "");
    if (!(area || type === "search" || query || SEARCH.test(own) || SEARCH.test(label) || SEARCH.test(attribute(holder, "action") || ""))) continue;
    if ([...forms].some((other) => other.contains(holder) || holder.contains(other))) continue;
    forms.add(holder);
    add("search", holder, label || attribute(field, "aria-label") || attribute(field, "placeholder") || "", []);
  }
  let searchSigns = 0, sitemapSigns = 0;
  for (const element of find(document, "a, button, input, form, svg, img, i, span, div, [role]")) {
    if (/search|recherch|loupe|magnif/i.test(said(element))) { searchSigns++; break; }
  }
  for (const link of find(document, "a[href], button, summary")) {
    const name = named(link);
    if (/search|recherch/i.test(name)) searchSigns++;
    if (tag(link) === "a" && (SITEMAP.test(name) || SITEMAP_ADDRESS.test(address(link).split("?")[0]))) add("sitemap", link, name, [link]);
    if (/plan|site.?map|arborescence|rubriques|[aà] ?[àa-] ?z\b/i.test(`${name} ${attribute(link, "href") || ""}`)) sitemapSigns++;
  }
  found.sort((a, b) => (Node.prototype.compareDocumentPosition.call(a.element, b.element) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
  const box = (element) => { const r = rect(element); return [r.left + scrollX, r.top + scrollY, r.width, r.height].map(Math.round); };
  const skips = [...find(document, "a[href^='#']")].filter((link) => {
    const id = (attribute(link, "href") || "").slice(1);
    return id && find(document, `#${CSS.escape(id)}, a[name="${CSS.escape(id)}"]`).length > 0;
  });
  return {
    blocks: found.slice(0, blocksMax).map(({ kind, element, name, heading, landmark, links }) => ({
      kind, name, heading, landmark, links, shown: visible(element), after_main: follows(element), in_main: inMain(element),
      tag: tag(element), place: describe(element),
    })),
    main: main ? box(main) : null,
    h1: cut([...find(document, "h1, [role~=heading i][aria-level='1']")].filter(visible).map((h) => text(h, 200))[0] || "", 200),
    skip_links: skips.length,
    search_signs: searchSigns,
    sitemap_signs: sitemapSigns,
  };
}
