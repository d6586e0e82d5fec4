"""In which other languages may a sheet be filled in? Codes stay the same in all."""

from collections.abc import Callable, Mapping

from ledfyr.domain.statistics.collection.aggregates import BREAKDOWNS, categories
from ledfyr.domain.statistics.collection.template import (
    TOTAL,
    Column,
    Template,
    choices,
    plain,
    understood,
)

Translate = Callable[[str], str]
"""Gives an English word or sentence in another language, or as it is."""


def understood_in(template: Template, *languages: Translate) -> Template:
    """Return the template that also understands the words of these languages.

    Headings and names of codes are understood beside the codes and the English. A word
    that means something else here already is passed over: nothing is read in two ways.
    """
    taken = {heading: column.code for heading, column in template.headings.items()}
    columns = []
    for column in template.column:
        also = tuple(
            word
            for translate in languages
            if (word := translate(column.heading))
            and taken.setdefault(plain(word), column.code) == column.code
        )
        words = _words(template, column, languages)
        columns.append(
            column.model_copy(
                update={"also": (*column.also, *also), "words": column.words | words}
            )
        )
    return template.model_copy(update={"column": tuple(columns)})


def names_in(template: Template, column: Column) -> Mapping[str, str]:
    """Return the codes that may stand in a column, and their English names in order."""
    if column.holds == "measure":
        return {rule.measure: rule.name for rule in template.rules}
    if column.holds == "by":
        return {by: by for by in BREAKDOWNS}
    if column.holds == "category":
        parts = (categories(by) for by in (*BREAKDOWNS[:4], "citizen"))
        return {code: name for part in parts for code, name in part.items()}
    if not column.by or column.by == "year":
        return {}
    names = choices(column.by)
    return {**names, TOTAL: TOTAL} if column.is_coded else names


def _words(
    template: Template, column: Column, languages: tuple[Translate, ...]
) -> dict[str, str]:
    names = names_in(template, column)
    taken = dict(understood(column.by)) if column.by and column.by != "year" else {}
    taken |= {plain(name): code for code, name in names.items()}
    taken |= {plain(word): code for word, code in column.words.items()}
    found: dict[str, str] = {}
    for translate in languages:
        for code, name in names.items():
            word = translate(name)
            if taken.setdefault(plain(word), code) == code and word != name:
                found[word] = code
    return found
