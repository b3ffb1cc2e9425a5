// Search, 9 of 9: the page. A form, the results, and what is said of them; the address holds all of it.
((search) => {
  "use strict";

  const { resultList, outcome, offer } = search.results;

  const AT_ONCE = 20;
  const MOST_AT_FIRST = 500; // results, however many an address asks for
  const PAUSE = 150; // ms after the last key
  const WIDE = matchMedia("(min-width: 62rem)");

  // ---- The address ----

  /** How many results the address asks for. */
  function wantedIn(asked) {
    const wanted = Math.trunc(Number(asked.get("shown") ?? ""));
    return Math.min(Math.max(wanted || AT_ONCE, AT_ONCE), MOST_AT_FIRST);
  }

  /** The address of this page with what is asked in it. */
  function addressOf({ query, order, chosen, wanted }) {
    const url = new URL(location.href);
    url.search = "";
    url.hash = "";
    if (!query) return url;
    url.searchParams.set("q", query);
    if (order !== "relevance") url.searchParams.set("order", order);
    for (const [kind, name] of search.choices(chosen)) url.searchParams.append(kind, name);
    if (wanted > AT_ONCE) url.searchParams.set("shown", wanted);
    return url;
  }

  // ---- What is shown ----

  // Not for readers: what went wrong, for who looks why.
  const note = (error) => console.error(error); // oxlint-disable-line no-console -- a page has no other log

  /** All that changes on the page with what is asked; `changed(chosen)` is called when the reader narrows it. */
  function shownOn(page, words, changed) {
    const results = resultList(page.results, page.more, words);
    const lists = search.narrowing(page.panel, words, changed, leaveLists);

    const say = (...parts) => page.status.replaceChildren(...parts);

    function clear() {
      results.clear();
      page.near.replaceChildren();
      page.only.replaceChildren();
      page.panel.hidden = true;
    }

    function fail(error) {
      clear();
      say(navigator.onLine || location.protocol === "file:" ? words.failed : words.offline);
      note(error);
    }

    /** Where a list cannot be loaded, what was found stands without any. */
    function leaveLists(error) {
      page.panel.hidden = true;
      note(error);
    }

    /** Show what was found for what is `asked`, step by step, as long as `isAsked()`. */
    async function show(asked, isAsked) {
      const { query, order, chosen, wanted } = asked;
      const found = await search.find(query, order);
      const [articles, offered] = await Promise.all([
        search.narrowed(found.articles, chosen),
        found.articles.length ? [] : search.nearest(query),
      ]);
      if (!isAsked()) return;
      results.take(articles, found.parts);
      if (articles.length) await results.showUpTo(wanted);
      else clear();
      if (!isAsked()) return;
      const isNarrowed = search.choices(chosen).length > 0;
      const sentence = await outcome(found, { query, articles, isNarrowed }, words);
      if (!isAsked()) return;
      say(...sentence, offered.length ? words.near : "");
      page.near.replaceChildren(...offered.map(offer));
      await lists.draw(found.articles, chosen).catch(leaveLists);
      if (isAsked()) page.only.replaceChildren(...(found.articles.length ? lists.takenBack() : []));
    }

    return { results, say, clear, fail, show };
  }

  // ---- Keys ----

  /** Up and down go through the results, from the field and back to it. */
  function step(event, { field, results }) {
    const down = event.key === "ArrowDown";
    if (!down && event.key !== "ArrowUp") return;
    const stops = [field, ...results.querySelectorAll("h2 a")];
    const place = stops.indexOf(document.activeElement);
    const next = place < 0 ? null : stops[place + (down ? 1 : -1)];
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  /** Escape leads from the results to the field, and empties that: then `emptied()` is called. */
  function leave(event, { field, results }, emptied) {
    if (event.key !== "Escape") return;
    if (results.contains(document.activeElement)) field.focus();
    else if (document.activeElement === field && field.value) {
      field.value = "";
      emptied();
    } else return;
    event.preventDefault();
  }

  // ---- The page ----

  /** What is asked in the form and answered on the page. */
  function asking(page, words) {
    const { form, field } = page;
    const { order } = form.elements;
    const state = { turn: 0, timer: 0, chosen: {}, decided: false, wanted: AT_ONCE };
    const shown = shownOn(page, words, choose);

    const asked = () => ({ query: field.value.trim(), order: order.value, chosen: state.chosen, wanted: state.wanted });

    /** Show what the form asks for. */
    async function show() {
      clearTimeout(state.timer);
      state.turn += 1;
      shown.results.leave();
      const { turn } = state;
      const isAsked = () => turn === state.turn;
      if (asked().query) {
        await shown.show(asked(), isAsked).catch((error) => isAsked() && shown.fail(error));
        return;
      }
      shown.clear();
      shown.say();
    }

    /** Search for what stands in the form; `decided` makes it a step of its own in the reader's history. */
    function searchNow(decided) {
      state.wanted = AT_ONCE;
      const url = addressOf(asked());
      // What is typed after a decision leaves that step as it is.
      if (url.href !== location.href) history[decided || state.decided ? "pushState" : "replaceState"](null, "", url);
      state.decided = decided;
      return show();
    }

    function choose(chosen) {
      state.chosen = chosen;
      if (page.only.contains(document.activeElement)) page.status.focus(); // what was pressed goes away
      searchNow(true);
    }

    /** Take from the address what is asked. */
    function restore() {
      const from = new URLSearchParams(location.search);
      field.value = (from.get("q") ?? "").slice(0, field.maxLength);
      order.value = from.get("order") === "date" ? "date" : "relevance";
      Object.assign(state, { chosen: search.chosenIn(from), wanted: wantedIn(from), decided: Boolean(field.value) });
      return show();
    }

    async function showMore() {
      state.wanted = shown.results.shown() + AT_ONCE;
      history.replaceState(null, "", addressOf(asked()));
      const first = await shown.results.showUpTo(state.wanted).catch(shown.fail);
      first?.querySelector("a").focus();
    }

    function pause() {
      clearTimeout(state.timer);
    }

    function written() {
      pause();
      state.timer = setTimeout(() => searchNow(false), PAUSE);
    }

    return { asked, searchNow, restore, showMore, pause, written };
  }

  function searchPage(form) {
    const names = ["results", "status", "more", "near", "only"];
    const page = Object.fromEntries(names.map((name) => [name, document.getElementById(`search-${name}`)]));
    Object.assign(page, { form, field: form.elements.q, panel: document.getElementById("search-narrow") });
    const { field, panel } = page;
    const { asked, searchNow, restore, showMore, pause, written } = asking(page, page.results.dataset);
    const list = document.getElementById("search-suggestions");
    const suggested = search.suggesting(field, list, () => searchNow(true), written);

    field.addEventListener("focus", () => search.index.volumes().catch(() => null), { once: true });
    field.addEventListener("compositionstart", pause);
    form.elements.order.addEventListener("change", () => searchNow(true));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (suggested.isComposing()) return;
      suggested.close();
      searchNow(true);
    });
    document.addEventListener("keydown", (event) => {
      if (event.defaultPrevented || suggested.isComposing() || event.isComposing) return;
      step(event, page);
      leave(event, page, () => searchNow(false));
    });
    page.more.addEventListener("click", showMore);
    window.addEventListener("popstate", () => {
      if (addressOf(asked()).search !== location.search) restore(); // a link within the page changes nothing
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
