"""`ledfyr screen …`: what do recorded signs add up to, why, and what to do now?"""

import argparse
import json
import textwrap
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from ledfyr.cli.answers_file import read_answers
from ledfyr.cli.failure import InputError
from ledfyr.domain.screening.accuracy import Study
from ledfyr.domain.screening.assessment import Assessment, assess
from ledfyr.domain.screening.do_now import Kind, what_to_do
from ledfyr.domain.screening.instrument import Instrument, Item
from ledfyr.domain.screening.instruments import (
    UnknownInstrument,
    instrument,
    instrument_names,
)

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def add_to(commands: "Commands") -> None:
    """Add `screen`."""
    parser = commands.add_parser("screen", help=__doc__)
    parser.add_argument("answers", nargs="?", type=Path, metavar="ANSWERS.json")
    names = ", ".join(instrument_names())
    parser.add_argument("--instrument", metavar="NAME", help=f"one of {names}")
    parser.add_argument("--list", metavar="NAME", help="the items of an instrument")
    parser.add_argument("--json", action="store_true", help="for a machine")
    parser.set_defaults(run=_run)


def _run(chosen: argparse.Namespace) -> None:
    if chosen.list is not None:
        _list(_instrument(chosen.list), chosen.json)
        return
    if chosen.answers is None or chosen.instrument is None:
        raise InputError(
            "give a file and its instrument, `ledfyr screen ANSWERS.json --instrument "
            "guidelines`, or list the items, `ledfyr screen --list guidelines`."
        )
    asked = _instrument(chosen.instrument)
    read = read_answers(chosen.answers, asked)
    found = assess(asked, read.answers, read.age_group)
    if chosen.json:
        print(json.dumps(_as_json(found), indent=2, ensure_ascii=False))
        return
    for line in _words(found):
        print(line)


def _instrument(name: str) -> Instrument:
    try:
        return instrument(name)
    except UnknownInstrument as error:
        raise InputError(str(error)) from None


def _as_json(found: Assessment) -> dict[str, object]:
    steps = what_to_do(found.advice, found.age_group)
    return {
        **found.as_json(),
        "do_now": [step.sentence for step in steps if step.kind is not Kind.DO_NOT],
        "do_not": [step.sentence for step in steps if step.kind is Kind.DO_NOT],
    }


def _words(found: Assessment) -> Iterable[str]:
    yield found.instrument.title
    yield ""
    yield from _block("Why", (s.in_english() for s in found.reasons))
    right = (s.in_english() for s in found.plain_words)
    yield from _block("How often such a result is right", right)
    yield from _block("Still unknown", (s.in_english() for s in found.missing))
    change = (s.in_english() for s in found.what_would_change)
    yield from _block("What would change this", change)
    steps = what_to_do(found.advice, found.age_group)
    do = (step.sentence for step in steps if step.kind is not Kind.DO_NOT)
    yield from _block("Do now", do)
    do_not = (step.sentence for step in steps if step.kind is Kind.DO_NOT)
    yield from _block("Do not", do_not)
    yield from _block("Remember", (s.in_english() for s in found.notes))
    yield f"Sources: {', '.join(found.sources)}"


def _block(title: str, sentences: Iterable[str]) -> Iterable[str]:
    lines = list(sentences)
    if not lines:
        return
    yield title
    for line in lines:
        yield textwrap.fill(line, 84, initial_indent="  - ", subsequent_indent="    ")
    yield ""


def _list(asked: Instrument, as_json: bool) -> None:
    if as_json:
        print(json.dumps(_instrument_row(asked), indent=2, ensure_ascii=False))
        return
    print(f"{asked.title}\n{asked.about}")
    for study in asked.studies:
        print(textwrap.fill(_tested(study), 84, subsequent_indent="  "))
    for section in asked.section:
        print(f"\n{section.title}")
        for item in asked.items_in(section.id):
            print(f"  {item.id:6} {item.sentence}{_mark(item)}")


def _tested(study: Study) -> str:
    figures = (
        ("sensitivity", study.sensitivity),
        ("specificity", study.specificity),
        ("prevalence", study.prevalence),
    )
    said = ", ".join(f"{name} {share}" for name, share in figures if share is not None)
    confirmed = "" if study.checked else ", not yet checked"
    return f"Tested in {study.setting}: {said} (source: {study.source}{confirmed})."


def _mark(item: Item) -> str:
    return "" if item.checked else " [not yet checked against the source]"


def _instrument_row(asked: Instrument) -> dict[str, object]:
    return {
        "instrument": asked.id,
        "title": asked.title,
        "about": asked.about,
        "source": asked.source,
        "caveat": list(asked.caveat),
        "threshold": asked.threshold,
        "studies": [study.model_dump(mode="json") for study in asked.studies],
        "sections": [section.model_dump(mode="json") for section in asked.section],
        "items": [item.model_dump(mode="json") for item in asked.asked],
        "left_out": [entry.model_dump(mode="json") for entry in asked.left_out],
    }
