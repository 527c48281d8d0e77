"""What the page of a person says, in Chinese and English (see ``wording``); rules are said by ``persons.saying``."""

PERSON_WORDS: dict[str, tuple[str, str]] = {
    "person": ("跨卷查人", "A person across files"),
    "person_link": ("跨卷", "across files"),
    "person_find": ("查找", "Find"),
    "person_birth": ("出生日期", "Birth date"),
    "person_birth_hint": ("如 1979-08-05", "as 1979-08-05"),
    "person_id_hint": ("15 位或 18 位", "15 or 18 digits"),
    "person_found": ("{count} 人，见于 {items} 件", "People: {count}, on items: {items}"),
    "person_none": ("没有找到此人", "Nobody of this name or number was found"),
    "person_caution": (
        "以下各组均注明依据；请核对原件后再认定。",
        "Each group says what it rests on. Compare the papers before taking it for one person.",
    ),
    "person_unnamed": ("未载姓名", "no name given"),
    "person_former": ("曾用名", "formerly"),
    "person_born": ("出生", "born"),
    "person_asked": ("与所问之人", "The one asked for"),
    "person_timeline": ("所见材料", "Papers"),
    "person_relations": ("材料所载关系", "Relations told by the papers"),
    "person_apart": ("区别于其他各组", "Apart from the other groups"),
    "person_group": ("第 {number} 组", "group {number}"),
    "person_official": ("经办人员", "handled the paper"),
    "person_catalogued": ("仅见于著录", "in the catalogue row only"),
    "person_undated": ("日期不详", "no date"),
}
