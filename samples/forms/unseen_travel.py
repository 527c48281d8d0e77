"""Exit and entry forms, unseen part. Never tune a rule on them."""

# ruff: noqa: E501 - a sentence of a letter stands on one line

from __future__ import annotations

from samples.blocks import Columns, Gap, Prose, Title
from samples.forms.base import Form, Maker
from samples.forms.unseen_base import ask, captioned, day, dotted, home, item, letter, pairs, span, who
from samples.people import spell_name
from samples.rich import say

_OFFICES = ("绵阳市公安局出入境管理支队", "临沂市公安局出入境管理科", "四平市公安局外事科")


def passport_card(m: Maker) -> Form:
    own, clerk, chief, made = who(m, born=(1935, 1974)), who(m), who(m), m.day(1992, 2013)
    old = made.year < 2012
    number = m.numbers.passport() if old else m.numbers.permit("E")
    if made.year < 1998:
        number = "P.0" + number[2:]
    issued = m.after(made, 10, 40)
    left = (
        captioned(
            [
                m.field("姓名", m.name(own, "申请人")),
                m.field("拼音", spell_name(own.name)),
                m.field("性别", own.sex),
                m.field("出生日期", day(m, own.birth, "birth")),
                m.field("公民身份号码", m.id_of(own, old=made.year < 1999), wide=True),
                m.field("家庭住址", home(m), wide=True),
                m.field("工作单位", m.employer(), wide=True),
            ],
            2,
        ),
    )
    right = (
        captioned(
            [
                m.field("前往国家", m.pick("新加坡", "日本", "泰国", "加拿大"), wide=True),
                m.field("出国事由", m.pick("旅游", "探亲", "留学", "劳务"), wide=True),
                m.field("收件人", m.name(clerk, "受理人")),
                m.field("收件日期", day(m, made, "applied")),
                m.field("审批人", m.name(chief, "审批人")),
                m.field("签发日期", day(m, issued, "issued")),
                m.field("护照号码", m.number(number, "passport"), wide=True),
            ],
            2,
        ),
    )
    page = (
        Title(m.pick("公民因私出国申请审批卡", "因私普通护照申办登记卡")),
        Columns(left=left, right=right, share=0.52),
        Prose(text=ask("申请人签名：", m.name(own, "申请人")), indent=0),
    )
    return item(
        m, "passport_card", "CR", "护照", made, f"{own.name}因私出国申请", page, office=m.pick(*_OFFICES), subjects=(own,),
        landscape=m.chance(0.4),
    )  # fmt: skip


def macao_receipt(m: Maker) -> Form:
    own, clerk, made = who(m, born=(1935, 1974)), who(m), m.day(2003, 2014)
    number = m.numbers.permit("C" if made.year >= 2014 else "W")
    fields = [
        m.field("姓名", m.name(own, "申请人")),
        m.field("性别", own.sex),
        m.field("身份证件号码", m.id_of(own)),
        m.field("出生日期", day(m, own.birth, "birth")),
        m.field("通讯地址", home(m), wide=True),
        m.field("证件种类", "往来港澳通行证", wide=False),
        m.field("签注种类", m.pick("个人旅游", "探亲", "商务")),
        m.field("原持证件号", m.number(number, "permit")),
        m.field("取证日期", day(m, m.after(made, 7, 20), "collect")),
    ]
    page = (
        Title(m.pick("往来港澳通行证及签注受理回执", "赴港澳证件受理回执单")),
        Prose(text=ask("回执编号：", m.number(f"HZ{made.year}{m.numbers.serial(6)}", "application")), align="right"),
        dotted(fields),
        Gap(0.3),
        Prose(text=ask("受理员：", m.name(clerk, "受理人"), "　　　受理日期：", day(m, made, "applied")), indent=0),
        Prose(text=ask("注：请凭本回执及本人身份证领取证件，他人代领须持委托书。"), indent=0, scale=0.85),
    )
    return item(
        m,
        "macao_receipt",
        "CR",
        "港澳通行证",
        made,
        f"{own.name}受理回执",
        page,
        office=m.pick(*_OFFICES),
        subjects=(own,),
    )


def taiwan_report(m: Maker) -> Form:
    own, kin, clerk, made = who(m, born=(1920, 1975)), who(m), who(m), m.day(1989, 2012)
    page = letter(
        m,
        m.pick("关于公民申请赴台探亲的审查报告", "关于申请前往台湾探亲的请示"),
        m.pick("省公安厅出入境管理处", "市公安局"),
        [
            say(m.name(own, "申请人"), "，", own.sex, "，", own.ethnicity, "，", day(m, own.birth, "birth"), "出生，身份证号码",
                m.id_of(own, old=made.year < 1999), "，现住", home(m), "，系", m.employer(), "职工。"),
            say("该人之", m.pick("胞兄", "叔父", "表姐"), m.name(kin, "在台亲属"), "现居台湾，近年身体欠佳，来信邀其赴台探亲。"),
            say("经审查，申请人无不准出境情形，拟同意其赴台探亲三个月。大陆居民往来台湾通行证号码",
                m.number(m.numbers.permit("T"), "permit"), "，当否，请批示。"),
        ],
        say("承办人：", m.name(clerk, "承办人")),
        say(day(m, made, "applied", style=m.pick("han", "ling", "circle", "cn"))),
    )  # fmt: skip
    page.insert(
        1, Prose(text=ask(m.number(f"绵公境〔{made.year}〕{m.rng.randint(2, 300)}号", "document")), align="centre")
    )
    return item(
        m,
        "taiwan_report",
        "CR",
        "赴台证件",
        made,
        f"{own.name}赴台探亲审查报告",
        page,
        office=m.pick(*_OFFICES),
        subjects=(own,),
    )


def settle_notice(m: Maker) -> Form:
    own, kin, chief, made = who(m), who(m), who(m), m.day(1986, 2012)
    until = m.after(made, 80, 100)
    page = (
        Title(m.pick("批准赴港定居通知书", "内地居民前往澳门定居批准通知书")),
        Prose(text=ask("编号：", m.number(f"DJ{made.year}-{m.numbers.serial(4)}", "document")), align="right"),
        Prose(text=ask(m.name(own, "申请人"), "：")),
        Prose(text=ask("你提出的定居申请，业经批准。现将有关事项通知如下：")),
        pairs(
            [
                m.field("被批准人", m.name(own, "申请人"), "　", own.sex, "　", day(m, own.birth, "birth"), "生"),
                m.field("身份号码", m.id_of(own, old=made.year < 1999)),
                m.field("常住户口住址", home(m)),
                m.field("投靠亲属姓名及关系", m.name(kin, "港澳亲属"), "（", m.pick("丈夫", "妻子", "父亲"), "）"),
                m.field("前往港澳通行证号码", m.number(m.numbers.permit("W"), "permit")),
                m.field("有效期", span(m, made, until)),
            ],
            0.3,
        ),
        Prose(text=ask("请于有效期内到户口所在地派出所注销户口后出境，逾期作废。")),
        Prose(text=ask("签发人　", m.name(chief, "签发人")), align="right"),
    )
    return item(
        m,
        "settle_notice",
        "CR",
        "赴港澳定居",
        made,
        f"{own.name}定居通知书",
        page,
        office=m.pick(*_OFFICES),
        subjects=(own,),
    )


FORMS = (passport_card, macao_receipt, taiwan_report, settle_notice)
