"""The shapes of the answer about a person, for the OpenAPI document (see ``schemas``)."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from search_api.schemas import MentionShape, ProvenanceShape, SearchedShape

_SURE = Literal["surely", "probably", "possibly"]


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid")


class PersonQueryShape(_Shape):
    name: str = Field(examples=["欧阳劼"])
    id_number: str = Field(examples=["432299197908050312"])
    birth: str = Field(examples=["1979-08-05"])


class ReasonShape(_Shape):
    """A rule that held, for what, and the same in words."""

    rule: Literal[
        "id_number", "name_birth", "name_kin", "name_address", "name_alone", "sole_paper", "ids_differ",
        "births_differ", "paper_before_birth", "other_capacity", "nothing_joins", "names_differ",
    ]  # fmt: skip
    detail: str = Field(examples=["432299197908050312"])
    said: str = Field(examples=["the same ID number: 432299197908050312"])


class ApartShape(ReasonShape):
    """What keeps a group apart from another of the same answer."""

    number: int = Field(ge=1, description="of the other group")


class DoubtShape(_Shape):
    rule: Literal["check_failed", "birth_differs", "two_births", "two_numbers"]
    said: str


class PlacedShape(MentionShape):
    """A mention with the way back to the paper."""

    snippet: str = Field(description="HTML: escaped text with <em> around the mention; empty where it was not found")
    provenance: ProvenanceShape


class PersonEventShape(_Shape):
    """One paper of a person's timeline, with how surely it is theirs."""

    date: str = Field(description="of the paper, ISO 8601 cut to its precision; may be empty", examples=["2008-03-04"])
    class_: str = Field(alias="class", examples=["户籍"])
    case_type: str = Field(examples=["户口迁入"])
    ref_code: str = Field(examples=["J998-ZY·HJ·QR·2008·D30-0001-004"])
    title: str
    certainty: _SURE
    reasons: list[ReasonShape]
    roles: list[str] = Field(description="what the person is on this paper", examples=[["户主"]])
    official: bool = Field(description="the person only handled the paper")
    catalogued_only: bool = Field(description="only the catalogue row names the person")
    doubts: list[DoubtShape]
    mentions: list[PlacedShape]
    provenance: ProvenanceShape


class ToldShape(_Shape):
    """A paper that tells of a relation. ``role`` is the other's part in it, ``own_role`` the person's."""

    date: str
    role: str = Field(examples=["妻"])
    own_role: str = Field(examples=["户主"])
    provenance: ProvenanceShape


class RelatedShape(_Shape):
    """Somebody that papers name beside the person, and how the two are related there."""

    kind: Literal["household", "tenancy", "accident", "ownership", "agency", "declaration"]
    said: str = Field(examples=["household"])
    name: str
    id_number: str
    told: list[ToldShape]


class PersonGroupShape(_Shape):
    """One person as far as the papers tell."""

    number: int = Field(ge=1)
    certainty: _SURE = Field(description="of the least sure paper of the group")
    asked: Literal["surely", "probably", "possibly", "not"] = Field(description="whether it is who was asked for")
    asked_reasons: list[ReasonShape]
    names: list[str]
    former_names: list[str]
    id_number: str = Field(description="in its form of 18 digits, or empty")
    birth: str
    apart_from: list[ApartShape] = Field(description="the first others of this name, and why they are others")
    timeline: list[PersonEventShape]
    relations: list[RelatedShape]


class PersonAnswerShape(_Shape):
    """Everybody of a name or number."""

    query: PersonQueryShape
    total: int = Field(ge=0, description="groups")
    items_total: int = Field(ge=0, description="items that bear the name or number")
    items_looked_at: int = Field(ge=0)
    took_ms: float = Field(ge=0)
    complete: bool = Field(description="false when the answer may miss something; then incomplete_reason says why")
    incomplete_reason: str = ""
    searched: SearchedShape
    groups: list[PersonGroupShape]
