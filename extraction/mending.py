"""Solves an ID number of which one digit is lost or in doubt, by what else is known of it; never changes what was read.

A number with a wrong check character may be wrong on the paper too. So a digit is replaced only by one that the engine
itself saw as a runner-up; a digit that nobody saw is filled in only where it is certain that one is missing.
"""

from __future__ import annotations

from dataclasses import dataclass

from archive.id_numbers import birth_date_of
from extraction.flow import Flow
from extraction.identity import IdSpan, checksum_holds, is_male, normalise_id

# How much less likely than what was read a reading of runners-up may be, to be taken for it and to be offered.
_TAKEN = 0.01
_OFFERED = 1e-4
_LOST = "□?"
MENDED = "mended"


@dataclass(frozen=True, kw_only=True)
class KnownOfPerson:
    """What the form says beside the number: days of birth (ISO 8601, whole), and the sex where one alone is written."""

    born: frozenset[str] = frozenset()
    male: bool | None = None

    def agrees(self, value: str) -> bool:
        """Say whether a number does not gainsay the form."""
        return (not self.born or birth_date_of(value) in self.born) and (
            self.male is None or is_male(value) == self.male
        )


def mend(flow: Flow, span: IdSpan, known: KnownOfPerson) -> IdSpan:
    """Return ``span`` with the value that alone can be right, marked ``mended``; else with what can be, offered.

    Args:
        flow: the text of the number.
        span: as found; one that is sound is returned as it is.
        known: what the form says beside it.
    """
    if "checksum" in span.checks or (len(span.value) == 15 and birth_date_of(span.value) is not None):
        return span
    taken = _sound(_readings(flow, span, floor=_TAKEN))
    offered = _sound(_readings(flow, span, floor=_OFFERED))
    lost = _sound(fill_lost(span.value))
    for candidates in (taken, lost):
        agreeing = tuple(value for value in candidates if known.agrees(value))
        # Where the birth date stands on the form, it decides; without it, only what has no rival is taken.
        if len(agreeing) == 1 and (known.born or len(candidates) == 1):
            return _taken(span, agreeing[0], candidates)
    agreeing = tuple(value for value in (*taken, *offered, *lost) if known.agrees(value))
    others = tuple(dict.fromkeys((*span.alternatives, *agreeing, *offered, *lost)))
    return IdSpan(span.start, span.end, span.value, span.checks, others[:4])


def _taken(span: IdSpan, value: str, candidates: tuple[str, ...]) -> IdSpan:
    kept = tuple(check for check in span.checks if check not in {"!checksum", "!date", "!length", "!region"})
    sound = ("checksum",) if len(value) == 18 else ()
    others = tuple(dict.fromkeys((span.value, *(other for other in candidates if other != value))))
    return IdSpan(span.start, span.end, value, (*sound, *kept, MENDED), others[:4])


def _readings(flow: Flow, span: IdSpan, *, floor: float) -> tuple[str, ...]:
    size = span.end - span.start
    readings = flow.rivals(span.start, span.end, limit=24, floor=floor)
    return tuple(normalise_id(reading.lower()) for reading in readings if len(reading) == size)


def _sound(values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(
            value
            for value in values
            if birth_date_of(value) is not None and (len(value) == 15 or (len(value) == 18 and checksum_holds(value)))
        )
    )


def fill_lost(value: str) -> tuple[str, ...]:
    """Return the numbers of 18 characters that ``value`` can be, one of whose characters is ``□`` or not there."""
    lost = [place for place, character in enumerate(value) if character in _LOST]
    if len(value) == 18 and len(lost) == 1:
        place = lost[0]
        return tuple(
            value[:place] + digit + value[place + 1 :] for digit in "0123456789X" if place == 17 or digit != "X"
        )
    if len(value) == 17 and not lost:
        return tuple(
            value[:place] + digit + value[place:]
            for place in range(18)
            for digit in ("0123456789X" if place == 17 else "0123456789")
        )
    return ()
