"""The pages that look among very many cases, each asked in many ways."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from bench.casework.store import Store

Ask = Callable[[int], Any]
_NEXT = re.compile('rel="next" href="([^"]*)"')


@dataclass(frozen=True)
class Asked:
    """A kind of page, who asks for it, and what asks for the n-th such page."""

    who: str
    name: str
    ask: Ask


def pages(store: Store) -> Iterator[Asked]:
    """Yield every page that is measured."""
    clients = _Clients(store)
    for who in ("worker", "worker of a small organisation", "coordinator"):
        for name, ask in _lists(clients.of(who), store):
            yield Asked(who, name, ask)
    for who in ("worker of two organisations", "investigator"):
        for name, ask in _first_pages(clients.of(who)):
            yield Asked(who, name, ask)
    for name, ask in _files(clients.of("worker"), store):
        yield Asked("worker", name, ask)
    yield from _waiting(clients)
    yield from _audit(clients)


class _Clients:
    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: dict[str, Any] = {}

    def of(self, who: str) -> Any:
        """Return the browser in which somebody is signed in."""
        from ledfyr.apps.access.models import Staff
        from tests.factories.access import signed_in

        if who not in self._known:
            staff = Staff.objects.get(pk=self._store.staff[who])
            staff.authenticator_set.all().delete()
            self._known[who] = signed_in(staff)
        return self._known[who]


def _first_pages(client: Any) -> Iterator[tuple[str, Ask]]:
    yield "my day", _get(client, "/")
    yield "list", _get(client, "/cases/")
    for name, query in _OFTEN_ASKED.items():
        yield f"overview, {name}", _get(client, f"/cases/overview/?{query}")


def _lists(client: Any, store: Store) -> Iterator[tuple[str, Ask]]:
    yield from _first_pages(client)
    yield (
        "list, from a case on",
        lambda n: client.get(f"/cases/?after={_case(store, n)['case_id']}"),
    )
    for name, query in _NARROWED.items():
        yield f"overview, {name}", _get(client, f"/cases/overview/?{query}")
    for name, query in _OFTEN_ASKED.items():
        first = f"/cases/overview/?{query}"
        yield f"overview, {name}, page after page", _leafing(client, first)


_OFTEN_ASKED = {"open cases": "", "overdue": "due=overdue", "soon due": "due=soon"}
_NARROWED = {
    "closed too": "with_closed=on",
    "presumed": "status=presumed",
    "identified": "status=identified",
    "withdrawn, of which there is none": "status=withdrawn",
    "not decided, of which there is none": "status=not_decided&with_closed=on",
    "a common form": "form=LABOUR",
    "a rare form": "form=ILLEGAL_ADOPTION",
    "a rare form, closed too": "form=ILLEGAL_ADOPTION&with_closed=on",
    "a rare form of a status": "status=identified&form=ILLEGAL_ADOPTION",
    "overdue with a rare form": "due=overdue&form=ILLEGAL_ADOPTION",
    "overdue and withdrawn": "due=overdue&status=withdrawn",
}


def _files(client: Any, store: Store) -> Iterator[tuple[str, Ask]]:
    from tests.factories.many_cases import EVERYWHERE

    yield "one case", lambda n: client.get(f"/cases/{_case(store, n)['case_id']}/")
    yield (
        "who has this name already",
        lambda n: client.get(f"/cases/{_case(store, n)['case_id']}/person/same/"),
    )
    yield (
        "list, search for a name",
        lambda n: client.post("/cases/", {"search": _case(store, n)["name"]}),
    )
    words = {
        "a rare word": lambda n: _case(store, n)["rare_word"],
        "a word of every file": lambda n: EVERYWHERE,
        "both": lambda n: f"{EVERYWHERE} {_case(store, n)['rare_word']}",
        "a common word": lambda n: ("babaren", "babalik", "baberen", "babelik")[n % 4],
        "two common words": lambda n: "babaren babelik",
        "a short word": lambda n: "ab",
        "a word that stands nowhere": lambda n: f"zyx{n}",
    }
    for name, word in words.items():
        yield f"search, {name}", _search(client, word)


def _waiting(clients: _Clients) -> Iterator[Asked]:
    for who in ("worker", "worker of the organisation that helps"):
        client = clients.of(who)
        yield Asked(who, "referrals", _get(client, "/referrals/"))
        yield Asked(who, "conferences elsewhere", _get(client, "/cases/conferences/"))


def _audit(clients: _Clients) -> Iterator[Asked]:
    client = clients.of("administrator")
    for name, address in {
        "audit": "/organisation/audit/",
        "audit, long ago": "/organisation/audit/?before=500000",
        "audit, a rare deed": "/organisation/audit/?verb=case_closed",
        "audit, a deed nobody did": "/organisation/audit/?verb=glass_read",
        "organisations and staff": "/organisation/",
    }.items():
        yield Asked("administrator", name, _get(client, address))


def _get(client: Any, address: str) -> Ask:
    return lambda _: client.get(address)


def _leafing(client: Any, first: str) -> Ask:
    """Return what asks for the next page each time; after the last, the first."""
    address = first

    def next_page(_: int) -> None:
        nonlocal address
        found = _NEXT.search(client.get(address).content.decode())
        address = f"/cases/overview/{unescape(found[1])}" if found else first

    return next_page


def _search(client: Any, word: Callable[[int], str]) -> Ask:
    return lambda n: client.post("/cases/search/", {"search": word(n)})


def _case(store: Store, number: int) -> dict[str, str]:
    return store.cases[number % len(store.cases)]
