// The service worker: what a browser keeps of the edition, and what it answers with. generator/offline/outputs.py
// writes this build's constants above these lines.
//
// No two builds are mixed. Every file is kept under its path and its digest; a document belongs to the build it was
// checked against, or to the network where it is of a build this worker does not know; and what a document asks
// for is answered by the lists of its own build only, however many builds later.
//
// What the network gave is answered whether or not it can be kept: a device may be full, a browser may refuse.
"use strict";

const ROOT = new URL("./", self.location.href);
const FILES = `${STORE} ${ROOT.href}`;
const STATE = `edition state ${ROOT.href}`;
const NETWORK = "network"; // in the place of a build
const PATIENCE = 4000; // ms for the network to send a page that is kept
const AT_ONCE = 6; // requests
const REMEMBERED = 50; // documents that are perhaps only being loaded
const FULL = "QuotaExceededError"; // the name of the error where there is no room

const files = () => caches.open(FILES);
const state = () => caches.open(STATE);

const noted = async (key, build) => (await state()).put(key, new Response(build));

// ---- Addresses ----

const addressOf = (path) => new URL(path.split("/").map(encodeURIComponent).join("/"), ROOT).href;

/** The path of an address below the site's root, null for one that is not there. */
function pathOf(address) {
  const url = new URL(address);
  if (url.origin !== ROOT.origin || !url.pathname.startsWith(ROOT.pathname)) return null;
  try {
    const path = decodeURIComponent(url.pathname.slice(ROOT.pathname.length));
    return path === "" || path.endsWith("/") ? path + HOME : path;
  } catch {
    return null; // no UTF-8: none of our files
  }
}

/** Whether a path is named for its content, so that it is the same in every build. */
const isNamed = (path) => path.startsWith(INDEX) && path !== INDEX_ENTRY;

const keyOf = (path, digest) => addressOf(path) + (isNamed(path) ? "" : `?${digest}`);

// ---- Files ----

async function digestOf(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).subarray(0, 16);
  return Array.from(digest, (one) => one.toString(16).padStart(2, "0")).join("");
}

const answer = (bytes, type, status = 200) => new Response(bytes, { status, headers: { "Content-Type": type } });

const typeOf = (response) => response.headers.get("Content-Type") ?? "application/octet-stream";

const nothing = () => {};

/** The kept file; nothing where it is not kept, or the browser does not give it. */
const stored = (path, digest) => files().then((cache) => cache.match(keyOf(path, digest))).catch(nothing);

async function store(path, digest, { bytes, type }) {
  await (await files()).put(keyOf(path, digest), answer(bytes, type));
}

/** The file from the network; an error where that has another one: then a publication is under way. */
async function fetched(path, digest) {
  // The browser's own cache may take an old file for the new one, since servers date files by the second.
  for (const cache of isNamed(path) ? ["default"] : ["no-cache", "reload"]) {
    const response = await fetch(addressOf(path), { cache });
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    const bytes = await response.arrayBuffer();
    const type = typeOf(response);
    if (digest ? (await digestOf(bytes)) === digest : type.includes("javascript")) return { bytes, type };
  }
  throw new Error(`${path} is of another build`);
}

/** The file, from now on kept if that can be. */
async function read(path, digest) {
  const own = await stored(path, digest);
  if (own) return own;
  const file = await fetched(path, digest);
  await store(path, digest, file).catch(nothing);
  return answer(file.bytes, file.type);
}

/** See to it that the file is kept; an error where that cannot be. */
async function keep(path, digest) {
  if (!(await stored(path, digest))) await store(path, digest, await fetched(path, digest));
}

// ---- Lists ----

const lists = new Map(); // name -> what the list says, as a promise

function list(name) {
  if (!lists.has(name)) {
    const loaded = read(`${LISTS}${name}.json`, name).then((response) => response.json());
    lists.set(name, loaded);
    loaded.catch(() => lists.delete(name));
  }
  return lists.get(name);
}

/** The digest of a path in a build, null where it is not in it. */
async function digestIn(build, path) {
  const directory = await list(build);
  let low = 0;
  let high = directory.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (directory[middle][0] <= path) low = middle + 1;
    else high = middle;
  }
  if (!low) return null;
  const part = await list(directory[low - 1][1]);
  return Object.hasOwn(part, path) ? part[path] : null;
}

const known = (build, path) => digestIn(build, path).catch(nothing); // no network, and the list not kept

// ---- Which build a document belongs to ----

const documents = new Map(); // what is in STATE too: a worker may be stopped at any time
const documentKey = (id) => `${ROOT.href}document/${id}`;

async function bind(id, build) {
  if (!id) return;
  documents.set(id, build);
  await noted(documentKey(id), build).catch(nothing);
}

/** The build of a document; nothing where the worker was stopped and could not note it before. */
async function buildOf(id) {
  if (!documents.has(id)) {
    const bound = id && (await state().then((cache) => cache.match(documentKey(id))).catch(nothing));
    if (!bound) return null;
    documents.set(id, await bound.text());
  }
  return documents.get(id);
}

/** Whether a document of an older build is open. Most documents that are gone are forgotten. */
async function isOlderOpen() {
  const open = new Set((await self.clients.matchAll({ includeUncontrolled: true })).map(({ id }) => documentKey(id)));
  const cache = await state();
  const bound = (await cache.keys()).filter(({ url }) => url.startsWith(documentKey("")));
  const gone = bound.filter(({ url }) => !open.has(url));
  await Promise.all(gone.slice(0, -REMEMBERED).map((one) => cache.delete(one)));
  const there = bound.filter(({ url }) => open.has(url));
  const builds = await Promise.all(there.map(async (one) => (await cache.match(one)).text()));
  return builds.some((build) => build !== BUILD && build !== NETWORK);
}

// ---- Answers ----

/** What the network has at an address; null where it has nothing, or not in time and `patience` is not endless. */
async function arrived(address, patience) {
  const late = new AbortController();
  const timer = patience && setTimeout(() => late.abort(), patience);
  try {
    const response = await fetch(address, { cache: "no-cache", signal: late.signal });
    return { response, bytes: await response.arrayBuffer() };
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

/** Whether the network has the search index of this build; so too where it has nothing to say. */
async function isIndexOurs() {
  const [digest, network] = await Promise.all([known(BUILD, INDEX_ENTRY), arrived(addressOf(INDEX_ENTRY), PATIENCE)]);
  return !network?.response.ok || (await digestOf(network.bytes)) === digest;
}

/** A page: the newest where there is a network, else the kept one, else the page that says it is not kept. */
async function page(event, path) {
  const { digest, own } = await keptPage(path);
  // The search page may be the same in another build, whose index is not: the files of this one are gone by then.
  const [network, isSameIndex] = await Promise.all([
    arrived(event.request.url, own ? PATIENCE : 0),
    path !== SEARCH || isIndexOurs(),
  ]);
  if (!network || (own && network.response.status >= 500)) return standIn(event, own);
  // What was taken from the site may have been taken from readers: it is not kept any longer.
  if (own && isGone(network)) await files().then((cache) => cache.delete(keyOf(path, digest))).catch(nothing);
  const isOurs = isSameIndex && (await isOf(digest, network));
  return isOurs ? ourPage(event, path, { digest, own }, network) : handedOn(event, network);
}

/** The digest of a page in this build, where it has it, and the page itself where it is kept. */
async function keptPage(path) {
  const digest = await known(BUILD, path);
  return { digest, own: digest && (await stored(path, digest)) };
}

/** What is shown while the network has nothing to show. */
async function standIn(event, own) {
  await bind(event.resultingClientId, BUILD);
  return own || notKept().catch(() => Response.error());
}

const isGone = ({ response }) => response.status === 404 || response.status === 410;

/** Whether the network gave the file that has this digest. */
const isOf = async (digest, { response, bytes }) => digest && response.ok && (await digestOf(bytes)) === digest;

/** What the network gave where it is of this build: from now on kept. */
async function ourPage(event, path, { digest, own }, { response, bytes }) {
  const type = typeOf(response);
  await bind(event.resultingClientId, BUILD);
  if (!own && (await isFrameKept())) await store(path, digest, { bytes, type }).catch(nothing);
  return answer(bytes, type);
}

/** What the network gave where it is of another build, as it gave it. */
async function handedOn(event, { response, bytes }) {
  await bind(event.resultingClientId, NETWORK);
  return response.redirected ? Response.redirect(response.url) : answer(bytes, typeOf(response), response.status);
}

/** The page that says so, its links made to hold at any depth. */
async function notKept() {
  const own = await stored(OFFLINE, await digestIn(BUILD, OFFLINE));
  const text = (await own.text()).replaceAll(
    / (href|src|action)="(?![a-z]+:|#)([^"]*)"/gu,
    (_, name, link) => ` ${name}="${ROOT.pathname}${link}"`,
  );
  return answer(text, typeOf(own), 503);
}

/** What a page asks for, from the page's own build. */
async function resource(event, path) {
  const build = await buildOf(event.clientId);
  // Asked again whole, not by date: two builds may have a file of the same second.
  const asked = () => fetch(event.request, { cache: isNamed(path) ? "default" : "reload" });
  if (build === NETWORK) return asked();
  const newest = build ? undefined : await asked().catch(nothing); // it came from the network itself, if there is one
  if (newest) return newest;
  const digest = isNamed(path) ? undefined : await known(build ?? BUILD, path);
  if (!digest && !isNamed(path)) return fetch(event.request);
  try {
    return await read(path, digest);
  } catch {
    return Response.error();
  }
}

// ---- Keeping ----

async function inTurns(pieces, work) {
  const left = [...pieces];
  const turn = async () => {
    while (left.length) await work(left.shift());
  };
  await Promise.all(Array.from({ length: AT_ONCE }, turn)).finally(() => left.splice(0)); // nor go on after an error
}

const keepPath = async (path) => {
  const digest = await digestIn(BUILD, path);
  if (digest) await keep(path, digest);
};

const keepFrame = () => inTurns(SHELL, keepPath);

/** Whether all that every page is shown with is kept: no page is without it, nor is a page to stand in for one. */
async function isFrameKept() {
  const digests = await Promise.all(SHELL.map((path) => known(BUILD, path)));
  const kept = await Promise.all(SHELL.map((path, place) => digests[place] && stored(path, digests[place])));
  return kept.every(Boolean);
}

/** Keep what the first page was made of: it came before this worker did. */
async function keepVisited({ addresses }) {
  if (!(await isFrameKept())) return;
  await inTurns(new Set(addresses.map(pathOf).filter(Boolean)), (path) => keepPath(path).catch(nothing));
}

/** Whether a document of another build may still ask for a file: for a page or a picture it has no need. */
const isNeededByNone = (path) => path.endsWith(".html") || path.startsWith(IMAGES);

/** Pages and pictures that this build does not have go at once: they may have been taken from readers. */
async function forgetGone() {
  const cache = await files();
  const keys = (await cache.keys()).filter(({ url }) => isNeededByNone(pathOf(url)));
  await inTurns(keys, async (key) => {
    if (!(await digestIn(BUILD, pathOf(key.url)))) await cache.delete(key);
  });
}

/** What is kept of other builds gives way to what this build has in its place. */
async function renew() {
  const done = await (await state()).match(`${ROOT.href}renewed`);
  if (done && (await done.text()) === BUILD) return;
  await forgetGone();
  if (await isOlderOpen()) return;
  const cache = await files();
  const isRoom = await keepFrame().then(() => true, unlessFull); // what pages are shown with comes before them
  const own = new Set([BUILD, ...(await list(BUILD)).map(([, name]) => name)]);
  await inTurns(await cache.keys(), async (key) => {
    const path = pathOf(key.url);
    if (path.startsWith(LISTS)) {
      if (!own.has(path.slice(LISTS.length, -".json".length))) await cache.delete(key);
      return;
    }
    const digest = await digestIn(BUILD, path);
    if (digest && keyOf(path, digest) === key.url) return;
    if (digest && isRoom) await keep(path, digest).catch(unlessFull);
    await cache.delete(key);
  });
  if (!isRoom) await keepFrame(); // now that nothing old is in its place
  await noted(`${ROOT.href}renewed`, BUILD);
}

/** No room is no failure where something is still done without what would have been kept. */
function unlessFull(error) {
  if (error.name !== FULL) throw error;
}

/** How large the edition is, in bytes and in parts, and which build of it is kept whole. */
async function extent() {
  const directory = await list(BUILD);
  const whole = await (await state()).match(`${ROOT.href}whole`);
  const bytes = directory.reduce((sum, [, , size]) => sum + size, 0);
  return { bytes, parts: directory.map(([, , size]) => size), build: BUILD, whole: whole ? await whole.text() : "" };
}

async function keepPart({ number }) {
  const directory = await list(BUILD);
  const part = await list(directory[number][1]);
  try {
    if (!number) await keepFrame();
    await inTurns(Object.entries(part), ([path, digest]) => keep(path, digest));
    if (number + 1 === directory.length) await noted(`${ROOT.href}whole`, BUILD);
  } catch (error) {
    // What no longer fits is not called whole, nor tried again at every visit.
    if (error.name === FULL) await (await state()).delete(`${ROOT.href}whole`);
    throw error;
  }
}

const wishes = { keepVisited, renew, extent, keepPart };

// ---- The life of a worker ----

self.addEventListener("install", (event) => {
  self.skipWaiting(); // every open document stays with its build, so that there is nothing to wait for
  event.waitUntil(keepFrame().catch(unlessFull)); // where an old build fills the room, only a new worker clears it
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const path = pathOf(request.url);
  if (request.method !== "GET" || path === null || path.startsWith(LISTS)) return;
  event.respondWith(request.mode === "navigate" ? page(event, path) : resource(event, path));
});

self.addEventListener("message", (event) => {
  const { wish, ...given } = event.data;
  const done = wishes[wish](given).then(
    (result) => ({ result }),
    (error) => ({ failure: error.name }),
  );
  event.waitUntil(done.then((said) => event.ports[0].postMessage(said)));
});
