"""What a mention's role tells of a person's part in a paper: whose paper it is, kin, parties, officers.

Roles are those that extraction writes into ``Mention.role``. A role that stands nowhere here takes part in nothing.
"""

from __future__ import annotations

# Whom a paper is about or who acts in it for themselves: numbers and birth dates below their name are theirs.
_PRIMARY = frozenset({
    "本人", "申请人", "死者", "新生儿", "迁移人", "所有人", "原所有人", "暂住人", "列管对象", "当事人", "驾驶人",
    "行人", "乘车人", "伤者", "委托人", "代理人", "出租人", "领证人", "借阅人", "报案人", "证人",
})  # fmt: skip

# Named beside the person that a paper is about; a birth date in their row is that person's, if there is one.
BESIDE = frozenset({"户主", "父亲", "母亲", "配偶", "监护人", "申报人", "代理人", "联系人", "出租人"})

_OFFICIAL = frozenset({
    "承办人", "经办人", "受理人", "审批人", "审核人", "调查人", "民警", "责任民警", "代查民警", "交通警察", "查验员",
    "登记人", "立卷人", "检查人", "负责人", "责任者", "签署人",
})  # fmt: skip

# Labels that no list foresees give roles of their own, which end like these (主持调解人, 复核申请人, 在台亲属).
_OFFICIAL_ENDINGS = ("民警", "警察", "交警", "审批人", "审核人", "审核次", "办人", "调解人", "查验员")
_PRIMARY_ENDINGS = ("申请人",)
_FAMILY_ENDINGS = ("亲属",)

_FAMILY = frozenset({"户主", "父亲", "母亲", "配偶", "监护人", "新生儿", "家庭成员", "爱人"})
_FAMILY_SUBJECT = frozenset({"本人", "申请人", "死者", "迁移人", "申报人", "暂住人"})
# Relation words are made of these characters alone (长子, 外祖母, 堂兄, 儿媳妇).
_KIN_CHARACTERS = frozenset(
    "长次三四五二大小幼独养继外曾堂表胞祖父母亲妻子夫丈女儿媳妇婿孙兄弟姐妹姊哥爷奶公婆岳伯叔姑舅姨侄甥嫂之"
)

TENANT = frozenset({"暂住人"})
LANDLORD = frozenset({"出租人"})
PARTY = frozenset({"当事人", "驾驶人", "行人", "乘车人", "伤者"})
OWNER = frozenset({"所有人"})
FORMER_OWNER = frozenset({"原所有人"})
AGENT = frozenset({"代理人"})
PRINCIPAL = frozenset({"委托人", "本人", "申请人", "所有人", "当事人", "死者"})
DECLARANT = frozenset({"申报人"})
DEAD = frozenset({"死者"})


def is_kin_word(role: str) -> bool:
    """Tell whether a role is a relation of kin (妻, 长子, 岳母)."""
    return 0 < len(role) <= 4 and all(character in _KIN_CHARACTERS for character in role)


def is_official(role: str) -> bool:
    """Tell whether a role is that of somebody who only handled a paper."""
    return role in _OFFICIAL or role.endswith(_OFFICIAL_ENDINGS)


def is_primary(role: str) -> bool:
    """Tell whether a paper is about the bearer of a role, or the bearer acts in it for themselves."""
    return role in _PRIMARY or role.endswith(_PRIMARY_ENDINGS)


def tells_of_family(role: str) -> bool:
    """Tell whether a role makes somebody a member of the household that a paper tells of."""
    return role in _FAMILY or is_kin_word(role) or role.endswith(_FAMILY_ENDINGS)


def are_kin(one: str, other: str) -> bool:
    """Tell whether two roles on one paper say that their bearers are of one household."""
    pair = (one, other)
    return any(map(tells_of_family, pair)) and all(tells_of_family(role) or role in _FAMILY_SUBJECT for role in pair)
