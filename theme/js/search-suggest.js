// Search, 6 of 7: suggestions. Names, topics and headlines that begin with what is typed, or whose pinyin initials do.
((search) => {
  "use strict";

  const { element } = search.show;
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

  /**
   * The list under the field, as a combobox's (WAI-ARIA APG); `chosen()` is called when the field has a suggestion,
   * `written()` when the reader has written something. What an input method shows while it is composing is not that.
   */
  function suggesting(field, list, chosen, written) {
    const words = list.dataset;
    const state = { turn: 0, active: -1, composing: field.dataset.composing === "true" };

    const options = () => [...list.children];

    function activate(place) {
      state.active = place;
      options().forEach((option, own) => option.setAttribute("aria-selected", String(own === place)));
      const option = list.children[place];
      if (option) field.setAttribute("aria-activedescendant", option.id);
      else field.removeAttribute("aria-activedescendant");
      option?.scrollIntoView({ block: "nearest" });
    }

    function close() {
      state.turn += 1;
      list.replaceChildren();
      list.hidden = true;
      field.setAttribute("aria-expanded", "false");
      activate(-1);
    }

    function take(name) {
      field.value = name;
      close();
      chosen();
    }

    function option({ name, kind }, place) {
      const item = element("li", kind, element("bdi", "", name), " ", element("span", "count", words[kind]));
      item.id = `search-suggestion-${place}`;
      item.setAttribute("role", "option");
      item.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus
      item.addEventListener("click", () => take(name));
      return item;
    }

    /** Show what fits; what cannot be loaded is not suggested, the search itself will say so. */
    async function suggest() {
      state.turn += 1;
      const { turn } = state;
      const found = await suggestions(field.value).catch(() => []);
      if (turn !== state.turn) return;
      const only = found.length === 1 && found[0].name === field.value.trim();
      if (!found.length || only || document.activeElement !== field) return close();
      list.replaceChildren(...found.map(option));
      list.hidden = false;
      field.setAttribute("aria-expanded", "true");
      activate(-1);
    }

    function typed() {
      written();
      suggest();
    }

    function pressed(event) {
      if (list.hidden || event.isComposing) return;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      const next = state.active + (step ?? 0);
      if (step && next >= list.children.length) close(); // further down are the results
      else if (step && next >= -1) {
        event.preventDefault();
        activate(next);
      } else if (event.key === "Enter" && state.active >= 0) {
        event.preventDefault();
        take(list.children[state.active].querySelector("bdi").textContent);
      } else if (event.key === "Escape") {
        event.preventDefault();
        close();
      }
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
