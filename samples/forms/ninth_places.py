"""Places of the ninth forms: nine regions, each with its own words for what is smaller than a street."""

from dataclasses import dataclass

from samples.forms.base import Maker, han_number
from samples.forms.regions import gather_places


@dataclass(frozen=True, kw_only=True)
class Region:
    """A city with a district and a county; real down to these, invented below.

    Attributes:
        doors, hamlets: tails of an address after a street or a village; ``{a}`` to ``{d}`` stand for numbers, ``{h}``
            for one in Han.
        old_doors, brigades: tails as written before 1984, after a street or a commune.
        letters: what document numbers call the city; ``dial`` is its telephone code.
    """

    province: str
    city: str
    district: str
    county: str
    streets: tuple[str, ...]
    doors: tuple[str, ...]
    towns: tuple[str, ...]
    villages: tuple[str, ...]
    hamlets: tuple[str, ...]
    old_doors: tuple[str, ...]
    communes: tuple[str, ...]
    brigades: tuple[str, ...]
    stations: tuple[str, ...]
    plate: str
    dial: str
    letters: str

    @property
    def bureau(self) -> str:
        return f"{self.city}公安局"

    @property
    def branch(self) -> str:
        return f"{self.city}公安局{self.district.removesuffix('区')}分局"

    @property
    def county_bureau(self) -> str:
        return f"{self.county}公安局"

    @property
    def traffic(self) -> str:
        return f"{self.county}公安局交通警察大队"

    @property
    def vehicles(self) -> str:
        return f"{self.bureau}车辆管理所"


REGIONS = (
    Region(
        province="河北省", city="保定市", district="新市区", county="易县", streets=("天威后路", "棉纺横街", "永华里"),
        doors=("{a}号", "{a}号院{b}-{c}-{d}0{c}", "棉纺二厂宿舍{b}排{c}号", "化纤厂筒子楼{c}楼{b}号"),
        towns=("梁各庄镇", "坡仓峪乡"), villages=("北奇峪村", "甘河净村", "南白虹台村"),
        hamlets=("", "{a}号", "西台{b}号", "{h}队", "沟里"), old_doors=("门牌{a}号", "{h}号", "大院{b}户"),
        communes=("易县梁各庄公社", "易县坡仓峪公社"), brigades=("北奇峪大队{h}队", "甘河净大队", "红星大队第{h}小队"),
        stations=("天威路派出所", "梁各庄派出所"), plate="冀F", dial="0312", letters="保",
    ),
    Region(
        province="山西省", city="大同市", district="矿区", county="浑源县", streets=("新平旺西路", "口泉后街",
            "煤峪里"),
        doors=("{a}号", "平房{b}排{c}号", "{d}矿家属区{b}栋{c}号", "{b}楼{c}门{d}号"),
        towns=("王庄堡镇", "官儿沟乡"), villages=("东坊堡村", "下盘铺村", "沙圪坨庄"),
        hamlets=("", "{a}号", "{h}社", "堡外{b}号", "后沟窑洞"), old_doors=("{a}号", "{h}排{b}号", "东巷{a}号院"),
        communes=("浑源县王庄堡公社", "浑源县官儿沟公社"), brigades=("东坊堡大队", "下盘铺大队{h}队",
            "东方红大队第{h}生产队"),
        stations=("新平旺派出所", "王庄堡派出所"), plate="晋B", dial="0352", letters="同",
    ),
    Region(
        province="陕西省", city="铜川市", district="王益区", county="耀县", streets=("红旗沟街", "七一坡路", "河滨巷"),
        doors=("{a}号", "{a}号付{c}号", "桃园矿家属院{b}号楼{c}单元{d}号", "{b}号窑"),
        towns=("小丘塬镇", "瑶曲沟乡"), villages=("崔家塬村", "坡头峁村", "石仁沟村"),
        hamlets=("", "{h}组", "{b}组{a}号", "南塬自然村", "沟畔组"), old_doors=("{a}号", "{h}号窑洞", "付{b}号"),
        communes=("耀县小丘塬公社", "耀县瑶曲沟公社"), brigades=("崔家塬大队第{h}生产队", "坡头峁大队",
            "石仁沟大队{h}队"),
        stations=("七一坡派出所", "小丘塬派出所"), plate="陕B", dial="0919", letters="铜",
    ),
    Region(
        province="青海省", city="西宁市", district="城东区", county="湟中县", streets=("建国南巷", "八一东路",
            "湟光后街"),
        doors=("{a}号", "{a}号{b}号楼{c}{d}1室", "铁路分局{b}号楼", "0{d}{d}7{c}部队{b}栋", "{a}信箱家属院{c}排{d}号"),
        towns=("多巴桥镇", "上新庄台乡"), villages=("东营台村", "马场湾村", "新城堡村"),
        hamlets=("", "{h}社", "{a}号", "{b}社{a}号", "上庄"), old_doors=("{a}号", "{h}号院"),
        communes=("湟中县多巴桥公社", "湟中县上新庄台公社"), brigades=("东营台大队{h}队", "新城堡大队",
            "浩门河农场{h}连"),
        stations=("湟光派出所", "多巴桥派出所"), plate="青A", dial="0971", letters="宁",
    ),
    Region(
        province="", city="天津市", district="河北区", county="静海县", streets=("昆纬西路", "三马路后街", "金钟河里"),
        doors=("{a}号", "{b}条{c}号", "同义胡同{a}号", "安居里{b}门{c}0{d}", "{a}号增{c}号"),
        towns=("独流镇", "子牙河乡"), villages=("大瓦头村", "北肖楼村", "小邀铺村"),
        hamlets=("", "{h}区{b}排{c}号", "{a}号", "{b}排{c}号"), old_doors=("{a}号", "永庆胡同{h}号", "{h}条{b}号"),
        communes=("静海县独流公社", "静海县子牙河公社"), brigades=("大瓦头大队", "北肖楼大队第{h}小队"),
        stations=("昆纬路派出所", "独流派出所"), plate="津A", dial="022", letters="津",
    ),
    Region(
        province="", city="上海市", district="闸北区", county="崇明县", streets=("宝通东路", "大统横路", "芷江横路"),
        doors=("{a}弄{b}号", "{a}弄{b}支弄{c}号后门", "{a}弄{b}号亭子间", "{a}弄{b}号{c}0{d}室", "{a}号三层阁"),
        towns=("新河沙镇", "港沿浜乡"), villages=("合兴浜村", "鲁东宅村", "石路桥村"),
        hamlets=("{a}号", "{b}队", "{h}组{a}号", "{b}队{a}号"), old_doors=("{a}弄{b}号", "{a}弄{b}号前楼",
            "{a}号灶披间"),
        communes=("崇明县新河沙公社", "崇明县港沿浜公社"), brigades=("合兴大队{h}队", "前哨农场{h}连",
            "鲁东大队第{h}生产队"),
        stations=("宝通派出所", "新河沙派出所"), plate="沪B", dial="021", letters="沪",
    ),
    Region(
        province="浙江省", city="绍兴市", district="越城区", county="嵊县", streets=("大善弄", "仓桥直路", "府横前街"),
        doors=("{a}号", "{b}号台门内", "{a}号{c}幢{d}0{c}室", "周家台门{b}号", "{a}-{c}号"),
        towns=("崇仁溪镇", "甘霖塘乡"), villages=("雅良塘村", "溪滩下村", "东湖塘自然村"),
        hamlets=("", "{a}号", "第{h}村民小组", "下塘{b}号"), old_doors=("{a}号", "{h}号台门"),
        communes=("嵊县崇仁溪公社", "嵊县甘霖塘公社"), brigades=("雅良塘大队", "溪滩下大队第{h}生产队"),
        stations=("仓桥直派出所", "崇仁溪派出所"), plate="浙D", dial="0575", letters="绍",
    ),
    Region(
        province="四川省", city="乐山市", district="市中区", county="犍为县", streets=("土桥后街", "嘉州横路",
            "泊水巷"),
        doors=("{a}号附{c}号", "{a}号{b}栋{c}单元{d}楼{c}号", "丝绸厂宿舍{b}幢{d}号", "{a}号"),
        towns=("清溪场镇", "罗城铺乡"), villages=("月波垭村", "双河湾村", "白鹤塘村"),
        hamlets=("{h}组", "{b}社", "", "{b}组{a}号", "垭口{h}组"), old_doors=("{a}号", "{h}号附{c}号"),
        communes=("犍为县清溪场公社", "犍为县罗城铺人民公社"), brigades=("月波垭大队{h}队", "双河湾大队第{h}生产队",
            "{h}大队{b}队"),
        stations=("嘉州横路派出所", "清溪场派出所"), plate="川L", dial="0833", letters="乐",
    ),
    Region(
        province="海南省", city="海口市", district="振东区", county="文昌县", streets=("博爱后路", "得胜沙横路",
            "新民里东"),
        doors=("{a}号", "{a}号{b}楼", "{b}巷{a}号", "椰岭小区{c}栋{d}0{c}房"),
        towns=("铺前洲镇", "东阁坡乡"), villages=("美丹村", "流坑坡村", "下洋园村"),
        hamlets=("", "{h}队", "{a}号", "坡尾{h}组"), old_doors=("{a}号", "{h}巷{b}号"),
        communes=("文昌县铺前洲公社", "文昌县东阁坡公社"), brigades=("美丹大队{h}队", "东路农场{h}连", "流坑坡大队"),
        stations=("得胜沙派出所", "铺前洲派出所"), plate="琼A", dial="0898", letters="琼",
    ),
)  # fmt: skip

PLACES = gather_places(
    REGIONS,
    lambda region: region.streets,
    native=("河北定县", "山西省应县", "陕西富平", "青海乐都", "江苏盐城", "浙江镇海", "四川省井研县", "广东文昌",
        "山东德县"),
    employers=(
        "棉纺二厂（虚构）", "煤峪口洗煤厂（虚构）", "七一坡水泥厂（虚构）", "湟光毛毯厂（虚构）",
            "金钟河搪瓷厂（虚构）",
        "大统铜管厂（虚构）", "大善弄酒坊（虚构）", "土桥盐业社（虚构）", "铺前洲胶厂（虚构）", "待业", "家务", "退休",
    ),
)  # fmt: skip


def pick_region(m: Maker) -> Region:
    return m.rng.choice(REGIONS)


def elsewhere(m: Maker, here: Region) -> Region:
    return m.rng.choice([r for r in REGIONS if r is not here])


def _tail(m: Maker, shapes: tuple[str, ...]) -> str:
    n = m.rng.randint
    return m.rng.choice(shapes).format(a=n(2, 260), b=n(1, 38), c=n(1, 6), d=n(1, 9), h=han_number(n(1, 14)))


def town_home(m: Maker, r: Region) -> str:
    """Return a home in town, with the city, the district or the province before it."""
    head = m.pick(r.city + r.district, r.province + r.city + r.district, r.district, r.city)
    return head + m.rng.choice(r.streets) + _tail(m, r.doors)


def village_home(m: Maker, r: Region) -> str:
    """Return a home in the county; now and then a paper names no more than town and village."""
    head = m.pick(r.county, r.county, r.province + r.county, r.province + r.city + r.county if r.province else r.county)
    tail = _tail(m, r.hamlets)
    return head + m.rng.choice(r.towns) + m.rng.choice(r.villages) + tail


def home(m: Maker, r: Region) -> str:
    return village_home(m, r) if m.chance(0.5) else town_home(m, r)


def old_home(m: Maker, r: Region, year: int) -> str:
    """Return a home as papers before 1984 write it: a lane in town, a district of the county, a brigade."""
    if m.chance(0.4):
        return r.city + m.rng.choice(r.streets) + _tail(m, r.old_doors)
    if year < 1958:
        village = m.rng.choice(r.villages).removesuffix("村")
        return f"{r.county}第{han_number(m.rng.randint(1, 9))}区{village}村"
    return m.rng.choice(r.communes) + _tail(m, r.brigades)


def scene_of(m: Maker, r: Region) -> str:
    """Return where an accident happened."""
    one, two = m.rng.sample(r.streets, 2)
    n = m.rng.randint
    return m.pick(
        f"{r.city}{r.district}{one}{two}路口",
        f"{r.city}{one}{n(2, 200)}号前",
        f"{m.pick('112', '307', '210', '213')}国道{n(20, 990)}公里{n(1, 9)}00米",
        f"{r.county}{r.towns[0]}至{m.rng.choice(r.villages)}乡道{n(1, 9)}公里处",
        f"{r.county}{m.rng.choice(r.towns)}{m.rng.choice(r.villages)}桥头",
    )
