// Third part of the gate: scripts at addresses of the page's own making, workers above all.
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
  const proxy = standIn(before, {
    construct: (target, given, fresh) => Reflect.construct(target, given.length ? [checkedAddress(given[0], true), ...given.slice(1)] : given, fresh === proxy ? target : fresh),
  });
  native.define(before.prototype, "constructor", { value: proxy, writable: true, enumerable: false, configurable: true });
  native.define(self, name, { value: proxy, writable: true, enumerable: false, configurable: true });
});
wrap(self, "importScripts", (before, that, given) => native.apply(before, that, given.map((one) => checkedAddress(one, false))));
if (self.Worklet) wrap(Worklet.prototype, "addModule", (before, that, given) => native.apply(before, that, given.length ? [checkedAddress(given[0], false), ...given.slice(1)] : given));
wrapSetter(self.HTMLScriptElement && HTMLScriptElement.prototype, "src", (given) => checkedAddress(given, false));
attempt(() => native.define(evaluated, "address", { value: (given) => checkedAddress(given, false) }));
// A style sheet at such an address; the gate of style sheets comes next.
const checkedSheet = (given) => {
  const address = attempt(() => String(given)) || "";
  const held = blobs.get(address);
  if (!/^\s*data:text\/css/i.test(address) && !(held && /css/i.test(held.type))) return given;
  const text = textAt(address);
  const read = text === undefined ? text : css.sheet(text);
  return read === text ? given : native.apply(addressOf, URL, [new BlobOf([read], { type: "text/css" })]);
};
