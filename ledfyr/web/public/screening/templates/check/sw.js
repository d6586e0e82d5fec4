// Keeps the pages of the check for use without a network, once somebody asked for it.
"use strict";
const SHELF = "check-1";
const PAGES = ["", "own/", "other/", "all/"].map((page) => self.registration.scope + page);
const FILES = [{% for file in kept %}"{{ file|escapejs }}", {% endfor %}];

self.addEventListener("install", (event) => {
  event.waitUntil(
    caches
      .open(SHELF)
      .then((shelf) => shelf.addAll([...PAGES, ...FILES]))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

const isKept = (request) => {
  const address = new URL(request.url);
  return PAGES.includes(address.href) || FILES.includes(address.pathname);
};

const renew = async (request, answer) => {
  if (answer.ok) await (await caches.open(SHELF)).put(request, answer.clone());
  return answer;
};

self.addEventListener("fetch", (event) => {
  const request = event.request;
  if (request.method !== "GET" || !isKept(request)) return;
  event.respondWith(
    fetch(request)
      .then((answer) => renew(request, answer))
      .catch(() => caches.match(request)),
  );
});
