// Search, 3 of 9: the query. What a reader typed -> the articles that hold it.
((search) => {
  "use strict";

  const { folded, runs, words, characterWord, places, otherReadings } = search.text;

  const LEAD_PLACES = 120; // after those of the title
  const MOST_CHARACTERS = 12; // each loads a part of its own
  const MOST_READ = 400; // articles whose text is looked at for a phrase that pairs alone cannot tell
  const CHINESE_QUOTES = /^[“「『](?<inside>[^“”「」『』]+)[”」』]$/u;
  const TERM = /(?<minus>[-－](?=[^\s\-－]))?(?:["＂](?<quoted>[^"＂]*\S[^"＂]*)["＂](?=\s|$)|(?<plain>\S+))/gu;
  const MOST_OFFERED = 8; // names and topics, where nothing was found
  const LEAST_LIKENESS = 0.5;

  // ---- The terms of a query ----

  /** The terms of a query: `quoted` phrases that stand as they are, `plain` runs, and `excluded` runs of either. */
  function parsed(query) {
    const asked = { quoted: [], plain: [], excluded: [] };
    for (const { groups } of query.matchAll(TERM)) {
      const folds = runs(groups.quoted ?? groups.plain);
      if (!folds.length) continue; // nothing but what counts as spaces
      if (groups.minus) asked.excluded.push(folds);
      else if (groups.quoted) asked.quoted.push(folds);
      else asked.plain.push(...folds);
    }
    asked.plain = [...new Set(asked.plain)];
    // With nothing to take away from, a minus is a sign like any other: -5℃.
    return asked.plain.length + asked.quoted.length ? asked : { quoted: [], plain: runs(query), excluded: [] };
  }

  /** Where the runs stand one after another, a space between two: the first place of each article. */
  async function holding(folds) {
    const last = folds.at(-1);
    const phrase = words(folds);
    // A single character begins a pair, so that no pair can close a phrase with it; it is looked for by itself.
    const single = last !== undefined && Array.from(last).length === 1 ? [[characterWord(last)]] : [];
    const sought = [...(phrase.length ? [phrase] : []), ...single];
    const lists = await Promise.all(sought.map(search.index.holding));
    const [first, ...others] = lists.map((list) => new Map(list.map(({ id, place }) => [id, place])));
    const holders = [...first].filter(([id]) => others.every((list) => list.has(id)));
    return new Map(single.length && phrase.length ? await read(holders, folds.join(" ")) : holders);
  }

  /** Whether the article's text has the folded part. */
  const has = (id, part) =>
    search.index.once(`text ${id} ${part}`, async () => {
      const { content, meta } = await search.index.fragment(id);
      return [meta.title, content].some((text) => places(text, [part])[0].length);
    });

  /** Those of the holders, as [id, place], whose text has the folded part, or all where they are too many. */
  async function read(holders, part) {
    if (holders.length > MOST_READ) return holders;
    const held = await Promise.all(holders.map(([id]) => has(id, part)));
    return holders.filter((_, place) => held[place]);
  }

  /** How near to the head the place is: the title's first character, the title, the opening, the rest. */
  function closeness(place, titlePlaces) {
    if (place === 0) return 0;
    if (place < titlePlaces) return 1;
    return place < titlePlaces + LEAD_PLACES ? 2 : 3;
  }

  /** The articles that hold every one of the phrases and none of the others, with the worst closeness. */
  async function holdingAll(phrases, excluded) {
    const [wanted, unwanted] = await Promise.all([
      Promise.all(phrases.map(holding)),
      Promise.all(excluded.map(holding)),
    ]);
    const { titlePlaces } = await search.index.rules();
    const [first, ...others] = wanted;
    const ids = [...first.keys()].filter(
      (id) => others.every((list) => list.has(id)) && !unwanted.some((list) => list.has(id)),
    );
    return ids.map((id) => ({
      id,
      closeness: Math.max(...wanted.map((list) => closeness(list.get(id), titlePlaces))),
      load: () => search.index.fragment(id),
    }));
  }

  // ---- Where the query as it stands finds nothing ----

  /** What the signs of the query may mean besides: “…” the same as "…", a minus a sign of the text (气温 -5℃). */
  function* otherwise(query, { excluded }) {
    const inside = CHINESE_QUOTES.exec(query.trim())?.groups.inside;
    if (inside) yield { quoted: [runs(inside)], plain: [], excluded: [] };
    if (excluded.length) yield { quoted: [], plain: runs(query), excluded: [] };
  }

  /** What to look for instead of the plain terms, the likeliest first: [how it matches, the runs]. */
  function looser(plain) {
    const whole = plain.join(" ");
    const pieces = whole.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
    const segmented = Intl.Segmenter
      ? [...new Intl.Segmenter("zh", { granularity: "word" }).segment(pieces.join(" "))]
          .filter((one) => one.isWordLike)
          .map((one) => one.segment)
      : [];
    const characters = [...new Set(pieces.join(""))];
    const tries = [
      ...otherReadings(whole).map((reading) => ["variants", runs(reading)]),
      ["pieces", pieces],
      ["words", segmented.some((word) => Array.from(word).length > 1) ? segmented : []],
      ["characters", characters.length <= MOST_CHARACTERS ? characters : []],
    ];
    const seen = new Set([whole]);
    return tries.filter(([, parts]) => parts.length && !seen.has(parts.join(" ")) && seen.add(parts.join(" ")));
  }

  /** Names and topics most like the query, each with its `name` and the `count` of its articles. */
  async function nearest(query) {
    const sought = new Set(folded(query).replaceAll(/[^\p{L}\p{N}]/gu, ""));
    const { indexes } = await search.index.rules();
    const facets = await Promise.all(indexes.map(search.index.facet));
    const offers = facets.flatMap((facet) =>
      [...facet].map(([name, articles]) => ({ name, count: articles.size, likeness: likeness(sought, name) })),
    );
    return offers
      .filter((one) => one.likeness >= LEAST_LIKENESS)
      .sort((one, other) => other.likeness - one.likeness || other.count - one.count)
      .slice(0, MOST_OFFERED);
  }

  /** How many of their characters the two have in common, 0 to 1. */
  function likeness(sought, name) {
    const own = new Set(folded(name));
    const common = [...own].filter((one) => sought.has(one)).length;
    return (2 * common) / (own.size + sought.size || 1);
  }

  // ---- The search ----

  /**
   * What the query finds: `{match, parts, articles}`. `match` is "exact" where every article holds each term as it
   * stands, else "variants", "pieces", "words" or "characters", else "none"; `parts` are the folded strings found;
   * each article has its number among all (`id`, the newer the greater), `closeness` and `load()`, which resolves to
   * its fragment. `order` is "relevance" (title, opening, rest; newest first within each) or "date" (newest first).
   */
  async function find(query, order = "relevance") {
    await search.index.variantsFor(query);
    const asked = parsed(query);
    if (!asked.plain.length && !asked.quoted.length) return { match: "none", parts: [], articles: [] };
    const exact = await found("exact", asked.plain, asked, order);
    if (exact.articles.length) return exact;
    for (const other of otherwise(query, asked)) {
      const meant = await found("exact", other.plain, other, order);
      if (meant.articles.length) return meant;
    }
    if (!asked.plain.length) return { ...exact, match: "none" };
    await search.index.variants();
    for (const [match, plain] of looser(asked.plain)) {
      const other = await found(match, plain, asked, order);
      if (other.articles.length) return other;
    }
    return { ...exact, match: "none" };
  }

  async function found(match, plain, { quoted, excluded }, order) {
    const phrases = [...quoted, ...new Set(plain)].map((one) => [one].flat());
    const articles = await holdingAll(phrases, excluded);
    return { match, parts: phrases.map((folds) => folds.join(" ")), articles: sorted(articles, order) };
  }

  function sorted(articles, order) {
    const newest = [...articles].sort((one, other) => other.id - one.id);
    return order === "date" ? newest : newest.sort((one, other) => one.closeness - other.closeness);
  }

  Object.assign(search, { find, nearest });
})((window.editionSearch ??= {}));
