"""Exit and entry, apart part: an application of the nineties, a register of permits, Taiwan, a letter of settlement."""

from __future__ import annotations

from samples.blocks import Block, Fields, Gap, Prose, Table, Title, roster
from samples.forms.apart_base import (
    BRANCH,
    BUREAU,
    day_of,
    fill,
    foot,
    form,
    heading,
    key,
    line,
    number_line,
    para,
    relative,
    row,
    seal,
    town_home,
    val,
)
from samples.forms.base import Form, Maker
from samples.people import spell_name
from samples.rich import Run, printed, say

_OFFICE = "天水市公安局出入境管理处"


def passport_1994(m: Maker) -> Form:
    """An application before the common form: kin abroad and at home in a table of its own."""
    asked = m.day(1992, 2001)
    old = asked.year < 1999
    own, clerk, chief = m.person(born=(1940, 1975)), m.officer(), m.officer()
    other = "妻" if own.sex == "男" else "夫"
    kin = [relative(m, of, own) for of in ("父", "母")] + [
        m.person(sex="女" if other == "妻" else "男", born=(1945, 1975))
    ]
    issued = m.after(asked, 15, 45)
    shared = town_home(m)
    style = m.pick("dot", "cn", "first")
    members = [
        [say(role), say(m.name(p, "家庭成员")), say(str(asked.year - p.birth.year)), say(m.employer()), say(place)]
        for role, p, place in zip(("父", "母", other), kin, ("本市", "本市", m.pick("本市", "日本")), strict=True)
    ]
    page: tuple[Block, ...] = (
        Title("中国公民因私事出国申请表", spaced=m.chance(0.3)),
        number_line("编号：", m.number(f"{asked:%y}{m.numbers.serial(5)}", "application")),
        Table(
            rows=[
                row("8 14 8 14", "姓　　名", m.name(own, "申请人"), "汉语拼音", spell_name(own.name)),
                row("8 14 8 14", "性　　别", own.sex, "出生日期", day_of(m, own.birth, "birth", style)),
                row("8 14 8 14", "出 生 地", m.native(), "身份证号", m.id_of(own, old=old)),
                row("8 36", "户口所在地", m.address(shared, "户口所在地")),
                row("8 36", "现 住 址", m.address(town_home(m), "现住址")),
                row("8 14 8 14", "工作单位", m.employer(), "职　　务", m.pick("技术员", "会计", "无")),
                row(
                    "8 14 8 14",
                    "前往国家",
                    m.pick("日本", "加拿大", "新加坡"),
                    "出国事由",
                    m.pick("自费留学", "探亲", "劳务"),
                ),
            ],
            photo=("贴二寸免冠照片", 4),
        ),
        Prose(text=printed("家 庭 主 要 成 员"), align="centre"),
        roster(("称谓", "姓名", "年龄", "工作单位", "现居地"), members, (0.7, 1.3, 0.7, 2.6, 1.2)),
        line("本人保证以上所填内容属实。申请人签名：", m.name(own, "申请人"), "　", day_of(m, asked, "applied", style)),
        line("派出所意见：", Run("同意出国。")),
        line("审批机关意见：", Run("准予出国，发给护照。护照号"), m.number(m.numbers.passport(), "passport")),
        line(
            "审批人：",
            m.name(chief, "审批人"),
            "　经办人：",
            m.name(clerk, "经办人"),
            "　签发：",
            day_of(m, issued, "issued", style),
        ),
        *seal(m, _OFFICE),
    )
    return form(
        "passport_1994",
        ("出入境", "CR", "HZ", "D30"),
        year=asked.year,
        title=f"{own.name}因私出国申请表",
        types=("护照",),
        page=page,
        who=(own,),
        creator=_OFFICE,
    )


def permits_issued(m: Maker) -> Form:
    """A register of permits for Hong Kong and Macau that were handed out."""
    year = m.rng.randint(2003, 2012)
    style = m.pick("dot", "dash", "slash")
    clerk = m.officer()
    rows = []
    for index in range(1, m.rng.randint(6, 10)):
        own = m.person(born=(1945, 1992))
        got = m.day(year, year)
        by = m.name(own, "领取人") if m.chance(0.7) else m.name(m.person(), "领取人")
        rows.append(
            [
                say(f"{index:03d}"),
                say(m.name(own, "持证人")),
                say(own.sex),
                say(m.id_of(own)),
                say(m.number(m.numbers.permit("W"), "permit")),
                say(m.pick("个人旅游", "探亲", "团队旅游", "商务")),
                say(m.date(m.after(got, -12, -2), "issued", style=style)),
                say(by),
                say(m.date(got, "handed", style=style)),
            ]
        )
    page: tuple[Block, ...] = (
        Title("往来港澳通行证签发登记簿", spaced=m.chance(0.4)),
        line(f"登记单位：{_OFFICE}　　　　{year}年度"),
        roster(
            ("序号", "姓名", "性别", "身份证号码", "证件号码", "签注种类", "签发日期", "领取人", "领取日期"),
            rows,
            (0.7, 1.4, 0.6, 2.6, 1.5, 1.3, 1.6, 1.4, 1.6),
        ),
        Fields(fields=[m.field("发证民警", m.name(clerk, "发证人")), m.field("审核", "（签章）")], tabs=False),
    )
    return form(
        "permits_issued",
        ("出入境", "CR", "GA", "D30"),
        year=year,
        title=f"{year}年往来港澳通行证签发登记簿",
        types=("港澳通行证",),
        page=page,
        creator=_OFFICE,
        landscape=True,
    )


def taiwan_kin(m: Maker) -> Form:
    """An application to go to Taiwan: groups of cells with a heading at their left."""
    asked = m.day(1998, 2010)
    own, clerk, chief = m.person(born=(1945, 1970)), m.officer(), m.officer()
    tie = m.pick("叔父", "兄", "姨母")
    kin = relative(m, tie, own)
    done = m.after(asked, 20, 70)
    style = m.pick("cn", "blanks", "dot")
    old = asked.year < 1999
    page: tuple[Block, ...] = (
        heading("大陆居民往来台湾通行证申请审批表"),
        number_line("受理号 ", m.number(f"6205T{asked:%y}{m.numbers.serial(5)}", "application")),
        Table(
            side="申请人",
            rows=[
                row("9 16 9 16", "姓名", m.name(own, "申请人"), "出生日期", day_of(m, own.birth, "birth", style)),
                row("9 16 9 16", "性别", own.sex, "身份证号码", m.id_of(own, old=old)),
                row("9 41", "家庭住址", m.address(town_home(m), "家庭住址")),
                row("9 16 9 16", "服务单位", m.employer(), "联系电话", m.phone()),
            ],
        ),
        Table(
            side="在台亲属",
            rows=[
                row("9 16 9 16", "姓名", m.name(kin, "在台亲属"), "关系", tie),
                row("9 16 9 16", "职业", m.pick("退休军人", "商", "教员"), "健康状况", m.pick("良好", "病重", "已故")),
                row(
                    "9 16 9 16", "赴台事由", m.pick("探亲", "奔丧", "继承遗产"), "停留期限", m.pick("一个月", "三个月")
                ),
            ],
        ),
        Table(
            side="审批",
            rows=[
                [
                    key("受理意见", 9),
                    val("材料齐全。", m.name(clerk, "受理人"), "　", day_of(m, asked, "received", style), share=41),
                ],
                [
                    key("审批意见", 9),
                    val("同意赴台。", m.name(chief, "审批人"), "　", day_of(m, done, "approved", style), share=41),
                ],
                row(
                    "9 16 9 16",
                    "证件号码",
                    m.number(m.numbers.permit("T"), "permit"),
                    "有效期至",
                    m.date(m.after(done, 1700, 1825), "valid_until", style="cn"),
                ),
            ],
        ),
        *seal(m, _OFFICE, "签证专用"),
    )
    return form(
        "taiwan_kin",
        ("出入境", "CR", "TW", "D30"),
        year=asked.year,
        title=f"{own.name}赴台申请审批表",
        types=("赴台证件",),
        page=page,
        who=(own,),
        creator=_OFFICE,
    )


def settle_letter(m: Maker) -> Form:
    """A letter that passes on that somebody may settle in Hong Kong or Macau, and asks to end the registration."""
    done = m.day(1995, 2011)
    own, clerk = m.person(born=(1945, 1985)), m.officer()
    tie = m.pick("父亲", "母亲") if own.sex == "男" else m.pick("父亲", "母亲", "丈夫")
    mate = m.person(sex="男", born=(1940, 1980)) if tie == "丈夫" else relative(m, tie, own)
    where = m.pick("香港", "澳门")
    asked = m.after(done, -900, -300)
    number = m.number(f"市公境函〔{done.year}〕{m.rng.randint(5, 260)}号", "document")
    page: tuple[Block, ...] = (
        heading(BUREAU),
        Title(f"关于批准{own.name}前往{where}定居的通知", scale=1.45),
        number_line(number),
        para("秦州分局：", indent=0),
        para(
            fill(
                "你局{asked}上报的{own}（{sex}，{birth}出生，身份证号{id}，住{home}）申请前往{where}与{kin}{mate}团聚一案，"
                "经省厅审核，同意其前往{where}定居，发给前往港澳通行证，证号{permit}。",
                asked=m.date(asked, "reported", style="cn"),
                own=m.name(own, "申请人"),
                sex=own.sex,
                birth=m.date(own.birth, "birth", style="cn"),
                id=m.id_of(own, old=done.year < 1999),
                home=m.address(town_home(m), "住址"),
                where=where,
                kin=tie,
                mate=m.name(mate, "港澳亲属"),
                permit=m.number(m.numbers.permit("D"), "permit"),
            )
        ),
        para(
            fill(
                "请通知本人于{until}前来我局领取证件，并按规定办理户口注销手续。",
                until=m.date(m.after(done, 20, 60), "due", style="cn"),
            )
        ),
        para("特此通知。"),
        Gap(0.8),
        foot(BUREAU),
        foot(day_of(m, done, "issued", m.pick("han", "twenty"))),
        *seal(m, BUREAU),
        line("联系人：", m.name(clerk, "联系人"), "　电话：", m.phone()),
        line(f"抄送：{BRANCH}户政科"),
    )
    return form(
        "settle_letter",
        ("出入境", "CR", "DJ", "Y"),
        year=done.year,
        title=f"关于批准{own.name}前往{where}定居的通知",
        types=("赴港澳定居",),
        page=page,
        who=(own, mate),
        creator=_OFFICE,
        printed_only=True,
    )


FORMS = (passport_1994, permits_issued, taiwan_kin, settle_letter)
