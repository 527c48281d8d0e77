"""What a second new draw of known forms and a further stranger's papers showed; each case failed before."""

import pytest

from benchmarks.scale_web import lay_out
from extraction.context import ItemContext
from extraction.extract import extract


def found(text, kind, *, archive_class="户籍", year=2000):
    mentions = extract([(1, lay_out(text))], ItemContext(archive_class=archive_class, year=year))
    return [mention.value for mention in mentions if mention.type.value == kind]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("经查明，粟武鹏追尾，负全责；区柏无责", ["粟武鹏", "区柏"]),
        ("问：勒排·早都哪一年出去的？", ["勒排·早都"]),
        ("我所在工作中发现杜古尔·苏荣，自称一九六七年八月十一日生", ["杜古尔·苏荣"]),
        ("经查，杜古尔·苏荣确系我辖区人", ["杜古尔·苏荣"]),
        ("迁移证（00463063）被盗，自登报之日起\n·作废。", []),
        ("呼和楚鲁嘎查的何璐，解放前用过这个名字", ["何璐"]),
        ("我揭发于波的历史问题。", ["于波"]),
        ("蔡小芹 吉HD7432\n娜仁·图雅 吉H·6C245", ["蔡小芹", "娜仁·图雅"]),
        ("制表于铁成 审签朱润泽", ["于铁成", "朱润泽"]),
        ("3　外地局　关于蒋甯调入迁入的批件　20070501　6", ["蒋甯"]),
        ("張本善　章\n馮煊押", ["张本善", "冯煊"]),
        ("收：于娥　1999年9月3日", ["于娥"]),
        ("兹证明皇甫宏图，男，土家族，系皇甫德高与彭翠兰之次子", ["皇甫宏图", "皇甫德高", "彭翠兰"]),
        ("79.3.20 驾驶员改为易木生", ["易木生"]),
        ("关于要求恢复原名国安的申请", ["国安"]),
        ("项目名称印在横线下方", []),
        ("该人系我厂化验员，表现良好", []),
        ("现为　银白\n批准　准予变更", []),
        (
            "序号　姓名　身份证号码\n001　柴永年　430699197203183633\n006　母德才　511199195301263818",
            ["柴永年", "母德才"],
        ),
        ("户主　张华国\n母李桂芳　女　1920年生", ["张华国", "李桂芳"]),
        ("雇主：项阿坚", ["项阿坚"]),
        # Who signed a verdict, with a rare surname or with the blank before him lost.
        ("派出所意见 同意撤管 江波 94.6.5\n公安局意见同意海涛声 94.6.15", ["江波", "海涛声"]),
        ("受理意见　材料齐备巢云 2009.9.21", ["巢云"]),
        ("同意变更 尚武", ["尚武"]),
        ("同意更正户口毕克明 一九八三年四月十六日", ["毕克明"]),
        ("同意入户。　黎阳 二月六日", ["黎阳"]),
        ("家庭主要成员妻巨秀英 子但强", ["巨秀英", "但强"]),
        ("我坐我老公边疆的电动车回家", ["边疆"]),
        ("3　11　阿力木·吐尔逊死亡注销户口登", ["阿力木·吐尔逊"]),
        ("全家人迁往外地", []),
        ("我叫胡蕤，现与父亲胡东同为一户", ["胡蕤", "胡东"]),
        ("兹有我处员工阿不都热合曼·吐尔地，男，维吾尔族", ["阿不都热合曼·吐尔地"]),
        ("序号　题名　日期\n001　后美治户口迁出材料　94/2/17\n005　于建安户口迁出存根　19940929", ["后美治", "于建安"]),
        (
            "兹介绍我单位王新华、陈若琛等贰同志前往你处查阅才让·扎西（住四川省乐山市）的户籍档案",
            ["王新华", "陈若琛", "才让·扎西"],
        ),
        ("颜色：白　　联系方式：0730-0000551", []),
        ("受损部位　左前门", []),
    ],
)
def test_persons(text, names):
    assert sorted(found(text, "person")) == sorted(names)


def test_a_name_told_once_is_found_wherever_it_stands():
    """On the second page of a record nothing else says that these are names."""
    first = "询问笔录\n答：开车的是我们村的游胜利，骑摩托车的是他的表弟班小虎。"
    second = "问：当时游胜利车速快不快？\n答：蛮快。\n问：班小虎伤在哪里？"
    pages = [(1, lay_out(first)), (2, lay_out(second))]
    mentions = extract(pages, ItemContext(archive_class="事故", year=2006))
    people = [(mention.value, mention.page) for mention in mentions if mention.type.value == "person"]
    assert {("游胜利", 1), ("班小虎", 1), ("游胜利", 2), ("班小虎", 2)} <= set(people)


def test_a_part_of_a_longer_name_is_not_a_name_again():
    mentions = found("姓名　热合曼江　性别　男\n古丽·热合曼江到场", "person")
    assert "古丽·热合曼江" in mentions
    assert mentions.count("热合曼江") <= 1


@pytest.mark.parametrize(
    ("text", "year", "days"),
    [
        ("72.9.4建卡", 1972, ["1972-09-04"]),
        ("发照77.5.11", 1977, ["1977-05-11"]),
        ("准予延期。夏侯正94.11.25", 1994, ["1994-11-25"]),
        ("准予定居，发证 0193877 93.10.11", 1993, ["1993-10-11"]),
        ("妻李阿英\n夫阿苏木呷，72.6生", 2003, ["1972-06"]),
        ("结案日期 1984.6、11", 1984, ["1984-06-11"]),
        ("因搬家，该护照于2006.12间遗失", 2007, ["2006-12"]),
        ("何日迁来本址：20030123", 2007, ["2003-01-23"]),
        ("生日1948年12月29日（农历冬月廿九）", 1989, ["1948-12-29", "1948-12-29"]),
        (
            "上月24号已办了登记。\n1991年11月14号\n经走访属实。1991.12.12",
            1991,
            ["1991-10-24", "1991-11-14", "1991-12-12"],
        ),
        ("你所本月9日来函收悉。\n2008年2月7日", 2008, ["2008-01-09", "2008-02-07"]),
        # A running hand, or a column, sets the last numeral far from the tens before it.
        ("民國八年十月三十　一日生", 1953, ["1919-10-31"]),
        ("一九五三年五月十　一日", 1953, ["1953-05-11"]),
        ("肇事时间　83、4、2615时24分", 1983, ["1983-04-26"]),
        ("931210参军\n880301迁入\n920518婚出", 1995, ["1993-12-10", "1988-03-01", "1992-05-18"]),
        ("护照号 P3309172 1993.9.18发", 1993, ["1993-09-18"]),
        ("通行证号T03391846 2009.10.9", 2009, ["2009-10-09"]),
        ("许可证号98091447302 有效期至2009.12.14", 2009, ["2009-12-14"]),
        ("同意更正 况明德 201009.07", 2010, ["2010-09-07"]),
        ("何时由何地迁来本市（县）1976.9黑龙江省密山县", 2001, ["1976-09"]),
        # What measures and what numbers a part of a text is no day.
        ("全长72.9.4米", 1972, []),
        ("见第3.2.1节", 2003, []),
    ],
)
def test_dates(text, year, days):
    assert found(text, "date", year=year) == days


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("安徽省宿松县复兴镇沿江村公安（分）局派出所：\n经审查", ["安徽省宿松县复兴镇沿江村"]),
        ("兹证明我村老屋组村民皇甫宏图，男", []),
        ("车辆失控侧翻于路西边。", []),
        ("楚阳市青溪县清水镇湘江北路9号嘉和苑2幢3单元706室", ["楚阳市青溪县清水镇湘江北路9号嘉和苑2幢3单元706室"]),
        ("现居住在三明市梅列区天桥西路202号。", ["三明市梅列区天桥西路202号"]),
        ("郭耀明现住香港新界元朗天水围天耀邨耀逸楼2315室。", ["香港新界元朗天水围天耀邨耀逸楼2315室"]),
        ("住址：临江县红旗公社前进大队第六生产队　第0087号", ["临江县红旗公社前进大队第六生产队"]),
        ("住　址：址　臨江鎮河街二十號", ["臨江鎮河街二十號"]),
        (
            "变更住址：由岳阳市岳阳楼区五里牌街道巴陵路401号迁至岳阳市岳阳楼区东茅岭街道站前路26号",
            ["岳阳市岳阳楼区五里牌街道巴陵路401号", "岳阳市岳阳楼区东茅岭街道站前路26号"],
        ),
    ],
)
def test_addresses(text, places):
    assert found(text, "address") == places


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        # A permit's own letters: the Z of the second place was taken for a 2.
        ("暂住证号：LZ0410227", ["LZ0410227"]),
        ("护照号码：EB1234567", ["EB1234567"]),
        ("护照号码：GO0008208", ["G00008208"]),
        ("持EA1234567号护照", ["EA1234567"]),
        ("原证号430699200701884", ["430699200701884"]),
        ("准予定居，发证 0193877 93.10.11", ["0193877"]),
        ("发给暂住证 0999-1988-0073 1988.10.4", ["0999-1988-0073"]),
        ("户口移动三联单\n002843　户主　秦新民　人口　4人", ["002843"]),
        ("迁入卡片　002365\n姓名　王建国", ["002365"]),
        ("临时号牌：湘F临20817", ["湘F临20817"]),
        ("购车发票（号00831175)", ["00831175"]),
        ("青交调字98第22号", ["青交调字98第22号"]),
        ("保险单号　10508003900421", ["10508003900421"]),
        ("户口所在：吴江县震泽塘镇龙降桥村（23）231号", []),
        ("FAX NO. : 0730 0000522　P.01", []),
    ],
)
def test_numbers(text, numbers):
    assert found(text, "number", archive_class="暂住", year=2008) == numbers
    assert found(text, "id_number", archive_class="暂住", year=2008) == []


def test_the_columns_of_a_list_without_rules_are_no_two_texts():
    """A list of six columns has a gutter in its middle, and its rows end at one edge."""
    rows = [
        "序号　姓名　身份证号码　　　　　　　暂住证号　　注销日期　　　原因",
        *(
            f"00{n}　{name}　43069919720318363{n}　LZ041022{n}　2004-06-30　离开本地"
            for n, name in enumerate(["柴永年", "卓玛花", "阴其昌", "逯芳芳", "马德才", "王建国"], 1)
        ),
    ]
    text = "\n".join(rows)
    assert found(text, "number", archive_class="暂住", year=2004) == [f"LZ041022{n}" for n in range(1, 7)]


@pytest.mark.parametrize(
    ("text", "archive_class", "kind"),
    [
        ("编号 2417　常　住　人　口　卡　片\n姓名　区凤鸣", "户籍", "户口登记"),
        ("讯问（询问）笔录\n时间：2014年1月8日\n被询问人：陈小芹", "事故", "一般程序"),
    ],
)
def test_case_types(text, archive_class, kind):
    assert found(text, "case_type", archive_class=archive_class) == [kind]


def test_names_keep_the_characters_that_simplified_papers_have_in_names():
    assert found("姓名：甯昇祺", "person") == ["甯昇祺"]
    assert found("姓名：鄭蘭芝", "person") == ["郑兰芝"]


def test_old_print_is_folded():
    from archive.folding import fold

    assert fold("臨江鄕公所塡報吿知") == "临江乡公所填报告知"
    assert fold("T301-ZY·HJ°1960") == "t301-zy·hj·1960"
