// Leaves at once and keeps this site to one step of the browser's history, so that
// "back" never returns here: every link of the site replaces the page it stands on.
"use strict";
(() => {
  const exit = () => document.querySelector("[data-quick-exit]");
  if (!exit()) return;
  let hasLeft = false;
  let lastEscape = -Infinity;

  const leave = () => {
    hasLeft = true;
    document.title = "";
    document.documentElement.hidden = true;
    window.location.replace(exit().href);
  };

  const staysHere = (address) => address.origin === window.location.origin;

  exit().querySelector(".quick-exit-hint").hidden = false;

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || event.button !== 0 || event.defaultPrevented) return;
    if (link === exit()) {
      event.preventDefault();
      leave();
      return;
    }
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    if (link.target || link.hasAttribute("download")) return;
    if (!staysHere(new URL(link.href))) return;
    event.preventDefault();
    window.location.replace(link.href);
  });

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "get" || event.defaultPrevented) return;
    const address = new URL(form.action);
    if (!staysHere(address)) return;
    address.search = new URLSearchParams(new FormData(form, event.submitter));
    event.preventDefault();
    window.location.replace(address.href);
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const isSecond = event.timeStamp - lastEscape < 2000;
    lastEscape = event.timeStamp;
    // Browsers take Escape for "stop loading": one press too many would end the leaving.
    if (hasLeft || isSecond) event.preventDefault();
    if (isSecond && !hasLeft) leave();
  });

  window.addEventListener("pageshow", () => {
    if (hasLeft) leave();
  });
})();
