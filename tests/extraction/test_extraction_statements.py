"""Statements, letters, minutes, telegrams: what sentences tell of people, days, places and numbers. Everybody is invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from page_kit import typed_page

from archive.registry import Registry
from extraction.context import ItemContext
from extraction.extract import extract
from extraction.name_shapes import is_rarely_given, name_lists, spelt_length, splits_word


def read(text, kind, *, year=1988, archive_class="户籍"):
    found = extract([(1, typed_page(text))], ItemContext(archive_class=archive_class, year=year))
    return [mention.value for mention in found if mention.type == kind]


class TestPeople:
    @pytest.mark.parametrize(
        ("text", "names"),
        [
            ("我检举熊国梁的问题。", ["熊国梁"]),
            ("以上是魏喜亲口对我说的。", ["魏喜"]),
            ("当时的屯长叫蔡士元。后来他搬走了", ["蔡士元"]),
            ("我老伴端木秋菊瘫在床上，小儿潘红卫在部队。", ["端木秋菊", "潘红卫"]),
            ("车是我舅舅龙四海开的。", ["龙四海"]),
            ("厂里的同行的卢芹可以作证。", ["卢芹"]),
            ("执笔：谭凤仪　收件：朱芬", ["谭凤仪", "朱芬"]),
            ("▲毛素芳遗失行车执照一本。", ["毛素芳"]),
            ("1、龚德厚，底册年龄不合。", ["龚德厚"]),
            ("现由其女简珍前来办理手续。", ["简珍"]),
            ("邻居覃水仙均证实二人为其亲生。", ["覃水仙"]),
            ("经查，伍大江确系我辖区人。", ["伍大江"]),
            ("付给死者家属欧阳小芹丧葬费。", ["欧阳小芹"]),
            ("骑车带着祝秀英，靠右边走。", ["祝秀英"]),
            ("乌云其木格同意，由阿拉腾巴根作保", ["乌云其木格", "阿拉腾巴根"]),
            ("我叫乌云其木格，住在本村", ["乌云其木格"]),
            ("父亲阿布力孜·热合曼为维吾尔族", ["阿布力孜·热合曼"]),
            ("他对母亲娜仁·图雅很孝顺。", ["娜仁·图雅"]),
            ("岳明死亡注销户口登记表", ["岳明"]),
            ("兹有我大队村民鄢万才，已故", ["鄢万才"]),
            ("证明信\n派出所（特派员）：\n兹有我村村民寇宝珠，女，因病死亡", ["寇宝珠"]),
            ("他大姐卢璐是1965年的，村里都知道", ["卢璐"]),
            ("听说叫何冬梅，是古丽·热娜雇的", ["何冬梅", "古丽·热娜"]),
        ],
    )
    def test_names_that_one_word_and_their_build_tell(self, text, names):
        assert read(text, "person") == names

    @pytest.mark.parametrize(
        "text",
        [
            "经查原始户口底册，并无此人。",
            "房客搬走及时报告。",
            "我是平阳县的一个普通群众。",
            "从莫斯科回来后就没有见过。",
            "将路边行走的人撞倒。",
            "怀疑是他所为，原嫌疑已排除。",
            "文化程度小学，劳力整。",
            "车装载原煤，途经此地。",
            "《延边州日报》第七版",
            "西乌珠穆沁旗公安局：",
            "本人原持有普通护照一本。",
            "解放前用过别的名字，简易程序结案。",
            "承办（章）\n【虚构样例，仅供软件测试】",
        ],
    )
    def test_words_that_begin_as_surnames_do_are_no_names(self, text):
        assert read(text, "person") == []

    def test_a_name_that_the_end_of_a_line_breaks(self):
        text = (
            "以上各项均经全家商议并请村里的老人作证今后各自立户不得反悔特立此据为凭，由韩树森和韩桂兰\n"
            "兄妹二人分得东头的三间瓦房和院里的枣树及水井一口以及农具若干均已点清，我和苏红\n"
            "兵两口另住。"
        )
        assert read(text, "person") == ["韩树森", "韩桂兰", "苏红兵"]

    def test_what_stands_in_a_field_of_another_kind_is_no_name(self):
        assert read("工作单位：向阳春光照相馆，职业：木工", "person") == []

    @given(st.text(alphabet="王李于和从向文明国建军的了在，。、：　第0123年月日", max_size=60))
    def test_any_sentence_is_read(self, text):
        for name in read(text or "无", "person"):
            assert 2 <= len(name.replace("·", "")) <= 15


class TestShapes:
    def test_a_word_that_ends_in_a_surname_is_not_split(self):
        assert splits_word("经查原始", 1)
        assert not splits_word("民警查原", 2)
        assert not splits_word("查原始", 0)

    @pytest.mark.parametrize(
        ("text", "length"), [("阿拉腾其木格可以", 6), ("巴图毕力格", 5), ("巴图", 0), ("王巴图", 0)]
    )
    def test_how_long_a_spelt_name_is(self, text, length):
        assert spelt_length(text) == length

    def test_given_names_are_folded_characters_each_once(self):
        given_names = name_lists().given
        assert all(len(character) == 1 for character in given_names)
        assert {"国", "秀", "璟"} <= given_names
        assert is_rarely_given("龚疐")
        assert not is_rarely_given("龚国疐")


class TestDays:
    @pytest.mark.parametrize(
        ("text", "days"),
        [
            ("她姐姐是1950年的，相差三岁。", ["1950"]),
            ("此人生于1918年，殁于88、3、4（心脏病）", ["1918", "1988-03-04"]),
            ("民国三十四年逃来我处。", ["1945"]),
            ("一九五三年—一九六〇年读书。", ["1953", "1960"]),
            ("1968年11月下乡，户口同年12月8日随之迁走。", ["1968-11", "1968-12-08"]),
            ("一九七六年十月八日结婚，次年三月生一子", ["1976-10-08", "1977-03"]),
            ("女，78岁，88、9、6难产身故。", ["1988-09-06"]),
            ("同意补报。程彧　88、12、22", ["1988-12-22"]),
            ("因1984年换发户口簿时写错", ["1984"]),
            ("时间：一九五九·三·十三上午", ["1959-03-13"]),
            ("自称78年由平江迁来，2003.5释放", ["1978", "2003-05"]),
            ("一、88、4、27，魏忠来报，其家吕桂莲(88岁)88、4、24死去", ["1988-04-27", "1988-04-24"]),
        ],
    )
    def test_what_the_sentence_makes_a_date(self, text, days):
        assert read(text, "date") == days

    @pytest.mark.parametrize(
        "text",
        [
            "材料见第10、11、12页。",
            "同年龄的孩子都上学了。",
            "共88、12、2件三项。",
            "1988年度户口统计表",
            "编号为88.12.2111号",
        ],
    )
    def test_what_only_looks_like_one(self, text):
        assert read(text, "date") == []

    def test_another_year_is_not_the_papers(self):
        assert read("女，78岁，61、9、6身故。", "date", year=1988) == []


class TestPlaces:
    @pytest.mark.parametrize(
        ("text", "places"),
        [
            (
                "家住西乌珠穆沁旗高日罕公社白音查干生产大队第四小组，是贫农。",
                ["西乌珠穆沁旗高日罕公社白音查干生产大队第四小组"],
            ),
            ("住苏尼特左旗满都拉图苏木萨如拉嘎查三浩特，", ["苏尼特左旗满都拉图苏木萨如拉嘎查三浩特"]),
            ("赁居浏阳县五区古港乡仙人段村，以摆摊为生", ["浏阳县五区古港乡仙人段村"]),
            ("全家移往你处平江县第九区长寿镇东山村居住", ["平江县第九区长寿镇东山村"]),
            ("房屋出租给平江县三阳乡杨坪村白若寨9号来的客人", ["平江县三阳乡杨坪村白若寨9号"]),
            ("老家平江县伍市镇秀水村一组32号", ["平江县伍市镇秀水村一组32号"]),
            ("通信处平江县安定镇横冲村四组16号", ["平江县安定镇横冲村四组16号"]),
            ("院号1 君山区柳林路3委2组 房东 周运来", ["君山区柳林路3委2组"]),
            ("自称60年由平江县三市公社上仓大队第九生产队迁来", ["平江县三市公社上仓大队第九生产队"]),
            ("平江县三市公社石塘大队上屋队的客人", ["平江县三市公社石塘大队上屋队"]),
            ("男，78岁，平江县三市公社石塘大队人，病故。", ["平江县三市公社石塘大队"]),
            ("坐落克山县向华乡东二号村后一井屯的房屋", ["克山县向华乡东二号村后一井屯"]),
            ("在云溪区路口镇随岳高速连接线发生事故", ["云溪区路口镇随岳高速连接线"]),
            ("在岳阳楼区金鹗山隧道口摔伤", ["岳阳楼区金鹗山隧道口"]),
            ("工作单位及住址：无业　岳阳市北区洞庭路3号", ["岳阳市北区洞庭路3号"]),
            ("工作单位及住址：岳阳纸厂岳阳市北区洞庭路3号", ["岳阳市北区洞庭路3号"]),
            ("工作单位及住址：岳阳市北区纸厂宿舍3栋", ["岳阳市北区纸厂宿舍3栋"]),
            ("1958年由平江縣長壽街遷人", ["平江縣長壽街"]),
        ],
    )
    def test_where_they_begin_and_end(self, text, places):
        assert read(text, "address") == places

    def test_a_company_of_an_office_is_no_place(self):
        assert read("在城固县公安局交通管理大队事故中队说明了经过", "address") == []


class TestNumbers:
    @pytest.mark.parametrize(
        ("text", "numbers"),
        [
            ("被处罚人持0792200300217暂住证，已过期。", ["0792200300217"]),
            ("换过发动机，机号由LF150186167变为LF150313567，没有备案。", ["LF150186167", "LF150313567"]),
            ("存根第黔迁008648号，迁往外地。", ["黔迁008648"]),
            (
                "证号暂字第003099号、0379199300157、洛居9300624，有效",
                ["0379199300157", "暂字第003099号", "洛居9300624"],
            ),
            ("因涉嫌赌博经齐公治字第452号批准列管", ["齐公治字第452号"]),
            ("浔公（户）罚字第110号", ["浔公(户)罚字第110号"]),
            ("按平公交认字〔2012〕第B0077号认定书赔偿", ["平公交认字〔2012〕第B0077号"]),
            ("介绍信字号安学字(55)0117号", ["安学字(55)0117号"]),
        ],
    )
    def test_what_the_sentence_calls_a_number(self, text, numbers):
        assert sorted(read(text, "number")) == sorted(numbers)

    def test_counts_in_a_list_are_none(self):
        assert read("共交1000、2000、3000元三笔。", "number") == []


class TestMatters:
    @pytest.mark.parametrize(
        ("title", "code", "matter"),
        [
            ("公民主项信息变更更正申请表", "J998-ZY·HJ·BG·2009·Y-0012-001", "公民主项信息变更更正"),
            ("户口变更更正审批表", "J998-ZY·HJ·BG·2009·Y-0012-001", "户口变更更正"),
            ("户口迁移证", "J998-ZY·HJ·QR·2009·Y-0012-001", "户口迁入"),
            ("户口迁移证", "J998-ZY·HJ·QC·2009·Y-0012-001", "户口迁出"),
            ("户口迁移证", "0998-HJ·2009·Y-0012-001", "户口迁出"),
            ("户口转移信", "0998-HJ·1958·Y-0012-001", "户口迁出"),
            ("死亡人口　登记（流水）", "J998-ZY·HJ·SW·1981·Y-0012-001", "死亡注销"),
            ("关于谭芹恢复姓氏的请示", "0998-HJ·1989·Y-0012-001", "公民主项信息变更更正"),
        ],
    )
    def test_a_title_and_the_series_it_is_kept_in(self, title, code, matter):
        parts = Registry.load().read_code(code)
        context = ItemContext(archive_class="户籍", subcategories=parts.subcategories, year=parts.year)
        found = extract([(1, typed_page(f"{title}\n姓名：龚己生"))], context)
        assert [mention.value for mention in found if mention.type == "case_type"] == [matter]
