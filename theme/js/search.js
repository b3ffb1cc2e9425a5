// The search page, in three layers: the text and its index words, the query, the page.
// A classic script, since module scripts do not run from file://. It needs the index of generator/search/index.py.
(() => {
  "use strict";

  // ---- Text: the same folding and the same pairs as generator/search/bigrams.py ----

  const PLAIN = /[0-9a-z\u3400-\u4dbf\u4e00-\u9fff]/u;
  const SPACES = /[\s\u001c-\u001f\u0085\ufeff]+/u;
  const FIRST_SYLLABLE = 0xa000;
  const CHARACTER_MARK = "\ua48c";
  const CLUSTER = /\P{M}\p{M}*|\p{M}+/gu; // a character with the accents written after it

  const folded = (text) => Array.from(text.normalize("NFKC"), (one) => one.toLowerCase()).join("");

  const runs = (text) => folded(text).split(SPACES).filter(Boolean);

  function sign(character) {
    if (PLAIN.test(character)) return character;
    const code = character.codePointAt(0);
    return String.fromCharCode(FIRST_SYLLABLE + (code >> 10), FIRST_SYLLABLE + (code & 1023));
  }

  /** The pairs a run is found by; one character has none. */
  function pairs(run) {
    const signs = Array.from(run, sign);
    return signs.slice(1).map((one, place) => signs[place] + one);
  }

  /** Where the folded `parts` stand in the text, as [start, end) of the text itself, in order, none overlapping. */
  function places(text, parts) {
    const starts = [];
    let fold = "";
    for (const match of text.matchAll(CLUSTER)) {
      const piece = folded(match[0]);
      for (let unit = 0; unit < piece.length; unit += 1) starts.push(match.index);
      fold += piece;
    }
    starts.push(text.length);
    const found = parts.flatMap((part) => occurrences(fold, part)).sort((one, other) => one[0] - other[0]);
    return joined(found.map(([start, end]) => [starts[start], endAfter(starts, end)]));
  }

  /** The start of the character that follows the one which the folded text has before `end`. */
  function endAfter(starts, end) {
    const last = starts[end - 1];
    let next = end;
    while (next < starts.length - 1 && starts[next] === last) next += 1;
    return starts[next];
  }

  function occurrences(text, part) {
    const found = [];
    for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) {
      found.push([at, at + part.length]);
    }
    return found;
  }

  function joined(ranges) {
    const whole = [];
    for (const [start, end] of ranges) {
      const last = whole.at(-1);
      if (last && start <= last[1]) last[1] = Math.max(last[1], end);
      else whole.push([start, end]);
    }
    return whole;
  }

  // ---- Index: one Pagefind instance for the life of the page ----

  const folder = new URL(document.currentScript.dataset.index, document.baseURI).href;
  const index = { made: null, incomplete: false };

  // Pagefind takes a file that did not load for one without words, and would report that nothing was found.
  const fetched = window.fetch.bind(window);
  window.fetch = async (address, options) => {
    const ours = new URL(address?.url ?? address, document.baseURI).href.startsWith(folder);
    try {
      const response = await fetched(address, options);
      if (ours && !response.ok) index.incomplete = true;
      return response;
    } catch (error) {
      if (ours) index.incomplete = true;
      throw error;
    }
  };

  // Loaded over http. A page opened from a file can load neither modules nor data.
  async function loaded() {
    const pagefind = await import(`${folder}pagefind.js`);
    const root = document.documentElement;
    const language = root.lang;
    // For a language with words of its own Pagefind would cut our pairs anew; it reads `lang` in this one call.
    root.lang = "und";
    const made = pagefind.createInstance({ basePath: folder, noWorker: true });
    root.lang = language;
    await made.options({ baseUrl: "./" });
    await made.search(""); // resolves when everything is loaded; throws what went wrong
    return made;
  }

  /** The instance, made at the first call; anew after a file did not load, so that one can try again. */
  function instance() {
    if (index.incomplete) Object.assign(index, { made: null, incomplete: false });
    index.made ??= loaded().catch((error) => {
      index.incomplete = true;
      throw error;
    });
    return index.made;
  }

  /** Every result that holds the folded run, each with its places (`words`) in ascending order. */
  async function holding(run) {
    const made = await instance();
    const words = pairs(run);
    if (!words.length) words.push(CHARACTER_MARK + sign(run));
    const { results } = await made.search(`"${words.join(" ")}"`);
    if (index.incomplete) throw new Error("a file of the search index did not load");
    return results;
  }

  // ---- Query ----

  const TITLE_PLACES = 64; // generator/search/index.py: the first places of a text belong to its title
  const LEAD_PLACES = TITLE_PLACES + 120;
  const MOST_CHARACTERS = 12; // each loads an index file of its own

  /** How near to the head the place is: the title's first character, the title, the opening, the rest. */
  function closeness(place) {
    if (place === 0) return 0;
    if (place < TITLE_PLACES) return 1;
    return place < LEAD_PLACES ? 2 : 3;
  }

  /** The number of a text in the index, counted from the oldest; it stands before the _ of its name. */
  const number = (id) => parseInt(id, 36);

  /** The articles that hold every one of the parts, with the worst closeness of the parts. */
  async function holdingAll(parts) {
    const lists = await Promise.all(parts.map(holding));
    const [first, ...others] = lists.map((list) => new Map(list.map((result) => [result.id, result])));
    const results = [...first.values()].filter((result) => others.every((list) => list.has(result.id)));
    return results.map((result) => {
      const same = [result, ...others.map((list) => list.get(result.id))];
      return { id: result.id, closeness: Math.max(...same.map((one) => closeness(one.words[0]))), load: result.data };
    });
  }

  /** The parts to look for where the query as a whole stands nowhere, the likeliest first. */
  function looserParts(terms) {
    const whole = terms.join(" ");
    const pieces = whole.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
    const words = Intl.Segmenter
      ? [...new Intl.Segmenter("zh", { granularity: "word" }).segment(pieces.join(" "))]
          .filter((one) => one.isWordLike)
          .map((one) => one.segment)
      : [];
    const characters = [...new Set(pieces.join(""))];
    const tries = [
      ["pieces", pieces],
      ["words", words.some((word) => Array.from(word).length > 1) ? words : []],
      ["characters", characters.length <= MOST_CHARACTERS ? characters : []],
    ];
    const seen = new Set([whole]);
    return tries.filter(([, parts]) => parts.length && !seen.has(parts.join(" ")) && seen.add(parts.join(" ")));
  }

  /**
   * What the query finds: `{match, parts, articles}`. `match` is "exact" where every article holds each
   * space-separated term as it stands, else "pieces", "words" or "characters", else "none"; `parts` are the folded
   * strings found; each article has `id`, `closeness` and `load()`, which resolves to its fragment. `order` is
   * "relevance" (title, opening, rest; newest first within each) or "date" (newest first).
   */
  async function find(query, order = "relevance") {
    const terms = [...new Set(runs(query))];
    if (!terms.length) return { match: "none", parts: [], articles: [] };
    for (const [match, parts] of [["exact", terms], ...looserParts(terms)]) {
      const articles = await holdingAll([...new Set(parts)]);
      if (articles.length) return { match, parts, articles: sorted(articles, order) };
    }
    return { match: "none", parts: terms, articles: [] };
  }

  function sorted(articles, order) {
    const newest = [...articles].sort((one, other) => number(other.id) - number(one.id));
    return order === "date" ? newest : newest.sort((one, other) => one.closeness - other.closeness);
  }

  // ---- Page ----

  const AT_ONCE = 20;
  const EXCERPT = 90; // characters
  const BEFORE_HIT = 30;
  const PAUSE = 150; // ms after the last key

  /** The text from `start` to `end` as nodes, with the ranges marked. Only text nodes: nothing in it can run. */
  function marked(text, ranges, start = 0, end = text.length) {
    const nodes = document.createDocumentFragment();
    let done = start;
    for (const [from, to] of ranges) {
      if (to <= start || from >= end) continue;
      const begin = Math.max(from, start);
      nodes.append(text.slice(done, begin));
      const mark = document.createElement("mark");
      done = Math.min(to, end);
      mark.append(text.slice(begin, done));
      nodes.append(mark);
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

  function element(name, className, ...children) {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...children);
    return made;
  }

  /** The phrase with each {name} replaced by the value of that name, once. */
  function phrase(words, values) {
    return words.replace(/\{(\w+)\}/gu, (whole, name) => values[name] ?? whole);
  }

  function searchPage(form) {
    const results = document.getElementById("search-results");
    const status = document.getElementById("search-status");
    const more = document.getElementById("search-more");
    const words = results.dataset;
    const state = { asked: 0, shown: 0, parts: [], articles: [], timer: 0, composing: false };

    const say = (text) => {
      status.textContent = text;
    };

    function resultItem(article, parts) {
      const [year, month, day] = article.meta.date.split("-").map(Number);
      const title = article.meta.title;
      const link = element("a", title ? "" : "missing", title ? marked(title, places(title, parts)) : words.missing);
      link.href = article.url;
      const names = { year, month: words.months.split(/\s+/u)[month - 1], day };
      const printed = element("time", "", phrase(words.date, names));
      printed.dateTime = article.meta.date;
      return element(
        "li",
        "story",
        element("h2", "title", link),
        element("p", "place", printed, " ", phrase(words.page, { n: article.meta.page })),
        element("p", "excerpt", excerpt(article.content, places(article.content, parts))),
      );
    }

    /** Show the next results; the first of them, or null where another query or press was quicker. */
    async function showMore() {
      const { asked, shown } = state;
      const next = state.articles.slice(shown, shown + AT_ONCE);
      const fragments = await Promise.all(next.map((article) => article.load()));
      if (asked !== state.asked || shown !== state.shown) return null;
      const items = fragments.map((fragment) => resultItem(fragment, state.parts));
      if (!shown) results.replaceChildren();
      results.append(...items);
      state.shown += items.length;
      more.hidden = state.shown >= state.articles.length;
      return items[0] ?? null;
    }

    function clear() {
      Object.assign(state, { shown: 0, articles: [], parts: [] });
      results.replaceChildren();
      more.hidden = true;
    }

    function fail(error) {
      clear();
      say(words.failed);
      console.error(error);
    }

    function count(found, query) {
      const values = { count: found.articles.length, query, parts: found.parts.join(words.between) };
      return phrase(words[found.match], values);
    }

    async function show(query, order) {
      clearTimeout(state.timer);
      state.asked += 1;
      const asked = state.asked;
      if (!query.trim()) {
        clear();
        say("");
        return;
      }
      try {
        const found = await find(query, order);
        if (asked !== state.asked) return;
        Object.assign(state, { shown: 0, parts: found.parts, articles: found.articles });
        if (found.articles.length) await showMore();
        else clear();
        if (asked === state.asked) say(count(found, query.trim()));
      } catch (error) {
        if (asked === state.asked) fail(error);
      }
    }

    function address() {
      const { q, order } = form.elements;
      const url = new URL(location.href);
      url.search = "";
      if (q.value.trim()) url.searchParams.set("q", q.value.trim());
      if (q.value.trim() && order.value !== "relevance") url.searchParams.set("order", order.value);
      return url;
    }

    /** Search for what stands in the form; `keep` makes it a step of its own in the reader's history. */
    function search(keep) {
      const url = address();
      if (url.href !== location.href) history[keep ? "pushState" : "replaceState"](null, "", url);
      return show(form.elements.q.value, form.elements.order.value);
    }

    function restore() {
      const asked = new URLSearchParams(location.search);
      form.elements.q.value = (asked.get("q") ?? "").slice(0, form.elements.q.maxLength);
      form.elements.order.value = asked.get("order") === "date" ? "date" : "relevance";
      return show(form.elements.q.value, form.elements.order.value);
    }

    function typed() {
      clearTimeout(state.timer);
      state.timer = setTimeout(() => search(false), PAUSE);
    }

    form.elements.q.addEventListener("focus", () => instance().catch(() => null), { once: true });
    // What an input method shows while it is composing is not yet what the reader writes.
    form.elements.q.addEventListener("compositionstart", () => {
      state.composing = true;
      clearTimeout(state.timer);
    });
    form.elements.q.addEventListener("compositionend", () => {
      state.composing = false;
      typed();
    });
    form.elements.q.addEventListener("input", (event) => {
      if (!state.composing && !event.isComposing) typed();
    });
    form.elements.order.addEventListener("change", () => search(true));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (!state.composing) search(true);
    });
    more.addEventListener("click", async () => {
      const first = await showMore().catch(fail);
      first?.querySelector("a").focus();
    });
    window.addEventListener("popstate", () => {
      if (address().search !== location.search) restore(); // a link within the page changes nothing
    });
    return restore();
  }

  const form = document.getElementById("search-form");
  if (location.protocol === "file:") {
    document.getElementById("search-file").hidden = false;
  } else if (form) {
    form.hidden = false;
    searchPage(form);
  }

  /** For tests and measurements: the very function the page uses. */
  window.editionSearch = { find };
})();
