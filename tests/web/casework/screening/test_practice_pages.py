"""A learner reads a case, answers, and sees answers and facts side by side."""

from typing import Any

import pytest
from django.test import Client

from ledfyr.domain.access.roles import Role
from ledfyr.domain.screening.exercises import exercise, exercises
from tests.web.casework.screening.conftest import SignIn

NAME = "five-people-begging"


def answer(client: Client, name: str, **given: str) -> Any:
    told = exercise(name)
    right = {item.id: told.right_answer(item.id).value for item in told.asked}
    return client.post(f"/check/practice/{name}/", {**right, **given})


def test_the_outcome_is_not_told_before_the_learner_answered(signed_in: SignIn) -> None:
    html = signed_in().get(f"/check/practice/{NAME}/").content.decode()

    assert "All five were threatened with death." in html
    assert "Oslo district court" not in html


def test_answers_are_compared_sign_by_sign(signed_in: SignIn) -> None:
    page = answer(signed_in(), NAME, CTL1="no", LIV1="yes")

    html = page.content.decode()
    assert "12 of 14 answers are as the facts say." in html
    assert "Oslo district court convicted two men" in html
    assert "The five had their identity cards taken from them" in html
    assert "The story does not say." in html


def test_an_answer_that_does_not_exist_is_said(signed_in: SignIn) -> None:
    page = answer(signed_in(), NAME, CTL1="perhaps")

    assert "Something needs to be put right" in page.content.decode()


def test_the_list_shows_the_learners_best_result(signed_in: SignIn) -> None:
    client = signed_in(Role.STATISTICIAN)
    answer(client, NAME)

    html = client.get("/check/practice/").content.decode()

    assert "14 of 14" in html
    assert "Passed: 1 of 7." in html


def test_a_certificate_waits_until_every_exercise_is_passed(signed_in: SignIn) -> None:
    client = signed_in()
    early = client.get("/check/practice/certificate/")
    for each in exercises():
        answer(client, each.id)

    page = client.get("/check/practice/certificate/")

    assert early.status_code == 302
    assert "Worker practised" in page.content.decode()


@pytest.mark.parametrize("each", exercises(), ids=lambda each: each.id)
def test_every_exercise_opens_with_one_heading_of_the_page(
    signed_in: SignIn, each: Any
) -> None:
    html = signed_in().get(f"/check/practice/{each.id}/").content.decode()

    assert html.count("<h1>") == 1
    assert html.count("<fieldset") == len(each.asked)


def test_an_exercise_that_does_not_exist_is_not_found(signed_in: SignIn) -> None:
    assert signed_in().get("/check/practice/tea-leaves/").status_code == 404
