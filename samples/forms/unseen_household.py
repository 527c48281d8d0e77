"""Household forms, unseen part. Never tune a rule on them."""

# ruff: noqa: E501 - a sentence of a letter stands on one line

from __future__ import annotations

from samples.blocks import Columns, Gap, Prose, Title, Upright, roster
from samples.forms.base import Form, Maker, han_number
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
    spanned,
    stamps,
    who,
)
from samples.rich import Ink, Mark, Run, say


def book_page(m: Maker) -> Form:
    head, own, clerk, station, made = who(m), who(m, former=m.chance(0.4)), who(m), m.station(), m.day(1996, 2014)
    come = m.day(1980, 1995)
    fields = [
        m.field("姓　名", m.name(own, "本人")),
        m.field("户主姓名", m.name(head, "户主")),
        m.field("与户主关系", m.pick("二子", "孙子", "女婿") if own.sex == "男" else m.pick("之妻", "孙女", "儿媳")),
        m.field("曾 用 名", m.former(own.former_names[0]) if own.former_names else "无"),
        m.field("性　别", own.sex),
        m.field("民　族", own.ethnicity),
        m.field("籍　贯", m.native()),
        m.field("出生日期", day(m, own.birth, "birth")),
        m.field("公民身份证件编号", m.id_of(own, old=made.year < 1999)),
        m.field("身　高", f"{m.rng.randint(152, 185)}厘米"),
        m.field("文化程度", m.pick("初中", "大专", "文盲或半文盲")),
        m.field("婚姻状况", m.pick("已婚", "丧偶", "未婚")),
        m.field("本市（县）其他住址", "", wide=True),
        m.field("服务处所", m.employer()),
        m.field("职　业", m.pick("钳工", "教师", "农民")),
        m.field("何时由何地迁来本市（县）", day(m, come, "moved_in"), "由", home(m, "迁来地"), "迁来", wide=True),
        m.field("现居住处所", home(m), wide=True),
        m.field("户籍员签章", m.name(clerk, "户籍员")),
        m.field("登记日期", day(m, made, "registered")),
    ]
    page = (
        Title(m.pick("常住人口登记卡", "居 民 户 口 簿 （ 内 页 ）"), scale=1.5),
        Prose(text=ask("户别：", m.pick("非农业家庭户口", "农业家庭户口"), "　　　　户号：", m.number(m.numbers.serial(9), "household", optional=True)), indent=0),
        captioned(fields, 3),
    )  # fmt: skip
    return item(
        m, "book_page", "HJ", "户口登记", made, f"{own.name}常住人口登记卡", page, office=station, subjects=(own,)
    )


def farm_ledger(m: Maker) -> Form:
    old = {"邓": "鄧", "卢": "盧", "苏": "蘇", "陈": "陳", "叶": "葉", "赵": "趙", "钟": "鐘", "谢": "謝"}
    given = {
        "长贵": "長貴",
        "银花": "銀花",
        "国栋": "國棟",
        "桂兰": "桂蘭",
        "宝财": "寶財",
        "凤鸣": "鳳鳴",
        "广义": "廣義",
    }
    surname, wife = m.rng.sample(list(old), 2)
    names = m.rng.sample(list(given), 5)
    year = m.rng.randint(1953, 1965)
    rows = []
    for number, relation in enumerate(("戶主", "妻", "長子", "次子", "長女")[: m.rng.randint(3, 5)]):
        family = wife if number == 1 else surname
        birth = m.day(1902, 1928) if number < 2 else m.day(1931, year - 1)
        style = "minguo" if 1912 <= birth.year <= 1949 and m.chance(0.7) else m.pick("han", "nian")
        rows.append(
            [
                say(str(number + 1)),
                say(m.name(family + names[number], relation, written=old[family] + given[names[number]])),
                say(relation),
                say("女" if number in {1, 4} else "男"),
                say(day(m, birth, "birth", style=style)),
                say(m.pick("貧農", "中農", "上學", "紡織")),
            ]
        )
    hall = f"沂水縣諸葛區崔家峪鄉{m.pick('北大窪村', '上磨刀石村')}{han_number(m.rng.randint(2, 80))}號"
    simple = hall.translate(str.maketrans("縣諸區鄉窪號", "县诸区乡洼号"))
    mark = Mark(kind="address", value=hall, role="住址", also=(simple,))
    clerk, made = m.person(born=(1910, 1935)), m.day(year, year)
    page = (
        Title(m.pick("農業人口戶口簿", "農村居民戶口登記底簿"), spaced=True),
        Prose(text=ask("住址　", Run(hall, Ink.VALUE, mark)), indent=0, blanks="rule"),
        roster(("序號", "姓名", "與戶主關係", "性別", "出生年月日", "成份"), rows, (0.6, 1.5, 1.2, 0.7, 3.4, 1)),
        Gap(0.4),
        Prose(
            text=ask("造冊人　", m.name(clerk, "造册人"), "　　　", day(m, made, "registered", style="han")), indent=0
        ),
    )
    name = surname + names[0]
    return item(m, "farm_ledger", "HJ", "户口登记", made, f"{name}农业人口户口簿", page, traditional=True)


def upright_ledger(m: Maker) -> Form:
    """A page written from top to bottom, one column for each person of the household."""
    old = {"何": "何", "韦": "韋", "罗": "羅", "黄": "黃", "邹": "鄒", "严": "嚴"}
    given = {"文轩": "文軒", "阿娇": "阿嬌", "启业": "啟業", "东生": "東生", "润芝": "潤芝", "万年": "萬年"}
    surname, wife = m.rng.sample(list(old), 2)
    names = m.rng.sample(list(given), 4)
    year = m.rng.randint(1946, 1957)
    number = han_number(m.rng.randint(2, 60))
    home_old = f"博白縣沙河埠鄉馬蹄寨{number}號"
    mark = Mark(kind="address", value=home_old, role="住址", also=(f"博白县沙河埠乡马蹄寨{number}号",))
    columns = [(say("住址"), say(Run(home_old, Ink.VALUE, mark)))]
    for place, relation in enumerate(("戶主", "妻", "長子", "長女")[: m.rng.randint(3, 4)]):
        family = wife if place == 1 else surname
        birth = m.day(1913, 1924) if place < 2 else m.day(1934, year - 1)
        style = "minguo" if birth.year <= 1949 else "han"
        columns.append(
            (
                say(relation),
                say(
                    m.name(family + names[place], relation, written=old[family] + given[names[place]]),
                    "　",
                    "男" if place in {0, 2} else "女",
                    "　",
                    day(m, birth, "birth", style=style),
                    "生　",
                    m.pick("務農", "織布", "小販", "在學"),
                ),
            )
        )
    clerk, made = m.person(born=(1905, 1925)), m.day(year, year)
    columns.append(
        (
            say("經辦"),
            say(m.name(clerk, "经办人"), "　", day(m, made, "registered", style="minguo" if year < 1949 else "han")),
        )
    )
    head = surname + names[0]
    # A household seldom fills the page.
    columns += [(say(""), say(""))] * (m.rng.randint(12, 15) - len(columns))
    page = (
        Title(m.pick("戶籍登記簿", "戶口調查表"), spaced=True),
        Upright(columns=columns, heading=m.rng.uniform(0.1, 0.16)),
    )
    return item(
        m, "upright_ledger", "HJ", "户口登记", made, f"{head}户籍登记簿", page, landscape=True, traditional=True
    )


def birth_report(m: Maker) -> Form:
    made = m.day(1999, 2014)
    father, mother = who(m, sex="男", born=(1965, 1985)), who(m, sex="女", born=(1966, 1986))
    child, clerk, station = who(m, born=(made.year - 1, made.year - 1)), who(m), m.station()
    certificate = m.number(f"{m.pick('J', 'N')}{m.numbers.serial(9)}", "birth_certificate")
    page = letter(
        m,
        m.pick("关于婴儿落户的申请报告", "为新生儿申报出生户口的报告"),
        station,
        [
            say("我叫", m.name(father, "父亲"), "，身份证号", m.id_of(father), "，与妻子", m.name(mother, "母亲"),
                "（身份证号", m.id_of(mother), "）共同居住在", home(m, "住址"), "。"),
            say("我夫妇于", day(m, child.birth, "birth"), "在本市妇幼保健院生育一", "男孩" if child.sex == "男" else "女孩",
                "，取名", m.name(child, "新生儿"), "，出生医学证明编号", certificate,
                "。现申请将该婴儿随", m.pick("父", "母"), "登记出生户口，望予批准。"),
        ],
        say("申请人：", m.name(father, "父亲")),
        say(day(m, made, "applied")),
    )  # fmt: skip
    page += [
        Gap(0.5),
        Prose(
            text=ask("所长批示：同意入户。编给公民身份号码　", m.id_of(child), "　户籍内勤　", m.name(clerk, "承办人")),
            indent=0,
        ),
    ]
    return item(
        m, "birth_report", "HJ", "出生入户", made, f"{child.name}落户申请", page, office=station, subjects=(child,)
    )


def rename_reply(m: Maker) -> Form:
    own, chief, made = who(m, former=True), who(m), m.day(1989, 2013)
    if not own.former_names:
        own = m.person(former=True)
    station = m.station()
    bureau = m.pick("三台县公安局", "沂水县公安局", "望奎县公安局")
    asked = m.after(made, -40, -6)
    page = letter(
        m,
        f"关于{own.name}变更姓名的批复",
        station,
        [
            ask("你所", day(m, asked, "reported"), "上报的辖区居民", m.name(own, "申请人"), "要求更改姓名一案收悉。经审查，批复如下："),
            ask("一、申请人现登记姓名", m.former(own.former_names[0]), "，", own.sex, "，", day(m, own.birth, "birth"), "出生，居民身份证编号",
                m.id_of(own, old=made.year < 1999), "，住", home(m), "。"),
            ask("二、同意将其户口登记姓名由“", m.former(own.former_names[0]), "”变更为“", m.name(own, "申请人"), "”。"),
            ask("三、请在常住人口登记表变更更正栏内注明，并通知本人。"),
        ],
        ask("批准人：", m.name(chief, "批准人")),
        ask(bureau),
        ask(day(m, made, "approved", style=m.pick("han", "circle", "ling"))),
    )  # fmt: skip
    number = m.number(f"{bureau[0]}公户〔{made.year}〕{m.rng.randint(3, 180)}号", "document")
    page.insert(1, Prose(text=ask(number), align="centre"))
    # The heading holds the name too.
    page[0] = Prose(text=ask("关于", m.name(own, "申请人"), "变更姓名的批复"), align="centre", scale=1.5)
    return item(
        m, "rename_reply", "HJ", "户口变更更正", made, f"{own.name}变更姓名批复", page, office=station, subjects=(own,)
    )


def main_error(m: Maker) -> Form:
    own, clerk, chief, station, made = who(m), who(m), who(m), m.station(), m.day(2003, 2014)
    wrong = m.after(own.birth, -400, -20)
    page = (
        Title("户口登记主项信息差错更正审批单"),
        Prose(text=ask("受理号 ", m.number(f"ZX{made.year}{m.numbers.serial(5)}", "application")), align="right"),
        spanned(
            "当事人",
            [
                m.field("姓名", m.name(own, "申请人")),
                m.field("公民身份号码", m.id_of(own)),
                m.field("家庭住址（门牌）", home(m)),
            ],
        ),
        spanned(
            "更正项目",
            [
                m.field("项目名称", "出生日期"),
                m.field("更正前", day(m, wrong, "birth_before", style="spaced")),
                m.field("更正后", day(m, own.birth, "birth", style="spaced")),
                m.field("依据材料", m.pick("出生医学证明存根", "原始户籍底册复印件", "学籍档案")),
            ],
        ),
        spanned(
            "审批",
            [
                m.field("承办民警意见", "情况属实，拟同意更正。", m.name(clerk, "承办人")),
                m.field("分管局长意见", "同意。", m.name(chief, "批准人"), "　", day(m, made, "approved")),
            ],
        ),
    )
    return item(
        m,
        "main_error",
        "HJ",
        "公民主项信息变更更正",
        made,
        f"{own.name}主项更正审批单",
        page,
        office=station,
        subjects=(own,),
    )


def inquiry(m: Maker) -> Form:
    own, kin, clerk, writer, made = who(m, born=(1950, 1996)), who(m), who(m), who(m), m.day(1998, 2013)
    station = m.station()
    start = f"{m.rng.randint(8, 11)}时{m.rng.randint(1, 59)}分"
    page = (
        Title("询 问 笔 录"),
        Prose(text=ask("询问时间 ", day(m, made, "inquiry", style="spaced"), " ", start), indent=0, blanks="rule"),
        Prose(text=ask("询问人 ", m.name(clerk, "询问人"), "　记录人 ", m.name(writer, "记录人")), indent=0, blanks="rule"),
        Prose(text=ask("被询问人 ", m.name(kin, "被询问人"), "　性别 ", kin.sex, "　出生日期 ", day(m, kin.birth, "birth")), indent=0, blanks="rule"),
        Prose(text=ask("身份证件种类及号码 居民身份证 ", m.id_of(kin, old=made.year < 1999)), indent=0, blanks="rule"),
        Prose(text=ask("现住址 ", home(m)), indent=0, blanks="rule"),
        Gap(0.3),
        Prose(text=say("问：你今天来派出所办什么事？")),
        Prose(text=say("答：我来给", m.pick("我侄子", "我养女", "我外甥"), m.name(own, "补录人"), "补录户口。")),
        Prose(text=say("问：说一下", m.name(own, "补录人"), "的出生情况。")),
        Prose(text=say("答：", day(m, own.birth, "birth", style=m.pick("hao", "cn")), "在老家出生，当时没有申报，一直是无户口人员。")),
        Prose(text=say("问：现在住在哪里？")),
        Prose(text=say("答：跟我住在一起，住", home(m), "。")),
        Prose(text=say("以上笔录我看过，和我说的一样。", m.name(kin, "被询问人")), indent=0),
        Gap(0.3),
        Prose(text=ask("所领导意见：经调查属实，同意补录户口，编发身份号码", m.id_of(own, old=made.year < 1999), "。"), indent=0),
    )  # fmt: skip
    return item(
        m, "inquiry", "HJ", "户口补录", made, f"{own.name}补录户口询问笔录", page, office=station, subjects=(own,)
    )


def permit_stub(m: Maker) -> Form:
    own, sponsor, chief, made, station = who(m), who(m), who(m), m.day(1995, 2014), m.station()
    number = m.number(f"{m.pick('川', '鲁', '黑')}准字{m.numbers.serial(8)}", "permit")
    goal, source = home(m, "迁入地"), home(m, "迁出地")
    until = m.after(made, 30, 40)
    left = (
        Title("准予迁入证明（存根）", scale=1.2),
        Prose(text=ask(number), align="right"),
        dotted(
            [
                m.field("迁入人", m.name(own, "迁入人")),
                m.field("身份证编号", m.id_of(own, old=made.year < 1999)),
                m.field("现户籍地", source, wide=True),
                m.field("准予迁往", goal, wide=True),
                m.field("申请人（户主）", m.name(sponsor, "户主")),
                m.field("签发", m.name(chief, "签发人")),
            ],
            1,
        ),
    )
    right = (
        Title("准予迁入证明", scale=1.4),
        Prose(text=ask(number), align="right"),
        Prose(
            text=ask(
                "兹有申请人", m.name(sponsor, "户主"), "申请", m.name(own, "迁入人"), "（与申请人系",
                m.pick("夫妻", "母子", "祖孙"), "）户口由", source, "迁至", goal,
                "落户。经审查，符合规定，准予迁入。",
            ),
            blanks="rule",
        ),
        Prose(text=ask("有效期限：", day(m, made, "issued", style="dot"), "至", day(m, until, "valid_until", style="dot")), indent=0),
    )  # fmt: skip
    page = (Columns(left=left, right=right, share=0.42, ruled=True),)
    return item(
        m, "permit_stub", "HJ", "户口迁入", made, f"{own.name}准予迁入证明", page, office=station, subjects=(own, sponsor),
        landscape=True,
    )  # fmt: skip


def moving_paper(m: Maker) -> Form:
    own, with_, clerk, made, station = who(m), who(m), who(m), m.day(1974, 1994), m.station()
    serial = m.numbers.serial(7)
    page = (
        Title(m.pick("户 口 迁 移 证 存 根", "迁 移 证 （ 存 根 联 ）")),
        Prose(text=ask("字第 ", paper_number(serial, "migration", f"字第{serial}号"), " 号"), align="right", blanks="rule"),
        dotted([m.field("姓名", m.name(own, "迁移人")), m.field("性别", own.sex), m.field("出生", day(m, own.birth, "birth"))], 3),
        dotted([m.field("迁移前住址", home(m, "原住址"), wide=True), m.field("迁往地址", home(m, "迁往地"), wide=True)], 1),
        dotted(
            [
                m.field("迁移缘由", m.pick("招工", "知青返城", "结婚", "升学")),
                m.field("同行人口", m.name(with_, "随迁人"), "（", m.pick("女儿", "妻"), "）"),
            ]
        ),
        Prose(text=ask("以上", m.pick("二", "贰"), "人户口业已迁出注销。"), indent=0),
        dotted([m.field("经办", m.name(clerk, "经办人")), m.field("填发日期", day(m, made, "issued", style=m.pick("han", "nian", "ling")))]),
    )  # fmt: skip
    return item(
        m, "moving_paper", "HJ", "户口迁出", made, f"{own.name}迁移证存根", page, office=station, subjects=(own,)
    )


def leavers(m: Maker) -> Form:
    year, station, clerk = m.rng.randint(1985, 2008), m.station(), who(m)
    rows, people = [], []
    for number in range(m.rng.randint(3, 5)):
        own = who(m)
        people.append(own)
        rows.append(
            [
                say(str(number + 1)),
                say(m.name(own, "迁移人")),
                say(own.sex),
                say(day(m, own.birth, "birth", style="dot")),
                say(home(m, "迁往地")),
                say(m.number(m.numbers.serial(7), "migration")),
                say(day(m, m.day(year, year), "moved_out", style="dash")),
            ]
        )
    page = (
        Title(m.pick("迁出人口登记簿", "户口迁出注销登记册")),
        Prose(text=ask(station, "　　　登记人 ", m.name(clerk, "登记人")), indent=0),
        roster(
            ("序", "迁出人", "性别", "出生日期", "迁往何地", "迁移证号", "迁出日期"),
            rows,
            (0.5, 1.5, 0.7, 1.6, 4, 1.3, 1.7),
        ),
    )
    made = m.day(year, year)
    return item(
        m, "leavers", "HJ", "户口迁出", made, f"{station}迁出登记簿", page, subjects=people[:1], landscape=m.chance(0.6)
    )


def death_paper(m: Maker) -> Form:
    dead, kin, clerk, died = who(m, born=(1908, 1958)), who(m), who(m), m.day(1992, 2014)
    made, station = m.after(died, 1, 50), m.station()
    serial = f"{made.year}-{m.numbers.serial(4)}"
    page = (
        Title("居民死亡户口注销证明"),
        Prose(text=ask(paper_number(f"户注字第{serial}号", "certificate", serial)), align="right"),
        Prose(
            text=ask(
                "兹证明", m.name(dead, "死者"), "（", dead.sex, "，", dead.ethnicity, "，公民身份号码：",
                m.id_of(dead, old=made.year < 1999), "），生于", day(m, dead.birth, "birth"), "，生前户口所在地为",
                home(m, "生前住址"), "，因", m.pick("患病", "年老", "意外"), "于", day(m, died, "death"),
                "死亡。其户口已由亲属", m.name(kin, "申报人"), "申报，于", day(m, made, "cancelled"), "注销。",
            ),
            blanks=m.pick("rule", "dots", ""),
        ),
        Prose(text=ask("特此证明。")),
        Prose(text=ask("户籍员：", m.name(clerk, "户籍员")), align="right"),
    )  # fmt: skip
    return item(
        m, "death_paper", "HJ", "死亡注销", made, f"{dead.name}户口注销证明", page, office=station, subjects=(dead,)
    )


def death_register(m: Maker) -> Form:
    year, station = m.rng.randint(1978, 2010), m.station()
    rows, people = [], []
    for _ in range(m.rng.randint(3, 6)):
        own, kin = who(m, born=(1905, 1950)), who(m)
        people.append(own)
        rows.append(
            [
                say(m.name(own, "死者"), f"（{own.sex}）"),
                say(day(m, own.birth, "birth", style="cn")),
                say(home(m, "住址")),
                say(day(m, m.day(year, year), "death", style="cn")),
                say(m.pick("肺病", "脑溢血", "衰老")),
                say(m.name(kin, "报告人")),
            ]
        )
    page = (
        Title("死 亡 人 口 登 记 簿", scale=1.4),
        roster(
            ("死亡人姓名", "出生日期", "常住地址", "死亡日期", "死因", "报告人"), rows, (1.7, 1.8, 3.6, 1.8, 0.9, 1.3)
        ),
    )
    return item(
        m, "death_register", "HJ", "死亡注销", m.day(year, year), f"{station}死亡登记簿", page, office=station,
        subjects=people[:1], landscape=True,
    )  # fmt: skip


def split_request(m: Maker) -> Form:
    new, old, clerk, chief, made = who(m), who(m), who(m), who(m), m.day(1998, 2014)
    station = m.station()
    page = letter(
        m,
        m.pick("分户申请书", "家庭分户立户申请"),
        f"{station}户籍室",
        [
            say("申请人", m.name(new, "申请人"), "，公民身份号码", m.id_of(new, old=made.year < 1999), "，现与", m.pick("父亲", "岳父", "兄长"), m.name(old, "原户主"),
                "（户主，公民身份号码", m.id_of(old, old=made.year < 1999), "）同户，户口登记在", home(m, "原住址"), "。"),
            say("因", m.pick("结婚后单独生活", "另购住房", "家庭财产分割"), "，本人已搬至", home(m, "住址"), "居住，现申请分户，另立一户，由本人任户主。"),
        ],
        say("申请人（签字）：", m.name(new, "申请人")),
        say(day(m, made, "applied")),
    )  # fmt: skip
    page += [
        Gap(0.4),
        pairs(
            [
                m.field("派出所意见", "经核，准予分户。　所长　", m.name(chief, "所长")),
                m.field("办理人", m.name(clerk, "承办人"), "　", day(m, m.after(made, 1, 12), "registered")),
            ]
        ),
        *stamps(m, station),
    ]
    return item(m, "split_request", "HJ", "分户", made, f"{new.name}分户申请书", page, subjects=(new, old))


FORMS = (
    book_page,
    farm_ledger,
    upright_ledger,
    birth_report,
    rename_reply,
    main_error,
    inquiry,
    permit_stub,
    moving_paper,
    leavers,
    death_paper,
    death_register,
    split_request,
)
