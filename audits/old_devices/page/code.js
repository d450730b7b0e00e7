// Second part of the gate: code that only exists in the page (eval, new Function, handlers, scripts made by scripts). What
// the target's parser refuses becomes "}", which no parser accepts.
const BROKEN = "}";
const PIECES = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:\\[\s\S]|[^'\\\n])*'|"(?:\\[\s\S]|[^"\\\n])*"|`(?:\\[\s\S]|[^`\\])*`|[\w$#]+|\s+|[\s\S]/g;
const REGEX = /\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[a-z]*/y;
const BEFORE_REGEX = /^(?:return|typeof|case|in|of|delete|void|throw|new|else|do|await|yield|instanceof)$/;
const SHAPES = {
  "optional chaining ?.": /\?\.(?!\d)/, "nullish coalescing ??": /\?\?(?!=)/, "logical assignment": /(?:\?\?|\|\||&&)=/,
  "numeric separators": /\b\d+_\d/, "private methods": /[{};]\s*(?:static\s+|async\s+|get\s+|set\s+|\*\s*)*#[\w$]+\s*\(/,
  "private fields": /[{};]\s*(?:static\s+)?#[\w$]+\s*[=;]/, "#name in object": /#[\w$]+\s+in\b/, "static blocks": /\bstatic\s*\{/,
  "import() options": /\bimport\s*\((?:[^()]|\([^()]*\))*,\s*\{/, "using": /\busing\s+[\w$]+\s*=/,
  "import attributes": /\b(?:from|import)\s*""\s*with\s*\{/,
};
const FLAGS = { "regular expression flag d": "d", "regular expression flag v": "v" };
const shapes = Object.keys(SHAPES).filter((name) => name in config.syntax);
const flags = Object.keys(FLAGS).filter((name) => name in config.syntax);
// The code without its strings, comments and templates, and its regular expressions apart.
const bared = (code) => {
  const found = [];
  let out = "", last = "";
  PIECES.lastIndex = 0;
  for (let piece; (piece = PIECES.exec(code));) {
    const text = piece[0], first = text[0];
    if (text === "/" && (BEFORE_REGEX.test(last) || !/[\w$)\]}]$/.test(last))) {
      REGEX.lastIndex = piece.index;
      const regex = REGEX.exec(code);
      if (regex) { found.push(regex[0]); out += "/r/"; last = ")"; PIECES.lastIndex = REGEX.lastIndex; continue; }
    }
    if (text.startsWith("//") || text.startsWith("/*")) { out += " "; continue; }
    if (first === "'" || first === "\"" || first === "`") { out += "\"\""; last = ")"; continue; }
    out += text;
    if (text.trim()) last = text;
  }
  return [out, found];
};
const regexRefused = (pattern, given) => {
  for (const name of flags) if (given.includes(FLAGS[name])) return name;
  if ("regular expression modifiers" in config.syntax && /\(\?[ims]*(?:-[ims]+)?:/.test(pattern) && !/\(\?:/.test(pattern.match(/\(\?[ims]*(?:-[ims]+)?:/)[0])) return "regular expression modifiers";
  if ("duplicate named groups" in config.syntax) {
    const names = every(/\(\?<([\w$]+)>/g, pattern).map((one) => one[1]);
    if (new Set(names).size < names.length) return "duplicate named groups";
  }
  return "";
};
const refused = (code, reached) => attempt(() => {
  if (!shapes.length && !flags.length) return "";
  const [bare, regexes] = bared(code);
  const name = shapes.find((one) => SHAPES[one].test(bare));
  if (name) return name;
  for (const one of regexes) {
    const end = one.lastIndexOf("/"), found = regexRefused(one.slice(1, end), one.slice(end + 1));
    if (found && (reached || !config.late.includes(found))) return found;
  }
  return "";
}) || "";
// Whether a module waits outside of any function; a line with an arrow before it may be one.
const waits = (code) => attempt(() => {
  let depth = 0, line = "";
  for (const one of every(/[\w$]+|[\s\S]/g, bared(code)[0])) {
    const sign = one[0];
    if (/[({[]/.test(sign)) depth++;
    else if (/[)}\]]/.test(sign)) depth--;
    line = /[;\n]/.test(sign) ? "" : line + sign;
    if (sign === "await" && !depth && !line.includes("=>")) return true;
  }
  return false;
}) || false;
const WAITING = "top-level await";
const checkedCode = (code, module, reached) => {
  if (typeof code !== "string") return code;
  if ("import.meta.resolve" in config.behaviours && code.includes("import.meta.resolve")) code = code.split("import.meta.resolve").join("import.meta.limpides");
  const name = refused(code, reached === true) || (module === true && WAITING in config.syntax && /\bawait\b/.test(code) && waits(code) ? WAITING : "");
  if (!name) return code;
  report("syntax", name, config.syntax[name]);
  return BROKEN;
};
const evaluated = (code) => checkedCode(code, false, true);
const outside = self.eval;
attempt(() => native.define(evaluated, "run", { value: (code) => outside(evaluated(code)) }));
attempt(() => native.define(self, config.check, { value: evaluated, enumerable: false }));
for (const made of [function () {}, async function () {}, function* () {}, async function* () {}]) {
  const kind = Object.getPrototypeOf(made).constructor;
  const proxy = standIn(kind, {
    apply: (target, that, given) => native.apply(target, that, given.map((one) => checkedCode(one))),
    construct: (target, given, fresh) => Reflect.construct(target, given.map((one) => checkedCode(one)), fresh === proxy ? target : fresh),
  });
  attempt(() => native.define(kind.prototype, "constructor", { value: proxy, writable: true, enumerable: false, configurable: true }));
  if (kind === Function) attempt(() => native.define(self, "Function", { value: proxy, writable: true, enumerable: false, configurable: true }));
}
for (const name of ["setTimeout", "setInterval"]) wrap(self, name, (before, that, given) => native.apply(before, that, [checkedCode(given[0]), ...given.slice(1)]));
if (flags.length) attempt(() => {
  const before = RegExp;
  const checked = (given) => {
    const pattern = given[0] instanceof before ? given[0].source : String(given[0] === undefined ? "" : given[0]);
    const name = regexRefused(pattern, given[1] === undefined ? "" : String(given[1]));
    if (!name) return;
    report("syntax", name, config.syntax[name]);
    throw new native.error(`Invalid flags supplied to RegExp constructor '${given[1]}'`);
  };
  const proxy = standIn(before, {
    apply: (target, that, given) => { checked(given); return native.apply(target, that, given); },
    construct: (target, given, fresh) => { checked(given); return Reflect.construct(target, given, fresh === proxy ? target : fresh); },
  });
  native.define(before.prototype, "constructor", { value: proxy, writable: true, enumerable: false, configurable: true });
  native.define(self, "RegExp", { value: proxy, writable: true, enumerable: false, configurable: true });
});
