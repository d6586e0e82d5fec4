"""How alike are two written names? Compared with RapidFuzz."""

from rapidfuzz.distance import JaroWinkler

from ledfyr.domain.vocabulary.spelling import keys_of, words_of


def likeness(one: str, other: str) -> float:
    """Return how alike two names are, 0 to 1, whatever script, order or missing words.

    Each word of the shorter name is compared with the best of the other (Jaro-Winkler
    on Latin letters); the worst of them weighs most, and a word on its own cannot make
    two names fully alike.
    """
    short, long = sorted((words_of(one), words_of(other)), key=len)
    if not short:
        return 0.0
    found = []
    left = list(long)
    for word in short:
        best = max(left, key=lambda each: _alike(word, each))
        found.append(_alike(word, best))
        left.remove(best)
    together = 0.6 * sum(found) / len(found) + 0.4 * min(found)
    return together if len(short) > 1 or len(long) == 1 else together * 0.9


def _alike(one: str, other: str) -> float:
    if keys_of(one) & keys_of(other):
        return max(0.96, JaroWinkler.similarity(one, other))
    return JaroWinkler.similarity(one, other)
