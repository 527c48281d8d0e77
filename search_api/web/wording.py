"""What the web pages say, in Chinese and in English, and which of the two a reader gets.

Values of the archive (titles, classes, names) stay as they are; English readers get a gloss of the classes beside them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from search_api.results import Searched, note_lost_items, note_unextracted
from search_api.web.wording_batches import BATCH_WORDS
from search_api.web.wording_persons import PERSON_WORDS

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")

# Each key with its Chinese and its English.
_WORDS: dict[str, tuple[str, str]] = {
    "product": ("档号", "danghao"),
    "tagline": ("数字化档案检索", "search for digitized archive files"),
    "other_language": ("English", "中文"),
    "skip": ("跳到内容", "Skip to content"),
    "search": ("检索", "Search"),
    "query": ("检索词", "Search words"),
    "query_hint": ("姓名、证件号、档号、地址或任意词句", "a name, number, archive number, address or any words"),
    "more_fields": ("按字段检索", "Search by field"),
    "clear": ("清空", "Clear all"),
    "name": ("姓名", "Name"),
    "name_hint": ("汉字或拼音", "characters or pinyin"),
    "id_number": ("身份证", "ID number"),
    "id_number_hint": ("不清楚的字用 ?", "? for an illegible digit"),
    "address": ("地址", "Address"),
    "class": ("类别", "Class"),
    "case_type": ("业务类型", "Case type"),
    "number": ("证号、车牌、文号", "Plate, permit or file number"),
    "ref": ("档号", "Archive number"),
    "box": ("盒号", "Box"),
    "from": ("日期起", "Dates from"),
    "to": ("日期止", "Dates to"),
    "date_hint": ("如 2008 或 2008-06", "such as 2008 or 2008-06"),
    "any": ("不限", "any"),
    "sort": ("排序", "Order"),
    "strict": ("只要相符的，不含形近、音近", "as written only, no look-alikes or sound-alikes"),
    "near": ("也要差一字的姓名", "also names one character off"),
    "below_loose": (
        "以下为形近、音近、差一字或拆开理解",
        "below: look-alike, same sound, one character off, or read word by word",
    ),
    "strict_found": ("其中与所查相符 {count} 件", "{count} of them as asked"),
    "sort_relevance": ("相关程度", "relevance"),
    "sort_ref": ("档号顺序", "archive number"),
    "sort_year": ("年度由早到晚", "oldest first"),
    "sort_-year": ("年度由晚到早", "newest first"),
    "year": ("年度", "Year"),
    "narrow": ("缩小范围", "Narrow down"),
    "further": ("另有 {count} 项", "{count} more"),
    "remove": ("取消", "remove"),
    "active": ("已限定", "Limited to"),
    "found": ("共找到 {count} 件", "{count} items found"),
    "found_one": ("共找到 1 件", "1 item found"),
    "showing": ("显示第 {first}–{last} 件", "showing {first}–{last}"),
    "beyond": ("结果没有这么多页。", "There are not that many results."),
    "to_first": ("回到第一页", "Back to the first page"),
    "none": ("没有找到", "Nothing found"),
    "none_hint": (
        "可以换一种写法：姓名可用拼音，看不清的数字用 ?，词尾用 *；或去掉部分条件。",
        "Try another spelling: pinyin for a name, ? for an illegible digit, * at the end of a word; or ask for less.",
    ),
    "export": ("导出全部", "Download all"),
    "did_you_mean": ("您要找的是不是", "Did you mean"),
    "suggestions": ("可选项", "Suggestions"),
    "suggestions_count": ("{count} 个可选项", "{count} suggestions"),
    "suggestions_count_one": ("1 个可选项", "1 suggestion"),
    "understood": ("按此理解", "Understood as"),
    "took": ("用时 {ms} 毫秒", "took {ms} ms"),
    "previous": ("上一页", "Previous"),
    "next": ("下一页", "Next"),
    "paging": ("分页", "Pages of results"),
    "untitled": ("（无题名）", "(untitled)"),
    "persons": ("人员", "People"),
    "dates": ("日期", "Dates"),
    "page": ("第 {number} 页", "Page {number}"),
    "page_short": ("第 {number} 页", "p. {number}"),
    "catalogue_only": ("仅目录信息相符", "matched by its catalogue entry"),
    "no_pages": ("没有扫描件", "not scanned"),
    "box_number": ("{box} 盒", "box {box}"),
    "no_location": ("库位未登记", "shelf not recorded"),
    "provenance": ("出处", "Provenance"),
    "how": ("命中方式", "How it was met"),
    "match_exact": ("与所查一致", "exactly as asked"),
    "match_variant": ("繁体或异体字", "traditional or variant characters"),
    "match_former_name": ("曾用名", "a former name"),
    "match_alternative": ("字迹不清，按备选读法", "another reading of unclear writing"),
    "match_shape": ("字形相近", "look-alike characters"),
    "match_sound": ("读音相同或相近", "the same or a similar sound"),
    "match_near": ("差一字", "all but one character"),
    "match_text": ("文字中出现", "in the text"),
    "fault": ("检索式有误", "The query cannot be understood"),
    "fault_in": ("“{parameter}”一栏有误", "The field “{parameter}” cannot be understood"),
    "fault_here": ("问题在此处：", "The fault is here:"),
    "help": ("检索写法", "How to write a query"),
    "help_words": ("并列的词须同时出现", "words side by side must all occur"),
    "help_phrase": ("引号内连续出现", "in quotes: one after the other"),
    "help_field": ("只在该字段中找", "only in that field"),
    "help_range": ("日期或年度范围", "a range of dates or years"),
    "help_or": ("任一出现即可", "either may occur"),
    "help_not": ("不得出现", "must not occur"),
    "help_wild": ("? 代一个字，* 代任意多个", "? one character, * any number"),
    "saved": ("保存的检索", "Saved searches"),
    "saved_none": (
        "还没有保存检索。检索后，在结果页上可以保存。",
        "No search is saved yet. Search for something; its results can be saved there.",
    ),
    "save_search": ("保存此检索", "Save this search"),
    "save_hint": (
        "现有结果不算新结果；以后收入的会在“保存的检索”中列出。",
        "What it finds now is no news; what comes later is listed under Saved searches.",
    ),
    "save_as": ("名称", "Name it"),
    "save": ("保存", "Save"),
    "saved_seen": ("将这 {count} 件标为已看", "Mark these {count} as seen"),
    "saved_seen_one": ("将这 1 件标为已看", "Mark this one as seen"),
    "saved_remove": ("删除…", "Remove …"),
    "saved_remove_sure": ("删除后，何者已看也不再记得。", "What was seen is forgotten as well."),
    "saved_remove_do": ("删除“{name}”", "Remove “{name}”"),
    "saved_new": ("{count} 件新结果", "{count} new items"),
    "saved_new_one": ("1 件新结果", "1 new item"),
    "saved_looked": ("上次查看 {when}", "last looked at {when}"),
    "searched": ("已检索 {items}、{pages}。", "Searched {items} with {pages}."),
    "items_count": ("{count} 件", "{count} items"),
    "items_count_one": ("1 件", "1 item"),
    "pages_count": ("{count} 页", "{count} pages"),
    "pages_count_one": ("1 页", "1 page"),
    "all_read": ("全部扫描页均已识读。", "Every scanned page has been read."),
    "failed_pages": ("{count} 页未能识读。", "{count} pages could not be read."),
    "failed_pages_one": ("1 页未能识读。", "1 page could not be read."),
    "unread_pages": ("{count} 页尚未识读。", "{count} pages are not yet read."),
    "unread_pages_one": ("1 页尚未识读。", "1 page is not yet read."),
    "unindexed_items": ("{count} 件尚未进入索引。", "{count} items are not yet indexed."),
    "unindexed_items_one": ("1 件尚未进入索引。", "1 item is not yet indexed."),
    "unscanned_items": (
        "{count} 件没有扫描件，只检索了目录。",
        "{count} items are not scanned; only their catalogue entries were searched.",
    ),
    "unscanned_items_one": (
        "1 件没有扫描件，只检索了目录。",
        "1 item is not scanned; only its catalogue entry was searched.",
    ),
    "incomplete": ("结果可能不全", "The answer may miss something"),
    "back": ("返回检索结果", "Back to the results"),
    "new_search": ("新的检索", "New search"),
    "catalogue": ("目录著录", "Catalogue entry"),
    "no_catalogue": ("目录中没有此件。", "The catalogue has no entry for this item."),
    "place": ("存放位置", "Where it stands"),
    "room": ("库房", "room"),
    "row": ("列", "row"),
    "section": ("节", "section"),
    "shelf": ("层", "shelf"),
    "box_label": ("盒", "box"),
    "as_recorded": ("登记为", "recorded as"),
    "availability": ("状态", "Status"),
    "on_shelf": ("在架", "on the shelf"),
    "on_loan": ("已借出", "on loan"),
    "missing": ("不在架，待查", "missing"),
    "unknown": ("不详", "not known"),
    "history": ("位置变更", "Earlier places"),
    "aliases": ("曾用档号", "Other archive numbers"),
    "pages": ("页", "Pages"),
    "has_hit": ("有命中", "with a match"),
    "page_image": ("{ref} 第 {number} 页的扫描图像", "Scan of page {number} of {ref}"),
    "no_image": ("此页没有图像：{reason}", "There is no image of this page: {reason}"),
    "not_rendered": ("尚未处理", "not processed yet"),
    "full_image": ("原大图像", "Full size"),
    "delivered_file": ("扫描原文件", "Delivered file"),
    "read_text": ("识读文字", "Text as read"),
    "no_text": ("此页没有识读出文字。", "No text was read on this page."),
    "lost_reading": (
        "此页的识读结果丢失或损坏，请以 --retry-failed 重新导入该批次。",
        "The stored reading of this page is lost or damaged; ingest its batch again with --retry-failed.",
    ),
    "read_by": ("识读", "Read by"),
    "confidence": ("平均置信度 {percent}%", "mean confidence {percent} %"),
    "scan_hash": ("扫描件 SHA-256", "SHA-256 of the scan"),
    "locator": ("页定位", "Page locator"),
    "mentions": ("页上所载", "What the pages say"),
    "mentions_hint": ("点选一项，图上标出其位置。", "Choose one to see where it stands on the page."),
    "no_mentions": ("没有抽取到内容。", "Nothing was extracted."),
    "doubtful": ("存疑", "doubtful"),
    "also_read": ("或作 {readings}", "or {readings}"),
    "marks_on_page": ("本页标出 {count} 处", "{count} places marked on this page"),
    "marks_on_page_one": ("本页标出 1 处", "1 place marked on this page"),
    "type_person": ("人员", "People"),
    "type_id_number": ("身份证号", "ID numbers"),
    "type_date": ("日期", "Dates"),
    "type_address": ("地址", "Addresses"),
    "type_case_type": ("业务类型", "Case types"),
    "type_number": ("证号、车牌、文号", "Plates, permits, file numbers"),
    "type_organisation": ("单位", "Organisations"),
    "type_phone": ("电话", "Telephone numbers"),
    # Roles that extraction names in English; Chinese ones are shown as they are.
    "role_former_name": ("曾用名", "former name"),
    "role_plate": ("号牌", "plate"),
    "role_vin": ("车架号", "frame number (VIN)"),
    "role_engine_number": ("发动机号", "engine number"),
    "role_passport": ("护照", "passport"),
    "role_hk_macao_permit": ("港澳通行证", "Hong Kong and Macao permit"),
    "role_taiwan_permit": ("赴台通行证", "Taiwan permit"),
    "role_home_return_permit": ("回乡证", "home return permit"),
    "role_residence_permit": ("暂住证", "temporary residence permit"),
    "role_household_number": ("户号", "household number"),
    "role_migration_certificate": ("迁移证", "migration certificate"),
    "role_archive_number": ("档号", "archive number"),
    "role_document_number": ("文号", "document number"),
    "role_file_number": ("档案编号", "file number"),
    "role_acceptance_number": ("受理编号", "acceptance number"),
    "role_registration_certificate": ("登记证书", "registration certificate"),
    "role_certificate_number": ("证书编号", "certificate number"),
    "role_number": ("编号", "number"),
    "problem_403": ("无权查看", "Not allowed"),
    "problem_404": ("没有找到", "Not found"),
    "problem_409": ("已有同名", "There is one of this name"),
    "problem_413": ("内容过大", "Too large"),
    "problem_422": ("请求有误", "The request cannot be understood"),
    "problem_503": ("暂时无法检索", "The archive cannot answer now"),
    "problem_other": ("出错了", "Something went wrong"),
    "problem_404_hint": (
        "此件或此页不存在，或不在您的权限之内。",
        "There is no such item or page, or you may not see it.",
    ),
    "problem_429": ("请稍后再试", "Please try again later"),
    "problem_413_hint": ("请拆分后再交。", "Split it, and send the parts."),
    "problem_409_hint": ("请换一个名称，或先删除原有的。", "Take another name, or remove the one there is."),
    "problem_503_hint": ("请稍后再试。", "Please try again in a moment."),
    # Columns of the catalogue.
    "column_ref_code": ("档号", "Archive number"),
    "column_title": ("题名", "Title"),
    "column_date": ("日期", "Date"),
    "column_retention": ("保管期限", "Retention"),
    "column_security": ("密级", "Security"),
    "column_access": ("开放标识", "Access"),
    "column_pages": ("页数", "Pages"),
    "column_location": ("库位", "Location"),
    "column_box": ("盒号", "Box"),
    "column_creator": ("责任者", "Creator"),
    "column_case_type": ("业务类型", "Case type"),
    "column_persons": ("人名", "People"),
    "column_note": ("备注", "Note"),
    **PERSON_WORDS,
    **BATCH_WORDS,
}

# Only for English readers; a class that the registry adds stands without a gloss.
_GLOSSES = {
    "户籍": "household",
    "出入境": "exit and entry",
    "车辆": "vehicles",
    "交通事故": "traffic accidents",
    "暂住证": "temporary residence",
    "重点人口": "key persons",
    "其他": "other",
}

Translate = Callable[..., str]


def choose_language(asked: str | None, accepted: str) -> Language:
    """Return the language asked for, else the first of an Accept-Language header that is spoken here, else Chinese."""
    for language in LANGUAGES:
        if asked == language:
            return language
    ranked: list[tuple[float, int, str]] = []
    for place, part in enumerate(accepted.split(",")[:20]):
        name, _, quality = part.strip().partition(";q=")
        try:
            weight = float(quality) if quality else 1.0
        except ValueError:
            continue
        ranked.append((-weight, place, name.lower()))
    for weight, _, name in sorted(ranked):
        for language in LANGUAGES:
            if weight < 0 and (name == language or name.startswith(f"{language}-")):
                return language
    return "zh"


def translator(language: Language) -> Translate:
    """Return a function that says the words of a key, with values set in; an unknown key raises KeyError.

    A key that counts one thing may have words of its own under ``KEY_one``.
    """
    column = LANGUAGES.index(language)

    def translate(key: str, **values: object) -> str:
        if values.get("count") == 1 and f"{key}_one" in _WORDS:
            return _WORDS[f"{key}_one"][column]
        return _WORDS[key][column].format(**values) if values else _WORDS[key][column]

    return translate


def knows(key: str) -> bool:
    return key in _WORDS


def gloss(value: str, language: Language) -> str:
    """Return a class in the reader's words beside its own, or nothing where there is none."""
    return _GLOSSES.get(value, "") if language == "en" else ""


def describe_coverage(searched: Searched, language: Language) -> tuple[str, ...]:
    """Say how much was searched, and what may be missing."""
    translate = translator(language)
    items = translate("items_count", count=searched.items)
    said = [translate("searched", items=items, pages=translate("pages_count", count=searched.pages))]
    missing = {
        "failed_pages": searched.failed_pages,
        "unread_pages": searched.unread_pages,
        "unindexed_items": searched.waiting_items,
    }
    said.extend(translate(name, count=count) for name, count in missing.items() if count)
    notes = searched.index_notes
    if searched.lost_items:
        notes = (note_lost_items(searched.lost_items), *notes)
    if searched.unextracted_items:
        notes = (note_unextracted(searched.unextracted_items), *notes)
    said.extend(note.say(language) + ("。" if language == "zh" else ".") for note in notes)
    if searched.complete and searched.pages:
        said.append(translate("all_read"))
    if searched.unscanned_items:
        said.append(translate("unscanned_items", count=searched.unscanned_items))
    return tuple(said)
