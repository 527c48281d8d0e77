"""The case types of an item: from ticked boxes, from the form's title, from the field that names the matter.

Which words name which type stands in ``case_types.toml``. Words inside running text decide nothing: a death form cites
moves, and a decision explains how to ask for a review. Only where a paper's title names no matter at all (an inquiry, a
letter) does the matter count that its text speaks of most. What the catalogue says chooses between what the pages say;
it never adds a type that no page shows.
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from importlib import resources

from archive.folding import fold
from extraction.context import ItemContext
from extraction.flow import Flow, Gap

_TICKED = "■☑✓✔√▇█▆◼⬛☒▣◾▪●vⅴ∨⊠✅回図圆"
_SURE = "■☑✓✔√▇█□☐◻◼☒▣●◯"
_OPEN = "□☐口○◻〇◯o▢日曰0ロ◇巳吕"
# Titles are nouns for papers.
_PAPER = re.compile(
    r"(?:表|书|簿|册|卡|证|存根|单|通知|决定|批复|请示|答复|通报|回执|公函|清单|登记|申报|记载|批示|批语|意见|审核|理由|事由|情况|变更|更正|受理|流水|电报|启事|呈文|告知|公告|通告|声明|说明|证明|协议|记录|笔录|报告|底册|底簿|卡片|申请|目录|材料|名册|清册|台[账帐]|卷|信|函|呈报|请求|备案|条|页|帖|纪要|落户|定居|登记本|联系单|迁移|过户|换领|补办|延期|协商|声请|合同|契约|字据|收条|现场图|证言|结案|(?<![人者员])(?:详细|基本|个人)(?:资料|信息)|(?:人口|户口|户籍)(?:资料|信息)(?:资源)?库?)(?:\([^()]{1,10}\)|\d{0,4}年?度?|[一二三四五六七八九十]+)*$"
)
_TITLE_INSIDE = re.compile(
    r"(?:登记表|审批表|申请表|申领表|申报表|呈报表|呈批表|认定书|调解书|决定书|登记簿|登记卡|底册|迁移证|准迁证|证明信?|登记册|户口册|通知书|结论书|结论|协议书|户口簿|凭证|审核表|备案表|业务表|呈请表|报告书|登记书|登记单|台[账帐]|名册|审批单|意见书|查询结果|打印单|暂住证$|准迁证)"
)
# The class of the reading room's own papers, whose types may stand on papers of every class.
_READING_ROOM = "利用登记"
_BOX_OPEN, _BOX_CLOSE = "([【〔（", ")]】〕）"
_GROUP_GAP = 14
_LONGEST_TITLE = 24
_WHOLE_MATTER = 4  # 转移登记, 出生入户: characters of a word that can mean one matter only


class Strength(IntEnum):
    """How firmly a text names a type; only the firmest on an item count."""

    PROSE = 0  # what a paper asks for or grants whose title names no matter (a letter, an inquiry)
    SUBJECT = 1  # the title of a file that holds such papers
    BROAD = 2  # a title that names the matter only in the light of the item's class
    TITLE = 3
    FIELD = 4  # a field that names the matter
    TICK = 5


@dataclass(frozen=True, slots=True)
class CaseTypeSpan:
    flow: Flow
    start: int
    end: int
    value: str
    strength: Strength


@dataclass(frozen=True)
class _Type:
    archive_class: str
    value: str
    titles: tuple[re.Pattern[str], ...]
    ticks: frozenset[str]
    broad: tuple[re.Pattern[str], ...]
    series: frozenset[str]
    within: tuple[re.Pattern[str], ...]
    exclude: tuple[re.Pattern[str], ...]
    prose: tuple[re.Pattern[str], ...]
    over: frozenset[str]

    def is_filed_in(self, context: ItemContext) -> bool:
        """Say whether the series of the item stands for this type."""
        return not self.series.isdisjoint(context.subcategories)


@functools.cache
def _types() -> tuple[_Type, ...]:
    data = tomllib.loads(resources.files("extraction").joinpath("case_types.toml").read_text("utf-8"))
    return tuple(
        _Type(
            archive_class=entry["class"],
            value=entry["type"],
            titles=tuple(re.compile(pattern) for pattern in entry["title"]),
            ticks=frozenset(map(fold, entry["tick"])),
            broad=tuple(re.compile(pattern) for pattern in entry.get("broad", ())),
            series=frozenset(entry.get("series", ())),
            within=tuple(re.compile(pattern) for pattern in entry.get("within", ())),
            exclude=tuple(re.compile(pattern) for pattern in entry.get("exclude", ())),
            prose=tuple(re.compile(pattern) for pattern in entry.get("prose", ())),
            over=frozenset(entry.get("over", ())),
        )
        for entry in data["type"]
    )


@functools.cache
def _tick_words() -> dict[str, tuple[str, ...]]:
    """Return the words of all ticks by their first character, longest first."""
    words: dict[str, list[str]] = {}
    for word in {word for kind in _types() for word in kind.ticks}:
        words.setdefault(word[0], []).append(word)
    return {first: tuple(sorted(some, key=len, reverse=True)) for first, some in words.items()}


def _of_class(archive_class: str) -> list[_Type]:
    if archive_class == _READING_ROOM:
        return [kind for kind in _types() if not kind.archive_class]
    known = [kind for kind in _types() if kind.archive_class == archive_class] if archive_class else []
    return known or [kind for kind in _types() if kind.archive_class]


def title_types(flow: Flow, start: int, end: int, context: ItemContext, strength: Strength) -> list[CaseTypeSpan]:
    """Return the type that a title names, or nothing.

    A matter that the title names in its own words comes first (机动车转移登记申请表 in a volume of registrations).
    Where a title fits several types (出生日期更正 is a change, and one of a main item), the series of the item decides.
    """
    text = flow.text[start:end]
    kinds = _of_class(context.archive_class)
    hinted = [kind for kind in kinds if kind.is_filed_in(context)] if context.archive_class else []
    room = [kind for kind in _types() if not kind.archive_class]
    outright = _named_outright(text, kinds)
    for kind in (*room, *outright, *hinted, *kinds):
        patterns = (*kind.titles, *kind.within) if kind in hinted else kind.titles
        if any(pattern.search(text) for pattern in patterns) and not any(p.search(text) for p in kind.exclude):
            return [CaseTypeSpan(flow, start, end, kind.value, strength)]
    for kind in (*hinted, *kinds) if context.archive_class else ():
        excluded = any(pattern.search(text) for pattern in kind.exclude)
        if strength is not Strength.SUBJECT and not excluded and any(pattern.search(text) for pattern in kind.broad):
            return [CaseTypeSpan(flow, start, end, kind.value, Strength.BROAD)]
    return []


def _named_outright(text: str, kinds: Sequence[_Type]) -> list[_Type]:
    """Return the type whose longest word for a tick box stands in a title, unless another's is as long."""
    lengths = {
        kind.value: max((len(word) for word in kind.ticks if len(word) >= _WHOLE_MATTER and word in text), default=0)
        for kind in kinds
    }
    longest = max(lengths.values(), default=0)
    named = [kind for kind in kinds if longest and lengths[kind.value] == longest]
    return named if len(named) == 1 else []


def lists_several(text: str) -> bool:
    """Say whether a title names several matters, so that only ticks can tell (``注册、转移、注销登记/转入申请表``)."""
    return bool(_SEVERAL.search(text) or _ANY_MATTER.search(text) or re.search(_BOTH, text))


def listed_types(flow: Flow, start: int, end: int, context: ItemContext) -> list[CaseTypeSpan]:
    """Return each of the matters that the title of a register names (``户口迁入、迁出登记簿``): its rows are of all."""
    text = flow.text[start:end]
    if not _REGISTER.search(text):
        return []
    matters = set(re.findall(_MATTER, text))
    kinds = [kind for kind in _of_class(context.archive_class) if not kind.ticks.isdisjoint(matters)]
    return [CaseTypeSpan(flow, start, end, kind.value, Strength.TITLE) for kind in kinds]


_BOTH = "迁入迁出|迁出迁入|出生死亡"
_REGISTER = re.compile(f"(?:登记|记录|变动)[簿册本]|名册|台[账帐]|底[册簿]|(?:{_BOTH}).{{0,4}}(?:登记|汇总|统计)")
_MATTER = "(?:注册|转移|变更|注销|转入|换领|补领|延期|申领|迁入|迁出|护照|通行证|出生|死亡)"
_SEVERAL = re.compile(rf"{_MATTER}[、/及和].{{0,20}}{_MATTER}")
_ANY_MATTER = re.compile(r"出入境证件|出入境.{0,6}申请|机动车登记业务|变动.{0,4}登记")


def is_title(text: str, *, high: bool) -> bool:
    """Say whether folded ``text``, is a title; ``high``: at the head of the page or in large print."""
    # 经查阅某某登记表并走访其邻居 is a sentence.
    if not 3 <= len(text) <= 44 or re.search(r"[。;；,，:]|^经(?:查|审|核|研|调|我)|[)）表]并", text):
        return False
    inside = bool(_TITLE_INSIDE.search(text))
    return inside or bool(_PAPER.search(text)) if high else inside and len(text) <= 24


def ticked_types(flow: Flow, archive_class: str, matters: Sequence[tuple[int, int]]) -> list[CaseTypeSpan]:
    """Return the types whose box is ticked in ``flow``.

    A tick may have been lost: where other boxes of the same row are seen as open and one word has no box at all, that
    word counts as ticked, for a black box is lost far oftener than an open one.

    Args:
        flow: the text.
        archive_class: of the item.
        matters: ranges of fields that name the matter; only there do 口 and 日 count as boxes.
    """
    text = flow.text
    ranges: Sequence[tuple[int, int]] = [(0, len(text))]
    marked = any(mark in text for mark in _SURE)
    if not marked:
        ranges = [(low, high) for low, high in matters if any(mark in text[low:high] for mark in _OPEN)]
    found: list[CaseTypeSpan] = []
    kinds = _of_class(archive_class)
    for low, high in ranges:
        for start, end in _ticked(flow, _options(text, low, high), sure=marked):
            kind = next((kind for kind in kinds if text[start:end] in kind.ticks), None)
            if kind is not None:
                found.append(CaseTypeSpan(flow, start, end, kind.value, Strength.TICK))
    return found


def _options(text: str, low: int, high: int) -> list[tuple[int, int, str]]:
    """Return the words that may be ticked: start, end, and what stands before each."""
    words = _tick_words()
    options: list[tuple[int, int, str]] = []
    position = low
    while position < high:
        word = next((word for word in words.get(text[position], ()) if text.startswith(word, position)), None)
        if word is None:
            position += 1
            continue
        options.append((position, position + len(word), _mark_before(text, low, position)))
        position += len(word)
    return _with_marks_behind(text, high, options)


def _with_marks_behind(text: str, high: int, options: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Return the words with the boxes behind them where the first has none before it and each has one behind it."""
    behind = [text[end : end + 1] if end < high else "" for _, end, _ in options]
    boxed = [mark != "" and mark in _SURE for mark in behind]
    if len(options) < 2 or not all(boxed) or (options[0][2] and options[0][2] in _SURE):
        return options
    return [(start, end, mark) for (start, end, _), mark in zip(options, behind, strict=True)]


def _mark_before(text: str, low: int, position: int) -> str:
    """Return what stands before a word: a box, a tick, or a pair of brackets, which is a box too."""
    mark = text[position - 1] if position > low else ""
    if mark not in _BOX_CLOSE or not mark:
        return mark
    inside = text[position - 2] if position - 1 > low else ""
    if inside and inside in _BOX_OPEN:
        return "□"
    before = text[position - 3] if position - 2 > low else ""
    return inside if before and before in _BOX_OPEN and inside in _TICKED else mark


def _ticked(flow: Flow, options: Sequence[tuple[int, int, str]], *, sure: bool) -> list[tuple[int, int]]:
    ticked = [(start, end) for start, end, mark in options if mark and mark in _TICKED]
    if ticked:
        return ticked
    opened = [start for start, _, mark in options if mark and mark in _OPEN]
    bare = [
        (start, end)
        for start, end, mark in options
        if (not mark or mark not in _OPEN)
        and (not mark or flow.gaps[start] >= Gap.BLANK or mark == ":" or not "\u3400" <= mark <= "\u9fff")
        and any(abs(start - other) <= _GROUP_GAP for other in opened)
    ]
    return bare if len(bare) == 1 and (sure or len(opened) > 1) else []


def field_types(flow: Flow, start: int, end: int, archive_class: str) -> list[CaseTypeSpan]:
    """Return the type that a field without boxes names (``申请证件：普通护照``)."""
    text = flow.text[start:end]
    if any(mark in text for mark in "□☐◻■☑✓√☒"):
        return []
    text = re.sub(r"[。.,，;；()]+$", "", text)
    for kind in _of_class(archive_class):
        if text in kind.ticks:
            return [CaseTypeSpan(flow, start, start + len(text), kind.value, Strength.FIELD)]
    return []


def prose_type(flows: Sequence[Flow], context: ItemContext) -> list[CaseTypeSpan]:
    """Return the matter that running text speaks of most, at its first place; only for a known class.

    One that the series of the item stands for comes before all others that are spoken of.
    """
    spoken: dict[str, tuple[bool, bool, int, int, CaseTypeSpan]] = {}
    passed: set[str] = set()
    for kind in _of_class(context.archive_class) if context.archive_class else ():
        hits = [
            (place, flow, match.start(), match.end())
            for place, flow in enumerate(flows)
            for pattern in kind.prose
            for match in pattern.finditer(flow.text)
            if len(flow.text) > _LONGEST_TITLE or not any(other.search(flow.text) for other in kind.exclude)
        ]
        if hits:
            place, flow, start, end = min(hits, key=lambda hit: (hit[0], hit[2]))
            span = CaseTypeSpan(flow, start, end, kind.value, Strength.PROSE)
            decided = any(_is_decided(flows[place].text, start, end) for place, _, start, end in hits)
            spoken[kind.value] = (kind.is_filed_in(context), decided, len(hits), -place, span)
            # A change of what names a person is more than a change, however often the word comes.
            passed |= kind.over
    # 没有户口 is no late entry where 同意出生入户 says what is done.
    left = [said for value, said in spoken.items() if value not in passed or said[1]]
    best = max(left, key=lambda said: said[:4], default=None)
    return [best[4]] if best is not None else []


_DECIDED = re.compile("同意|准予|批准|核准|建议|请求|申请|要求|恳请|特请|予以|拟")


def _is_decided(text: str, start: int, end: int) -> bool:
    """Say whether a matter is what is asked for or granted (准予出生入户), and not only spoken of."""
    return _DECIDED.search(text, max(0, start - 4), end) is not None


def choose(candidates: Sequence[CaseTypeSpan], context: ItemContext) -> list[CaseTypeSpan]:
    """Return the spans that say what the form of one page is: the firmest evidence, the catalogue's word first."""
    if not candidates:
        return []
    named = [span for span in candidates if span.value == context.case_type and span.strength > Strength.SUBJECT]
    if named:
        return _once(named)
    ticks = [span for span in candidates if span.strength is Strength.TICK]
    titles = [span for span in candidates if span.strength is Strength.TITLE]
    titles = titles or [span for span in candidates if span.strength is Strength.BROAD]
    # 事故认定书, and below it (适用简易程序): what says more of the same matter.
    passed = {less for kind in _types() if any(span.value == kind.value for span in titles) for less in kind.over}
    titles = [span for span in titles if span.value not in passed]
    fields = [span for span in candidates if span.strength is Strength.FIELD]
    room = [span for span in titles if span.value in ("查阅", "借阅")]
    if room:
        return _once(room[:1])
    if ticks:
        return _once(ticks)
    if fields and (not titles or _general(titles[0].value)):
        return _once(fields)
    if titles:
        # The first form of an item says what it is; what is enclosed (a certificate, a stub) says what it came with.
        return _once([span for span in titles if span.value == titles[0].value or _same_title(span, titles[0])])
    # A volume's title speaks for all papers in it; the titles of single papers come after it.
    return sorted(candidates, key=lambda span: span.flow.box(span.start, span.end).y0)[:1]


def _same_title(one: CaseTypeSpan, other: CaseTypeSpan) -> bool:
    return one.flow is other.flow and (one.start, one.end) == (other.start, other.end)


def settle(chosen: Sequence[CaseTypeSpan]) -> list[CaseTypeSpan]:
    """Return what the pages together say: the title of a volume speaks only where no form does."""
    forms = [span for span in chosen if span.strength > Strength.SUBJECT]
    return forms or sorted(chosen, key=lambda span: (span.flow.page, span.flow.box(span.start, span.end).y0))[:1]


def is_vague(chosen: Sequence[CaseTypeSpan]) -> bool:
    """Say whether nothing but a broad title names a type that is the usual one of its class (``户口介绍信``)."""
    return all(span.strength is Strength.BROAD and _general(span.value) for span in chosen)


def _general(value: str) -> bool:
    return value in {"护照", "港澳通行证", "首次申领", "注册登记", "列管", "户口登记", "户口变更更正", "一般程序"}


def _once(spans: Iterable[CaseTypeSpan]) -> list[CaseTypeSpan]:
    best: dict[tuple[str, int], CaseTypeSpan] = {}
    for span in sorted(spans, key=lambda span: -span.strength):
        best.setdefault((span.value, span.flow.page), span)
    return list(best.values())
