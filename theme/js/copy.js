// On an article's page: its print, and a copy of it that says where it is from. A few copied words stay as they are.
// What says that the text is a draft is no part of it, nor of a copy.
(() => {
  "use strict";

  const LONG = 20; // characters, from which on a copy says its source
  const DRAFT = ".draft, .drafts";
  const article = document.querySelector(".article");
  const [print, copy] = ["print", "copy"].map((name) => document.querySelector(`.tools [data-tool=${name}]`));
  const status = document.querySelector(".tools [role=status]");
  const isOnline = /^https?:$/u.test(location.protocol);

  /** Where the page is read; nothing where that is a folder of this device. */
  function address() {
    const canonical = document.querySelector("link[rel=canonical]")?.href;
    return canonical ?? (isOnline ? location.origin + location.pathname : "");
  }

  /** The article's headline, paper, date and page in one line. */
  function source() {
    const title = article.querySelector("h1").textContent.replaceAll(/\s+/gu, " ").trim();
    const values = { ...copy.dataset, title };
    return copy.dataset.source.replaceAll(/\{(\w+)\}/gu, (whole, name) => values[name] ?? whole);
  }

  /** The selected words as they are seen, without what is said of a draft. */
  function words(selection) {
    const said = [...article.querySelectorAll(DRAFT)];
    for (const one of said) one.style.display = "none"; // nothing is painted before it is back
    const text = selection.toString().trim();
    for (const one of said) one.style.display = "";
    return text;
  }

  /** What is selected as markup of its own: no marks, none of notes that stay behind, links that lead somewhere from anywhere or none. */
  function markup(range) {
    const whole = document.createElement("div");
    whole.append(range.cloneContents());
    for (const said of whole.querySelectorAll(DRAFT)) said.remove();
    const notes = whole.querySelector(".notes");
    for (const mark of whole.querySelectorAll(notes ? ".back" : ".back, .note-mark")) mark.remove();
    for (const mark of whole.querySelectorAll("mark")) mark.replaceWith(...mark.childNodes);
    for (const link of whole.querySelectorAll("a")) {
      if (/^(https?|mailto):/u.test(link.href)) link.setAttribute("href", link.href);
      else link.replaceWith(...link.childNodes);
    }
    const said = document.createElement("p");
    const place = document.createElement("a");
    place.href = place.textContent = address();
    said.append(source(), ...(address() ? [document.createElement("br"), place] : []));
    whole.append(said);
    return whole.innerHTML; // oxlint-disable-line no-restricted-properties -- read from nodes for the clipboard
  }

  function copied(event) {
    const selection = getSelection();
    const text = words(selection);
    if (event.target.closest?.("input, textarea") || text.length <= LONG) return;
    const range = selection.getRangeAt(0);
    if (!article.contains(range.commonAncestorContainer)) return;
    event.clipboardData.setData("text/plain", [text, "", source(), address()].join("\n").trimEnd());
    event.clipboardData.setData("text/html", markup(range));
    event.preventDefault();
  }

  /** Copy from the headline to the end of the text, as if the reader had selected it; what was selected stays so. */
  function copyAll() {
    const selection = getSelection();
    const before = selection.rangeCount ? selection.getRangeAt(0) : null;
    const whole = document.createRange();
    whole.setStartBefore(article.querySelector("h1"));
    whole.setEndAfter(article.querySelector(".text"));
    selection.removeAllRanges();
    selection.addRange(whole);
    // The one way that works without asking, over http and from a folder too.
    const isCopied = document.execCommand("copy");
    selection.removeAllRanges();
    if (before) selection.addRange(before);
    status.textContent = isCopied ? status.dataset.copied : status.dataset.uncopied;
  }

  document.addEventListener("copy", copied);
  print.addEventListener("click", () => window.print());
  copy.addEventListener("click", copyAll);
  print.hidden = copy.hidden = false;
})();
