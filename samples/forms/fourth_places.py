"""Places of the fourth forms: pools, and the many shapes in which offices write an address."""

from __future__ import annotations

from samples.forms.base import Maker, han_number
from samples.people import Places

PLACES = Places(
    urban=(
        ("湖北省宜昌市西陵区", ("镇江阁街道", "葛洲路街道")),
        ("江西省赣州市章贡区", ("水南坊街道", "灶儿巷街道")),
        ("安徽省安庆市迎江区", ("枞阳门街道", "人民桥街道")),
        ("陕西省汉中市汉台区", ("望江寺街道", "天台街道")),
        ("福建省三明市梅列区", ("徐碧街道", "沙溪街道")),
        ("黑龙江省佳木斯市向阳区", ("松林街道", "建设街道")),
    ),
    streets=(
        "磨基山路",
        "云集新街",
        "果园二路",
        "东门外正街",
        "红旗大道",
        "八境台巷",
        "龙山支路",
        "纺织东路",
        "六眼井巷",
        "石化一路",
        "天桥西路",
        "北大街",
        "列东后街",
        "胜利路",
        "建国北路",
        "双井弄",
        "柴家巷",
        "铁路坝街",
    ),
    rural=(
        ("湖北省远安县", ("茅坪场镇", "洋坪镇", "荷花镇")),
        ("江西省信丰县", ("小江镇", "铁石口镇", "虎山乡")),
        ("安徽省潜山县", ("源潭铺镇", "黄泥镇", "水吼镇")),
        ("陕西省城固县", ("原公镇", "上元观镇")),
        ("福建省大田县", ("桃源镇", "广平镇")),
        ("四川省仪陇县", ("马鞍镇", "度门镇")),
    ),
    villages=(
        "青狮村",
        "龙凤庵村",
        "杨家坳村",
        "大畈村",
        "石桥头村",
        "麻园村",
        "下罗村",
        "张家咀村",
        "十里铺村",
        "八角庙村",
        "岭背村",
        "刘家坪村",
    ),
    old=("远安县洋坪公社", "信丰县铁石口公社", "潜山县源潭铺公社", "城固县原公公社", "大田县广平公社"),
    stations=("镇江阁派出所", "葛洲路派出所", "枞阳门派出所", "望江寺派出所", "徐碧派出所", "洋坪派出所"),
    native=("湖北省枝江县", "江西兴国", "安徽桐城", "陕西省洋县", "福建省永安市", "四川省南部县", "河北省蠡县"),
    employers=(
        "葛洲路钢球厂（虚构）",
        "镇江阁第二小学（虚构）",
        "宜陵纺织机械厂（虚构）",
        "章江运输公司（虚构）",
        "汉台供销社（虚构）",
        "徐碧水泥制品厂（虚构）",
        "务农",
        "个体",
        "无",
    ),
)

_BRIGADES = ("红星", "前进", "双河", "青山", "新光", "跃进", "团结坳", "石门")
_ESTATES = ("桃花岭小区", "滨江苑", "锦绣花园", "江南春城", "书香名邸", "梅园新村", "丽都佳苑")
_DORMITORIES = ("棉纺二厂宿舍", "轴承厂家属院", "地质队宿舍", "内燃机厂北宿舍", "铁路机务段宿舍", "县一中教工宿舍")
_FARMS = ("友谊农场", "八一垦殖场", "沿江农场", "红卫农场")
_PARTS_OF_TOWN = "甲乙丙丁"


def _house(m: Maker) -> str:
    n, room = m.rng.randint, f"{m.rng.randint(1, 17)}0{m.rng.randint(1, 6)}"
    return m.pick(
        f"{n(1, 288)}号",
        f"{n(1, 288)}号",
        f"{n(2, 90)}号附{n(1, 9)}",
        f"{n(2, 90)}号之{n(1, 4)}",
        f"{n(2, 99)}-{n(1, 9)}号",
        f"{n(1, 200)}号{n(1, 22)}栋{n(1, 4)}单元{room}室",
        f"{n(1, 200)}号{n(1, 22)}幢{room}室",
        f"{n(1, 200)}号{m.pick(*_PARTS_OF_TOWN)}座{room}",
        f"{n(2, 60)}号{n(1, 6)}楼{n(1, 4)}号",
        f"{m.rng.choice(_ESTATES)}{n(1, 30)}幢{n(1, 4)}单元{room}室",
        f"{n(1, 120)}弄{n(1, 30)}号{room}室",
        f"{n(1, 60)}号{m.rng.choice(_DORMITORIES)}{n(1, 8)}栋{n(1, 4)}单元{n(1, 7)}0{n(1, 3)}",
    )


def urban_address(m: Maker, *, compact: bool = False) -> str:
    city, towns = m.rng.choice(m.places.urban)
    province, rest = city.split("省", 1)
    head = m.pick(city, city, rest, f"{province}省{rest}")
    if compact:
        head = m.pick("", rest.split("市", 1)[1])
    town = m.rng.choice(towns) if m.chance(0.35) and not compact else ""
    community = m.pick("建新社区", "沿河社区", "第三居委会") if town and m.chance(0.3) else ""
    return head + town + community + m.rng.choice(m.places.streets) + _house(m)


def rural_address(m: Maker) -> str:
    county, towns = m.rng.choice(m.places.rural)
    group = m.pick(
        f"{m.rng.randint(1, 16)}组",
        f"第{m.pick('一', '二', '四', '七', '十')}村民小组",
        f"{han_number(m.rng.randint(2, 14))}组",
        f"{m.rng.randint(1, 16)}组{m.rng.randint(1, 80)}号",
        f"{m.pick('上屋场', '老湾', '塘角', '中心岗')}{m.rng.randint(1, 60)}号",
        "",
    )
    head = county if m.chance(0.7) else county.split("省", 1)[1]
    return head + m.rng.choice(towns) + m.rng.choice(m.places.villages) + group


def farm_address(m: Maker) -> str:
    n = m.rng.randint
    return (
        "黑龙江省富锦县" * m.chance(0.5)
        + m.rng.choice(_FARMS)
        + m.pick(
            f"第{m.pick('二', '三', '六')}分场{n(1, 12)}队",
            f"{m.pick('一', '四', '五')}分场{n(1, 9)}连家属区{n(1, 40)}号",
            f"场部{n(1, 20)}委{n(1, 9)}组",
        )
    )


def dormitory_address(m: Maker) -> str:
    city = m.rng.choice(m.places.urban)[0].split("省", 1)[1]
    return (
        m.pick(city, city.split("市", 1)[1])
        + m.rng.choice(_DORMITORIES)
        + f"{m.rng.randint(1, 12)}栋{m.rng.randint(1, 4)}单元{m.rng.randint(1, 7)}0{m.rng.randint(1, 4)}"
    )


def old_address(m: Maker, year: int = 1970) -> str:
    """An address of communes and lanes, as written from 1958 to about 1984; of districts before."""
    if year < 1958:
        county = m.rng.choice(m.places.old).split("县", 1)[0] + "县"
        district = f"第{m.pick('一', '二', '五', '七')}区" + m.pick("", "和平乡", "永安乡", "东升乡")
        return county + district + m.rng.choice(m.places.villages) + m.pick("", f"第{m.pick('二', '三')}组")
    if m.chance(0.6):
        brigade = m.rng.choice(_BRIGADES) + "大队"
        team = m.pick(f"第{m.pick('一', '三', '五', '八')}生产队", f"{han_number(m.rng.randint(2, 14))}队", "")
        return m.rng.choice(m.places.old) + brigade + team
    city = m.rng.choice(m.places.urban)[0].split("省", 1)[1].split("市", 1)[0] + "市"
    return (
        city
        + m.rng.choice(m.places.streets)
        + m.pick(f"{m.rng.randint(2, 180)}号", f"{han_number(m.rng.randint(3, 99))}号", f"{m.rng.randint(2, 60)}号后院")
    )


def any_address(m: Maker) -> str:
    kinds = (urban_address, rural_address, dormitory_address, farm_address)
    return m.rng.choices(kinds, (0.5, 0.32, 0.12, 0.06))[0](m)


def road_place(m: Maker) -> str:
    """Where an accident happened."""
    n = m.rng.randint
    one, two = m.rng.sample([s for s in m.places.streets if s[-1] in "路道街"], 2)
    city = m.rng.choice(m.places.urban)[0].split("省", 1)[1]
    county, towns = m.rng.choice(m.places.rural)
    return m.pick(
        f"国道{m.pick('318', '105', '316', '108')}线{n(100, 1800)}KM+{n(1, 9) * 100}M处",
        f"G{m.pick('318', '206', '316')}线{n(100, 1800)}公里+{n(1, 19) * 50}米处",
        f"省道{m.pick('226', '253', '309')}线{n(3, 190)}KM+{n(1, 9) * 100}M{m.rng.choice(towns)}路段",
        f"{m.pick(city, city.split('市', 1)[1])}{one}与{two}交叉口",
        f"{city}{one}{n(2, 300)}号门前路段",
        f"{county.split('省', 1)[1]}{m.rng.choice(towns)}{m.rng.choice(m.places.villages)}路段",
        f"{one}{two}路口以{m.pick('东', '南', '西', '北')}{n(2, 18) * 10}米处",
    )
