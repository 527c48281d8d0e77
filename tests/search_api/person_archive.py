"""An archive with namesakes, a household, a tenancy and an accident, for the tests of people. All are invented."""

from __future__ import annotations

from search_archive import lay_out, mention

from archive.model import FORMER_NAME, MentionType

PERSON, ID, DATE, ADDRESS = MentionType.PERSON, MentionType.ID_NUMBER, MentionType.DATE, MentionType.ADDRESS

HIS_ID = "432299195703150417"
OTHER_ID = "432299196810300018"
LONG_ID = "432299197908050312"

FATHER = "J998-ZY·HJ·DC·1986·Y-0031-001"


def born(reading, raw, value):
    return mention(reading, 1, DATE, raw, value, role="出生日期")


def fill_people(archive):
    """Add nine papers: two men of one name, an officer and a stranger of that name, a wife, a man with a former name."""
    ledger = lay_out("户口底册", "户主 魏建国", "公民身份号码 432299570315041", "妻 龚小兰", "住址 北港街道桐荫巷28号")
    archive.add(
        FATHER,
        [ledger],
        [
            mention(ledger, 1, PERSON, "魏建国", role="户主"),
            mention(ledger, 1, ID, "432299570315041"),
            mention(ledger, 1, PERSON, "龚小兰", role="妻"),
            mention(ledger, 1, ADDRESS, "北港街道桐荫巷28号", role="住址"),
        ],
        date="1986-05-02", location="2库房-01列-03节-2层", box="0031",
    )  # fmt: skip
    moved = lay_out("户口迁入审批表", "姓名 龚小兰", "户主 魏建国", "住址 岳阳楼区北港街道桐荫巷28号")
    archive.add(
        "J998-ZY·HJ·QR·2008·D30-0001-031",
        [moved],
        [
            mention(moved, 1, PERSON, "龚小兰", role="本人"),
            mention(moved, 1, PERSON, "魏建国", role="户主"),
            mention(moved, 1, ADDRESS, "岳阳楼区北港街道桐荫巷28号", role="住址"),
        ],
        date="2008",
    )
    lodging = lay_out("暂住证申领表", "暂住人 魏建国", f"公民身份号码 {HIS_ID}", "出租人 谌玉莲", "承办人 易民")
    archive.add(
        "J998-ZY·ZZ·2009·D10-0456-031",
        [lodging],
        [
            mention(lodging, 1, PERSON, "魏建国", role="暂住人"),
            mention(lodging, 1, ID, HIS_ID, checks=("checksum",)),
            mention(lodging, 1, PERSON, "谌玉莲", role="出租人"),
            mention(lodging, 1, PERSON, "易民", role="承办人"),
        ],
        date="2009-04-13",
    )
    passport = lay_out("护照申请审批表", "姓名 魏建国", "出生日期 1957年3月15日")
    archive.add(
        "J998-ZY·CR·HZ·2009·D30-0231-031",
        [passport],
        [
            mention(passport, 1, PERSON, "魏建国", role="本人"),
            born(passport, "1957年3月15日", "1957-03-15"),
        ],
        date="2009-05-01",
    )
    other = lay_out("护照申请审批表", "姓名 魏建国", f"公民身份号码 {OTHER_ID}")
    archive.add(
        "J998-ZY·CR·HZ·2009·D30-0231-032",
        [other],
        [mention(other, 1, PERSON, "魏建国", role="本人"), mention(other, 1, ID, OTHER_ID)],
        date="2009-06-01",
    )
    officer = lay_out("暂住证申领表", "暂住人 罗大海", "承办人 魏建国")
    archive.add(
        "J998-ZY·ZZ·2009·D10-0456-032",
        [officer],
        [mention(officer, 1, PERSON, "罗大海", role="暂住人"), mention(officer, 1, PERSON, "魏建国", role="承办人")],
    )
    car = lay_out("机动车注册登记申请表", "所有人 魏建国")
    archive.add("J998-ZY·CL·2007·D30-0005-031", [car], [mention(car, 1, PERSON, "魏建国", role="所有人")])
    crash = lay_out("交通事故认定书", "当事人 龙启明", "曾用名 龙小明", f"公民身份号码 {LONG_ID}", "当事人 罗大海")
    archive.add(
        "J998-ZY·SG·YB·2009·D20-0137-031",
        [crash],
        [
            mention(crash, 1, PERSON, "龙启明", role="当事人"),
            mention(crash, 1, PERSON, "龙小明", role=FORMER_NAME),
            mention(crash, 1, ID, LONG_ID),
            mention(crash, 1, PERSON, "罗大海", role="当事人"),
        ],
    )
    second = lay_out("机动车注册登记申请表", "所有人 龙启明")
    archive.add("J998-ZY·CL·2007·D30-0005-032", [second], [mention(second, 1, PERSON, "龙启明", role="所有人")])
