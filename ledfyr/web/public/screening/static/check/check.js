// Answers the check on the device, so that no tick leaves it, also when another language
// is chosen, and keeps the pages there if somebody asks for it.
"use strict";
(() => {
  const keep = document.querySelector("[data-keep]");

  const show = (element, isShown) => {
    element.hidden = !isShown;
  };

  const form = () => document.querySelector("[data-check]");

  const answer = () => {
    const rules = JSON.parse(document.getElementById("rules").textContent);
    const given = new FormData(form());
    const answers = {};
    for (const id of given.getAll("sign")) answers[id] = "yes";
    const decided = window.ledfyrCheck.decide(rules, answers, given.get("age_group"));
    const result = document.querySelector("[data-result]");
    show(result, true);
    for (const block of result.querySelectorAll("[data-advice]"))
      show(block, block.dataset.advice === decided.advice);
    for (const line of result.querySelectorAll("[data-element]")) {
      const isPresent = decided.elements[line.dataset.element].state === "present";
      for (const word of line.querySelectorAll("[data-state]"))
        show(word, (word.dataset.state === "present") === isPresent);
    }
    const title = result.querySelector("[data-advice]:not([hidden]) h2");
    title.focus();
  };

  // A page of its own would take the ticks off the device, or add a step to go back to.
  const translate = async (address) => {
    const found = await fetch(address);
    if (!found.ok) return;
    const text = await found.text();
    const page = new DOMParser().parseFromString(text, "text/html");
    const ticked = new Set(new FormData(form()).values());
    const isAnswered = !document.querySelector("[data-result]").hidden;
    document.documentElement.lang = page.documentElement.lang;
    document.documentElement.dir = page.documentElement.dir;
    document.title = page.title;
    document.body.replaceWith(page.body);
    show(document.querySelector(".quick-exit-hint"), true);
    for (const input of form().querySelectorAll("[name=sign], [name=age_group]"))
      input.checked = ticked.has(input.value);
    window.history.replaceState(null, "", address);
    if (isAnswered) answer();
    else document.getElementById("main").focus();
  };

  document.addEventListener("submit", (event) => {
    if (event.target !== form()) return;
    event.preventDefault();
    const language = event.submitter?.getAttribute("formaction");
    if (language) translate(language).catch(() => {});
    else answer();
  });

  if (!keep || !("serviceWorker" in navigator)) return;
  const now = keep.querySelector("[data-keep-now]");
  const noMore = keep.querySelector("[data-keep-no-more]");
  const scope = keep.dataset.scope;

  const say = (what) => {
    for (const word of ["kept", "not-kept", "failed"])
      show(keep.querySelector(`[data-${word}]`), word === what);
  };
  const offer = (isKept) => {
    show(now, !isKept);
    show(noMore, isKept);
  };

  navigator.serviceWorker.getRegistration(scope).then((kept) => {
    offer(Boolean(kept));
    show(keep, true);
  });

  now.addEventListener("click", async () => {
    try {
      const kept = await navigator.serviceWorker.register(keep.dataset.worker, { scope });
      await installed(kept);
      offer(true);
      say("kept");
    } catch {
      say("failed");
    }
  });

  const installed = (kept) =>
    new Promise((done, failed) => {
      const worker = kept.installing || kept.waiting || kept.active;
      const look = () => {
        if (worker.state === "activated") done();
        if (worker.state === "redundant") failed(new Error("not installed"));
      };
      worker.addEventListener("statechange", look);
      look();
    });

  noMore.addEventListener("click", async () => {
    const kept = await navigator.serviceWorker.getRegistration(scope);
    if (kept) await kept.unregister();
    for (const shelf of await caches.keys()) await caches.delete(shelf);
    offer(false);
    say("not-kept");
  });
})();
