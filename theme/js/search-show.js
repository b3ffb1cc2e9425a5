// Search, 4 of 9: what is shown. Text as nodes, never as markup: nothing in it can run.
((search) => {
  "use strict";

  const { places, joined } = search.text;

  const EXCERPT = 90; // characters
  const BEFORE_HIT = 30;
  const NEAR = 60; // characters within which parts stand together
  const MOST_PIECES = 2; // of an excerpt
  const ELLIPSIS = "……";
  const PAUSES = /(?:[；。！？\n]|[，：](?![\d０-９])|(?<![\d０-９])[，：])[”’」』）》]*/gu; // not within 3：2
  const PAUSE = new RegExp(PAUSES.source, "u");
  const SENTENCE_END = /[。！？\n][”’」』）》]*$/u;
  const MOST_MARKS = 12; // different strings that an article's page is asked to mark

  function element(name, className, ...children) {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...children);
    return made;
  }

  /**
   * A copy of what the page has in a template (theme/templates/parts/), and its slots by their names (data-fill), each
   * with the value of that name in it: nodes or a text. `true` leaves a slot as it is, what is nothing takes it away.
   */
  function copyOf(name, values = {}) {
    const copy = document.getElementById(`${name}-template`).content.firstElementChild.cloneNode(true);
    const slots = Object.fromEntries([...copy.querySelectorAll("[data-fill]")].map((one) => [one.dataset.fill, one]));
    for (const [slot, value] of Object.entries(values)) {
      if (!value) takeAway(slots[slot]);
      else if (value !== true) slots[slot]?.append(value);
    }
    return { copy, slots };
  }

  /** Take a slot away with the space before it. */
  function takeAway(slot) {
    const before = slot?.previousSibling;
    if (before?.nodeType === Node.TEXT_NODE && !before.data.trim()) before.remove();
    slot?.remove();
  }

  /** The phrase with each {name} replaced by the value of that name, once; no value turns what stands beside it. */
  function phrase(words, values) {
    const nodes = document.createDocumentFragment();
    words.split(/\{(\w+)\}/u).forEach((piece, place) => {
      const value = place % 2 ? (values[piece] ?? `{${piece}}`) : piece;
      // A figure is set as those round it, which it is not within an element of its own.
      nodes.append(place % 2 && !/^[\d,]+$/u.test(value) ? element("bdi", "", value) : `${value}`);
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
      nodes.append(running(text.slice(done, begin)));
      done = Math.min(to, end);
      nodes.append(element("mark", "", running(text.slice(begin, done))));
    }
    nodes.append(running(text.slice(done, end)));
    return nodes;
  }

  /** The text without the line breaks beside Chinese, which would be shown as spaces. */
  const running = (text) => text.replaceAll(/\n(?=[^\0-\u2000])|(?<=[^\0-\u2000])\n/gu, "");

  /**
   * Around which of the places in the text an excerpt is taken, in order: few that together have as many as may be of
   * the parts that are not seen elsewhere. `found` are the places of each part.
   */
  function chosen(found, isSeen) {
    let left = found.filter((own, part) => own.length && !isSeen[part]);
    const hits = [];
    while (left.length && hits.length < MOST_PIECES) {
      const { hit, held } = fullest(left);
      hits.push(hit);
      left = left.filter((own) => !held.has(own));
    }
    const seen = joined(found)[0] ?? [0, 0]; // all stands in the title, or there is nothing to be marked
    return hits.length ? hits.sort((one, other) => one[0] - other[0]) : [seen];
  }

  /** From a place on NEAR characters that hold the most of the parts, as far as these go, and the parts held. */
  function fullest(parts) {
    const all = parts.flatMap((own) => own.map(([from, to]) => ({ from, to, own })));
    all.sort((one, other) => one.from - other.from);
    let best = { hit: [0, 0], held: new Set() };
    all.forEach(({ from, to, own }, first) => {
      const held = new Set([own]);
      let end = to;
      for (let next = first + 1; next < all.length && all[next].from < from + NEAR; next += 1) {
        if (all[next].to > from + NEAR || held.has(all[next].own)) continue;
        held.add(all[next].own);
        end = Math.max(end, all[next].to);
      }
      if (held.size > best.held.size) best = { hit: [from, end], held };
    });
    return best;
  }

  /** About EXCERPT characters of the text around the hits, from pause to pause, with the ranges marked. */
  function excerpt(text, ranges, hits) {
    const nodes = document.createDocumentFragment();
    let done = 0;
    for (const [from, to] of hits) {
      if (to && to <= done) continue;
      const least = Math.round(from - BEFORE_HIT / hits.length);
      const start = Math.max(beginning(text, Math.max(least, 0), from), done);
      const most = Math.round(Math.max(start + EXCERPT / hits.length, to));
      const end = ending(text, to, Math.min(most, text.length));
      nodes.append(start > done ? ELLIPSIS : "", marked(text, ranges, start, end));
      done = end;
    }
    if (done < text.length && !SENTENCE_END.test(text.slice(0, done).slice(-BEFORE_HIT))) nodes.append(ELLIPSIS);
    return nodes;
  }

  /** Where an excerpt begins that may begin at `start` and holds what stands at `hit`: behind the first pause. */
  function beginning(text, start, hit) {
    if (!start) return 0;
    const pause = PAUSE.exec(text.slice(start, hit));
    return pause ? start + pause.index + pause[0].length : uncut(text, start);
  }

  /** Where it ends that holds what stands before `hit` and may go on to `most`: at the last pause on the way. */
  function ending(text, hit, most) {
    if (most === text.length) return most;
    const least = Math.max(hit, most - EXCERPT / 2);
    const pause = [...text.slice(least, most).matchAll(PAUSES)].at(-1);
    if (!pause) return Math.max(hit, uncut(text, most));
    const isEnd = SENTENCE_END.test(pause[0]);
    return least + pause.index + (isEnd ? pause[0].length : 0);
  }

  /** The place, or one before it where it would cut a figure, a Latin word, or a character that takes two units. */
  function uncut(text, place) {
    const run = /[\p{Nd}\p{Script=Latin}.．%％\uD800-\uDBFF]*$/u.exec(text.slice(Math.max(place - BEFORE_HIT, 0), place))[0];
    const goesOn = /^[\p{Nd}\p{Script=Latin}.．%％\uDC00-\uDFFF]/u.test(text.slice(place));
    return goesOn && run.length < BEFORE_HIT ? place - run.length : place;
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

  /**
   * A headline with its marks, as pages have it (theme/templates/parts/headlines.html): parts of phrases of pieces. Where
   * a line may end within a part is in `breaks` (generator/search/documents.py); any other space is between two parts.
   */
  function headline({ title, breaks = [] }, ranges) {
    const parts = [];
    for (const { 0: words, index } of title.matchAll(/[^ ]+/gu)) {
      const end = index + words.length;
      const made = element("span", "", marked(title, ranges, index, end));
      breakable(made, breaks.filter((at) => at > index && at < end).map((at) => at - index));
      if (breaks.includes(index - 1)) parts.at(-1).append(" ", made);
      else parts.push(element("span", "phrase", made));
    }
    const nodes = document.createDocumentFragment();
    nodes.append(...parts.flatMap((part, place) => (place ? [" ", part] : [part])));
    return nodes;
  }

  /** Let a line end at these places in the text of an element; a mark that has one in it stays one. */
  function breakable(phrased, borders) {
    const walker = document.createTreeWalker(phrased, NodeFilter.SHOW_TEXT);
    const nodes = [];
    for (let at = 0; walker.nextNode(); at += walker.currentNode.length) nodes.push([walker.currentNode, at]);
    for (const border of borders.reverse()) {
      const [node, at] = nodes.findLast(([, start]) => start <= border);
      node.splitText(border - at).before(element("wbr", ""));
    }
  }

  /** A page by its label: 第3版, A04版. */
  const pageOf = (label, words) => phrase(/^\d+$/u.test(label) ? words.page : words.pageLabelled, { n: label });

  /** What stands for the headline that a text has not: what its page is called (第3版 · 副刊), or that there is none. */
  function stand({ unplaced, page, name }, words) {
    if (!unplaced) return words.missing;
    const said = element("span", "", pageOf(page, words));
    said.lang = document.documentElement.lang;
    const nodes = document.createDocumentFragment();
    nodes.append(said, ...(name ? [" · ", element("bdi", "", name)] : []));
    return nodes;
  }

  /** The day as words: 2025年6月15日. */
  function dayOf(date, words) {
    const [year, month, day] = date.split("-").map(Number);
    return phrase(words.date, { year, month: monthName(words, month), day });
  }

  /** The issue of a text as words: its day, or days, and what tells it from others: 2025年6月15日 号外. */
  function issueOf({ date, until, edition, which }, words) {
    const nodes = document.createDocumentFragment();
    nodes.append(until ? daysOf(date, until, words) : dayOf(date, words));
    if (edition) nodes.append(" ", element("bdi", "", edition));
    if (which) nodes.append(" ", phrase(words.editionN, { n: `${which}` }));
    return nodes;
  }

  function daysOf(date, until, words) {
    const [[year, month, first], last] = [date, until].map((day) => day.split("-").map(Number));
    if (until.startsWith(date.slice(0, 8))) {
      return phrase(words.daysOfMonth, { year, month: monthName(words, month), first, last: last[2] });
    }
    const [begin, end] = [date, until].map((day) => dayOf(day, words).textContent);
    return phrase(words.severalDays, { first: begin, last: end });
  }

  /** A found article, or what a page has besides, as an item of a list: its title as a link, its day, its page and column, and an excerpt with its marks. */
  function resultItem({ url, content, meta }, parts, words) {
    const [titled, found] = [places(meta.title, parts), places(content, parts)];
    const [inTitle, inText] = [joined(titled), joined(found)];
    const hits = chosen(found, titled.map((own) => own.length > 0));
    const { copy, slots } = copyOf("result", {
      title: meta.title ? headline(meta, inTitle) : stand(meta, words),
      date: issueOf(meta, words),
      unplaced: meta.unplaced,
      page: !meta.unplaced && meta.page && pageOf(meta.page, words),
      name: !meta.unplaced && meta.name,
      section: meta.section,
      draft: Boolean(meta.draft),
      excerpt: excerpt(content, inText, hits),
    });
    const marks = wanted([[meta.title, inTitle], [content, inText]]);
    slots.title.href = relative(url) + (marks || (meta.unplaced ? "#unplaced" : ""));
    slots.title.classList.toggle("missing", !meta.title && !meta.unplaced);
    slots.date.dateTime = meta.date;
    return copy;
  }

  search.show = { element, copyOf, phrase, pageOf, resultItem, monthName };
})((window.editionSearch ??= {}));
