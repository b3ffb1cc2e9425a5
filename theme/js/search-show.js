// Search, 4 of 7: what is shown. Text as nodes, never as markup: nothing in it can run.
((search) => {
  "use strict";

  const { places } = search.text;

  const EXCERPT = 90; // characters
  const BEFORE_HIT = 30;
  const MOST_MARKS = 12; // different strings that an article's page is asked to mark

  function element(name, className, ...children) {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...children);
    return made;
  }

  /** The phrase with each {name} replaced by the value of that name, once; no value turns what stands beside it. */
  function phrase(words, values) {
    const nodes = document.createDocumentFragment();
    words.split(/\{(\w+)\}/u).forEach((piece, place) => {
      nodes.append(place % 2 ? element("bdi", "", values[piece] ?? `{${piece}}`) : piece);
    });
    return nodes;
  }

  /** The text from `start` to `end` as nodes, with the ranges marked. */
  function marked(text, ranges, start = 0, end = text.length) {
    const nodes = document.createDocumentFragment();
    let done = start;
    for (const [from, to] of ranges) {
      if (to <= start || from >= end) continue;
      const begin = Math.max(from, start);
      nodes.append(text.slice(done, begin));
      done = Math.min(to, end);
      nodes.append(element("mark", "", text.slice(begin, done)));
    }
    nodes.append(text.slice(done, end));
    return nodes;
  }

  /** About EXCERPT characters around the first of the ranges, or the beginning of the text. */
  function excerpt(text, ranges) {
    const [from, to] = ranges[0] ?? [0, 0];
    const start = onCharacter(text, Math.max(from - BEFORE_HIT, 0));
    const end = onCharacter(text, Math.min(Math.max(start + EXCERPT, to), text.length));
    const nodes = document.createDocumentFragment();
    nodes.append(start > 0 ? "…" : "", marked(text, ranges, start, end), end < text.length ? "…" : "");
    return nodes;
  }

  /** The place, or the one before it where it would cut a character that takes two units. */
  function onCharacter(text, place) {
    const unit = text.charCodeAt(place);
    return unit >= 0xdc00 && unit <= 0xdfff ? place - 1 : place;
  }

  /** An address below the site's root as a link from the search page, which lies there. */
  const relative = (address) => `./${address.split("/").map(encodeURIComponent).join("/")}`;

  /** What theme/js/marks.js reads: the strings to be marked, as they were printed. */
  function wanted(texts) {
    const printed = texts.flatMap(([text, ranges]) => ranges.map(([from, to]) => text.slice(from, to)));
    const strings = [...new Set(printed)].slice(0, MOST_MARKS);
    return strings.length ? `#${strings.map((one) => `mark=${encodeURIComponent(one)}`).join("&")}` : "";
  }

  const monthName = (words, month) => words.months.split(/\s+/u)[Number(month) - 1];

  /** A found article as an item of a list: its title as a link, its day, its page and column, and an excerpt with its marks. */
  function resultItem({ url, content, meta }, parts, words) {
    const [year, month, day] = meta.date.split("-").map(Number);
    const [inTitle, inText] = [places(meta.title, parts), places(content, parts)];
    const link = element("a", meta.title ? "" : "missing", meta.title ? marked(meta.title, inTitle) : words.missing);
    link.href = relative(url) + wanted([[meta.title, inTitle], [content, inText]]);
    const printed = element("time", "", phrase(words.date, { year, month: monthName(words, month), day }));
    printed.dateTime = meta.date;
    const place = element("p", "place", printed, " ", phrase(words.page, { n: meta.page }));
    place.lang = document.documentElement.lang; // words of the interface among Chinese
    for (const name of [meta.name, meta.section].filter(Boolean)) place.append(" ", element("bdi", "column", name));
    return element(
      "li",
      "story",
      element("h2", "title", link),
      place,
      element("p", "excerpt", excerpt(content, inText)),
    );
  }

  search.show = { element, phrase, resultItem, monthName };
})((window.editionSearch ??= {}));
