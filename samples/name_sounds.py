"""Makes what the search knows of readings from pypinyin: ``python -m samples.name_sounds`` writes both tables anew.

``index_mappings/readings.tsv`` holds the toneless readings of characters, ``index_mappings/surnames.tsv`` the surnames
that extraction knows with the readings that they have as names. A search reads these small tables, because to import
pypinyin takes longer than to answer. Nothing but this script writes them; a test holds that they agree.
"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

_ROOT = Path(__file__).parent.parent
READINGS = _ROOT / "index_mappings" / "readings.tsv"
SURNAMES = _ROOT / "index_mappings" / "surnames.tsv"
# A further reading is kept where it stands in this share of the phrases that hold the character: names are read as
# words are, and readings that only old books know would make people one who do not sound alike.
_LEAST_SHARE = 0.04
_LEAST_PHRASES = 2

# How surnames are read that as words are read otherwise, the usual way first; written down from general knowledge.
_AS_SURNAME = {
    "单": "shan", "曾": "zeng", "查": "zha", "仇": "qiu", "盖": "ge gai", "解": "xie", "区": "ou", "朴": "piao",
    "任": "ren", "华": "hua", "覃": "qin tan", "谌": "chen shen", "缪": "miao mou", "逄": "pang", "乜": "nie mie",
    "佘": "she", "贠": "yun", "员": "yun", "召": "shao", "车": "che", "冼": "xian", "洗": "xian", "都": "du",
    "种": "chong", "重": "chong", "秘": "bi", "繁": "po", "折": "she", "黑": "he", "能": "nai", "那": "na",
    "曲": "qu", "燕": "yan", "应": "ying", "宁": "ning", "隗": "wei kui", "翟": "zhai di", "祭": "zhai",
    "牟": "mou mu", "句": "gou", "过": "guo", "纪": "ji", "葛": "ge", "臧": "zang", "藏": "zang", "贾": "jia",
    "柏": "bai bo", "卜": "bu", "费": "fei bi", "适": "kuo", "晟": "cheng", "撒": "sa", "褚": "chu", "郇": "xun huan",
    "郗": "xi chi", "芈": "mi", "麴": "qu", "阚": "kan", "蔚": "yu", "遆": "ti", "逯": "lu", "钭": "tou", "訾": "zi",
    "迮": "ze", "郤": "xi", "妫": "gui", "呙": "guo", "厍": "she", "眭": "sui", "长": "chang", "朝": "chao",
    "乐": "yue le", "宿": "su", "石": "shi", "薄": "bo", "盛": "sheng", "沈": "shen", "殷": "yin", "尹": "yin",
    "俞": "yu", "万": "wan", "尉": "wei", "尉迟": "yu chi", "万俟": "mo qi", "长孙": "zhang sun", "令狐": "ling hu",
    "澹台": "tan tai", "单于": "chan yu", "鲜于": "xian yu", "亓官": "qi guan", "宓": "mi fu", "哈": "ha",
    "訇": "hong", "佴": "nai", "禚": "zhuo", "蹇": "jian", "佟": "tong", "尧": "yao", "阮": "ruan", "相": "xiang",
    "乐正": "yue zheng", "毌": "guan", "夹谷": "jia gu", "子车": "zi ju", "谷梁": "gu liang", "赫连": "he lian",
}  # fmt: skip


def bare(reading: str) -> str:
    """Return a syllable without its tone; ``v`` stands for ü."""
    parts = unicodedata.normalize("NFD", reading).replace("u\u0308", "v").replace("ɡ", "g")
    return "".join(character for character in parts if not unicodedata.combining(character))


def find_readings() -> dict[str, list[str]]:
    """Return the readings of each character of the two blocks that names are written in, the usual one first."""
    from pypinyin.constants import PHRASES_DICT, PINYIN_DICT

    used: dict[str, Counter[str]] = defaultdict(Counter)
    for phrase, readings in PHRASES_DICT.items():
        if len(phrase) == len(readings):
            for character, given in zip(phrase, readings, strict=True):
                used[character][bare(given[0])] += 1
    found: dict[str, list[str]] = {}
    for code, written in sorted(PINYIN_DICT.items()):
        character = chr(code)
        if not (0x3400 <= code <= 0x4DBF or 0x4E00 <= code <= 0x9FFF or character == "〇"):
            continue
        syllables = dict.fromkeys(map(bare, written.split(",")))
        own = [one for one in syllables if one.isascii() and one.isalpha() and set(one) & set("aeiouv")]
        counts = used[character]
        least = max(_LEAST_PHRASES, _LEAST_SHARE * counts.total())
        kept = [reading for number, reading in enumerate(own) if not number or counts[reading] >= least]
        if kept:
            found[character] = kept
    return found


def find_surnames(readings: dict[str, list[str]]) -> dict[str, list[str]]:
    """Return the readings of each surname, syllables with blanks between, the usual one first."""
    found: dict[str, list[str]] = {}
    for row in (_ROOT / "extraction" / "surnames.txt").read_text("utf-8").splitlines():
        kind, _, rest = row.partition(" ")
        if kind == "compound":
            for surname in rest.split():
                usual = " ".join(readings[character][0] for character in surname)
                found[surname] = list(dict.fromkeys((_AS_SURNAME.get(surname, usual), usual)))
        elif kind in {"single", "rare", "field"}:
            for surname in rest:
                special = _AS_SURNAME.get(surname, "").split()
                found[surname] = list(dict.fromkeys((*special, *readings.get(surname, ()))))
    return found


def write_readings(readings: dict[str, list[str]]) -> str:
    """Return the table of readings: a syllable, the characters usually read so, and those that are read so too."""
    rows: dict[str, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for character, own in readings.items():
        for number, reading in enumerate(own):
            rows[reading][min(number, 1)].append(character)
    head = (
        "# Toneless readings of characters: a syllable, characters of which it is the usual reading, characters that\n"
        "# are also read so. Made by `python -m samples.name_sounds` from pypinyin's dictionaries (MIT licence, (c)\n"
        "# mozillazg and contributors); do not edit.\n"
    )
    return head + "".join(
        f"{syllable}\t{''.join(first)}\t{''.join(further)}\n" for syllable, (first, further) in sorted(rows.items())
    )


def write_surnames(surnames: dict[str, list[str]]) -> str:
    """Return the table of surnames: one a row, then its readings with blanks between syllables."""
    head = (
        "# Surnames and how they are read as names. Made by `python -m samples.name_sounds` from the surnames that\n"
        "# extraction knows and pypinyin's dictionaries (MIT licence); do not edit.\n"
    )
    return head + "".join("\t".join((name, *own)) + "\n" for name, own in sorted(surnames.items()) if own)


def main() -> None:
    """Write both tables."""
    readings = find_readings()
    READINGS.write_text(write_readings(readings), "utf-8")
    SURNAMES.write_text(write_surnames(find_surnames(readings)), "utf-8")


if __name__ == "__main__":
    main()
