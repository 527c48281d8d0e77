"""What recognisers found on a page, before it becomes mentions: spans of flows, with a record of what is taken."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from archive.model import Mention, MentionType
from archive.text import PageText
from extraction.flow import Flow


@dataclass(frozen=True, kw_only=True, eq=False)
class Finding:
    """A mention to be: ``flow.text[start:end]`` and what it means."""

    type: MentionType
    flow: Flow
    start: int
    end: int
    value: str
    role: str = ""
    checks: tuple[str, ...] = ()
    alternatives: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """What stands there, folded."""
        return self.flow.text[self.start : self.end]

    def mention(self, page: PageText) -> Mention:
        evidence = self.flow.evidence(self.start, self.end)
        return Mention(
            type=self.type,
            raw=evidence.raw,
            value=self.value,
            page=self.flow.page,
            region=page.region_of(evidence.boxes),
            # What the engine believes; ``certainty`` makes a probability of it once the checks are known.
            confidence=evidence.confidence,
            checks=self.checks,
            alternatives=self.alternatives,
            role=self.role,
        )


@dataclass
class Findings:
    """Findings of a page; ``taken`` keeps two of them from claiming one character."""

    items: list[Finding] = field(default_factory=list)
    _taken: dict[int, list[tuple[int, int]]] = field(default_factory=dict)

    def free(self, flow: Flow, start: int, end: int) -> bool:
        return not any(low < end and start < high for low, high in self._taken.get(id(flow), ()))

    def claim(self, flow: Flow, start: int, end: int) -> None:
        self._taken.setdefault(id(flow), []).append((start, end))

    def add(self, finding: Finding) -> bool:
        """Keep ``finding`` unless something else has claimed part of its place."""
        if finding.start >= finding.end or not self.free(finding.flow, finding.start, finding.end):
            return False
        self.claim(finding.flow, finding.start, finding.end)
        self.items.append(finding)
        return True

    def of(self, *types: MentionType) -> Iterable[Finding]:
        return (finding for finding in self.items if finding.type in types)
