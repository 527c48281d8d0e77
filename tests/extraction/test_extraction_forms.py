"""Whole forms: every mention that a careful reader would list, and none that he would not. All of it is invented."""

from __future__ import annotations

import pytest
from page_kit import Ruled, ruled_page, typed_page

from archive.text import PageText
from extraction.context import ItemContext
from extraction.extract import extract


def _found(page: PageText, archive_class: str = "", year: int | None = None) -> dict[str, list[str]]:
    found: dict[str, set[str]] = {}
    for mention in extract([(1, page)], ItemContext(archive_class=archive_class, year=year)):
        found.setdefault(str(mention.type), set()).add(mention.value)
    return {name: sorted(values) for name, values in found.items()}


def _expect(page: PageText, archive_class: str, year: int, **expected: list[str]) -> None:
    found = _found(page, archive_class, year)
    for name in ("person", "id_number", "date", "address", "case_type"):
        assert found.get(name, []) == sorted(expected.get(name, [])), name


DEATH: list[list[str | Ruled]] = [
    ["死者姓名", "夏侯立冬", "性别", "男", "民族", "汉族"],
    ["出生日期", "1938年2月4日", Ruled("公民身份号码", 1), Ruled("432299193802040016", 3)],
    [Ruled("户口所在地", 1), Ruled("沅州市青石区临河街道柳荫巷19号2栋403室", 5)],
    ["死亡日期", "2011 年 3 月 9 日", "死亡原因", "疾病"],
    ["申报人", "夏侯满", "与死者关系", "长女", "联系电话", "0730-0000021"],
    ["注销日期", "二〇一一年三月十五日", "承办民警", "郝思远（签章）"],
]


@pytest.mark.parametrize("bridge", [False, True])
def test_ruled_death_form(bridge: bool) -> None:
    page = ruled_page("死亡人员户口注销登记表", DEATH, bridge=bridge, tail="【虚构样例】")
    _expect(
        page,
        "户籍",
        2011,
        person=["夏侯立冬", "夏侯满", "郝思远"],
        id_number=["432299193802040016"],
        date=["1938-02-04", "2011-03-09", "2011-03-15"],
        address=["沅州市青石区临河街道柳荫巷19号2栋403室"],
        case_type=["死亡注销"],
    )


def test_sections_and_members() -> None:
    page = ruled_page(
        "户口迁入审批表",
        [
            [Ruled("申请人", 0.6, rows=2), "姓名", "阚玉岭", "性别", "女", "出生日期", "1975.6.30"],
            ["公民身份号码", Ruled("432299197506300027", 2), "联系电话", Ruled("13800000000", 2)],
            [Ruled("现户口所在地", 1), Ruled("清水县石坝镇大樟村8组", 5)],
            [Ruled("拟迁入地址", 1), Ruled("沅州市青石区学宫街74号", 5)],
            [Ruled("随\n迁\n人\n员", 0.6, rows=3), "姓名", "与申请人关系", "出生日期", Ruled("公民身份号码", 2)],
            ["瞿 宁", "丈夫", "1973-11-02", Ruled("432299197311020035", 2)],
            ["瞿小禾", "女儿", "2003-04-18", Ruled("432299200304180041", 2)],
            [Ruled("派出所意见", 1), Ruled("情况属实，同意上报。\n　　　　　　所长：佟克勤　　2010年5月6日", 5)],
            [Ruled("县级公安机关审批意见", 1), Ruled("同意迁入。　　　　　　乜怀中　　2010年5月11日", 5)],
        ],
    )
    _expect(
        page,
        "户籍",
        2010,
        person=["阚玉岭", "瞿宁", "瞿小禾", "佟克勤", "乜怀中"],
        id_number=["432299197506300027", "432299197311020035", "432299200304180041"],
        date=["1975-06-30", "1973-11-02", "2003-04-18", "2010-05-06", "2010-05-11"],
        address=["清水县石坝镇大樟村8组", "沅州市青石区学宫街74号"],
        case_type=["户口迁入"],
    )


def test_boxes_for_digits_and_dates() -> None:
    number = "432299198812310094"
    page = ruled_page(
        "中国公民出入境证件申请表",
        [
            [Ruled("申请类别", 1), Ruled("■普通护照　□往来港澳通行证　□往来台湾通行证", 5)],
            [Ruled("姓 名", 2), Ruled("南 宫 月", 4), Ruled("性 别", 2), Ruled("女", 2)],
            [Ruled("公民身份号码", 4), *[Ruled(digit, 1) for digit in number]],
            [Ruled("出生日期", 2), *[Ruled(part, 1) for part in ("1988", "年", "12", "月", "31", "日")]],
            [Ruled("家庭住址", 1), Ruled("沅州市青石区柳荫巷2号附1号", 5)],
        ],
    )
    _expect(
        page,
        "出入境",
        2012,
        person=["南宫月"],
        id_number=[number],
        date=["1988-12-31"],
        address=["沅州市青石区柳荫巷2号附1号"],
        case_type=["护照"],
    )


REGISTER_HEAD = ["序号", "姓名", "性别", "出生日期", "公民身份号码", "户籍地址", "暂住地址", "登记日期"]
REGISTER = [
    ["1", "麻立春", "男", "1980.3.2", "432299198003020016", "清水县石坝镇大樟村3组", "柳荫巷5号", "2009.3.1"],
    [
        "2",
        "帕丽达·买买提",
        "女",
        "1985.7.9",
        "653199198507090022",
        "西疆自治区和风县绿洲乡1村",
        "学宫街8号",
        "2009.3.2",
    ],
    ["3", "易 水", "男", "1979.1.1", "432299197901010059", "清水县石坝镇小樟村1组", "学宫街9号", "2009.3.4"],
]


def test_ruled_register() -> None:
    rows = [
        [Ruled(text, share) for text, share in zip(row, (0.5, 1.2, 0.5, 1.2, 1.6, 1.8, 1.2, 1.2), strict=True)]
        for row in (REGISTER_HEAD, *REGISTER)
    ]
    page = ruled_page("暂住人口登记簿", rows, size=24)
    _expect(
        page,
        "暂住证",
        2009,
        person=["麻立春", "帕丽达·买买提", "易水"],
        id_number=[row[4] for row in REGISTER],
        date=["1980-03-02", "1985-07-09", "1979-01-01", "2009-03-01", "2009-03-02", "2009-03-04"],
        address=[row[place] for row in REGISTER for place in (5, 6)],
        case_type=["登记簿"],
    )


@pytest.mark.parametrize("blanks", ["keep", "split", "drop"])
def test_running_text(blanks: str) -> None:
    page = typed_page(
        "沅州市公安局交通警察支队青石大队\n"
        "道路交通事故损害赔偿调解书\n"
        "沅公交青调字[2012]第00031号\n"
        "　　2012年4月8日7时10分许，束长河驾驶湘F·A0B17号轻型普通货车沿学宫街由西向东行驶，行至学宫街与柳荫巷交叉路口时，与步行横过道路的"
        "晏秋（女，1962年8月15日出生，公民身份号码432299196208150040，住沅州市青石区柳荫巷33号）相撞，造成晏秋受伤的道路交通事故。经认定，"
        "束长河承担主要责任，晏秋承担次要责任。\n"
        "　　经本队主持调解，当事人双方自愿达成如下协议：束长河一次性赔偿晏秋医疗费、误工费共计人民币12600元，于2012年5月20日前付清。\n"
        "当事人签名：束长河　　晏秋\n"
        "交通警察：干志清　　二〇一二年五月四日\n",
        blanks=blanks,
    )
    _expect(
        page,
        "交通事故",
        2012,
        person=["束长河", "晏秋", "干志清"],
        id_number=["432299196208150040"],
        date=["2012-04-08", "1962-08-15", "2012-05-20", "2012-05-04"],
        address=["沅州市青石区柳荫巷33号", "学宫街与柳荫巷交叉路口"],
        case_type=["损害赔偿调解"],
    )


@pytest.mark.parametrize("blanks", ["keep", "split", "drop"])
def test_old_ledger(blanks: str) -> None:
    page = typed_page(
        "清水縣石壩鎮　戶口登記簿\n"
        "住址　石壩鎮老街十七號\n"
        "戶主　諸葛耕田　男　民國三年九月廿一日生　農民\n"
        "妻　　諸葛洪氏　女　民國六年冬月生\n"
        "長子　諸葛春生　男　一九四九年十二月二日生　學生\n"
        "一九六三年二月由石壩公社柳樹大隊第四生產隊遷入\n",
        blanks=blanks,
    )
    _expect(
        page,
        "户籍",
        1963,
        person=["诸葛耕田", "诸葛洪氏", "诸葛春生"],
        date=["1914-09-21", "1917-12", "1949-12-02", "1963-02"],
        address=["石壩鎮老街十七號", "石壩公社柳樹大隊第四生產隊"],
        case_type=["户口登记"],
    )


@pytest.mark.parametrize("blanks", ["keep", "split", "drop"])
def test_label_lines(blanks: str) -> None:
    page = typed_page(
        "机动车注册、转移、注销登记/转入申请表\n"
        "申请事项　□注册登记　■转移登记　□注销登记\n"
        "现机动车所有人：戚  九　　身份证明号码：432299196603250054\n"
        "住　　　　址：沅州市青石区北关街道草坪社区5栋2单元301　　邮编：414000\n"
        "原机动车所有人：缪春晖　　号牌号码：湘F·9X8Y7\n"
        "代理人：无　　联系电话：0730-0000033\n"
        "转移日期：2010-08-19　　登记审核岗：仰云 2010/8/20\n",
        blanks=blanks,
    )
    _expect(
        page,
        "车辆",
        2010,
        person=["戚九", "缪春晖", "仰云"],
        id_number=["432299196603250054"],
        date=["2010-08-19", "2010-08-20"],
        address=["沅州市青石区北关街道草坪社区5栋2单元301"],
        case_type=["转移登记"],
    )


@pytest.mark.parametrize("blanks", ["keep", "split", "drop"])
def test_letter(blanks: str) -> None:
    page = typed_page(
        "证　明\n"
        "青石派出所：\n"
        "　　兹有我村村民芮大勇（男，身份证号码432299195409090013），系死者芮有福之子，家住清水县石坝镇大樟村6组。芮有福于2006年1月17日因病死亡，"
        "现申请注销户口。\n"
        "　　特此证明。\n"
        "　　　　　　　　　　　　　　　　　　　　　　　　　　经手人：屠小满\n"
        "　　　　　　　　　　　　　　　　　　　　　　　　　　2006年2月5日\n",
        blanks=blanks,
    )
    found = _found(page, "户籍", 2006)
    assert found["person"] == sorted(["芮大勇", "芮有福", "屠小满"])
    assert found["id_number"] == ["432299195409090013"]
    assert found["date"] == ["2006-01-17", "2006-02-05"]
    assert found["address"] == ["清水县石坝镇大樟村6组"]


def test_change_of_name() -> None:
    page = ruled_page(
        "公民主项信息变更更正审批表",
        [
            ["申请人", "单于飞", "与当事人关系", "父亲"],
            ["当事人姓名", "单小飞", "公民身份号码", "432299200101010017"],
            [Ruled("申请变更更正内容", 1), Ruled("姓名由“单小飞”变更为“单一鸣”", 3)],
            [Ruled("理由", 1), Ruled("原名与同班同学重名。", 3)],
            [Ruled("受理人", 1), "冼 冰", "受理日期", "2010年9月1日"],
        ],
    )
    _expect(
        page,
        "户籍",
        2010,
        person=["单于飞", "单小飞", "单一鸣", "冼冰"],
        id_number=["432299200101010017"],
        date=["2010-09-01"],
        case_type=["公民主项信息变更更正"],
    )


def test_next_line_values_and_underlines() -> None:
    page = typed_page(
        "暂住证换领登记表\n"
        "姓名＿＿柏如松＿＿　性别＿男＿　民族＿土家族＿\n"
        "常住户口所在地：\n"
        "清水县石坝镇小樟村2组11号\n"
        "暂住地址：沅州市青石区学宫街12号附楼3层\n"
        "出租人姓名：宓玉　　身份证号：432299195002020023\n"
        "有效期：2008.3.1至2009.2.28\n",
    )
    _expect(
        page,
        "暂住证",
        2008,
        person=["柏如松", "宓玉"],
        id_number=["432299195002020023"],
        date=["2008-03-01", "2009-02-28"],
        address=["清水县石坝镇小樟村2组11号", "沅州市青石区学宫街12号附楼3层"],
        case_type=["换领"],
    )


def test_same_cell_labels() -> None:
    page = ruled_page(
        "重点人口撤管审批表",
        [
            ["姓名：盛如海", "性别：男", "别名/绰号：盛大炮", "出生日期：1959年4月3日"],
            [Ruled("身份证编号：432299590403001", 2), Ruled("列管日期：1994年6月1日", 2)],
            [Ruled("户口所在地：沅州市南区柳荫巷7号", 2), Ruled("现住址：同上", 2)],
            [Ruled("撤管理由：该人已满五年无违法行为，同意撤管。", 4)],
            [Ruled("责任民警：钮大成　　1999年6月8日", 2), Ruled("审批人：都云清", 2)],
        ],
    )
    _expect(
        page,
        "重点人口",
        1999,
        person=["盛如海", "盛大炮", "钮大成", "都云清"],
        id_number=["432299590403001"],
        date=["1959-04-03", "1994-06-01", "1999-06-08"],
        address=["沅州市南区柳荫巷7号"],
        case_type=["撤管"],
    )
