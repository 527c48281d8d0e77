"""The people of a part whose author chose names and ties of his own: somebody, an officer, somebody's kin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from samples.forms.base import Maker
from samples.people import Person


@dataclass(frozen=True, kw_only=True)
class Folk:
    """Where names come from, and how often.

    Attributes:
        common, seldom, compound: family names, the first two of one character each.
        given: given names by sex, parted by ``|``; ``rare``: those of rare characters, one in ten.
        peoples: name, people and sex of somebody whose people has no family names; ``others``: their share.
        up_to: share of those whose family name is compound or seldom.
        ties: by the word for a tie: sex, years older, whether of one family name.
        born, served: years of birth of anybody, and of officers.
    """

    common: str
    seldom: str
    compound: Sequence[str]
    given: Mapping[str, str]
    rare: Sequence[str]
    peoples: Sequence[tuple[str, str, str]]
    others: float
    up_to: float
    ties: Mapping[str, tuple[str, int, bool]]
    born: tuple[int, int]
    served: tuple[int, int]

    def who(
        self, m: Maker, born: tuple[int, int] | None = None, *, sex: str = "", family: str = "", han: bool = False
    ) -> Person:
        """Return somebody; now and then of another people, unless ``han`` or a family name is given."""
        person = m.person(born=born or self.born, sex=sex or m.pick("男", "女"))
        if not family and not han and m.chance(self.others):
            name, people, _ = m.rng.choice([entry for entry in self.peoples if entry[2] == person.sex])
            return replace(person, name=name, ethnicity=people, former_names=())
        dice = m.rng.random()
        names = self.compound if dice < 0.08 else self.seldom if dice < self.up_to else self.common
        surname = family or m.rng.choice(names)
        given = m.rng.choice(self.given[person.sex].split("|")) if m.chance(0.9) else m.rng.choice(self.rare)
        return replace(person, name=surname + given, former_names=())

    def aged(self, m: Maker, year: int, least: int = 20, most: int = 55, *, sex: str = "", han: bool = False) -> Person:
        """Return somebody who is of that age in a year."""
        return self.who(m, (year - most, year - least), sex=sex, han=han)

    def police(self, m: Maker) -> Person:
        return self.who(m, self.served, sex=m.pick("男", "男", "男", "女"), family=m.rng.choice(self.common))

    def family_name(self, person: Person) -> str:
        return person.name[: 2 if person.name[:2] in self.compound else 1]

    def kin(self, m: Maker, tie: str, of: Person) -> Person:
        """Return somebody's relative, of the sex and about the age that go with the tie, and called otherwise."""
        sex, older, same = self.ties[tie]
        year = of.birth.year - older
        apart = any(of.name == name for name, *_ in self.peoples)
        own_people = [entry for entry in self.peoples if apart and entry[2] == sex]
        family = self.family_name(of) if same and not own_people else ""
        while True:
            other = self.who(m, (year - 1, year + 1), sex=sex, family=family)
            if same and own_people:
                name, people, _ = m.rng.choice(own_people)
                other = replace(other, name=name, ethnicity=people)
            if other.name != of.name:
                return other

    def mate(self, m: Maker, of: Person) -> tuple[str, Person]:
        """Return somebody's wife or husband behind the word for it."""
        tie = "妻" if of.sex == "男" else "夫"
        return tie, self.kin(m, tie, of)

    def household(self, m: Maker, head: Person, before: int, *ties: str) -> list[tuple[str, Person]]:
        """Return the head's mate and the kin of those ties that were born before a year, no name twice."""
        people = [self.mate(m, head), *((tie, self.kin(m, tie, head)) for tie in ties)]
        named = {own.name: (tie, own) for tie, own in people if own.birth.year < before and own.name != head.name}
        return list(named.values())

    def other_name(self, m: Maker, of: Person) -> str:
        """Return another name that somebody of the same family name may have had."""
        return self.kin(m, "弟" if of.sex == "男" else "妹", of).name
