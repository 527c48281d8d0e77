"""Places of the tenth forms: eight regions of six provinces, with committees, estates, hamlets and brigades."""

from __future__ import annotations

from samples.forms.base import Maker, han_number
from samples.forms.lands import Land, Lands, town_of
from samples.forms.regions import gather_places

REGIONS = (
    Land(province="四川省", city="绵阳市", district="涪城区", county="三台县", streets=("警钟后街", "跃进东坝路",
            "砖桥横街"),
        doors=("{a}号", "{a}号{b}栋{c}-{d}", "{b}幢{c}单元{d}号", "长虹宿舍{b}幢附{c}号"), towns=("芦溪场镇",
            "郪江乡"), villages=("凤凰垭村", "双乐坝村", "观音嘴村"), hamlets=("{h}组", "{b}组", "{b}社{a}号", ""),
        old_doors=("{a}号", "{h}号附{c}"), communes=("三台县芦溪场公社", "三台县郪江公社"),
        brigades=("{h}大队{b}小队", "凤凰垭大队{h}队", "双乐坝大队"), stations=("警钟街派出所", "芦溪场派出所"),
        plate="川B", dial="0816", letters="绵", quarters=("城厢南街道", "工区街道"), committees=("临园居委会",
            "砖桥居委会")),
    Land(province="广西壮族自治区", city="桂林市", district="秀峰区", county="全州县", streets=("榕荫北路", "凤北里",
            "西巷口街"),
        doors=("{a}号", "{a}-{c}号", "{a}号{c}栋{d}-{c}-{b}", "{b}栋{c}单元{d}0{c}号房"), towns=("黄沙河口镇",
            "两河塘乡"),
        villages=("鲁水塘村", "白竹铺村", "大碧头村"), hamlets=("大屋屯", "{h}队", "塘背屯{b}号", "第{h}村民小组"),
        old_doors=("{a}号", "门牌{h}号"), communes=("全州县黄沙河口公社", "全州县两河塘公社"),
        brigades=("鲁水塘大队大屋生产队", "白竹铺大队第{h}队"), stations=("榕荫派出所", "黄沙河口派出所"),
        plate="桂C", dial="0773", letters="桂", quarters=("丽君桥街道", "象鼻街道"), committees=("翊武社区",
            "五美居委会")),
    Land(province="广西壮族自治区", city="玉林市", district="玉州区", county="博白县", streets=("万花楼路",
            "大北后路", "东岳里巷"),
        doors=("{a}号", "{b}巷{a}号", "{a}号之{h}", "糖厂生活区{b}栋{d}0{c}"), towns=("凤山圩镇", "沙河坡乡"),
        villages=("六榕村", "石埇坡村", "大坝表村"), hamlets=("岭脚屯", "{h}队", "上村屯{b}号", "{b}组{a}号"),
        old_doors=("{a}号", "{h}巷{b}号"), communes=("博白县凤山圩公社", "博白县沙河坡公社"),
        brigades=("六榕大队{h}队", "石埇坡大队岭脚生产队"), stations=("万花楼派出所", "凤山圩派出所"),
        plate="桂K", dial="0775", letters="玉", quarters=("玉城东街道", "南江桥街道"), committees=("解放居委会",
            "名山社区")),
    Land(province="河北省", city="沧州市", district="运河区", county="献县", streets=("水月寺后街", "缸市里",
            "车站西马路"),
        doors=("{a}号", "{b}号楼{c}单元{d}0{c}室", "炼油厂生活区{b}-{c}-{d}0{c}", "{b}排{c}号"), towns=("商林庄镇",
            "临河铺乡"), villages=("东樊屯村", "小垛庄村", "南河头营村"), hamlets=("", "{a}号", "{h}街{b}号", "前街"),
        old_doors=("{a}号", "{h}胡同{b}号"), communes=("献县商林庄公社", "献县临河铺人民公社"),
        brigades=("东樊屯大队第{h}生产队", "小垛庄大队", "南河头营大队{h}队"), stations=("水月寺派出所",
            "商林庄派出所"),
        plate="冀J", dial="0317", letters="沧", quarters=("水月寺街道", "小王庄东街道"), committees=("缸市居委会",
            "顺城社区")),
    Land(province="安徽省", city="蚌埠市", district="中市区", county="怀远县", streets=("华昌里街", "二马路东段",
            "青年后巷"),
        doors=("{a}号", "{b}号楼{c}单元{d}室", "玻璃厂三村{b}栋{c}号", "{a}号内{c}"), towns=("龙亢集镇", "褚集湾乡"),
        villages=("王圩子村", "孙郢庄村", "涡北湖村"), hamlets=("{h}组", "大郢自然庄", "南湖队", "{b}号"),
        old_doors=("{a}号", "{h}号内{b}户"), communes=("怀远县龙亢集公社", "怀远县褚集湾公社"),
        brigades=("王圩子大队{h}队", "孙郢大队第{h}小队"), stations=("华昌里派出所", "龙亢集派出所"),
        plate="皖C", dial="0552", letters="蚌", quarters=("天桥北街道", "华昌街道"), committees=("太平居委会",
            "淮滨社区")),
    Land(province="青海省", city="海西州", district="格尔木市", county="都兰县", streets=("盐桥北路", "昆仑后路",
            "察尔汗街"), doors=("{a}号", "{b}号楼{c}{d}1室", "运输二场家属院{b}排{c}号", "钾肥厂{b}栋{c}单元{d}号"),
            towns=("香日德镇", "夏日哈乡"),
        villages=("下柴克村", "永兴台村", "乌龙沟牧委会"), hamlets=("{h}社", "{b}社{a}号", "牧业{h}组", ""),
        old_doors=("{a}号", "{h}排{b}号"), communes=("都兰县香日德公社", "都兰县夏日哈公社"),
        brigades=("下柴克大队{h}队", "诺木洪农场{h}大队", "牧业{h}队"), stations=("盐桥派出所", "香日德派出所"),
        plate="青H", dial="0979", letters="海西", quarters=("金峰路街道", "河西街道"), committees=("盐桥社区",
            "铁路居委会")),
    Land(province="江苏省", city="盐城市", district="亭湖区", county="阜宁县", streets=("西仓后巷", "登瀛桥路",
            "鱼市口街"),
        doors=("{a}号", "{b}幢{d}0{c}室", "毓龙新村{b}幢{d}0{c}室", "{a}号东首"), towns=("益林河镇", "沟墩荡乡"),
        villages=("三里庄村", "北荡口村", "大余圩村"), hamlets=("{h}组", "{b}组{a}号", "{h}组{b}号", "东圩"),
        old_doors=("{a}号", "{h}号"), communes=("阜宁县益林河公社", "阜宁县沟墩荡公社"),
        brigades=("三里庄大队{h}队", "北荡口大队第{h}生产队"), stations=("西仓派出所", "益林河派出所"),
        plate="苏J", dial="0515", letters="盐", quarters=("登瀛街道", "先锋桥街道"), committees=("儒学社区",
            "鱼市居委会")),
    Land(province="江苏省", city="苏州市", district="平江区", county="吴江县", streets=("钮家桥弄", "临顿后路",
            "白塔子巷"),
        doors=("{a}号", "{a}号{b}室", "{a}-{c}号", "彩香三村{b}幢{d}0{c}室"), towns=("震泽塘镇", "菀坪港乡"),
        villages=("龙降桥村", "南库港村", "双庙浜村"), hamlets=("（{b}）{a}号", "{h}组{a}号", "西浜{b}号", "{b}组"),
        old_doors=("{a}号", "{h}号"), communes=("吴江县震泽塘公社", "吴江县菀坪港公社"),
        brigades=("龙降桥大队{h}队", "南库港大队第{h}生产队"), stations=("临顿后路派出所", "震泽塘派出所"),
        plate="苏E", dial="0512", letters="苏", quarters=("观前东街道", "娄门桥街道"), committees=("钮家居委会",
            "菉葭社区")),
)  # fmt: skip

PLACES = gather_places(
    REGIONS,
    lambda region: region.quarters,
    native=("四川盐亭", "广西灌阳", "河北省交河县", "安徽凤台", "青海省湟源县", "江苏涟水", "浙江吴兴", "湖南零陵",
        "山东掖县"),
    employers=(
        "跃进丝厂（虚构）", "榕荫竹器厂（虚构）", "凤山糖厂（虚构）", "缸市酱园（虚构）", "华昌卷扬机厂（虚构）",
            "盐桥运输二场（虚构）", "西仓面粉厂（虚构）", "临顿绣品厂（虚构）", "无业", "务农", "个体户", "离退休"),
)  # fmt: skip


class _Lands(Lands):
    def town_home(self, m: Maker, r: Land) -> str:
        """Return a home in town: by street, by sub-district and street, or by committee and group."""
        head = m.pick(r.city + r.district, r.province + r.city + r.district, r.district, town_of(r))
        n = m.rng.randint
        group = f"{m.rng.choice(r.quarters)}{m.rng.choice(r.committees)}{n(1, 18)}组{n(1, 90)}号"
        street = m.rng.choice(r.streets) + self.tail(m, r.doors)
        return head + m.pick(street, street, m.rng.choice(r.quarters) + street, group)

    def home(self, m: Maker, r: Land) -> str:
        return self.village_home(m, r) if m.chance(0.5) else self.town_home(m, r)

    def old_street(self, m: Maker, r: Land) -> str:
        return town_of(r) + m.rng.choice(r.streets) + self.tail(m, r.old_doors)

    def old_home(self, m: Maker, r: Land, year: int) -> str:
        if m.chance(0.35):
            return self.old_street(m, r)
        if year < 1958:
            n = han_number(m.rng.randint(1, 9))
            return f"{r.county}{m.pick(f'第{n}区', f'{n}区')}{r.towns[1]}{m.rng.choice(r.villages)}"
        return m.rng.choice(r.communes) + self.tail(m, r.brigades)


_LANDS = _Lands(REGIONS, most=(280, 36, 6, 9, 15))
pick_region, elsewhere = _LANDS.pick_region, _LANDS.elsewhere
town_home, village_home, home = _LANDS.town_home, _LANDS.village_home, _LANDS.home
old_street, old_home, dwelling = _LANDS.old_street, _LANDS.old_home, _LANDS.dwelling


def scene_of(m: Maker, r: Land) -> str:
    """Return where an accident happened."""
    one, two = m.rng.sample(r.streets, 2)
    n = m.rng.randint
    return m.pick(
        f"{r.city}{one}与{two}交叉口", f"{r.county}{r.towns[0]}{m.rng.choice(r.villages)}路段",
        f"{m.pick('104', '109', '206', '322')}国道{n(20, 990)}KM+{n(1, 9)}00M处",
        f"{r.county}{r.towns[1]}{m.rng.choice(r.villages)}村口",
        f"S{n(201, 338)}线{n(3, 180)}公里{n(1, 9) * 100}米处")  # fmt: skip
