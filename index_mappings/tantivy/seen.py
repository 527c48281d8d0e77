"""Which ids a rebuild has met, so that only what comes twice is replaced. It knows no engine."""

from __future__ import annotations


class SeenIds:
    """The ids that a rebuild has met, in little memory: it never denies one that came, and may claim one that did not.

    The engine keeps each id it shall delete in memory until the commit, which for millions would be most of a rebuild.
    """

    _SLOTS = 1 << 26

    def __init__(self) -> None:
        self._bits = bytearray(self._SLOTS // 8)

    def may_hold(self, item_id: str) -> bool:
        """Tell whether ``item_id`` may have come before, and note that it has come now."""
        value = hash(item_id)
        known = True
        for slot in (value % self._SLOTS, (value >> 28) % self._SLOTS):
            place, bit = slot >> 3, 1 << (slot & 7)
            if not self._bits[place] & bit:
                known = False
                self._bits[place] |= bit
        return known
