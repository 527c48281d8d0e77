"""Who signed deeds, lost papers or moved, and the numbers of permits to move. All of it is invented."""

from __future__ import annotations

import pytest
from page_kit import typed_page

from extraction.context import ItemContext
from extraction.extract import extract


def _values(text, kind, *, year=1976):
    mentions = extract([(1, typed_page(text))], ItemContext(year=year))
    return {mention.value for mention in mentions if mention.type == kind}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("邱志明调入我厂工作，请准予落户。", {"邱志明"}),
        ("牟志远由长沙市机械厂调入我厂", {"牟志远"}),
        ("卜文英调来我社任会计", {"卜文英"}),
        ("1976年3月阮志平调入我矿工作", {"阮志平"}),
        ("柯志强从江西调来，柯志勇调往株洲", {"柯志强", "柯志勇"}),
        ("焦冬梅招工进厂，户口迁入厂集体户", {"焦冬梅"}),
        ("经研究同意喻国华调入。", {"喻国华"}),
        ("谷春生遗失户口簿一本，声明作废", {"谷春生"}),
        ("遗失声明　伍晓燕不慎遗失准迁证一份", {"伍晓燕"}),
    ],
)
def test_who_lost_a_paper_or_came_from_elsewhere(text, names):
    assert _values(text, "person") == names


@pytest.mark.parametrize(
    "text",
    [
        "设备调入我厂，安装调入二车间。",
        "平江调入两户，华容迁来三户。",
        "高温遗失，安全迁入。",
        "18号高楼迁入新户。",
        "方案由县局转来。",
        "白沙洲迁来，黄土岭迁往，石门坎落户。",
    ],
)
def test_places_and_things_that_move_are_no_people(text):
    assert _values(text, "person") == set()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("作中　罗仲文　代笔　欧阳少卿", {"罗仲文", "欧阳少卿"}),
        ("凭中人廖春生、谢文卿，代笔谢志高", {"廖春生", "谢文卿", "谢志高"}),
        ("见中廖春生 代字谢文卿", {"廖春生", "谢文卿"}),
        ("承买人周春和 出卖人何大顺 说合人王子林", {"周春和", "何大顺", "王子林"}),
        ("卖主何大顺 买主周春和 中保人廖春生", {"何大顺", "周春和", "廖春生"}),
        ("立约人 何大顺押　中人 廖春生押", {"何大顺", "廖春生"}),
        ("中见人廖春生、李四维　亲笔谢文卿", {"廖春生", "李四维", "谢文卿"}),
    ],
)
def test_who_stands_below_a_deed(text, names):
    assert _values(text, "person", year=1952) == names


@pytest.mark.parametrize("text", ["其中三户，当中一人。", "作中间人作证无效。", "立此为据，永无反悔。"])
def test_words_of_deeds_are_no_people(text):
    assert _values(text, "person", year=1952) == set()


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("准迁第00371号", {"准迁第00371号"}),
        ("凭渝迁00618842号准迁证办理", {"渝迁00618842"}),
        ("持川准0913375迁来", {"川准0913375"}),
        ("换发豫准迁00912号", {"豫准迁00912"}),
        ("交来渝迁00618842、渝迁00618843两张", {"渝迁00618842", "渝迁00618843"}),
        ("入户通知单（准入第00213号）", {"准入第00213号"}),
        ("蓉迁第0186622号", {"蓉迁第0186622号"}),
        ("苏迁(73)04488", {"苏迁(73)04488"}),
        ("由并迁68-3301至并迁68-3304", {"并迁68-3301", "并迁68-3304"}),
        ("准迁字第0913375号", {"准迁字第0913375号"}),
        ("本人不慎遗失湘迁字第004812号迁移证一张", {"湘迁字第004812号"}),
    ],
)
def test_numbers_of_permits_to_move_begin_with_their_office(text, numbers):
    assert _values(text, "number", year=1995) == numbers


@pytest.mark.parametrize(
    "text", ["批准1234567元", "搬迁0012户", "核准00123456人", "户口已迁1995年3月", "准迁19950321", "县迁20080401来"]
)
def test_counts_and_days_are_no_numbers_of_permits(text):
    assert _values(text, "number", year=1995) == set()
