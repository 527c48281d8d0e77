"""The list of queries that every engine is asked, seeded, each with the items that are right where that can be told.

``count_right`` goes once through all items and notes for each query which are right, from their plain values: an engine's
answer is measured against what the items say, not against another engine.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from benchmarks.scale_items import Record, make_record
from index_mappings.compile import build_query
from index_mappings.place_keys import split_levels
from index_mappings.syntax import Query

_NO_UNIT = re.compile(r"[^\w]+")
_PHRASES = (
    "因夫妻投靠由", "因工作调动由", "经审核材料齐全同意入户", "经调查档案原始记载有误", "未保持安全距离", "经查验车辆合格准予",
    "拟暂住期限", "经审核符合规定同意签发", "收缴证件", "湖南平江", "新生儿随母入户", "酒后驾驶机动车",
)  # fmt: skip
_PAIRS = (
    ("因婚迁由", "土家族"), ("退休工人", "大学本科"), ("纺织厂", "注销原因"), ("港澳通行证", "补发"), ("东风EQ1090", "过户"),
    ("建筑工地", "初中"), ("逆向行驶", "大雨"), ("复员退伍", "粮站"), ("桑塔纳", "蓝色"), ("四川达县", "理发店"),
)  # fmt: skip
# Met by the household registers: 1.3 of 2.2 million items.
_WIDE = ("常住人口登记表", "公民身份号码", "与户主关系", "服务处所")


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One query. ``right`` fills up in ``count_right``; ``None`` where what is right is a matter of taste."""

    kind: str
    name: str = ""
    case_type: str = ""
    years: tuple[int, int] | None = None
    id_number: str = ""
    address: str = ""
    phrases: tuple[str, ...] = ()
    anywhere: str = ""
    facets: bool = False
    # The levels of the address, for engines that cannot tell them apart.
    levels: tuple[str, ...] = ()
    right: set[str] = field(default_factory=set, compare=False)

    def text(self) -> str:
        """Return what is typed into the search box."""
        parts = [f'正文:"{phrase}"' for phrase in self.phrases]
        if self.years:
            parts.append(f"年度:{self.years[0]}..{self.years[1]}")
        if self.anywhere:
            parts.append(self.anywhere)
        return " ".join(parts)

    def filters(self) -> dict[str, str]:
        named = {
            "name": self.name, "case_type": self.case_type, "id_number": self.id_number, "address": self.address,
        }  # fmt: skip
        return {name: value for name, value in named.items() if value}

    def query(self) -> Query:
        return build_query(self.text(), **self.filters())

    @property
    def has_right_answers(self) -> bool:
        return self.kind != "wildcard ID"

    def is_met_by(self, record: Record, squeezed: str) -> bool:
        return (
            (not self.name or self.name in record.persons)
            and (not self.anywhere or self.anywhere in record.persons)
            and (not self.case_type or self.case_type == record.case_type)
            and (self.years is None or self.years[0] <= record.year <= self.years[1])
            and (not self.id_number or self.id_number in record.id_numbers)
            and (not self.address or any(self.address in address for address in record.addresses))
            and all(phrase in squeezed for phrase in self.phrases)
        )


KINDS = (
    "name", "name + type + years", "ID", "wildcard ID", "address", "anywhere", "phrase", "two phrases", "phrase + facets",
)  # fmt: skip
# Those that people at the desk ask by field.
FIELDED = ("name", "name + type + years", "ID", "wildcard ID", "address")


def make_queries(count: int, *, each: int = 12, seed: int = 7) -> list[Asked]:
    """Return queries about the first ``count`` items, ``each`` of most kinds, the kinds mixed."""
    chance = random.Random(seed)
    asked: list[Asked] = []
    for _ in range(each):
        some = [make_record(chance.randrange(count)) for _ in range(6)]
        number = some[2].id_numbers[0]
        place = chance.randrange(6, 14)
        address = some[4].addresses[0]
        address = address[address.index("区") + 1 if "区" in address else 3 :]
        asked += (
            Asked(kind="name", name=some[0].persons[0]),
            Asked(
                kind="name + type + years", name=some[1].persons[0], case_type=some[1].case_type,
                years=(some[1].year - 5, some[1].year + 5),
            ),
            Asked(kind="ID", id_number=number),
            Asked(kind="wildcard ID", id_number=some[3].id_numbers[0][:place] + "??" + some[3].id_numbers[0][place + 2 :]),
            Asked(kind="address", address=address, levels=tuple(split_levels(address))),
            Asked(kind="anywhere", anywhere=some[5].persons[0]),
        )  # fmt: skip
    asked += [Asked(kind="phrase", phrases=(phrase,)) for phrase in _PHRASES]
    asked += [Asked(kind="two phrases", phrases=pair) for pair in _PAIRS]
    asked += [Asked(kind="phrase + facets", phrases=(phrase,), facets=True) for phrase in _WIDE]
    chance.shuffle(asked)
    return asked


def count_right(queries: Iterable[Asked], records: Iterable[Record]) -> None:
    """Note which items are right for each query that can tell."""
    by_name: dict[str, list[Asked]] = {}
    by_number: dict[str, list[Asked]] = {}
    others: list[Asked] = []
    for asked in queries:
        # Half a million right answers would be kept for the widest phrases, and nobody gets them wrong.
        if not asked.has_right_answers or asked.facets:
            continue
        if asked.name or asked.anywhere:
            by_name.setdefault(asked.name or asked.anywhere, []).append(asked)
        elif asked.id_number:
            by_number.setdefault(asked.id_number, []).append(asked)
        else:
            others.append(asked)
    for record in records:
        near = [asked for name in dict.fromkeys(record.persons) for asked in by_name.get(name, ())]
        near += (asked for number in record.id_numbers for asked in by_number.get(number, ()))
        squeezed = squeeze(record.body)
        for asked in near:
            if asked.is_met_by(record, squeezed):
                asked.right.add(record.item_id)
        for asked in others:
            if asked.is_met_by(record, squeezed):
                asked.right.add(record.item_id)


def squeeze(body: str) -> str:
    """Return a page's text without what stands between words; lines stay apart."""
    return "\n".join(_NO_UNIT.sub("", line) for line in body.split("\n"))
