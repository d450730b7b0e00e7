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
const refused = (code) => attempt(() => {
  if (!shapes.length && !flags.length) return "";
  const [bare, regexes] = bared(code);
  const name = shapes.find((one) => SHAPES[one].test(bare));
  if (name) return name;
  for (const one of regexes) {
    const end = one.lastIndexOf("/"), found = regexRefused(one.slice(1, end), one.slice(end + 1));
    if (found) return found;
  }
  return "";
}) || "";
const checkedCode = (code) => {
  if (typeof code !== "string") return code;
  const name = refused(code);
  if (!name) return code;
  report("syntax", name, config.syntax[name]);
  return BROKEN;
};
attempt(() => native.define(self, config.check, { value: checkedCode, enumerable: false }));
for (const made of [function () {}, async function () {}, function* () {}, async function* () {}]) {
  const kind = Object.getPrototypeOf(made).constructor;
  const proxy = new Proxy(kind, {
    apply: (target, that, given) => native.apply(target, that, given.map(checkedCode)),
    construct: (target, given, fresh) => Reflect.construct(target, given.map(checkedCode), fresh === proxy ? target : fresh),
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
  const proxy = new Proxy(before, {
    apply: (target, that, given) => { checked(given); return native.apply(target, that, given); },
    construct: (target, given, fresh) => { checked(given); return Reflect.construct(target, given, fresh === proxy ? target : fresh); },
  });
  native.define(before.prototype, "constructor", { value: proxy, writable: true, enumerable: false, configurable: true });
  native.define(self, "RegExp", { value: proxy, writable: true, enumerable: false, configurable: true });
});
// Workers born from a blob or a data address are never seen on the network: the gate is put before their code, their
// sentences checked. Scripts at such addresses are read the same way.
const blobs = new Map(), replaced = new Map();
const addressOf = self.URL && attempt(() => URL.createObjectURL), BlobOf = self.Blob;
wrap(self.URL, "createObjectURL", (before, that, given) => {
  const address = native.apply(before, that, given);
  if (given[0] instanceof BlobOf) blobs.set(address, given[0]);
  return address;
});
wrap(self.URL, "revokeObjectURL", (before, that, given) => { blobs.delete(String(given[0])); return native.apply(before, that, given); });
const made = (parts) => native.apply(addressOf, URL, [new BlobOf(parts, { type: "text/javascript" })]);
const Reader = self.XMLHttpRequest;
// What stands at a blob or data address; undefined where the page's policy or the place forbids to read it.
const textAt = (address) => attempt(() => {
  const asked = new Reader();
  asked.open("GET", address, false);
  asked.send();
  return asked.responseText;
});
const INLINE = /^\s*(?:blob|data):/i;
const dataOf = (code) => `data:text/javascript;charset=utf-8,${encodeURIComponent(code)}`;
// The address to take in the place of one, its code checked; for a worker, the gate stands before it.
const checkedAddress = (given, worker) => {
  const address = attempt(() => String(given)) || "";
  if (!INLINE.test(address)) return given;
  const key = `${worker} ${address}`;
  if (replaced.has(key)) return replaced.get(key);
  const text = textAt(address), code = text === undefined ? text : checkedCode(text);
  if (code === text && !worker) return given;
  const strict = /^\s*(?:\/\/[^\n]*\n\s*|\/\*[\s\S]*?\*\/\s*)*["']use strict["']/.test(code || "") ? "\"use strict\";" : "";
  const before = worker ? strict + source : "";
  const found = attempt(() => {
    if (code === undefined) return blobs.has(address) ? made([before, blobs.get(address)]) : given;
    return /^\s*data:/i.test(address) ? dataOf(before + code) : made([before + code]);
  }) || given;
  replaced.set(key, found);
  return found;
};
for (const name of ["Worker", "SharedWorker"]) attempt(() => {
  const before = self[name];
  if (!before) return;
  const proxy = new Proxy(before, {
    construct: (target, given, fresh) => Reflect.construct(target, given.length ? [checkedAddress(given[0], true), ...given.slice(1)] : given, fresh === proxy ? target : fresh),
  });
  native.define(before.prototype, "constructor", { value: proxy, writable: true, enumerable: false, configurable: true });
  native.define(self, name, { value: proxy, writable: true, enumerable: false, configurable: true });
});
wrap(self, "importScripts", (before, that, given) => native.apply(before, that, given.map((one) => checkedAddress(one, false))));
if (self.Worklet) wrap(Worklet.prototype, "addModule", (before, that, given) => native.apply(before, that, given.length ? [checkedAddress(given[0], false), ...given.slice(1)] : given));
wrapSetter(self.HTMLScriptElement && HTMLScriptElement.prototype, "src", (given) => checkedAddress(given, false));
