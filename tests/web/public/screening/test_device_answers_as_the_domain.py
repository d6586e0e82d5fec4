"""The rules on the device and the rules of the domain answer the same, always."""

import random
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from playwright.sync_api import Browser

from ledfyr.domain.screening.assessment import assess
from ledfyr.domain.screening.instruments import instrument
from ledfyr.domain.screening.terms import AgeGroup, Answer
from ledfyr.web.public.screening.rules import rules_of

pytestmark = [
    pytest.mark.xdist_group("browser"),
    pytest.mark.usefixtures("socket_enabled"),
]
CHECKLIST = instrument("guidelines")
HOW_MANY = 3000


def some_answers(chance: random.Random) -> dict[str, str]:
    """Answer some questions: few or many, mostly yes or mostly no."""
    share, yes = chance.choice((0.03, 0.1, 0.3, 0.9, 1.0)), chance.random()
    return {
        item.id: "yes" if chance.random() < yes else "no"
        for item in CHECKLIST.asked
        if chance.random() < share
    }


def by_the_domain(answers: dict[str, str], age_group: str) -> dict[str, Any]:
    given = {item: Answer(answer) for item, answer in answers.items()}
    found = assess(CHECKLIST, given, AgeGroup(age_group))
    return {
        "advice": found.advice.value,
        "needsNoMeans": found.decision.needs_no_means,
        "elements": {
            element.value: [state.state.value, state.why, sorted(state.signs)]
            for element, state in found.elements.items()
        },
    }


ON_THE_DEVICE = """
([rules, checks]) => checks.map(([answers, age]) => {
  const found = window.ledfyrCheck.decide(rules, answers, age);
  const elements = {};
  for (const [name, { state, signs, why }] of Object.entries(found.elements))
    elements[name] = [state, why, [...signs].sort()];
  return { advice: found.advice, needsNoMeans: found.needsNoMeans, elements };
})
"""


def test_thousands_of_random_answers_are_answered_the_same(browser: Browser) -> None:
    chance = random.Random(3)
    checks = [
        (some_answers(chance), chance.choice(("child", "adult", "unknown")))
        for _ in range(HOW_MANY)
    ]
    engine = finders.find("check/engine.js")
    assert isinstance(engine, str)

    with browser.new_context() as context:
        page = context.new_page()
        page.evaluate(Path(engine).read_text(encoding="utf-8"))
        on_the_device = page.evaluate(ON_THE_DEVICE, [rules_of(CHECKLIST), checks])

    assert on_the_device == [by_the_domain(*check) for check in checks]
    assert {found["advice"] for found in on_the_device} == {
        "treat_as_presumed_victim",
        "assess_further",
        "no_signs_recorded",
    }
    states = {e[0] for found in on_the_device for e in found["elements"].values()}
    assert states == {"present", "absent", "unknown"}
