"""Letters, minutes and registers as clerks of several provinces wrote them. All of it is invented."""

from __future__ import annotations

import pytest
from page_kit import ruled_page, typed_page

from archive.text import PageText
from extraction.context import ItemContext
from extraction.extract import extract


def _found(page: PageText, archive_class: str = "") -> dict[str, list[str]]:
    found: dict[str, set[str]] = {}
    for mention in extract([(1, page)], ItemContext(archive_class=archive_class, year=2005)):
        found.setdefault(str(mention.type), set()).add(mention.value)
    return {name: sorted(values) for name, values in found.items()}


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("判决书（1983）.沅刑初字第92号，由监狱释放", "〔1983〕沅刑初字第92号"),
        ("（03）沅公（户）更字第387号", "(03)沅公(户)更字第387号"),
        ("1997沅公交复第00513号", "1997沅公交复第00513号"),
        ("你局沅准迁字第00429366号准迁证明收到", "沅准迁字第00429366号"),
        ("所持暂G00206700已收回", "暂G00206700"),
        ("暂住证（证号暂D00224838）丢失", "暂D00224838"),
        ("同意补领，新证号暂D00061583.有效期至1997年2月7日", "暂D00061583"),
        ("车号湘08-71851，行至平江", "湘08-71851"),
        ("旧证：沅暂96-000193", "沅暂96-000193"),
        ("号码（2004）暂字第00846号，声明作废", "〔2004〕暂字第00846号"),
        ("（1）沅证民字第753号", "(1)沅证民字第753号"),
        ("退伍证号军退007754号。请予办理", "军退007754号"),
        ("复函号铜户复字第0062号", "铜户复字第0062号"),
        ("现返乡，所持暂字（2007）000871号暂住证已注销", "暂字〔2007〕000871号"),
        ("凭协查函沅户协（2008）84号核实", "沅户协〔2008〕84号"),
        ("号牌湘F6Q183　档案号沅车00424", "沅车00424"),
    ],
)
def test_numbers_as_offices_wrote_them(line: str, value: str) -> None:
    assert value in _found(typed_page(line))["number"]


def test_number_alone_at_the_head_of_a_form() -> None:
    assert _found(typed_page("出生证明（存根）\nQ340061521\n婴儿程建"))["number"] == ["Q340061521"]


def test_rows_of_a_register_are_counted_and_not_numbered() -> None:
    rows = [["编号", "学生姓名", "迁移证号"], ["01", "程建", "95007883"], ["02", "赵莲", "95007230"]]
    assert _found(ruled_page("户口迁出名册", rows))["number"] == ["95007230", "95007883"]


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("我管区清水县石坝镇大樟村第四村民组有居民李垚，又名李民", "清水县石坝镇大樟村第四村民组"),
        ("三人同住清水县石坝镇大樟村上坝村民组，户主张志。", "清水县石坝镇大樟村上坝村民组"),
        ("你辖区清水县石坝镇大樟村的吴勇（430699680620094）", "清水县石坝镇大樟村"),
        ("石坝派出所：下列各户定于1998年7月21日迁往清水县石坝镇大樟村十二组，由程建带队。", "清水县石坝镇大樟村十二组"),
        ("常住地址：（门牌）沅州市青石区学宫街74号", "沅州市青石区学宫街74号"),
        ("由沅州市青石区劳动南后街68号移住沅州市青石区劳动南后街1号", "沅州市青石区劳动南后街1号"),
        ("下放到清水县石坝公社跃进大队上寨生产队插队。", "清水县石坝公社跃进大队上寨生产队"),
        ("请准予在清水县石坝镇大樟村申报户口。", "清水县石坝镇大樟村"),
        ("我叫周明，家住清水县石坝镇大樟村新房子组，身份证号430699197201313211", "清水县石坝镇大樟村新房子组"),
        ("住址：清水县石坝镇大樟村　第三十户", "清水县石坝镇大樟村"),
        ("于沅州市吉和后街68号丢失", "沅州市吉和后街68号"),
        ("兹有我处沅州市青石区学宫街付19号居民林弟，女", "沅州市青石区学宫街付19号"),
        ("批准前往黑龙江生产建设兵团三师二十团六连，定于当日启程", "黑龙江生产建设兵团三师二十团六连"),
        ("户籍：崇明县港沿浜乡石路桥村6队", "崇明县港沿浜乡石路桥村6队"),
        ("事故时间及地点：2002.12.1，清水县石坝镇大樟村8组桥头", "清水县石坝镇大樟村8组桥头"),
        ("户口所在地详细地址：沅州市青石区学宫街74号", "沅州市青石区学宫街74号"),
        # 夏日, 香日, 水月: no dates.
        ("常住清水县夏日哈乡乌龙沟村36社25号已查", "清水县夏日哈乡乌龙沟村36社25号"),
        ("常住沅州市水月寺后街六胡同6号已查", "沅州市水月寺后街六胡同6号"),
        ("于1998年7月石坝镇大樟村8组失火", "石坝镇大樟村8组"),
        ("何往：沅州市学宫街门牌十一号", "沅州市学宫街门牌十一号"),
        ("迁自：清水县石坝镇大樟村前街", "清水县石坝镇大樟村前街"),
        ("户口在哪里：清水县石坝镇大樟村第二村民组", "清水县石坝镇大樟村第二村民组"),
    ],
)
def test_places_in_letters(line: str, value: str) -> None:
    assert value in _found(typed_page(line))["address"]


def test_where_somebody_moved_to_and_from() -> None:
    page = ruled_page("卡片", [["住址变动", "95/8/29由沅州市青石区学宫街74号楼移住沅州市青石区学宫街20弄19号后楼"]])
    assert _found(page)["address"] == ["沅州市青石区学宫街20弄19号后楼", "沅州市青石区学宫街74号楼"]


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("程建负全部责任，其余人员不负责任。", ["程建"]),
        ("产妇姜莲，系张平之妻，于1990年产一子。", None),
        ("现因顶替招工，在其父靳东处落户，粮油关系同时转来。", ["靳东"]),
        ("附记：已于1978年8月17日落户。孙昶", ["孙昶"]),
        ("答：还有高琪、姜天赐两个人。", ["姜天赐", "高琪"]),
        ("我辖区群众念美治在卫生院门口拾得女婴一名", ["念美治"]),
        ("老伴念玉环已于1986年8月5日病故", ["念玉环"]),
        ("生产队长程解放当即组织抢救", ["程解放"]),
        ("房东是谁：刘维汉，电话（0553）0000634", ["刘维汉"]),
        ("归还签收：林维汉　10/6/19", ["林维汉"]),
        ("程建赔偿阿布力孜·卡德尔修理费1300元", ["程建", "阿布力孜·卡德尔"]),
        ("据群众洛绒·扎姆反映，该人常与不明人员来往", ["洛绒·扎姆"]),
        ("原居民身份证即日起停止使用", None),
        ("当事人：欧阳绍华，驾驶湘D7Q037摩托车。我队调阅了全部案卷，并复勘现场。", ["欧阳绍华"]),
        ("校保卫科公冶翊　户籍内勤林东", ["公冶翊", "林东"]),
        ("校保卫科　丁红军　户籍内勤林东", ["丁红军", "林东"]),
        ("致第五坤、热孜宛古丽·依明受伤，车辆损坏", ["热孜宛古丽·依明", "第五坤"]),
        ("其他人员：盛文、热孜宛古丽·依明等二人，均系路边群众。", ["热孜宛古丽·依明", "盛文"]),
        ("由大樟村村民叶倩抱养，死者家属已于当日认领", ["叶倩"]),
        ("我大伯阚厂生在国外开店", ["阚厂生"]),
        ("与户主关系：彭喜系户主之夫，谢华系户主之长女。", ["彭喜", "谢华"]),
        ("村民委员会（公章）　村长：陈伟", ["陈伟"]),
        ("·询问人李治、柯刚　单位沅州市公安局交通警察支队", ["李治", "柯刚"]),
        ("携带邓平、郭燕，因回乡生产前往大樟村落户", ["邓平", "郭燕"]),
        ("车物损失鉴定：估价360元，鉴定人黄女。", ["黄女"]),
        ("档案室记载：摘抄一页。接待人马雪娥，1982.10.21。", ["马雪娥"]),
        ("赴澳门与妻韩凤娇团聚定居的申请，业经批准", ["韩凤娇"]),
        ("准予在学宫街83号其兄刘抗美户内恢复户口", ["刘抗美"]),
        ("你要求查阅的赫连丽君户籍材料，经查已注销", ["赫连丽君"]),
    ],
)
def test_who_is_a_person_in_a_sentence(text: str, persons: list[str] | None) -> None:
    found = _found(typed_page(text)).get("person", [])
    if persons is None:
        assert not {"张平之妻", "原居民"}.intersection(found)
    else:
        assert found == persons


@pytest.mark.parametrize(
    "text",
    [
        "刑满释放人员通知书",
        "本卷共十二页，第五页系复写件。",
        "户口已办理死亡注销，准予安葬。",
        "符合规定，同意农转非。",
        "原始户口底册",
        "昆纬西路居民委·员会",
    ],
)
def test_what_only_looks_like_a_name(text: str) -> None:
    assert "person" not in _found(typed_page(text))


def test_a_seal_before_the_name_of_who_decided() -> None:
    page = ruled_page("审批表", [["公安局意见", "符合规定，同意转户。（章）蔡仲和　1985.10.18"]])
    assert _found(page)["person"] == ["蔡仲和"]


def test_heads_that_no_list_foresees_over_several_rows() -> None:
    page = ruled_page(
        "来客登记簿",
        [
            ["姓名", "性别", "由何方来", "住谁那里", "暂住地址", "事由"],
            ["冯登", "男", "海口市新民里73号", "高炳炎", "清水县石坝镇大樟村8组", "探亲"],
            ["贾奕", "女", "绍兴市仓桥直路169号", "苗昉", "沅州市青石区学宫街74号", "看病"],
            ["吴邃", "男", "大同市口泉后街101号", "晁婧", "沅州市青石区学宫街76号", "探亲"],
        ],
    )
    assert _found(page)["person"] == ["冯登", "吴邃", "晁婧", "苗昉", "贾奕", "高炳炎"]


def test_a_table_on_its_side_has_a_person_in_each_column() -> None:
    page = ruled_page(
        "户口登记表",
        [
            ["与户主关系", "户主", "妻", "母", "长子"],
            ["姓名", "冯占魁", "郭雯", "乌兰其其格", "冯刚"],
            ["性别", "男", "女", "女", "男"],
            ["出生年月日", "1927.7.3", "1928.11.2", "1903.9.1", "1949.10.18"],
            ["籍贯", "江苏盐城", "浙江镇海", "江苏盐城", "江苏盐城"],
            ["职业", "社员", "炊事员", "石匠", "学生"],
        ],
    )
    mentions = extract([(1, page)], ItemContext(archive_class="户籍", year=1969))
    persons = {one.value: one.role for one in mentions if one.type == "person"}
    assert persons == {"冯占魁": "户主", "郭雯": "妻", "乌兰其其格": "母", "冯刚": "长子"}
    assert {one.value for one in mentions if one.type == "date"} == {
        "1927-07-03", "1928-11-02", "1903-09-01", "1949-10-18"
    }  # fmt: skip


def test_rows_of_relatives_are_no_table_on_its_side() -> None:
    page = ruled_page(
        "登记表",
        [
            ["父亲", "冯占魁", "1927.7.3", "平江瓷厂"],
            ["母亲", "郭雯", "1928.11.2", "平江瓷厂"],
            ["配偶", "吴邃", "1950.1.2", "长庆丝厂"],
        ],
    )
    assert _found(page)["person"] == ["冯占魁", "吴邃", "郭雯"]


def test_what_is_changed_says_what_stands_before_and_after() -> None:
    page = ruled_page(
        "变更登记审批单",
        [
            ["事项", "变更前", "变更后"],
            ["发动机号", "S195-305605", "CY4572447"],
            ["车主住址", "沅州市青石区学宫街74号", "沅州市青石区学宫街76号"],
        ],
    )
    found = _found(page, "车辆")
    assert found["number"] == ["CY4572447", "S195-305605"]
    assert found["address"] == ["沅州市青石区学宫街74号", "沅州市青石区学宫街76号"]


def test_sentences_in_a_persons_cell_name_nobody() -> None:
    page = ruled_page(
        "审批表",
        [
            ["社区民警", "建议列管一年。"],
            ["户籍民警", "住房、亲属关系已核，可以迁入。"],
            ["责任民警", "建议撤管"],
            ["复核人", "事实清楚"],
            ["支队长", "责令重新认定"],
            ["经办人", "程建"],
        ],
    )
    assert _found(page)["person"] == ["程建"]


def test_persons_in_the_titles_of_a_contents_list() -> None:
    rows = [["顺序号", "文件题名", "页次"], ["5", "证人耿春分证言", "12"], ["6", "注册登记表（程建）", "16"]]
    assert _found(ruled_page("卷内目录", rows))["person"] == ["程建", "耿春分"]


def test_a_letter_to_the_head_of_an_office_is_no_field_of_his() -> None:
    found = _found(typed_page("局长：\n我管区有居民李垚，又名李爱民，女，1973年3月15日生。"))
    assert found["person"] == ["李垚", "李爱民"]


def test_who_signs_right_behind_a_number() -> None:
    found = _found(typed_page("审批意见：同意换发，新护照号G00003814牛峻 2009/12/31"))
    assert (found["person"], found["date"], found["number"]) == (["牛峻"], ["2009-12-31"], ["G00003814"])


def test_name_with_a_dot_broken_into_lines_in_a_narrow_cell() -> None:
    page = ruled_page("登记卡", [["车主姓名", "住址"], ["热孜宛\n古丽·\n依明", "沅州市青石区学宫街74号"]])
    assert _found(page)["person"] == ["热孜宛古丽·依明"]


def test_two_short_names_glued_in_a_list_of_relatives() -> None:
    page = ruled_page("户口核对登记表", [["户主", "刘志刚"], ["家庭其他成员", "刘菁谢昶"]])
    assert _found(page)["person"] == ["刘志刚", "刘菁", "谢昶"]


def test_members_of_two_households_side_by_side() -> None:
    page = ruled_page(
        "分户登记表", [["", "原户", "新立户"], ["户主", "黄国庆", "黄存良"], ["成员", "卢霞、黄秀", "卓玛·拉毛（妻）"]]
    )
    assert _found(page)["person"] == ["卓玛·拉毛", "卢霞", "黄国庆", "黄存良", "黄秀"]


def test_archive_number_broken_over_two_lines() -> None:
    found = _found(typed_page("立卷单位：石坝派出所　案卷号：0987-HJ·1996·Y\n-0349-027"))
    assert found["number"] == ["0987-HJ·1996·Y-0349-027"]


@pytest.mark.parametrize(
    ("title", "value"),
    [
        ("公民出生日期更正决定书\n经查阅小学毕业生登记表（1984年12月填写）并走访其邻居", "公民主项信息变更更正"),
        ("关于为收养儿童登记户口的请示", "户口登记"),
    ],
)
def test_matters_of_the_household_register(title: str, value: str) -> None:
    assert _found(typed_page(title), "户籍")["case_type"] == [value]


@pytest.mark.parametrize(
    ("archive_class", "title", "value"),
    [
        ("暂住证", "暂住证延期人员花名册", "延期"),
        ("暂住证", "补领暂住证登记簿", "补领"),
        ("暂住证", "暂住人口登记簿", "登记簿"),
        ("重点人口", "摘帽审批表", "撤管"),
        ("户籍", "常住人口底簿", "户口登记"),
        ("利用登记", "户口材料代卷卡", "借阅"),
        ("户籍", "公民身份号码重号更正审批表", "公民主项信息变更更正"),
    ],
)
def test_the_matter_of_a_list_comes_before_its_being_one(archive_class: str, title: str, value: str) -> None:
    assert _found(typed_page(title), archive_class)["case_type"] == [value]


def test_a_dot_that_a_speck_left_before_a_name_is_none_of_its_own() -> None:
    assert _found(ruled_page("底簿", [["姓名", "·程建国"], ["住址", "石坝镇"]]))["person"] == ["程建国"]


def test_owner_and_paper_and_number_in_one_cell() -> None:
    page = ruled_page("机动车登记证书", [["1.机动车所有人/身份证明名称/号码", "程建国/居民身份证/432299196210243994"]])
    found = _found(page, "车管")
    assert (found["person"], found["id_number"]) == (["程建国"], ["432299196210243994"])
