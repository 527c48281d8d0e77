"""Short slips, kin lists and registers: one thing a line, on clean print. Everybody is invented."""

from __future__ import annotations

import pytest
from page_kit import doubtful, ruled_page, typed_page

from extraction.context import ItemContext
from extraction.extract import extract
from extraction.places import is_region


def mentions(page, *, year=2008, archive_class="户籍"):
    return extract([(1, page)], ItemContext(archive_class=archive_class, year=year))


def read(text, kind, **more):
    return [mention.value for mention in mentions(typed_page(text), **more) if mention.type == kind]


class TestPeople:
    @pytest.mark.parametrize(
        ("text", "names"),
        [
            # Names that end as a sex does.
            ("车主：司徒亚男", ["司徒亚男"]),
            ("母亲龚胜男，妻子郭若男，妹妹陈亚男", ["龚胜男", "郭若男", "陈亚男"]),
            ("龚立本男，汉族，1970年生", ["龚立本"]),
            # Relatives.
            ("婚后生育一子龚小康。", ["龚小康"]),
            ("其兄龚秋生、嫂佘满秀均可证明。", ["龚秋生", "佘满秀"]),
            ("同户人员有弟龚德勇、弟媳易小英、侄子龚浩等三人。", ["龚德勇", "易小英", "龚浩"]),
            ("妻：温泉　子：高原　女：高小雨", ["温泉", "高原", "高小雨"]),
            # Heads and ends of sentences.
            ("兹有退伍军人倪匡正前来你处办理落户手续。", ["倪匡正"]),
            ("穆秋芳的出生日期由1961年3月4日更正为1962年3月4日。", ["穆秋芳"]),
            ("孟良才暂住证到期，申请换发新证。", ["孟良才"]),
            ("申请将姓名龚不理更改为敬不理。", ["龚不理", "敬不理"]),
            ("卖方柯南，买方马晓，成交价三千元。", ["柯南", "马晓"]),
            ("关于程玉玥复员迁入的批件", ["程玉玥"]),
            ("办案人龚立本，由东往西行驶", ["龚立本"]),
            # Who somebody is, or what is said of him.
            ("本保住民万立青，年三十四岁，业裁缝。", ["万立青"]),
            ("小孩冷建国系一九四九年生。", ["冷建国"]),
            ("问：你认识毛秀妹吗？", ["毛秀妹"]),
            ("该生在校时父名欧阳杞，住城郊。", ["欧阳杞"]),
            ("其师兄喻国斌现在株洲。", ["喻国斌"]),
            ("我父包玉书1948年去南洋。", ["包玉书"]),
            ("闻达，他在长沙开公司。", ["闻达"]),
            ("胡小笳，曾用名胡加，由本人申请改今名。", ["胡小笳", "胡加"]),
            ("走访晏小六（绰号六指），其在渔场帮工。", ["晏小六", "六指"]),
            ("原名蔡四伢子，户口上误报。", ["蔡四伢子"]),
            ("聘请务工人员牟成中、余祥等12人。", ["牟成中", "余祥"]),
            ("妻文静、女司马安一并要求迁回。", ["文静", "司马安"]),
            ("其女卢小燕现在其姨妈尹力家暂住。", ["卢小燕", "尹力"]),
            ("接生员廖三娘证言一份。", ["廖三娘"]),
            ("我村谷满仓、谷满堂两位老人已病逝。", ["谷满仓", "谷满堂"]),
            ("责任民警沙卫意见一致。", ["沙卫"]),
            ("户主安新不在家。", ["安新"]),
            ("核对哈斯巴根、买买提江二人户口。", ["哈斯巴根", "买买提江"]),
            ("领款人尚晓萍系死者之妹。", ["尚晓萍"]),
            ("卖方政工科长井刚，在场人余竹青", ["井刚", "余竹青"]),
            # Women by the surnames of husband and father.
            ("老母熊邱氏随次子生活。", ["熊邱氏"]),
            ("媳妇欧阳李氏（娘家名周桂珍）", ["欧阳李氏", "周桂珍"]),
        ],
    )
    def test_names_are_found_whole(self, text, names):
        assert sorted(read(text, "person")) == sorted(names)

    @pytest.mark.parametrize(
        "text",
        [
            "由东往西行驶",
            "变更项目：姓氏",
            "原集体户口，现购房落户。",
            "其余项目不变。",
            "籍贯 吉林双辽",
            "重点人口调类清单",
            "来做甚 收药材",
            "亲属、交往",
        ],
    )
    def test_words_are_no_names(self, text):
        assert read(text, "person") == []

    def test_each_of_a_row_of_relatives_is_told_who_he_is(self):
        found = mentions(typed_page("特申请将本人及妻子江招弟、儿子陈文革、女儿罗佳怡的户口迁入。"))
        assert {m.value: m.role for m in found if m.type == "person"} == {
            "江招弟": "妻子", "陈文革": "儿子", "罗佳怡": "女儿",
        }  # fmt: skip

    def test_relatives_whose_relation_stands_apart_have_rows_of_their_own(self):
        page = typed_page(
            "户口登记簿\n户主　莫德润　男　民国十一年三月初八日生　汉　清水县人　职业　木工\n妻　　　莫李氏（李秀姑）　女　家务\n子　　　莫柏舟　男　学生"
        )
        roles = {m.value: m.role for m in mentions(page, year=1962) if m.type == "person"}
        assert roles == {"莫德润": "户主", "莫李氏": "妻", "李秀姑": "妻", "莫柏舟": "子"}

    def test_rare_surnames_stand_in_a_column_of_names(self):
        page = ruled_page(
            "签发登记簿",
            [["序号", "姓名", "性别"], ["1", "是秀英", "女"], ["2", "欧阳张弛", "男"], ["3", "龚立本", "男"]],
        )
        assert {m.value for m in mentions(page) if m.type == "person"} == {"是秀英", "欧阳张弛", "龚立本"}


class TestPlaces:
    @pytest.mark.parametrize(
        ("text", "places"),
        [
            ("户籍所在地：四川省达州市", ["四川省达州市"]),
            ("户口所在地：湖南衡阳", ["湖南衡阳"]),
            ("常住户口：河南省信阳市", ["河南省信阳市"]),
            ("本人原籍湘阴县新泉镇大塘村，现居住在岳阳楼区求索路273号。", ["湘阴县新泉镇大塘村", "岳阳楼区求索路273号"]),
            ("因工作调动，现全家居住在湘阴县新泉镇白泥社区牛角冲组，特此申请。", ["湘阴县新泉镇白泥社区牛角冲组"]),
            ("何时由何地迁来本址岳阳市云溪区松杨湖街道巴陵东路183号", ["岳阳市云溪区松杨湖街道巴陵东路183号"]),
            ("现住太和县旧县坎镇胡窑子村十一队　准迁至屏山县龙华溪乡中都坪村18社", ["太和县旧县坎镇胡窑子村十一队", "屏山县龙华溪乡中都坪村18社"]),
            ("住汉中市汉台区东塔横路210号付2号驾陕F·KU442号车", ["汉中市汉台区东塔横路210号付2号"]),
            ("由江蘇省無錫縣洛社鎮來岳同住，請准報入戶口。", ["江蘇省無錫縣洛社鎮"]),
            ("回原籍落户，由岳阳县新墙公社高桥大队接收。", ["岳阳县新墙公社高桥大队"]),
            ("1956年由湘阴县白马寺乡到岳阳修铁路。", ["湘阴县白马寺乡"]),
            ("错划右派，遣送临湘县聂市公社，今年改正。", ["临湘县聂市公社"]),
            ("云溪区陆城镇泾港街居民龚立本申请更改。", ["云溪区陆城镇泾港街"]),
            ("落脚岳阳市南区街河口61号。", ["岳阳市南区街河口61号"]),
            ("原在岳阳楼区东茅岭路王府大酒店员工宿舍暂住。", ["岳阳楼区东茅岭路王府大酒店员工宿舍"]),
            ("白桦已在郊区北港乡延寿村登记。", ["郊区北港乡延寿村"]),
        ],
    )  # fmt: skip
    def test_places_are_found_whole(self, text, places):
        assert sorted(read(text, "address")) == sorted(places)

    @pytest.mark.parametrize("text", ["四川省达州市", "湖南衡阳", "新疆喀什", "广西壮族自治区柳州市", "内蒙古赤峰"])
    def test_a_province_and_a_city_are_a_region(self, text):
        assert is_region(text)

    @pytest.mark.parametrize("text", ["四川省", "达州市", "湖南人", "龚立本", "", "湖南省不知道市"])
    def test_anything_else_is_none(self, text):
        assert not is_region(text)


class TestDatesAndNumbers:
    @pytest.mark.parametrize(
        ("text", "days"),
        [
            ("有效期限　2006.11.20-2026.11.20", ["2006-11-20", "2026-11-20"]),
            ("签发日期/Date of issue: 27 9月/SEP 2014", ["2014-09-27"]),
            ("Date of expiry 05 AUG 2003", ["2003-08-05"]),
            ("编号2006.11.20-17", []),
            ("学习至四七年被捕，五三年结婚", ["1947", "1953"]),
            ("填表人：龚立本　2008.8", ["2008-08"]),
            ("于1958年错划", ["1958"]),
            ("号31 AUGUR 2003", []),
        ],
    )
    def test_days(self, text, days):
        assert sorted(read(text, "date")) == days

    @pytest.mark.parametrize(
        ("text", "numbers"),
        [
            ("香港身份证号码K000123(4)", ["K000123(4)"]),
            ("经查丹公档证2006第392号存根", ["丹公档证2006第392号"]),
            ("依汉公交认2002第453号认定书", ["汉公交认2002第453号"]),
            ("驾驶26-03318号货车超载", ["26-03318"]),
            ("司机所驾湖南16-01127解放牌汽车", ["湖南16-01127"]),
            ("可凭介绍信(65)株田字107号来迁", ["(65)株田字107号"]),
        ],
    )
    def test_numbers(self, text, numbers):
        assert read(text, "number") == numbers

    def test_a_cell_may_hold_two_numbers_and_a_plate_no_letter(self):
        page = ruled_page("发牌登记簿", [["牌号", "机号/架号"], ["58-60953", "JL465Q801123\n6895548"]])
        found = {m.value: m.role for m in mentions(page, archive_class="车辆") if m.type == "number"}
        assert found.keys() == {"58-60953", "JL465Q801123", "6895548"}
        assert found["58-60953"] == "plate"


@pytest.mark.parametrize(
    ("title", "archive_class", "kind"),
    [
        ("居民户口变动申报表（死亡）", "户籍", "死亡注销"),
        ("暂住证", "暂住证", "首次申领"),
        ("岳阳市暂住证存根", "暂住证", "首次申领"),
        ("人口信息查询结果", "户籍", "户口登记"),
        ("重点人口调类清单", "重点人口", "变更类别"),
    ],
)
def test_case_types_of_titles(title, archive_class, kind):
    assert read(f"{title}\n姓名　龚立本", "case_type", archive_class=archive_class) == [kind]


def test_who_loses_his_register_without_dying_is_not_dead():
    assert "死亡注销" not in read("户口注销通知（劳动教养）\n姓名　龚立本", "case_type")


def test_a_day_behind_the_number_of_a_permit_is_a_day():
    text = "暂住证\n证号　岳公暂4306020088731　有效期至2010年5月31日"
    assert read(text, "date", archive_class="暂住证") == ["2010-05-31"]
    assert read(text, "number", archive_class="暂住证") == ["岳公暂4306020088731"]


def test_a_number_beside_a_title_is_cut_off_where_the_blank_is():
    text = "湘陰縣人民政府公安局遷移證　湘字第三二七號\n茲有居民龚立本"
    assert read(text, "case_type", year=1951) == ["户口迁出"]
    assert read(text, "number", year=1951) == ["湘字第三二七号"]


@pytest.mark.parametrize(
    ("read_as", "runners_up", "plate"),
    [("子", (("F", 0.2), ("牛", 0.1)), ["湘F·2D915"]), ("牙", (("子", 0.2), ("B", 0.05), ("F", 0.1)), ["湘F·2D915"]), ("子", (("牛", 0.3),), [])],
)  # fmt: skip
def test_the_letter_of_a_plate_is_taken_from_the_runners_up(read_as, runners_up, plate):
    page = doubtful(typed_page(f"轿车湘{read_as}·2D915沿长沙路行驶"), read_as, runners_up, confidence=0.3)
    found = [m for m in mentions(page, archive_class="交通事故") if m.type == "number"]
    assert [m.value for m in found] == plate
    assert all("mended" in m.checks and m.raw.startswith(f"湘{read_as}") for m in found)


@pytest.mark.parametrize(
    ("text", "year", "days"),
    [
        ("死亡报告\n龚立本于本月9日病故，上月二十八日入院。\n1972年11月13日", 1972, ["1972-10-28", "1972-11-09", "1972-11-13"]),
        # Nothing tells the month of the paper.
        ("死亡报告\n龚立本于本月9日病故。", 1972, []),
        ("調查員龚立本　三十八年三月十九日", 1949, ["1949-03-19"]),
        ("工龄三十八年三月十九日", 1988, []),
        ("去年冬月初三拾得弃婴", 1985, ["1984-12-24"]),
        ("今年正月十六日去世", 1953, ["1953-03-01"]),
        ("今年元月已返湘潭", 1989, ["1989-01"]),
        ("前年四月遗失护照", 1993, ["1991-04"]),
    ],
)  # fmt: skip
def test_days_that_the_paper_itself_dates(text, year, days):
    assert sorted(read(text, "date", year=year)) == days


@pytest.mark.parametrize(
    ("text", "archive_class", "kind"),
    [
        ("出生申报\n我爱人生一女孩，申请上户口。", "户籍", "出生入户"),
        ("大队证明\n我队社员龚立本因脑溢血死亡，前来办理下户口手续。", "户籍", "死亡注销"),
        ("摘帽意见\n龚立本一贯守法，拟予摘帽。", "重点人口", "撤管"),
        ("管制对象登记\n龚立本，男，伪保长。", "重点人口", "列管"),
        ("购车协议\n甲方将摩托车卖给乙方。", "车辆", "转移登记"),
        ("新车登记审核\n车主龚立本", "车辆", "注册登记"),
        ("暂住人员离开登记\n龚立本已去广东。", "暂住证", "注销"),
    ],
)
def test_case_types_of_slips(text, archive_class, kind):
    assert read(text, "case_type", archive_class=archive_class) == [kind]


@pytest.mark.parametrize(
    ("text", "year", "days"),
    [
        # Years and days that the paper does not write out, each as the days around it tell.
        ("86年9月14日到，9月18日走。", 1986, ["1986-09-14", "1986-09-18"]),
        ("1998年12月28日受理，1月5日办结。", 1999, ["1998-12-28", "1999-01-05"]),
        ("此人生于1947年3月，盼11月20日前电复。\n1976年11月9日", 1976, ["1947-03", "1976-11-09", "1976-11-20"]),
        ("经查1952年、1955年户口册，未见其人。", 2010, ["1952", "1955"]),
        ("2006年返回，至今没有户口。", 2010, ["2006"]),
        # By the moon, without 日.
        ("九八年冬月十二晚停在楼下的摩托被偷", 1999, ["1998-12-30"]),
        ("一九八七年古历八月十五", 1987, ["1987-10-07"]),
        ("1976年腊月十二", 1977, ["1977-01-30"]),
        ("七二.六.二十", 1972, ["1972-06-20"]),
        # In rows.
        ("宋巧云,女,1951.4,妻", 1988, ["1951-04"]),
        ("吉克曲布|男|1984-02|务工", 2007, ["1984-02"]),
        # What is no day.
        ("1998年度工作计划", 1998, []),
        ("岳公交认字(2009)第3号，2009年第12期", 2009, []),
        ("每年3月5日植树", 2009, []),
    ],
)
def test_days_of_short_papers(text, year, days):
    assert sorted(read(text, "date", year=year)) == days


def test_a_number_at_the_end_of_a_row_and_one_at_the_head_of_the_next_are_two():
    text = "简易程序认定\n甲 花木兰 湘F·KD618 乙 木兰花 湘A·20Q77\n2012.7.4 追尾"
    more = {"archive_class": "交通事故", "year": 2012}
    assert read(text, "number", **more) == ["湘F·KD618", "湘A·20Q77"]
    assert read(text, "date", **more) == ["2012-07-04"]


@pytest.mark.parametrize(
    ("text", "archive_class", "numbers"),
    [
        ("罚款已交清，收据No.0047126。", "户籍", ["0047126"]),
        ("更换车架，旧架840117，新架8904422。", "车辆", ["840117", "8904422"]),
        ("吊扣驾驶证湘D-0118274，移送起诉。", "交通事故", ["湘D-0118274"]),
        ("附：执行公务证湘法43112601，联系人某某。", "车辆", ["湘法43112601"]),
        ("公证费发票 3430618273", "户籍", ["3430618273"]),
        ("发C1104286、C1104287号单程通行证。", "出入境", ["C1104286", "C1104287"]),
        ("1996.7.4　入伍通知书宁征0100236", "户籍", ["宁征0100236"]),
        ("你局1960年8月3日兴公户字第212号函悉。", "户籍", ["兴公户字第212号"]),
        ("凭证明及公证书(2006)吉证字第118号申请", "户籍", ["〔2006〕吉证字第118号"]),
        ("司机驾驶晋12-0457号客车", "交通事故", ["晋12-0457"]),
        ("编号：柳公证明字〔2015〕0093号", "户籍", ["柳公证明字〔2015〕0093号"]),
        ("补发岳经暂01-0217", "暂住证", ["岳经暂01-0217"]),
        ("暂住证号　岳暂2010字第000762号", "车辆", ["岳暂2010字第000762号"]),
        ("证件号码　律师执业证19990611100732", "户籍", ["19990611100732"]),
        ("号牌号码　豫P·B3326挂", "车辆", ["豫P·B3326挂"]),
        ("夹谷清骑湘岳-11827摩托", "交通事故", ["湘岳-11827"]),
        # A day, an age and a price are no numbers of papers.
        ("出生证明20001108", "户籍", []),
        ("收据三张，发票价63800元", "车辆", []),
    ],
)
def test_numbers_that_the_name_of_a_paper_precedes(text, archive_class, numbers):
    assert read(text, "number", archive_class=archive_class) == numbers


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("居所岳阳市岳阳大道新天地B栋1单元1706", ["岳阳市岳阳大道新天地B栋1单元1706"]),
        ("住大庆市让胡路区乘风庄一区十四栋三单元二〇一，", ["大庆市让胡路区乘风庄一区十四栋三单元二〇一"]),
        ("还住在岳阳市巴陵中路汴河园小区东4栋车库，", ["岳阳市巴陵中路汴河园小区东4栋车库"]),
        ("雇主家：岳阳市委大院12栋2楼东", ["岳阳市委大院12栋2楼东"]),
        ("住广州市海珠区南华西街同福大院十五号之二。其夫", ["广州市海珠区南华西街同福大院十五号之二"]),
        ("住江西省新建县生米镇文青村喻家。", ["江西省新建县生米镇文青村喻家"]),
        ("由甘肃省张家川县龙山公社西街大队来你处", ["甘肃省张家川县龙山公社西街大队"]),
        ("从沅江县草尾公社新安大队嫁过来的", ["沅江县草尾公社新安大队"]),
        ("嫁到华容县东山镇茅草街村去了", ["华容县东山镇茅草街村"]),
        ("船大富　安徽省无为县泥汊镇河堤村　85.4.2", ["安徽省无为县泥汊镇河堤村"]),
        ("我家岳阳市观音阁街梅园巷6号", ["岳阳市观音阁街梅园巷6号"]),
        ("向妃住：岳阳经开区通海路天伦国际B3栋2201", ["岳阳经开区通海路天伦国际B3栋2201"]),
        ("住址　绍兴市越城区北海街道胜利路六O号", ["绍兴市越城区北海街道胜利路六〇号"]),
        ("我揭发贵阳市云岩区和平路三板桥29号的某人", ["贵阳市云岩区和平路三板桥29号"]),
        ("旧址赤峰县四道街牌楼巷15号", ["赤峰县四道街牌楼巷15号"]),
        ("新疆和田地区墨玉县喀拉喀什镇团结路22号", ["新疆和田地区墨玉县喀拉喀什镇团结路22号"]),
        ("住址据称为黎平县肇兴公社堂安大队，", ["黎平县肇兴公社堂安大队"]),
        ("王建忠　1977.5.5　隆德县沙塘乡光联村5组　入伍通知书", ["隆德县沙塘乡光联村5组"]),
        ("何时由何地迁来本址：1989年11月20日由梅州市凌风东路75号迁来", ["梅州市凌风东路75号"]),
        ("九组45号属黎平县敖市镇新寨村", []),
        ("四川省人民政府办公厅", []),
    ],
)
def test_addresses_of_short_papers(text, addresses):
    assert read(text, "address") == addresses


@pytest.mark.parametrize(
    ("text", "archive_class", "kind"),
    [
        ("小队开的条\n我队社员之妻生双胞胎，请给上户口分口粮。", "户籍", "出生入户"),
        ("派出所：\n我村五保户简朴夜里病故于敬老院，请交销户口。", "户籍", "死亡注销"),
        ("革委会便条\n自愿到农村插队，户口粮油请即转出。", "户籍", "户口迁出"),
        ("问话笔录\n答：改我崽的出生日期。", "户籍", "公民主项信息变更更正"),
        ("变更姓名申请表\n情况属实", "户籍", "公民主项信息变更更正"),
        ("因违法遣返\n暂住证收缴注销", "暂住证", "注销"),
        ("房主签字\n均2011年5月16日到期，延至2012年5月16日。", "暂住证", "延期"),
        ("赠与书\n自愿将小车一部无偿送给外甥。", "车辆", "转移登记"),
        ("收条\n收到司机赔给我儿的医药费，按调解书已全部付清。", "交通事故", "损害赔偿调解"),
        ("关于申请去香港与丈夫团聚的报告\n现在香港做工。", "出入境", "赴港澳定居"),
    ],
)
def test_matters_of_papers_that_name_none(text, archive_class, kind):
    assert read(text, "case_type", archive_class=archive_class) == [kind]
