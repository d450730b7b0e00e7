// The search fields of the page: focuses the nth one and begins to note keys and requests; without a number, counts them.
(number) => {
  const { attribute, describe, find, matches, visible } = limpide;
  const TEXT = "input:not([type]), input[type=text i], input[type=search i], [role~=combobox i], [role~=searchbox i], textarea, [contenteditable=true i]";
  const SEARCH = "input[type=search i], [role~=searchbox i], [role~=combobox i], [aria-autocomplete=list i], input[name=q i], input[name=s i], " +
    "input[name*=search i], input[name*=recherche i], input[id*=search i], input[id*=recherche i], [role~=search i] input, search input";
  const fields = [...find(document, TEXT)].filter(visible);
  const usable = fields.filter((one) => one instanceof HTMLInputElement && matches(one, SEARCH) && !one.disabled && !one.readOnly);
  if (number < 0) return { fields: fields.length, usable: usable.length };
  const field = usable[number];
  if (!field) return null;
  field.scrollIntoView({ block: "center", behavior: "instant" });
  field.focus();
  globalThis.limpideTyping = { field, keys: [], from: performance.now() };
  if (!globalThis.limpideListens) {
    globalThis.limpideListens = true;
    document.addEventListener("input", (event) => {
      const noted = globalThis.limpideTyping;
      if (event.target === noted.field) noted.keys.push([performance.now(), noted.field.value.length]);
    }, true);
  }
  return { place: describe(field), focused: document.activeElement === field, empty: field.value === "" };
}
