"""Going abroad, seventh part: a passport form of several offices, a letter from Taiwan."""

from __future__ import annotations

import datetime as dt

from samples.blocks import Block, Cell, Gap, Prose, Table, Title, roster
from samples.forms.apart_base import foot, key, line, para, row
from samples.forms.base import Form, Maker, han_number, write_date
from samples.forms.seventh_base import BUREAU, anyone, form, kin, signed, stamp, town_home, when
from samples.people import Person, spell_name
from samples.rich import Ink, Mark, Run, printed, say

_FAMILY = "劉陳黃張葉鍾謝賴羅鄧蕭歐"
_MEN = "國榮貴華輝達漢興義祥慶壽"
_WOMEN = "蘭鳳嬌銀貞麗蓮愛鸞瓊"


def passport(m: Maker) -> Form:
    """An application of the late eighties to the new century: kin in a table, then one opinion after another."""
    asked = m.day(1987, 2006)
    old = asked.year < 1999
    own = anyone(m, born=(1940, 1970))
    mate = kin(m, "妻" if own.sex == "男" else "夫", own)
    host = m.person(born=(1935, 1975))
    union, police, chief = (m.officer() for _ in range(3))
    style = m.pick("cn", "filled", "dot", "short")
    days = [m.after(asked, low, low + 6) for low in (0, 7, 20)]
    members = [("妻" if own.sex == "男" else "丈夫", mate), *((tie, kin(m, tie, own)) for tie in ("父", "姐"))]
    rows = [
        [
            say(tie),
            say(m.name(p, "家庭成员")),
            say(str(asked.year - p.birth.year)),
            say(m.employer()),
            say(m.address(town_home(m), "住址")),
        ]
        for tie, p in members[: m.rng.randint(2, 3)]
    ]

    def opinion(label: str, said: str, who: Person, day: dt.date, role: str) -> list[Cell]:
        foot_ = (m.pick("签字：", "（签章）"), m.name(who, role), "　", when(m, day, "approved", style))
        return [key(label, 9), signed(said, share=41, foot=foot_)]

    page: tuple[Block, ...] = (
        Title(m.pick("因私事出国申请审批表", "公民因私出国（境）申请表"), spaced=m.chance(0.3)),
        line("（", m.number(f"锦公境字第{m.numbers.serial(5)}号", "application"), "）", align="right"),
        Table(
            rows=[
                row("9 14 8 12", "姓　　名", m.name(own, "申请人"), "拼音", spell_name(own.name.replace("·", ""))),
                row("9 8 6 20", "性　　别", own.sex, "生于", when(m, own.birth, "birth", style)),
                row("9 34", "身份证号", m.id_of(own, old=old)),
                row("9 34", "家庭住址", m.address(town_home(m), "住址")),
            ],
            photo=("照片", 4),
            joined=True,
        ),
        Table(
            rows=[
                row("9 16 9 16", "工作单位", m.employer(), "籍　　贯", m.native()),
                row(
                    "9 16 9 16",
                    "前往国家",
                    m.pick("日本国", "韩国", "俄罗斯", "美国"),
                    "出国事由",
                    m.pick("探亲", "自费留学", "劳务"),
                ),
                row(
                    "9 16 9 16",
                    "国外邀请人",
                    m.name(host, "邀请人"),
                    "与本人关系",
                    m.pick("表兄", "同学", "雇主", "姨父"),
                ),
            ],
            joined=True,
        ),
        Table(
            side="家庭成员",
            rows=roster(("称谓", "姓名", "年龄", "工作单位", "住址"), rows, (0.7, 1.2, 0.6, 2.0, 3.0)).rows,
            joined=True,
        ),
        Table(
            rows=[
                opinion("所在单位意见", m.pick("同意。", "无经济问题，同意。"), union, days[0], "单位负责人"),
                opinion("派出所意见", "未发现不准出境情形。", police, days[1], "派出所所长"),
                opinion("市公安局审批", m.pick("同意发照。", "批准。"), chief, days[2], "审批人"),
                row(
                    "9 16 9 16",
                    "护照号码",
                    m.number(m.numbers.passport(), "passport"),
                    "发照日期",
                    when(m, m.after(days[2], 1, 8), "issued", style),
                ),
            ]
        ),
        *stamp(m, BUREAU, "出入境管理"),
    )
    return form(
        "passport",
        ("出入境", "CR", "HZ", "D30"),
        year=asked.year,
        title=f"{own.name}因私出国申请审批表",
        types=("护照",),
        pages=(page,),
        who=(own,),
        creator=BUREAU,
    )


def _full(m: Maker, given: str, family: str = "") -> str:
    return (family or m.rng.choice(_FAMILY)) + "".join(m.rng.sample(given, m.rng.choice((1, 2, 2))))


def _republic(m: Maker, day: dt.date, role: str, precision: str = "day", *, whole: bool = False) -> Run:
    """Write a date as Taiwan does; ``whole`` has the full name of the republic before the year."""
    run = m.date(day, role, style="minguo", precision=precision)
    shown = ("中華" if whole else "") + write_date(day, "minguo", precision)
    return Run(shown, Ink.VALUE, run.mark)


def taiwan_letter(m: Maker) -> Form:
    """A letter in traditional script by which somebody in Taiwan invites kin, with a note of the office."""
    written = m.day(1988, 2008)
    taken = m.after(written, 10, 60)
    family = m.rng.choice(_FAMILY)
    writer, kin_name, surety = _full(m, _MEN, family), _full(m, _WOMEN, family), _full(m, _MEN)
    clerk, chief = _full(m, _MEN), _full(m, _WOMEN)
    born, kin_born = m.day(1918, 1932), m.day(1925, 1945)
    street = m.pick("榮民新村", "文昌街二段", "中壢路三巷", "信義莊")
    there = (
        f"臺灣省{m.pick('桃園縣楊梅鎮', '臺中縣豐原市', '臺北縣板橋市')}{street}{han_number(m.rng.randint(2, 90))}號"
    )
    here = (
        f"廣東省{m.pick('梅縣松坪鎮', '蕉嶺縣藍坊鎮')}{m.pick('石扇圍村', '老田心村')}{m.pick('', '老屋下', '上大門')}"
    )
    native = m.pick("廣東省梅縣", "廣東蕉嶺")
    page: tuple[Block, ...] = (
        Title("親屬關係證明暨邀請書", scale=1.5),
        Prose(
            text=printed(
                "立書人",
                m.name(writer, "立書人"),
                "，男，",
                _republic(m, born, "birth"),
                "生，原籍",
                Run(native, Ink.VALUE, Mark(kind="address", value=native, role="native_place", optional=True)),
                "，於",
                _republic(m, dt.date(m.rng.randint(1947, 1950), 5, 1), "left", "year"),
                "隨軍來臺，現住",
                m.address(there, "在台住址"),
                "，電話從略。茲證明居住於",
                m.address(here, "住址"),
                "之",
                m.name(kin_name, "申请人"),
                "（女，",
                _republic(m, kin_born, "birth"),
                "生）確係立書人之",
                m.pick("胞妹", "堂妹", "姪女"),
                "。闊別數十載，",
                m.pick("立書人年邁多病，行動不便，", "適逢先慈冥壽，", "因立書人病重住院，"),
                "特邀其來臺探親，停留期間食宿及往返旅費均由立書人負擔，並保證期滿即返。",
            )
        ),
        para("此致", indent=2),
        para("廣東省公安廳出入境管理處", indent=0),
        line("立書人：", m.name(writer, "立書人"), "（簽名蓋章）", align="right"),
        line("保證人：", m.name(surety, "保證人"), align="right"),
        foot(_republic(m, written, "issued", whole=m.chance(0.7))),
        Gap(1),
        Table(
            rows=[
                row(
                    "9 16 9 16",
                    "收件日期",
                    m.date(taken, "received", style=m.pick("cn", "han")),
                    "申請事由",
                    "赴臺探親",
                ),
                row("9 16 9 16", "經辦人", m.name(clerk, "經辦人"), "審核人", m.name(chief, "審核人")),
                row(
                    "9 16 9 16",
                    "通行證號碼",
                    m.number(m.numbers.permit("T"), "permit"),
                    "簽發日期",
                    m.date(m.after(taken, 20, 60), "issued", style="cn"),
                ),
            ]
        ),
        *stamp(m, "廣東省公安廳", "出入境管理", share=0.5),
    )
    return form(
        "taiwan_letter",
        ("出入境", "CR", "TW", "D30"),
        year=taken.year,
        title=f"{kin_name}赴台探亲材料",
        types=("赴台证件",),
        pages=(page,),
        creator="广东省公安厅",
        traditional=True,
    )


FORMS = (passport, taiwan_letter)
