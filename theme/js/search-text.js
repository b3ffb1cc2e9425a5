// Search, 1 of 9: text as the index has it. The same folding and the same pairs as generator/search/bigrams.py.
((search) => {
  "use strict";

  const PLAIN = /[0-9a-z\u3400-\u4DBF\u4E00-\u9FFF]/u;
  // oxlint-disable-next-line no-control-regex -- Python calls these spaces too
  const SPACES = /[\s\u001C-\u001F\u0085\uFEFF]+/u;
  // Accents that stand alone, as ´ in 9´15: normalised they would begin with a space and cut the run in two.
  const BETWEEN_ACCENTS =
    /[^\u00A8\u00AF\u00B4\u00B8\u02D8-\u02DD\u037A\u0384\u0385\u1FBD\u1FBF-\u1FC1\u1FCD-\u1FCF\u1FDD-\u1FDF\u1FED\u1FEE\u1FFD\u1FFE\u2017\u203E\u309B\u309C\uFC5E-\uFC63\uFE49-\uFE4C\uFE70-\uFE7E\uFFE3]+/gu;
  // What no reader sees, and what only chooses a shape for the sign before it; as in generator/typography.py.
  const UNSEEN =
    // oxlint-disable-next-line no-control-regex, no-misleading-character-class -- these signs themselves are meant
    /[\u0000-\u0008\u000E-\u001B\u007F-\u0084\u0086-\u009F\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFDD0-\uFDEF\uFE00-\uFE0F\uFEFF\uFFF0-\uFFFB\uFFFE\uFFFF\u{1BCA0}-\u{1BCA3}\u{1D173}-\u{1D17A}\u{E0000}-\u{E0FFF}]/gu;
  const FILLERS = /[\u3164\uFFA0\u2800]/gu;
  const IDEOGRAPH = /[\u3400-\u9FFF]/gu;
  const FIRST_SYLLABLE = 0xa000;
  const CHARACTER_MARK = "\uA48C";
  // A character with what is written after it and becomes one with it: accents, the marks of half-width kana, jamo.
  const CLUSTER = /[^\p{M}\uFF9E\uFF9F\u1160-\u11FF][\p{M}\uFF9E\uFF9F\u1160-\u11FF]*|[\p{M}\uFF9E\uFF9F\u1160-\u11FF]+/gu;

  // ---- Traditional characters: a table that is loaded when a text calls for it ----

  let simplified = null; // Map: traditional -> simplified
  let readings = {}; // 乾 -> "干": what a character that simplified print uses too can stand for
  let common = null; // the characters of GB 2312, which is what simplified print mostly uses
  const FOLDED_THOUGH_COMMON = "後拚捱摺榘菸醣麴";

  /** The characters of GB 2312, decoded from all its codes. */
  function commonCharacters() {
    const codes = [];
    for (let row = 0xb0; row <= 0xf7; row += 1) for (let cell = 0xa1; cell <= 0xfe; cell += 1) codes.push(row, cell);
    const characters = new Set(new TextDecoder("gbk").decode(new Uint8Array(codes)));
    for (const one of FOLDED_THOUGH_COMMON) characters.delete(one);
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
    const seen = text.replaceAll(UNSEEN, "").replaceAll(FILLERS, " ");
    const normal = seen.replaceAll(BETWEEN_ACCENTS, (one) => one.normalize("NFKC"));
    const small = Array.from(normal, (one) => one.toLowerCase()).join("");
    return simplified ? Array.from(small, (one) => simplified.get(one) ?? one).join("") : small;
  }

  const runs = (text) => folded(text).split(SPACES).filter(Boolean);

  function sign(character) {
    if (PLAIN.test(character)) return character;
    const code = character.codePointAt(0);
    return String.fromCodePoint(FIRST_SYLLABLE + (code >> 10), FIRST_SYLLABLE + (code & 1023));
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
  const characterWord = (character) => CHARACTER_MARK + sign(character);

  // ---- Places: where what was sought stands in a text as it was printed ----

  /**
   * Where each of the folded `parts` stands in the text, a list of [start, end) of the text itself for each part. Any
   * run of spaces and line breaks in the text is one space.
   */
  function places(text, parts) {
    const starts = [];
    let fold = "";
    for (const match of text.matchAll(CLUSTER)) {
      const piece = folded(match[0]).replace(SPACES, " ");
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

  search.text = { folded, runs, words, characterWord, places, joined, wantsVariants, useVariants, otherReadings };
})((window.editionSearch ??= {}));
