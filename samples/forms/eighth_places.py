"""Places of the eighth forms: six regions with the words that each has for what is smaller than a village or street."""

from dataclasses import dataclass

from samples.forms.base import Maker, han_number
from samples.forms.regions import gather_places


@dataclass(frozen=True, kw_only=True)
class Region:
    """A city with a district and a county; real down to these, invented below."""

    province: str
    city: str
    district: str
    county: str
    quarters: tuple[str, ...]  # sub-districts
    streets: tuple[str, ...]
    towns: tuple[str, ...]  # of the county
    villages: tuple[str, ...]
    hamlets: tuple[str, ...]
    communes: tuple[str, ...]
    stations: tuple[str, ...]
    plate: str
    area_code: str
    short: str  # as document numbers call the city

    @property
    def bureau(self) -> str:
        return f"{self.city}公安局"

    @property
    def branch(self) -> str:
        return f"{self.city}公安局{self.district.removesuffix('区')}分局"

    @property
    def county_bureau(self) -> str:
        return f"{self.county}公安局"


REGIONS = (
    Region(
        province="安徽省", city="芜湖市", district="镜湖区", county="无为县", quarters=("荆棚街道", "吉滩街道"),
        streets=("赭麓路", "吉和后街", "花津塘路", "二街口"), towns=("泥汊圩乡", "襄安桥镇"),
        villages=("王家郢村", "三汊圩村", "六店行政村"), hamlets=("大郢村民组", "东圩村民组", "老庄子村民组"),
        communes=("无为县襄安桥公社", "无为县泥汊圩人民公社"), stations=("荆棚派出所", "襄安桥派出所"), plate="皖B",
        area_code="0553", short="芜",
    ),
    Region(
        province="山东省", city="潍坊市", district="奎文区", county="安丘县", quarters=("梨园桥街道", "廿里堡东街道"),
        streets=("白浪河沿街", "胜北街", "和平门里", "豆腐巷"), towns=("景芝东镇", "雹泉沟乡"),
        villages=("南官疃村", "东皂户村", "前凉水泉村"), hamlets=("西岭自然村", "小河崖自然村", "北洼子"),
        communes=("安丘县雹泉沟公社", "安丘县景芝东公社"), stations=("梨园桥派出所", "景芝东派出所"), plate="鲁G",
        area_code="0536", short="潍",
    ),
    Region(
        province="河南省", city="新乡市", district="卫滨区", county="辉县", quarters=("饮马口街道", "自由桥街道"),
        streets=("卫水东街", "劳动南后街", "解放桥北路", "公明巷"), towns=("峪河口镇", "拍石沟乡"),
        villages=("郭家砦村", "圪垱庄村", "西寺营村"), hamlets=("东街坊", "后街坊", "寨门外"),
        communes=("辉县峪河口公社", "辉县拍石沟人民公社"), stations=("饮马口派出所", "峪河口派出所"), plate="豫G",
        area_code="0373", short="新",
    ),
    Region(
        province="福建省", city="泉州市", district="鲤城区", county="安溪县", quarters=("涂关街道", "隘南街道"),
        streets=("涂门顶巷", "通政里巷", "桂坛横巷", "龙宫巷头"), towns=("湖头墟镇", "剑斗坑乡"),
        villages=("坪山埔村", "洋内坑村", "霞苑村"), hamlets=("顶厝角落", "下洋角落", "祠堂边"),
        communes=("安溪县湖头墟公社", "安溪县剑斗坑公社"), stations=("涂关派出所", "湖头墟派出所"), plate="闽C",
        area_code="0595", short="泉",
    ),
    Region(
        province="贵州省", city="遵义市", district="红花岗区", county="湄潭县", quarters=("迎红桥街道", "老城坡街道"),
        streets=("丁字口西巷", "碧云坡路", "白虎头巷", "捞沙横巷"), towns=("永兴场镇", "抄乐坝乡"),
        villages=("大土坪村", "龙塘坝村", "岩底村"), hamlets=("新房子组", "对门寨组", "大坟坝组"),
        communes=("湄潭县永兴场公社", "湄潭县抄乐坝公社"), stations=("迎红桥派出所", "永兴场派出所"), plate="贵C",
        area_code="0852", short="遵",
    ),
    Region(
        province="云南省", city="曲靖市", district="麒麟区", county="宣威县", quarters=("寥廓门街道", "潇湘坝街道"),
        streets=("麒麟南巷", "珠街路", "官坡横街", "水城门巷"), towns=("倘塘哨镇", "热水塘乡"),
        villages=("法窝村民委员会", "小营上村委会", "吉科村公所"), hamlets=("上村自然村", "大麦地自然村", "水井边一社"),
        communes=("宣威县倘塘哨公社", "宣威县热水塘公社"), stations=("寥廓门派出所", "倘塘哨派出所"), plate="云D",
        area_code="0874", short="曲",
    ),
)  # fmt: skip

PLACES = gather_places(
    REGIONS,
    lambda region: region.quarters,
    native=(
        "安徽无为",
        "山东省昌邑县",
        "河南省林县",
        "福建永春",
        "贵州省绥阳县",
        "云南会泽",
        "江苏省如皋县",
        "四川綦江",
    ),
    employers=(
        "吉滩造船社（虚构）",
        "梨园桥柴油机配件厂（虚构）",
        "卫水棉织三厂（虚构）",
        "涂门竹器社（虚构）",
        "碧云坡卷烟辅料厂（虚构）",
        "倘塘哨供销社（虚构）",
        "离休",
        "务农",
        "个体",
    ),
)

_UNITS = ("柴油机厂宿舍", "二轻局家属院", "铁路工房", "棉织厂东院", "地质队基地")
_COUNTRYMEN = ("光明", "东风", "红卫", "前进", "跃进", "卫东")


def pick_region(m: Maker) -> Region:
    return m.rng.choice(REGIONS)


def elsewhere(m: Maker, here: Region) -> Region:
    return m.rng.choice([r for r in REGIONS if r is not here])


def _to(m: Maker, most: int) -> int:
    return m.rng.randint(1, most)


def town_home(m: Maker, r: Region) -> str:
    """Return a home in town: a number, yard, hall of residence, barracks, or retired officers' home."""
    head = m.pick(r.city + r.district, r.city + r.district, r.province + r.city + r.district)
    street, number = m.rng.choice(r.streets), _to(m, 240)
    flat = f"{_to(m, 16)}号楼{_to(m, 5)}单元{_to(m, 6)}0{_to(m, 3)}"
    return head + m.pick(
        f"{street}{number}号",
        f"{street}{number}号",
        f"{street}{number}号院{_to(m, 30)}号",
        f"{street}{number}号附{_to(m, 9)}号",
        f"{street}{number}号{flat}户",
        f"{m.rng.choice(r.quarters)}{m.pick('第二', '第五', '东关', '新建')}居委会{_to(m, 12)}组{_to(m, 90)}号",
        f"{street}{m.rng.choice(_UNITS)}{_to(m, 20)}栋{_to(m, 40)}号",
        f"{street}{m.pick('陆军', '军分区', '海军')}干休所{_to(m, 30)}号楼",
        f"{street}00{m.rng.randint(310, 989)}部队家属院{_to(m, 12)}排{_to(m, 9)}号",
        f"{m.rng.choice(r.quarters)}{m.pick('三', '五', '十一')}街坊{_to(m, 40)}号楼{_to(m, 60)}号",
        f"{street}{_to(m, 40)}弄{_to(m, 20)}号{m.pick('', '楼上', '后楼')}",
    )


def village_home(m: Maker, r: Region) -> str:
    """Return a home in the county's villages, by hamlet, group or number."""
    head = m.pick(r.county, r.province + r.county) + m.rng.choice(r.towns) + m.rng.choice(r.villages)
    return head + m.pick(
        "",
        m.rng.choice(r.hamlets),
        f"{m.rng.choice(r.hamlets)}{_to(m, 120)}号",
        f"{han_number(_to(m, 12))}组",
        f"第{han_number(_to(m, 9))}村民组",
        f"{_to(m, 14)}社",
        f"{_to(m, 260)}号",
    )


def home(m: Maker, r: Region) -> str:
    return village_home(m, r) if m.chance(0.5) else town_home(m, r)


def old_home(m: Maker, r: Region, year: int) -> str:
    """Return a home as papers between 1950 and 1984 write it."""
    if m.chance(0.35):
        return f"{r.city}{m.rng.choice(r.streets)}{m.pick(str(_to(m, 90)), han_number(_to(m, 90)))}号"
    if year < 1958:
        return f"{r.county}{m.pick('第三区', '城关区', '第七区')}{m.rng.choice(r.villages)[:3].removesuffix('村')}村"
    brigade = m.rng.choice((*_COUNTRYMEN, m.rng.choice(r.villages)[:3].removesuffix("村")))
    return f"{m.rng.choice(r.communes)}{brigade}大队" + m.pick(
        f"第{han_number(_to(m, 12))}生产队", f"{_to(m, 12)}队", f"{m.pick('上', '下', '老')}寨生产队", ""
    )


def scene_of(m: Maker, r: Region) -> str:
    """Return where an accident happened."""
    one, two = m.rng.sample(r.streets, 2)
    n = m.rng.randint
    return m.pick(
        f"{r.city}{r.district}{one}与{two}交叉口",
        f"{r.city}{one}{n(2, 230)}号门前",
        f"{m.pick('省道', 'S')}{n(202, 339)}线{n(4, 180)}公里{n(1, 9)}00米处",
        f"{m.pick('国道', 'G')}{m.pick('205', '309', '326')}线{n(200, 1900)}KM+{n(1, 9)}50M处",
        f"{r.county}{m.rng.choice(r.towns)}{m.rng.choice(r.villages)}村口路段",
        f"{r.county}{r.towns[0]}至{r.towns[1]}公路{n(2, 19)}公里处",
    )
