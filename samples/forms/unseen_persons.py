"""Residence permits, key persons, reading room: unseen part. Never tune a rule on them."""

# ruff: noqa: E501 - a sentence of a letter stands on one line

from __future__ import annotations

from samples.blocks import Columns, Gap, Prose, Title, roster
from samples.forms.base import Form, Maker
from samples.forms.unseen_base import (
    ask,
    captioned,
    day,
    dotted,
    home,
    item,
    letter,
    pairs,
    paper_number,
    span,
    spanned,
    who,
)
from samples.rich import say


def outsider_card(m: Maker) -> Form:
    own, host, clerk, made, station = who(m, born=(1955, 1978)), who(m), who(m), m.day(1995, 2014), m.station()
    left = (
        captioned(
            [
                m.field("姓名", m.name(own, "暂住人")),
                m.field("性别", own.sex),
                m.field("民族", own.ethnicity),
                m.field("出生日期", day(m, own.birth, "birth")),
                m.field("公民身份证件编号", m.id_of(own, old=made.year < 1999), wide=True),
                m.field("常住户口地址", home(m, "户籍地"), wide=True),
            ],
            2,
        ),
    )
    right = (
        captioned(
            [
                m.field("暂住处所", home(m, "暂住地址"), wide=True),
                m.field("房东（留住人）", m.name(host, "出租人")),
                m.field("来本地事由", m.pick("务工", "经商", "投亲")),
                m.field("用工单位", m.employer(), wide=True),
                m.field("发证民警", m.name(clerk, "承办人")),
                m.field("发证日期", day(m, made, "issued")),
                m.field("证件编号", m.number(f"{made.year}{m.numbers.serial(6)}", "permit"), wide=True),
            ],
            2,
        ),
    )
    page = (
        Title(m.pick("外来人员暂住证首次申领卡", "外来务工人员申领暂住证登记卡")),
        Columns(left=left, right=right, share=0.5),
    )
    return item(
        m,
        "outsider_card",
        "ZZ",
        "首次申领",
        made,
        f"{own.name}暂住证申领卡",
        page,
        office=station,
        subjects=(own,),
        landscape=m.chance(0.5),
    )


def renewal(m: Maker) -> Form:
    own, host, clerk, made, station = who(m, born=(1955, 1978)), who(m), who(m), m.day(1998, 2014), m.station()
    page = (
        Title(m.pick("暂住证到期换证登记表", "流动人口暂住证换领审核表")),
        spanned(
            "持证人",
            [
                m.field("姓名", m.name(own, "暂住人")),
                m.field("身份证件号码", m.id_of(own, old=made.year < 1999)),
                m.field("原籍住址", home(m, "户籍地")),
                m.field("现暂住地", home(m, "暂住地址")),
            ],
        ),
        spanned(
            "证件",
            [
                m.field("旧证号码", m.number(m.numbers.serial(8), "old_permit")),
                m.field("新证号码", m.number(m.numbers.serial(8), "permit")),
                m.field("新证有效期限", span(m, made, m.after(made, 360, 366))),
                m.field("换证原因", m.pick("期满", "证件污损", "住址变动")),
            ],
        ),
        Prose(
            text=ask("出租房主　", m.name(host, "出租人"), "　　填表人　", m.name(clerk, "填表人")),
            indent=0,
            blanks="dots",
        ),
    )
    return item(m, "renewal", "ZZ", "换领", made, f"{own.name}暂住证换证", page, office=station, subjects=(own,))


def lost_letter(m: Maker) -> Form:
    own, host, clerk, made, station = who(m, born=(1955, 1978)), who(m), who(m), m.day(1996, 2014), m.station()
    page = letter(
        m,
        m.pick("暂住证遗失补办申请", "关于补领暂住证的申请"),
        station,
        [
            say("本人", m.name(own, "暂住人"), "，", own.sex, "，身份证号码", m.id_of(own, old=made.year < 1999), "，户籍地址", home(m, "户籍地"), "，现租住",
                m.name(host, "出租人"), "位于", home(m, "暂住地址"), "的房屋。"),
            say("因保管不慎，于", day(m, m.after(made, -30, -2), "lost"), "将暂住证（编号", m.number(m.numbers.serial(7), "permit"),
                "）丢失，现申请补领，如有虚假愿负一切责任。"),
        ],
        say("申请人：", m.name(own, "暂住人")),
        say(day(m, made, "applied")),
    )  # fmt: skip
    page += [Gap(0.4), Prose(text=ask("同意补发。　经办：", m.name(clerk, "经办人")), indent=0)]
    return item(m, "lost_letter", "ZZ", "补领", made, f"{own.name}补领暂住证", page, office=station, subjects=(own,))


def extension(m: Maker) -> Form:
    own, host, clerk, made, station = who(m, born=(1955, 1978)), who(m), who(m), m.day(1996, 2014), m.station()
    fields = [
        m.field("持证人姓名", m.name(own, "暂住人")),
        m.field("公民身份号码", m.id_of(own, old=made.year < 1999)),
        m.field("户口所在地", home(m, "户籍地")),
        m.field("暂住详细地址", home(m, "暂住地址")),
        m.field("暂住证号", m.number(f"{m.pick('绵', '临', '台')}暂{m.numbers.serial(6)}", "permit")),
        m.field("延长期限", span(m, made, m.after(made, 170, 366))),
        m.field("单位或房东", m.name(host, "出租人")),
        m.field("签注人", m.name(clerk, "承办人")),
        m.field("签注日期", day(m, made, "extended")),
    ]
    page = (Title(m.pick("暂住证延期签注登记单", "暂住人口延期申报表")), pairs(fields, 0.26))
    return item(m, "extension", "ZZ", "延期", made, f"{own.name}暂住证延期", page, office=station, subjects=(own,))


def stay_end(m: Maker) -> Form:
    own, clerk, made, station = who(m, born=(1955, 1978)), who(m), m.day(1996, 2014), m.station()
    serial = m.numbers.serial(6)
    page = (
        Title("暂住证注销通知单"),
        Prose(text=ask(paper_number(f"暂注〔{made.year}〕{serial}号", "document", serial)), align="right"),
        Prose(
            text=ask(
                m.name(own, "暂住人"), "（身份证编号", m.id_of(own, old=made.year < 1999), "），原户籍", home(m, "户籍地"), "，暂住",
                home(m, "暂住地址"), "，所持", m.number(m.numbers.serial(8), "permit"), "号暂住证，因",
                m.pick("离开本市", "户口迁入本市", "死亡"), "，于", day(m, made, "cancelled"), "予以注销。",
            ),
            blanks=m.pick("rule", "dots"),
        ),
        dotted([m.field("承办民警", m.name(clerk, "承办人")), m.field("填单日期", day(m, m.after(made, 0, 5), "issued"))]),
    )  # fmt: skip
    return item(m, "stay_end", "ZZ", "注销", made, f"{own.name}暂住证注销", page, office=station, subjects=(own,))


def tenants(m: Maker) -> Form:
    year, station, host, clerk = m.rng.randint(2000, 2013), m.station(), who(m), who(m)
    rows, people = [], []
    for number in range(m.rng.randint(3, 8)):
        own = who(m, born=(1955, 1978))
        people.append(own)
        rows.append(
            [
                say(str(number + 1)),
                say(m.name(own, "暂住人")),
                say(own.sex),
                say(m.id_of(own)),
                say(home(m, "户籍地")),
                say(day(m, m.day(year, year), "arrived", style="dot")),
                say(m.number(m.numbers.serial(6), "permit")),
            ]
        )
    page = (
        Title(m.pick("出租房屋暂住人员登记册", "暂住人口登记簿（出租屋）")),
        dotted([m.field("房东", m.name(host, "出租人")), m.field("房屋坐落", home(m, "暂住地址"))]),
        roster(
            ("序号", "承租人", "性别", "身份证件编号", "户口所在地", "来住日期", "暂住证号"),
            rows,
            (0.6, 1.4, 0.6, 2.4, 3.6, 1.4, 1.1),
        ),
        Prose(text=ask("登记民警 ", m.name(clerk, "登记人")), indent=0),
    )
    made = m.day(year, year)
    return item(
        m,
        "tenants",
        "ZZ",
        "登记簿",
        made,
        f"{host.name}出租房屋登记册",
        page,
        office=station,
        subjects=people[:1],
        landscape=True,
    )


def listing_report(m: Maker) -> Form:
    own, clerk, chief, made, station = who(m), who(m), who(m), m.day(1988, 2009), m.station()
    page = letter(
        m,
        m.pick("关于列管重点人口的报告", "关于将有关人员列为重点人口管理的请示"),
        "县公安局治安大队",
        [
            say("我所辖区居民", m.name(own, "列管对象"), "，", own.sex, "，", day(m, own.birth, "birth"), "生，身份证号", m.id_of(own, old=made.year < 1999),
                "，住", home(m), "。经责任区民警", m.name(clerk, "责任民警"), "调查，该人符合列管条件（样例，从略）。"),
            say("现报请将其列为重点人口管理，妥否，请批示。"),
        ],
        ask("所长：", m.name(chief, "所长")),
        ask(day(m, made, "reported", style=m.pick("han", "ling", "cn"))),
    )  # fmt: skip
    page.append(Prose(text=ask("局领导批示：同意列管。　", day(m, m.after(made, 2, 20), "listed")), indent=0))
    return item(
        m,
        "listing_report",
        "ZD",
        "列管",
        made,
        f"{own.name}列管报告",
        page,
        office=station,
        subjects=(own,),
        series="ZJ",
    )


def recategorised(m: Maker) -> Form:
    own, clerk, chief, made, station = who(m), who(m), who(m), m.day(1990, 2010), m.station()
    page = (
        Title(m.pick("重点人口管理类别变动审批表", "重点人口变更类别呈报表")),
        Prose(text=ask("卷号　", m.number(f"ZD{m.numbers.serial(5)}", "file")), align="right"),
        captioned(
            [
                m.field("姓名", m.name(own, "列管对象")),
                m.field("化名", m.former(who(m).name)),
                m.field("性别", own.sex),
                m.field("出生日期", day(m, own.birth, "birth")),
                m.field("身份证号码", m.id_of(own, old=made.year < 1999), wide=True),
                m.field("户籍住址", home(m), wide=True),
                m.field("原管理类别", "第二类"),
                m.field("现管理类别", "第四类"),
                m.field("责任区民警", m.name(clerk, "责任民警")),
                m.field("审批人", m.name(chief, "批准人")),
                m.field("审批日期", day(m, made, "approved")),
            ],
            3,
        ),
    )
    return item(
        m,
        "recategorised",
        "ZD",
        "变更类别",
        made,
        f"{own.name}变更类别",
        page,
        office=station,
        subjects=(own,),
        series="ZJ",
    )


def release(m: Maker) -> Form:
    own, clerk, chief, made, station = who(m), who(m), who(m), m.day(1990, 2012), m.station()
    listed = m.after(made, -2500, -400)
    page = letter(
        m,
        m.pick("撤销重点人口管理决定书", "关于撤销重点人口列管的决定"),
        "",
        [
            ask("一、被撤管人：", m.name(own, "列管对象"), "，", own.sex, "，居民身份证号码", m.id_of(own, old=made.year < 1999), "，住", home(m), "。"),
            ask("二、该人于", day(m, listed, "listed", style="cn"), "列为重点人口，责任民警", m.name(clerk, "责任民警"), "。"),
            ask("三、列管期间表现良好，生活来源稳定，决定自", day(m, made, "released", style="cn"), "起撤管，工作档案归档保存。"),
        ],
        ask("批准：", m.name(chief, "批准人")),
        ask(station),
    )  # fmt: skip
    return item(
        m, "release", "ZD", "撤管", made, f"{own.name}撤管决定", page, office=station, subjects=(own,), series="ZJ"
    )


def introduction(m: Maker) -> Form:
    own, asked, keeper, made = who(m), who(m), who(m), m.day(2000, 2014)
    cited = m.cite()
    unit = m.pick("跃进桥街道办事处", "市第二公证处", "银雀印染厂（虚构）")
    number = f"查字第{m.numbers.serial(4)}号"
    left = (
        Title("存　根", scale=1.1),
        Prose(text=ask(m.number(number, "document")), align="right"),
        dotted(
            [
                m.field("查档人", m.name(own, "查阅人")),
                m.field("查阅内容", m.name(asked, "被查人"), "户籍档案", wide=True),
                m.field("开具日期", day(m, made, "issued")),
            ],
            1,
        ),
    )
    right = (
        Title("查阅档案介绍信", scale=1.4),
        Prose(text=ask(m.number(number, "document")), align="right"),
        Prose(text=ask("档案室："), indent=0),
        Prose(
            text=ask(
                "兹有我单位", m.name(own, "查阅人"), "同志（身份证", m.id_of(own), "）前来查阅", m.name(asked, "被查人"),
                "（身份证", m.id_of(asked), "）的户籍档案，请予接洽。"
            ),
            blanks="rule",
        ),
        Prose(text=ask(unit), align="right"),
        Prose(text=ask(day(m, made, "issued")), align="right"),
        Prose(text=ask("调阅案卷：", m.number(cited, "file", written=cited)), indent=0),
        Prose(text=ask("接待人：", m.name(keeper, "档案员")), indent=0),
    )  # fmt: skip
    page = (Columns(left=left, right=right, share=0.34, ruled=True),)
    return item(
        m, "introduction", "LY", "查阅", made, f"{own.name}查阅档案介绍信", page, subjects=(own,), landscape=True
    )


def lending(m: Maker) -> Form:
    year, keeper = m.rng.randint(2001, 2014), who(m)
    rows, people = [], []
    for _ in range(m.rng.randint(3, 6)):
        own, out = who(m), m.day(year, year)
        people.append(own)
        code = m.cite()
        rows.append(
            [
                say(day(m, out, "lent", style="slash")),
                say(m.number(code, "file")),
                say(m.name(own, "借阅人")),
                say(m.pick("刑侦大队", "国保大队", "法制科")),
                say(m.pick("办案", "核查", "复印")),
                say(day(m, m.after(out, 1, 25), "returned", style="slash")),
            ]
        )
    page = (
        Title(m.pick("案卷借出归还登记簿", "档案借阅催还登记册")),
        roster(("借出日期", "案卷号", "借阅人", "部门", "用途", "归还日期"), rows, (1.4, 3.8, 1.2, 1.4, 0.9, 1.4)),
        Prose(text=ask("管理员：", m.name(keeper, "档案员")), indent=0),
    )
    made = m.day(year, year)
    return item(m, "lending", "LY", "借阅", made, f"{year}年案卷借出登记", page, subjects=people[:1], landscape=True)


FORMS = (
    outsider_card,
    renewal,
    lost_letter,
    extension,
    stay_end,
    tenants,
    listing_report,
    recategorised,
    release,
    introduction,
    lending,
)
