// On the page of an article, or of a printed page's unplaced text, that was opened from a search (#mark=words&mark=others): the words are marked, the first is
// shown, and two buttons lead from one to the next. What the address says becomes text, never markup.
(() => {
  "use strict";

  const article = document.querySelector(".article") ?? document.querySelector(".unplaced > .text");
  const BLOCKS = "p, h1, h2, h3, h4, h5, h6, li, td, th, figcaption, blockquote, hgroup";
  const UNSEARCHED = "rt, rp, .note-mark, .back"; // they part no run of characters
  const MOST = 5000;

  /** The text nodes of the article, without its foot, in groups: one for each block, within which a word may stand. */
  function blocks() {
    const walker = document.createTreeWalker(article, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
      node.nodeName === "FOOTER" && node.parentNode === article ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
    );
    const groups = new Map();
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node.nodeType !== Node.TEXT_NODE || node.parentElement.closest(UNSEARCHED)) continue;
      const block = node.parentElement.closest(BLOCKS) ?? article;
      groups.set(block, [...(groups.get(block) ?? []), node]);
    }
    return [...groups.values()];
  }

  const withoutSpaces = (text) => text.replaceAll(/\s/gu, "");

  /** How many spaces part two figures or two Latin words in the text: 5 15 is no 515. */
  const gaps = (text) => text.match(/[\p{Nd}\p{Script=Latin}]\s+(?=[\p{Nd}\p{Script=Latin}])/gu)?.length ?? 0;

  /**
   * Where the strings stand in the text, as [start, end), in order; of two that overlap the earlier one. Other spaces
   * and line breaks do not count: a page has others than the text that was searched.
   */
  function ranges(text, strings) {
    const dense = withoutSpaces(text);
    const places = [...text.matchAll(/\S/gu)].flatMap(({ index, 0: sign }) => (sign.length > 1 ? [index, index + 1] : [index]));
    const found = strings.flatMap((string) => {
      const [one, own] = [withoutSpaces(string), []];
      for (let at = dense.indexOf(one); at >= 0; at = dense.indexOf(one, at + one.length)) {
        const [start, end] = [places[at], places[at + one.length - 1] + 1];
        if (gaps(text.slice(start, end)) <= gaps(string)) own.push([start, end]);
      }
      return own;
    });
    found.sort((one, other) => one[0] - other[0] || other[1] - one[1]);
    let done = 0;
    return found.filter(([start, end]) => start >= done && (done = end));
  }

  /** Mark one range of a block; the marks of it, more than one where it goes on in another text node. */
  function wrapped(nodes, [start, end]) {
    const marks = [];
    let at = 0;
    for (const node of nodes) {
      const [from, to] = [Math.max(start - at, 0), Math.min(end - at, node.length)];
      at += node.length;
      if (from >= to) continue;
      // Without a Range: each would be kept up to date at every change, which takes seconds for a thousand marks.
      node.splitText(to);
      const found = node.splitText(from);
      const mark = document.createElement("mark");
      found.before(mark);
      mark.append(found);
      marks.push(mark);
    }
    return marks;
  }

  /** Every place where one of the strings stands, as the marks laid on it. */
  function marked(strings) {
    return blocks().flatMap((nodes) => {
      const found = ranges(nodes.map((node) => node.data).join(""), strings);
      // From the last to the first: what is wrapped leaves the text before it as it was.
      return found.reverse().map((range) => wrapped(nodes, range)).reverse();
    });
  }

  /** The bar of the page's template, at the place in the text where the reader is. */
  function show(places) {
    const bar = document.getElementById("marks-template").content.firstElementChild.cloneNode(true);
    const said = bar.querySelector("[role=status]");
    const button = (name) => bar.querySelector(`[data-marks=${name}]`);
    let current = 0;

    function go(step) {
      for (const mark of places[current]) mark.removeAttribute("aria-current");
      current = (current + step + places.length) % places.length;
      for (const mark of places[current]) mark.setAttribute("aria-current", "true");
      places[current][0].scrollIntoView({ block: "center" });
      said.textContent = said.dataset.at.replace("{n}", current + 1).replace("{m}", places.length);
    }

    function leave() {
      for (const mark of places.flat()) mark.replaceWith(...mark.childNodes);
      article.normalize();
      bar.remove();
      history.replaceState(null, "", location.pathname + location.search);
    }

    button("previous").addEventListener("click", () => go(-1));
    button("next").addEventListener("click", () => go(1));
    button("leave").addEventListener("click", leave);
    if (places.length < 2) for (const name of ["previous", "next"]) button(name).remove();
    document.querySelector("main").prepend(bar);
    go(0);
  }

  const strings = new URLSearchParams(location.hash.slice(1)).getAll("mark").filter(withoutSpaces);
  const places = strings.length ? marked(strings).slice(0, MOST) : [];
  if (places.length) show(places);
})();
