"""What is typed in one run is read as the words it is made of; what is one word, a number or an address stays whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.registry import Registry
from index_mappings.asked_words import asked_words, between_words, find_asked_word
from index_mappings.field_names import AskedField
from index_mappings.run_on import is_asking, split_run
from index_mappings.side_by_side import join_words, split_label
from index_mappings.syntax import parse
from index_mappings.syntax_tree import Conjunction


@pytest.mark.parametrize(
    ("run", "parts"),
    [
        ("1951年由临澧迁入", ["1951年", "由临澧|临澧", "迁入"]),
        ("民国三十六年由临澧县停弦渡迁入", ["民国三十六年", "由临澧县停弦渡|临澧县停弦渡", "迁入"]),
        ("廖桂英的房客", ["廖桂英的|廖桂英", "房客"]),
        ("廖桂英的儿子廖小舟", ["廖桂英的|廖桂英", "儿子", "廖小舟"]),
        ("2007年分户", ["2007年", "分户"]),
        ("2013年5月临澧交通事故", ["2013年5月", "临澧", "交通事故"]),
        ("1987户口迁移", ["1987年", "户口迁移"]),
        ("九十年代落户的知青", ["九十年代", "落户", "知青"]),
        ("谁在1950年从津市搬来", ["1950年", "从津市|津市", "搬来"]),
        ("谁是廖桂英的父亲", ["谁是廖桂英的|廖桂英的|谁是廖桂英|廖桂英", "父亲"]),
        ("岳阳楼区廖桂英", ["岳阳楼区", "廖桂英"]),
        ("岳阳楼区廖桂英的户口", ["岳阳楼区", "廖桂英", "户口"]),
        ("廖桂英430699195110100178", ["廖桂英", "430699195110100178"]),
        # In its own script: a name is met best so.
        ("廖桂瑩遷入", ["廖桂瑩", "迁入"]),
        # 于 is a surname, too.
        ("于得水2009年迁入", ["于得水|得水", "2009年", "迁入"]),
        ("湘F3K726过户", ["湘F3K726", "过户"]),
        # A word of one character behind 的, and nowhere else.
        ("廖桂英的车", ["廖桂英的|廖桂英", "车"]),
        ("廖桂英的房", ["廖桂英的|廖桂英", "房"]),
        # What labels a name begins a run.
        ("绰号草上飞", ["绰号", "草上飞"]),
        ("曾用名廖小舟", ["曾用名", "廖小舟"]),
        # A place that somebody goes to; what stands in brackets behind a name.
        ("去新加坡", ["新加坡"]),
        ("前往新加坡", ["新加坡"]),
        ("赴新加坡的护照", ["新加坡的|新加坡", "护照"]),
        ("廖桂英（女）", ["廖桂英", "女"]),
        ("廖桂英(1951年迁入)", ["廖桂英", "1951年", "迁入"]),
        ("廖桂英1951年生", ["廖桂英", "1951年生"]),
        ("廖桂英首次申领", ["廖桂英", "首次申领"]),
        ("廖桂英公民主项信息变更更正", ["廖桂英", "公民主项信息变更更正"]),
        # A request for papers.
        ("查廖桂英", ["廖桂英"]),
        ("廖桂英的档案", ["廖桂英"]),
        ("查廖桂英的全部材料", ["廖桂英"]),
        ("查询岳阳楼区", ["岳阳楼区"]),
        ("查廖桂英的户口", ["查廖桂英的|廖桂英的|查廖桂英|廖桂英", "户口"]),
        ("廖桂英什么时候死的", ["廖桂英", "死的"]),
        # Divisions whose words of level are left out.
        ("湖北监利", ["湖北", "监利"]),
        ("湖南岳阳平江", ["湖南", "岳阳", "平江"]),
        ("湖南省平江", ["湖南省", "平江"]),
        ("湖北监利朱河镇", ["湖北", "监利", "朱河镇"]),
        ("湖北监利廖桂英", ["湖北", "监利", "廖桂英"]),
        # What is no word of a question.
        ("请问有没有廖桂英的户口", ["廖桂英的|廖桂英", "户口"]),
        ("我父亲廖桂英的档案", ["廖桂英"]),
        ("在临澧发生的车祸", ["在临澧|临澧", "车祸"]),
        ("人死了销户口", ["死了", "销户口"]),
        ("去世销户", ["去世", "销户"]),
        ("办港澳通行证", ["港澳通行证"]),
        ("廖桂英哪一年出生", ["廖桂英", "出生"]),
        # Years of two digits in either century, decades.
        ("87年迁出", ["87年|2087年|1987年", "迁出"]),
        ("六三年迁出", ["六三年|二〇六三年|一九六三年", "迁出"]),
        ("八十年代迁往津市", ["八十年代", "迁往", "津市"]),
        # A word of more characters than those of the table.
        ("廖桂英的驾驶证", ["廖桂英的|廖桂英", "驾驶证"]),
        ("廖桂英结婚证", ["廖桂英", "结婚证"]),
        # A verb of one character before its word.
        ("换护照", ["换领", "护照"]),
        ("廖桂英丢护照", ["廖桂英", "遗失", "护照"]),
        # Two names, or a name and a place; what hangs on a name; a family.
        ("廖桂英和尤得水的事故", ["廖桂英", "尤得水", "事故"]),
        ("廖桂英去泰国旅游", ["廖桂英", "泰国", "旅游"]),
        ("廖桂英家的房客", ["廖桂英家的|廖桂英家|廖桂英", "房客"]),
        # What somebody did to somebody else, and what is asked of him.
        ("廖桂英赔尤得水医药费的调解书", ["廖桂英", "尤得水医药费|尤得水|尤得", "调解书"]),
        ("尤得水买廖桂英的二手车", ["尤得水", "廖桂英", "二手车"]),
        ("2009年于得水和廖桂英撞车", ["2009年", "于得水|得水", "廖桂英", "撞车"]),
        ("廖桂生的孩子上户口", ["廖桂生的|廖桂生|廖桂", "孩子", "上户口"]),
        ("以前叫廖小舟后来改名的那个人", ["以前叫", "廖小舟", "改名"]),
        ("廖桂英有哪些档案", ["廖桂英"]),
        ("廖桂英考驾照的申请表", ["廖桂英", "考驾照", "申请表"]),
        # Whose paper, of a kind that papers have.
        ("廖桂英介绍信", ["廖桂英", "介绍信"]),
        ("司徒桂英询问笔录", ["司徒桂英", "询问笔录"]),
        ("廖桂英写的保证书", ["廖桂英", "保证书"]),
        ("廖桂英死亡花名册", ["廖桂英", "死亡", "花名册"]),
        # A name, and what no table knows.
        ("廖桂英领粮本", ["廖桂英|廖桂", "领粮本|英领粮本"]),
        ("司徒桂英送豆腐", ["司徒桂英|司徒桂", "送豆腐|英送豆腐"]),
        ("租廖桂英房子的暂住人员", ["租廖桂英|廖桂英", "房子", "暂住"]),
        ("1996年准迁证", ["1996年", "准迁证"]),
        ("火车站附近的暂住人口", ["火车站附近的|火车站附近|火车站", "暂住人口"]),
        # Names may hold what joins others, and end in what hangs on them.
        ("欧阳在福的房客", ["欧阳在福的|欧阳在福", "房客"]),
        ("欧阳来家的房客", ["欧阳来家的|欧阳来家", "房客"]),
        ("1951年从临澧迁来的廖家", ["1951年", "从临澧|临澧", "迁来", "的廖家|廖家|姓廖"]),
    ],
)
def test_a_run_is_read_as_its_words(run, parts):
    assert ["|".join(part.readings) for part in split_run(run)] == parts


@pytest.mark.parametrize(
    "word",
    ["廖桂英", "死亡注销", "户口迁移", "北港派出所", "二〇〇九年四月", "岳阳楼区五里牌路12号", "临澧县停弦渡镇二组",
     "岳公交认字〔2009〕第00137号", "J999-ZY·HJ·SW·2008·Y-0002-015", "阿依努尔·麦麦提", "湘F·TZ017", "2009年", "的", "", "1991",
     "430699195110100178", "五里牌路1987号", "liao guiying", "张", "廖桂英 迁入", "欧阳小名", "火车站", "去向", "本市（县）", "K000123(4)",
     "买买提", "来福生", "毕业路12号", "知青新村三组", "北京到来公司", "湖南省平江县", "湖南监利", "监利湖北", "湖北", "查志国", "人事档案", "高桥小学"],
)  # fmt: skip
def test_one_word_stays_one(word):
    assert split_run(word) == ()


@pytest.mark.parametrize("word", ["有哪些档案", "请问", "有没有", "帮我查一下"])
def test_a_word_that_only_asks_is_known(word):
    assert is_asking(word)


@pytest.mark.parametrize("word", ["档案", "材料", "廖桂英", "有哪些护照", "1996年", "的", "", "x", "廖桂英有哪些档案"])
def test_a_word_that_says_something_does_not_only_ask(word):
    assert not is_asking(word)


@given(st.text("年月1987迁入出的由从廖桂英岳阳楼区市县儿子a-·〔〕 号", max_size=45))
def test_every_part_of_a_run_can_be_asked(run):
    for part in split_run(run):
        assert part.readings
        assert all(len(reading) > 1 and not reading.isspace() for reading in part.readings)


def test_every_case_type_is_cut_out_of_a_run():
    registry = Registry.load()
    terms = {term for name in registry.class_names() for term in registry.case_types(name)}
    assert terms - set(asked_words()) == set()


def test_what_a_verb_says_is_a_word_of_the_table_and_what_says_nothing_is_none():
    table = asked_words()
    assert set(between_words().verbs.values()) <= set(table)
    assert not between_words().skipped & set(table)


def test_the_table_says_nothing_twice_and_words_are_found_in_either_script():
    assert all(asked_words())
    assert find_asked_word("遷入") == find_asked_word("迁入")
    assert find_asked_word("廖桂英") is None


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("湘F 3K726", "湘F3K726"),
        ("湘 F 3K726", "湘F3K726"),
        ("粤B·12345 学", "粤B·12345学"),
        ("43069 9199311264245", "430699199311264245"),
        ("430699 19931126 4245", "430699199311264245"),
        ("430699 931126 424", "430699931126424"),
        ("0730 8842519", "07308842519"),
        ("138 7400 1234", "13874001234"),
        ("G 00000136", "G00000136"),
        ("liao gui ying", "liao gui ying"),
        ("ou yang xue mei", "ou yang xue mei"),
        ("欧阳 雪梅", "欧阳 雪梅"),
        ("1987 2001", None),
        ("廖桂英 1987", None),
        ("临澧 停弦渡", None),
        ('湘F "3K726"', None),
        ("湘F 证号:3K726", None),
        ("one two three four", None),
        # A label and its value.
        ("车牌 湘F3K726", "湘F3K726"),
        ("车牌号 湘F 3K726", "湘F3K726"),
        ("身份证号 430699 19931126 4245", "430699199311264245"),
        ("档号 J998-ZY·HJ·QR·2008·D30-0001-001", "J998-ZY·HJ·QR·2008·D30-0001-001"),
        ("现住址 停弦渡镇", "停弦渡镇"),
        ("外号 草上飞", "草上飞"),
        ("正文 停弦渡镇", None),
        ("停弦渡镇 车牌", None),
    ],
)
def test_words_that_are_one_thing_written_with_blanks(text, joined):
    root = parse(text).root
    assert isinstance(root, Conjunction)
    found = join_words(root.children)
    assert (found.word.text if found else None) == joined


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("绰号草上飞", (AskedField.NAME, "草上飞")),
        ("曾用名廖小舟", (AskedField.NAME, "廖小舟")),
        ("姓名廖桂英", (AskedField.NAME, "廖桂英")),
        ("車牌湘F3K726", None),
        ("车牌号湘F3K726", (AskedField.NUMBER, "湘F3K726")),
        ("身份证430699195110100178", (AskedField.ID_NUMBER, "430699195110100178")),
        ("现住址停弦渡镇", (AskedField.ADDRESS, "停弦渡镇")),
        ("廖桂英绰号", None),
        ("绰号", None),
        ("年度1987", None),
        # What somebody is on a paper, and who it is.
        ("死者姓名诸葛明", (AskedField.NAME, "诸葛明")),
        ("申请人廖桂英", (AskedField.NAME, "廖桂英")),
        ("户主廖桂英", (AskedField.NAME, "廖桂英")),
        ("民警廖桂英", (AskedField.NAME, "廖桂英")),
        ("申请人住址", None),
    ],
)
def test_a_label_and_its_value_in_one_run(text, label):
    assert split_label(text) == label
