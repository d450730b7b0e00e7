// Counts of elements per kind in this document and its open shadow roots; in the top document, what the page says.
//
// A count of 0 is used to prove that a criterion is not applicable, so each kind is wide: hidden elements and ARIA
// equivalents count. Frames are counted by running this script in each of them; audits/collect/page.py adds them up.
function (linksMax) {
  const TEXT_MAX = 200000;
  const KINDS = {
    // Images (RGAA 1)
    images: "img",                                           // img elements, whatever their alternative
    role_img: "[role~=img i], [role~=image i]",              // any element that says it is an image
    svg: "svg:not(svg svg)",                                 // outermost svg elements
    svg_role_img: "svg[role~=img i], svg[role~=image i]",    // svg that says it is an image
    areas: "area",                                           // clickable areas of image maps
    server_side_maps: "img[ismap], input[ismap]",            // image maps resolved by the server
    image_inputs: "input[type=image i]",                     // image buttons
    objects: "object",                                       // object elements of any type
    object_images: "object[type^='image' i], object[data$='.svg' i], object[data$='.png' i], object[data$='.jpg' i]",
    embeds: "embed",                                         // embed elements
    canvas: "canvas",                                        // canvas elements
    figures: "figure, [role~=figure i]",                     // possible captions of images
    figcaptions: "figcaption",                               // captions
    image_descriptions: "img[longdesc], img[aria-describedby], svg[aria-describedby], canvas[aria-describedby], " +
      "object[aria-describedby], embed[aria-describedby], input[type=image i][aria-describedby], " +
      "[role~=img i][aria-describedby]",                     // links to a detailed description
    captchas: "[src*=captcha i], [id*=captcha i], [class*=captcha i], [name*=captcha i], [src*=turnstile i], " +
      "[alt*=captcha i]",                                    // tests that tell people from robots, by their names
    // Frames (RGAA 2)
    frames: "iframe, frame",                                 // frames, hidden ones included
    titled_frames: "iframe[title], frame[title]",            // frames with a title attribute
    object_html: "object[type='text/html' i]",               // documents held by object
    // Media (RGAA 4)
    video: "video",
    audio: "audio, bgsound",
    players: "iframe[src*='youtube.' i], iframe[src*='youtube-nocookie.' i], iframe[src*='youtu.be' i], " +
      "iframe[src*='vimeo.' i], iframe[src*='dailymotion.' i], iframe[src*='/videos/embed/' i], " +
      "iframe[src*='peertube' i], iframe[src*='soundcloud.' i], iframe[src*='deezer.' i], iframe[src*='spotify.' i], " +
      "iframe[src*='wistia.' i], iframe[src*='brightcove' i], iframe[src*='ausha.' i], iframe[src*='acast.' i]",
    media_objects: "object[type^='video' i], object[type^='audio' i], embed[type^='video' i], embed[type^='audio' i], " +
      "object[type*='flash' i], embed[type*='flash' i]",     // media in object and embed
    media_links: "a[href*='.mp3' i], a[href*='.mp4' i], a[href*='.m4a' i], a[href*='.m4v' i], a[href*='.mov' i], " +
      "a[href*='.avi' i], a[href*='.wmv' i], a[href*='.wma' i], a[href*='.flv' i], a[href*='.mkv' i], " +
      "a[href*='.mpg' i], a[href*='.mpeg' i], a[href*='.ogg' i], a[href*='.oga' i], a[href*='.ogv' i], " +
      "a[href*='.opus' i], a[href*='.webm' i], a[href*='.wav' i], a[href*='.aac' i], " +
      "a[href*='.flac' i], a[href*='.m3u' i], a[href*='.3gp' i]",
    media_places: "[class*=youtube i], [class*=dailymotion i], [class*=vimeo i], [class*=video i], [class*=audio i], " +
      "[class*=podcast i], [id*=video i], [id*=youtube i], [data-youtube], [data-video], [data-video-id], [data-videoid], " +
      "[videoid], [data-src*=youtu i], [data-src*=vimeo i], [data-src*=dailymotion i], [data-src*='/videos/embed/' i]",
    // media_places: where a medium loads once asked for (consent, click), by their names
    tracks: "track",                                         // subtitles, captions, descriptions
    autoplay: "video[autoplay], audio[autoplay], iframe[src*='autoplay=1' i], iframe[src*='autoplay=true' i]",
    maps: ".leaflet-container, .mapboxgl-map, .maplibregl-map, .ol-viewport, .gm-style, iframe[src*='/maps' i], " +
      "iframe[src*='openstreetmap' i]",                      // interactive maps
    map_places: "[id=map i], [id=carte i], [class~=map i], [class~=carte i], [id^='map-' i], [id*='-map' i], [class*='map-' i], " +
      "[class*='-map' i], [class*=googlemaps i], [class*=openstreetmap i], [data-lat], [data-latitude]", // maps to come, by names
    // Tables (RGAA 5)
    tables: "table, [role~=table i], [role~=grid i], [role~=treegrid i]",
    layout_tables: "table[role~=presentation i], table[role~=none i]",     // declared layout tables
    th: "th, [role~=columnheader i], [role~=rowheader i]",
    complex_headers: "th[colspan], th[rowspan], td[headers], th[headers]", // headers that span, or are named
    captions: "caption",
    table_summaries: "table[summary], table[aria-describedby], table[aria-describedby]",
    // Links (RGAA 6)
    links: "a[href], area[href], a[*|href], [role~=link i]",
    // Scripts (RGAA 7)
    scripts: "script:not([type]), script[type=''], script[type*='javascript' i], script[type='module' i], " +
      "script[type*='ecmascript' i]",                        // scripts that run, data blocks left out
    event_handlers: "[onclick], [onload], [onchange], [onkeydown], [onkeyup], [onkeypress], [onmouseover], " +
      "[onmouseout], [onmousedown], [onmouseup], [onfocus], [onblur], [onsubmit], [oninput], [ontouchstart], " +
      "[ontouchend], [ondblclick], [onerror], [onwheel], [onscroll], [ontoggle], [onpointerdown], [onpointerup], " +
      "[onpointerenter], [onpointerover], [onmouseenter], [onmouseleave], [onanimationend], [onresize], [ondrop], " +
      "[ondragstart], [oncontextmenu], [onreset], [onselect], [oninvalid], [onhashchange], [onbeforeunload], [onpageshow]",
    noscript: "noscript",
    status_roles: "[role~=status i], [role~=alert i], [role~=log i], [role~=progressbar i], [role~=timer i], " +
      "[aria-live], output, progress",                       // status messages
    aria_roles: "[role]",
    // Languages (RGAA 8)
    lang_attributes: ":not(html)[lang], :not(html)[xml\\:lang]",           // changes of language inside the page
    dir_attributes: "[dir], bdo, bdi",                       // changes of reading direction
    obsolete: "basefont, big, blink, center, font, marquee, s, strike, tt", // presentational elements (RGAA 10.1)
    // Structure (RGAA 9)
    headings: "h1, h2, h3, h4, h5, h6, [role~=heading i]",
    h1: "h1, [role~=heading i][aria-level='1']",
    lists: "ul, ol, dl, menu, [role~=list i]",
    quotes: "q, blockquote",
    mains: "main, [role~=main i]",
    navs: "nav, [role~=navigation i]",
    headers: "header, [role~=banner i]",
    footers: "footer, [role~=contentinfo i]",
    asides: "aside, [role~=complementary i]",
    paragraphs: "p",
    // Presentation (RGAA 10)
    inline_styles: "[style]",
    stylesheets: "style, link[rel~=stylesheet i]",
    hidden: "[hidden], [aria-hidden='true'], .sr-only, .visually-hidden, template, details:not([open]), dialog:not([open])",
    tabindex: "[tabindex]",
    positive_tabindex: "[tabindex]:not([tabindex^='-']):not([tabindex='0']):not([tabindex=''])",
    focusable: "a[href], area[href], button, input:not([type=hidden i]), select, textarea, summary, iframe, [tabindex], " +
      "[contenteditable]:not([contenteditable=false i]), audio[controls], video[controls], object, embed",
    // Forms (RGAA 11)
    forms: "form, [role~=form i]",
    form_fields: "input:not([type=hidden i], [type=submit i], [type=reset i], [type=button i], [type=image i]), " +
      "textarea, select, output, progress, meter, [role~=textbox i], [role~=searchbox i], [role~=checkbox i], [role~=radio i], " +
      "[role~=combobox i], [role~=listbox i], [role~=slider i], [role~=spinbutton i], [role~=switch i], " +
      "[contenteditable]:not([contenteditable=false i])",
    text_fields: "input:not([type]), input[type=text i], input[type=email i], input[type=tel i], input[type=url i], " +
      "input[type=number i], input[type=date i], input[type=password i], textarea, [role~=textbox i]",
    search_fields: "input[type=search i], [role~=searchbox i], [role~=search i], search, input[name=q i], " +
      "input[name=s i], input[name*=search i], input[name*=recherche i], form[action*=search i], form[action*=recherche i]",
    password_fields: "input[type=password i]",
    file_fields: "input[type=file i]",
    checkboxes: "input[type=checkbox i], [role~=checkbox i], [role~=switch i]",
    radios: "input[type=radio i], [role~=radio i]",
    selects: "select, [role~=listbox i], [role~=combobox i], datalist",
    optgroups: "optgroup",
    fieldsets: "fieldset, [role~=group i], [role~=radiogroup i]",
    legends: "legend",
    labels: "label",
    required_fields: "[required], [aria-required='true']",
    autocomplete: "[autocomplete]",
    buttons: "button, input[type=submit i], input[type=reset i], input[type=button i], input[type=image i], " +
      "[role~=button i]",
    // Navigation (RGAA 12)
    accesskeys: "[accesskey]",
    anchor_links: "a[href^='#']",                            // links inside the page, skip links among them
    // Consultation (RGAA 13)
    meta_refresh: "meta[http-equiv=refresh i]",
    new_windows: "a[target=_blank i], area[target=_blank i], form[target=_blank i]",
    document_links: "a[href*='.pdf' i], a[href*='.doc' i], a[href*='.xls' i], a[href*='.ppt' i], a[href*='.odt' i], " +
      "a[href*='.ods' i], a[href*='.odp' i], a[href*='.rtf' i], a[href*='.epub' i], a[href*='.csv' i], a[download]",
    moving_text: "marquee, blink",
    animated_images: "img[src*='.gif' i], img[src*='.apng' i], img[src^='data:image/gif' i], img[src*='.webp' i]",
    svg_animations: "svg animate, svg animateTransform, svg animateMotion, svg set",
    custom_elements: ":not(:defined)",                       // elements a script never defined
  };
  const { find, getter, attribute } = limpide;
  const walked = limpide.index().ranks.size;
  const roots = limpide.roots();
  const counts = {};
  for (const [kind, selector] of Object.entries(KINDS)) counts[kind] = limpide.count(selector);
  counts.shadow_roots = roots.length - 1;
  counts.animations = document.getAnimations().length;       // CSS and script animations at the time of the count
  counts.elements_unread = walked > limpide.ELEMENTS_MAX ? 1 : 0; // 1: the document is too large, counts are partial

  const top = limpide.rootElement();
  let text = top ? top.innerText.slice(0, TEXT_MAX) : "";
  for (const root of roots.slice(1)) {
    for (const child of root.children) {
      if (text.length < TEXT_MAX && typeof child.innerText === "string") text += `\n${child.innerText}`;
    }
  }
  text = text.slice(0, TEXT_MAX);
  counts.characters = text.replace(/\s+/g, "").length;       // characters of visible text
  counts.quotation_marks = (text.match(/[«»“”„‟"]/g) || []).length;
  counts.rtl_characters = (text.match(/[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/g) || []).length;
  counts.emoji = (text.match(/\p{Extended_Pictographic}/gu) || []).length;
  if (window !== window.top) return { counts };

  // Characters of visible text of the page itself that no ancestor gives a language (RGAA 8.3, test 8.3.1).
  const SPEAKS = "[lang]:not([lang='']), [xml\\:lang]:not([xml\\:lang=''])";
  const spoken = new Map();                                  // element -> whether it or an ancestor has a language
  counts.text_without_language = 0;
  if (!top || !limpide.matches(top, SPEAKS)) limpide.walk((element) => {
    const parent = limpide.parent(element);
    spoken.set(element, spoken.get(parent) === true || limpide.matches(element, SPEAKS));
    if (spoken.get(element) || /^(script|style|noscript|template|title)$/.test(limpide.tag(element))) return;
    let bare = 0;
    for (const node of element.childNodes) if (node.nodeType === 3) bare += node.data.replace(/\s+/g, "").length;
    if (bare && limpide.visible(element)) counts.text_without_language += bare;
  });

  const meta = (name) => {
    const found = [...find(document, "meta[name][content]")].filter((m) => attribute(m, "name").toLowerCase() === name);
    return found.length ? attribute(found.at(-1), "content").slice(0, 1000) : null;
  };
  const doctype = getter(Document.prototype, "doctype")(document);
  // What a link shows; the browser's own account of it is slow, and needed only when styles may change the text.
  const written = (link) => (!limpide.children(link).length && limpide.rendered(link) && getComputedStyle(link).textTransform === "none"
    ? link.textContent : link.innerText || "");
  const shown = (link) => limpide.cut(written(link).replace(/\s+/g, " ").trim() ||
    attribute(link, "aria-label") || [...find(link, "img[alt], svg title")]
      .map((inner) => attribute(inner, "alt") || inner.textContent).join(" ").trim() || attribute(link, "title") || "", 300);
  const links = [];
  for (const root of roots) {
    for (const link of find(root, "a[href], area[href], a[*|href]")) {
      if (links.length >= linksMax) break;
      links.push({ url: limpide.address(link), text: shown(link), visible: limpide.visible(link), place: limpide.region(link) });
    }
  }
  return {
    counts, text, links,
    url: location.href,
    title: getter(Document.prototype, "title")(document).slice(0, 1000),
    lang: (top && (attribute(top, "lang") ?? attribute(top, "xml:lang"))) || "",
    doctype: doctype ? `<!DOCTYPE ${doctype.name}${doctype.publicId ? ` PUBLIC "${doctype.publicId}"` : ""}>` : "",
    viewport: meta("viewport"),
    generator: meta("generator") || "",
    height: top ? top.scrollHeight : 0,
  };
}
