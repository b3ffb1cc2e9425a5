// On every page: a key does what the first visible element says that names it in aria-keyshortcuts: a link or button
// is pressed, a field is entered. What names "?" opens the list of the keys of this page.
(() => {
  "use strict";

  const WRITING = "input:not([type=radio], [type=checkbox], [type=button]), textarea, select, [contenteditable]";
  // What does something of its own with the arrows.
  const ROLES = ["grid", "listbox", "menu", "menubar", "radiogroup", "slider", "spinbutton", "tablist", "tree"];
  const ARROWS = ["select, input, audio, video, #search-results", ...ROLES.map((role) => `[role=${role}]`)].join(", ");
  const PRINTED = { ArrowLeft: "←", ArrowRight: "→", ArrowUp: "↑", ArrowDown: "↓" };

  const isSeen = (element) => element.getClientRects().length > 0;
  const keysOf = (element) => element.getAttribute("aria-keyshortcuts").split(/\s+/u).filter(Boolean);

  /** What can be reached by a key on this page now: the first element of each key. */
  function reachable() {
    const found = new Map();
    for (const element of document.querySelectorAll("[aria-keyshortcuts]")) {
      if (!isSeen(element)) continue;
      for (const key of keysOf(element)) if (!found.has(key)) found.set(key, element);
    }
    return found;
  }

  /** Whether the element or what it lies in can be scrolled sideways. */
  function isWide(element) {
    for (let one = element; one; one = one.parentElement) {
      if (one.scrollWidth <= one.clientWidth) continue;
      if (one === document.documentElement || /auto|scroll/u.test(getComputedStyle(one).overflowX)) return true;
    }
    return false;
  }

  /** Whether the key press belongs to an input method, to the browser, or to another script. */
  function isMeantOtherwise(event) {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return true;
    return event.isComposing || event.keyCode === 229; // 229: an input method has the key, also in Safari
  }

  /** Whether it belongs to what has the focus, or to an open dialog. */
  function isTaken(event) {
    const place = event.target.closest ? event.target : document.body;
    if (place.isContentEditable || place.closest(WRITING) || document.querySelector("dialog[open]")) return true;
    if (!event.key.startsWith("Arrow")) return false;
    return event.shiftKey || Boolean(place.closest(ARROWS)) || isWide(place);
  }

  function pressed(event) {
    if (document.documentElement.dataset.keys === "off" || isMeantOtherwise(event) || isTaken(event)) return;
    const element = reachable().get(event.key);
    if (!element) return;
    event.preventDefault();
    if (!element.matches(WRITING)) {
      element.click();
      return;
    }
    element.focus();
    element.select?.();
  }

  // ---- The list of the keys ----

  /** What an element is called: its label or the words on it, after the name of the set it belongs to. */
  function nameOf(element) {
    const set = element.closest("fieldset")?.querySelector("legend").textContent ?? "";
    const name = element.ariaLabel || element.labels?.[0]?.textContent || element.textContent;
    return `${set} ${name}`.replaceAll(/\s+/gu, " ").trim();
  }

  /** A copy of the row that the template has, for a key and what it leads to. */
  function filled(row, [key, element]) {
    const copy = row.cloneNode(true);
    copy.querySelector("kbd").textContent = PRINTED[key] ?? key;
    copy.querySelector("dd").textContent = nameOf(element);
    return copy;
  }

  /** The dialog with the keys that lead somewhere now, and the switch that settings.js answers. */
  function list() {
    const dialog = document.getElementById("keys-template").content.firstElementChild.cloneNode(true);
    const rows = dialog.querySelector("dl");
    const row = rows.firstElementChild;
    rows.replaceChildren(...[...reachable()].map((one) => filled(row, one)));
    dialog.querySelector("[data-setting]").checked = document.documentElement.dataset.keys !== "off";
    dialog.querySelector("button").addEventListener("click", () => dialog.close());
    return dialog;
  }

  function help() {
    const dialog = list();
    document.body.append(dialog);
    dialog.addEventListener("click", ({ target }) => target === dialog && dialog.close()); // beside it
    dialog.addEventListener("close", () => dialog.remove()); // the browser has given the focus back
    dialog.showModal();
    dialog.querySelector("button").focus();
  }

  document.addEventListener("keydown", pressed);
  for (const button of document.querySelectorAll('[aria-keyshortcuts~="?"]')) button.addEventListener("click", help);
})();
