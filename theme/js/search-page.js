// Search, 7 of 7: the page. A form, the results, and what is said of them; the address holds all of it.
((search) => {
  "use strict";

  const { element, phrase, resultItem } = search.show;

  const AT_ONCE = 20;
  const MOST_AT_FIRST = 500; // results, however many an address asks for
  const PAUSE = 150; // ms after the last key
  const WIDE = matchMedia("(min-width: 62rem)");

  /** How many results the address asks for. */
  function wantedIn(asked) {
    const wanted = Number.parseInt(asked.get("shown") ?? "", 10);
    return Math.min(Math.max(wanted || AT_ONCE, AT_ONCE), MOST_AT_FIRST);
  }

  function searchPage(form) {
    const [results, status, more, near, only, panel] = ["results", "status", "more", "near", "only", "narrow"].map(
      (name) => document.getElementById(`search-${name}`),
    );
    const field = form.elements.q;
    const words = results.dataset;
    const state = { asked: 0, shown: 0, parts: [], articles: [], timer: 0, chosen: {}, decided: false, wanted: AT_ONCE };
    const lists = search.narrowing(panel, words, choose, leaveLists);

    const list = document.getElementById("search-suggestions");
    const suggested = search.suggesting(field, list, () => searchNow(true), written);

    const say = (...parts) => status.replaceChildren(...parts);

    /** Show the next results; the first of them, or null where another query or press was quicker. */
    async function showMore() {
      const { asked, shown, wanted } = state;
      const next = state.articles.slice(shown, wanted);
      const fragments = await Promise.all(next.map((article) => article.load()));
      if (asked !== state.asked || shown !== state.shown) return null;
      const items = fragments.map((fragment) => resultItem(fragment, state.parts, words));
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
      only.replaceChildren();
      panel.hidden = true;
      more.hidden = true;
    }

    function fail(error) {
      clear();
      say(navigator.onLine || location.protocol === "file:" ? words.failed : words.offline);
      console.error(error);
    }

    /** Where a list cannot be loaded, what was found stands without any. */
    function leaveLists(error) {
      panel.hidden = true;
      console.error(error);
    }

    /** A name or topic that the edition has, as a link that searches for it. */
    function offer({ name, count: articles }) {
      const link = element("a", "", name);
      link.href = `?q=${encodeURIComponent(name)}`;
      return element("li", "", link, ` ${articles}`);
    }

    /** What was found, in words; and how much of it is left by what was chosen. Pages count for themselves. */
    async function told(found, query) {
      const [besides, left] = await Promise.all([found.articles, state.articles].map(search.index.unplacedOf));
      const also = (pages) => (pages.length ? [phrase(words.alsoUnplaced, { n: pages.length })] : []);
      const values = { count: found.articles.length - besides.length, query: query.replace(/^["“「『]([^"“”「」『』]+)["”」』]$/u, "$1"), parts: found.parts.join(words.between) };
      const whole = phrase(words[found.match], values);
      if (!found.articles.length || !search.choices(state.chosen).length) return [whole, ...also(besides)];
      return [whole, ...also(besides), phrase(words.within, { n: state.articles.length - left.length }), ...also(left)];
    }

    /** Show what the form asks for. */
    async function show() {
      clearTimeout(state.timer);
      state.asked += 1;
      const { asked, chosen } = state;
      const query = field.value.trim();
      if (!query) {
        clear();
        say();
        return;
      }
      try {
        const found = await search.find(query, form.elements.order.value);
        const [articles, offered] = await Promise.all([
          search.narrowed(found.articles, chosen),
          found.articles.length ? [] : search.nearest(query),
        ]);
        if (asked !== state.asked) return;
        Object.assign(state, { shown: 0, parts: found.parts, articles });
        if (articles.length) await showMore();
        else clear();
        if (asked !== state.asked) return;
        const sentence = await told(found, query);
        if (asked !== state.asked) return;
        say(...sentence, offered.length ? words.near : "");
        near.replaceChildren(...offered.map(offer));
        await lists.draw(found.articles, chosen).catch(leaveLists);
        if (asked === state.asked) only.replaceChildren(...(found.articles.length ? lists.takenBack() : []));
      } catch (error) {
        if (asked === state.asked) fail(error);
      }
    }

    function address() {
      const url = new URL(location.href);
      url.search = "";
      url.hash = "";
      const query = field.value.trim();
      if (!query) return url;
      url.searchParams.set("q", query);
      if (form.elements.order.value !== "relevance") url.searchParams.set("order", form.elements.order.value);
      for (const [kind, name] of search.choices(state.chosen)) url.searchParams.append(kind, name);
      if (state.wanted > AT_ONCE) url.searchParams.set("shown", state.wanted);
      return url;
    }

    /** Search for what stands in the form; `decided` makes it a step of its own in the reader's history. */
    function searchNow(decided) {
      state.wanted = AT_ONCE;
      const url = address();
      // What is typed after a decision leaves that step as it is.
      if (url.href !== location.href) history[decided || state.decided ? "pushState" : "replaceState"](null, "", url);
      state.decided = decided;
      return show();
    }

    function choose(chosen) {
      state.chosen = chosen;
      const place = only.contains(document.activeElement) ? status : null;
      place?.focus(); // what was pressed goes away
      searchNow(true);
    }

    function restore() {
      const asked = new URLSearchParams(location.search);
      field.value = (asked.get("q") ?? "").slice(0, field.maxLength);
      form.elements.order.value = asked.get("order") === "date" ? "date" : "relevance";
      state.chosen = search.chosenIn(asked);
      state.wanted = wantedIn(asked);
      state.decided = Boolean(field.value);
      return show();
    }

    function written() {
      clearTimeout(state.timer);
      state.timer = setTimeout(() => searchNow(false), PAUSE);
    }

    const isComposing = (event) => suggested.isComposing() || event.isComposing;

    /** Up and down go through the results, from the field and back to it. */
    function step(event) {
      const down = event.key === "ArrowDown";
      if (event.defaultPrevented || isComposing(event) || !(down || event.key === "ArrowUp")) return;
      const stops = [field, ...results.querySelectorAll("h2 a")];
      const place = stops.indexOf(document.activeElement);
      const next = place < 0 ? null : stops[place + (down ? 1 : -1)];
      if (!next) return;
      event.preventDefault();
      next.focus();
    }

    function leave(event) {
      if (event.key !== "Escape" || event.defaultPrevented || isComposing(event)) return;
      if (results.contains(document.activeElement)) field.focus();
      else if (document.activeElement === field && field.value) {
        field.value = "";
        searchNow(false);
      } else return;
      event.preventDefault();
    }

    field.addEventListener("focus", () => search.index.volumes().catch(() => null), { once: true });
    field.addEventListener("compositionstart", () => clearTimeout(state.timer));
    form.elements.order.addEventListener("change", () => searchNow(true));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (suggested.isComposing()) return;
      suggested.close();
      searchNow(true);
    });
    document.addEventListener("keydown", step);
    document.addEventListener("keydown", leave);
    more.addEventListener("click", async () => {
      state.wanted = state.shown + AT_ONCE;
      history.replaceState(null, "", address());
      const first = await showMore().catch(fail);
      first?.querySelector("a").focus();
    });
    window.addEventListener("popstate", () => {
      if (address().search !== location.search) restore(); // a link within the page changes nothing
    });
    const fit = () => (panel.open = WIDE.matches); // beside the results there is room for the lists
    WIDE.addEventListener("change", fit);
    fit();
    return restore();
  }

  /** On every other page the field in its head leads here. */
  function headField(field) {
    const list = document.getElementById("find-suggestions");
    field.setAttribute("role", "combobox");
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-expanded", "false");
    field.setAttribute("aria-controls", list.id);
    search.suggesting(field, list, () => field.form.requestSubmit(), () => null);
    // An empty field is left by Esc: beyond it the single keys work again.
    field.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !event.defaultPrevented && !event.isComposing && !field.value) field.blur();
    });
  }

  const form = document.getElementById("search-form");
  if (form) {
    form.hidden = false;
    searchPage(form);
  } else headField(document.getElementById("find"));
})((window.editionSearch ??= {}));
