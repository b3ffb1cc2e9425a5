// Search, 8 of 9: what was found, as a list and in words.
((search) => {
  "use strict";

  const { copyOf, phrase, resultItem } = search.show;

  const QUOTED = /^["“「『]([^"“”「」『』]+)["”」』]$/u;

  /** The results in their `list`, some at a time; the button `more` is there while there are others. */
  function resultList(list, more, words) {
    const state = { turn: 0, shown: 0, articles: [], parts: [] };

    /** What was found, of which nothing is shown yet. */
    const take = (articles, parts) => Object.assign(state, { shown: 0, articles, parts });

    /** From now on something else is looked for: what is only being loaded is not shown any more. */
    const leave = () => (state.turn += 1);

    function clear() {
      take([], []);
      list.replaceChildren();
      more.hidden = true;
    }

    /** Show `wanted` results in all; the first new one, or null where another query or press was quicker. */
    async function showUpTo(wanted) {
      const { turn, shown, articles, parts } = state;
      const fragments = await Promise.all(articles.slice(shown, wanted).map((article) => article.load()));
      if (turn !== state.turn || shown !== state.shown) return null;
      const items = fragments.map((fragment) => resultItem(fragment, parts, words));
      if (!shown) list.replaceChildren();
      list.append(...items);
      state.shown += items.length;
      more.hidden = state.shown >= articles.length;
      return items[0] ?? null;
    }

    return { take, leave, clear, showUpTo, shown: () => state.shown };
  }

  /** What was found, in words; and how much of it is left by what was chosen. Pages count for themselves. */
  async function outcome(found, { query, articles, isNarrowed }, words) {
    const [besides, left] = await Promise.all([found.articles, articles].map(search.index.unplacedOf));
    const also = (pages) => (pages.length ? [phrase(words.alsoUnplaced, { n: pages.length })] : []);
    const count = found.articles.length - besides.length;
    const values = { count, query: query.replace(QUOTED, "$1"), parts: found.parts.join(words.between) };
    const whole = phrase(words[found.match], values);
    if (!found.articles.length || !isNarrowed) return [whole, ...also(besides)];
    return [whole, ...also(besides), phrase(words.within, { n: articles.length - left.length }), ...also(left)];
  }

  /** A name or topic that the edition has, as a link that searches for it. */
  function offer({ name, count }) {
    const { copy, slots } = copyOf("offer", { name, count: `${count}` });
    slots.name.href = `?q=${encodeURIComponent(name)}`;
    return copy;
  }

  search.results = { resultList, outcome, offer };
})((window.editionSearch ??= {}));
