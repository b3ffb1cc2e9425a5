// On every page: how the reader wants it, remembered on this device. A setting is an attribute of the root element
// (data-size, data-line, data-theme, data-keys), which the style sheet answers; without one it is as the paper came.
// early.js sets the attributes before the first paint, from what is stored here.
(() => {
  "use strict";

  const STORED = "reading";
  const NAMES = ["size", "line", "theme", "keys"];
  const SIZES = new Set([1, 2, 3, 4, 5]);
  const NORMAL = 2;

  const root = document.documentElement;
  const tools = document.querySelector(".tools");

  /** What is stored, nothing where the browser keeps nothing for this page. */
  function stored() {
    try {
      return JSON.parse(localStorage.getItem(STORED)) ?? {};
    } catch {
      return {};
    }
  }

  function store() {
    const chosen = Object.fromEntries(NAMES.filter((name) => name in root.dataset).map((name) => [name, root.dataset[name]]));
    try {
      localStorage.setItem(STORED, JSON.stringify(chosen));
    } catch {
      // Then it lasts as long as the page.
    }
  }

  function set(name, value) {
    if (value) root.dataset[name] = value;
    else delete root.dataset[name];
  }

  const size = () => (SIZES.has(Number(root.dataset.size)) ? Number(root.dataset.size) : NORMAL);

  /** Let every control say what is set. */
  function show() {
    for (const control of document.querySelectorAll("input[data-setting]")) {
      const value = root.dataset[control.dataset.setting] ?? "";
      control.checked = control.type === "radio" ? control.value === value : value !== control.value;
    }
    for (const button of document.querySelectorAll("button[data-step]")) {
      const step = Number(button.dataset.step);
      if (step) button.setAttribute("aria-disabled", String(!SIZES.has(size() + step)));
      else button.setAttribute("aria-pressed", String(size() === NORMAL));
    }
  }

  function decide(name, value) {
    set(name, value);
    store();
    show();
  }

  /** What the reader looks at: the button where it moves with the page and is in the window, else the text above. */
  function lookedAt(button) {
    const { top, bottom } = button.getBoundingClientRect();
    const isSeen = top >= 0 && bottom <= innerHeight && getComputedStyle(tools).position !== "sticky";
    return isSeen ? button : document.elementFromPoint(innerWidth / 2, Math.min(120, innerHeight / 2));
  }

  /** Another size, with what the reader looks at where it was. */
  function resize(button) {
    const step = Number(button.dataset.step);
    const next = step ? size() + step : NORMAL;
    if (!SIZES.has(next)) return;
    const place = lookedAt(button);
    const before = place?.getBoundingClientRect();
    decide("size", next === NORMAL ? "" : String(next));
    if (scrollY && before?.height) {
      const after = place.getBoundingClientRect();
      // The same share of what stood there: a paragraph may fill the window.
      const share = Math.max(0, -before.top) / before.height;
      scrollBy({ top: after.top + share * after.height - Math.max(before.top, 0), behavior: "instant" });
    }
    const scale = Number(getComputedStyle(root).getPropertyValue("--scale"));
    const said = tools.querySelector("[role=status]");
    said.textContent = said.dataset.size.replace("{n}", Math.round(100 * scale));
  }

  /** Take what was stored meanwhile, by another page or before this one was left. */
  function renew() {
    const settings = stored();
    for (const name of NAMES) set(name, settings[name]);
    show();
  }

  document.addEventListener("change", ({ target }) => {
    const name = target.dataset?.setting;
    if (name) decide(name, target.checked === (target.type === "radio") ? target.value : "");
  });
  document.addEventListener("click", ({ target }) => {
    const button = target.closest?.("button[data-step]");
    if (button) resize(button);
  });
  window.addEventListener("storage", renew);
  window.addEventListener("pageshow", ({ persisted }) => persisted && renew());

  if (tools) tools.hidden = false;
  show();
})();
