"""Hong Kong and Macau, seventh part: a form to settle there, a form to visit."""

from __future__ import annotations

from samples.blocks import Block, Fields, Gap, Table, Title, roster
from samples.forms.apart_base import key, lab, line, row, val
from samples.forms.base import Form, Maker
from samples.forms.seventh_base import filled, form, kin, signed, south_home, stamp, when
from samples.people import spell_name
from samples.rich import say

_SOUTH = "梅州市公安局"


def _over_there(m: Maker, where: str) -> str:
    number = m.rng.randint(2, 190)
    if where == "澳门":
        street = m.pick("榕井马路", "渔栏街", "新口岸福寿街")
        return f"澳门{street}{number}号{m.rng.randint(1, 9)}楼{m.pick('A', 'B', 'C')}"
    return f"香港{m.pick('九龙油塘榕荫街', '新界元朗水车里', '北角明珠道', '九龙深水埗通胜街')}{number}号" + m.pick(
        f"{m.rng.randint(2, 20)}楼{m.pick('A', 'B', 'D')}座",
        "地下",
        f"{m.pick('福寿', '丰盈')}大厦{m.rng.randint(2, 30)}楼",
    )


def _settle(m: Maker) -> Form:
    asked = m.day(1986, 2012)
    own = m.person(born=(asked.year - 50, asked.year - 24))
    old = asked.year < 1999
    tie = m.pick("父亲", "丈夫") if own.sex == "女" else m.pick("父亲", "母亲", "妻")
    there = kin(m, tie, own)
    young = [kin(m, t, own) for t in m.rng.sample(["长子", "次女"], m.rng.randint(0, 2))]
    young = [p for p in young if p.birth < asked]
    clerk, chief = m.officer(), m.officer()
    where = m.pick("香港", "香港", "澳门")
    style = m.pick("cn", "filled", "dot")
    done = m.after(asked, 200, 900)
    page: tuple[Block, ...] = (
        Title("前往香港、澳门定居申请审批表", spaced=m.chance(0.2)),
        Table(
            rows=[
                [
                    val(m.name(own, "申请人"), share=14, caption="申请人姓名"),
                    val(own.sex, share=7, caption="性别"),
                    val(when(m, own.birth, "birth", style), share=15, caption="出生年月日"),
                    val(m.tick(where, "香港", "澳门"), share=14, caption="前往何地"),
                ],
                [
                    val(m.id_of(own, old=old), share=25, caption="身份证件号码"),
                    val(m.phone(), share=25, caption="联络电话"),
                ],
                [val(m.address(south_home(m), "住址"), caption="现住址（按户口簿填写）")],
                [
                    val(m.name(there, "港澳亲属"), share=14, caption="港澳亲属姓名"),
                    val(tie, share=10, caption="关系"),
                    val(m.pick("厨师", "地盘工人", "退休", "车衣"), share=12, caption="职业"),
                    val(m.pick("健在", "病重"), share=14, caption="身体状况"),
                ],
                [val(m.address(_over_there(m, where), "港澳亲属住址"), caption="亲属在港澳住址")],
            ],
            joined=bool(young),
        ),
        *(
            (
                Table(
                    rows=roster(
                        ("随行子女姓名", "性别", "出生日期", "备注"),
                        [
                            [say(m.name(p, "随行子女")), say(p.sex), say(when(m, p.birth, "birth", style)), ()]
                            for p in young
                        ],
                        (1.4, 0.7, 1.6, 1.0),
                    ).rows,
                ),
            )
            if young
            else ()
        ),
        Table(
            rows=[
                [
                    key("县级公安机关意见", 9),
                    signed(
                        "符合定居条件，同意上报。",
                        share=41,
                        foot=("经办 ", m.name(clerk, "经办人"), "　", when(m, m.after(asked, 5, 30), "checked", style)),
                    ),
                ],
                [
                    key("市公安局意见", 9),
                    signed(
                        "同意。",
                        share=41,
                        foot=("审批 ", m.name(chief, "审批人"), "　", when(m, done, "approved", style)),
                    ),
                ],
                row(
                    "9 16 9 16",
                    "通行证号",
                    m.number(m.numbers.permit("W"), "permit"),
                    "注销户口日期",
                    when(m, m.after(done, 10, 40), "cancelled", style),
                ),
            ]
        ),
        line("申请人签名：", m.name(own, "申请人"), "　　填表日期：", when(m, asked, "applied", style), blanks="rule"),
        *stamp(m, _SOUTH, "出入境专用"),
    )
    return form(
        "south",
        ("出入境", "CR", "GA", "D30"),
        year=asked.year,
        title=f"{own.name}前往{where}定居审批表",
        types=("赴港澳定居",),
        pages=(page,),
        who=(own,),
        creator=_SOUTH,
    )


def _visit(m: Maker) -> Form:
    asked = m.day(2003, 2012)
    own = m.person(born=(1945, 1985))
    agent = m.person(born=(1950, 1985))
    clerk = m.officer()
    style = m.pick("dash", "cn", "dot")
    done = m.after(asked, 5, 15)
    kind = m.pick("首次申请", "换发", "补发", "加注")
    fields = [
        m.field("申请类别", m.tick(kind, "首次申请", "换发", "补发", "加注"), wide=True),
        m.field("姓　名", m.name(own, "申请人")),
        m.field("汉语拼音", spell_name(own.name)),
        m.field("性　别", own.sex),
        m.field("出生日期", when(m, own.birth, "birth", style)),
        m.field("身份证号", m.id_of(own)),
        m.field("出生地", m.native()),
        m.field("户口所在地", m.address(south_home(m), "户口所在地"), wide=True),
        m.field("联系电话", m.phone()),
        m.field("签注种类", m.tick(m.pick("探亲", "商务", "团队旅游"), "探亲", "商务", "团队旅游", "其他")),
    ]
    if kind in {"换发", "加注"}:
        fields.append(m.field("原持证件号码", m.number(m.numbers.permit("W"), "old_permit")))
    page: tuple[Block, ...] = (
        Title("内地居民往来港澳地区申请表", scale=1.4),
        line("受理编号：", m.number(f"4414{asked:%Y%m}{m.numbers.serial(5)}", "application"), align="right"),
        Fields(fields=fields, underline=m.chance(0.6), tabs=m.chance(0.5)),
        Gap(0.3),
        Table(
            rows=[
                row(
                    "9 16 9 16", "代办人姓名", m.name(agent, "代办人"), "与申请人关系", m.pick("同事", "旅行社", "配偶")
                ),
                row("9 41", "代办人证件号码", m.id_of(agent)),
                [
                    key("受理机关", 9),
                    val(
                        lab("受理人："),
                        m.name(clerk, "受理人"),
                        lab("　受理日期："),
                        when(m, asked, "received", style),
                        share=41,
                    ),
                ],
                row(
                    "9 16 9 16",
                    "签发证件号",
                    m.number(m.numbers.permit("W"), "permit"),
                    "证件有效期至",
                    when(m, m.after(done, 1700, 1825), "valid_until", style),
                ),
            ]
        ),
        filled(
            say(
                lab("以上填写内容准确无误。申请人（签名）："),
                m.name(own, "申请人"),
                lab("　日期："),
                when(m, asked, "applied", style),
            )
        ),
        *stamp(m, _SOUTH, "出入境专用"),
    )
    return form(
        "south",
        ("出入境", "CR", "GA", "D30"),
        year=asked.year,
        title=f"{own.name}往来港澳申请表",
        types=("港澳通行证",),
        pages=(page,),
        who=(own,),
        creator=_SOUTH,
    )


def south(m: Maker) -> Form:
    """A form of the south: to settle in Hong Kong or Macau, or to travel there and back."""
    return _settle(m) if m.chance(0.5) else _visit(m)


FORMS = (south,)
