"""The shapes of the HTTP answers, for the OpenAPI document: what ``results`` writes, said for programs, with examples.

They document and are tested against what is really sent; nothing is converted through them. All people in the examples
are invented.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

_REF = "J998-ZY·HJ·QR·2008·D30-0001-004"
_IMAGE_URL = "/api/v1/items/J998-ZY%C2%B7HJ%C2%B7QR%C2%B72008%C2%B7D30-0001-004/pages/1/image"
_SHA256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid")


class RegionShape(_Shape):
    """A place on a page image, as fractions of its width and height, origin top left."""

    x: float = Field(ge=0, le=1, examples=[0.1])
    y: float = Field(ge=0, le=1, examples=[0.2])
    w: float = Field(ge=0, le=1, examples=[0.1])
    h: float = Field(ge=0, le=1, examples=[0.02])


class MarkedShape(RegionShape):
    """A part of a hit within one line."""

    text: str = Field(description="what stands there, as read", examples=["欧阳劼"])


class HitPageShape(_Shape):
    """A page where something matched; without regions, catalogue data alone matched."""

    number: int = Field(ge=1)
    snippet: str = Field(
        description="HTML: escaped text with <em> around each match", examples=["…户主 <em>欧阳劼</em> 性别 男…"]
    )
    regions: list[MarkedShape]


class ProvenanceShape(_Shape):
    """The way back to the paper: number, shelf, scan and reading."""

    ref_code: str = Field(examples=[_REF])
    locator: str = Field(examples=[f"{_REF}#0001"])
    fonds: str = Field(examples=["J998"])
    location: str = Field(description="room, row, section, shelf, as catalogued", examples=["2库房-01列-03节-2层"])
    box: str = Field(examples=["0003"])
    availability: Literal["on_shelf", "on_loan", "missing", "unknown"]
    scan_sha256: str | None = Field(description="of the delivered file; null without a scan", examples=[_SHA256])
    scan_url: str | None = Field(examples=[_IMAGE_URL])
    item_url: str = Field(examples=["/items/J998-ZY%C2%B7HJ%C2%B7QR%C2%B72008%C2%B7D30-0001-004"])
    recognised_by: str | None = Field(examples=["rapidocr 3.10.0 PP-OCRv6"])


class WayShape(_Shape):
    """One way in which a word was met."""

    field: str = Field(description="by the name under which it can be asked for", examples=["name"])
    match: str = Field(examples=["exact"])
    found: str = Field(description="what stands there", examples=["欧阳劼"])
    page: int | None = Field(description="null where the catalogue says it")
    weight: float = Field(ge=0)


class WordMatchShape(_Shape):
    """A word or range of the query and how it was met, the heaviest way first."""

    word: str = Field(examples=["欧阳劼"])
    field: str | None = Field(description="that it was asked of; null for everywhere")
    weight: float = Field(
        ge=0, description="words side by side add up to the score; of words joined by OR, the largest"
    )
    ways: list[WayShape]


class HitShape(_Shape):
    """One found item."""

    ref_code: str = Field(examples=[_REF])
    title: str = Field(examples=["欧阳劼户口迁入材料"])
    class_: str = Field(alias="class", examples=["户籍"])
    case_type: str = Field(examples=["户口迁入"])
    year: int | None = Field(examples=[2008])
    score: float = Field(examples=[9.1])
    match: Literal["exact", "variant", "former_name", "alternative", "shape", "sound", "near", "text"] = Field(
        description="how the best field was met"
    )
    persons: list[str] = Field(examples=[["欧阳劼"]])
    id_numbers: list[str] = Field(examples=[["432299197908050312"]])
    dates: list[str] = Field(description="ISO 8601, cut to their precision", examples=[["2008-03-04", "2009-04"]])
    addresses: list[str] = Field(examples=[["岳阳市岳阳楼区北港街道桐荫巷17号"]])
    numbers: list[str] = Field(examples=[["湘迁字第000417号"]])
    pages: list[HitPageShape]
    provenance: ProvenanceShape
    explanation: list[WordMatchShape] = Field(default=[], description="only where asked for with explain=true")


class QueryShape(_Shape):
    text: str = Field(description="as asked", examples=["欧阳劼"])
    interpreted: str = Field(description="as understood, filters included")


class WordCountShape(_Shape):
    value: str = Field(examples=["户籍"])
    count: int = Field(ge=1, examples=[3])


class YearCountShape(_Shape):
    value: int = Field(examples=[2008])
    count: int = Field(ge=1, examples=[3])


class FacetsShape(_Shape):
    """Counts over all matches; a facet that was not asked for is empty."""

    class_: list[WordCountShape] = Field(alias="class")
    case_type: list[WordCountShape]
    year: list[YearCountShape]


class SearchedShape(_Shape):
    """How much was searched of what the asker may see."""

    items: int = Field(ge=0)
    pages: int = Field(ge=0)
    unindexed_items: int = Field(ge=0)
    unread_pages: int = Field(ge=0)
    failed_pages: int = Field(ge=0)
    unextracted_items: int = Field(ge=0, description="whose names, numbers and dates could not be taken from the text")
    unscanned_items: int = Field(ge=0, description="searched by their catalogue data alone")


class ClassCoverageShape(_Shape):
    """How far one archive class is taken in."""

    class_: str = Field(alias="class", examples=["户籍"])
    asked: bool = Field(description="whether the query can be met in this class; only such classes make it incomplete")
    items: int = Field(ge=0)
    catalogued: int = Field(ge=0, description="items with a catalogue row")
    scanned: int = Field(ge=0, description="items with at least one page")
    indexed: int = Field(ge=0, description="items that the index holds in their newest form")
    pages: int = Field(ge=0)
    read: int = Field(ge=0, description="pages read")
    failed: int = Field(ge=0, description="pages that could not be read")
    unextracted: int = Field(ge=0, description="items whose names, numbers and dates could not be taken from the text")


class SearchAnswerShape(_Shape):
    """The answer to a search."""

    query: QueryShape
    total: int = Field(ge=0)
    took_ms: float = Field(ge=0, examples=[3.1])
    complete: bool = Field(description="false when the answer may miss something; then incomplete_reason says why")
    incomplete_reason: str = Field(default="", examples=["2 pages could not be read"])
    searched: SearchedShape
    hits: list[HitShape]
    facets: FacetsShape
    strict_total: int = Field(
        ge=0, description="of the total, those met without what only looks or sounds alike; they come first"
    )
    did_you_mean: list[str] = Field(
        description=(
            "where nothing was met as asked: names and places that look or sound alike, else queries with a near name, "
            "or a word less"
        ),
        examples=[["欧阳劼"]],
    )
    coverage: list[ClassCoverageShape]


class SuggestionShape(_Shape):
    """Something that begins with what was typed; `query` asks for it."""

    kind: Literal["name", "case_type", "class", "ref"]
    value: str = Field(examples=["欧阳劼"])
    query: str = Field(examples=["姓名:欧阳劼"])


class SuggestionsShape(_Shape):
    q: str = Field(examples=["欧阳"])
    suggestions: list[SuggestionShape]


class SavedShape(_Shape):
    """A saved search. `parameters` are those of a search; `told` counts the hits that are no news."""

    name: str = Field(examples=["桐荫巷"])
    owner: str = Field(examples=["local"])
    parameters: dict[str, str] = Field(examples=[{"address": "桐荫巷"}])
    created: str = Field(description="ISO 8601, UTC")
    looked: str = Field(description="when hits were last told; ISO 8601, UTC")
    told: int = Field(ge=0)


class SavedRequestShape(_Shape):
    """A search to save. `parameters` are those of a search: `query`, `name`, `class` …, and `strict`."""

    name: str = Field(min_length=1, max_length=100, examples=["桐荫巷"])
    parameters: dict[str, Annotated[str, Field(max_length=1000)]] = Field(
        max_length=20, examples=[{"address": "桐荫巷", "strict": "true"}]
    )


class SavedListShape(_Shape):
    saved: list[SavedShape]


class SavedNewsShape(SavedShape):
    """What a saved search has to tell: `new` hits of `total`, the first taken in first."""

    total: int = Field(ge=0)
    new: int = Field(ge=0)
    complete: bool
    incomplete_reason: str = Field(default="")
    hits: list[HitShape]


class PageShape(_Shape):
    """One page of an item."""

    number: int = Field(ge=1)
    width: int = Field(ge=0, description="of the page image in pixels; 0 until rendered")
    height: int = Field(ge=0)
    state: Literal["registered", "recognised", "failed"]
    engine: str = Field(examples=["rapidocr 3.10.0 PP-OCRv6"])
    mean_confidence: float | None
    failure: str = Field(description="why the page could not be read; empty otherwise")
    locator: str = Field(examples=[f"{_REF}#0001"])
    scan_name: str = Field(examples=["0001.jpg"])
    scan_sha256: str
    image_url: str | None = Field(examples=[_IMAGE_URL])


class MentionShape(_Shape):
    """Something a page says, tied to where it stands. ``raw`` is what the paper says."""

    type: Literal["person", "id_number", "date", "address", "case_type", "number", "organisation", "phone"]
    raw: str = Field(examples=["二〇〇九年四月"])
    value: str = Field(examples=["2009-04"])
    page: int = Field(ge=1)
    region: RegionShape
    confidence: float = Field(ge=0, le=1)
    checks: list[str] = Field(examples=[["checksum"]])
    alternatives: list[str]
    role: str = Field(examples=["户主"])


class LocationShape(_Shape):
    location: str
    box: str
    since: str
    reason: str


class ItemShape(_Shape):
    """One item with all that is shown of it."""

    ref_code: str = Field(examples=[_REF])
    catalogue: dict[str, str | int | list[str] | None] = Field(
        description="the catalogue row by English column names; unknown columns under their own names"
    )
    class_: str = Field(alias="class", examples=["户籍"])
    case_type: str = Field(examples=["户口迁入"])
    provenance: ProvenanceShape
    pages: list[PageShape]
    mentions: list[MentionShape]
    title: str
    year: int | None
    retention: str
    access_level: str
    aliases: list[str]
    locations: list[LocationShape]


class ReasonShape(_Shape):
    """Why something is doubted: the failed check (or `confidence`, `mended`), said in both languages."""

    check: str = Field(examples=["checksum"])
    zh: str = Field(examples=["校验码不符"])
    en: str = Field(examples=["the check character is wrong"])


class DoubtShape(MentionShape):
    """A mention that should be compared with the paper; its item, why, and where it is shown."""

    ref_code: str = Field(examples=[_REF])
    title: str
    class_: str = Field(alias="class", examples=["户籍"])
    key: bool = Field(description="an ID number, or a name in a field of a form")
    why: list[ReasonShape]
    page_url: str = Field(description="web page with the mention marked", examples=["/items/…?page=1#m-3"])
    image_url: str = Field(examples=[_IMAGE_URL])


class DoubtsShape(_Shape):
    """A part of the doubt list, the most urgent first."""

    total: int = Field(ge=0, description="how long the whole list is")
    offset: int = Field(ge=0)
    doubts: list[DoubtShape]


class CountsShape(_Shape):
    """Items and pages by state."""

    items: int
    catalogued: int
    scanned: int
    indexed: int
    pages: int
    recognised: int
    failed: int
    unextracted: int
    doubtful: int


class ClassCountsShape(CountsShape):
    class_: str = Field(alias="class", examples=["户籍"])


class IndexShape(_Shape):
    name: str = Field(examples=["tantivy"])
    documents: int | None


class StatusShape(_Shape):
    """State of the archive, per archive class."""

    complete: bool
    incomplete_reason: str
    totals: CountsShape
    classes: list[ClassCountsShape]
    index: IndexShape
    free_bytes: int | None


class HealthShape(_Shape):
    status: Literal["ok"]


class FaultShape(_Shape):
    in_: str = Field(alias="in", examples=["query"])
    parameter: str = Field(examples=["limit"])
    detail: str


class ProblemShape(BaseModel):
    """A problem document (RFC 9457). ``position`` and ``length`` show the fault in the query or parameter, from 0."""

    type: str = Field(examples=["urn:danghao:problem:query-syntax"])
    title: str = Field(examples=["The query cannot be understood"])
    status: int = Field(examples=[422])
    detail: str
    detail_zh: str | None = Field(default=None, description="the same in Chinese; absent where there is none")
    position: int | None = Field(default=None, ge=0)
    length: int | None = Field(default=None, ge=1)
    parameter: str | None = None
    errors: list[FaultShape] | None = None
    incident: str | None = None
