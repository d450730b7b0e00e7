// Walking and reading the DOM from the isolated world. A form with <input name="children"> or an <img name="body">
// changes what form.children or document.body answer, even here: reads go through the prototypes.
globalThis.limpide = (() => {
  const getter = (prototype, name) => {
    const get = Object.getOwnPropertyDescriptor(prototype, name).get;
    return (object) => get.call(object);
  };
  const parentNode = getter(Node.prototype, "parentNode");
  const localName = getter(Element.prototype, "localName");
  const shadowRoot = getter(Element.prototype, "shadowRoot");
  const firstChild = getter(Node.prototype, "firstChild");
  const nextSibling = getter(Node.prototype, "nextSibling");
  const namespace = getter(Element.prototype, "namespaceURI");
  const nodeType = getter(Node.prototype, "nodeType");
  const dom = {
    ELEMENTS_MAX: 400000,
    getter,
    parentNode,
    shadowRoot,
    tag: (element) => localName(element).toLowerCase(),
    attribute: (element, name) => Element.prototype.getAttribute.call(element, name),
    has: (element, name) => Element.prototype.hasAttribute.call(element, name),
    matches: (element, selector) => Element.prototype.matches.call(element, selector),
    closest: (element, selector) => Element.prototype.closest.call(element, selector),
    find: (root, selector) => root.nodeType === 9
      ? Document.prototype.querySelectorAll.call(root, selector)
      : (nodeType(root) === 11 ? DocumentFragment : Element).prototype.querySelectorAll.call(root, selector),
    children: (node) => (nodeType(node) === 1 ? elementChildren(node) : fragmentChildren(node)),
    inSvg: (element) => namespace(element) === "http://www.w3.org/2000/svg",
    rect: (element) => Element.prototype.getBoundingClientRect.call(element),
    rootElement: () => getter(Document.prototype, "documentElement")(document),
    // Parent element, stepping from a shadow root to its host; null at the top.
    parent(element) {
      const node = parentNode(element);
      if (!node) return null;
      const type = nodeType(node);
      if (type === 1) return node;
      return type === 11 && node.host ? node.host : null;
    },
    root: (element) => Node.prototype.getRootNode.call(element),
    // Every element in document order, open shadow roots included, with its depth; stops when visit returns false
    // or after ELEMENTS_MAX. Iterative: a DOM 50 000 levels deep is no trouble.
    walk(visit) {
      const top = dom.rootElement();
      if (!top) return 0;
      const stack = [[top, 1]];
      let seen = 0;
      while (stack.length) {
        const [element, depth] = stack.pop();
        if (++seen > dom.ELEMENTS_MAX || visit(element, depth) === false) break;
        let child = lastChild(element);
        for (; child; child = previous(child)) stack.push([child, depth + 1]);
        const shadow = shadowRoot(element);
        if (shadow) for (child = fragmentLast(shadow); child; child = previous(child)) stack.push([child, depth + 1]);
      }
      return seen;
    },
    elements() {
      const all = [];
      dom.walk((element) => { all.push(element); });
      return all;
    },
    // Text under a node, whitespace collapsed, at most `most` characters read.
    text(element, most) {
      const only = firstChild(element);
      if (!only) return "";
      // Most elements hold one text and nothing else.
      if (nodeType(only) === 3 && !nextSibling(only)) return only.data.slice(0, most).replace(/\s+/g, " ").trim();
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      let text = "";
      for (let steps = 0; text.length < most && steps < 200 && walker.nextNode(); steps++) {
        text += " " + walker.currentNode.data.slice(0, most);
      }
      return text.replace(/\s+/g, " ").trim().slice(0, most);
    },
    cut: (text, most) => (text.length > most ? text.slice(0, most - 1) + "…" : text),
  };
  const elementChildren = getter(Element.prototype, "children");
  const fragmentChildren = (node) => node.children;
  const lastChild = getter(Element.prototype, "lastElementChild");
  const fragmentLast = getter(DocumentFragment.prototype, "lastElementChild");
  const previous = getter(Element.prototype, "previousElementSibling");
  return dom;
})();
