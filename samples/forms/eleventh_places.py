"""Places of the eleventh forms: eight regions from the Amur to the southern sea, with banners, hamlets and stockades"
"."""

from __future__ import annotations

from samples.forms.base import Maker, han_number
from samples.forms.lands import Land, Lands, town_of
from samples.forms.regions import gather_places

REGIONS = (
    Land(province="河南省", city="洛阳市", district="老城区", county="宜阳县", streets=("魁星楼街", "铜驼后巷",
            "贴廓北街"),
        doors=("{a}号", "{a}号院{b}号", "{a}号院{c}号楼{d}门{c}0{d}", "拖二厂家属院{b}号楼{c}单元{d}号"),
        towns=("锦屏坡镇", "赵堡沟乡"), villages=("苗湾洼村", "高桥寨村", "铁炉凹村"),
        hamlets=("{h}组", "{b}组{a}号", "北寨{b}号", "{h}队"), old_doors=("{a}号", "{a}号后院", "门牌{h}号"),
        communes=("宜阳县锦屏坡公社", "宜阳县赵堡沟人民公社"), brigades=("苗湾洼大队{h}队", "高桥寨大队第{h}生产队"),
        stations=("魁星楼派出所", "锦屏坡派出所"), plate="豫C", dial="0379", letters="洛",
        quarters=("西南隅街道", "洛浦街道"), committees=("农校街居委会", "坛角社区")),
    Land(province="浙江省", city="温州市", district="鹿城区", county="平阳县", streets=("瓦市殿后巷", "朔门横街",
            "谢池里"),
        doors=("{a}号", "{a}弄{b}号", "水心菊组团{b}幢{d}0{c}室", "{a}-{c}号二楼"),
        towns=("水亭埠镇", "腾蛟溪乡"), villages=("凤卧垟村", "上林垟村", "桥墩头村"),
        hamlets=("{a}号", "垟心路{a}号", "后垟{b}号", "{h}组"), old_doors=("{a}号", "{a}弄{h}号", "{h}号楼下"),
        communes=("平阳县水亭埠公社", "平阳县腾蛟溪公社"), brigades=("凤卧垟大队", "上林垟大队第{h}生产队"),
        stations=("朔门横街派出所", "水亭埠派出所"), plate="浙C", dial="0577", letters="温",
        quarters=("五马东街道", "江滨街道"), committees=("谢池居委会", "庆年社区")),
    Land(province="黑龙江省", city="齐齐哈尔市", district="建华区", county="克山县", streets=("卜奎后大街", "合意里街",
            "龙沙后路"),
        doors=("{a}号", "{b}委{c}组", "{a}号{c}单元{d}0{c}室", "和平厂{b}栋{a}号"),
        towns=("河北岗镇", "向华岭乡"), villages=("新胜屯村", "更好岗村", "东二号村"),
        hamlets=("{h}屯", "{b}组{a}号", "后{h}井屯", "{h}屯{b}号"), old_doors=("{b}委{h}组", "{a}号", "{h}段{b}号"),
        communes=("克山县河北岗公社", "克山县向华岭公社"), brigades=("新胜大队第{h}小队", "更好岗大队{h}队"),
        stations=("卜奎后街派出所", "河北岗派出所"), plate="黑B", dial="0452", letters="齐",
        quarters=("西大桥街道", "中华东街道"), committees=("合意委", "龙北社区")),
    Land(province="贵州省", city="黔南州", district="都匀市", county="惠水县", streets=("剑江后路", "石板坡街",
            "民族横巷"),
        doors=("{a}号", "{a}号附{c}号", "{b}栋{c}单元{d}号", "桥梁厂生活区{b}栋{c}-{d}"),
        towns=("摆金坝镇", "甲烈冲乡"), villages=("羊场寨村", "摆郎坡村", "抵季井村"),
        hamlets=("{h}组", "上寨组", "摆若寨{b}号", "{b}组{a}号"), old_doors=("{a}号", "附{h}号"),
        communes=("惠水县摆金坝公社", "惠水县甲烈冲公社"), brigades=("羊场大队上寨生产队", "摆郎大队第{h}生产队"),
        stations=("石板坡派出所", "摆金坝派出所"), plate="贵J", dial="0854", letters="黔",
        quarters=("广惠东街道", "剑江街道"), committees=("石板坡居委会", "民族社区")),
    Land(province="内蒙古自治区", city="锡林郭勒盟", district="锡林浩特市", county="西乌珠穆沁旗",
        streets=("额尔敦后路", "贝子庙北街", "那达慕巷"),
        doors=("{a}号", "{b}号楼{c}单元{d}0{c}室", "{b}段{a}号", "毛纺厂家属房{b}排{c}号"),
        towns=("哈日阿图苏木", "浩勒图郭勒镇"), villages=("呼和楚鲁嘎查", "毛登布拉格嘎查", "萨日朗宝力格嘎查"),
        hamlets=("", "{h}组", "{b}号", "{h}浩特"), old_doors=("{h}段{b}号", "{a}号"),
        communes=("西乌珠穆沁旗哈日阿图公社", "西乌珠穆沁旗浩勒图郭勒公社"),
        brigades=("呼和楚鲁大队", "毛登布拉格生产大队第{h}小组"), stations=("贝子庙派出所", "哈日阿图边防派出所"),
        plate="蒙H", dial="0479", letters="锡", quarters=("宝力根东街道", "希日塔拉北街道"),
        committees=("额尔敦居委会", "那达慕社区")),
    Land(province="广东省", city="湛江市", district="赤坎区", county="徐闻县", streets=("福建横街", "泰康路头",
            "幸福路尾巷"),
        doors=("{a}号", "{a}号之{h}", "{b}巷{a}号{d}0{c}房", "南桥花园{b}幢{d}0{c}房"),
        towns=("迈陈埠镇", "下桥墟镇"), villages=("北街塘村", "那宋仔村", "龙潭坑村"),
        hamlets=("", "{b}号", "东边村{a}号", "第{h}村民小组"), old_doors=("{a}号", "{h}巷{b}号", "{a}号楼上"),
        communes=("徐闻县迈陈埠公社", "徐闻县下桥墟公社"), brigades=("北街塘大队{h}队", "那宋大队第{h}生产队"),
        stations=("泰康路头派出所", "迈陈埠派出所"), plate="粤G", dial="0759", letters="湛",
        quarters=("中华西街道", "寸金东街道"), committees=("福建街居委会", "南桥社区")),
    Land(province="吉林省", city="延边州", district="图们市", county="汪清县", streets=("口岸后街", "友谊东胡同",
            "向上横街"),
        doors=("{a}号", "{b}委{c}组", "{b}号楼{c}单元{d}0{c}", "铁路{b}栋{c}号"),
        towns=("大兴沟岭镇", "百草沟河乡"), villages=("和龙屯村", "庙岭沟村", "新兴洞村"),
        hamlets=("{h}组", "{b}屯", "{b}组{a}号", "朝鲜屯{b}号"), old_doors=("{b}委{h}组", "{a}号"),
        communes=("汪清县大兴沟岭公社", "汪清县百草沟河公社"), brigades=("和龙大队第{h}小队", "新兴洞大队"),
        stations=("口岸后街派出所", "大兴沟岭派出所"), plate="吉H", dial="0433", letters="延",
        quarters=("新华后街道", "向上东街道"), committees=("友谊委", "口岸社区")),
    Land(province="江西省", city="九江市", district="浔阳区", county="修水县", streets=("庾亮后路", "西园横巷",
            "龙开河街"),
        doors=("{a}号", "{a}号附{c}", "国棉五厂宿舍{b}栋{d}0{c}", "{b}栋{c}单元{d}0{c}室"),
        towns=("渣津畈镇", "漫江源乡"), villages=("长坪畈村", "太清源村", "石坳段村"),
        hamlets=("{h}组", "{b}组{a}号", "上屋{h}组", "{h}组{b}号"), old_doors=("{a}号", "{h}号"),
        communes=("修水县渣津畈公社", "修水县漫江源公社"), brigades=("长坪畈大队第{h}生产队", "石坳大队上屋队"),
        stations=("庾亮后路派出所", "渣津畈派出所"), plate="赣G", dial="0792", letters="浔",
        quarters=("甘棠北街道", "湓浦东街道"), committees=("西园居委会", "龙开河社区")),
)  # fmt: skip

PLACES = gather_places(
    REGIONS,
    lambda region: region.quarters,
    native=("河南孟津", "浙江省瑞安县", "山东巨野", "贵州罗甸", "内蒙古翁牛特旗", "广东海康", "吉林和龙",
        "江西省武宁县", "湖北阳新", "辽宁法库"),
    employers=(
        "铜驼五金社（虚构）", "朔门鞋厂（虚构）", "卜奎机床附件厂（虚构）", "石板坡茶场（虚构）",
        "贝子庙皮毛厂（虚构）", "泰康罐头厂（虚构）", "口岸木器厂（虚构）", "龙开河修船厂（虚构）", "无业", "务农",
            "牧民",
        "自谋职业"),
)  # fmt: skip


class _Lands(Lands):
    def town_home(self, m: Maker, r: Land) -> str:
        """Return a home in town: by street, by sub-district, or by committee and group."""
        head = m.pick(r.city + r.district, r.district, r.province + r.city + r.district, r.province + r.district)
        if r.district.endswith("区"):
            head = head.replace(r.province + r.district, r.province + r.city + r.district)
        street, n = m.rng.choice(r.streets) + self.tail(m, r.doors), m.rng.randint
        group = f"{m.rng.choice(r.quarters)}{m.rng.choice(r.committees)}{n(1, 14)}组{n(1, 80)}号"
        return head + m.pick(street, street, group, m.rng.choice(r.quarters) + street)

    def old_home(self, m: Maker, r: Land, year: int) -> str:
        if m.chance(0.3):
            return town_of(r) + m.rng.choice(r.streets) + self.tail(m, r.old_doors)
        if year < 1958:
            n = han_number(m.rng.randint(1, 9))
            return f"{r.county}{m.pick(f'第{n}区', f'{n}区', '')}{r.towns[1]}{m.rng.choice(r.villages)}"
        return m.rng.choice(r.communes) + self.tail(m, r.brigades)


_LANDS = _Lands(REGIONS, most=(240, 32, 5, 8, 12))
pick_region, elsewhere = _LANDS.pick_region, _LANDS.elsewhere
town_home, village_home, home = _LANDS.town_home, _LANDS.village_home, _LANDS.home
old_home, dwelling = _LANDS.old_home, _LANDS.dwelling


def scene_of(m: Maker, r: Land) -> str:
    """Return where an accident happened."""
    one, two = m.rng.sample(r.streets, 2)
    n, place = m.rng.randint, f"{r.county}{m.rng.choice(r.towns)}{m.rng.choice(r.villages)}"
    return m.pick(
        f"{town_of(r)}{one}与{two}交汇处", f"{place}路口", f"{place}村委会门前", f"{town_of(r)}{one}{n(3, 300)}号门前",
        f"国道{m.pick('111', '207', '310', '321', '330')}线{n(20, 1900)}km+{n(1, 9)}00m处",
        f"省道{n(201, 340)}线{n(2, 190)}公里{n(1, 9)}00米处",
    )  # fmt: skip
