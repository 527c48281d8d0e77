"""Invented items of a whole bureau: each is made from its number alone, so any part of an archive can be made again.

``make_record`` gives the plain values that every engine is given; ``read_item`` and ``read_mentions`` make of them what
danghao's catalogue would hold. Numbers of people stand under prefixes that nobody holds (see samples/README.md).
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import NamedTuple

from archive.model import CatalogueRow, Item, Mention, MentionType, ShelfLocation
from archive.refcode import sort_key
from archive.text import Region
from benchmarks import scale_words as words
from samples.people import INVENTED_PREFIXES, check_digit

# What the bureau holds, in thousands; the shares stay the same at every size.
HOLDINGS = {"户籍": 1300, "出入境": 330, "车辆": 220, "事故": 30, "暂住证": 250, "重点人口": 70}
# Class and category as the registry has them.
_CLASSES = {
    "户籍": ("户籍", "HJ", "controlled", "Y"), "出入境": ("出入境", "CR", "controlled", "D30"),
    "车辆": ("车辆", "CL", "controlled", "D30"), "事故": ("交通事故", "SG", "controlled", "D20"),
    "暂住证": ("暂住证", "ZZ", "controlled", "D10"), "重点人口": ("重点人口", "ZD", "restricted", "D30"),
}  # fmt: skip
PER_BOX = 38
_SCATTER, _SHIFT = 0x9E3779B97F4A7C15, 0x1234567
_FIRST_MS = 1_700_000_000_000
_PLACE = Region(x=0.1, y=0.2, w=0.2, h=0.02)


class Record(NamedTuple):
    """One item as plain values, which ``marshal`` can write."""

    number: int
    ref_code: str
    kind: str
    year: int
    case_type: str
    title: str
    persons: tuple[str, ...]
    id_numbers: tuple[str, ...]
    addresses: tuple[str, ...]
    numbers: tuple[str, ...]
    dates: tuple[str, ...]
    body: str

    @property
    def item_id(self) -> str:
        return item_id_of(self.number)

    @property
    def archive_class(self) -> str:
        return _CLASSES[self.kind][0]


def item_id_of(number: int) -> str:
    """Return an id as ``archive.ids.new_item_id`` gives them, one each millisecond, and the same at every run."""
    return f"{(_FIRST_MS + number) << 16 | 0x7000:016x}{(number * _SCATTER + _SHIFT) % (1 << 64):016x}"


def number_of(item_id: str) -> int:
    """Return the number that ``item_id_of`` was given."""
    return (int(item_id[:12], 16)) - _FIRST_MS


class _Draw:
    """Chance of one item, with what its forms need."""

    def __init__(self, number: int) -> None:
        self.chance = random.Random(number)
        self.number = number

    def pick(self, values: Sequence[str]) -> str:
        return values[int(self.chance.random() * len(values))]

    def below(self, limit: int) -> int:
        return int(self.chance.random() * limit)

    def name(self) -> str:
        if self.chance.random() < 0.004:
            return f"{self.pick(words.MINORITY_FIRST)}·{self.pick(words.MINORITY_LAST)}"
        surname = self.chance.choices(_SURNAMES, cum_weights=_SURNAME_WEIGHTS)[0]
        return surname + self.chance.choices(words.GIVEN, cum_weights=_GIVEN_WEIGHTS)[0]

    def day(self, year: int) -> dt.date:
        return dt.date(year, 1, 1) + dt.timedelta(days=self.below(365))

    def id_number(self, birth: dt.date) -> str:
        body = f"{self.pick(INVENTED_PREFIXES)}{birth:%Y%m%d}{1 + self.below(995):03d}"
        return body + check_digit(body)

    def address(self) -> str:
        if self.chance.random() < 0.35:
            return (
                f"{self.pick(words.DISTRICTS)}{self.pick(words.VILLAGES)}{1 + self.below(18)}组{1 + self.below(99)}号"
            )
        room = f"{1 + self.below(30)}栋{1 + self.below(18)}0{1 + self.below(4)}室" if self.chance.random() < 0.3 else ""
        return f"{self.pick(words.DISTRICTS)}{self.pick(words.STREETS)}{1 + self.below(388)}号{room}"


class _Form(NamedTuple):
    """What one kind of form says."""

    case_type: str
    title: str
    persons: tuple[str, ...]
    id_numbers: tuple[str, ...]
    addresses: tuple[str, ...]
    numbers: tuple[str, ...]
    dates: tuple[dt.date, ...]
    body: str


_SURNAMES = tuple(words.SURNAMES)
_SURNAME_WEIGHTS = tuple(accumulate(words.SURNAMES.values()))
_GIVEN_WEIGHTS = tuple(accumulate(words.GIVEN_WEIGHTS))
_KINDS = tuple(HOLDINGS)
_KIND_WEIGHTS = tuple(accumulate(HOLDINGS.values()))
_HOUSEHOLD = ("户口登记", "出生入户", "户口变更更正", "户口迁入", "户口迁出", "死亡注销", "户口补录", "分户")
_HOUSEHOLD_WEIGHTS = tuple(accumulate((46, 16, 9, 12, 10, 5, 1, 1)))


def write_day(day: dt.date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def make_record(number: int) -> Record:
    """Return item ``number``; the same at every call."""
    draw = _Draw(number)
    kind = draw.chance.choices(_KINDS, cum_weights=_KIND_WEIGHTS)[0]
    first = 1950 if kind in {"户籍", "重点人口"} else 1985
    year = first + int((2015 - first) * draw.chance.random() ** 0.6)
    form = _FORMS[kind](draw, year)
    _, category, _, retention = _CLASSES[kind]
    code = f"J999-ZY·{category}·QZ·{year}·{retention}-{number // PER_BOX:05d}-{number % PER_BOX + 1:03d}"
    return Record(
        number, code, kind, year, form.case_type, form.title, form.persons, form.id_numbers, form.addresses,
        form.numbers, tuple(day.isoformat() for day in form.dates), form.body,
    )  # fmt: skip


# --- forms -----------------------------------------------------------------------------------------------------------
def _household(draw: _Draw, year: int) -> _Form:
    case = draw.chance.choices(_HOUSEHOLD, cum_weights=_HOUSEHOLD_WEIGHTS)[0]
    name, head, clerk = draw.name(), draw.name(), draw.name()
    birth, done = draw.day(max(1900, year - 1 - draw.below(70))), draw.day(year)
    number, address, before = draw.id_number(birth), draw.address(), draw.address()
    sex, station = draw.pick("男女"), draw.pick(words.STATIONS)
    body = (
        f"常住人口登记表\n户别 {draw.pick(('家庭户', '集体户'))} 户主姓名 {head} 与户主关系 {draw.pick(words.RELATIONS)}\n"
        f"姓名 {name} 性别 {sex} 民族 {draw.pick(words.ETHNICITIES)}\n出生日期 {write_day(birth)} 籍贯 {draw.pick(words.NATIVE)}\n"
        f"公民身份号码 {number}\n住址 {address}\n文化程度 {draw.pick(words.EDUCATION)} 职业 {draw.pick(words.OCCUPATIONS)} "
        f"服务处所 {draw.pick(words.EMPLOYERS)}\n"
    )
    numbers: tuple[str, ...] = ()
    addresses: tuple[str, ...] = (address,)
    if case in {"户口迁入", "户口迁出"}:
        slip = f"湘岳迁字第{year}{draw.below(100000):05d}号"
        numbers, addresses = (slip,), (address, before)
        body += f"何时何因由何地迁来本址 {write_day(done)}因{draw.pick(words.MOVE_REASONS)}由{before}迁入\n迁移证编号 {slip}\n"
    elif case == "死亡注销":
        body += f"注销日期 {write_day(done)} 注销原因 死亡 收缴证件 居民身份证1张\n申报人已在登记表上签名并按指印\n"
    elif case == "出生入户":
        body += f"新生儿随{draw.pick('父母')}入户 出生医学证明编号 {draw.below(10**9):09d}\n经审核材料齐全同意入户\n"
    elif case == "户口变更更正":
        body += f"申请事项 {draw.pick(('姓名', '出生日期', '民族'))}更正 经调查档案原始记载有误 同意更正\n"
    body += f"{station}承办人 {clerk} {write_day(done)}"
    return _Form(
        case, f"关于{name}{case}的材料", (name, head, clerk), (number,), addresses, numbers, (birth, done), body
    )


def _passage(draw: _Draw, year: int) -> _Form:
    case = draw.pick(("护照", "护照", "港澳通行证", "港澳通行证", "赴台证件", "赴港澳定居"))
    name, kin = draw.name(), draw.name()
    birth, done = draw.day(year - 18 - draw.below(50)), draw.day(year)
    number, address = draw.id_number(birth), draw.address()
    paper = {"护": "G", "港": "W", "赴": "T"}[case[0]] + f"{draw.below(10**6):08d}"
    body = (
        f"中国公民出入境证件申请表\n申请人姓名 {name} 性别 {draw.pick('男女')} 出生日期 {write_day(birth)}\n"
        f"身份证号 {number} 民族 {draw.pick(words.ETHNICITIES)}\n户口所在地 {address}\n申请类别 {case} "
        f"{draw.pick(('首次申请', '换发', '补发'))} 前往地 {draw.pick(words.DESTINATIONS)} 事由 {draw.pick(words.TRAVEL_REASONS)}\n"
        f"境外亲友 {kin} 关系 {draw.pick(words.RELATIONS)}\n工作单位 {draw.pick(words.EMPLOYERS)} 单位意见 同意申请\n"
        f"受理日期 {write_day(done)} 审核意见 经审核符合规定同意签发\n证件号码 {paper}\n本人承诺以上内容真实有效并承担法律责任"
    )
    return _Form(case, f"{name}申请{case}材料", (name, kin), (number,), (address,), (paper,), (birth, done), body)


def _vehicle(draw: _Draw, year: int) -> _Form:
    case = draw.pick(("注册登记", "注册登记", "转移登记", "变更登记", "注销登记"))
    name, before, done = draw.name(), draw.name(), draw.day(year)
    birth = draw.day(year - 20 - draw.below(40))
    number, address = draw.id_number(birth), draw.address()
    plate = "湘F·" + draw.pick("ABCDEFGHJK") + f"{draw.below(10000):04d}"
    frame = "LZ0" + f"{draw.below(10**14):014d}"
    file_number = f"430600{draw.below(10**6):06d}"
    body = (
        f"机动车登记申请表\n档案编号 {file_number} 号牌号码 {plate}\n品牌型号 {draw.pick(words.BRANDS)} 车身颜色 {draw.pick(words.COLOURS)}\n"
        f"车辆识别代号 {frame} 发动机号 {draw.below(10**7):07d}\n所有人 {name} 身份证号 {number}\n住址 {address}\n"
        f"业务类型 {case} 获得方式 购买 原所有人 {before}\n机动车来历凭证 国产机动车销售发票 交强险已投保\n"
        f"经查验车辆合格准予{case} 车辆管理所 {write_day(done)}"
    )
    return _Form(
        case, f"{plate}机动车{case}", (name, before), (number,), (address,), (plate, frame, file_number), (done,), body
    )


def _accident(draw: _Draw, year: int) -> _Form:
    case = draw.pick(("一般程序", "简易程序", "损害赔偿调解", "复核"))
    one, other, officer = draw.name(), draw.name(), draw.name()
    day, place = draw.day(year), draw.address()
    first, second = draw.id_number(draw.day(year - 30)), draw.id_number(draw.day(year - 42))
    plate = "湘F·" + draw.pick("ABCDEFGHJK") + f"{draw.below(10000):04d}"
    paper = f"岳公交楼认字〔{year}〕第{draw.below(100000):05d}号"
    body = (
        f"道路交通事故认定书\n{paper}\n事故时间 {write_day(day)}{draw.below(24)}时 天气 {draw.pick(words.WEATHER)}\n事故地点 {place}\n"
        f"当事人 {one} 身份证号 {first} 驾驶 {plate}\n当事人 {other} 身份证号 {second} 行人\n"
        f"经过 {one}驾驶机动车行至{place}时与行人{other}发生碰撞造成{other}受伤及车辆损坏的交通事故\n"
        f"形成原因 {draw.pick(words.CAUSES)}\n认定 {one}承担{draw.pick(words.DUTIES)} {other}无责任\n交通警察 {officer} {write_day(day)}"
    )
    return _Form(
        case,
        f"{one}与{other}交通事故案卷",
        (one, other, officer),
        (first, second),
        (place,),
        (plate, paper),
        (day,),
        body,
    )


def _permit(draw: _Draw, year: int) -> _Form:
    case = draw.pick(("首次申领", "首次申领", "延期", "换领", "补领", "注销"))
    name, landlord, done = draw.name(), draw.name(), draw.day(year)
    birth = draw.day(year - 17 - draw.below(40))
    number, address, home = draw.id_number(birth), draw.address(), draw.pick(words.NATIVE)
    paper = f"岳暂{year}{draw.below(10**6):06d}"
    body = (
        f"暂住证申领表\n证号 {paper}\n姓名 {name} 性别 {draw.pick('男女')} 民族 {draw.pick(words.ETHNICITIES)} 出生日期 {write_day(birth)}\n"
        f"公民身份号码 {number}\n户籍地 {home}{draw.pick(words.VILLAGES)}\n暂住地址 {address}\n出租人 {landlord} 与房主关系 租赁\n"
        f"暂住事由 {draw.pick(words.MOVE_REASONS)} 服务处所 {draw.pick(words.WORK_PLACES)}\n来本地日期 {write_day(done)} 拟暂住期限 一年\n"
        f"文化程度 {draw.pick(words.EDUCATION)} 婚姻状况 {draw.pick(('未婚', '已婚'))} 携带十六周岁以下子女 无\n{draw.pick(words.STATIONS)}"
    )
    return _Form(case, f"{name}暂住登记", (name, landlord), (number,), (address,), (paper,), (birth, done), body)


def _watched(draw: _Draw, year: int) -> _Form:
    case = draw.pick(("列管", "变更类别", "撤管"))
    name, officer, done = draw.name(), draw.name(), draw.day(year)
    birth = draw.day(max(1905, year - 18 - draw.below(45)))
    number, address = draw.id_number(birth), draw.address()
    paper = f"岳重{year}{draw.below(10000):04d}"
    body = (
        f"重点人口审批表\n编号 {paper}\n姓名 {name} 性别 {draw.pick('男女')} 出生日期 {write_day(birth)} 民族 {draw.pick(words.ETHNICITIES)}\n"
        f"公民身份号码 {number}\n现住址 {address} 职业 {draw.pick(words.OCCUPATIONS)}\n{case}日期 {write_day(done)} 责任民警 {officer}\n"
        f"考察记录 该人员在考察期内遵守法律法规按时报到表现一般\n社区意见 情况属实建议{case}\n"
        f"审批意见 经研究同意{case} {draw.pick(words.STATIONS)}"
    )
    return _Form(case, f"{name}{case}审批表", (name, officer), (number,), (address,), (paper,), (birth, done), body)


_FORMS: dict[str, Callable[[_Draw, int], _Form]] = {
    "户籍": _household, "出入境": _passage, "车辆": _vehicle, "事故": _accident, "暂住证": _permit, "重点人口": _watched,
}  # fmt: skip


# --- as danghao has them ---------------------------------------------------------------------------------------------
def read_item(record: Record) -> Item:
    """Return the item as the catalogue would give it."""
    archive_class, category, level, retention = _CLASSES[record.kind]
    box = f"{record.number // PER_BOX:05d}"
    place = f"{1 + record.number // 800_000}库房-{record.number // 40_000 % 20 + 1:02d}列-{record.number // 2_000 % 20 + 1:02d}节"
    row = CatalogueRow(
        ref_code=record.ref_code, title=record.title, date=record.dates[-1], retention=retention, box=box,
        location=place, case_type=record.case_type, persons=record.persons[:1],
    )  # fmt: skip
    return Item(
        item_id=record.item_id, ref_code=record.ref_code, sort_key=sort_key(record.ref_code), fonds="J999",
        category=category, profile="v22", archive_class=archive_class, access_level=level, year=record.year,
        retention=retention, row=row, location=ShelfLocation(raw=place, box=box), case_types=(record.case_type,),
    )  # fmt: skip


def read_mentions(record: Record) -> list[Mention]:
    """Return what extraction would have found on the item's page."""
    found = (
        *((MentionType.PERSON, value) for value in record.persons),
        *((MentionType.ID_NUMBER, value) for value in record.id_numbers),
        *((MentionType.DATE, value) for value in record.dates),
        *((MentionType.ADDRESS, value) for value in record.addresses),
        *((MentionType.NUMBER, value) for value in record.numbers),
    )
    return [Mention(type=kind, raw=value, value=value, page=1, region=_PLACE, confidence=0.96) for kind, value in found]
