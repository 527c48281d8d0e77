"""Passports, passes and vehicles, fifth part."""

from __future__ import annotations

from samples.blocks import Block, Cell, Gap, Title, roster
from samples.forms.base import Form, Maker
from samples.forms.fifth_base import at, boxed, car, heads, on, paper_number, police, relative, signed, who, wide
from samples.forms.fifth_places import town_address
from samples.forms.fourth_base import both, filled, heading, lab, labelled, paper, para, rows, seal, val
from samples.people import spell_name
from samples.rich import Ink, Run, say


def two_tongues(m: Maker) -> Form:
    """Labels in Chinese and English, the number in boxes."""
    made = m.day(2003, 2015)
    own, near, clerk, chief = who(m, (1950, 1995), minority=m.chance(0.25)), who(m, (1955, 1990)), police(m), police(m)
    office = m.pick("衡阳市公安局人口与出入境管理支队", "枣庄市公安局出入境管理处")
    page: list[Block] = [
        heading(m, "护照及出入境证件申请表", "中国公民普通护照申请表"),
        labelled(("申请编号 Application No.", m.number(f"4304{m.numbers.digits(11)}", "acceptance")), per_line=1),
        rows(
            [lab("姓名\nName"), val(m.name(own, "申请人"), share=1.2), lab("拼音姓名\nSpelling"),
             val(spell_name(own.name),
             share=1.6)],
            [lab("性别\nSex"), val(own.sex, share=0.5), lab("出生日期\nDate of Birth"), val(on(m, own.birth, "birth"),
             share=1.3),
             lab("民族\nNationality"), val(own.ethnicity)],
            [lab("公民身份号码\nID No.", 1), boxed(m.id_of(own), 4.4)],
            [lab("户籍地址\nAddress", 1), val(at(m, "户籍地址"), share=4.4)],
            [lab("紧急联系人\nContact"), val(m.name(near, "联系人"), share=1.2), lab("联系电话\nTel."), val(m.phone(),
             share=1.6)],
            [lab("原证件号码\nOld passport", 1), val(m.number(m.numbers.passport(), "passport"), share=1.4),
             lab("有效期至\nDate of expiry", 1), val(on(m, m.after(made, 20, 300), "valid_until"), share=1.4)],
        ),
        rows(
            [Cell(text=m.tick("换发", "首次申请", "换发", "补发"), share=2), both("受理人　", wide(m, clerk, "受理人"),
             "　", on(m,
             made, "accepted"), share=2)],
            [both("审批意见：同意换发，新护照号 ", m.number(m.numbers.passport(), "passport"), "　", wide(m, chief,
             "审批人"), "　",
                  on(m, m.after(made, 3, 12), "approved"))],
        ),
        *seal(m, office),
    ]  # fmt: skip
    return paper(
        "two_tongues", "出入境", "护照", made.year, f"{own.name}护照申请表", page,
        series="HZ", retention="D30", about=(own,), creator=office,
    )  # fmt: skip


def pass_receipt(m: Maker) -> Form:
    """A slip for fetching a pass, on which several numbers stand close together."""
    made = m.day(2004, 2014)
    own, clerk, getter = who(m, (1950, 1990)), police(m), who(m, (1950, 1990))
    office = m.pick("柳州市公安局出入境接待大厅", "洛阳市公安局出入境管理科")
    page: list[Block] = [
        Title(office, scale=1.3),
        Title(m.pick("往来港澳通行证受理回执", "往来港澳通行证领证凭条"), scale=1.4),
        labelled(
            ("回执编号", m.number(f"4502{m.numbers.digits(10)}", "receipt")), ("申请人", m.name(own, "申请人")),
            ("证件种类", "往来港澳通行证"), ("签注", m.pick("香港 G 一次", "澳门 L 一次", "香港 T")),
            ("身份证号", m.id_of(own)), ("通行证号", m.number(m.numbers.permit("W"), "permit")),
            ("缴费", (f"{m.rng.randint(1, 4)}00元　票据号 ", m.number(m.numbers.digits(8), "receipt", optional=True))),
            ("受理日期", on(m, made, "accepted")),
            ("取证日期", on(m, m.after(made, 10, 20), "fetch")), ("受理员", m.name(clerk, "受理人")),
            per_line=m.rng.choice((1, 2)), colon=m.pick("：", "", ":"), dotted=m.chance(0.4),
        ),
        Gap(0.3),
        filled("本回执由", m.name(getter, "代领人"), "（身份证", m.id_of(getter), "）于", on(m, m.after(made, 12, 40),
        "fetched",
        style="cn"), "代为领取。"),
        para("注意：逾期三个月不领取的，证件作废；遗失回执请持身份证挂失。", scale=0.85, indent=0),
        *seal(m, office, "受理专用章"),
    ]  # fmt: skip
    return paper(
        "pass_receipt", "出入境", "港澳通行证", made.year, f"{own.name}往来港澳通行证受理回执", page,
        series="GA", retention="D10", about=(own, getter), creator=office,
    )  # fmt: skip


def settle_report(m: Maker) -> Form:
    """A report on somebody who goes to live in Hong Kong: prose, then a table of kin."""
    made = m.day(1986, 2010)
    own = who(m, (1935, 1975))
    spouse, one, two = who(m, (1932, 1975)), relative(m, own, (1930, 1970)), relative(m, own, (1930, 1970))
    a, b = police(m), police(m)
    old = made.year < 1999
    office = m.pick("万州区公安分局", "薛城区公安分局", "荣县公安局")
    page: list[Block] = [
        heading(m, "赴香港定居审查报告", "申请前往香港定居调查报告"),
        para(paper_number(m, m.pick("万公出", "薛公外"), made.year), align="right"),
        para(
            "申请人", m.name(own, "申请人"), "，", own.sex, "，", on(m, own.birth, "birth", style="cn"), "生，",
            m.pick("汉族",
            "瑶族"),
            "，住", at(m, "住址"), "，身份证号码", m.id_of(own, old=old), "。其", m.pick("丈夫", "妻子", "配偶"),
            m.name(spouse, "配偶"),
            "于", on(m, m.after(made, -4000, -2500), "left", style="cn", precision=m.pick("month", "year", "day")),
            "去香港定居，持香港身份证",
            m.number(f"{m.pick('K', 'P', 'R')}{m.numbers.digits(6)}({m.rng.randint(0, 9)})",
            "hongkong_id", optional=True),
            "。申请人要求赴港夫妻团聚，经查情况属实。",
        ),
        para("国内外亲属情况：", indent=0),
        roster(
            ("称谓", "姓名", "年龄", "现在何处、从事何职业"),
            [
                [say(m.pick("兄", "姐")), say(m.name(one, "亲属")), say(str(made.year - one.birth.year)),
                 say(m.pick("在衡阳市务工", "在家务农"))],
                [say(m.pick("弟", "妹")), say(m.name(two, "亲属")), say(str(made.year - two.birth.year)),
                 say(m.pick("在香港经商", "退休在家"))],
            ],
            (0.8, 1.2, 0.7, 3),
        ),
        para("承办意见：拟同意上报。　　承办人：", m.name(a, "承办人"), "　　复核：", m.name(b, "审核人"), indent=0),
        para(on(m, made, "signed", style=m.pick("han", "cn", "spaced")), align="right"),
        *seal(m, office, share=0.8),
    ]  # fmt: skip
    return paper(
        "settle_report", "出入境", "赴港澳定居", made.year, f"{own.name}赴香港定居审查报告", page,
        series="DJ", retention="Y", about=(own, spouse), creator=office,
    )  # fmt: skip


def taiwan_visit(m: Maker) -> Form:
    """Rows with a head over one column of values each; approvals in a row of three."""
    made = m.day(1995, 2014)
    own, kin, host = who(m, (1930, 1975)), who(m, (1925, 1970)), police(m)
    one, two, three = police(m), police(m), police(m)
    old = made.year < 1999
    page: list[Block] = [
        heading(m, "赴台湾探亲申请审批表", "大陆居民前往台湾申请审批表"),
        rows(
            heads(("申请人姓名", 1), ("性别", 0.5), ("出生年月", 1.2), ("身份证编号", 1.9), ("职业", 0.8)),
            [val(m.name(own, "申请人"), align="centre"), val(own.sex, share=0.5, align="centre"), val(on(m, own.birth,
             "birth"), share=1.2, align="centre"),
             val(m.id_of(own, old=old), share=1.9, align="centre"), val(m.pick("教员", "农民", "工人"), share=0.8,
             align="centre")],
            heads(("常住户口地址", 3.4), ("联系电话", 2)),
            [val(at(m, "户口所在地"), share=3.4), val(m.phone(), share=2, align="centre")],
            heads(("在台亲属姓名", 1), ("关系", 0.5), ("在台地址", 2.7), ("拟赴台日期", 1.2)),
            [val(m.name(kin, "在台亲属"), align="centre"), val(m.pick("叔", "姑母", "兄"), share=0.5, align="centre"),
             val(m.pick("台北市", "台南市", "高雄市"), share=2.7),
             val(on(m, m.after(made, 40, 120), "travel", precision="month"), share=1.2, align="centre")],
            heads(("派出所意见", 1.8), ("县级公安机关意见", 1.8), ("市级公安机关审批", 1.8)),
            [Cell(text=say("同意"), share=1.8, lines=3, foot=signed(m, "", one, "民警", made, style="dot")),
             Cell(text=say("同意上报"), share=1.8, lines=3, foot=signed(m, "", two, "审核人", m.after(made, 4, 8),
             style="dot")),
             Cell(text=say("批准"), share=1.8, lines=3, foot=signed(m, "", three, "审批人", m.after(made, 9, 20),
             style="dot"))],
        ),
        labelled(("签发通行证号码", m.number(m.numbers.permit("T"), "permit")), ("制证", m.name(host, "制证人"))),
    ]  # fmt: skip
    return paper(
        "taiwan_visit", "出入境", "赴台证件", made.year, f"{own.name}赴台探亲申请审批表", page,
        series="TW", retention="D30", about=(own, kin), creator="公安局出入境管理处",
    )  # fmt: skip


def vehicle_card(m: Maker) -> Form:
    """A card of a vehicle's life: what it is on top, each change in a row below."""
    made = m.day(1996, 2013)
    own, next_, clerk = who(m, (1945, 1985)), who(m, (1945, 1985)), police(m)
    later = m.after(made, 400, 1500)
    page: list[Block] = [
        heading(m, "机动车过户登记档案卡", "机动车转移登记档案卡"),
        rows(
            [lab("号牌号码"), lab("车辆类型"), lab("厂牌型号", 1.3), lab("发动机号"), lab("车架号码", 1.6)],
            [val(car(m), align="centre"), val(m.pick("小型轿车", "轻型货车", "两轮摩托车"), align="centre"),
             val(m.pick("雁牌YQ1020", "洛嘉LJ125", "长石牌CS6330"), share=1.3, align="centre"),
             val(m.number(m.pick("B", "YC", "4G") + m.numbers.digits(6), "engine"), align="centre"),
             val(m.number(m.numbers.vin(), "vin"), share=1.6, align="centre")],
            joined=True,
        ),
        rows(
            heads(("登记日期", 1.1), ("登记种类", 0.9), ("车主姓名", 1), ("车主住址", 2.3), ("身份证号", 2.6), ("经办",
            0.7)),
            *(
                [val(on(m, day, "registered", style="dot"), share=1.1), val(kind, share=0.9), val(m.name(person,
                 "车主")),
                 val(at(m, "住址", town_address(m)), share=2.3), val(m.id_of(person), share=2.6), val(m.name(clerk,
                 "经办人"), share=0.7)]
                for day, kind, person in ((made, "新车", own), (later, "过户", next_))
            ),
        ),
        labelled(("档案编号", m.number(f"4304{m.numbers.digits(8)}", "file")), ("登记证书编号",
        m.number(f"43{m.numbers.digits(10)}", "certificate"))),
        *seal(m, "车辆管理所", "业务专用章"),
    ]  # fmt: skip
    return paper(
        "vehicle_card", "车辆", "转移登记", later.year, f"{next_.name}机动车过户登记卡", page,
        retention="D30", about=(own, next_), creator="车辆管理所",
    )  # fmt: skip


def sale_contract(m: Maker) -> Form:
    """Two parties and a vehicle in the clauses of a contract."""
    made = m.day(1999, 2014)
    seller, buyer, broker = who(m, (1945, 1988)), who(m, (1945, 1990)), who(m, (1950, 1985))
    plate, vin = car(m), m.number(m.numbers.vin(), "vin")
    page: list[Block] = [
        Title(m.pick("二手车转让协议（过户用）", "旧机动车过户交易协议书"), scale=1.5),
        para("合同编号：", m.number(f"{m.pick('HYJC', 'LYES')}{made.year}-{m.rng.randint(100, 999)}", "contract"),
        align="right"),
        filled("甲方（出让方）：", m.name(seller, "卖方"), "　身份证：", m.id_of(seller), indent=0, blanks="rule"),
        filled("住所：", at(m, "住址"), "　电话：", m.phone(), indent=0, blanks="rule"),
        filled("乙方（受让方）：", m.name(buyer, "买方"), "　身份证：", m.id_of(buyer), indent=0, blanks="rule"),
        filled("住所：", at(m, "住址"), indent=0, blanks="rule"),
        filled("一、甲方自愿将牌照号为", plate, "、车架号为", vin, "的", m.pick("小轿车", "面包车"), "一辆作价",
        f"{m.rng.randint(6, 90)}000元整卖给乙方。", blanks="rule"),
        filled("二、", on(m, made, "handed", style="cn"), "交车前发生的违章、事故由甲方", m.name(seller, "卖方"),
        "负责，此后由乙方",
        m.name(buyer, "买方"), "负责。"),
        filled("三、甲方于", on(m, m.after(made, 5, 20), "due", style="cn"),
        "前协助乙方办妥转移登记。本协议一式三份。"),
        Gap(0.4),
        para("甲方签字：", wide(m, seller, "卖方"), "　　　乙方签字：", wide(m, buyer, "买方"), indent=0),
        para("中介人：", wide(m, broker, "中介人"), "　　　签约日期：", on(m, made, "signed"), indent=0),
    ]  # fmt: skip
    return paper(
        "sale_contract", "车辆", "转移登记", made.year, f"{buyer.name}二手车过户协议", page,
        retention="D30", about=(seller, buyer), creator="车辆管理所",
    )  # fmt: skip


def scrap_stub(m: Maker) -> Form:
    """A certificate that a vehicle was taken apart, stub above."""
    made = m.day(2001, 2014)
    own, bearer, clerk = who(m, (1940, 1985)), who(m, (1950, 1985)), police(m)
    number = m.number(m.pick("湘", "豫", "鲁") + m.numbers.serial(7), "certificate")
    plate = car(m)
    page: list[Block] = [
        para("机动车报废注销证明（存根）", align="centre", scale=1.2),
        para("№ ", number, align="right"),
        filled("机动车所有人 ", m.name(own, "所有人"), "　号牌号码 ", plate, "　交车日期 ", on(m, made, "handed",
        style="dot"),
        indent=0, blanks="rule"),
        para("= " * 28, align="centre"),
        para("机动车报废注销证明", align="centre", scale=1.4),
        para("№ ", number, align="right"),
        rows(
            [lab("机动车所有人"), val(m.name(own, "所有人")), lab("身份证明号码"), val(m.id_of(own), share=1.6)],
            [lab("住　　址"), val(at(m, "住址"), share=3.6)],
            [lab("号牌号码"), val(plate), lab("车辆识别代号"), val(m.number(m.numbers.vin(), "vin"), share=1.6)],
            [lab("发动机号码"), val(m.number(m.numbers.digits(7), "engine")), lab("初次登记日期"), val(on(m,
             m.after(made,
             -5400, -3600), "first"), share=1.6)],
            [lab("交车人"), val(m.name(bearer, "交车人")), lab("注销日期"), val(on(m, m.after(made, 2, 20), "struck"),
             share=1.6)],
            [Cell(text=say(Run("经审核，准予注销登记。", Ink.LABEL)), lines=2, foot=signed(m, "审核：", clerk,
             "审核人",
             m.after(made, 2, 20), style="cn"))],
        ),
        *seal(m, "车辆管理所", "业务专用章"),
    ]  # fmt: skip
    return paper(
        "scrap_stub", "车辆", "注销登记", made.year, f"{own.name}机动车报废注销证明", page,
        retention="D30", about=(own,), creator="车辆管理所",
    )  # fmt: skip


FORMS = (two_tongues, vehicle_card, pass_receipt, sale_contract, settle_report, scrap_stub, taiwan_visit)
