// Fourth part of the gate: CSS that scripts write. The same algorithm as audits/old_devices/css_gate.py, held to the same
// cases by tests/audits/test_old_css_gate.py.
const css = (() => {
  const { css: known, values, html, alias } = config;
  const { other } = known;
  const MARKS = /\/\*[\s\S]*?(?:\*\/|$)|"(?:\\[\s\S]|[^"\\\n])*"|'(?:\\[\s\S]|[^'\\\n])*'|url\(\s*[^"'\s)](?:\\[\s\S]|[^)\\])*\)|[{}();[\]]/g;
  const SPELLING = /\/\*[\s\S]*?\*\/|"(?:\\[\s\S]|[^"\\\n])*"|'(?:\\[\s\S]|[^'\\\n])*'/g;
  const GROUPS = new Set(["media", "supports", "layer", "container", "scope", "starting-style", "document", "-moz-document"]);
  const NO_WORDS = /animation|font-family|content|will-change|transition|counter|list-style|grid-(area|row|column)|container-name/;
  const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\-]/g, "\\$&");
  const longest = (names) => [...names].sort((a, b) => b.length - a.length).map(escaped).join("|");
  const names = (given, shape) => (Object.keys(given).length ? new RegExp(shape(longest(Object.keys(given))), "gi") : /(?!)/g);
  const functions = names(known.functions, (all) => `(?<![\\w-])(${all})\\(`);
  const units = names(known.units, (all) => `(?<![\\w.#-])([+-]?(?:\\d*\\.)?\\d+)(${all})(?![\\w%-])`);
  const { nesting: _n, of: _o, "not()": _l, ...pseudos } = known.selectors;
  const pseudo = names(pseudos, (all) => `(?<!:)(::?)(${all})(?![\\w-])`);
  const aliases = names(Object.fromEntries(Object.entries(html).filter(([name]) => !name.includes(" "))), (all) => `\\[\\s*(${all})(?=[\\s=\\]~|^$*])`);
  const valued = Object.fromEntries(Object.entries(html).map(([name, version]) => [name.split(" "), version]).filter(([[name, word]]) => word && config.valued.includes(name)).map(([[, word], version]) => [word, version]));
  const aliasValues = names(valued, (all) => `(\\[\\s*(?:${config.valued.join("|")})\\s*[~|^]?=\\s*["']?)(${all})(?=["'\\s\\]])`);
  const media = names(known.media, (all) => `\\(\\s*(${all})(?=\\s*[:)])`);
  const words = Object.fromEntries(Object.entries(values).map(([prop, all]) => [prop, names(all, (list) => `(?<![\\w-])(${list})(?![\\w(-])`)]));
  const bare = (text) => text.replace(SPELLING, "").trim();
  const outside = (text, change) => {
    let out = "", begun = 0;
    for (const kept of every(SPELLING, text)) { out += change(text.slice(begun, kept.index)) + kept[0]; begun = kept.index + kept[0].length; }
    return out + change(text.slice(begun));
  };
  const seen = (what, version) => report("css", what, version);
  const deaf = () => {};
  const selector = (text, told = seen) => {
    let made = outside(text, (part) => part
      .replace(pseudo, (all, colons, name) => { told(all, pseudos[name.toLowerCase()]); return `${colons}limpide-${name}`; })
      .replace(aliases, (all, name) => `[${alias}${name}`)).replace(aliasValues, (all, open, word) => open + alias + word);
    for (const [name, shape] of [["of", /:(nth-(?:last-)?child)\((?=[^()]*\sof\s)/gi], ["not()", /:(not)\((?=[^()]*[,\s>+~][^()]*\))/gi]]) {
      if (name in known.selectors && shape.test(made)) { told(name === "of" ? ":nth-child(… of …)" : ":not(list)", known.selectors[name]); made = made.replace(shape, ":limpide-$1("); }
    }
    if (other.nesting && text.replace(SPELLING, "").includes("&")) { told("&", other.nesting); made = made.replace(/&/g, ":limpide-nesting"); }
    return made;
  };
  const value = (prop, text, told = seen) => outside(text, (part) => {
    const renamed = (made, what, version) => { told(what, version); return made; };
    part = part.replace(functions, (all, name) => renamed(`limpide-${name}(`, `${name}()`, known.functions[name.toLowerCase()]))
      .replace(units, (all, number, unit) => renamed(`${number}limpide`, unit, known.units[unit.toLowerCase()]));
    if (other.from) part = part.replace(/\b(rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\((?=\s*from\s)/g, (all, name) => renamed(`limpide-${name}(`, `${name}(from …)`, other.from));
    if (other.in) part = part.replace(/\b((?:repeating-)?(?:linear|radial|conic)-gradient)\((?=[^,)]*\bin\s+[a-z])/g, (all, name) => renamed(`limpide-${name}(`, `${name}(in …)`, other.in));
    if (prop.startsWith("--")) return part;
    for (const word of ["revert", "revert-layer"]) if (other[word] && part.trim().toLowerCase() === word) return renamed("limpide-revert", word, other[word]);
    if (words[prop] && !NO_WORDS.test(prop)) part = part.replace(words[prop], (all, word) => renamed(`limpide-${word}`, `${prop}: ${word}`, values[prop][word.toLowerCase()]));
    return part;
  });
  const declaration = (text, told = seen) => {
    const at = text.indexOf(":");
    if (at < 0) return text;
    const name = text.slice(0, at), prop = bare(name).toLowerCase();
    if (!/^[a-z-][\w-]*$/.test(prop)) return text;
    if (prop in known.properties) { told(prop, known.properties[prop]); return name.replace(/([\w-]+)(\s*)$/, "limpide-$1$2") + text.slice(at); }
    return name + ":" + value(prop, text.slice(at + 1), told);
  };
  const supports = (text) => {
    for (const part of ["selector", "font-tech", "font-format", "at-rule", "named-feature"]) if (other[`supports ${part}`]) text = text.replace(new RegExp(`\\b${part}\\(`, "g"), `limpide-${part}(`);
    return text.replace(/(?<!-)\bselector\(((?:[^()]|\([^()]*\))*)\)/g, (all, inner) => `selector(${selector(inner, deaf)})`)
      .replace(/\((\s*[\w-]+\s*:(?:[^()]|\((?:[^()]|\([^()]*\))*\))*)\)/g, (all, inner) => `(${declaration(inner, deaf)})`);
  };
  const query = (text) => {
    if (known.media.range && /\([^()]*[<>=][^()]*\)/.test(text)) { seen("@media (… >= …)", known.media.range); return " not all"; }
    if (known.media.or && /\)\s*or\s*\(/.test(text)) { seen("@media … or …", known.media.or); return " not all"; }
    if (known.media.range && /^\s*not\s*\(|\(\s*(?:\(|not\b)/i.test(text)) return " not all";
    const made = text.replace(media, (all, name) => { seen(`@media (${name})`, known.media[name.toLowerCase()]); return `(limpide-${name}`; });
    return made !== text && known.media.range ? " not all" : made;
  };
  const condition = (name, text) => {
    if (name === "supports") return supports(text);
    if (name === "media") return text.split(",").map(query).join(",");
    if (name === "import") for (const part of ["layer", "supports"]) {
      const version = other[`import ${part}`];
      if (version && new RegExp(`[\\s)]${part}\\b`).test(text.replace(SPELLING, "\"\""))) {
        seen(`@import ${part}`, version);
        const first = text.match(/^\s*(?:url\((?:"[^"]*"|'[^']*'|[^)]*)\)|"[^"]*"|'[^']*')/);
        return (first ? first[0] : text) + " not all";
      }
    }
    return text;
  };
  const atRule = (name, text) => {
    if (name in known.at_rules) { seen(`@${name}`, known.at_rules[name]); return text.replace("@", "@limpide-"); }
    const after = text.indexOf("@") + 1 + name.length;
    return text.slice(0, after) + condition(name, text.slice(after));
  };
  const endOfNested = (text, at, rule) => {
    let depth = 0;
    for (const mark of every(MARKS, text.slice(at))) {
      depth += (mark[0] === "{") - (mark[0] === "}");
      if (depth < 0) return at + mark.index;
      if (depth === 0 && ((mark[0] === "}" && !rule) || (mark[0] === ";" && rule))) return at + mark.index + 1;
    }
    return text.length;
  };
  const nameOf = (text) => text.match(/^@([\w-]*)/)[1].toLowerCase();
  const read = (text, inside) => {
    const blocks = [inside];
    let out = "", begun = 0, depth = 0, skip = 0;
    const statement = (piece) => {
      const said = bare(piece);
      if (said.startsWith("@")) return atRule(nameOf(said), piece);
      return said && ["style", "declarations"].includes(blocks[blocks.length - 1]) ? declaration(piece) : piece;
    };
    for (const mark of every(MARKS, text)) {
      const sign = mark[0], at = mark.index;
      if (at < skip) continue;
      if (sign === "(" || sign === "[") depth++;
      else if (sign === ")" || sign === "]") depth = Math.max(0, depth - 1);
      else if (sign === "}" || (sign === ";" && !depth)) {
        out += statement(text.slice(begun, at)) + sign;
        begun = at + 1; depth = 0;
        if (sign === "}" && blocks.length > 1) blocks.pop();
      } else if (sign === "{" && !depth) {
        const prelude = text.slice(begun, at), said = bare(prelude), within = blocks[blocks.length - 1];
        if (["style", "raw"].includes(within) && /^--[\w-]+\s*:/.test(said)) { blocks.push("raw"); out += prelude + "{"; begun = at + 1; continue; }
        if (within === "style" && other.nesting && said) {
          seen("nesting", other.nesting);
          begun = skip = endOfNested(text, at, !said.startsWith("@"));
          continue;
        }
        if (said.startsWith("@")) {
          const name = nameOf(said);
          blocks.push(name.endsWith("keyframes") ? "frames" : GROUPS.has(name) ? within : "declarations");
          out += atRule(name, prelude) + "{";
        } else {
          blocks.push("style");
          out += (within === "frames" ? prelude : selector(prelude)) + "{";
        }
        begun = at + 1;
      }
    }
    return out + statement(text.slice(begun));
  };
  const safely = (act) => (text, ...rest) => { const made = typeof text === "string" ? attempt(() => act(text, ...rest)) : undefined; return made === undefined ? text : made; };
  return {
    known,
    sheet: safely((text) => read(text, "sheet")),
    declarations: safely((text) => read(text, "style")),
    selector: safely((text) => selector(text, deaf)),
    usedSelector: safely(selector),
    value: safely((text, prop) => value(prop, text)),
    quietValue: safely((text, prop) => value(prop, text, deaf)),
    supports: safely(supports),
    query: safely((text) => text.split(",").map(query).join(",")),
  };
})();
