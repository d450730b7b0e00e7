// The two halves of an axe run, loaded after axe.min.js in the isolated world of each frame.
// Nodes travel as numbers: the elements stay here, and only those reported are described.
limpide.axe = (() => {
  const MESSAGES_MAX = 6;
  const ENHANCED_MAX = 100;
  let frame = "";
  let elements = [];
  let numbers = new Map();
  let ancestries = new WeakMap();
  let contexts = [];
  let kept = null;

  // axe yields with timers of 0 or 1 ms after each rule; they never fire in a sandbox without scripts.
  const later = globalThis.setTimeout;
  globalThis.setTimeout = (task, delay = 0, ...args) => (delay > 1 ? later(task, delay, ...args) : queueMicrotask(() => task(...args)));

  const number = (element) => {
    if (!numbers.has(element)) {
      numbers.set(element, elements.length);
      elements.push(element);
    }
    return numbers.get(element);
  };
  const ancestry = (node) => {
    if (!node.element) return node.ancestry;
    if (!ancestries.has(node.element)) ancestries.set(node.element, [axe.utils.getAncestry(node.element)]);
    return ancestries.get(node.element);
  };
  // axe's own selectors cost more than the rules on a large page: rules that compare frames need the ancestry only.
  axe.utils.nodeSerializer.update({
    toSpec(node) {
      const path = ancestry(node);
      return { frame, number: number(node.element), selector: path, ancestry: path, xpath: [], source: "",
        nodeIndexes: node.nodeIndexes };
    },
    mergeSpecs: (node, parent) => ({ ...node, fromFrame: true,
      selector: [...parent.selector, ...node.selector], ancestry: [...parent.ancestry, ...node.ancestry],
      nodeIndexes: [...parent.nodeIndexes, ...node.nodeIndexes] }),
  });

  // Ask axe for what it found in this document; the top document keeps its half, a frame's half is returned as text.
  const part = async (options, name, context) => {
    frame = name;
    elements = [];
    numbers = new Map();
    ancestries = new WeakMap();
    contexts = axe.utils.getFrameContexts(context || document);
    const half = await axe.runPartial(context || document, options);
    const frames = contexts.map(({ frameContext }) => frameContext);
    if (context) return { frames, half: JSON.stringify(half) };
    kept = half;
    return { frames };
  };
  const frameElement = (index) => axe.utils.shadowSelect(contexts[index].frameSelector);

  const messages = (node) => [...new Set([...node.any, ...node.all, ...node.none].map((check) => check.message))]
    .filter(Boolean).slice(0, MESSAGES_MAX).map((text) => limpide.cut(String(text), 400));
  const brief = (most) => (nodes) => nodes.slice(0, most).map((result) => ({
    frame: result.node.frame, number: result.node.number, messages: messages(result) }));

  // Join the halves: for each rule the places, at most `most` of each kind, and the true counts.
  const finish = async (options, halves, most) => {
    const report = await axe.finishRun([kept, ...halves.map((half) => half && JSON.parse(half))], {
      ...options, reporter: (results, _, done) => done(results) });
    kept = null;
    const shorten = brief(most);
    // Texts that pass at level AA and would not at level AAA (WCAG 1.4.6): 7:1, or 4.5:1 for large text.
    const weak = (node) => node.any.some(({ data }) =>
      data && data.contrastRatio && data.contrastRatio < (parseFloat(data.expectedContrastRatio) < 4 ? 4.5 : 7));
    return report.map(({ id, violations, incomplete, passes, error }) => ({
      id, error: error ? limpide.cut(String(error.message || error), 300) : "",
      violations: shorten(violations), incomplete: shorten(incomplete),
      enhanced: id === "color-contrast" ? brief(ENHANCED_MAX)(passes.filter(weak)) : [],
      counts: [violations.length, incomplete.length, passes.length] }));
  };
  const describe = (wanted) => wanted.map((n) => (elements[n] ? limpide.describe(elements[n]) : null));
  return { part, frameElement, finish, describe };
})();
