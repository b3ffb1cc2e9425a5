// Search, 4 of 4: the page. A form, the results with their marks, and what is said of them.
((search) => {
  "use strict";

  const { places } = search.text;

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

  /** The phrase with each {name} replaced by the value of that name, once; no value turns what stands beside it. */
  function phrase(words, values) {
    const nodes = document.createDocumentFragment();
    words.split(/\{(\w+)\}/u).forEach((piece, place) => {
      nodes.append(place % 2 ? element("bdi", "", values[piece] ?? `{${piece}}`) : piece);
    });
    return nodes;
  }

  /** An address below the site's root as a link from this page, which lies there. */
  const relative = (address) => `./${address.split("/").map(encodeURIComponent).join("/")}`;

  function searchPage(form) {
    const results = document.getElementById("search-results");
    const status = document.getElementById("search-status");
    const more = document.getElementById("search-more");
    const near = document.getElementById("search-near");
    const words = results.dataset;
    const state = { asked: 0, shown: 0, parts: [], articles: [], timer: 0, composing: false };

    const say = (...parts) => status.replaceChildren(...parts);

    function resultItem(article, parts) {
      const [year, month, day] = article.meta.date.split("-").map(Number);
      const title = article.meta.title;
      const link = element("a", title ? "" : "missing", title ? marked(title, places(title, parts)) : words.missing);
      link.href = relative(article.url);
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
      near.replaceChildren();
      more.hidden = true;
    }

    function fail(error) {
      clear();
      say(words.failed);
      console.error(error);
    }

    /** A name or topic that the edition has, as a link that searches for it. */
    function offer({ name, count: articles }) {
      const link = element("a", "", name);
      link.href = `?q=${encodeURIComponent(name)}`;
      return element("li", "", link, ` ${articles}`);
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
        say();
        return;
      }
      try {
        const found = await search.find(query, order);
        const offered = found.articles.length ? [] : await search.nearest(query);
        if (asked !== state.asked) return;
        Object.assign(state, { shown: 0, parts: found.parts, articles: found.articles });
        if (found.articles.length) await showMore();
        else clear();
        if (asked !== state.asked) return;
        say(count(found, query.trim()), offered.length ? words.near : "");
        near.replaceChildren(...offered.map(offer));
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
    function searchNow(keep) {
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
      state.timer = setTimeout(() => searchNow(false), PAUSE);
    }

    form.elements.q.addEventListener("focus", () => search.index.volumes().catch(() => null), { once: true });
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
    form.elements.order.addEventListener("change", () => searchNow(true));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (!state.composing) searchNow(true);
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
  form.hidden = false;
  searchPage(form);
})((window.editionSearch ??= {}));
