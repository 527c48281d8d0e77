"""What each rule, doubt and relation says, in Chinese and in English: for page, terminal and JSON."""

from __future__ import annotations

from typing import Literal

from search_api.persons.facts import Reason

# Each rule with its Chinese and its English; ``{detail}`` is what it held for.
_WORDS: dict[str, tuple[str, str]] = {
    "id_number": ("身份证号相同：{detail}", "the same ID number: {detail}"),
    "name_birth": ("姓名与出生日期相同：{detail}", "the same name and birth date: {detail}"),
    "name_kin": ("同名，且同户亲属相同：{detail}", "the same name, and kin in common: {detail}"),
    "name_address": ("同名，且住址相同：{detail}", "the same name, and one address: {detail}"),
    "name_alone": ("仅姓名相同：{detail}", "the name alone: {detail}"),
    "sole_paper": ("只见于此一件：{detail}", "on this one paper only: {detail}"),
    "ids_differ": ("身份证号不同：{detail}", "different ID numbers: {detail}"),
    "births_differ": ("出生日期不同：{detail}", "different birth dates: {detail}"),
    "paper_before_birth": ("材料早于出生：{detail}", "a paper older than the person: {detail}"),
    "other_capacity": ("一为经办人员，一为当事人", "one of the two only handled the papers"),
    "nothing_joins": ("除姓名外没有相同之处，也没有矛盾", "nothing but the name joins them, and nothing contradicts"),
    "names_differ": ("号码相同而姓名不同：{detail}", "one number under different names: {detail}"),
    "check_failed": ("身份证号校验不符", "the ID number fails its check"),
    "birth_differs": (
        "所载出生日期与身份证号不符", "the birth date on the paper is not that of the ID number",
    ),
    "two_births": ("同一件载有两个出生日期", "the paper gives two birth dates"),
    "two_numbers": ("同一件同名之下有两个身份证号", "the paper gives two ID numbers under one name"),
    "household": ("同户", "household"),
    "tenancy": ("租住", "landlord and tenant"),
    "accident": ("同一事故", "one accident"),
    "ownership": ("车辆前后所有人", "owner before and after"),
    "agency": ("代理", "agency"),
    "declaration": ("申报死亡", "declared the death"),
    "surely": ("确系同一人", "surely"),
    "probably": ("很可能是同一人", "probably"),
    "possibly": ("可能是同一人", "possibly"),
    "not": ("并非所问之人", "not the one asked for"),
}  # fmt: skip


def say(key: str, language: Literal["zh", "en"] = "en", *, detail: str = "") -> str:
    """Return the words of a rule, doubt, relation or certainty."""
    return _WORDS[key][0 if language == "zh" else 1].format(detail=detail)


def say_reason(reason: Reason, language: Literal["zh", "en"] = "en") -> str:
    return say(reason.rule, language, detail=reason.detail)
