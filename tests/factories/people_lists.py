"""Synthetic lists in which the same person stands more than once, spelled otherwise.

Nobody in them exists: names are put together at random from common given names and
from stems and endings of family names. The truth (who is who) is known, so that recall
and precision can be measured. Seeded: the same number and seed give the same lists.
"""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

COLUMNS = ("given_name", "family_name", "birth_date", "sex", "citizenship")
Row = dict[str, str]

_GIVEN = {
    "UA": "Oksana Olena Iryna Nataliia Tetiana Mariia Hanna Viktoriia Svitlana Yuliia "
    "Oleksandr Andrii Serhii Volodymyr Ivan Mykola Dmytro Vasyl Yurii Maksym Bohdan",
    "RO": "Maria Elena Ioana Andreea Mihaela Cristina Alexandra Daniela Ana Gabriela "
    "Ion Andrei Alexandru Mihai Stefan George Vasile Cristian Florin Marian Ionut",
    "BG": "Mariya Ivanka Elena Yordanka Penka Desislava Gergana Radostina Tsvetelina "
    "Georgi Ivan Dimitar Nikolay Petar Hristo Todor Stoyan Vasil Plamen Kaloyan",
    "PL": "Anna Katarzyna Malgorzata Agnieszka Barbara Ewa Krystyna Elzbieta Zofia "
    "Jan Andrzej Piotr Krzysztof Stanislaw Tomasz Pawel Marcin Grzegorz Jacek",
    "NG": "Blessing Joy Faith Grace Patience Favour Mercy Esther Osas Itohan Omosede "
    "Emmanuel Samuel Daniel Osaze Efosa Kingsley Godwin Friday Sunday Lucky",
    "VN": "Anh Linh Huong Lan Mai Ngoc Phuong Thao Trang Thu Hoa Hien Tuyet Yen "
    "Minh Tuan Hung Dung Duc Hai Long Nam Quang Son Thanh Trung Viet",
    "LV": "Anna Kristine Inese Ilze Liga Inga Evija Santa Zane Baiba Dace Sandra "
    "Janis Andris Juris Edgars Maris Peteris Aivars Guntis Martins Artis",
}
_STEMS = {
    "UA": "Shevch Bond Kovalch Tkach Kravch Boiko Oliin Lysen Marchen Rudenk Savch "
    "Petren Klymen Pavlen Vasylen Levch Ponomaren Hryts Kharch Fedoren Kost Mel "
    "Romanch Zakhar Nazaren Yakoven Moroz Didych Panch Hordiien Tymosh Havryl",
    "RO": "Pop Ion Dumitr Stan Sto Gheorgh Mat Ciob Rus Munte Serb Mold Tom Nist "
    "Florea Dobr Barb Nic Const Laz Ene Andre Cristea Dragom Vas Preda Manol Oprea",
    "BG": "Ivan Georgi Dimitr Petr Nikol Hrist Stoyan Todor Ili Vasil Angel Atanas "
    "Petk Kole Marin Popov Mihayl Yordan Zlat Radk Dobr Kost Rusk Simeon Bogdan",
    "PL": "Kowal Wisniew Wojcie Kaminsk Lewandow Zielin Szyman Wozn Dabrow Kozlow "
    "Jankow Mazur Kwiatkow Krawcz Piotrow Grabow Nowakow Pawlow Michal Adamczy",
    "NG": "Osa Omo Ogbe Igbi Ehi Eri Aig Imade Ovi Edo Uwa Iyo Obas Okoro Adeb Olu "
    "Eze Nwa Chuk Ibe Ona Agbo Iru Enoma Ize Ugi Odia Oke",
    "VN": "Nguyen Tran Le Pham Hoang Huynh Phan Vu Vo Dang Bui Do Ho Ngo Duong Ly",
    "LV": "Berz Kaln Ozol Jans Liep Krum Balod Egl Zar Peters Vitol Klav Karkl Grinb "
    "Rozit Abol Vilk Lac Silin Zvirb Apin Kalej Sproģ Dzen",
}
_ENDS = {
    "UA": "enko uk chuk ko iak ets yshyn ivskyi iv yna ak ovych",
    "RO": "escu eanu oiu ar aru u iu ache ea oi",
    "BG": "ov ev ski in chev nov kov",
    "PL": "ski czyk ak ek owicz ewski icz",
    "NG": "gie ruyi ghae mwen sa ze ro wu ne dion bor yi ma ke",
    "VN": " | Thi| Van| Duc| Ngoc| Quoc| Huu| Xuan| Minh| Kim",
    "LV": "ins is s a e enieks ite",
}
_INSIDE = (
    " al an er in ol ar un el or en il as av om ur ed ig at ost erl and ill".split(" ")
)
_ALPHABET = "abcdefghijklmnoprstuvyz"
_TO_CYRILLIC = (
    *(("shch", "щ"), ("zh", "ж"), ("kh", "х"), ("ts", "ц"), ("ch", "ч"), ("sh", "ш")),
    *(("yu", "ю"), ("ya", "я"), ("ia", "я"), ("iu", "ю"), ("ii", "ій"), ("ye", "є")),
    *zip("abvhgdezyiklmnoprstufj", "абвгґдезиіклмнопрстуфй", strict=True),
)
_POLISH = (("sh", "sz"), ("ch", "cz"), ("v", "w"), ("ks", "x"), ("y", "i"))
_GERMAN = (("shch", "schtsch"), ("sh", "sch"), ("ch", "tsch"), ("v", "w"), ("ii", "ij"))
_ESTONIAN = (("sh", "š"), ("ch", "tš"), ("zh", "ž"), ("y", "õ"), ("kh", "hh"))


@dataclass(frozen=True)
class Truth:
    """Records, and for each the number of the person it is about."""

    rows: list[Row]
    person: "np.ndarray[tuple[int], np.dtype[np.int64]]"

    def distinct(self) -> int:
        """Return how many persons there are."""
        return len(set(self.person.tolist()))


def lists_of(records: int, *, seed: int, repeated: float = 0.35) -> Truth:
    """Return shuffled records; a share `repeated` of them are about somebody again."""
    random = np.random.default_rng(seed)
    persons = max(1, round(records * (1 - repeated)))
    again = random.integers(0, persons, records - persons)
    clean = _people(random, persons)
    spoil = _Spoiler(random)
    rows = [spoil.left_out(row) for row in clean]
    rows += [spoil.left_out(spoil.spoiled(clean[who])) for who in again.tolist()]
    who = np.concatenate([np.arange(persons), again])
    order = random.permutation(records)
    named = [rows[n] | {"id": str(place)} for place, n in enumerate(order.tolist())]
    return Truth(named, who[order])


def _people(random: np.random.Generator, count: int) -> list[Row]:
    places = list(_GIVEN)
    where = random.choice(len(places), count, p=[0.2, 0.2, 0.15, 0.15, 0.15, 0.05, 0.1])
    days = random.integers(0, 365 * 45, count)
    start = date(1962, 1, 1)
    luck = random.random((count, 5))
    found = [
        {
            "given_name": _given(_LISTS[places[place]][0], one, six),
            "family_name": _pick(_LISTS[places[place]][1], two)
            + _pick(_INSIDE, five)
            + _pick(_LISTS[places[place]][2], three),
            "birth_date": (start + timedelta(days=day)).isoformat(),
            "sex": "",
            "citizenship": places[place],
        }
        for place, day, (one, two, three, five, six) in zip(
            where.tolist(), days.tolist(), luck.tolist(), strict=True
        )
    ]
    for row in found:
        row["sex"] = _SEXES[row["given_name"].split()[0]]
    return found


def _given(names: list[str], one: float, two: float) -> str:
    """A quarter have two given names."""
    first = _pick(names, one)
    return f"{first} {_pick(names, two * 4)}" if two < 0.25 else first


def _pick(names: list[str], luck: float) -> str:
    """The first names of a list are more common than the last."""
    return names[int(len(names) * luck**1.5)]


_LISTS = {
    place: (
        _GIVEN[place].split(),
        _STEMS[place].split(),
        _ENDS[place].split("|" if place == "VN" else " "),
    )
    for place in _GIVEN
}


_SEXES = {
    name: "F" if 2 * n < len(names) else "M"
    for names, _, _ in _LISTS.values()
    for n, name in enumerate(names)
}
"""The first half of each list are names of women."""


class _Spoiler:
    """Writes a record once more as another organisation would have heard it."""

    def __init__(self, random: np.random.Generator) -> None:
        self._random = random
        self._luck = iter(())

    def spoiled(self, row: Row) -> Row:
        found = dict(row)
        if self._happens(0.25):
            self._spell_otherwise(found)
        for name in ("given_name", "family_name"):
            if self._happens(0.12):
                found[name] = self._mistyped(found[name])
        if self._happens(0.04):
            found["given_name"], found["family_name"] = (
                found["family_name"],
                found["given_name"],
            )
        found["birth_date"] = self._retold(found["birth_date"])
        return found

    def left_out(self, row: Row) -> Row:
        """Leave out what was not told: no less to whoever heard the person first."""
        found = dict(row)
        if self._happens(0.08):
            found["birth_date"] = ""
        elif self._happens(0.04):
            found["birth_date"] = found["birth_date"][:4]
        if self._happens(0.02):
            found["sex"] = ""
        if self._happens(0.08):
            found["citizenship"] = ""
        return found

    def _happens(self, chance: float) -> bool:
        return self._next() < chance

    def _next(self) -> float:
        found = next(self._luck, None)
        if found is None:
            self._luck = iter(self._random.random(65_536).tolist())
            found = next(self._luck)
        return found

    def _below(self, count: int) -> int:
        return int(self._next() * count)

    def _spell_otherwise(self, row: Row) -> None:
        if row["citizenship"] in ("UA", "BG"):
            ways = (_TO_CYRILLIC, _TO_CYRILLIC, _POLISH, _GERMAN, _ESTONIAN)
        else:
            ways = (_POLISH, _GERMAN, _ESTONIAN)
        way = ways[self._below(len(ways))]
        for name in ("given_name", "family_name"):
            text = row[name].lower()
            for one, other in way:
                text = text.replace(one, other)
            row[name] = text.title()

    def _mistyped(self, name: str) -> str:
        place = self._below(len(name))
        letter = _ALPHABET[self._below(len(_ALPHABET))]
        match self._below(4):
            case 0:
                return name[:place] + letter + name[place:]
            case 1 if len(name) > 2:
                return name[:place] + name[place + 1 :]
            case 2 if place + 1 < len(name):
                return name[:place] + name[place + 1] + name[place] + name[place + 2 :]
            case _:
                return name[:place] + letter + name[place + 1 :]

    def _retold(self, birth: str) -> str:
        luck = self._next()
        year, month, day = birth.split("-")
        if luck < 0.05 and int(day) <= 12:
            return f"{year}-{day}-{month}"
        if luck < 0.10:
            return (
                f"{int(year) + 1 - 2 * self._below(2)}-{month}-{min(int(day), 28):02}"
            )
        if luck < 0.15:
            return f"{year}-{month}-{1 + self._below(28):02}"
        return birth
