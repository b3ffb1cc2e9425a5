// Search, 7 of 9: suggestions. Names, topics and headlines that begin with what is typed, or whose pinyin initials do.
((search) => {
  "use strict";

  const { copyOf } = search.show;
  const { folded } = search.text;

  const MOST = 8;
  const LETTERS = /^[a-z][0-9a-z]*$/u;

  /**
   * The suggestions for what is typed, each with its `name` and `kind`: what it is in full, then what begins with it,
   * the most printed first, then headlines.
   */
  async function suggestions(typed) {
    await search.index.variantsFor(typed);
    const sought = folded(typed.trim());
    if (!sought) return [];
    const { kinds, names, initials, of, simplified } = await search.index.suggestions();
    const byLetters = LETTERS.test(sought);
    const found = { full: [], begun: [] };
    names.forEach((name, place) => {
      const forms = [folded(name), simplified[place] ?? "", byLetters ? initials[place] : ""].filter(Boolean);
      const fitting = forms.includes(sought) ? found.full : found.begun;
      if (forms.some((form) => form.startsWith(sought))) fitting.push({ name, kind: kinds[Number(of[place])] });
    });
    return [...found.full, ...found.begun].slice(0, MOST);
  }

  /** The list under its field as a listbox (WAI-ARIA APG); `take(name)` is called with the name that is chosen. */
  function listbox(field, list, take) {
    let active = -1;

    function activate(place) {
      active = place;
      [...list.children].forEach((one, own) => one.setAttribute("aria-selected", String(own === place)));
      const chosen = list.children[place];
      if (chosen) field.setAttribute("aria-activedescendant", chosen.id);
      else field.removeAttribute("aria-activedescendant");
      chosen?.scrollIntoView({ block: "nearest" });
    }

    function option({ name, kind }, place) {
      const { copy } = copyOf("suggestion", { name, kind: list.dataset[kind] });
      copy.id = `search-suggestion-${place}`;
      copy.classList.add(kind);
      copy.setAttribute("role", "option");
      copy.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus
      copy.addEventListener("click", () => take(name));
      return copy;
    }

    /** Show the suggestions; none closes the list. */
    function show(suggested) {
      list.replaceChildren(...suggested.map(option));
      list.hidden = !suggested.length;
      field.setAttribute("aria-expanded", String(!list.hidden));
      activate(-1);
    }

    /** What a key does in the open list; whether it did anything. */
    function press(key) {
      const next = active + ({ ArrowDown: 1, ArrowUp: -1 }[key] ?? 0);
      if (key === "Enter" && active >= 0) list.children[active].click();
      else if (next !== active && next >= -1) activate(next);
      else return false;
      return true;
    }

    return { show, press, isLast: () => active === list.children.length - 1 };
  }

  /**
   * The list under the field, as a combobox's; `chosen()` is called when the field has a suggestion, `written()` when
   * the reader has written something. What an input method shows while it is composing is not that.
   */
  function suggesting(field, list, chosen, written) {
    const state = { turn: 0, composing: field.dataset.composing === "true" };
    const box = listbox(field, list, take);

    function close() {
      state.turn += 1;
      box.show([]);
    }

    function take(name) {
      field.value = name;
      close();
      chosen();
    }

    /** Show what fits; what cannot be loaded is not suggested, the search itself will say so. */
    async function suggest() {
      state.turn += 1;
      const { turn } = state;
      const found = await suggestions(field.value).catch(() => []);
      if (turn !== state.turn) return;
      const isOnly = found.length === 1 && found[0].name === field.value.trim();
      if (isOnly || document.activeElement !== field) close();
      else box.show(found);
    }

    function typed() {
      written();
      suggest();
    }

    function pressed(event) {
      if (list.hidden || event.isComposing) return;
      const isLeft = event.key === "ArrowDown" && box.isLast(); // further down are the results
      const isTaken = event.key === "Escape" || (!isLeft && box.press(event.key));
      if (isTaken) event.preventDefault();
      if (isLeft || event.key === "Escape") close();
    }

    // What was written before this script came is answered now.
    if (document.activeElement === field && !state.composing) suggest();
    field.addEventListener("focus", () => search.index.suggestions().catch(() => null), { once: true });
    field.addEventListener("compositionstart", () => {
      state.composing = true;
      close();
    });
    field.addEventListener("compositionend", () => {
      state.composing = false;
      typed();
    });
    field.addEventListener("input", (event) => {
      if (!state.composing && !event.isComposing) typed();
    });
    field.addEventListener("keydown", pressed);
    field.addEventListener("blur", close);
    return { close, isComposing: () => state.composing };
  }

  search.suggesting = suggesting;
})((window.editionSearch ??= {}));
