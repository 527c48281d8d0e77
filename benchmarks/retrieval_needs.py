"""What people need to find in the invented archive, and which items are right, for ``benchmarks.retrieval``.

A need asks as people do: with the name as they heard it or read it, with a number that has holes. What is asked in a
wrong spelling is one that nobody in the archive bears, so that there is no better answer than the right one. To add a
kind, add a maker to ``MAKERS``: from an archive and a chance it gives one need, or None where it could not.
"""

from __future__ import annotations

import random
from collections.abc import Callable

from benchmarks.retrieval_archive import Invented, Paper, confuse_one
from benchmarks.retrieval_names import (
    TONES,
    fits_hole,
    hear_near,
    hear_same,
    hear_surname,
    keep,
    put_blanks,
    put_hole,
    read_initials,
    spell,
    spell_plain,
    strip_marks,
    write_initials,
    write_traditional,
    write_variant,
)
from benchmarks.retrieval_need import Maker, Need, is_plain, pick
from benchmarks.retrieval_occasions import OCCASIONS

A_KIND = 26
# A zero is to be trusted in 99 of 100 cases, which few needs could not show.
_ABSENT_SHARE = 5


def _borne_by(archive: Invented, name: str) -> frozenset[str]:
    """Return the items that name somebody so, as name or as former name, whatever was read."""
    return frozenset(paper.item_id for paper in archive.papers if name in paper.people or name == paper.former)


def _by_name(
    kind: str,
    change: Callable[[str, random.Random], str],
    fits: Callable[[Paper], bool] = is_plain,
    *,
    new: bool = True,
    hard: bool = False,
    near: bool = False,
) -> Maker:
    """Return what asks for a person by a changed name; ``new``, by one that nobody bears.

    With ``hard`` only papers that fit count, not others that name the same person.
    """

    def make(archive: Invented, chance: random.Random) -> Need | None:
        paper = pick(archive, chance, fits)
        if paper is None:
            return None
        asked = change(paper.people[0], chance)
        if not asked or (new and (asked == paper.people[0] or asked in archive.names)):
            return None
        right = _borne_by(archive, paper.people[0])
        beside = right - {other.item_id for other in archive.papers if fits(other)} if hard else frozenset()
        return Need(kind=kind, asked={"name": asked}, text=asked, right=right - beside, beside=beside, near=near)

    return make


def _by_likes(kind: str, change: Callable[[str, random.Random], str], reads: Callable[[str, str], bool]) -> Maker:
    """Return what asks by a form that several names may have; all of them are right."""

    def make(archive: Invented, chance: random.Random) -> Need | None:
        paper = pick(archive, chance, _is_long)
        asked = change(paper.people[0], chance) if paper is not None else ""
        if not asked:
            return None
        named = {name for name in archive.names if reads(asked, name)}
        right = frozenset(p.item_id for p in archive.papers if named & {*p.people, p.former})
        return Need(kind=kind, asked={"name": asked}, text=asked, right=right)

    return make


def _is_long(paper: Paper) -> bool:
    return is_plain(paper) and len(paper.people[0]) >= 3


def _was_misread(paper: Paper) -> bool:
    return paper.read_names[0] != paper.people[0] and "·" not in paper.person.name


# --- other needs -----------------------------------------------------------------------------------------------------
def _former(archive: Invented, chance: random.Random) -> Need | None:
    paper = pick(archive, chance, lambda paper: bool(paper.former))
    if paper is None:
        return None
    return Need(
        kind="former name", asked={"name": paper.former}, text=paper.former, right=_borne_by(archive, paper.former)
    )


def _part(archive: Invented, chance: random.Random) -> Need | None:
    paper = pick(archive, chance, lambda paper: "·" in paper.person.name and paper.read_names[0] == paper.people[0])
    if paper is None:
        return None
    name = paper.person.name
    asked = chance.choice(
        (name.replace("·", ""), name.replace("·", " "), name.replace("·", "."), name.replace("·", "•"))
    )
    return Need(kind="name with dot", asked={"name": asked}, text=asked, right=_borne_by(archive, name))


def _by_value(
    kind: str, parameter: str, value_of: Callable[[Paper], str], change: Callable[[str, random.Random], str]
) -> Maker:
    """Return what asks for the papers that hold a value, by a changed form of it."""

    def make(archive: Invented, chance: random.Random) -> Need | None:
        paper = pick(archive, chance, lambda paper: bool(value_of(paper)))
        asked = change(value_of(paper), chance) if paper is not None else ""
        if paper is None or not asked:
            return None
        right = frozenset(other.item_id for other in archive.papers if value_of(other) == value_of(paper))
        return Need(kind=kind, asked={parameter: asked}, text=asked, right=right)

    return make


def _by_person_number(kind: str, change: Callable[[str, random.Random], str]) -> Maker:
    """Return what asks for all papers of a person by a form of the 18-digit number, whichever form they bear."""

    def make(archive: Invented, chance: random.Random) -> Need | None:
        person = chance.choice(archive.papers).person
        asked = change(person.id_number, chance)
        right = frozenset(p.item_id for p in archive.papers if p.person.id_number == person.id_number)
        return Need(kind=kind, asked={"id_number": asked}, text=asked, right=right)

    return make


def _with_holes(number: str, chance: random.Random) -> str:
    holes = set(chance.sample(range(6, len(number)), chance.randint(1, 4)))
    return "".join("?" if place in holes else digit for place, digit in enumerate(number))


def _with_fault(number: str, chance: random.Random) -> str:
    """Return a number with one digit wrong, lost, or exchanged with the next."""
    place = chance.randrange(6, 17)
    way = chance.randrange(3)
    if way == 0:
        return number[:place] + str((int(number[place]) + chance.randint(1, 9)) % 10) + number[place + 1 :]
    if way == 1:
        return number[:place] + number[place + 1 :]
    return number[: place - 1] + number[place] + number[place - 1] + number[place + 1 :]


def _by_end(archive: Invented, chance: random.Random) -> Need | None:
    person = chance.choice(archive.papers).person
    end = person.id_number[-6:]
    right = frozenset(paper.item_id for paper in archive.papers if paper.person.id_number.endswith(end))
    return Need(kind="end of an ID", asked={"id_number": end}, text=end, right=right)


_LETTERS = {"0": "O", "1": "I", "8": "B", "5": "S", "2": "Z"}


def _look_alike_plate(plate: str, chance: random.Random) -> str:
    places = [place for place in range(4, len(plate)) if plate[place] in _LETTERS]
    if not places:
        return ""
    place = chance.choice(places)
    return plate[:place] + _LETTERS[plate[place]] + plate[place + 1 :]


def _other_length(number: str, chance: random.Random) -> str:
    return chance.choice((number, number[:6] + number[8:17]))


def _plate_form(plate: str, chance: random.Random) -> str:
    return chance.choice((plate.replace("·", ""), plate.replace("·", "-"), plate.replace("·", " "), plate.lower()))


def _file_form(number: str, chance: random.Random) -> str:
    shorter = number.replace("第0", "第").replace("第0", "第").replace("第0", "第")
    return chance.choice(
        (number, shorter, shorter.replace("〔", "[").replace("〕", "]"), shorter[4:].replace("第", ""))
    )


def _dated(archive: Invented, chance: random.Random) -> Need | None:
    paper = pick(archive, chance, is_plain)
    if paper is None:
        return None
    name = paper.people[0]
    low, high = f"{paper.day.year - 1}", f"{paper.day.year + 1}-06"
    right = frozenset(
        other.item_id
        for other in archive.papers
        if name in (*other.people, other.former) and low <= other.day.isoformat()[:7] <= high
    )
    asked = {"name": name, "date_from": low, "date_to": high}
    return Need(kind="name and dates", asked=asked, text=name, right=right)


def _absent(archive: Invented, chance: random.Random) -> Need | None:
    from samples.people import invent_person

    name = invent_person(chance).name
    if name in archive.names:
        return None
    return Need(kind="absent", asked={"name": name}, text=name, right=frozenset())


MAKERS: dict[str, Maker] = {
    "exact": _by_name("exact", keep, new=False),
    "blanks": _by_name("blanks", put_blanks, new=False),
    "traditional": _by_name("traditional", write_traditional),
    "variant": _by_name("variant", write_variant),
    "name with dot": _part,
    "former name": _former,
    "misread, kept": _by_name("misread, kept", keep, lambda p: _was_misread(p) and bool(p.kept), new=False, hard=True),
    "misread": _by_name("misread", keep, lambda p: _was_misread(p) and not p.kept, new=False, hard=True),
    "misread, near asked": _by_name(
        "misread, near asked", keep, lambda p: _was_misread(p) and not p.kept, new=False, hard=True, near=True
    ),
    "look-alike": _by_name("look-alike", confuse_one),
    "homophone": _by_name("homophone", hear_same),
    "surname heard": _by_name("surname heard", hear_surname),
    "near sound": _by_name("near sound", hear_near),
    "pinyin": _by_likes("pinyin", spell, lambda asked, name: spell_plain(name) == TONES.sub("", strip_marks(asked))),
    "initials": _by_likes("initials", write_initials, lambda asked, name: read_initials(name) == asked),
    "unknown character": _by_likes("unknown character", put_hole, fits_hole),
    "15 and 18 digits": _by_person_number("15 and 18 digits", _other_length),
    "damaged ID": _by_person_number("damaged ID", _with_holes),
    "ID with a fault": _by_person_number("ID with a fault", _with_fault),
    "end of an ID": _by_end,
    "look-alike plate": _by_value("look-alike plate", "number", lambda paper: paper.plate, _look_alike_plate),
    "plate": _by_value("plate", "number", lambda paper: paper.plate, _plate_form),
    "file number": _by_value("file number", "number", lambda paper: paper.file_number, _file_form),
    "name and dates": _dated,
    **OCCASIONS,
    "absent": _absent,
}


def make_needs(archive: Invented, seed: int, a_kind: int = A_KIND) -> list[Need]:
    """Return needs of every kind; fewer of a kind where the archive does not hold enough."""
    needs: list[Need] = []
    for kind, make in MAKERS.items():
        chance = random.Random(f"{seed} {kind}")
        found: dict[str, Need] = {}
        wanted = _ABSENT_SHARE * a_kind if kind == "absent" else a_kind
        for _ in range(30 * wanted):
            need = make(archive, chance)
            if need is not None:
                found.setdefault(need.text, need)
            if len(found) == wanted:
                break
        needs += found.values()
    return needs
