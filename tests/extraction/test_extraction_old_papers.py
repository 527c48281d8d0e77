"""Sentences, rows and numbers of papers of the fifties to the nineties, on clean print. Everybody is invented."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from page_kit import glyphs_at, line_at, page_of, typed_page

from archive.text import Box, Line
from extraction.context import ItemContext
from extraction.extract import extract


def read(text, kind, *, year=1985, archive_class="户籍"):
    found = extract([(1, typed_page(text))], ItemContext(archive_class=archive_class, year=year))
    return [mention.value for mention in found if mention.type == kind]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("乘坐自行车后架的容春桃轻伤。", ["容春桃"]),
        ("那车是红花乡的商佑生开的。", ["商佑生"]),
        ("细伢子商毛毛头上出血。", ["商毛毛"]),
        ("派員卓逸群查驗屬實。", ["卓逸群"]),
        ("大哥公冶建设远在新疆。", ["公冶建设"]),
        ("房客尔朱兰嫁到东山去了。", ["尔朱兰"]),
        ("家属揣银花贰名前来。", ["揣银花"]),
        ("我所民警扈江涛、苑青进行了调查。", ["扈江涛", "苑青"]),
        ("经手人：母金声", ["母金声"]),
        ("还有我弟弟丑建军，坐副驾驶。", ["丑建军"]),
        ("茹克娅·艾山（身份证号码653199198506054469）已于2007年12月1日离开", ["茹克娅·艾山"]),
        ("关于淡台明夫妻投靠迁入的审批材料", ["淡台明"]),
        # A comma that was read as a dot.
        ("家庭成员：父郭红玉·女钟离小曼", ["郭红玉", "钟离小曼"]),
        # Behind a label of who signs a relative's name still begins with his relation where he has a surname.
        ("申报人：妻孙玉梅", ["孙玉梅"]),
        # A word for a relative is no part of a name, whatever surname follows it; who only acts for somebody has none.
        ("申报人：伯父蔤寿林", ["蔤寿林"]),
        ("申报人：外祖父麹德", ["麹德"]),
        ("申报人：姑母代办", []),
        ("申报人：父亲母亲", []),
        # What follows a short name is no part of it.
        ("一九五一年我同郗梅结婚，生有一子。", ["郗梅"]),
        ("与邻村的戚兰相识，后来到县城。", ["戚兰"]),
        ("那年和本街邰香成亲。", ["邰香"]),
        ("与何吴水根结婚，", ["何吴水根"]),
        ("这一段历史，可由同村蔺福生证明。", ["蔺福生"]),
        ("以上历史有本村贫农鲍元清可以作证。", ["鲍元清"]),
        ("可由本乡农会主席靳保堂作证。", ["靳保堂"]),
        ("可由武装部证明，可由商会证明，由原单位证明。", []),
        # Titles in the file of a case: who wrote, who was asked, about whom.
        ("关于蔺福生历史问题的审查结论", ["蔺福生"]),
        ("关于戚炳臣问题的综合报告", ["戚炳臣"]),
        ("关于花生问题的报告", []),
        ("蔺福生检举戚宝卿的材料", ["蔺福生", "戚宝卿"]),
        ("调查戚宝卿笔录", ["戚宝卿"]),
        ("蔺福生坦白书", ["蔺福生"]),
        ("戚宝卿家属暨金贞来信", ["戚宝卿", "暨金贞"]),
        ("群众来信，农民来信，连队来信", []),
        ("主犯蔺福生，男，三十二岁，澧滨县人。", ["蔺福生"]),
        ("失主何炳之报案", ["何炳之"]),
        ("被告人蔺福生犯盗窃罪，判处有期徒刑三年", ["蔺福生"]),
        ("曾在地主暨明德家当长工，盗走戚宝卿家棉被一床", ["暨明德", "戚宝卿"]),
        ("盗窃成性，偷走花生一袋，盗窃单位财物", []),
        ("户主蔺福生，长男蔺大，次男蔺二", ["蔺福生", "蔺大", "蔺二"]),
        ("母蔺门戚氏，年六十", ["蔺门戚氏"]),
        ("妻弟戚宝卿现在外地当兵", ["戚宝卿"]),
        ("养母蔺戚氏于民国卅四年病故", ["蔺戚氏"]),
        ("社员蔺福生之女蔺桂香，因出嫁，", ["蔺福生", "蔺桂香"]),
        ("其母吴氏妹年已七十，", ["吴氏妹"]),
    ],
)
def test_names_are_found_whole(text, names):
    assert read(text, "person") == names


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("迁回先锋路塔前街58号父母处。", ["先锋路塔前街58号"]),
        ("在汨罗县新市镇正街供销社门口倒车。", ["汨罗县新市镇正街供销社门口"]),
        ("走到石嘴山市大武口区世纪大道与贺兰山南路十字，", ["石嘴山市大武口区世纪大道与贺兰山南路十字"]),
        ("暂住地址无锡市崇安区毛湾新村102号601室的居住信息同时核销", ["无锡市崇安区毛湾新村102号601室"]),
        ("兹有我大队第六生产队社员禤永福。", []),
        # How somebody came there is no part of a place, though no table knows the county, and however the verb was read.
        ("伙同他人窜至澧滨县永安镇正街三十号居民家中，", ["澧滨县永安镇正街三十号"]),
        ("帘至澧滨县永安镇正街三十号居民家中，", ["澧滨县永安镇正街三十号"]),
        ("当晚又潜入澧滨县永安镇正街三十号社员家，", ["澧滨县永安镇正街三十号"]),
        ("翻墙进入澧滨县永安镇正街三十号居民家中，", ["澧滨县永安镇正街三十号"]),
        ("先后窜抵澧滨县永安镇正街三十号作案。", ["澧滨县永安镇正街三十号"]),
        ("澧滨县冬至公社石桥大队社员", ["澧滨县冬至公社石桥大队"]),
        ("云口县到山乡石桥村三组村民", ["云口县到山乡石桥村三组"]),
        ("肇事地点：砂石路面，宽六米二", []),
        ("住址或单位：道外区第九小学学生", []),
    ],
)
def test_places(text, places):
    assert read(text, "address") == places


@pytest.mark.parametrize(
    ("text", "days"), [("注：87.1.15出境", ["1987-01-15"]), ("94.8.30注销", ["1994-08-30"]), ("共87.1.15元", [])]
)
def test_what_happened_then_tells_a_day(text, days):
    assert read(text, "date", year=1990) == days


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("吊扣驾驶证（湘13字第0655号）一年。", ["湘13字第0655号"]),
        ("城民死字第叁拾柒號", ["城民死字第叁拾柒号"]),
        ("瓮公字第7号", ["瓮公字第7号"]),
        ("[发动机] XN7100225", ["XN7100225"]),
        ("厂-79-12", ["厂-79-12"]),
        # Fifteen digits with a letter among them are no ID number.
        ("条码号350199G11003397", ["350199G11003397"]),
        ("戶字七號", ["户字七号"]),
        # 云 is a province on plates, and here a part of the city.
        ("暂住证号：岳云暂99-0303", ["岳云暂99-0303"]),
        ("车号：湘岳13-31592", ["湘岳13-31592"]),
    ],
)
def test_numbers(text, numbers):
    assert read(text, "number") == numbers


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("登记日期：1969.|2.|3", ["1969-12-13"]),
        ("登记日期：1969.||.27", ["1969-11-27"]),
        ("出生日期：1958.1|.l2", ["1958-11-12"]),
        ("出生日期：1958.3.4|", ["1958-03-04"]),
        # Where the moon counts, the year may be in digits.
        ("52年古历八月十五", ["1952-10-03"]),
        ("52年农历三月初八生", ["1952-04-02"]),
        ("37年腊月十二", ["1938-01-13"]),
        # Numerals as accounts have them.
        ("壹玖伍捌年叁月拾日", ["1958-03-10"]),
        ("民國叁年拾月初五日", ["1914-11-21"]),
    ],
)
def test_days_in_a_running_hand_and_by_the_moon(text, days):
    assert read(text, "date") == days


@pytest.mark.parametrize(
    ("text", "numbers"), [("户号：28", []), ("户号：105", []), ("户号：00459", ["00459"]), ("户号：4021", ["4021"])]
)
def test_households_that_are_counted_have_no_number(text, numbers):
    assert read(text, "number") == numbers


def seam(number, x, y):
    """Set a number below itself, as it stands across the seam of a stub."""
    return Line(glyphs=tuple(glyph for at, one in enumerate(number) for glyph in glyphs_at(one, x, y + 36 * at)))


@pytest.mark.parametrize(
    ("second", "expected"),
    [("青迁字第004718号", "青迁字第004718号"), ("青迁字第004719号", "青迁字第0014718号")],
)
def test_the_number_in_the_seam_is_that_of_both_halves(second, expected):
    page = page_of(
        [line_at("青迁字第004718号", 120, 120), line_at(second, 900, 120), seam("青迁字第0014718号", 640, 260)]
    )
    found = extract([(1, page)], ItemContext(archive_class="户籍", year=1989))
    standing = [one for one in found if one.type == "number" and one.raw == "青迁字第0014718号"]
    assert [one.value for one in standing] == [expected]
    assert ("mended" in standing[0].checks) is (expected == second)


def test_heads_above_the_first_row_of_cells_are_its_heads():
    rows = [
        ["1", "缪俊", "432299770811286", "云溪区云中路17号", "岳云暂99-0303", "1999-06-28"],
        ["2", "浦刚", "432299780726791", "云溪区岳化大道56号", "岳云暂99-0388", "1999-05-06"],
    ]
    heads = ["序号", "姓名", "公民身份号码", "暂住地址", "暂住证号", "注销日期"]
    widths = [110, 140, 320, 360, 280, 220]
    edges = [100 + sum(widths[:number]) for number in range(len(widths) + 1)]
    cells = [
        Box(low, 400 + 80 * number, high - 8, 472 + 80 * number)
        for number in range(len(rows))
        for low, high in pairwise(edges)
    ]
    lines = [line_at("暂住证注销人员明细表", 500, 200)]
    lines += [line_at(head, low + 8, 350, size=24) for head, low in zip(heads, edges, strict=False)]
    lines += [
        line_at(value, low + 8, 420 + 80 * number, size=24)
        for number, row in enumerate(rows)
        for value, low in zip(row, edges, strict=False)
    ]
    found = extract([(1, page_of(lines, cells))], ItemContext(archive_class="暂住证", year=1999))
    assert {mention.value for mention in found if mention.type == "person"} == {"缪俊", "浦刚"}
    assert {mention.role for mention in found if mention.type == "date"} == {"注销日期"}


def test_a_title_and_an_office_above_a_table_are_no_heads():
    cells = [Box(low, 400 + 90 * row, low + 340, 480 + 90 * row) for row in range(2) for low in (100, 450, 800, 1150)]
    lines = [
        line_at("常住户口登记卡", 560, 300, size=50),
        line_at("派出所：火星", 110, 360, size=28),
        line_at("本人姓名", 110, 420), line_at("钟卫生", 460, 420), line_at("又名或曾用名", 810, 420), line_at("钟德", 1160, 420),
        line_at("性别", 110, 510), line_at("男", 460, 510), line_at("民族", 810, 510), line_at("汉族", 1160, 510),
    ]  # fmt: skip
    found = extract([(1, page_of(lines, cells))], ItemContext(archive_class="户籍", year=2002))
    assert {mention.value for mention in found if mention.type == "person"} == {"钟卫生", "钟德"}


def test_a_typed_list_goes_on_behind_a_row_that_lacks_a_value():
    text = """登记名册
姓名　性别　出生年月　住址
慎荣　女　1929.6　麦市大队五队
麻启发　男　1927.5　白沙大队四队
慕早生　男　白沙大队一队
农启发　男　1945.10　三联大队二队
尚柏　男　1924.2　三联大队四队"""
    assert read(text, "date", year=1964) == ["1929-06", "1927-05", "1945-10", "1924-02"]
    assert read(text, "person", year=1964) == ["慎荣", "麻启发", "慕早生", "农启发", "尚柏"]


def test_a_title_of_two_lines_is_what_says_more():
    found = read("道路交通事故认定书\n（适用简易程序）\n编号：3713121800452179", "case_type", archive_class="交通事故")
    assert found == ["简易程序"]


def test_the_rows_of_a_name_seal_are_no_names():
    rows = [("卿戢", 900.0), ("印少", 936.0)]
    seal = [replace(line_at(text, 500, y), stamp=True) for text, y in rows]
    round_seal = replace(line_at("清水县公安局", 900, 905), stamp=True)
    page = page_of([line_at("承办人　戢少卿", 120, 905), *seal, round_seal])
    found = extract([(1, page)], ItemContext(archive_class="户籍", year=1958))
    assert [mention.value for mention in found if mention.type == "person"] == ["戢少卿"]
    assert [mention.value for mention in found if mention.type == "organisation"] == ["清水县公安局"]
