"""Places of the twelfth forms: eight regions from the Yellow Sea to the Ili, with banners, fortresses and dams."""

from __future__ import annotations

from samples.forms.base import Maker, han_number
from samples.forms.lands import Land, Lands, town_of
from samples.forms.regions import gather_places

REGIONS = (
    Land(province="山东省", city="济宁市", district="任城区", county="汶上县", streets=("太白楼后街", "竹竿巷南口",
            "古槐东路"), doors=("{a}号", "{a}号楼{c}单元{d}0{c}室", "电机厂生活区{b}号楼{c}单元{d}号", "{a}号院{b}号"),
        towns=("南站口镇", "康驿集乡"), villages=("东孔林村", "大赵湾村", "唐庄铺村"),
        hamlets=("", "{a}号", "{h}街{b}号", "前街{a}号"), old_doors=("{a}号", "门牌{h}号"),
        communes=("汶上县南站口公社", "汶上县康驿集公社"), brigades=("东孔林大队{h}队", "唐庄铺大队第{h}生产队"),
        stations=("竹竿巷派出所", "南站口派出所"), plate="鲁H", dial="0537", letters="济",
        quarters=("越河北街道", "阜桥南街道"), committees=("太白楼居委会", "铁塔社区")),
    Land(province="四川省", city="宜宾市", district="翠屏区", county="屏山县", streets=("走马横街", "合江园后路",
            "冠英里街"), doors=("{a}号", "{a}号附{c}号", "{b}幢{c}单元{d}楼{c}号", "天原厂宿舍{b}幢{d}-{c}"),
        towns=("新市坪镇", "龙华溪乡"), villages=("黄葛坎村", "鸭池湾村", "中都坪村"),
        hamlets=("{h}组", "{b}社", "{b}组{a}号", "院子坝"), old_doors=("{a}号", "{h}号附{c}"),
        communes=("屏山县新市坪公社", "屏山县龙华溪公社"), brigades=("黄葛大队{h}小队", "鸭池大队第{h}生产队"),
        stations=("走马街派出所", "新市坪派出所"), plate="川Q", dial="0831", letters="宜",
        quarters=("合江门街道", "安阜南街道"), committees=("冠英居委会", "走马社区")),
    Land(province="陕西省", city="汉中市", district="汉台区", county="城固县", streets=("莲花池后巷", "东塔横路",
            "北校场里"), doors=("{a}号", "{b}号楼{c}单元{d}层西户", "{a}号付{c}号", "〇一二基地家属院{b}栋{c}号"),
        towns=("上元观堡镇", "沙河营坎乡"), villages=("乐丰坝村", "张家堰村", "原公沟村"),
        hamlets=("{h}组", "{b}组{a}号", "{h}社", "后坡"), old_doors=("{a}号", "{h}号"),
        communes=("城固县上元观堡公社", "城固县沙河营坎公社"), brigades=("乐丰大队第{h}生产队", "张家堰大队{h}队"),
        stations=("莲花池派出所", "上元观派出所"), plate="陕F", dial="0916", letters="汉",
        quarters=("东关正街街道", "中山后街街道"), committees=("莲花居委会", "校场社区")),
    Land(province="云南省", city="大理州", district="大理市", county="宾川县", streets=("洱滨后路", "玉洱北巷",
            "文笔楼街"), doors=("{a}号", "{b}幢{c}单元{d}0{c}号", "造纸厂{b}栋{d}0{c}", "{a}-{c}号"),
        towns=("炼洞坝镇", "古底箐彝族乡"), villages=("萂村营村", "力角邑村", "赤石崖箐村"),
        hamlets=("{h}社", "下登自然村{b}号", "大营村{a}号", "{b}组"), old_doors=("{a}号", "{h}号"),
        communes=("宾川县炼洞坝公社", "宾川县古底箐公社"), brigades=("萂村营大队{h}队", "力角大队下登生产队"),
        stations=("玉洱巷派出所", "炼洞坝派出所"), plate="云L", dial="0872", letters="榆",
        quarters=("下关东街道", "太和街道"), committees=("文笔社区", "洱滨居委会")),
    Land(province="新疆维吾尔自治区", city="伊犁州", district="伊宁市", county="霍城县", streets=("阿合买江后街",
            "艾兰木巷", "伊犁河北路"), doors=("{a}号", "{b}巷{a}号", "{b}号楼{c}单元{d}0{c}室",
                "皮革厂家属院{b}栋{c}号"),
        towns=("芦草沟台镇", "萨尔布拉克渠乡"), villages=("乌拉斯台村", "切得克苏村", "三宫庙村"),
        hamlets=("", "{a}号", "{h}组{b}号", "{b}巷{a}号"), old_doors=("{a}号", "{h}巷{b}号"),
        communes=("霍城县芦草沟台公社", "霍城县红旗公社"), brigades=("乌拉斯台大队{h}小队", "三宫大队第{h}生产队"),
        stations=("艾兰木巷派出所", "芦草沟台派出所"), plate="新F", dial="0999", letters="伊",
        quarters=("喀赞其南街道", "墩买里街道"), committees=("艾兰木社区", "三道桥居委会")),
    Land(province="辽宁省", city="丹东市", district="元宝区", county="凤城县", streets=("聚宝后街", "盘道横路",
            "六合里"), doors=("{a}号", "{a}-{c}号", "{a}号楼{c}单元{d}0{c}", "{b}委{c}组"),
        towns=("石城岭镇", "边门堡满族乡"), villages=("汤半沟村", "卡巴岭村", "一面山屯村"),
        hamlets=("{h}组", "沟口屯{b}号", "{b}组{a}号", "后堡"), old_doors=("{b}委{h}组", "{a}号"),
        communes=("凤城县石城岭公社", "凤城县边门堡公社"), brigades=("汤半沟大队{h}队", "一面山大队第{h}小队"),
        stations=("聚宝街派出所", "石城岭派出所"), plate="辽F", dial="0415", letters="丹",
        quarters=("九道沟街道", "广济北街道"), committees=("六合委", "盘道社区")),
    Land(province="安徽省", city="阜阳市", district="颍州区", county="太和县", streets=("文峰后街", "老贡院巷",
            "奎星南路"), doors=("{a}号", "{b}栋{c}单元{d}0{c}", "棉纺厂{b}栋{c}号", "{a}号内{c}户"),
        towns=("旧县坎镇", "三堂集乡"), villages=("李小楼村", "胡窑子村", "大杨桥庄村"),
        hamlets=("{h}队", "张小庄{b}号", "{b}组{a}号", "东头庄"), old_doors=("{a}号", "{h}号"),
        communes=("太和县旧县坎公社", "太和县三堂集公社"), brigades=("李小楼大队{h}队", "胡窑大队张小庄生产队"),
        stations=("老贡院派出所", "旧县坎派出所"), plate="皖K", dial="0558", letters="阜",
        quarters=("鼓楼南街道", "颍西桥街道"), committees=("贡院居委会", "文峰社区")),
    Land(province="内蒙古自治区", city="通辽市", district="科尔沁区", county="科尔沁左翼中旗",
        streets=("哲里木后街", "建国横路", "霍林河里"), doors=("{a}号", "{b}号楼{d}0{c}", "{b}委{c}组{a}号",
            "铁南家属区{b}栋{c}户"),
        towns=("舍伯吐坨镇", "花吐古拉苏木"), villages=("白音塔拉嘎查", "敖本台艾里村", "哈日干吐嘎查"),
        hamlets=("", "{b}号", "西艾里", "{h}组"), old_doors=("{b}委{h}组", "{a}号"),
        communes=("科尔沁左翼中旗舍伯吐坨公社", "科尔沁左翼中旗花吐古拉公社"),
        brigades=("白音塔拉大队{h}队", "敖本台大队第{h}生产队"), stations=("哲里木后街派出所", "舍伯吐坨派出所"),
        plate="蒙G", dial="0475", letters="通", quarters=("明仁北街道", "施介南街道"),
        committees=("建国委", "霍林社区")),
)  # fmt: skip

PLACES = gather_places(
    REGIONS,
    lambda region: region.quarters,
    native=("山东嘉祥", "四川省高县", "陕西洋县", "云南祥云", "甘肃秦安", "辽宁宽甸", "安徽临泉", "吉林双辽",
        "河南省沈丘县", "湖南祁东"),
    employers=(
        "竹竿巷竹器社（虚构）", "合江酒坊（虚构）", "莲花池丝织厂（虚构）", "洱滨大理石厂（虚构）",
            "艾兰木皮革厂（虚构）",
        "聚宝绢纺厂（虚构）", "老贡院挂面厂（虚构）", "霍林运输社（虚构）", "农民", "待业", "家务", "退休"),
)  # fmt: skip


class _Lands(Lands):
    def town_home(self, m: Maker, r: Land) -> str:
        """Return a home in town: by street, by sub-district, or by committee and group."""
        head = m.pick(town_of(r), r.city + r.district, r.province + r.city + r.district, r.district)
        street, n = m.rng.choice(r.streets) + self.tail(m, r.doors), m.rng.randint
        group = f"{m.rng.choice(r.quarters)}{m.rng.choice(r.committees)}{n(1, 16)}组{n(1, 90)}号"
        return head + m.pick(street, street, street, m.rng.choice(r.quarters) + street, group)

    def old_home(self, m: Maker, r: Land, year: int) -> str:
        if m.chance(0.35):
            return town_of(r) + m.rng.choice(r.streets) + self.tail(m, r.old_doors)
        if year < 1958:
            return f"{r.county}{m.pick('第', '')}{han_number(m.rng.randint(1, 9))}区{m.rng.choice(r.villages)}"
        return m.rng.choice(r.communes) + self.tail(m, r.brigades)


_LANDS = _Lands(REGIONS, most=(260, 34, 5, 8, 12))
pick_region, elsewhere = _LANDS.pick_region, _LANDS.elsewhere
town_home, village_home, home = _LANDS.town_home, _LANDS.village_home, _LANDS.home
old_home, dwelling = _LANDS.old_home, _LANDS.dwelling


def scene_of(m: Maker, r: Land) -> str:
    """Return where an accident happened."""
    one, two = m.rng.sample(r.streets, 2)
    n, place = m.rng.randint, f"{r.county}{m.rng.choice(r.towns)}{m.rng.choice(r.villages)}"
    return m.pick(
        f"{town_of(r)}{one}与{two}十字路口", f"{place}西侧200米处", f"{town_of(r)}{one}{n(3, 300)}号门前",
        f"{place}东桥头", f"G{m.pick('105', '108', '214', '218', '304')}线{n(20, 2900)}公里+{n(1, 9)}00米",
        f"{m.pick('105', '108', '214', '218', '304')}国道{n(20, 2900)}公里{n(1, 9)}00米处",
    )  # fmt: skip
