"""Letters, decisions and registers of offices: what opens them, what their lines break, what their titles name."""

from __future__ import annotations

import pytest
from page_kit import ruled_page, typed_page

from extraction.context import ItemContext
from extraction.extract import extract
from extraction.identity import goes_on_with


def read(text, kind, *, archive_class="户籍", year=1990):
    mentions = extract([(1, typed_page(text))], ItemContext(archive_class=archive_class, year=year))
    return [mention.value for mention in mentions if mention.type == kind]


@pytest.mark.parametrize(
    "opening",
    ["各派出所：", "各分局、县局：", "各科、室、队：", "各有关单位：", "派出所：", "市局治安科：", "主送单位："],
)
def test_whom_a_letter_is_to_takes_nothing_of_it(opening):
    text = f"{opening}\n现住湖南省岳阳县新墙镇柳林街17号居民幸桂枝（又名幸小丫），申请更正出生日期。"
    assert read(text, "address") == ["湖南省岳阳县新墙镇柳林街17号"]
    assert read(text, "person") == ["幸桂枝", "幸小丫"]


def test_an_office_with_its_value_below_is_a_field():
    text = "户主：幸桂枝\n派出所：\n新墙派出所"
    assert read(text, "person") == ["幸桂枝"]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        # A county whose name begins as a word of law does.
        ("依公户决字（83）第11号", ["依公户决字(83)第11号"]),
        ("依临公户字第12号办理", ["临公户字第12号"]),
        ("申请人对岳公交认字〔2011〕第00465号不服", ["岳公交认字〔2011〕第00465号"]),
        ("湖南省华容县公安局华公户字第二七六号", ["华公户字第二七六号"]),
        ("江西省南城縣政府南戶字第二七六號", ["南户字第二七六号"]),
        ("持有宅基地使用证岳集用〔1999〕字第0417号", ["岳集用〔1999〕字第0417号"]),
        ("房屋所有权证岳房权证字第20110845号", ["岳房权证字第20110845号"]),
        ("编号 柳-0417", ["柳-0417"]),
        ("编号：柳-0417", ["柳-0417"]),
        # The branch of an office stands in brackets, by its whole name too.
        ("临公（桃林）户证字〔2008〕第570号", ["临公(桃林)户证字〔2008〕第570号"]),
        ("编号：临公（桃花坞）户证字〔2008〕第570号", ["临公(桃花坞)户证字〔2008〕第570号"]),
        ("文号：临公交（长安大队）认字[2010]第0023号", ["临公交(长安大队)认字〔2010〕第0023号"]),
        ("临公〔桃花坞〕户准字第0012号", ["临公〔桃花坞〕户准字第0012号"]),
        ("经手人幸桂枝（已经签名盖章）临公户字〔2008〕第570号", ["临公户字〔2008〕第570号"]),
    ],
)
def test_a_number_begins_with_its_office(text, numbers):
    assert read(text, "number") == numbers


def test_the_branch_in_a_number_is_nobody():
    assert read("户籍证明　编号：临公（吕仙亭）户证字〔2013〕第328号", "person") == []


@pytest.mark.parametrize(
    ("above", "below"), [("4306217908050", "31"), ("43062179080503", "1"), ("430", "621790805031"), ("43062119790805", "0312")]
)  # fmt: skip
def test_an_id_number_is_read_over_the_end_of_a_line(above, below):
    text = f"居民幸桂枝，女，身份证号码{above}\n{below}，户口所在地湖南省岳阳县新墙镇柳林街17号，无职业。"
    assert read(text, "id_number") == [above + below]
    assert read(text, "number") == []
    assert read(text, "address") == ["湖南省岳阳县新墙镇柳林街17号"]


@pytest.mark.parametrize(
    ("above", "text", "torn"),
    [
        ("身份证号码4306217908050", "31,户口", True),
        ("身份证号码4306211979080503", "12", True),
        # Not its check character; no day; no county; another number; a row of digits.
        ("身份证号码4306211979080503", "17", False),
        ("身份证号码4306217913050", "31,户口", False),
        ("身份证号码9906217908050", "31,户口", False),
        ("第4306217908050", "31-5", False),
        ("合计12", "31", False),
    ],
)
def test_what_two_lines_make_one_id_number(above, text, torn):
    assert goes_on_with(above, text) is torn


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        # A second place in the sentence that a label begins.
        (
            "户口所在地湖南省岳阳县新墙镇柳林街26号，原名幸亚妹。其夫1962年去香港，现居香港九龙青山道118号4楼。",
            ["湖南省岳阳县新墙镇柳林街26号", "香港九龙青山道118号4楼"],
        ),
        ("驾车行至湖南省岳阳县新墙镇107国道柳林加油站前，与行人相撞", ["湖南省岳阳县新墙镇107国道柳林加油站前"]),
        ("在湖南省岳阳县新墙镇建设路农贸市场东边，与行人相撞", ["湖南省岳阳县新墙镇建设路农贸市场东边"]),
        ("她叫幸连芝，是岳阳县新墙镇柳林村的。后来交警来了", ["岳阳县新墙镇柳林村"]),
        ("死亡人口花名册湖南省岳阳县新墙公社柳林大队", ["湖南省岳阳县新墙公社柳林大队"]),
        # No place has a name here.
        ("乙方车辆倒地于道路东侧边沟，车灯破碎。", []),
        ("甲方车辆停于公路西侧，自行车倒于该路段北侧。", []),
    ],
)
def test_addresses_in_sentences(text, addresses):
    assert set(read(text, "address", archive_class="交通事故")) == set(addresses)


def test_a_month_in_which_somebody_came():
    assert read("备注：1976.2由下庄迁入", "date") == ["1976-02"]
    assert read("含酒精0.15，比1976.2由大到小", "date") == []


@pytest.mark.parametrize(
    ("title", "archive_class", "types"),
    [
        ("一九九四年户口迁入、迁出登记簿", "户籍", ["户口迁入", "户口迁出"]),
        ("出生、死亡登记册", "户籍", ["出生入户", "死亡注销"]),
        ("机动车注册、转移登记台账", "车辆", ["注册登记", "转移登记"]),
    ],
)
def test_the_matters_that_a_register_names(title, archive_class, types):
    assert sorted(read(title, "case_type", archive_class=archive_class)) == sorted(types)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # What somebody is to another, in the words of villages.
        ("同岁人廉福田均可证明。", ["廉福田"]),
        ("老伴幸光秀，还有幺女牟正香，1973年2月生。", ["幸光秀", "牟正香"]),
        ("房东那桂英可以作证。谢谢！", ["那桂英"]),
        ("学校谯文秀老师喊来补办，语文老师也在，班主任老师不在。", ["谯文秀"]),
        ("治保主任上官贤、厂保卫科拓跋毅出具证明。", ["上官贤", "拓跋毅"]),
        ("其子女单立本、单立新户口簿上母亲年龄一并更正。", ["单立本", "单立新"]),
        ("接生人员：承桂荣", ["承桂荣"]),
        # Titles in the list of a volume.
        ("关于闾丘万年非正常死亡的调查材料", ["闾丘万年"]),
        # Rows of a household whose words stand together.
        ("孫危思遠男民國三十五年十月十日生\n媳柳芳女一九三〇年五月生", ["危思远", "柳芳"]),
        ("孙思远男1950年生", ["孙思远"]),
        ("孙思远　男1950年生", ["孙思远"]),
        ("联系人：彭若男　1968年5月1日生", ["彭若男"]),
        # No people.
        ("造成乙方左小腿骨折、甲方左前臂擦伤", []),
        ("次子与父母同住，子女成家，协商分户", []),
        ("本件与原本核对无异", []),
    ],
)
def test_people_of_letters_and_registers(text, names):
    assert sorted(read(text, "person")) == sorted(names)


def test_a_midwife_who_bears_witness_makes_no_birth_of_a_letter():
    assert read("其接生婆勾刘氏可以证明，请予更正出生日期。", "case_type") == ["公民主项信息变更更正"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("长子班成随被告生活，次女班兰由原告抚养", ["班成", "班兰"]),
        ("对象茹国庆，曾用名茹援朝，男，", ["茹国庆", "茹援朝"]),
        ("女婿疏立功到场，将家产户口分开：", ["疏立功"]),
        ("由眭晓阳补入缺页一张。", ["眭晓阳"]),
        ("系我大队贫农丘水旺之三子，1950年生", ["丘水旺"]),
        ("其祖父佟佳·富隆阿系满洲镶蓝旗人", ["佟佳·富隆阿"]),
        ("家屬計妻苟鄢氏子苟維新女苟維淑三口", ["苟鄢氏", "苟维新", "苟维淑"]),
        ("关于展慧兰调入迁入的证件", ["展慧兰"]),
        ("上列证件经严登云逐户查核，均已作废。", ["严登云"]),
        ("保管 金利平　抽查曾嘉诚", ["曾嘉诚", "金利平"]),
        ("芦草沟派出所 填报·毛金焕", ["毛金焕"]),
        ("收款魏雷　交款呼延延安（代）", ["呼延延安", "魏雷"]),
        ("蒋月英自称一九五〇·十迁来，手续不全", ["蒋月英"]),
        ("长媳辜莎随长子一户。", ["辜莎"]),
        ("该车在赵涛的修理部换过发动机，在金鹗饭店门前试车", ["赵涛"]),
        ("姓名：潘有根\n族别：汉族\n劳力：半", ["潘有根"]),
        ("家属共2人", []),
        ("民國二十七年由諸暨遷入", []),
    ],
)
def test_people_of_judgments_and_certificates(text, names):
    assert sorted(read(text, "person")) == sorted(names)


def test_what_else_ends_a_place_or_begins_before_a_number():
    assert read("住在湖南省岳阳县青城乡苇茨湾村老家，", "address") == ["湖南省岳阳县青城乡苇茨湾村"]
    assert read("在湖南省岳阳县新墙镇柳林大道起步时，与", "address") == ["湖南省岳阳县新墙镇柳林大道"]
    assert read("关于更正民族成份的批复岳公户〔65〕字第39号", "number") == ["岳公户〔65〕字第39号"]
    assert sorted(read("人口迁入迁出登记表", "case_type")) == ["户口迁入", "户口迁出"]


def test_a_permit_that_is_changed_for_another():
    assert read("更换暂住证申请表", "case_type", archive_class="暂住证") == ["换领"]


def test_a_row_of_relatives_heads_no_columns():
    rows = [
        ["称谓", "户主", "妻", "长子", "长媳", "三女"],
        ["姓名", "诸葛维钧", "诸葛寿氏", "诸葛澄", "娄静娴", "诸葛沁"],
        ["性别", "男", "女", "男", "女", "女"],
        ["原籍", "余姚", "绍兴", "杭州", "安次", "绍兴"],
        ["职业", "中医", "家务", "药工", "护士", "学生"],
    ]
    # The label of the first row was misread.
    rows[0][0] = "稱娟"
    mentions = extract([(1, ruled_page("户口簿", rows))], ItemContext(archive_class="户籍", year=1953))
    people = {mention.value: mention.role for mention in mentions if mention.type == "person"}
    assert people == {"诸葛维钧": "户主", "诸葛寿氏": "妻", "诸葛澄": "长子", "娄静娴": "长媳", "诸葛沁": "三女"}
