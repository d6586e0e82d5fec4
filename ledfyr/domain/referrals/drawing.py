"""What does a mechanism look like, drawn: its states, its steps, its periods?"""

from dataclasses import dataclass

from ledfyr.domain.referrals.comparison import PeriodLine
from ledfyr.domain.referrals.facts import Step
from ledfyr.domain.referrals.law_history import in_force
from ledfyr.domain.referrals.mandates import who_may
from ledfyr.domain.referrals.mechanism_record import Mechanism
from ledfyr.domain.referrals.svg import (
    LIGHT,
    LINE,
    PAPER,
    WATER,
    arrow,
    box,
    drawing,
    lines,
    wrapped,
)

_WIDTH, _COLUMN, _GAP, _MARGIN, _PAD = 1120, 230, 60, 30, 10
_STATES = (("presumed", WATER), ("identified", LIGHT))
_ENDS = ("not_a_victim", "withdrawn")


@dataclass(frozen=True)
class _Block:
    x: float
    y: float
    width: float
    height: float
    svg: str

    @property
    def bottom(self) -> float:
        return self.y + self.height


def mechanism_drawing(mechanism: Mechanism) -> str:
    """Return a mechanism as an SVG document: states on top, steps below, then periods.

    Arrows between steps say what usually comes first, not what must.
    """
    title = f"{mechanism.name}: referral mechanism"
    body = lines(_MARGIN, 36, [title], bold=True)
    states, bottom = _states(mechanism, 60)
    steps, bottom = _steps(mechanism, bottom + 50)
    periods, bottom = _periods(mechanism, bottom + 50)
    checked = f"Checked on {mechanism.checked_on}; * marks what is not confirmed."
    body += states + steps + periods + lines(_MARGIN, bottom + 20, [checked])
    return drawing(_width(mechanism), bottom + 40, title, mechanism.summary, body)


def _width(mechanism: Mechanism) -> float:
    columns = max(_levels(mechanism.step).values()) + 1
    return max(_WIDTH, 2 * _MARGIN + columns * _COLUMN + (columns - 1) * _GAP)


def _block(x: float, y: float, title: str, text: str, fill: str) -> _Block:
    inner = _COLUMN - 2 * _PAD
    head, rest = wrapped(title, inner - 12), wrapped(text, inner)
    height = 2 * _PAD + LINE * (len(head) + len(rest))
    top = y + _PAD + 11
    svg = box(x, y, _COLUMN, height, fill) + lines(x + _PAD, top, head, bold=True)
    svg += lines(x + _PAD, top + LINE * len(head), rest)
    return _Block(x, y, _COLUMN, height, svg)


def _states(mechanism: Mechanism, top: float) -> tuple[str, float]:
    step = _COLUMN + _GAP
    noticed = _block(_MARGIN, top, "Noticed", "Anybody may see the signs.", PAPER)
    found = [noticed]
    for number, (decision, fill) in enumerate(_STATES, start=1):
        found.append(_state(mechanism, decision, _MARGIN + number * step, top, fill))
    presumed = found[1]
    below = max(block.bottom for block in found) + 40
    for number, decision in enumerate(_ENDS, start=1):
        found.append(_state(mechanism, decision, _MARGIN + number * step, below, PAPER))
    svg = "".join(block.svg for block in found)
    svg += _between(found[0], found[1]) + _between(found[1], found[2])
    for ended in found[3:]:
        svg += _down(presumed, ended)
    return svg, max(block.bottom for block in found)


def _state(
    mechanism: Mechanism, decision: str, x: float, y: float, fill: str
) -> _Block:
    deciding = [m for m in who_may(mechanism, decision) if m.part == "decide"]
    names = dict.fromkeys(
        f"{m.actor.name}{'' if m.checked else ' *'}" for m in deciding
    )
    called = mechanism.decision_rule(decision).called
    return _block(x, y, called, "By: " + "; ".join(names), fill)


def _between(left: _Block, right: _Block) -> str:
    y = left.y + 24
    return arrow(left.x + left.width, y, right.x, right.y + 24)


def _down(upper: _Block, lower: _Block) -> str:
    x = max(upper.x, lower.x) + 24
    x = min(x, upper.x + upper.width - 12)
    return arrow(x, upper.bottom, lower.x + 24, lower.y)


def _steps(mechanism: Mechanism, top: float) -> tuple[str, float]:
    levels = _levels(mechanism.step)
    svg = lines(
        _MARGIN, top, ["Steps, in any order; arrows show what is usual"], bold=True
    )
    next_y = dict.fromkeys(levels.values(), top + 20.0)
    placed: dict[str, _Block] = {}
    for step in mechanism.step:
        level = levels[step.id]
        who = "; ".join(actor.name for actor in mechanism.actors(step.who))
        mark = "" if step.checked else " *"
        x = _MARGIN + level * (_COLUMN + _GAP)
        block = _block(x, next_y[level], step.name + mark, who, WATER)
        placed[step.id] = block
        next_y[level] = block.bottom + 24
    for step in mechanism.step:
        for before in step.usually_after:
            svg += _between(placed[before], placed[step.id])
    svg += "".join(block.svg for block in placed.values())
    return svg, max(block.bottom for block in placed.values())


def _levels(steps: tuple[Step, ...]) -> dict[str, int]:
    levels = {step.id: 0 for step in steps}
    for _ in steps:
        for step in steps:
            for before in step.usually_after:
                levels[step.id] = min(
                    max(levels[step.id], levels[before] + 1), len(steps) - 1
                )
    return levels


def _periods(mechanism: Mechanism, top: float) -> tuple[str, float]:
    shown = [
        PeriodLine(
            clock=rule.id,
            name=rule.name,
            kind=rule.kind,
            period=period,
            applies_to=rule.applies_to,
            residence=rule.residence,
            is_in_conflict=bool(rule.in_conflict_with),
        )
        for rule in mechanism.clock
        if rule.kind != "follow_up"
        for period in in_force(rule.period, None)
    ]
    texts = [
        f"{line.name}: {line.words}{'' if line.period.checked else ' *'}"
        for line in shown
    ]
    svg = lines(_MARGIN, top, ["Periods"], bold=True)
    svg += lines(_MARGIN, top + 20, texts)
    return svg, top + 20 + LINE * len(texts)
