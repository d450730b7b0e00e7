// Every name that scripts find in this engine, in the page and in a worker: owner.member, owner.prototype.member.
() => {
  const listNames = () => {
    const out = new Set(), seenObj = new Set();
    const own = (o) => { try { return Reflect.ownKeys(o).filter((k) => typeof k === "string"); } catch (e) { return []; } };
    const base = new Set([...own(Function.prototype), "prototype", "arguments", "caller"]);
    const visit = (object, path, depth) => {
      if (!object || (typeof object !== "object" && typeof object !== "function") || seenObj.has(object) || depth > 2) return;
      seenObj.add(object);
      for (const k of own(object)) {
        if (k === "constructor" || /^\d+$/.test(k)) continue;
        if (typeof object === "function" && base.has(k)) continue;
        out.add(path + "." + k);
        const d = Object.getOwnPropertyDescriptor(object, k);
        if (d && "value" in d && depth < 2 && (typeof d.value === "object" || typeof d.value==="function")) visit(d.value, path + "." + k, depth + 1);
      }
      if (typeof object === "function" && object.prototype) {
        if (seenObj.has(object.prototype)) return;
        seenObj.add(object.prototype);
        for (const k of own(object.prototype)) if (k !== "constructor") out.add(path + ".prototype." + k);
      }
    };
    const top = new Set();
    for (let o = self; o && o !== Object.prototype; o = Object.getPrototypeOf(o)) for (const k of own(o)) top.add(k);
    const skip = new Set(["window","self","globalThis","document","top","parent","frames","opener","location","localStorage","sessionStorage","performance","history","navigator","chrome","origin","external","styleMedia","visualViewport","screen","caches","indexedDB","customElements","constructor"]);
    for (const k of top) {
      if (k === "constructor" || /^\d+$/.test(k)) continue;
      out.add(k);
      if (skip.has(k)) continue;
      let v; try { v = self[k]; } catch (e) { continue; }
      if (v && (typeof v === "object" || typeof v === "function")) visit(v, k, 1);
    }
    const TA = Object.getPrototypeOf(Int8Array);
    for (const k of own(TA.prototype)) out.add("TypedArray.prototype." + k);
    return [...out];
  };
  const src = "onmessage = () => postMessage((" + listNames + ")())";
  const page = listNames();
  return new Promise((done) => {
    const w = new Worker(URL.createObjectURL(new Blob([src])));
    w.onmessage = (e) => done({ page, worker: e.data });
    w.onerror = (e) => done({ page, worker: ["ERR " + e.message] });
    w.postMessage(1);
    setTimeout(() => done({page, worker: null}), 8000);
  });
}
