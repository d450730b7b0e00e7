// Size of the DOM of the top document: elements (svg contents left out), everything, deepest nesting.
() => {
  const roots = [document];
  let depth = 0;
  limpide.walk((element, level) => {
    if (level > depth) depth = level;
    const shadow = limpide.shadowRoot(element);
    if (shadow) roots.push(shadow);
  });
  let elements = 0;
  for (const root of roots) elements += limpide.find(root, "*").length - limpide.find(root, "svg *").length;
  return { elements, all_elements: limpide.find(document, "*").length, depth };
}
