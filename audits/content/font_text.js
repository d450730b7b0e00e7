// The characters drawn with each list of font families: visible text, form values, and what styles write (::before).
(most) => {
  const { attribute, tag } = limpide;
  const groups = new Map();
  const add = (style, characters) => {
    if (!characters) return;
    const key = [style.fontFamily, style.fontWeight, style.fontStyle].join("|");
    let group = groups.get(key);
    if (!group) {
      if (groups.size >= most) return;
      groups.set(key, (group = { families: style.fontFamily, weight: style.fontWeight, style: style.fontStyle, characters: new Set() }));
    }
    const shown = style.textTransform === "uppercase" ? characters.toUpperCase() : style.textTransform === "lowercase" ? characters.toLowerCase() : characters;
    for (const character of shown) if (group.characters.size < 20000) group.characters.add(character);
    if (style.fontVariantCaps === "small-caps" || style.textTransform === "capitalize") for (const character of characters.toUpperCase()) group.characters.add(character);
  };
  const quoted = (content) => [...content.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, inner]) => inner.replace(/\\(.)/g, "$1")).join("");
  limpide.walk((element) => {
    const name = tag(element);
    if (/^(script|style|noscript|template|head|title|meta|link)$/.test(name)) return;
    if (!element.checkVisibility({ visibilityProperty: true })) return;
    let text = "";
    for (const node of element.childNodes) if (node.nodeType === 3) text += node.data;
    if (name === "input" || name === "textarea") text += `${element.value || ""}${attribute(element, "placeholder") || ""}`;
    if (text.trim()) add(getComputedStyle(element), text);
    for (const pseudo of ["::before", "::after", "::marker"]) {
      const style = getComputedStyle(element, pseudo);
      if (style.content && style.content.includes('"')) add(style, quoted(style.content));
    }
  });
  return [...groups.values()].map((group) => ({ ...group, characters: [...group.characters].join("") }));
}
