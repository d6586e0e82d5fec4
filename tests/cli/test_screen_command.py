"""`ledfyr screen`: what it prints, and how it refuses what has to be corrected."""

import json
import tomllib
from pathlib import Path

import pytest

from ledfyr.cli.main import main
from ledfyr.domain.screening.instruments import instrument_names

SITUATIONS = Path(__file__).parents[1] / "situations" / "screening"
SHAPE = {"instrument", "dimensions", "elements", "class", "advice"} | {
    "reasons", "missing", "what_would_change", "sources", "notes",
}  # fmt: skip
DIMENSIONS = {
    "deceptive_recruitment",
    "coercive_recruitment",
    "abuse_of_vulnerability_recruitment",
    "exploitation",
    "coercion_at_destination",
    "abuse_of_vulnerability_destination",
}


@pytest.fixture
def answers(tmp_path):
    def write(text):
        path = tmp_path / "answers.json"
        path.write_text(text if isinstance(text, str) else json.dumps(text))
        return str(path)

    return write


def _situations():
    for path in sorted(SITUATIONS.glob("*.toml")):
        situation = tomllib.loads(path.read_text())
        for screening in situation["screening"]:
            name = f"{path.stem}:{screening['instrument']}"
            yield pytest.param(situation, screening, id=name)


@pytest.mark.parametrize(("situation", "screening"), list(_situations()))
def test_every_situation_gets_the_advice_that_the_domain_gives(
    answers, capsys, situation, screening
):
    said = dict.fromkeys(screening.get("yes", {}), "yes")
    said |= dict.fromkeys(screening.get("no", {}), "no")
    path = answers({"person": {"age_group": situation["age_group"]}, "answers": said})

    status = main(["screen", path, "--instrument", screening["instrument"], "--json"])

    found = json.loads(capsys.readouterr().out)
    assert status == 0
    assert found["advice"] == screening["advice"]
    assert found["elements"] == screening["elements"]


def test_the_json_has_the_documented_shape(answers, capsys):
    path = answers({"person": {"age_group": "adult"}, "answers": {"EX1": "yes"}})

    main(["screen", path, "--instrument", "ilo-adult-labour", "--json"])

    found = json.loads(capsys.readouterr().out)
    assert set(found) >= SHAPE
    assert set(found["dimensions"]) == DIMENSIONS
    assert found["dimensions"]["exploitation"] == {
        "positive": False,
        "rule": None,
        "strong": 1,
        "medium": 0,
        "weak": 0,
    }


@pytest.mark.parametrize("name", instrument_names())
def test_the_items_listed_are_the_ids_that_answers_may_use(name, answers, capsys):
    main(["screen", "--list", name, "--json"])
    ids = [item["id"] for item in json.loads(capsys.readouterr().out)["items"]]
    path = answers(
        {"person": {"age_group": "adult"}, "answers": dict.fromkeys(ids, "no")}
    )

    assert main(["screen", path, "--instrument", name]) == 0


def test_who_the_person_is_never_changes_what_is_printed(answers, capsys):
    plain = {"person": {"age_group": "adult"}, "answers": {"CTL1": "yes"}}
    person = {
        "age_group": "adult",
        "nationality": "SE",
        "ethnicity": "any",
        "gender": "F",
        "religion": "any",
        "in_prostitution": True,
    }
    printed = []
    for given in (plain, plain | {"person": person}):
        main(["screen", answers(given), "--instrument", "guidelines", "--json"])
        printed.append(capsys.readouterr().out)

    assert printed[0] == printed[1]


def test_the_plain_text_says_why_what_is_missing_and_what_to_do(answers, capsys):
    path = answers({"person": {"age_group": "adult"}, "answers": {"LAB3": "yes"}})

    main(["screen", path, "--instrument", "guidelines"])

    printed = capsys.readouterr().out
    for heading in (
        "Why",
        "Still unknown",
        "What would change this",
        "Do now",
        "Do not",
    ):
        assert f"\n{heading}\n" in printed


def test_the_plain_text_of_a_short_tool_says_how_often_it_is_right(answers, capsys):
    path = answers({"answers": {"QYIT2": "yes"}})

    main(["screen", path, "--instrument", "qyit"])

    printed = " ".join(capsys.readouterr().out.split())
    assert "How often such a result is right - Of 100 people with this" in printed
    assert "about 26 are victims of trafficking." in printed


def test_a_short_tool_is_listed_with_its_published_accuracy(capsys):
    main(["screen", "--list", "raft"])
    listed = " ".join(capsys.readouterr().out.split())
    main(["screen", "--list", "raft", "--json"])
    (first, second) = json.loads(capsys.readouterr().out)["studies"]

    assert "sensitivity 1.0, specificity 0.61, prevalence 0.014 (source:" in listed
    assert (first["specificity"], first["checked"]) == (0.61, True)
    assert (second["specificity"], second["checked"]) == (0.74, False)


def test_a_missing_age_is_an_unknown_age(answers, capsys):
    path = answers({"answers": {"ACT1": "yes", "PUR1": "yes"}})

    main(["screen", path, "--instrument", "guidelines", "--json"])

    missing = json.loads(capsys.readouterr().out)["missing"]
    assert missing[0].startswith("Is the person under 18?")


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('{"answers": {\n"XX9": "yes"}}', "line 2: 'XX9' is not an item"),
        ('{"answers": {\n\n"CTL1": "maybe"}}', "line 3: The answer to CTL1 is 'maybe'"),
        ('{"answers": {"CTL1": true}}', 'write "yes", "no" or "unknown"'),
        ('{"answers": {}, "extra": 1}', "unknown key 'extra'"),
        ('{"person": {"name": "x"}, "answers": {}}', "unknown key 'name'"),
        ('{"person": {"age_group": 17}, "answers": {}}', "the age group is 17"),
        ('{"person": "adult", "answers": {}}', "'person' must be an object"),
        ('{"answers": {"CTL1": "yes",\n"CTL1": "no"}}', "line 2: 'CTL1' stands twice"),
        ('{"answers": {"CTL1": "yes"', "line 1, column 27: this is not valid JSON"),
        ("[]", "line 1: write"),
        ("{}", "'answers' is missing"),
        ("", "line 1, column 1: this is not valid JSON"),
        ("[" * 100_000, "nested too deeply"),
    ],
)
def test_bad_input_is_one_sentence_with_place_and_cure(
    answers, capsys, text, complaint
):
    status = main(["screen", answers(text), "--instrument", "guidelines", "--json"])

    printed = capsys.readouterr()
    assert status == 2
    assert printed.out == ""
    assert complaint in printed.err
    assert "answers.json" in printed.err
    assert printed.err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["no_such_file.json", "--instrument", "qyit"], "there is no such file"),
        (["--list", "quit"], "There is no instrument 'quit'; choose one of guidelines"),
        (["--instrument", "qyit"], "give a file and its instrument"),
        ([], "give a file and its instrument"),
    ],
)
def test_a_call_that_cannot_be_run_says_how_to_call(arguments, complaint, capsys):
    assert main(["screen", *arguments]) == 2
    assert complaint in capsys.readouterr().err


def test_a_file_that_is_not_text_is_refused(tmp_path, capsys):
    path = tmp_path / "answers.json"
    path.write_bytes(b"\xff\xfe\x00")

    assert main(["screen", str(path), "--instrument", "qyit"]) == 2
    assert "UTF-8" in capsys.readouterr().err
