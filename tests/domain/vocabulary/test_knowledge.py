"""A knowledge file that is not well formed says where and what to do."""

from pathlib import Path

import pytest

from ledfyr.domain.vocabulary.codes import codes
from ledfyr.domain.vocabulary.knowledge import Knowledge, KnowledgeError, read
from ledfyr.domain.vocabulary.sources import all_sources, source


class Step(Knowledge):
    id: str
    days: int


class Steps(Knowledge):
    name: str
    step: tuple[Step, ...] = ()


def written(folder: Path, text: str) -> Path:
    path = folder / "steps.toml"
    path.write_text(text, encoding="utf-8")
    return path


GOOD = 'name = "x"\n\n[[step]]\nid = "a"\ndays = 3\n'


def test_a_good_file_is_read(tmp_path: Path) -> None:
    found = read(written(tmp_path, GOOD), Steps)

    assert found.step[0].days == 3


def test_an_unknown_key_is_named_with_its_line(tmp_path: Path) -> None:
    path = written(tmp_path, GOOD + '\n[[step]]\nid = "b"\ndays = 1\ndayz = 2\n')

    with pytest.raises(KnowledgeError, match=r"steps.toml, line 10: unknown key"):
        read(path, Steps)


def test_a_missing_key_is_named_with_its_table(tmp_path: Path) -> None:
    path = written(tmp_path, 'name = "x"\n\n[[step]]\nid = "a"\n')

    with pytest.raises(KnowledgeError, match=r"line 3: 'step.0.days' is missing"):
        read(path, Steps)


def test_a_value_of_the_wrong_kind_is_not_bent_to_fit(tmp_path: Path) -> None:
    path = written(tmp_path, GOOD.replace("days = 3", 'days = "3"'))

    with pytest.raises(KnowledgeError, match=r"line 5: 'step.0.days' is wrong"):
        read(path, Steps)


def test_bad_toml_is_named(tmp_path: Path) -> None:
    path = written(tmp_path, 'name = "x\n')

    with pytest.raises(KnowledgeError, match="steps.toml: this is not valid TOML"):
        read(path, Steps)


def test_an_unknown_source_says_where_to_add_it() -> None:
    with pytest.raises(KnowledgeError, match="sources.toml"):
        source("nowhere")


def test_a_checked_source_says_when() -> None:
    for each in all_sources().values():
        assert not each.checked or each.checked_on, each.id


def test_every_form_counts_as_a_broad_form() -> None:
    assert set(codes().counts_as) == set(codes().form_of_exploitation)
    assert set(codes().counts_as.values()) <= set(codes().broad_form)
