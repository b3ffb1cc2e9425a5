// On every page: "/" leads to the field of the search.
(() => {
  "use strict";

  const WRITING = "input, textarea, select, [contenteditable]";

  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const field = document.querySelector("#find, #search-query");
    if (!field || event.target.closest?.(WRITING)) return;
    event.preventDefault();
    field.focus();
    field.select();
  });
})();
