// Search, 5 of 7: what narrows it. Lists of dates, pages, columns and names, each with how many of what was found.
((search) => {
  "use strict";

  const { element, phrase, monthName } = search.show;

  const DATE_LENGTHS = { years: 4, months: 7 }; // characters of a date
  const DATES = { years: /^\d{4}$/u, months: /^\d{4}-(0[1-9]|1[0-2])$/u };
  const KINDS = [
    ...Object.keys(DATE_LENGTHS),
    ...["pages", "sections", "topics", "people", "places", "organisations", "reporters"],
  ];
  const AT_FIRST = 8; // names of a list, until more are asked for
  const STEP = 40;
  const MOST_BARS = 60; // with more months there is a bar a year

  // ---- What is chosen: by kind, a Set of names ----

  /** What the address has chosen. */
  const chosenIn = (asked) =>
    Object.fromEntries(KINDS.map((kind) => [kind, new Set(asked.getAll(kind).filter((name) => isDate(kind, name)))]));

  /** Whether the name is a date where it has to be one. */
  const isDate = (kind, name) => !DATES[kind] || DATES[kind].test(name);

  /** Each choice as [kind, name]. */
  const choices = (chosen) => KINDS.flatMap((kind) => [...chosen[kind]].map((name) => [kind, name]));

  /** Map from a name of the kind to the Set of its articles. */
  async function articlesBy(kind) {
    if (!DATE_LENGTHS[kind]) return search.index.facet(kind);
    const found = new Map();
    for (const [day, articles] of await search.index.facet("dates")) {
      const time = day.slice(0, DATE_LENGTHS[kind]);
      if (!found.has(time)) found.set(time, new Set());
      for (const one of articles) found.get(time).add(one);
    }
    return found;
  }

  /** Those of the articles that have, of each kind chosen but one, some name chosen. */
  async function narrowed(articles, chosen, but = "") {
    const asked = KINDS.filter((kind) => kind !== but && chosen[kind].size);
    const tables = await Promise.all(asked.map(articlesBy));
    const allowed = asked.map((kind, place) => [...chosen[kind]].map((name) => tables[place].get(name) ?? new Set()));
    return articles.filter(({ id }) => allowed.every((sets) => sets.some((set) => set.has(id))));
  }

  /** How many of the articles each name of the kind has, as [name, count]; none that has none, but the chosen. */
  async function counts(kind, articles, chosen) {
    const [table, base] = await Promise.all([articlesBy(kind), narrowed(articles, chosen, kind)]);
    const ids = new Set(base.map(({ id }) => id));
    const counted = [...table].map(([name, own]) => [name, [...own].filter((id) => ids.has(id)).length]);
    const absent = [...chosen[kind]].filter((name) => !table.has(name)).map((name) => [name, 0]);
    return [...counted, ...absent].filter(([name, count]) => count || chosen[kind].has(name));
  }

  const byTime = ([one], [other]) => (one < other ? 1 : -1);
  const byCount = ([, one], [, other]) => other - one;

  // ---- The panel ----

  /** The lists in `panel`; `changed(chosen)` is called when the reader has chosen, `failed(error)` where a table is gone. */
  function narrowing(panel, words, changed, failed) {
    const figure = panel.querySelector("figure");
    const bars = figure.querySelector(".narrow-bars");
    const groups = [...panel.querySelectorAll("details[data-kind]")];
    const shown = new Map(); // kind -> how many names of it are asked for
    const state = { articles: [], chosen: chosenIn(new URLSearchParams()), drawn: 0 };

    function label(kind, name) {
      const [year, month] = name.split("-");
      if (kind === "months" && month) return phrase(words.monthOfYear, { year, month: monthName(words, month) });
      return kind === "years" ? phrase(words.year, { year }) : element("bdi", "", name);
    }

    function toggle(kind, name) {
      const chosen = { ...state.chosen, [kind]: new Set(state.chosen[kind]) };
      if (!chosen[kind].delete(name)) chosen[kind].add(name);
      changed(chosen);
    }

    function choice(kind, [name, count]) {
      const box = element("input");
      Object.assign(box, { type: "checkbox", name: kind, value: name, checked: state.chosen[kind].has(name) });
      box.addEventListener("change", () => toggle(kind, name));
      const said = [element("span", "what", label(kind, name)), " ", element("span", "count", `${count}`)];
      return element("li", "", element("label", "", box, ...said));
    }

    function moreNames(group, kind) {
      const button = element("button", "", words.moreNames);
      button.type = "button";
      button.addEventListener("click", async () => {
        const known = shown.get(kind) ?? AT_FIRST;
        shown.set(kind, known + STEP);
        await drawn(group).catch(failed);
        group.querySelectorAll("input")[known]?.focus();
      });
      return element("li", "", button);
    }

    /** Fill a group; where it is closed it waits, so that its table is only loaded for those who look at it. */
    async function drawn(group) {
      const { kind } = group.dataset;
      if (!group.open) return;
      const turn = state.drawn;
      const all = (await counts(kind, state.articles, state.chosen)).sort(DATE_LENGTHS[kind] ? byTime : byCount);
      if (turn !== state.drawn) return;
      const most = shown.get(kind) ?? AT_FIRST;
      const first = all.filter(([name], place) => place < most || state.chosen[kind].has(name));
      const items = first.map((one) => choice(kind, one));
      if (!items.length) items.push(element("li", "none", words.nothing));
      if (first.length < all.length) items.push(moreNames(group, kind));
      replaced(group.querySelector("ul"), items);
    }

    /** Put new children in the place of the old, and the focus where it was. */
    function replaced(parent, children) {
      const held = parent.contains(document.activeElement) ? document.activeElement : null;
      parent.replaceChildren(...children);
      if (!held?.value) return;
      [...parent.querySelectorAll("input, button")].find((one) => one.value === held.value)?.focus();
    }

    /** A bar for each time from the first to the last, also those without an article. */
    async function drawBars() {
      const turn = state.drawn;
      const months = await counts("months", state.articles, state.chosen);
      const kind = times("months", months).length > MOST_BARS ? "years" : "months";
      const found = kind === "months" ? months : await counts(kind, state.articles, state.chosen);
      if (turn !== state.drawn) return;
      for (const group of groups) if (DATE_LENGTHS[group.dataset.kind]) group.hidden = !narrows(group.dataset.kind, months);
      const all = times(kind, found);
      const known = new Map(found);
      const highest = Math.max(1, ...known.values());
      figure.hidden = all.length < 2;
      if (figure.hidden) return;
      replaced(bars, all.map((time) => bar(kind, time, known.get(time) ?? 0, highest)));
      const tabbed = bars.querySelector(":focus") ?? bars.querySelector("[aria-pressed=true]") ?? bars.lastElementChild;
      tabbed.tabIndex = 0;
      const [first, last] = figure.querySelectorAll("figcaption > span");
      first.replaceChildren(label(kind, all[0]));
      last.replaceChildren(label(kind, all.at(-1)));
    }

    /** Whether a list of dates narrows anything: it has two, or one is chosen. */
    function narrows(kind, months) {
      const own = new Set(months.map(([month]) => month.slice(0, DATE_LENGTHS[kind])));
      return own.size > 1 || state.chosen[kind].size > 0;
    }

    function bar(kind, time, count, highest) {
      const filled = element("span", "narrow-bar");
      filled.style.height = count ? `max(2px, ${(100 * count) / highest}%)` : "0";
      const button = element("button", "", filled);
      const said = element("span", "unseen", label(kind, time), " ", phrase(words.count, { n: count }));
      button.append(said);
      Object.assign(button, { type: "button", value: time, tabIndex: -1, title: said.textContent });
      button.setAttribute("aria-pressed", String(state.chosen[kind].has(time)));
      button.disabled = !count && !state.chosen[kind].has(time);
      button.addEventListener("click", () => toggle(kind, time));
      return button;
    }

    bars.addEventListener("keydown", (event) => {
      const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      const all = [...bars.querySelectorAll("button:enabled")];
      const next = step && all[all.indexOf(event.target) + step];
      if (!next) return;
      event.preventDefault();
      for (const one of all) one.tabIndex = one === next ? 0 : -1;
      next.focus();
    });
    for (const group of groups) group.addEventListener("toggle", () => drawn(group).catch(failed));

    /** Show the lists for what was found; those of which the edition has nothing stay away. */
    async function draw(articles, chosen) {
      Object.assign(state, { articles, chosen, drawn: state.drawn + 1 });
      panel.hidden = !articles.length;
      if (panel.hidden) return;
      const volumes = await search.index.volumes();
      for (const group of groups) {
        const { kind } = group.dataset;
        if (!DATE_LENGTHS[kind]) group.hidden = !volumes.some((volume) => volume.facets[kind]); // dates: see drawBars
      }
      await Promise.all([drawBars(), ...groups.map(drawn)]);
    }

    /** What is chosen, each as a button that takes it back. */
    function takenBack() {
      return choices(state.chosen).map(([kind, name]) => {
        const button = element("button", "", label(kind, name), element("span", "sign"));
        button.type = "button";
        button.setAttribute("aria-label", phrase(words.takeBack, { name: label(kind, name).textContent }).textContent);
        button.addEventListener("click", () => toggle(kind, name));
        return element("li", "", button);
      });
    }

    return { draw, takenBack };
  }

  /** The years found; or all months from the first found to the last, some more than MOST_BARS being enough. */
  function times(kind, found) {
    const known = found.map(([time]) => time).sort();
    if (kind === "years") return known;
    const all = [];
    for (let time = known[0]; time && time <= known.at(-1) && all.length <= MOST_BARS; time = monthAfter(time)) {
      all.push(time);
    }
    return all;
  }

  function monthAfter(time) {
    const [year, month] = time.split("-").map(Number);
    return month < 12 ? `${year}-${String(month + 1).padStart(2, "0")}` : `${year + 1}-01`;
  }

  Object.assign(search, { narrowing, narrowed, chosenIn, choices });
})((window.editionSearch ??= {}));
