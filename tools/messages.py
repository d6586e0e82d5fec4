"""Collect, update and compile translations: code, templates and knowledge alike.

`python -m tools.messages update|compile|check`. Django's own command sees no TOML and
needs gettext on the machine; Babel does without.
"""

import ast
import importlib
import os
import pkgutil
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Annotated, get_args, get_origin

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "ledfyr"
LOCALE = PACKAGE / "locale"
COMPLETE = ("sv",)
"""Languages in which everything is said."""

PUBLIC = ("da", "et", "fi", "de", "is", "lv", "lt", "nb", "pl", "ru", "uk", "ro", "bg")
"""Languages of the public side: the region's, and others that many victims speak."""

GIVEN = ("ar", "es", "fr", "hu", "sq", "sr", "th", "vi")
"""Languages only of what is read aloud and given to people."""

LANGUAGES = (*COMPLETE, *PUBLIC, *GIVEN)
PUBLIC_PLACES = (
    "ledfyr/web/public/",
    "ledfyr/web/parts/templates/parts/",
    "ledfyr/web/parts/templatetags/",
    "ledfyr/web/parts/contacts.py",
    "ledfyr/web/parts/protection.py",
    "ledfyr/web/parts/formats/",
    "ledfyr/web/parts/mechanism/",
    "ledfyr/domain/screening/everyday/",
    "ledfyr/domain/screening/cards/",
    "ledfyr/domain/screening/guidelines/",
    "ledfyr/domain/referrals/countries/sweden.toml",
    "ledfyr/domain/referrals/every_country.toml",
    "ledfyr/domain/referrals/decisions.toml",
    "ledfyr/domain/referrals/principles.toml",
    "ledfyr/domain/cases/consent_texts.toml",
    "ledfyr/web/casework/cases/templates/casework/cases/consent_paper.html",
)
GIVEN_PLACES = (
    "ledfyr/domain/cases/consent_texts.toml",
    "ledfyr/web/casework/cases/templates/casework/cases/consent_paper.html",
)
"""Where the words of the public side stand, and of what is read to people.

Visitors are greeted with Sweden's mechanism.
"""

WANTED_PLACES = (
    "ledfyr/domain/referrals/countries/",
    "ledfyr/domain/referrals/local/",
    "ledfyr/domain/cases/letters/",
    "ledfyr/domain/cases/status.py",
)
"""Words that may come later: a new country or letter is one file, in English first.

A country's page says so in a language in which nobody has said them yet; a letter is
not offered in it.
"""

NEVER_SAID = ("ledfyr/domain/statistics/standards/",)
"""Where knowledge holds the words of other standards, which nobody translates."""

KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "Phrase": None,
    "Counted": (1, 2),
    "StatusError": None,
    "TokenError": None,
    "WebhookError": None,
    "AddressRefused": None,
    "ConsentError": None,
    "HandoverError": None,
    "TransferError": None,
    "DutyError": None,
    "PlanError": None,
    "ProceedingsError": None,
    "ReturnError": None,
    "RiskError": None,
    "DocumentError": None,
    "LetterError": None,
    "AccessError": None,
    "AgeError": None,
    "DateError": None,
    "EpisodeError": None,
    "TakerError": None,
    "MergeError": None,
    "SituationError": None,
    "ReviewError": None,
    "NotAccepted": None,
    "ServiceRefused": None,
    "ChangedMeanwhile": None,
    "SheetRefused": None,
    "FiguresRefused": None,
    "said": None,
    "NotReleasable": None,
    "NotYetReleasable": None,
    "NobodyCounted": None,
}
Found = Iterator[tuple[str | tuple[str, ...], str]]


def collect() -> Catalog:
    """Return every sentence shown to people, with the files in which it stands."""
    catalog = Catalog(project="Ledfyr", charset="utf-8", fuzzy=False)
    for source in (_from_python, _from_templates, _from_name_tables, _from_knowledge):
        for message, place in source():
            if message and message not in ("", ("",)):
                catalog.add(message, locations=[(place, 0)])
    return catalog


def update() -> None:
    """Bring every language's catalogue up to date; keep what is translated."""
    template = collect()
    for language in LANGUAGES:
        path = _po(language)
        known = _read(language)
        known.update(_promised(template, language), no_fuzzy_matching=True)
        known.obsolete.clear()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(_written(known))


def _promised(template: Catalog, language: str) -> Catalog:
    part = Catalog(project="Ledfyr", charset="utf-8", fuzzy=False)
    for message in template:
        wanted = is_promised(message, language) or _is_wanted(message, language)
        if message.id and wanted:
            part.add(message.id, context=message.context, locations=message.locations)
    return part


def compile_all() -> None:
    """Write the compiled catalogue beside each language's own, where it is older."""
    for language in LANGUAGES:
        po, mo = _po(language), _po(language).with_suffix(".mo")
        if po.exists() and (not mo.exists() or mo.stat().st_mtime < po.stat().st_mtime):
            with mo.open("wb") as file:
                write_mo(file, _read(language))


def missing(language: str) -> list[str]:
    """Return the sentences that a language lacks of those it promises to say."""
    known = _read(language)
    lacking = []
    for message in collect():
        if not message.id or not is_promised(message, language):
            continue
        found = known.get(message.id, message.context)
        text = found.string if found else ""
        parts = text if isinstance(text, (tuple, list)) else (text,)
        if not all(parts) or (found and found.fuzzy):
            lacking.append(str(message.id))
    return lacking


def is_promised(message: Message, language: str) -> bool:
    """Say whether a language has to say this sentence: all, the public side, or what
    is read aloud to people."""
    if language in COMPLETE:
        return True
    places = GIVEN_PLACES if language in GIVEN else PUBLIC_PLACES
    return _stands_in(message, places)


def _is_wanted(message: Message, language: str) -> bool:
    if language not in GIVEN:
        return _stands_in(message, WANTED_PLACES)
    return message.id in _said_in_letters()


@cache
def _said_in_letters() -> frozenset[str]:
    """Return every sentence of letters, and the names that certificates put in."""
    from ledfyr.domain.cases.letters import CERTIFIED, FRAME_SENTENCES, letters
    from ledfyr.domain.cases.status import DECISION_NAMES, STATUS_NAMES, leading_to
    from ledfyr.domain.referrals.mechanism import country_codes, mechanism

    countries = [mechanism(code) for code in country_codes()]
    return frozenset(
        [
            *(sentence for letter in letters() for sentence in letter.sentences),
            *FRAME_SENTENCES.values(),
            *(STATUS_NAMES[status] for status in CERTIFIED),
            *(DECISION_NAMES[name] for s in CERTIFIED for name in leading_to(s)),
            *(clock.name for country in countries for clock in country.clock),
        ]
    )


def _stands_in(message: Message, places: tuple[str, ...]) -> bool:
    return any(str(place).startswith(places) for place, _line in message.locations)


def _po(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def _read(language: str) -> Catalog:
    if not _po(language).exists():
        return Catalog(locale=language, project="Ledfyr", charset="utf-8", fuzzy=False)
    with _po(language).open("rb") as file:
        return read_po(file, locale=language)


def _written(catalog: Catalog) -> bytes:
    buffer = BytesIO()
    write_po(
        buffer, catalog, width=88, sort_output=True, omit_header=False, no_location=True
    )
    lines = buffer.getvalue().splitlines(keepends=True)
    return b"".join(line for line in lines if b"-Date: " not in line)


def _from_python() -> Found:
    for path in sorted(PACKAGE.rglob("*.py")):
        with path.open("rb") as file:
            for _line, message, _comments, _context in extract(
                "python", file, keywords=KEYWORDS
            ):
                yield _clean(message), _place(path)


def _from_templates() -> Found:
    from django.conf import settings

    if not settings.configured:
        settings.configure()
    from django.utils.translation.template import templatize

    for path in sorted(PACKAGE.rglob("templates/**/*.*")):
        code = templatize(path.read_text(encoding="utf-8"), origin=str(path))
        for _line, message, _comments, _context in extract(
            "python", BytesIO(code.encode()), keywords=KEYWORDS
        ):
            yield _clean(message), _place(path)


def _clean(message: str | tuple[str, ...]) -> str | tuple[str, ...]:
    if isinstance(message, tuple):
        kept = tuple(part for part in message if part)
        return kept if len(kept) > 1 else kept[0]
    return message


def _from_name_tables() -> Found:
    """Take the texts of module-level tables called …_NAMES or …_SENTENCES."""
    for path in sorted((PACKAGE / "domain").rglob("*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            target = getattr(node, "target", None) or next(
                iter(getattr(node, "targets", [])), None
            )
            name = getattr(target, "id", "")
            table = getattr(node, "value", None)
            if name.endswith(("_NAMES", "_SENTENCES")) and isinstance(table, ast.Dict):
                for value in table.values:
                    if isinstance(value, ast.Constant) and isinstance(value.value, str):
                        yield value.value, _place(path)


def _from_knowledge() -> Found:
    fields = _translated_fields()
    for path in sorted((PACKAGE / "domain").rglob("*.toml")):
        if _place(path).startswith(NEVER_SAID):
            continue
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        for text in _texts(table, fields, False):
            yield text, _place(path)


def _translated_fields() -> frozenset[str]:
    """Return the names of all fields that knowledge records mark as words."""
    import ledfyr.domain
    from ledfyr.domain.vocabulary.knowledge import Knowledge, Words

    for module in pkgutil.walk_packages(ledfyr.domain.__path__, "ledfyr.domain."):
        importlib.import_module(module.name)
    marker = get_args(Words)[1]
    names: set[str] = set()
    waiting = list(Knowledge.__subclasses__())
    while waiting:
        record = waiting.pop()
        waiting += record.__subclasses__()
        for name, found in record.model_fields.items():
            if marker in found.metadata or _mentions(found.annotation, marker):
                names.add(name)
    return frozenset(names)


def _mentions(annotation: object, marker: object) -> bool:
    if get_origin(annotation) is Annotated and marker in get_args(annotation):
        return True
    return any(_mentions(part, marker) for part in get_args(annotation))


def _texts(value: object, fields: frozenset[str], is_words: bool) -> Iterator[str]:
    if isinstance(value, str):
        if is_words and value != "unknown":
            yield value
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each, fields, is_words and not isinstance(each, dict))
    elif isinstance(value, dict):
        for name, each in value.items():
            nested = is_words and isinstance(each, str)
            yield from _texts(each, fields, nested or name in fields)


def _place(path: Path) -> str:
    return str(path.relative_to(ROOT))


def main(arguments: list[str]) -> int:
    """Run one of update, compile, check; return the exit status."""
    match arguments:
        case ["update"]:
            update()
            for language in LANGUAGES:
                print(f"{language}: {len(missing(language))} sentences to translate")
        case ["compile"]:
            compile_all()
        case ["check"]:
            lacking = {language: missing(language) for language in LANGUAGES}
            for language, sentences in lacking.items():
                for sentence in sentences:
                    print(f"{language} lacks: {sentence}")
            return 1 if any(lacking.values()) else 0
        case _:
            print("Say update, compile or check.", file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    os.chdir(ROOT)
    sys.exit(main(sys.argv[1:]))
