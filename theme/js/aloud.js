// On an article's page, where the browser has a Chinese voice: the article read aloud, sentence by sentence, the one
// that is read marked. Where voices are missing, nothing is shown.
((aloud) => {
  "use strict";

  const STOPS = "。！？!?；…";
  const CLOSING = "”’」』）)】〕》〉";
  // The whole run of stops and what closes after it, unless the sentence goes on: “走！”，他说。
  const END = new RegExp(`[${STOPS}]+[${CLOSING}]*(?![${STOPS}${CLOSING}，、：,:])`, "gu");
  const LONG = 120; // characters: some voices fall silent in the midst of a longer text
  const PAUSES = /[，、：,;: ]/gu;
  const RATES = { slow: 0.8, normal: 1, fast: 1.3 };
  const BLOCKS = ".article hgroup > *, .article .text :is(p, h2, h3, h4, h5, h6, li, td, th)";
  const UNREAD = "rt, rp, .note-mark, .back";

  // ---- What is read ----

  /** A text's sentences as [start, end), none longer than some voices can say; figures and blanks alone are none. */
  function sentences(text) {
    const ends = [...text.matchAll(END)].map((match) => match.index + match[0].length);
    const starts = [0, ...ends];
    return starts
      .flatMap((start, place) => shortened(text, start, ends[place] ?? text.length))
      .filter(([start, end]) => /[\p{L}\p{N}]/u.test(text.slice(start, end)));
  }

  /** The sentence, cut at its pauses where it is too long. */
  function shortened(text, start, end) {
    if (end - start <= LONG) return [[start, end]];
    const pauses = [...text.slice(start, start + LONG).matchAll(PAUSES)].map(({ index }) => start + index + 1);
    const middle = pauses.at(-1) ?? start + LONG;
    return [[start, middle], ...shortened(text, middle, end)];
  }

  /** The text nodes of a block without those of blocks within it, marks of notes and readings over characters. */
  function textNodes(block) {
    const isRead = ({ parentElement }) => parentElement.closest(BLOCKS) === block && !parentElement.closest(UNREAD);
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT, (node) =>
      isRead(node) ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT,
    );
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    return nodes;
  }

  /** The place in the nodes that is `offset` characters from the start of the first. */
  function placeIn(nodes, offset) {
    let rest = offset;
    for (const node of nodes) {
      if (rest <= node.length) return [node, rest];
      rest -= node.length;
    }
    const last = nodes.at(-1);
    return [last, last.length];
  }

  /** Every sentence of the article in order: its block, and the range in which it stands. */
  function passages() {
    return [...document.querySelectorAll(BLOCKS)].flatMap((block) => {
      const nodes = textNodes(block);
      const text = nodes.map(({ data }) => data).join("");
      return sentences(text).map(([start, end]) => {
        const range = document.createRange();
        range.setStart(...placeIn(nodes, start));
        range.setEnd(...placeIn(nodes, end));
        return { block, range, text: text.slice(start, end) };
      });
    });
  }

  // ---- How it is shown ----

  /** Mark the sentence where the browser can do so without touching the text; null takes the mark away. */
  function mark(range) {
    if (!globalThis.Highlight) return;
    if (range) CSS.highlights.set("spoken", new Highlight(range));
    else CSS.highlights.delete("spoken");
  }

  /** Bring a sentence that is outside the window into it. */
  function follow(range) {
    const { top, bottom } = range.getBoundingClientRect();
    if (top >= 0 && bottom <= innerHeight * 0.8) return;
    const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
    scrollBy({ top: top - innerHeight / 4, behavior: isStill ? "instant" : "smooth" });
  }

  // ---- The voice ----

  const speech = globalThis.speechSynthesis;

  /** Whose voices suit what the paper printed: Hong Kong's, Taiwan's, else the mainland's. */
  function homeVoice() {
    const printed = document.querySelector(".article .text").closest("[lang]").lang;
    if (/-(hk|mo)\b/iu.test(printed)) return /^(zh|cmn|yue)-(hant-)?hk/iu;
    return /-(tw|hant)\b/iu.test(printed) ? /^(zh|cmn)-(hant-)?tw/iu : /^(zh|cmn)-(hans-)?cn/iu;
  }

  /** The best Chinese voice: of this device, of the paper's home, the browser's own choice; undefined without any. */
  function voice() {
    const home = homeVoice();
    const worth = (one) => 4 * one.localService + 2 * home.test(one.lang.replace("_", "-")) + one.default;
    const chinese = speech.getVoices().filter(({ lang }) => /^(zh|cmn|yue)\b/iu.test(lang.replace("_", "-")));
    return chinese.sort((one, other) => worth(other) - worth(one))[0];
  }

  /** The passages said one after another; the controls in `bar` say how. */
  function reading(bar) {
    const state = { passages: [], at: 0, turn: 0, playing: false };
    const play = bar.querySelector("[data-aloud=play]");

    /** Say the sentence at which we are, then the next. */
    function say() {
      const passage = state.passages[state.at];
      if (!passage) {
        stop();
        return;
      }
      const turn = (state.turn += 1);
      const said = new SpeechSynthesisUtterance(passage.text);
      said.voice = voice();
      said.lang = said.voice.lang;
      said.rate = RATES[bar.querySelector(":checked").value];
      said.addEventListener("end", () => turn === state.turn && go(1));
      said.addEventListener("error", () => turn === state.turn && pause());
      mark(passage.range);
      follow(passage.range);
      speech.cancel();
      speech.speak(said);
    }

    function show() {
      play.textContent = state.playing ? play.dataset.pause : play.dataset.resume;
    }

    // Pausing in the midst of a sentence loses the voice on some devices: it is begun anew.
    function pause() {
      state.turn += 1;
      state.playing = false;
      speech.cancel();
      show();
    }

    /** Read on from where we are, or from the passage `at`. */
    function resume(at = state.at) {
      state.at = at;
      state.playing = true;
      show();
      say();
    }

    function go(step) {
      state.at = Math.max(state.at + step, 0);
      if (state.playing) say();
      else mark(state.passages[state.at]?.range);
    }

    function stop() {
      pause();
      mark(null);
      bar.dispatchEvent(new Event("left"));
    }

    const again = () => state.playing && say();
    const toggle = () => (state.playing ? pause() : resume());
    return { state, resume, go, stop, again, toggle };
  }

  /** What a reader does: begin with the button, go on with the bar, choose a paragraph. */
  function reader(bar, button) {
    const { state, resume, go, stop, again, toggle } = reading(bar);
    const play = bar.querySelector("[data-aloud=play]");

    /** Where the reader wants to begin: the block with what is selected, or the headline. */
    function begin() {
      const { anchorNode } = getSelection();
      state.passages = passages();
      bar.hidden = false;
      resume(Math.max(state.passages.findIndex(({ block }) => block.contains(anchorNode)), 0));
      play.focus();
    }

    function choose({ target }) {
      if (bar.hidden || target.closest("a, button") || !getSelection().isCollapsed) return;
      const at = state.passages.findIndex(({ block }) => block === target.closest(BLOCKS));
      if (at >= 0) resume(at);
    }

    function left() {
      if (bar.contains(document.activeElement)) button.focus();
      bar.hidden = true;
    }

    button.addEventListener("click", begin);
    bar.addEventListener("left", left);
    play.addEventListener("click", toggle);
    bar.querySelector("[data-aloud=stop]").addEventListener("click", stop);
    bar.querySelector("[data-aloud=back]").addEventListener("click", () => go(-1));
    bar.querySelector("[data-aloud=on]").addEventListener("click", () => go(1));
    bar.addEventListener("change", again);
    document.querySelector(".article").addEventListener("click", choose);
    window.addEventListener("pagehide", () => bar.hidden || stop());
  }

  Object.assign(aloud, { sentences, passages, mark });
  const button = document.querySelector(".tools [data-tool=aloud]");
  const offer = () => (button.hidden = !voice());
  if (!speech) return;
  reader(document.querySelector(".aloud"), button);
  speech.addEventListener?.("voiceschanged", offer); // voices come late, and may go
  offer();
})((window.editionAloud = {}));
