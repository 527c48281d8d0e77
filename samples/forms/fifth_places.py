"""Places of the fifth forms: their pools, and how their offices write an address."""

from __future__ import annotations

from samples.forms.base import Maker, han_number
from samples.people import Places

PLACES = Places(
    urban=(
        ("湖南省衡阳市雁峰区", ("先锋路街道", "黄茶岭街道")),
        ("河南省洛阳市西工区", ("金谷园街道", "汉屯路街道")),
        ("四川省自贡市贡井区", ("筱溪街道", "长土街道")),
        ("山东省枣庄市薛城区", ("临山街道", "兴仁街道")),
        ("广西壮族自治区柳州市鱼峰区", ("箭盘山街道", "麒麟街道")),
        ("重庆市万州区", ("钟鼓楼街道", "牌楼街道")),
    ),
    streets=(
        "雁栖路", "船山大道", "蒸阳北路", "回雁门正街", "仙姬巷", "五一横路", "道南西路", "唐宫中路", "玻璃厂路",
        "檀木林街", "盐店街", "滨江支路", "泰山南路", "常庄一街", "革新一路", "荣军路", "驾鹤路", "马鞍石横街",
        "新城路",
    ),
    rural=(
        ("湖南省衡南县", ("泉溪镇", "栗江镇", "花桥镇")),
        ("河南省宜阳县", ("韩城镇", "柳泉镇", "高村乡")),
        ("四川省荣县", ("旭阳镇", "双石镇", "鼎新乡")),
        ("贵州省黎平县", ("肇兴侗寨乡", "敖市镇")),
        ("广西壮族自治区融水苗族自治县", ("香粉乡", "安太乡")),
        ("重庆市云阳县", ("盘石镇", "龙角镇")),
    ),
    villages=(
        "油麻村", "合江套村", "李家湾村", "上庄头村", "官庄村", "黄泥桥村", "石马村", "大塘冲村", "三元桥村", "茶园村",
        "下马石村", "新寨村",
    ),
    old=("衡南县泉溪公社", "宜阳县柳泉公社", "荣县双石公社", "云阳县盘石公社"),
    stations=("先锋路派出所", "金谷园派出所", "筱溪派出所", "临山派出所", "箭盘山派出所", "泉溪派出所"),
    native=("湖南省耒阳县", "河南宜阳", "四川省富顺县", "山东省滕县", "广西象州县", "贵州省榕江县"),
    employers=(
        "雁峰轴瓦厂（虚构）", "金谷园百货站（虚构）", "筱溪盐业运销社（虚构）", "驾鹤路小学（虚构）", "待业", "务农",
        "退休",
    ),
)  # fmt: skip


def town_address(m: Maker) -> str:
    city, towns = m.rng.choice(m.places.urban)
    head = m.pick(city, city.replace("省", "省", 1), city.split("省")[-1].split("自治区")[-1])
    n = m.rng.randint
    room = f"{n(1, 17)}0{n(1, 6)}"
    house = m.pick(
        f"{n(1, 260)}号", f"{n(1, 260)}号", f"{n(2, 90)}号{room}房", f"{n(2, 90)}号{n(1, 9)}栋{room}",
        f"{n(1, 120)}号附{n(2, 20)}号", f"{n(1, 90)}号{n(1, 12)}栋{n(1, 4)}单元{room}室",
    )  # fmt: skip
    return head + (m.rng.choice(towns) if m.chance(0.25) else "") + m.rng.choice(m.places.streets) + house


def country_address(m: Maker) -> str:
    county, towns = m.rng.choice(m.places.rural)
    n = m.rng.randint
    group = m.pick(f"{n(1, 15)}组", f"第{n(1, 9)}村民小组", f"{han_number(n(2, 12))}组{n(1, 60)}号", f"{n(1, 99)}号")
    return m.pick(county, county.split("省")[-1]) + m.rng.choice(towns) + m.rng.choice(m.places.villages) + group


def old_place(m: Maker, year: int) -> str:
    if year < 1958:
        return f"{m.rng.choice(m.places.old).split('县')[0]}县{m.pick('城关镇', '第三区', '永兴乡')}" + m.pick(
            f"{m.rng.choice(m.places.streets)}{han_number(m.rng.randint(3, 80))}号",
            f"{m.rng.choice(m.places.villages)}",
        )
    return m.rng.choice(m.places.old) + m.pick("东方红", "向阳", "五星", "胜利") + f"大队第{m.rng.randint(1, 9)}生产队"


def any_place(m: Maker) -> str:
    return town_address(m) if m.chance(0.6) else country_address(m)


def crossing(m: Maker) -> str:
    city = m.rng.choice(m.places.urban)[0].split("省")[-1].split("自治区")[-1]
    one, two = m.rng.sample([s for s in m.places.streets if s[-1] in "路道"], 2)
    n = m.rng.randint
    return m.pick(
        f"{city}{one}{two}交叉路口", f"{city}{one}{n(2, 260)}号门前", f"{one}与{two}路口东{n(2, 9) * 10}米处",
        f"省道{n(201, 330)}线{n(3, 160)}公里加{n(1, 9) * 100}米处",
        f"国道{m.pick('107', '207', '322')}线{n(800, 1900)}KM+{n(1, 9) * 100}M处",
    )  # fmt: skip
