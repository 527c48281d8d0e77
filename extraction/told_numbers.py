"""Numbers of papers in hand that a sentence tells by the words beside them: 持00715777号暂住证, 机号由A变为B."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

# 所持00715777号暂住证, 暂住证(编号0040557): what is in hand is told by its number before or behind its name.
_HELD = re.compile(
    r"(?<![0-9a-z\-〕第])(?P<before>[a-z]{0,2}[0-9]{5,12})号(?=(?:暂住|居住|迁移|准迁|户口迁移|准予迁入|出生|死亡|结婚|登记|通行|许可)[\u3400-\u9fff]{0,4}证|护照)"
    r"|(?:证|证书|证明|存根|簿)[(\[]?(?:档案)?(?:编号|证号|号码|号)?[为是:]{0,2}(?:no\.?)?(?P<behind>[a-z]{0,4}0[0-9]{4,11})(?![0-9a-z.\-年])"
    r"|证(?:档案)?(?:编号|证号|号码)[为是:]{0,2}(?P<filed>[a-z]{0,2}[0-9]{6,12})(?![0-9a-z.\-年])"
    r"|(?P<permit>(?:(?:(?<![\u3400-\u9fff])|(?<=[证给发号码]))(?!编号)(?![\u3400-\u9fff]?[持将把领])(?:(?![证号码发给领换为是])[\u3400-\u9fff]){1,3}|(?![号持将把领])[\u3400-\u9fff]|(?<![\u3400-\u9fff])|(?<=[号码持将把领]))暂[a-z]{0,2}(?:[0-9]{2}-)?[0-9]{5,10})(?![0-9a-z\-年]|\.[0-9])"
    # What is told in brackets: 登记证书, and its number after 编号.
    # 证号凌暂009445: what stands right behind the word is the number.
    r"|(?:证号|编号|号码)[为是:]{0,2}(?P<named>[\u3400-\u9fff]{2,3}(?<![字第])[0-9]{5,10}号?)(?![0-9a-z.\-年])"
    # 火化证呼火0319: few digits behind the short name of an office.
    r"|证(?P<office>(?![号编件明人书据码字])[\u3400-\u9fff]{1,3}(?<![字第号])0[0-9]{3,4})(?![0-9a-z.\-年月日元号])"
    r"|[(（](?:证书|证件)?(?:编号|证号|号码|号)[为是:]{0,2}(?:no\.?)?(?P<told>[a-z]{0,3}[0-9]{5,18})(?=[)）,，])"
)
# 持0792200300217暂住证
_IN_HAND = re.compile(
    r"(?:持有?|领取|交回|收缴|遗失|丢失|缴销|换领|补领|办理)的?(?P<number>[a-z]{0,2}[0-9]{6,14})号?(?:暂住|居住|迁移|准迁|通行|出生)(?=[\u3400-\u9fff]{0,4}证)"
)
# 机号由LF150186167变为LF150313567: what a number was and what it is.
_CHANGED = re.compile(
    r"(?:发动机号码?|机号|车架号码?|车号|底盘号码?|识别代号|证号|编号|号码)由(?:原来的?)?(?P<was>[a-z0-9][a-z0-9\-]{4,20})(?:号)?(?:变更|更改|更正|改打|变|改)(?:为|成)?(?P<now>[a-z0-9][a-z0-9\-]{4,20})(?![a-z0-9])"
)
# 存根第黔迁008648号
_NTH = re.compile(r"(?:存根|证|证书|底册|字)第(?P<number>[\u3400-\u9fff]{1,3}[0-9]{5,10})号")
# A paper or a part of a vehicle, and its number right behind: 收据No.0047126, 旧架840117, 驾驶证湘D-0118274.
_NAMED = re.compile(
    r"(?:收据|发票|执照|驾照|驾驶证|行驶证|护照|通行证|暂住证|居住证|登记证书?|合格证|完税证|准生证|鉴定|出生证明?|出生医学证明|鉴定书|工作证|执业证|公务证|房产证|房权证|释放证明?书?|回收证明|处罚决定书?|决定书|"
    r"旧证|新证|原证|换新|发证|迁移证|准迁证|独生子女证|子女证|通知书|责任书|协议书|合同|许可证|购置税证明|证明|底册|存档|调解书编号|结婚证|离婚证|收养证|毕业证书?|退伍证|发动机|电机|机号|电机号|引擎号?|架号|车架|车架号|大架号|底盘|底盘号|动力|旧架|新架|旧机号|新机号|受理号|流水号?|新号|旧号|原号|簿号|票号|单号|保单|档号|编号|证号|案号|号码|字号|证(?!字)(?![\u3400-\u9fff]{2}(?![\u3400-\u9fff]{0,2}字[0-9])))"
    r"[(（:为是\]】]{0,2}(?:no\.?:?)?"
    r"(?P<number>(?!(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:[0-2][0-9]|3[01])(?![0-9]))(?=(?:[^0-9,，。;；:、]{0,7}[0-9\-/〔〕()]){4})"
    r"(?:(?:(?![号码书明价件单据照于至到有已为第字月年经持由了是和与及在过将未均])[\u3400-\u9fff]){1,4}?[a-z]?字?)?(?:[a-z]{1,6}[\-/]?){0,3}[0-9](?:[0-9a-z\-/]|[(（〔\[](?:19|20)?[0-9]{2}[)）〕\]])*[0-9a-z](?<=[0-9a-z]{3}))(?![0-9a-z.\-/〔]|[年月日元米台人岁平个张份页号:])"
)
# 发C1104286、C1104287号单程通行证: the paper comes behind.
_NAMED_BEHIND = re.compile(
    r"(?<![0-9a-z])(?P<number>[a-z]{1,2}[0-9]{6,8})(?=(?:、[a-z]{1,2}[0-9]{6,8}){0,4}号?[\u3400-\u9fff]{0,4}(?:通行证|护照|签证))"
)
# 岳重02-011, 岳经暂01-0217: office and kind, year and running number.
_OFFICE_NUMBER = re.compile(
    r"(?:(?<![\u3400-\u9fff])|(?<=[发领换持]))(?P<number>(?![证号])[\u3400-\u9fff]{0,3}[暂重户迁准证受补][\u3400-\u9fff]?字?(?:19|20)?[0-9]{2}-[0-9]{3,6})(?![0-9a-z\-])"
    # 皖迁00531187, 宁征0100236: office and kind by one character each.
    r"|(?<![\u3400-\u9fff0-9])(?P<kept>[\u3400-\u9fff]{1,3}[迁征独暂](?:19|20)?[0-9]{6,8})(?![0-9a-z\-年])"
)
# What stands right before the short name of an office, which no Han character parts from it.
_BEFORE_OFFICE = (
    r"(?:(?<![\u3400-\u9fff0-9a-z])|(?<=[证票单据信档卷案鉴件页发领书所局队委院])|(?<=[证编文册簿档卷案]号)|(?<=号码))"
)
_OFFICE = r"(?:(?![发给持领换将号码证书页票单据电话邮编第共元至于由日月年照款])[\u3400-\u9fff])"
_NO_HOUSE = "(?<![路街道巷里村组栋幢园区室楼弄座院屋排队])"
_RUNNING_END = r"(?![0-9a-z\-.]|[年月日元米吨公斤元个名人份岁周天])"
_OFFICE_RUN = re.compile(
    # 汕婚86-0219, 川育通98-447: office and kind, year and running number; 路12-103 is a house.
    rf"{_BEFORE_OFFICE}(?P<yearly>{_OFFICE}{{1,5}}{_NO_HOUSE}字?(?:19|20)?[0-9]{{2}}-(?!(?:19|20)[0-9]{{2}}(?![0-9]))[0-9]{{3,6}}){_RUNNING_END}"
    # 岳殡火字930117, 辽沈字№0028175: without 号.
    rf"|{_BEFORE_OFFICE}(?P<lettered>{_OFFICE}{{1,6}}证?字第?(?:no\.?|№)?[0-9]{{3,14}})(?!号){_RUNNING_END}"
    # 粤采20100633201, 湘罚0017834: so many digits behind so few characters.
    rf"|{_BEFORE_OFFICE}(?P<long>{_OFFICE}{{1,4}}{_NO_HOUSE}[0-9]{{7,14}}){_RUNNING_END}(?!号?[\u3400-\u9fff])"
    # 毕业证书南职教第0726号: without 字.
    rf"|{_BEFORE_OFFICE}(?P<nth>{_OFFICE}{{2,6}}{_NO_HOUSE}第[0-9]{{3,8}}号)"
    # 迁移证(滇迁0118号), 行车执照(岳行0771号): in brackets.
    r"|(?<=[(（])(?P<bracketed>[\u3400-\u9fff]{1,6}[0-9]{3,8}号)(?=[)）])"
    # PDZA200604130000021, XA38816220543: of insurers and of the post.
    r"|(?<![0-9a-z\-])(?P<policy>[a-z]{2,4}[0-9]{9,18}(?:[a-z][0-9]{3,8})?)(?![0-9a-z\-.])"
)
# The first of several numbers of one kind.
_LISTED = re.compile(
    r"(?:证|证号|编号|号码)[为是:]{0,2}[\u3400-\u9fff0-9a-z〔〕\[\]()（）第]{4,24}?[0-9]{3,}号?(?=[、,，和及][\u3400-\u9fff]{0,3}[a-z]{0,3}[0-9]{6})"
)
# 证号暂字第003099号、0379199300157、洛居9300624
_FURTHER = re.compile(
    r"[、,，和及](?!电话|手机|联系)(?P<number>(?:(?![证件号书])[\u3400-\u9fff]){0,3}[a-z]{0,3}[0-9]{6,14})(?![0-9a-z.\-年月日元])"
)


def find_told(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield where each number stands in folded ``text``, and the words around it that say what it is."""
    yield from _numbers_of((_HELD, _IN_HAND, _CHANGED, _NTH), text)
    for match in _LISTED.finditer(text):
        end = match.end()
        while (further := _FURTHER.match(text, end)) is not None:
            yield *further.span("number"), match.group()
            end = further.end()


def find_named(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield where each number stands in folded ``text`` that the name of its paper or part precedes, and that name."""
    yield from _numbers_of((_NAMED, _NAMED_BEHIND, _OFFICE_NUMBER, _OFFICE_RUN), text)


def _numbers_of(patterns: Iterable[re.Pattern[str]], text: str) -> Iterator[tuple[int, int, str]]:
    """Yield where the named groups of each pattern stand, and all that it met."""
    for pattern in patterns:
        for match in pattern.finditer(text):
            for group, number in match.groupdict().items():
                if number is not None:
                    yield *match.span(group), match.group()
