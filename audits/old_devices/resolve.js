// Finds each dotted name of the compatibility data in this engine, in the page and in a worker.
// names: [[path, static]] where path is ["Array", "at"]; returns [name or ""] ("Array.prototype.at").
async (names) => {
  const find = (names) => {
    const own = (object, name) => object != null && Object.prototype.hasOwnProperty.call(object, name);
    const hidden = { TypedArray: Object.getPrototypeOf(Int8Array) };
    const walk = (path) => {
      let at = path[0] in hidden ? [[{ [path[0]]: hidden[path[0]] }, ""]] : [[self, ""]];
      for (const [depth, part] of path.entries()) {
        const next = [];
        for (const [object, said] of at) {
          const step = said ? `${said}.${part}` : part;
          if (said === "" && object === self && own(self.constructor.prototype, part)) next.push([null, step]);
          if (own(object, part) && !(typeof object === "function" && ["name", "length"].includes(part))) {
            let value = null;
            try { value = object[part]; } catch { value = null; }
            next.push([value, step]);
          } else if (typeof object === "function" && own(object.prototype, part)) {
            let value = null;
            try { value = object.prototype[part]; } catch { value = null; }
            next.push([value, `${said}.prototype.${part}`]);
          }
        }
        at = next;
      }
      return at.length ? at[0][1] : "";
    };
    return names.map(walk);
  };
  const page = find(names);
  const source = `const find = ${find}; onmessage = (event) => postMessage(find(event.data));`;
  const worker = new Worker(URL.createObjectURL(new Blob([source])));
  const there = await new Promise((done) => { worker.onmessage = (event) => done(event.data); worker.postMessage(names); });
  worker.terminate();
  return names.map((_, at) => page[at] || there[at]);
}
