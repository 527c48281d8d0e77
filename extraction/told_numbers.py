"""Numbers of papers in hand that a sentence tells by the words beside them: 持00715777号暂住证, 机号由A变为B."""

from __future__ import annotations

import re
from collections.abc import Iterator

# 所持00715777号暂住证, 暂住证(编号0040557): what is in hand is told by its number before or behind its name.
_HELD = re.compile(
    r"(?<![0-9a-z\-〕第])(?P<before>[a-z]{0,2}[0-9]{5,12})号(?=(?:暂住|居住|迁移|准迁|户口迁移|准予迁入|出生|死亡|结婚|登记|通行|许可)[\u3400-\u9fff]{0,4}证)"
    r"|(?:证|证书|证明|存根|簿)[(\[]?(?:档案)?(?:编号|证号|号码|号)?[为是:]{0,2}(?:no\.?)?(?P<behind>[a-z]{0,2}0[0-9]{4,11})(?![0-9a-z.\-年])"
    r"|证(?:档案)?(?:编号|证号|号码)[为是:]{0,2}(?P<filed>[a-z]{0,2}[0-9]{6,12})(?![0-9a-z.\-年])"
    r"|(?P<permit>(?:(?<![\u3400-\u9fff])(?!证号|编号|号码)(?![\u3400-\u9fff]?[持将把领])[\u3400-\u9fff]{1,2}|(?![号持将把领])[\u3400-\u9fff]|(?<![\u3400-\u9fff])|(?<=[号码持将把领]))暂[a-z]{0,2}(?:[0-9]{2}-)?[0-9]{5,10})(?![0-9a-z\-年]|\.[0-9])"
    # What is told in brackets: 登记证书, and its number after 编号.
    # 证号凌暂009445: what stands right behind the word is the number.
    r"|(?:证号|编号|号码)[为是:]{0,2}(?P<named>[\u3400-\u9fff]{2,3}(?<![字第])[0-9]{5,10}号?)(?![0-9a-z.\-年])"
    r"|[(（](?:证书|证件)?(?:编号|证号|号码)[为是:]{0,2}(?:no\.?)?(?P<told>[a-z]{0,3}[0-9]{5,18})(?=[)）,，])"
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
# The first of several numbers of one kind.
_LISTED = re.compile(
    r"(?:暂住证|居住证|证号|编号|号码)[为是:]{0,2}[\u3400-\u9fff0-9a-z〔〕\[\]()（）第]{4,24}?[0-9]{3,}号?(?=[、,，和及][\u3400-\u9fff]{0,3}[0-9]{6})"
)
# 证号暂字第003099号、0379199300157、洛居9300624
_FURTHER = re.compile(
    r"[、,，和及](?P<number>[\u3400-\u9fff]{0,3}[0-9]{6,14})(?=[、,，。;；和及]|号?(?:$|[、,，。;；和及]))"
)


def find_told(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield where each number stands in folded ``text``, and the words around it that say what it is."""
    for pattern in (_HELD, _IN_HAND, _CHANGED, _NTH):
        for match in pattern.finditer(text):
            for group, number in match.groupdict().items():
                if number is not None:
                    yield *match.span(group), match.group()
    for match in _LISTED.finditer(text):
        end = match.end()
        while (further := _FURTHER.match(text, end)) is not None:
            yield *further.span("number"), match.group()
            end = further.end()
