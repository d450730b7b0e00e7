// Counts the calls a page makes to the device, in its own world, before its first script; passes each of them on.
(() => {
  const calls = new Map();
  const note = (kind, api) => {
    if (navigator.userActivation && navigator.userActivation.hasBeenActive) return;
    const key = `${kind} ${api}`;
    const known = calls.get(key) || { kind, api, times: 0 };
    known.times++;
    calls.set(key, known);
  };
  const wrap = (holder, name, kind, api) => {
    const own = holder && holder[name];
    if (typeof own !== "function") return;
    try {
      holder[name] = new Proxy(own, { apply: (target, self, args) => { note(kind, api); return Reflect.apply(target, self, args); } });
    } catch { /* not writable here */ }
  };
  const proto = (name) => (globalThis[name] || {}).prototype;
  wrap(proto("Geolocation"), "getCurrentPosition", "sensor", "geolocation");
  wrap(proto("Geolocation"), "watchPosition", "sensor", "geolocation");
  wrap(proto("MediaDevices"), "getUserMedia", "sensor", "getUserMedia");
  wrap(proto("Bluetooth"), "requestDevice", "sensor", "bluetooth");
  wrap(proto("USB"), "requestDevice", "sensor", "usb");
  wrap(proto("Serial"), "requestPort", "sensor", "serial");
  wrap(proto("NDEFReader"), "scan", "sensor", "nfc");
  wrap(globalThis.Notification, "requestPermission", "notification", "Notification");
  wrap(proto("PushManager"), "subscribe", "notification", "PushManager");
  const MOTION = /^(devicemotion|deviceorientation|deviceorientationabsolute)$/;
  wrap(proto("Sensor"), "start", "motion", "Sensor");
  const listen = EventTarget.prototype.addEventListener;
  EventTarget.prototype.addEventListener = new Proxy(listen, {
    apply(target, self, args) {
      const name = String(args[0]);
      if (MOTION.test(name)) note("motion", name);
      else if (name === "beforeunload") note("leaving", name);
      return Reflect.apply(target, self, args);
    },
  });
  Object.defineProperty(globalThis, "limpideCalls", { value: () => [...calls.values()], enumerable: false });
})();
