"""Names, dates, numbers and addresses in sentences of reports, letters and minutes. All of it is invented."""

from __future__ import annotations

import pytest
from page_kit import glyphs_at, line_at, page_of, typed_page

from archive.text import Box, Glyph, Line
from extraction.context import ItemContext
from extraction.extract import extract


def _values(text, kind, *, year=2009, page=None):
    mentions = extract([(1, page or typed_page(text))], ItemContext(year=year))
    return {mention.value for mention in mentions if mention.type == kind}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("据目击者武正方讲，当时货车没有减速。", {"武正方"}),
        ("目击者尚婷讲，当时货车没有减速。", {"尚婷"}),
        ("许正清驾驶王志远所有的渝F6Y840两轮摩托车", {"许正清", "王志远"}),
        ("肇事后，驾驶员魏柱弃车逃逸。", {"魏柱"}),
        ("民警罗一鸣、刘自强依法对现场进行了勘查", {"罗一鸣", "刘自强"}),
        ("经责任区民警唐新民多次考察，同意撤管。", {"唐新民"}),
        ("户口与岳父武旭东同在一户，要求从武旭东户中分出。", {"武旭东"}),
        ("关于莫家齐更正户口登记项目的请示", {"莫家齐"}),
        ("答：认识，是隔壁厂里的贺新民，今年三十多岁。", {"贺新民"}),
        ("答：叫周冬英，在家务农，婚生子武旭由我抚养。", {"周冬英", "武旭"}),
        ("答：车是我找刘石头借的。", {"刘石头"}),
        ("绰号“南宫矮子”，女", {"南宫矮子"}),
        ("行人海青莲由北向南横过道路时", {"海青莲"}),
        ("现租住吐送江·买合木提位于滨湖西路242号的房屋。", {"吐送江·买合木提"}),
        ("其配偶计珠无工作单位。", {"计珠"}),
        ("报告人：陆乐山公冶来福", {"陆乐山", "公冶来福"}),
        ("今收到石建设交来居民身份证一张", {"石建设"}),
        ("材料齐全 李湘南 1996.9.25", {"李湘南"}),
        ("当事人签名：甲方武正方　　乙方 严红梅", {"武正方", "严红梅"}),
        ("申请前往澳门与父亲武志华团聚一案", {"武志华"}),
        ("现与父亲唐国立同为一户", {"唐国立"}),
        ("（3）郭金花，系许某的委托代理人；", {"郭金花"}),
        ("（4）太史瑜，系保险公司理赔员。", {"太史瑜"}),
        ("兹有我单位员工格桑·曲珍，男，藏族", {"格桑·曲珍"}),
        ("新证号信公暂字第004930号。侯敬之　二〇〇七年二月十三日", {"侯敬之"}),
        ("（1）成因，系酒后驾车；（2）全责，系驾驶人。", set()),
        ("经查属实，予以注销户口。", set()),
        ("受理人意见材料齐全牛亮1995.2.5", {"牛亮"}),
        ("现有工人：廖小安（身份证432299196712316321）；权妮（身份证432299197011121234）", {"廖小安", "权妮"}),
        ("通行证号码：T00003167　　制证：邹平", {"邹平"}),
        ("责任·负全部责任·赔偿", set()),
        ("双方于2003年12月4日在本大队自愿达成如下协议", set()),
        ("上述款项于2003年12月20日前付清", set()),
        ("朱生波赔偿谢兰珍修车费1600元，当场付清", {"朱生波", "谢兰珍"}),
        ("查阅内容：东方云长迁移材料", {"东方云长"}),
        ("审批：佟小燕　2004年2月20日", {"佟小燕"}),
        ("材料齐全 鲜于亮　2007.1.14", {"鲜于亮"}),
        ("同意换发　阳　旭　2006.9.10", {"阳旭"}),
        ("现有工人三名：贺正方（\n身份证432299197908050312）", {"贺正方"}),
    ],
)
def test_names_that_sentences_give_away(text, names):
    assert _values(text, "person") == names


@pytest.mark.parametrize(
    "text",
    [
        "上述事实有证人证言、当事人陈述等证据证实。",
        "应当按照操作规范安全驾驶、文明驾驶。",
        "系配偶，身份证已收回",
        "系子女。",
        "重点人口底卡",
        "投靠何人　　与投靠人关系父子",
        "高度重视，安全第一。",
        "曾用名栏登记原\n姓名。请按规定办理变更手续，并收回原居民身份证。",
    ],
)
def test_words_that_begin_like_names_are_none(text):
    assert _values(text, "person") == set()


def test_both_names_of_a_change_in_brackets_and_quotes():
    text = "同意村民林湉（男，公民身份号码：430699196101102957）将姓名由“林湉”变更为“林和生”，原姓名列为曾用名。"
    assert _values(text, "person") == {"林湉", "林和生"}
    assert _values(text.replace("号码：", "号码：\n"), "person") == {"林湉", "林和生"}


def test_a_given_name_that_ends_in_a_sex_is_whole_where_it_is_set_evenly():
    assert _values("值勤民警 巩若男、许景行", "person") == {"巩若男", "许景行"}


def test_a_sex_that_a_lost_blank_glued_to_a_name_is_none_of_its_characters():
    glyphs = glyphs_at("姓名：巩若男", 120, 120)
    apart = [
        *glyphs[:-1],
        Glyph(text="男", box=Box(glyphs[-1].box.x0 + 14, 120, glyphs[-1].box.x1 + 14, 154), confidence=0.99),
    ]
    page = page_of([Line(glyphs=tuple(apart))])
    assert _values("", "person", page=page) == {"巩若"}


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("处理日期：2004、12、5", {"2004-12-05"}),
        ("谷子衿　2013、2、1", {"2013-02-01"}),
        ("出生年月：1964、6", {"1964-06"}),
        ("2014年.3月27日受理", {"2014-03-27"}),
        ("变动情况：93.7.7长媳因婚迁入。", {"1993-07-07"}),
        ("见第10、11、12条", set()),
        ("事故时间：2002.11.2219:51", {"2002-11-22"}),
        ("出生时间：2004.1.1413时36分", {"2004-01-14"}),
        ("事故时间：2008-09-192时41分", {"2008-09-19"}),
        ("中华民国九十年八月十八日", {"2001-08-18"}),
        ("有效期至：11.8.17", {"2011-08-17"}),
        ("出生日期：11.8.17", {"1911-08-17"}),
        ("上述款项于1996年3\n月2日前付清", {"1996-03-02"}),
    ],
)
def test_dates_as_hands_write_them(text, dates):
    assert _values(text, "date") == dates


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("自公交肇字（94）第116号", "自公交肇字(94)第116号"),
        ("自公交（简）字（04）第164号", "自公交(简)字(04)第164号"),
        ("衡公（治）〔2006〕第14号", "衡公(治)〔2006〕第14号"),
        ("2004年衡公户字第00042号", "2004年衡公户字第00042号"),
        ("户口迁入通知单衡迁字第002548号", "衡迁字第002548号"),
        ("№ 鲁0036083", "鲁0036083"),
        ("N·鲁0036083", "鲁0036083"),
        ("你对交通事故作出的天公交秦认字〔2013〕第00908号", "天公交秦认字〔2013〕第00908号"),
        ("户口注销证明（存根）先锋销字〔2012〕009号", "先锋销字〔2012〕009号"),
        ("登记证书（编号620000739998）已收回", "620000739998"),
        ("序号：1998-075", "1998-075"),
        ("介绍信（存根）介〔2011〕第0010号", "介〔2011〕第0010号"),
        ("第2008B00117号", "2008B00117"),
        ("第2107030800535号", "2107030800535"),
        ("重点人口审批表\n填报单位：洋坪派出所　　ZD2107-00248", "ZD2107-00248"),
        ("编号：凌重-00847", "凌重-00847"),
        ("证号凌暂009445，有效期至1996年6月23日", "凌暂009445"),
        ("（75）锦退字第0010号", "(75)锦退字第0010号"),
    ],
)
def test_numbers_of_documents(text, number):
    assert _values(text, "number") == {number}


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("沿国道由西向东行至国道322线1316KM+100M处，因避让不当", "国道322线1316KM+100M处"),
        ("经研究，同意山东省枣庄市薛城区滨江支路83号7栋1505村民林湉", "山东省枣庄市薛城区滨江支路83号7栋1505"),
        ("兹有我乡石马村五组村民邓长生", "石马村五组"),
        ("现暂住自贡市贡井区马鞍石横街214号，", "自贡市贡井区马鞍石横街214号"),
        ("户口所在地：城固县上元观镇八角庙村一组，于1995年11月12日在县人民医院死亡", "城固县上元观镇八角庙村一组"),
        (
            "户口登记于：章贡区水南坊街道机务段住宅29栋4单元13号，所报情况属实",
            "章贡区水南坊街道机务段住宅29栋4单元13号",
        ),
        ("我驾驶电动自行车从砖厂出发，行至G316线1395公里+150米处时，", "G316线1395公里+150米处"),
        ("退伍军人，回锦县前杨屯公社三间瓦房大队七小队落户。", "锦县前杨屯公社三间瓦房大队七小队"),
        ("兹证明居住于广东省梅县松坪镇老田心村之张某（女）系本人胞妹，失散多年。", "广东省梅县松坪镇老田心村"),
        ("甲方：董丽，住辽宁省黑山县大虎岭乡河夹心村小东沟，", "辽宁省黑山县大虎岭乡河夹心村小东沟"),
        ("住址：（按户口簿填写）蕉岭县蓝坊镇下坝尾村水口20号", "蕉岭县蓝坊镇下坝尾村水口20号"),
        ("住址：高力板东镇巴彦温都嘎查4组27号，身份证号430699196104074787", "高力板东镇巴彦温都嘎查4组27号"),
        ("肖春（住址：山东省枣庄市薛城区雁栖路220号）：\n你所有的小型轿车", "山东省枣庄市薛城区雁栖路220号"),
    ],
)
def test_where_an_address_begins(text, address):
    assert _values(text, "address") == {address}


@pytest.mark.parametrize(
    "text",
    [
        "调解地点：自贡市公安局交通警察支队三大队调解室",
        "死亡地点：市中心医院",
        "死亡地点：家中",
        "询问地点：市中心医院骨科病房",
    ],
)
def test_offices_and_hospitals_are_no_addresses(text):
    assert _values(text, "address") == set()


def test_an_address_goes_on_at_the_left_margin_under_a_full_line():
    above = "甲方（卖方）：韩小芹　　电话：0730-0000123　　住址：福建省大田县广平镇"
    page = page_of(
        [
            line_at("旧机动车买卖协议", 600, 120, size=50),
            line_at(above, 120, 240, size=38),
            line_at("麻园村12组", 120, 300, size=38),
        ]
    )
    assert _values("", "address", page=page) == {"福建省大田县广平镇麻园村12组"}


def test_an_address_goes_on_beside_the_next_field_of_the_other_column():
    page = page_of(
        [
            line_at("住址：贵州省册亨县大塘冲", 120, 120),
            line_at("住址：四川省荣县旭阳镇三元桥村六社16号", 800, 120),
            line_at("村", 120, 164),
            line_at("电话：0730-0000873", 800, 164),
            line_at("住址：四川省荣县旭阳镇黄泥桥村二社", 120, 260),
            line_at("住址：山东省枣庄市薛城区船山大道12号院5号", 800, 260),
            line_at("电话：0730-0000670", 120, 304),
            line_at("楼1单元704室", 800, 304),
        ]
    )
    assert _values("", "address", page=page) == {
        "贵州省册亨县大塘冲村", "四川省荣县旭阳镇三元桥村六社16号", "四川省荣县旭阳镇黄泥桥村二社",
        "山东省枣庄市薛城区船山大道12号院5号楼1单元704室",
    }  # fmt: skip
    assert _values("", "phone", page=page) == {"0730-0000873", "0730-0000670"}


def test_a_row_of_a_register_whose_columns_are_parted_by_narrow_blanks():
    glyphs, x = [], 120.0
    for word in ("3", "2010.3.1", "蒋秋立", "北港派出所", "J999-ZY·SG·YB·2009·D20-0137", "1卷", "复核"):
        glyphs += glyphs_at(word, x, 120)
        x = glyphs[-1].box.x1 + 22
    page = page_of([Line(glyphs=tuple(glyphs))])
    assert _values("", "number", page=page) == {"J999-ZY·SG·YB·2009·D20-0137"}
    assert _values("", "person", page=page) == {"蒋秋立"}
    assert _values("", "organisation", page=page) == {"北港派出所"}


@pytest.mark.parametrize(
    ("words", "number"),
    [
        (("编号：LY2010-0044", "1卷"), "LY2010-0044"),
        (("北港派出所", "岳公北字〔2009〕第12号"), "岳公北字〔2009〕第12号"),
    ],
)
def test_numbers_end_where_a_blank_parts_them(words, number):
    glyphs = glyphs_at(words[0], 120, 120)
    glyphs += glyphs_at(words[1], glyphs[-1].box.x1 + 22, 120)
    assert _values("", "number", page=page_of([Line(glyphs=tuple(glyphs))])) == {number}


def test_a_brand_is_no_address():
    assert _values("车辆型号：渭桥牌WQ1042", "address") == set()


def test_who_signs_an_opinion_in_the_margin():
    page = typed_page("领导批示\n同意变更，报分局审批。\n程婷莲\n1996.5.17")
    assert _values("", "person", page=page) == {"程婷莲"}


def test_who_signs_above_the_office_and_the_date():
    page = typed_page("特此证明。\n黎腊月\n徐碧水泥制品厂革命委员会\n一九七〇年二月十四日")
    assert _values("", "person", page=page) == {"黎腊月"}
