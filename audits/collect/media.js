// Every video and audio of the top document, and the players of the known platforms held in a frame.
(most) => {
  const { attribute, getter, has, tag } = limpide;
  const PLAYERS = /youtu\.?be|vimeo\.|dailymotion\.|peertube|\/videos\/embed\/|soundcloud\.|wistia\.|brightcove|ausha\./i;
  const read = (element, name) => getter(HTMLMediaElement.prototype, name)(element);
  const element = (media) => ({
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
    tag: "iframe", url: limpide.cut(url, 2000),
    autoplays: /[?&#]auto_?play=(1|true|yes)/i.test(url), muted: /[?&#]mute[d]?=(1|true|yes)/i.test(url),
    loop: /[?&#]loop=(1|true|yes)/i.test(url), controls: !/[?&#]controls=0/i.test(url), preload: "", duration: null,
  });
  const media = [];
  limpide.walk((found) => {
    let seen = null;
    if (found instanceof HTMLMediaElement) seen = element(found);
    else if (tag(found) === "iframe" && PLAYERS.test(attribute(found, "src") || "")) seen = player(found, attribute(found, "src"));
    if (seen) media.push({ ...seen, place: limpide.describe(found) });
    return media.length < most;
  });
  return media;
}
