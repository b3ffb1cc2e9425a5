// On every page but the search: the field in its head suggests as that of the search does. What does it is part of the
// search, and is loaded when a reader enters the field.
(() => {
  "use strict";

  const { search, index } = document.currentScript.dataset;
  const field = document.getElementById("find");

  function load() {
    const script = document.createElement("script");
    script.src = search;
    script.dataset.index = index;
    document.head.append(script);
  }

  field.addEventListener("focus", load, { once: true });
  // What an input method composes meanwhile is not written yet.
  field.addEventListener("compositionstart", () => (field.dataset.composing = "true"));
  field.addEventListener("compositionend", () => delete field.dataset.composing);
})();
