// Search, 5 of 9: what narrows it. What is chosen of dates, pages, columns and names, and how many of what was found
// each of them has.
((search) => {
  "use strict";

  const DATE_LENGTHS = { years: 4, months: 7 }; // characters of a date
  const DATES = { years: /^\d{4}$/u, months: /^\d{4}-(0[1-9]|1[0-2])$/u };
  // Those of which the page has a list (FACETS of generator/render/leaves.py).
  const KINDS = [...document.querySelectorAll("#search-narrow [data-kind]")].map((list) => list.dataset.kind);
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

  // ---- Dates ----

  const isOfDates = (kind) => Object.hasOwn(DATE_LENGTHS, kind);

  /** The times of the kind in which the months lie. */
  const timesOf = (kind, months) => new Set(months.map(([month]) => month.slice(0, DATE_LENGTHS[kind])));

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

  Object.assign(search, { narrowed, chosenIn, choices });
  search.narrow = { counts, times, timesOf, isOfDates, MOST_BARS };
})((window.editionSearch ??= {}));
