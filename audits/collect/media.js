// Every video and audio of the top document, and the players of the known platforms held in a frame.
function (most) {
  const { attribute, getter, has, tag } = limpide;
  const PLAYERS = /youtu\.?be|vimeo\.|dailymotion\.|peertube|\/videos\/embed\/|soundcloud\.|wistia\.|brightcove|ausha\./i;
  const read = (element, name) => getter(HTMLMediaElement.prototype, name)(element);
  const absolute = (url) => { try { return limpide.cut(new URL(url, document.baseURI).href, 2000); } catch { return limpide.cut(url, 2000); } };
  const SOUND = "audio, a[href*='.mp3' i], a[href*='.m4a' i], a[href*='.opus' i], a[href*='.ogg' i], a[href*='.oga' i], a[href*='.aac' i]";
  const beside = (found) => {
    let at = limpide.parent(found);
    for (let n = 0; at && n < 2 && !/^(body|main|html)$/.test(tag(at)); at = limpide.parent(at), n++) {
      if (limpide.find(at, SOUND).length) return true;
    }
    return false;
  };
  const around = (found) => {
    const { width, height } = limpide.rect(found);
    return { width, height, shown: limpide.visible(found), beside_audio: beside(found) };
  };
  const size = (media, name) => (media instanceof HTMLVideoElement ? getter(HTMLVideoElement.prototype, name)(media) : 0);
  const element = (media) => ({
    ...around(media),
    natural_width: size(media, "videoWidth"),
    natural_height: size(media, "videoHeight"),
    poster: has(media, "poster"),
    tracks: [...limpide.find(media, "track")].slice(0, 20).map((track) => attribute(track, "kind") || "subtitles"),
    sources: [...(attribute(media, "src") ? [media] : []), ...limpide.find(media, "source[src]")].slice(0, 20)
      .map((from) => ({ url: absolute(attribute(from, "src") || ""), type: limpide.cut(attribute(from, "type") || "", 100) })),
    tag: tag(media),
    url: limpide.cut(read(media, "currentSrc") || read(media, "src"), 2000),
    autoplays: has(media, "autoplay") || !read(media, "paused") || read(media, "played").length > 0,
    muted: read(media, "muted"),
    loop: has(media, "loop"),
    controls: has(media, "controls"),
    preload: read(media, "preload"),
    duration: Number.isFinite(read(media, "duration")) ? read(media, "duration") : null,
  });
  const player = (frame, url) => ({
    ...around(frame),
    tag: "iframe", url: limpide.cut(url, 2000),
    autoplays: /[?&#]auto_?play=(1|true|yes)/i.test(url), muted: /[?&#]mute[d]?=(1|true|yes)/i.test(url),
    loop: /[?&#]loop=(1|true|yes)/i.test(url), controls: !/[?&#]controls=0/i.test(url), preload: "", duration: null,
  });
  const media = [];
  for (const found of limpide.all("video, audio, iframe")) {
    if (media.length >= most) break;
    let seen = null;
    if (found instanceof HTMLMediaElement) seen = element(found);
    else if (tag(found) === "iframe" && PLAYERS.test(attribute(found, "src") || "")) seen = player(found, attribute(found, "src"));
    if (seen) media.push({ ...seen, place: limpide.describe(found) });
  }
  return media;
}
