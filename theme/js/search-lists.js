// Search, 6 of 9: the panel beside the results. A bar for each month, and lists of dates, pages, columns and names.
((search) => {
  "use strict";

  const { element, copyOf, phrase, pageOf, monthName } = search.show;
  const { counts, times, timesOf, isOfDates, MOST_BARS } = search.narrow;

  const AT_FIRST = 8; // names of a list, until more are asked for
  const STEP = 40;

  const byTime = ([one], [other]) => (one < other ? 1 : -1);
  const byCount = ([, one], [, other]) => other - one;
  const inPrint = new Intl.Collator("zh", { numeric: true }); // 2, 10, A04, 特刊01
  const byLabel = ([one], [other]) => inPrint.compare(one, other);

  /** The order in which the names of a kind are listed. */
  const orderOf = (kind) => (isOfDates(kind) ? byTime : kind === "labels" ? byLabel : byCount);

  /** What a choice is called: a year, a month of its year, a page, or a name as the paper has it. */
  function label(kind, name, words) {
    const [year, month] = name.split("-");
    if (kind === "months" && month) return phrase(words.monthOfYear, { year, month: monthName(words, month) });
    if (kind === "labels") return pageOf(name, words);
    return kind === "years" ? phrase(words.year, { year }) : element("bdi", "", name);
  }

  /** Put new children in the place of the old, and the focus where it was. */
  function replaced(parent, children) {
    const held = parent.contains(document.activeElement) ? document.activeElement : null;
    parent.replaceChildren(...children);
    if (!held?.value) return;
    [...parent.querySelectorAll("input, button")].find((one) => one.value === held.value)?.focus();
  }

  // ---- A list of names ----

  /**
   * The list of one kind in its `group`; `panel` has what was found and chosen. Where the group is closed it waits, so
   * that its table is only loaded for those who look at it.
   */
  function nameList(group, panel) {
    const { kind } = group.dataset;
    const { words } = panel;
    let most = AT_FIRST;

    function choice([name, count]) {
      const { copy } = copyOf("choice", { name: label(kind, name, words), count: `${count}` });
      const box = copy.querySelector("input");
      Object.assign(box, { name: kind, value: name, checked: panel.chosen[kind].has(name) });
      box.addEventListener("change", () => panel.toggle(kind, name));
      return copy;
    }

    function moreNames() {
      const { copy } = copyOf("more");
      copy.querySelector("button").addEventListener("click", async () => {
        const known = most;
        most += STEP;
        await draw().catch(panel.failed);
        group.querySelectorAll("input")[known]?.focus();
      });
      return copy;
    }

    async function draw() {
      if (!group.open) return;
      const { turn, articles, chosen } = panel;
      const all = (await counts(kind, articles, chosen)).sort(orderOf(kind));
      if (turn !== panel.turn) return;
      const first = all.filter(([name], place) => place < most || chosen[kind].has(name));
      const items = first.map(choice);
      if (!items.length) items.push(copyOf("nothing").copy);
      if (first.length < all.length) items.push(moreNames());
      replaced(group.querySelector("ul"), items);
    }

    group.addEventListener("toggle", () => draw().catch(panel.failed));
    return { kind, group, draw };
  }

  // ---- Bars ----

  function bar(kind, [time, count], highest, panel) {
    const { words } = panel;
    const isChosen = panel.chosen[kind].has(time);
    const said = { time: label(kind, time, words), count: phrase(words.count, { n: count }) };
    const { copy, slots } = copyOf("bar", said);
    slots.bar.style.height = count ? `max(2px, ${(100 * count) / highest}%)` : "0";
    Object.assign(copy, { value: time, title: copy.textContent, disabled: !count && !isChosen });
    copy.setAttribute("aria-pressed", String(isChosen));
    copy.addEventListener("click", () => panel.toggle(kind, time));
    return copy;
  }

  /** A bar for each time from the first to the last, also those without an article, in their `figure`. */
  function timeBars(figure, panel) {
    const bars = figure.querySelector(".narrow-bars");
    const [first, last] = figure.querySelectorAll("figcaption > span");

    function fill(kind, found) {
      const all = times(kind, found);
      const known = new Map(found);
      const highest = Math.max(1, ...known.values());
      figure.hidden = all.length < 2;
      if (figure.hidden) return;
      replaced(bars, all.map((time) => bar(kind, [time, known.get(time) ?? 0], highest, panel)));
      const tabbed = bars.querySelector(":focus") ?? bars.querySelector("[aria-pressed=true]") ?? bars.lastElementChild;
      tabbed.tabIndex = 0;
      first.replaceChildren(label(kind, all[0], panel.words));
      last.replaceChildren(label(kind, all.at(-1), panel.words));
    }

    /** Draw them; `dated(months)` is called with the months found, unless something else is asked for meanwhile. */
    async function draw(dated) {
      const { turn, articles, chosen } = panel;
      const months = await counts("months", articles, chosen);
      const kind = times("months", months).length > MOST_BARS ? "years" : "months";
      const found = kind === "months" ? months : await counts(kind, articles, chosen);
      if (turn !== panel.turn) return;
      dated(months);
      fill(kind, found);
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
    return { draw };
  }

  // ---- The panel ----

  /** What is chosen, with a name taken in or, where it was, out. */
  function toggled(chosen, kind, name) {
    const names = new Set(chosen[kind]);
    if (!names.delete(name)) names.add(name);
    return { ...chosen, [kind]: names };
  }

  /** The lists in `place`; `changed(chosen)` is called when the reader has chosen, `failed(error)` where a table is gone. */
  function narrowing(place, words, changed, failed) {
    const panel = {
      words,
      failed,
      articles: [],
      chosen: search.chosenIn(new URLSearchParams()),
      turn: 0,
      toggle: (kind, name) => changed(toggled(panel.chosen, kind, name)),
    };
    const bars = timeBars(place.querySelector("figure"), panel);
    const lists = [...place.querySelectorAll("details[data-kind]")].map((group) => nameList(group, panel));

    /** Offer lists of dates that narrow anything: such a list has two, or one is chosen. */
    function dated(months) {
      for (const { kind, group } of lists.filter((one) => isOfDates(one.kind))) {
        group.hidden = timesOf(kind, months).size < 2 && !panel.chosen[kind].size;
      }
    }

    /** Show the lists for what was found; those of which the edition has nothing stay away. */
    async function draw(articles, chosen) {
      Object.assign(panel, { articles, chosen, turn: panel.turn + 1 });
      place.hidden = !articles.length;
      if (place.hidden) return;
      const volumes = await search.index.volumes();
      for (const { kind, group } of lists.filter((one) => !isOfDates(one.kind))) {
        group.hidden = !volumes.some((volume) => volume.facets[kind]);
      }
      await Promise.all([bars.draw(dated), ...lists.map((list) => list.draw())]);
    }

    /** What is chosen, each as a button that takes it back. */
    function takenBack() {
      return search.choices(panel.chosen).map(([kind, name]) => {
        const called = label(kind, name, words);
        const said = phrase(words.takeBack, { name: called.textContent }).textContent;
        const { copy } = copyOf("taken", { name: called });
        const button = copy.querySelector("button");
        button.setAttribute("aria-label", said);
        button.addEventListener("click", () => panel.toggle(kind, name));
        return copy;
      });
    }

    return { draw, takenBack };
  }

  search.narrowing = narrowing;
})((window.editionSearch ??= {}));
