// Answers the check on the device, so that no tick leaves it, and keeps the pages there
// if somebody asks for it.
"use strict";
(() => {
  const form = document.querySelector("[data-check]");
  const keep = document.querySelector("[data-keep]");

  const show = (element, isShown) => {
    element.hidden = !isShown;
  };

  const answer = () => {
    const rules = JSON.parse(document.getElementById("rules").textContent);
    const given = new FormData(form);
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

  if (form)
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      answer();
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
