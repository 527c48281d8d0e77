"""What somebody is, before his name (民警某某, 村会计某某): one list, for fields of several names and for prose."""

from __future__ import annotations

import re

_WORDS = (
    "民警 干警 辅警 协警 特警 巡警 交警 刑警 侦查员 联防队员 值班员 内勤 "
    "警官 户籍员 社工 居委会 村委会 居委 治保主任 妇女主任 村主任 主任 村长 乡长 镇长 组长 队长 所长 "
    "局长 科长 股长 处长 站长 院长 校长 厂长 班长 排长 连长 政委 教导员 指导员 老支书 村支书 支书 书记 "
    "会计 干部 律师 医师 医生 教师 老师 司机 房东 房主 租客 房客 店主 摊主 员工 职工 工人 农民 民工 牧民 社员 村民 "
    "居民 市民 群众 学生 同学 同事 工友 战友 难友 邻居 老乡 阿訇 毛拉 死者 伤者 亡者 当事人 "
    "农会主席 贫协主席 主席 社长 贫农 中农 教员 店员 老板 经理 掌柜 "
)
# Longest first: 治保主任 is no 主任 alone.
TRADE = "(?:" + "|".join(sorted(_WORDS.split(), key=len, reverse=True)) + ")"
# 同村某某, 本乡农会主席某某: where somebody is from.
_FROM = "(?:[同本邻][村乡镇队社厂街院校班]|隔壁|对门|当地)"
_TRADE = re.compile(rf"{_FROM}?(?:本?单位|本?公司|我(?:处|厂|店|队|公司|单位|工地|校|院|局)?|[村社队])?{TRADE}|{_FROM}")
_ONE_OF_SEVERAL = re.compile(rf"{TRADE}(?=[\u3400-\u9fff]{{2,4}}(?:$|[,，、;；。(之]))")
_OF_AN_OFFICE = re.compile(rf"[\u3400-\u9fff]{{2,10}}?{TRADE}(?=[\u3400-\u9fff]{{2,4}}$)")


def past_trade(text: str, start: int) -> int:
    """Return where a name may begin in folded ``text`` behind what somebody is (员工某某)."""
    trade = _TRADE.match(text, start)
    return start if trade is None else trade.end()


def trade_in_list(text: str, start: int, end: int, *, first: bool) -> int:
    """Return where the name begins that a trade at ``start`` of a field's value precedes, or ``start``.

    Args:
        text: folded.
        start: where the trade may begin.
        end: of the value.
        first: nothing of the value stands before it, so that the office may be named too (任城分局副局长某某).
    """
    found = _ONE_OF_SEVERAL.match(text, start, end) or (_OF_AN_OFFICE.match(text, start, end) if first else None)
    return start if found is None else found.end()
