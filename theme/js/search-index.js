// Search, 2 of 9: the index. Its parts (generator/search/parts.py) are classic scripts, loaded one by one as they are
// needed: what a page may load over http and from a folder alike. Pagefind's own program does the searching, one
// instance for the life of the page.
((search) => {
  "use strict";

  const folder = new URL(document.currentScript.dataset.index, document.baseURI).href;
  const LAST_CHARACTER = "\u{10FFFF}";
  const ENTRY = "entry";

  // ---- Parts ----

  const kept = new Map(); // what was made of parts, by name, as promises
  const received = new WeakMap(); // script -> what it has handed over
  window.editionPart = (content) => received.set(document.currentScript, content);

  /** The bytes of a part. */
  function part(path) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      // The entry alone changes under its address; no cache may answer for it.
      const fresh = path === ENTRY && location.protocol !== "file:" ? `?${Date.now()}` : "";
      script.src = `${folder}${path}.js${fresh}`;
      script.addEventListener("load", () => {
        script.remove();
        if (received.has(script)) resolve(unpacked(received.get(script)));
        else refuse(`${script.src} is no part of the search index`);
      });
      script.addEventListener("error", () => {
        script.remove();
        refuse(`${script.src} did not load`);
      });
      const refuse = (reason) => {
        kept.clear(); // there may be a new build, with other files: the next search starts from its entry
        reject(new Error(reason));
      };
      document.head.append(script);
    });
  }

  async function unpacked(content) {
    const packed = Uint8Array.from(atob(content), (one) => one.codePointAt(0));
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  }

  const json = async (path) => JSON.parse(new TextDecoder().decode(await part(path)));

  /** What `make` resolves to, made at the first call; anew after some part did not load. */
  function once(key, make) {
    if (!kept.has(key)) kept.set(key, make());
    return kept.get(key);
  }

  const entry = () =>
    once(ENTRY, async () => {
      const told = await json(ENTRY);
      search.text.useRules(told.rules);
      return told;
    });

  /** How the index was made (generator/search/rules.py); from then on texts can be folded, but for traditional ones. */
  const rules = async () => (await entry()).rules;

  // ---- Pagefind's program ----

  const program = () =>
    once("program", async () => {
      let calls = null;
      const imports = {
        // Written by wasm-bindgen for every program; the numbers are its own.
        __wbindgen_init_externref_table() {
          const references = calls.__wbindgen_externrefs;
          const offset = references.grow(4);
          references.set(0, undefined);
          [undefined, null, true, false].forEach((value, place) => references.set(offset + place, value));
        },
      };
      const code = await part((await entry()).program);
      const { instance } = await WebAssembly.instantiate(code, { "./pagefind_web_bg.js": imports });
      calls = instance.exports;
      calls.__wbindgen_start();
      return calls;
    });

  /** Bytes or a text as the program takes them: where they lie in its memory, and their length. */
  function given(calls, value) {
    const bytes = typeof value === "string" ? new TextEncoder().encode(value) : value;
    const place = calls.__wbindgen_malloc(bytes.length, 1) >>> 0;
    new Uint8Array(calls.memory.buffer).set(bytes, place);
    return [place, bytes.length];
  }

  /** The JSON that the program answers. */
  function answered(calls, [place, length]) {
    const bytes = new Uint8Array(calls.memory.buffer).subarray(place >>> 0, (place >>> 0) + length);
    const value = JSON.parse(new TextDecoder().decode(bytes));
    calls.__wbindgen_free(place, length, 1);
    return value;
  }

  /**
   * A value of whole numbers below 2^32, texts and lists in CBOR (RFC 8949), in which the program reads its tables; as
   * generator/search/cbor.py writes it (tests/cases/cbor/).
   */
  function encoded(value) {
    const bytes = [];
    const head = (kind, number) => {
      if (number < 24) bytes.push(kind | number);
      else if (number < 0x100) bytes.push(kind | 24, number);
      else if (number < 0x10000) bytes.push(kind | 25, number >> 8, number & 255);
      else bytes.push(kind | 26, number >>> 24, (number >> 16) & 255, (number >> 8) & 255, number & 255);
    };
    const write = (one) => {
      if (one >>> 0 === one) return head(0, one);
      if (typeof one === "number") throw new RangeError(`${one} is not written here`);
      if (typeof one === "string") {
        const text = new TextEncoder().encode(one);
        head(0x60, text.length);
        return bytes.push(...text);
      }
      head(0x80, one.length);
      return one.forEach(write);
    };
    write(value);
    return new Uint8Array(bytes);
  }

  // ---- Volumes ----

  const name = (number) => number.toString(36);

  /** The greatest text that comes before `word` and all that begin with it. */
  function before(word) {
    const characters = Array.from(word);
    const last = characters.pop().codePointAt(0);
    return characters.join("") + String.fromCodePoint(last - 1) + LAST_CHARACTER;
  }

  /** What the program has to know of a volume before it can be asked; our files go by their numbers. */
  function table({ version, bounds }, count) {
    const starts = bounds.split(" ").filter(Boolean);
    const pages = Array.from({ length: count }, (_, number) => [name(number), 1]);
    const chunks = starts.map((from, number) => [
      from,
      number + 1 < starts.length ? before(starts[number + 1]) : LAST_CHARACTER,
      name(number),
    ]);
    return encoded([version, pages, chunks, [], [], []]);
  }

  async function opened(listed, first) {
    const [calls, summary] = await Promise.all([program(), json(listed.volume)]);
    const pointer = calls.init_pagefind(...given(calls, table(summary, listed.count)));
    let number = first;
    const unplaced = new Set((listed.unplaced ?? []).map((distance) => (number += distance)));
    return { calls, summary, pointer, first, count: listed.count, facets: listed.facets, unplaced };
  }

  /** All volumes, newest first; `first` is the number of a volume's first text among all, counted from the oldest. */
  async function volumes() {
    const listed = (await entry()).volumes;
    let first = listed.reduce((sum, one) => sum + one.count, 0);
    return Promise.all(
      listed.map((one) => {
        first -= one.count;
        const own = first;
        return once(one.volume, () => opened(one, own));
      }),
    );
  }

  function loadedWords(volume, chunk) {
    const path = `words/${volume.summary.words}/${chunk}`;
    return once(`${volume.first} ${path}`, async () => {
      const words = await part(path); // of volumes with the same words each has its own
      volume.pointer = volume.calls.load_index_chunk(volume.pointer, ...given(volume.calls, words));
    });
  }

  async function holdingIn(volume, words) {
    const { calls } = volume;
    const term = words.join(" ");
    const wanted = answered(calls, calls.request_indexes(volume.pointer, ...given(calls, term)));
    await Promise.all(wanted.filter(Boolean).map((chunk) => loadedWords(volume, chunk)));
    const texts = [term, term, "{}", ""].flatMap((text) => given(calls, text)); // words, as typed, filters, order
    const { results } = answered(calls, calls.search(volume.pointer, ...texts, true, false));
    return results.map(({ p, l }) => ({ id: volume.first + parseInt(p, 36), place: l[0].l }));
  }

  /** The articles in which the words follow one another: the number of each, and the first place where they do. */
  async function holding(words) {
    const found = await Promise.all((await volumes()).map((volume) => holdingIn(volume, words)));
    return found.flat();
  }

  const volumeOf = async (id) => (await volumes()).find((volume) => id >= volume.first);

  /** Of the articles those whose text found no article: pages with what is left over of them. */
  const unplacedOf = async (articles) => {
    const lists = (await volumes()).map((volume) => volume.unplaced);
    return articles.filter(({ id }) => lists.some((list) => list.has(id)));
  };

  /** What is shown of an article: its url, its content, and its title, date and page. */
  async function fragment(id) {
    const volume = await volumeOf(id);
    const { fragments, group } = volume.summary;
    const number = id - volume.first;
    const shown = await json(`fragments/${fragments[Math.floor(number / group)]}/${name(number % group)}`);
    await variantsFor(shown.meta.title + shown.content);
    return shown;
  }

  /**
   * A facet (generator/search/facets.py) over all volumes: Map from a name to the Set of its articles'
   * numbers. The names of `dates` are days, as 2025-06-15.
   */
  const facet = (which) => once(`facet ${which}`, () => joinedFacet(which));

  async function joinedFacet(which) {
    const found = new Map();
    for (const volume of await volumes()) {
      const path = volume.facets[which];
      const rows = path ? await once(path, () => json(path)) : [];
      const numbered = which === "dates" ? numberedDays(rows, volume.first) : numberedNames(rows, volume.first);
      for (const [title, numbers] of numbered) {
        if (!found.has(title)) found.set(title, new Set());
        const articles = found.get(title);
        for (const one of numbers) articles.add(one);
      }
    }
    return found;
  }

  /** Each day with the numbers of its articles, which stand one after another. */
  function numberedDays(rows, first) {
    let next = first;
    return rows.map(([day, count]) => [day, Array.from({ length: count }, () => next++)]);
  }

  /** Each name with the numbers of its articles, given as the distance from one to the next. */
  const numberedNames = (rows, first) =>
    rows.map(([title, distances]) => {
      let number = first;
      return [title, distances.map((distance) => (number += distance))];
    });

  // ---- Traditional characters ----

  const variants = () =>
    once("variants", async () => search.text.useVariants(await json((await entry()).variants)));

  /** Resolves when the text can be folded: with the table of traditional characters, if it has any. */
  async function variantsFor(text) {
    await entry();
    if (search.text.wantsVariants(text)) await variants();
  }

  // ---- Suggestions ----

  /** The table of generator/search/suggestions.py. */
  const suggestions = () => once("suggestions", async () => json((await entry()).suggestions));

  search.index = { once, encoded, rules, volumes, holding, unplacedOf, fragment, facet, variants, variantsFor, suggestions };
})((window.editionSearch ??= {}));
