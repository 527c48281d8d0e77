"""Builds a small real archive for the tests of search_api: catalogue, blobs, index. All people in it are invented."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from PIL import Image, ImageDraw

from archive.blob_store import FsspecBlobs
from archive.catalogue import Catalogue, ItemDraft, PageDraft, Recognised, Rendered
from archive.errors import ReferenceCodeError
from archive.model import CatalogueRow, Item, Mention, MentionType, Scan, StageResult
from archive.registry import Registry
from archive.scope import Scope, local_administrator
from archive.store import open_catalogue
from archive.text import Box, Glyph, Line, PageText
from archive.text_json import write_page_text
from index_mappings.document import build_document, content_version
from index_mappings.port import IndexDocument, SearchIndex
from search_api.person_service import PersonService
from search_api.service import SearchService

GLYPH = 40
WIDTH, HEIGHT = 1200, 800
MARGIN = 60
PITCH = 80
ENGINE = "tesseract 5.3 chi_sim"
ADMINISTRATOR = local_administrator("local")


def lay_out(*lines: str, wraps: Sequence[int] = ()) -> PageText:
    """Return a reading with ``lines`` in a grid of square glyphs; lines whose index is in ``wraps`` go on."""
    laid = []
    for row, text in enumerate(lines):
        y = MARGIN + row * PITCH
        glyphs = tuple(
            Glyph(text=c, box=Box(MARGIN + i * GLYPH, y, MARGIN + (i + 1) * GLYPH, y + GLYPH), confidence=0.98)
            for i, c in enumerate(text)
        )
        laid.append(Line(glyphs=glyphs, wraps=row in wraps))
    return PageText(width=WIDTH, height=HEIGHT, scan_width=WIDTH, scan_height=HEIGHT, lines=tuple(laid), engine=ENGINE)


def draw(reading: PageText, media: str = "PNG") -> bytes:
    """Return a picture with a dark square wherever a glyph stands."""
    image = Image.new("RGB", (reading.scan_width, reading.scan_height), "white")
    pen = ImageDraw.Draw(image)
    for line in reading.lines:
        for glyph in line.glyphs:
            pen.rectangle((glyph.box.x0 + 3, glyph.box.y0 + 3, glyph.box.x1 - 3, glyph.box.y1 - 3), fill="#444")
    out = io.BytesIO()
    image.save(out, media)
    return out.getvalue()


def mention(reading: PageText, page: int, kind: MentionType, raw: str, value: str = "", **more: object) -> Mention:
    """Return a mention of ``raw`` where it first stands in ``reading``."""
    start = reading.text.index(raw)
    boxes = [g.box for g in reading.glyphs_of_text()[start : start + len(raw)] if g is not None]
    return Mention(
        type=kind, raw=raw, value=value or raw, page=page, region=reading.region_of(boxes), confidence=0.97, **more
    )


def _stage(stage: str, item_id: str, page: int | None, *, failure: str = "") -> StageResult:
    return StageResult(
        key=f"{stage}-{item_id}-{page}",
        stage=stage,
        item_id=item_id,
        page_number=page,
        artefact_sha256=None,
        failure=failure,
        seconds=0.1,
        finished_at=datetime(2024, 5, 6, tzinfo=UTC),
    )


@dataclass
class Archive:
    """The parts of an archive, and ways to fill it as ingest does."""

    catalogue: Catalogue
    blobs: FsspecBlobs
    index: SearchIndex
    registry: Registry
    documents: list[IndexDocument] = field(default_factory=list)
    service: SearchService = field(init=False)
    persons: PersonService = field(init=False)

    def __post_init__(self) -> None:
        self.service = SearchService(
            catalogue=self.catalogue, index=self.index, blobs=self.blobs, registry=self.registry, source="test"
        )
        self.persons = PersonService(catalogue=self.catalogue, index=self.index, blobs=self.blobs, source="test")

    @classmethod
    def open(cls, folder: Path, index: SearchIndex) -> Archive:
        return cls(
            catalogue=open_catalogue(f"sqlite:///{folder / 'catalogue.db'}"),
            blobs=FsspecBlobs(str(folder / "blobs")),
            index=index,
            registry=Registry.load(),
        )

    def close(self) -> None:
        self.index.close()
        self.catalogue.close()

    def add(
        self,
        ref: str,
        readings: Sequence[PageText | str | None] = (),
        mentions: Sequence[Mention] = (),
        *,
        publish: bool = True,
        with_row: bool = True,
        access_level: str = "",
        **row: object,
    ) -> Item:
        """Register an item. A page is a reading, a reason why it failed, or None while it is not read."""
        try:
            code = self.registry.read_code(ref)
        except ReferenceCodeError:
            code = self.registry.take_unread(ref)
        entry = CatalogueRow(ref_code=ref, **row) if with_row else None
        draft = ItemDraft(
            code=code,
            archive_class=self.registry.series_of(code).archive_class,
            access_level=access_level or self.registry.access_level(code, entry),
            retention=code.retention,
            year=code.year,
            row=entry,
            case_types=self.registry.read_case_types(self.registry.series_of(code).archive_class, entry.case_type)
            if entry
            else (),
            location=self.registry.parse_location(entry.location, entry.box)
            if entry
            else self.registry.parse_location("", ""),
        )
        item = self.catalogue.register_item(draft)
        if readings:
            self._add_pages(item, readings)
        self.catalogue.record_mentions(item.item_id, mentions, _stage("extract", item.item_id, None))
        if publish:
            self.publish(item, readings, mentions)
        return item

    def _add_pages(self, item: Item, readings: Sequence[PageText | str | None]) -> None:
        drafts = []
        images = []
        for number, reading in enumerate(readings, 1):
            shown = reading if isinstance(reading, PageText) else lay_out(f"{item.ref_code} {number}")
            image = draw(shown)
            images.append(image)
            scan = Scan(
                sha256=self.blobs.put(image), name=f"{number:04d}.png", media_type="image/png", size_bytes=len(image)
            )
            drafts.append(PageDraft(number=number, scan=scan, frame=0))
        self.catalogue.register_pages(item.item_id, drafts)
        for number, (reading, image) in enumerate(zip(readings, images, strict=True), 1):
            rendered = Rendered(
                width=WIDTH, height=HEIGHT, image_sha256=self.blobs.put(image), image_media_type="image/png"
            )
            self.catalogue.record_rendered(item.item_id, number, rendered, _stage("render", item.item_id, number))
            if isinstance(reading, PageText):
                recognised = Recognised(
                    text_sha256=self.blobs.put(write_page_text(reading)),
                    engine=reading.engine,
                    mean_confidence=reading.mean_confidence,
                )
                stage = _stage("recognise", item.item_id, number)
                self.catalogue.record_recognised(item.item_id, number, recognised, stage)
            elif reading is not None:
                stage = _stage("recognise", item.item_id, number, failure=reading)
                self.catalogue.record_failed(item.item_id, number, stage)

    def publish(self, item: Item, readings: Sequence[PageText | str | None], mentions: Sequence[Mention]) -> None:
        texts = [reading.text if isinstance(reading, PageText) else "" for reading in readings]
        document = build_document(item, mentions, texts)
        self.documents.append(document)
        self.index.add([document])
        self.index.commit()
        self.catalogue.record_published({item.item_id: content_version(document)})

    def damage_reading(self, ref: str, number: int) -> None:
        """Change the stored reading of a page, as a failing disk would."""
        item = self.catalogue.find_item(ref, scope=ADMINISTRATOR)
        page = self.catalogue.pages([item.item_id], scope=ADMINISTRATOR)[item.item_id][number - 1]
        path = self.blobs.local_path(page.text_sha256)
        path.chmod(0o600)
        path.write_bytes(b"damaged")

    def tags(self) -> list[str]:
        return [entry.event.tag for entry in self.catalogue.audit.entries()]


QR = "J998-ZY·HJ·QR·2008·D30-0001-004"
SW = "J998-ZY·HJ·SW·2008·Y-0002-015"
CL = "J998-ZY·CL·2007·D30-0005-001"
CR = "J998-ZY·CR·HZ·2009·D30-0231-006"
ROW_ONLY = "J998-ZY·ZZ·2009·D10-0456-011"


def fill(archive: Archive) -> None:
    """Add four read items of four kinds and one that only the catalogue knows."""
    first = lay_out("户口迁入审批表", "姓名 欧阳劼 性别 男", "公民身份号码 432299197908050312", "迁入日期 2008年3月4日")
    second = lay_out("北港街道桐荫巷17号迁", "入本址属实北港派出所", wraps=[0])
    archive.add(
        QR,
        [first, second],
        [
            mention(first, 1, MentionType.PERSON, "欧阳劼", role="本人", checks=("surname",)),
            mention(first, 1, MentionType.ID_NUMBER, "432299197908050312", checks=("checksum",)),
            mention(first, 1, MentionType.DATE, "2008年3月4日", "2008-03-04"),
            mention(first, 1, MentionType.CASE_TYPE, "户口迁入"),
            mention(second, 2, MentionType.ADDRESS, "北港街道桐荫巷17号"),
        ],
        title="欧阳劼户口迁入材料",
        case_type="户口迁入",
        location="2库房-01列-03节-2层",
        box="0003",
        date="2008-03-04",
        pages=2,
        persons=("欧阳劼",),
        extra={"移交批次": "七"},
    )
    death = lay_out("死亡人员户口注销登记表", "死者姓名 龚已生", "注销日期 2008年12月10日", "申报人 龚己明")
    archive.add(
        SW,
        [death],
        [
            mention(death, 1, MentionType.PERSON, "龚已生"),
            mention(death, 1, MentionType.PERSON, "龚己明", alternatives=("龚巳明",)),
            mention(death, 1, MentionType.DATE, "2008年12月10日", "2008-12-10"),
        ],
        title="龚已生死亡注销",
        case_type="死亡注销",
        location="2库房-01列-03节-3层",
        box="0004",
    )
    car = lay_out("机动车注册登记申请表", "号牌 湘F·TZ017", "所有人 单国梁")
    archive.add(
        CL,
        [car],
        [
            mention(car, 1, MentionType.NUMBER, "湘F·TZ017", "湘FTZ017", role="plate"),
            mention(car, 1, MentionType.PERSON, "单国梁"),
        ],
        title="湘F·TZ017注册登记",
        case_type="注册登记",
        location="3库房-02列-01节-1层",
        box="0011",
    )
    passport = lay_out("护照申请审批表", "姓名 于䶮", "护照号码 G00000136")
    archive.add(
        CR,
        [passport],
        [
            mention(passport, 1, MentionType.PERSON, "于䶮"),
            mention(passport, 1, MentionType.NUMBER, "G00000136", role="passport"),
        ],
        title="护照申请",
        location="1库房-02列-01节-1层",
        box="0231",
    )
    archive.add(ROW_ONLY, title="谌玉莲暂住登记", case_type="首次申领", box="0456")


def scope_of(*classes: str) -> Scope:
    """Return a scope that sees every level of ``classes`` and nothing else."""
    return Scope(
        actor="clerk", classes=frozenset(classes), access_levels=frozenset({"open", "controlled", "restricted"})
    )
