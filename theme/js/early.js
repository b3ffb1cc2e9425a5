// Printed into the head of every page, without these lines, so that the reader's settings (settings.js) are there
// before anything is painted, and what the address asks for has its place kept. Its digest stands in the page's policy.
// oxlint-disable-next-line no-empty -- where the browser keeps nothing for this page, it is as the paper came
try { Object.assign(document.documentElement.dataset, JSON.parse(localStorage.getItem("reading"))) } catch {}
if (/[?&]q=[^&+]/u.test(location.search)) document.documentElement.dataset.asked = "";
