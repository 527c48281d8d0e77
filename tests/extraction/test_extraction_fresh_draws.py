"""What new draws of the tuned forms and one more stranger's pages showed. Everybody in it is invented."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from page_kit import MARGIN, line_at, page_of, typed_page, width_of

from archive.text import Box, PageText
from extraction.context import ItemContext
from extraction.extract import extract
from extraction.flow import Gap, Mark, make_flow
from extraction.spread_names import close_up


def found(page: PageText | str, kind: str, *, archive_class: str = "户籍", year: int = 2006) -> list[str]:
    page = typed_page(page) if isinstance(page, str) else page
    mentions = extract([(1, page)], ItemContext(archive_class=archive_class, year=year))
    return [mention.value for mention in mentions if mention.type == kind]


class TestSpreadNames:
    """Characters set wide apart, as typists do to make two as long as three."""

    @pytest.mark.parametrize(
        ("text", "names"),
        [
            ("派出所意见：同意撤管，报分局审批。\n　　　　　　罗　勇 1994年9月24日", ["罗勇"]),
            ("所长：同意。罗　勇\n1994年9月24日", ["罗勇"]),
            ("罗　勇、李　强二人于2001年3月结婚", ["罗勇", "李强"]),
            ("户主　罗　勇　妻　李　芳", ["罗勇", "李芳"]),
            ("承办人：罗　小　勇", ["罗小勇"]),
        ],
    )
    def test_they_are_closed_up(self, text, names):
        assert found(text, "person") == names

    @pytest.mark.parametrize("text", ["伍　拾　元", "姓　名　性　别", "男　汉　族", "单　价　金　额"])
    def test_other_words_stay_as_they_are(self, text):
        flow = make_flow(1, [Mark(glyph) for glyph in line_at(text, 0, 0).glyphs])
        assert close_up(flow) == flow

    @given(st.text("罗勇李芳妻男伍拾　 、系二人ab1", max_size=24))
    def test_nothing_is_lost_by_it(self, text):
        flow = make_flow(1, [Mark(glyph) for glyph in line_at(text, 0, 0).glyphs])
        closed = close_up(flow)
        assert (closed.text, closed.marks) == (flow.text, flow.marks)
        assert all(now in (was, Gap.NONE) for was, now in zip(flow.gaps, closed.gaps, strict=True))


class TestTables:
    def test_two_known_heads_are_enough_where_the_rows_under_them_fit(self):
        rows = [("1", "2001年6月2日", "合格", "薛润生"), ("2", "2002年4月18日", "合格", "陈栓柱"),
                ("3", "2003年3月3日", "合格", "马宗尧"), ("4", "2004年2月19日", "合格", "赵建设")]  # fmt: skip
        page = table([("次数", "检验日期", "结果", "检验员"), *rows])
        mentions = extract([(1, page)], ItemContext(archive_class="车辆", year=2004))
        roles = {mention.value: mention.role for mention in mentions if mention.type == "person"}
        assert roles == dict.fromkeys([name for *_, name in rows], "查验员")

    LEDGER = (
        ("姓名", "身份证号", "何地迁来", "迁移证号"),
        ("魏华", "432299650801444", "铜川市红旗沟街243号", "001207"),
        ("阎静", "430699720311706", "绍兴市府横前街226号", "000664"),
        ("薛弢", "430699510531732", "保定市天威后路49号", "000946"),
        ("何有福", "430699710121593", "大同市煤峪里37栋2号", "003174"),
    )

    def test_a_rule_that_was_seen_too_low_ends_no_table(self):
        page = table(self.LEDGER, moved={(2, 2): 22.0})
        assert found(page, "person", year=1989) == [row[0] for row in self.LEDGER[1:]]
        assert found(page, "number", year=1989) == [row[3] for row in self.LEDGER[1:]]

    def test_a_cell_that_was_not_found_ends_no_table(self):
        wide = [(*row, "汉") for row in self.LEDGER]
        wide[0] = (*self.LEDGER[0], "民族")
        page = table(wide, missing={(2, 4)})
        assert found(page, "number", year=1989) == [row[3] for row in self.LEDGER[1:]]

    def test_a_column_of_names_believes_any_surname(self):
        page = table([
            ("房", "宿客", "证件", "哪里人"), ("302", "畅自强", "430699196504113271", "霍城县三宫庙村21巷200号"),
            ("303", "宋腊梅", "430699197607172727", "城固县张家堰村17组151号"),
            ("204", "韩婵", "430699197601194100", "屏山县黄葛坎村8组"),
            ("105", "孛雷", "430699197509088217", "霍城县三宫庙村34巷14号"),
            ("307", "郭佩", "430699198212262426", "屏山县黄葛坎村9组"),
        ])  # fmt: skip
        assert found(page, "person", archive_class="暂住证") == ["畅自强", "宋腊梅", "韩婵", "孛雷", "郭佩"]


def table(rows, *, moved=None, missing=frozenset()) -> PageText:
    """Draw a table with cells of one size.

    Args:
        rows: texts by row and column.
        moved: by (row, column), how much lower the upper side of a cell is seen than it is.
        missing: cells (row, column) that are not found.
    """
    wide, high, size = 340.0, 70.0, 24.0
    lines, cells = [], []
    for place, row in enumerate(rows):
        for column, text in enumerate(row):
            x, y = MARGIN + column * wide, MARGIN + place * high
            lines.append(line_at(text, x + 10, y + 30, size=size))
            if (place, column) not in missing:
                box = Box(x + 2, y + 2, x + wide - 2, y + high - 2)
                cells.append(replace(box, y0=box.y0 + (moved or {}).get((place, column), 0.0)))
    return page_of(lines, cells)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("赤公交认字[2015]第150402053号", "赤公交认字〔2015〕第150402053号"),
        ("岳公交认字〔2009〕第4306022009B00123号", "岳公交认字〔2009〕第4306022009B00123号"),
        ("滇公交认字[2011]第533221-0074号", "滇公交认字〔2011〕第533221-0074号"),
        ("鉴定书喀公物鉴(DNA)字[2010]226号", "喀公物鉴(DNA)字〔2010〕226号"),
        ("原认定：会同县交警队会交责字970077号，负主要责任", "会交责字970077号"),
        ("领导批示临山呈字〔2003〕61号", "临山呈字〔2003〕61号"),
        ("岳站暂补〔1998〕21", "岳站暂补〔1998〕21"),
        ("（甘2-0441）在坡下相撞", "甘2-0441"),
        ("证号　D0286117　邬润林", "D0286117"),
        ("编号ZD-95-021，列管以来", "ZD-95-021"),
        ("出生医学证明编号：N737883489", "N737883489"),
        ("丈夫系澳门居民，身份证5/118203/7，", "5/118203/7"),
        ("毕业证书南职教第0726号", "南职教第0726号"),
        ("第 SW-0419 号", "SW-0419"),
        ("审批表\n430600G24036903\n姓名：赖喆", "430600G24036903"),
        ("该车原档案编号051695677510，原号牌", "051695677510"),
    ],
)
def test_numbers_are_taken_whole(text, number):
    assert number in found(text, "number")


def test_rows_that_are_counted_add_nothing_to_the_number_above():
    assert found("单程证：D0173206、D0173207　限2001年11月30日前出境", "number") == ["D0173206", "D0173207"]
    assert found("发动机号SQR480EDFE6J01174", "number") == ["SQR480EDFE6J01174"]


def test_a_number_goes_to_the_next_line_whole():
    rows = (
        "一、甲方自愿将自有货车一辆转让给乙方，价款当面付清（发动机号",
        "JL1708942，车架号LZ09NG8BXZ5039418），此后该车发生的一切",
        "违章由乙方负责，与甲方无关。",
    )
    page = page_of([line_at(row, MARGIN, 300 + 60 * place) for place, row in enumerate(rows)])
    # What does not fit on a line is set on the next: the first ends a number's width before the second.
    assert width_of(rows[1]) - width_of(rows[0]) < width_of("JL1708942")
    assert "JL1708942" in found(page, "number", archive_class="车辆")


def test_a_speck_inside_an_id_number_is_no_point():
    assert found("驾驶证号43229919860.6137177，联系电话", "id_number") == ["432299198606137177"]
    # Nothing but the check character says so.
    assert found("驾驶证号43229919860.6137178，联系电话", "id_number") == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("致夏兰受伤、两车损坏", ["夏兰"]),
        ("事故处理员：赵正洪、周.东", ["赵正洪", "周东"]),
        ("家庭成员：田月桂、于西湖", ["田月桂", "于西湖"]),
        ("知识青年于朝阳，男，现年二十一岁", ["于朝阳"]),
        ("我于朝阳区医院就诊", []),
        ("魏乌力负全责，赔200元", ["魏乌力"]),
        ("遗失声明　韦美（吉林省图们市口岸后街158号）不慎将证件遗失", ["韦美"]),
        ("姚新民遗失图们市公安局2008年6月30日签发的户口迁移证一张", ["姚新民"]),
        ("户主及关系：于新民(其叔父)", ["于新民"]),
        ("陈淑芳准迁证原件已由本人领回", ["陈淑芳"]),
        ("当事人：天气路面", []),
        ("与对向骑车的薛俊杰相撞", ["薛俊杰"]),
        ("那天石建国开车（车牌湘FJH777）送我", ["石建国"]),
        (
            "1　黎敏询问笔录　2009.3.2　1-9\n2　宇文嫣伤情鉴定　2009.7.10　37-45\n3　熊勇身份证复印件　2009.8.1　46",
            ["黎敏", "宇文嫣", "熊勇"],
        ),
        ("经向其亲属于武平调查核实，上述情况属实", ["于武平"]),
        ("该车属于平江县运输公司", []),
        (
            "你所1987年11月13日报来阿俄·惹各莫撤管材料收悉。阿俄·惹各莫，生于1934年11月21日",
            ["阿俄·惹各莫", "阿俄·惹各莫"],
        ),
        ("鄉村户　口冊\n户主：鄭蘭芝", ["郑兰芝"]),
        ("转户理由：高级职称人员家属", []),
    ],
)
def test_persons(text, names):
    assert sorted(found(text, "person")) == sorted(names)


def test_a_name_goes_on_over_the_end_of_a_line():
    rows = (
        "大队证明该户情况均系属实并无虚报请予接洽。大队医生韩家",
        "驹可以证明，其余情况均属实，特此证明，请予办理为盼为荷。",
    )
    page = page_of([line_at(row, MARGIN, 300 + 60 * place) for place, row in enumerate(rows)])
    assert "韩家驹" in found(page, "person")


@pytest.mark.parametrize(
    ("text", "archive_class", "case_type"),
    [
        ("申请事项：注册登记■ 变更登记□ 转移登记□ 注销登记□", "车辆", "注册登记"),
        ("申请事项：注册登记□ 变更登记□ 转移登记■ 注销登记□", "车辆", "转移登记"),
        ("申请事项：■注册登记 □变更登记 □转移登记 □注销登记", "车辆", "注册登记"),
        ("情况说明\n孩子没有户口，特请求准予出生入户。\n同意出生登记入户。", "户籍", "出生入户"),
        ("重点人口考察终结报告\n该人曾被批准列为重点人口。\n同意撤管。", "重点人口", "撤管"),
    ],
)
def test_case_types(text, archive_class, case_type):
    assert set(found(text, "case_type", archive_class=archive_class)) == {case_type}


def test_what_a_label_adds_in_brackets_is_no_part_of_an_address():
    text = "入户地址（随父或随母）\n湖南省岳阳市云溪区路口镇南太村3组"
    assert found(text, "address") == ["湖南省岳阳市云溪区路口镇南太村3组"]


def test_a_place_goes_on_behind_a_number():
    text = "当事人甲钟佩证号432299630930568住新疆伊犁州霍城县芦草沟台镇三宫庙村22号驾新F8232L号车"
    assert found(text, "address") == ["新疆伊犁州霍城县芦草沟台镇三宫庙村22号"]


def test_an_office_does_not_begin_with_who_lost_its_paper():
    assert found("姚新民遗失图们市公安局签发的户口迁移证一张", "organisation") == ["图们市公安局"]


def test_a_road_along_the_water_is_one_road():
    text = "那天在岳阳楼区湖滨大道与沿湖大道交汇处追尾了前面的货车"
    assert found(text, "address") == ["岳阳楼区湖滨大道与沿湖大道交汇处"]
    assert found("沿岳阳大道由东向西行驶", "address") == found("沿着岳阳大道由东向西行驶", "address")
