// Tables of this document: their grid, headers, titles; what makes them data or layout.
function (most) {
  const { tag, attribute, has, find, closest, describe, exposed, squeeze, said, name } = limpide;
  const number = (element, what) => Math.min(Math.max(parseInt(attribute(element, what) || "1", 10) || 1, 1), 1000);
  const CELLS = "[role=cell], [role=gridcell], [role=columnheader], [role=rowheader]";
  const COLUMNS_MAX = 1000;

  // Cells with their first row and column and their spans: HTML's algorithm for table elements, by order for ARIA tables.
  const grid = (table) => {
    const cells = [];
    if (tag(table) === "table") {
      const taken = [];
      [...table.rows].slice(0, 2000).forEach((row, y) => {
        let x = 0;
        for (const cell of row.cells) {
          while (taken[y]?.[x]) x += 1;
          const width = number(cell, "colspan");
          const height = attribute(cell, "rowspan") === "0" ? 2000 : number(cell, "rowspan");
          const rows = Math.min(height, table.rows.length - y);
          if (x + width > COLUMNS_MAX) break;
          for (let dy = 0; dy < rows; dy++) { taken[y + dy] ??= []; for (let dx = 0; dx < width; dx++) taken[y + dy][x + dx] = true; }
          cells.push({ element: cell, x, y, width, height: rows });
          x += width;
        }
      });
      return cells;
    }
    [...find(table, "[role=row]")].slice(0, 2000).forEach((row, y) => {
      let x = 0;
      for (const cell of find(row, CELLS)) {
        const width = number(cell, "aria-colspan");
        cells.push({ element: cell, x, y, width, height: number(cell, "aria-rowspan") });
        x += width;
      }
    });
    return cells;
  };
  const kind = (cell) => {
    const role = limpide.explicitRole(cell);
    if (role === "columnheader" || role === "rowheader") return role;
    if (role) return "cell";
    return tag(cell) === "th" ? "th" : "cell";
  };
  // Scope as the browser understands it.
  const way = (cell) => {
    const role = limpide.explicitRole(cell.element);
    if (role === "columnheader") return "col";
    if (role === "rowheader") return "row";
    const scope = (attribute(cell.element, "scope") || "").toLowerCase();
    return /^(col|colgroup)$/.test(scope) ? "col" : /^(row|rowgroup)$/.test(scope) ? "row" : "auto";
  };
  const meets = (one, other, from, size) => one[from] < other[from] + other[size] && other[from] < one[from] + one[size];
  // Whether some cell belongs to the header: below it in its columns, after it in its rows, or naming it in headers.
  const answers = (header, cells, named) => {
    const id = attribute(header.element, "id");
    if (id && named.has(id)) return true;
    const direction = way(header);
    const below = direction !== "row" && cells.some((one) => one.y >= header.y + header.height && meets(one, header, "x", "width"));
    const beside = direction !== "col" && cells.some((one) => one.x >= header.x + header.width && one.kind === "cell" && meets(one, header, "y", "height"));
    return below || beside;
  };
  const bold = (cell) => {
    const inner = [...limpide.children(cell)];
    const only = inner.length === 1 && /^(b|strong)$/.test(tag(inner[0])) && squeeze(inner[0].textContent) === squeeze(cell.textContent);
    return Boolean(squeeze(cell.textContent)) && (only || Number(getComputedStyle(cell).fontWeight) >= 600);
  };
  const marks = (table) => {
    const own = (selector) => [...find(table, selector)].filter((one) => closest(one, "table") === table);
    const found = own("caption, thead, tfoot, th, [role=columnheader], [role=rowheader]").map((one) => `<${tag(one)}>`);
    for (const one of ["scope", "headers", "axis"]) if (own(`td[${one}]`).length) found.push(one);
    if (squeeze(attribute(table, "summary") || "")) found.push("summary");
    return [...new Set(found)];
  };

  // A short line right before a table that reads as its title: a heading is a heading already.
  const lead = (table) => {
    const held = limpide.parent(table);
    const first = held && limpide.children(held)[0] === table && ![...held.childNodes].some((one) => one.nodeType === 3 && one.data.trim());
    const before = table.previousElementSibling || (first ? held.previousElementSibling : null);
    if (!before || !/^(p|div|span|strong|b|center)$/.test(tag(before)) || !limpide.seen(before)) return ["", false];
    const text = squeeze(before.textContent);
    if (!text || text.length > 120 || find(before, "a, button, input, img, ul, ol, table, h1, h2, h3, h4, h5, h6, br").length) return ["", false];
    const only = [...find(before, "b, strong")].some((one) => squeeze(one.textContent) === text);
    return [text, only || Number(getComputedStyle(before).fontWeight) >= 600];
  };
  const facts = (table) => {
    const cells = grid(table).filter((one) => exposed(one.element));
    for (const one of cells) one.kind = kind(one.element);
    const heads = cells.filter((one) => one.kind !== "cell");
    const named = new Set(cells.flatMap((one) => (attribute(one.element, "headers") || "").split(/\s+/)).filter(Boolean));
    const data = cells.filter((one) => one.kind === "cell");
    const rows = cells.reduce((most, one) => Math.max(most, one.y + one.height), 0);
    const columns = cells.reduce((most, one) => Math.max(most, one.x + one.width), 0);
    const first = cells.filter((one) => one.y === 0);
    const side = cells.filter((one) => one.x === 0 && one.y > 0);
    const others = cells.filter((one) => one.y > 0 && one.x > 0);
    const nested = tag(table) === "table" && find(table, "table").length > 0;
    const caption = tag(table) === "table" && table.caption ? said(table.caption, 400) : "";
    const [leadText, leadBold] = lead(table);
    const single = first.length === 1 && first[0].width === columns && columns > 1;
    return {
      role: limpide.explicitRole(table), native: tag(table) === "table", rows, columns, cells: cells.length, data: data.length,
      caption, label: squeeze(attribute(table, "aria-label") || limpide.referred(table, "aria-labelledby").map((one) => said(one, 200)).join(" ")),
      title: squeeze(attribute(table, "title") || ""), summary: squeeze(attribute(table, "summary") || "").slice(0, 400),
      described: squeeze(limpide.referred(table, "aria-describedby").map((one) => said(one, 300)).join(" ")).slice(0, 400),
      nested, inside: closest(limpide.parent(table) || table, "table") !== null, marks: marks(table), thead_without_header: Boolean(table.tHead)
        && table.tHead.rows.length > 0 && squeeze(table.tHead.textContent) !== "" && find(table.tHead, "th, [role=columnheader], [role=rowheader]").length === 0,
      first_bold: first.length > 1 && first.every((one) => one.kind === "cell" && bold(one.element)) && !others.some((one) => bold(one.element)),
      side_bold: side.length > 1 && side.every((one) => one.kind === "cell" && bold(one.element)) && !others.some((one) => bold(one.element)),
      side_unlike: new Set(side.map((one) => squeeze(one.element.textContent))).size === side.length && side.every((one) => squeeze(one.element.textContent).length < 60),
      title_row: single ? said(first[0].element, 200) : "", title_cell: single ? first[0].kind : "", lead: leadText, lead_bold: leadBold, controls: find(table, "input, select, textarea, button, form").length,
      longest: data.reduce((most, one) => Math.max(most, one.element.textContent.length), 0),
      headers: heads.slice(0, 300).map((one) => ({ text: said(one.element, 120), kind: one.kind, row: one.y, column: one.x, width: one.width,
        height: one.height, scope: has(one.element, "scope") ? attribute(one.element, "scope") : null, id: attribute(one.element, "id") || "",
        alone_in_row: !cells.some((other) => other !== one && other.kind !== "cell" && meets(other, one, "y", "height")),
        alone_in_column: !cells.some((other) => other !== one && other.kind !== "cell" && meets(other, one, "x", "width")),
        answered: answers(one, cells.filter((other) => other !== one), named), place: describe(one.element) })),
      headers_named: named.size, place: describe(table),
    };
  };
  return limpide.all("table, [role=table], [role=grid], [role=treegrid]").filter(exposed).slice(0, most).map(facts);
}
