// Search, 1 of 9: text as the index has it. The same folding and the same pairs as generator/search/bigrams.py, by the
// rules that came with the index.
((search) => {
  "use strict";

  const IDEOGRAPH = /[\u3400-\u9FFF]/gu;
  // A character with what is written after it and becomes one with it: accents, the marks of half-width kana, jamo.
  const CLUSTER = /[^\p{M}\uFF9E\uFF9F\u1160-\u11FF][\p{M}\uFF9E\uFF9F\u1160-\u11FF]*|[\p{M}\uFF9E\uFF9F\u1160-\u11FF]+/gu;

  // ---- The rules of the index: they come with its entry ----

  let rules = {};

  /** Take the rules (generator/search/rules.py): patterns, and what characters are to an indexer. */
  function useRules(given) {
    const pattern = (name, flags = "gu") => new RegExp(given[name], flags);
    rules = {
      ...given,
      plain: pattern("plain", "u"),
      spaces: pattern("spaces"),
      unseen: pattern("unseen"),
      fillers: pattern("fillers"),
      betweenAccents: pattern("betweenAccents"),
    };
  }

  // ---- Traditional characters: a table that is loaded when a text calls for it ----

  let simplified = null; // Map: traditional -> simplified
  let readings = {}; // 乾 -> "干": what a character that simplified print uses too can stand for
  let common = null; // the characters of GB 2312, which is what simplified print mostly uses

  /** The characters of GB 2312, decoded from all its codes. */
  function commonCharacters() {
    const codes = [];
    for (let row = 0xb0; row <= 0xf7; row += 1) for (let cell = 0xa1; cell <= 0xfe; cell += 1) codes.push(row, cell);
    const characters = new Set(new TextDecoder("gbk").decode(new Uint8Array(codes)));
    for (const one of rules.foldedThoughCommon) characters.delete(one);
    return characters;
  }

  /** Whether the text has a character that may be a traditional one, while the table is not there yet. */
  function wantsVariants(text) {
    if (simplified) return false;
    common ??= commonCharacters();
    return (text.normalize("NFKC").match(IDEOGRAPH) ?? []).some((one) => !common.has(one));
  }

  /** Take the table: groups of a simplified character with its traditional ones; and other readings. */
  function useVariants([groups, others]) {
    simplified = new Map();
    for (const group of groups.split(" ")) {
      const [one, ...traditional] = group;
      for (const other of traditional) simplified.set(other, one);
    }
    readings = others;
  }

  /** The folded text as it might be meant, the likeliest first; without the text itself. */
  function otherReadings(text) {
    let found = [""];
    for (const one of text) {
      const choices = [one, ...(readings[one] ?? "")];
      found = found.flatMap((start) => choices.map((choice) => start + choice)).slice(0, 16);
    }
    return found.filter((one) => one !== text);
  }

  // ---- Folding, runs and pairs ----

  function folded(text) {
    const seen = text.replaceAll(rules.unseen, "").replaceAll(rules.fillers, " ");
    const normal = seen.replaceAll(rules.betweenAccents, (one) => one.normalize("NFKC"));
    const small = Array.from(normal, (one) => one.toLowerCase()).join("");
    return simplified ? Array.from(small, (one) => simplified.get(one) ?? one).join("") : small;
  }

  const runs = (text) => folded(text).split(rules.spaces).filter(Boolean);

  function sign(character) {
    if (rules.plain.test(character)) return character;
    const { firstSyllable, syllables } = rules;
    const code = character.codePointAt(0);
    return String.fromCodePoint(firstSyllable + Math.floor(code / syllables), firstSyllable + (code % syllables));
  }

  /** The words of the index that stand one after another wherever the folded runs do, a space between two. */
  function words(folds) {
    const all = folds.flatMap((run) => {
      const signs = Array.from(run, sign);
      return [...signs.slice(1).map((one, place) => signs[place] + one), signs.at(-1)];
    });
    return all.slice(0, -1);
  }

  /** The word of the index by which a single character is found. */
  const characterWord = (character) => rules.characterMark + sign(character);

  // ---- Places: where what was sought stands in a text as it was printed ----

  /**
   * Where each of the folded `parts` stands in the text, a list of [start, end) of the text itself for each part. Any
   * run of spaces and line breaks in the text is one space.
   */
  function places(text, parts) {
    const starts = [];
    let fold = "";
    for (const match of text.matchAll(CLUSTER)) {
      const piece = folded(match[0]).replaceAll(rules.spaces, " ");
      if (piece === " " && fold.endsWith(" ")) continue;
      for (let unit = 0; unit < piece.length; unit += 1) starts.push(match.index);
      fold += piece;
    }
    starts.push(text.length);
    return parts.map((part) => occurrences(fold, part).map(([start, end]) => [starts[start], endAfter(starts, end)]));
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

  /** The lists of places as one, in order, none overlapping. */
  function joined(lists) {
    const whole = [];
    for (const [start, end] of lists.flat().sort((one, other) => one[0] - other[0])) {
      const last = whole.at(-1);
      if (last && start <= last[1]) last[1] = Math.max(last[1], end);
      else whole.push([start, end]);
    }
    return whole;
  }

  const variantsAndRules = { useRules, wantsVariants, useVariants, otherReadings };
  search.text = { folded, runs, words, characterWord, places, joined, ...variantsAndRules };
})((window.editionSearch ??= {}));
