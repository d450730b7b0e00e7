// Takes every style away from the document: sheets, style elements, style attributes. Returns how many there were.
() => {
  let styles = 0;
  for (const sheet of document.styleSheets) { sheet.disabled = true; styles++; }
  if (document.adoptedStyleSheets.length) { styles += document.adoptedStyleSheets.length; document.adoptedStyleSheets = []; }
  for (const element of limpide.find(document, "[style]")) { Element.prototype.removeAttribute.call(element, "style"); styles++; }
  return styles;
}
