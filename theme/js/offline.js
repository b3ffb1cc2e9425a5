// What a page does so that the edition can be read without a network: over http it lets generator/offline/worker.js
// keep what was read. From a folder there is nothing to do. The build writes `editionOffline` above these lines: the
// paths and names that the worker goes by too (generator/render/theme.py).
(() => {
  "use strict";

  if (!/^https?:$/u.test(location.protocol)) return;
  const { manifest: manifestPath, worker: workerPath, store, standIns } = window.editionOffline;
  const root = new URL("../", document.currentScript.src);
  const FULL = "QuotaExceededError"; // where the device has no room
  const LISTED = 60; // kept pages on the page that says another one is not kept

  const manifest = document.createElement("link");
  manifest.rel = "manifest";
  manifest.href = new URL(manifestPath, root).href;
  document.head.append(manifest);
  if (!("serviceWorker" in navigator)) return;

  /** What the worker answers to a wish; where it cannot grant it, the name of the error is thrown. */
  function granted(worker, wish, given = {}) {
    return new Promise((resolve, reject) => {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener("message", ({ data }) => ("failure" in data ? reject(data.failure) : resolve(data.result)));
      port1.start();
      worker.postMessage({ wish, ...given }, [port2]);
    });
  }

  async function keepWhole(worker, parts, progress) {
    const bytes = parts.reduce((sum, size) => sum + size, 0) || 1;
    let done = 0;
    for (const [number, size] of parts.entries()) {
      progress(Math.floor((100 * done) / bytes));
      await granted(worker, "keepPart", { number });
      done += size;
    }
  }

  const filled = (words, name, value) => words.replace(`{${name}}`, () => value);

  /** The button that keeps the whole edition, on the page that has it. */
  function offer(place, worker, { bytes, parts, build, whole }) {
    const [status, button] = [place.querySelector("[role=status]"), place.querySelector("button")];
    const words = place.dataset;
    place.hidden = false;
    button.hidden = whole === build;
    if (whole === build) status.textContent = words.done;
    button.textContent = filled(words.keep, "size", `${Math.max(bytes / 1e6, 0.1).toFixed(1)} MB`);
    button.addEventListener("click", async () => {
      button.disabled = true;
      navigator.storage?.persist?.();
      try {
        await keepWhole(worker, parts, (percent) => {
          status.textContent = filled(words.progress, "percent", percent);
        });
        status.textContent = words.done;
        button.hidden = true;
      } catch (failure) {
        status.textContent = failure === FULL ? words.full : words.failed;
      }
      button.disabled = false;
    });
  }

  /** A kept page as a link: its title without the paper's name behind it. */
  async function keptLink(cache, key) {
    const { title } = new DOMParser().parseFromString(await (await cache.match(key)).text(), "text/html");
    const item = document.getElementById("kept-template").content.firstElementChild.cloneNode(true);
    const link = item.querySelector("a");
    link.href = key.url.replace(/\?.*$/u, "");
    link.textContent = title.slice(0, title.lastIndexOf(" · "));
    return item;
  }

  async function listKept(place) {
    const cache = await caches.open(`${store} ${root.href}`);
    const isStandIn = (url) => standIns.some((path) => url.startsWith(new URL(path, root).href));
    const pages = (await cache.keys()).filter(({ url }) => /\.html\?/u.test(url) && !isStandIn(url));
    const links = await Promise.all(pages.slice(-LISTED).map((key) => keptLink(cache, key)));
    place.querySelector("ul").replaceChildren(...links.reverse());
    place.hidden = !links.length;
  }

  async function begin() {
    const unkept = document.getElementById("kept-pages");
    if (unkept) await listKept(unkept);
    const isFirst = !navigator.serviceWorker.controller;
    // A new build's worker may take over while the page is open: what is gone from the edition goes then.
    navigator.serviceWorker.addEventListener("controllerchange", () => {
      if (!isFirst) granted(navigator.serviceWorker.controller, "renew").catch(() => {});
    });
    const worker = new URL(workerPath, root);
    await navigator.serviceWorker.register(worker, { scope: root.href, updateViaCache: "none" });
    const { active } = await navigator.serviceWorker.ready;
    if (isFirst) {
      const parts = performance.getEntriesByType("resource").map(({ name }) => name);
      await granted(active, "keepVisited", { addresses: [location.href, ...parts] });
    }
    const extent = await granted(active, "extent");
    const place = document.getElementById("keep-edition");
    if (place) offer(place, active, extent);
    await granted(active, "renew");
    // Who asked for the whole edition has the whole of the new one too.
    if (extent.whole && extent.whole !== extent.build) await keepWhole(active, extent.parts, () => {});
  }

  window.addEventListener("load", () => begin().catch(() => {})); // without a network, or a host that alters files
})();
