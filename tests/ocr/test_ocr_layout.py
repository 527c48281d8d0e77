"""Reading order, and where a line goes on in the next."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from archive.text import Box, Glyph, Line, PageText
from ocr.engines.crops import split_at_cells
from ocr.engines.leftovers import drop_repeated, drop_shared
from ocr.layout import arrange


def line(text, x, y, *, size=40, vertical=False):
    if vertical:
        return Line(
            tuple(Glyph(c, Box(x, y + i * size, x + size, y + (i + 1) * size), 1.0) for i, c in enumerate(text)),
            vertical=True,
        )
    return Line(tuple(Glyph(c, Box(x + i * size, y, x + (i + 1) * size, y + size), 1.0) for i, c in enumerate(text)))


def read(lines, cells=()):
    return PageText(width=2000, height=3000, scan_width=2000, scan_height=3000, lines=arrange(lines, cells)).text


CELLS = (Box(100, 100, 300, 200), Box(300, 100, 700, 200), Box(100, 200, 300, 400), Box(300, 200, 700, 400))


def test_cells_are_read_row_by_row():
    lines = [
        line("落户", 310, 300),
        line("男", 310, 120),
        line("事由", 110, 260),
        line("性别", 110, 130),
        line("标题", 300, 20),
    ]
    assert read(lines, CELLS) == "标题\n性别\n男\n事由\n落户"


def test_a_value_goes_on_inside_its_cell_only():
    lines = [
        line("因购房由桐荫巷二号", 310, 210),
        line("迁来", 310, 260),
        line("事由", 110, 260),
        line("次女", 310, 120),
    ]
    assert read(lines, CELLS) == "次女\n事由\n因购房由桐荫巷二号迁来"


def test_stacked_names_stay_apart():
    assert read([line("张三", 310, 210), line("李四", 310, 260)], CELLS) == "张三\n李四"


def test_single_characters_in_a_column_are_one_label():
    lines = [line(c, 180, 210 + 60 * i) for i, c in enumerate("简历表")]
    (joined,) = arrange(lines, CELLS)
    assert joined.text == "简历表"
    assert joined.vertical


def test_paragraphs_go_on_and_fields_do_not():
    lines = [
        line("二〇〇九年四月十三日经北港派出所民警核实", 180, 1000),
        line("符合本市户口迁移有关规定准予办理迁入的手续", 100, 1060),
        line("以上属实。", 100, 1120),
        line("承办人：卢一鸣", 100, 1180),
        line("办理日期：二〇〇九年四月十三日于北港派出所", 100, 1240),
        line("审批人：欧阳柏舟", 100, 1300),
    ]
    assert read(lines).split("\n") == [
        lines[0].text + lines[1].text + lines[2].text,
        lines[3].text,
        lines[4].text,
        lines[5].text,
    ]


def test_rows_before_columns_for_fields_but_columns_for_prose():
    fields = [line(f"标签{i}", x, 1000 + 80 * i) for i in range(6) for x in (100, 900)]
    assert read(fields).split("\n")[:3] == ["标签0", "标签0", "标签1"]
    prose = [line("这是一段排成两栏的文字", x, 1000 + 60 * i) for i in range(8) for x in (100, 700)]
    left = [one for one in arrange(prose, ()) if one.box.x0 == 100]
    assert list(arrange(prose, ())[:8]) == left


def test_a_letterhead_over_columns_comes_first_and_filled_columns_go_on():
    filled = "茲有我縣居民党玉珍原住長安縣韋曲"
    lines = [
        line("陝西省長安縣人民政府公安局用箋", 200, 40, size=36),
        line(filled, 800, 140, vertical=True),
        line("鎭南街九號請准予落戶爲荷", 700, 100, vertical=True),
        line("此致", 600, 220, vertical=True),
        line("一九五三年九月二日", 500, 400, vertical=True),
    ]
    ordered = arrange(lines, ())
    assert ["".join(g.text for g in one.glyphs) for one in ordered][:3] == [
        "陝西省長安縣人民政府公安局用箋",
        filled,
        "鎭南街九號請准予落戶爲荷",
    ]
    assert [one.wraps for one in ordered] == [False, True, False, False, False]


def test_standing_text_runs_from_right_to_left():
    lines = [line("民國十一年", 900 - 90 * i, 100, vertical=True) for i in range(4)]
    ordered = arrange([lines[2], lines[0], lines[3], lines[1]], ())
    assert [one.box.x0 for one in ordered] == [900, 810, 720, 630]


def test_a_table_of_standing_text_is_read_from_the_right():
    cells = [Box(100 + 200 * n, 100, 290 + 200 * n, 500) for n in range(3)]
    lines = [line(text, 170 + 200 * n, 150, vertical=True) for n, text in enumerate(["經辦人", "住址欄", "戶主名"])]
    # What did not fit into a column stands in the next, and may be one character.
    lines += [line("旺", 110, 150)]
    assert [one.text for one in arrange(lines, cells)] == ["戶主名", "住址欄", "經辦人", "旺"]


@given(st.lists(st.tuples(st.integers(0, 1800), st.integers(0, 2800), st.booleans()), max_size=40), st.booleans())
def test_no_line_is_lost_or_repeated(places, ruled):
    lines = [line("文字", x, y, vertical=v) for x, y, v in places]
    ordered = arrange(lines, CELLS if ruled else ())
    assert sorted((g.box.x0, g.box.y0) for one in ordered for g in one.glyphs) == sorted(
        (g.box.x0, g.box.y0) for one in lines for g in one.glyphs
    )


def test_lines_are_cut_at_cells():
    assert split_at_cells(Box(110, 120, 500, 160), CELLS) == [Box(110, 120, 300, 160), Box(300, 120, 500, 160)]
    assert split_at_cells(Box(110, 95, 290, 150), CELLS) == [Box(110, 100, 290, 150)]
    assert split_at_cells(Box(20, 120, 290, 160), CELLS) == [Box(20, 120, 100, 160), Box(100, 120, 290, 160)]
    assert split_at_cells(Box(900, 120, 990, 160), CELLS) == [Box(900, 120, 990, 160)]


def test_boxes_found_twice_count_once():
    boxes = [Box(0, 0, 100, 40), Box(5, 2, 60, 38), Box(0, 50, 100, 90)]
    assert drop_repeated(boxes) == [0, 2]


def test_what_runs_through_a_seal_belongs_to_the_page():
    line = Box(1406, 1076, 1776, 1122)
    cut_off, of_the_seal, beside = Box(1399, 1062, 1686, 1126), Box(1439, 1143, 1577, 1184), Box(1439, 1000, 1562, 1080)
    assert drop_shared([cut_off, of_the_seal, beside], [line]) == [1, 2]
    assert drop_shared([cut_off], []) == [0]


def test_heads_of_rows_that_were_found_as_one_standing_line_stand_in_their_rows():
    rows = ["莫樟生　男　木工　清水县人　汉族　住后街", "莫李氏　女　家务", "莫小舟　男　学生", "莫翠枝　女　学生"]
    lines = [line(text, 300, 100 + 60 * at) for at, text in enumerate(rows)]
    lines[0] = line(rows[0], 300, 100)
    heads = line("妻子女", 180, 160, size=40)
    standing = Line(
        tuple(Glyph(g.text, Box(180, 160 + 60 * n, 220, 200 + 60 * n), 1.0) for n, g in enumerate(heads.glyphs)),
        vertical=True,
    )
    assert read([*lines, line("户主", 150, 100), standing]) == "\n".join(
        ["户主", rows[0], "妻", rows[1], "子", rows[2], "女", rows[3]]
    )


def test_a_full_line_does_not_run_into_the_head_of_the_next_row():
    upper = line("一九六二年十月　母莫余氏由清水县迁入随子", 150, 100)
    assert (
        read([upper, line("备注　前册误写更正", 150, 160)])
        == "一九六二年十月　母莫余氏由清水县迁入随子\n备注　前册误写更正"
    )
    # What is only the rest of a sentence goes on.
    assert read([upper, line("居住，情况属实", 150, 160)]) == "一九六二年十月　母莫余氏由清水县迁入随子居住，情况属实"


def test_a_standing_label_beside_rows_of_another_pitch_stays_whole():
    lines = [line("甲乙丙丁戊己庚辛壬癸", 300, 100 + 90 * at) for at in range(4)]
    label = line("申请人情况", 180, 120, vertical=True)
    assert "申请人情况" in read([*lines, label])


def test_a_number_that_stands_in_the_seam_parts_the_stub_from_its_paper():
    stub = ["介绍信存根", "某某等二人前往", "青港办理登记事", "宜。", "有效期七天", "经手某某"]
    paper = [
        "青港派出所：",
        "兹介绍我队某某二名同志前来你处办理落户登记，住址定为清水县青港镇河",
        "西街九十一号，请接洽为荷。",
        "此致敬礼",
    ]
    lines = [line(text, 100, 100 + 80 * number) for number, text in enumerate(stub)]
    lines += [line(text, 560, 110 + 80 * number, size=34) for number, text in enumerate(paper)]
    # It was found in pieces.
    lines += [line("湘汽字第", 480, 90, vertical=True), line("0", 485, 255), line("173号", 480, 300, vertical=True)]
    text = read(lines)
    assert text.startswith("\n".join(stub[:1]))
    assert text.index("经手某某") < text.index("湘汽字第0173号") < text.index("青港派出所：")
    assert "青港镇河西街九十一号" in text
