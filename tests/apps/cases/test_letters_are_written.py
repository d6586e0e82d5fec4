"""Letters are written from the file, in the person's language, and kept in it."""

from datetime import time, timedelta
from typing import Any
from uuid import uuid4

import pypdfium2
import pytest
from django.conf import settings

from ledfyr.apps.access.models import AuditEvent
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases import actions, queries
from ledfyr.apps.cases.actions import letters as writing
from ledfyr.apps.cases.models import Case, Document
from ledfyr.apps.cases.queries import Identity
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.roles import Role
from ledfyr.domain.cases.letters import Letter, LetterError, letter_of, letters
from tests.factories import cases as make
from tests.factories.access import a_viewer
from tests.factories.cases import NOW, TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker() -> Viewer:
    return make.a_case_worker()


@pytest.fixture
def case(worker: Viewer) -> Case:
    return make.a_case(worker, identity=Identity("Lasse Wivallius", "1995", "sv"))


def written(worker: Viewer, case: Case, letter: str, **known: Any) -> Document:
    wish = actions.Wish(**{"letter": letter, "language": "en", **known})
    return actions.write_letter(by=worker, now=NOW, case_id=case.id, wish=wish)


def words_of(worker: Viewer, case: Case, row: Document) -> str:
    found = queries.read_copy(worker, case.id, row.id, now=NOW)
    with pypdfium2.PdfDocument(found.content) as pdf:
        text = str(pdf[0].get_textpage().get_text_bounded())
    return " ".join(text.split())


def reasonable_grounds(case: Case) -> None:
    board = a_viewer(Role.DECISION_MAKER, make.an_organisation())
    ruling = actions.Ruling("reasonable_grounds", TODAY, "Signs", "Told")
    actions.record_decision(by=board, now=NOW, case_id=case.id, ruling=ruling)


def test_a_confirmation_names_the_case_and_no_person(
    worker: Viewer, case: Case
) -> None:
    row = written(worker, case, "confirmation")

    said = words_of(worker, case, row)

    assert case.reference in said
    assert "The bearer of this letter is in contact with Lindby" in said
    assert "Wivallius" not in said


@pytest.mark.parametrize("letter", letters(), ids=lambda letter: str(letter.id))
def test_a_letter_is_translated_into_every_language_that_can_be_chosen(
    letter: Letter,
) -> None:
    offered = writing.languages_of(letter)
    without_font = writing.languages_without_font(letter)

    assert {*offered, *without_font} == set(settings.LEDFYR_SPOKEN_LANGUAGES)
    assert {code for code, _name in settings.PUBLIC_LANGUAGES} <= set(offered)
    assert set(without_font) <= {"ar", "th"}


def test_a_letter_is_not_offered_where_the_node_has_no_font(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(writing, "has_letters_for", lambda text: "ค" not in text)

    letter = letter_of("confirmation")

    assert "th" not in writing.languages_of(letter)
    assert writing.languages_without_font(letter) == ("th",)


def test_a_name_for_which_the_node_has_no_font_is_refused_in_a_sentence(
    worker: Viewer,
) -> None:
    case = make.a_case(worker, identity=Identity("Ana \U000f0000", "1995", "sv"))

    with pytest.raises(LetterError, match="no font with the letter"):
        written(worker, case, "confirmation", with_name=True)

    assert not Document.objects.exists()


def test_a_certificate_says_the_periods_in_the_language_of_the_person(
    worker: Viewer, case: Case
) -> None:
    reasonable_grounds(case)
    row = written(worker, case, "certificate", language="es")

    said = words_of(worker, case, row)

    assert "trata de personas" in said
    assert "Presumed" not in said and "period" not in said


def test_a_letter_is_written_in_the_language_of_the_person(
    worker: Viewer, case: Case
) -> None:
    reasonable_grounds(case)
    row = written(worker, case, "certificate", language="ro")

    said = words_of(worker, case, row)

    assert "traficul de persoane" in said
    assert "Presumed victim" not in said and "Source:" not in said


def test_a_name_stands_in_a_letter_only_if_wanted(worker: Viewer, case: Case) -> None:
    row = written(worker, case, "confirmation", with_name=True)

    assert "Lasse Wivallius is in contact" in words_of(worker, case, row)


def test_a_name_that_may_not_be_read_is_not_written(worker: Viewer, case: Case) -> None:
    nameless = make.a_case(worker)

    with pytest.raises(LetterError, match="holds no name that you may read"):
        written(worker, nameless, "confirmation", with_name=True)


def test_an_appointment_says_when_and_where(worker: Viewer, case: Case) -> None:
    day = TODAY + timedelta(days=3)
    row = written(
        worker, case, "appointment", day=day, time=time(14, 30), place="Storgatan 1"
    )

    said = words_of(worker, case, row)

    assert "Storgatan 1" in said
    assert "Nov" in said and "5" in said


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({}, "on which day, at what time and where"),
        ({"day": TODAY - timedelta(days=1)}, "has passed"),
        ({"day": TODAY, "language": "th"}, "not translated into that language"),
    ],
)
def test_an_appointment_that_cannot_be_is_refused(
    worker: Viewer, case: Case, wrong: dict[str, Any], sentence: str
) -> None:
    known = {"time": time(9), "place": "Storgatan 1", **wrong}

    with pytest.raises(LetterError, match=sentence):
        written(worker, case, "appointment", **known)

    assert not Document.objects.exists()


def test_a_certificate_names_decision_and_period_with_its_source(
    worker: Viewer, case: Case
) -> None:
    reasonable_grounds(case)
    row = written(worker, case, "certificate")

    said = words_of(worker, case, row)

    assert "Presumed victim" in said
    assert "(Reasonable grounds)" in said
    assert "A period runs from" in said
    assert "Source:" in said
    assert row.compartment == "status"


def test_no_certificate_is_written_after_the_person_withdrew(
    worker: Viewer, case: Case
) -> None:
    withdrawal = case.decisions.get()
    withdrawal.pk, withdrawal.name = uuid4(), "withdrawn"
    withdrawal.recorded_at += timedelta(minutes=1)
    withdrawal.save(force_insert=True)

    with pytest.raises(LetterError, match="only for a presumed or identified"):
        written(worker, case, "certificate")


def test_a_letter_is_a_sealed_document_of_its_compartment(
    worker: Viewer, case: Case
) -> None:
    row = written(worker, case, "confirmation")
    police = a_viewer(Role.INVESTIGATOR, make.an_organisation())

    view = queries.document_of_case(worker, case.id, row.id, now=NOW)

    assert (view.letter, view.compartment) == ("confirmation", Compartment.SUPPORT)
    assert (view.has_preview, view.has_original) == (True, False)
    assert not any(b"PDF" in bytes(p.sealed_content) for p in row.parts.all())
    with pytest.raises(queries.CaseNotFound):
        queries.read_copy(police, case.id, row.id, now=NOW)


def test_writing_a_letter_leaves_one_event(worker: Viewer, case: Case) -> None:
    before = AuditEvent.objects.count()

    written(worker, case, "confirmation", with_name=True)

    events = AuditEvent.objects.order_by("sequence").values_list("verb", flat=True)
    assert list(events)[before:] == ["letter_written"]


def test_nobody_writes_letters_of_others(worker: Viewer, case: Case) -> None:
    police = a_viewer(Role.INVESTIGATOR, make.an_organisation())

    with pytest.raises(queries.CaseNotFound):
        written(a_viewer(Role.CASE_WORKER), case, "confirmation")
    with pytest.raises(actions.NotPermitted):
        written(police, case, "confirmation")


def test_a_letter_is_offered_in_the_languages_that_say_all_of_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(writing, "gettext", lambda text: f"[{text}]")

    assert "ar" in actions.languages_of(letter_of("confirmation"))


def test_a_translated_letter_is_written_in_that_language(
    worker: Viewer, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        writing, "gettext", lambda text: text.replace("is in contact", "har kontakt")
    )
    monkeypatch.setattr(writing, "languages_of", lambda letter: ("sv",))

    row = written(worker, case, "confirmation", language="sv")

    assert "har kontakt" in words_of(worker, case, row)
