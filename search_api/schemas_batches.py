"""Shapes of batch searches in the OpenAPI document; see ``search_api.schemas``."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid")


class BatchReportShape(_Shape):
    """How many rows came to what, and whether the searches may have missed something."""

    source: str
    source_sha256: str
    rows: int = Field(ge=0)
    found: int = Field(ge=0)
    id_only: int = Field(ge=0, description="rows whose ID number was found and whose name was not with it")
    name_only: int = Field(ge=0)
    alike: int = Field(ge=0, description="rows whose hits only look or sound alike")
    none: int = Field(ge=0)
    error: int = Field(ge=0, description="rows that could not be asked")
    empty: int = Field(ge=0)
    hits: int = Field(ge=0, description="rows of the workbook that are hits")
    cut_off: int = Field(ge=0, description="rows with more hits than the workbook has of them")
    resumed: int = Field(ge=0)
    complete: bool
    incomplete_reason: str = ""
    incomplete_reason_zh: str = ""
    seconds: float = Field(ge=0)


class BatchRunShape(_Shape):
    """A list that was handed in, and where it stands; `report` is there once it is done, `problem` where it failed."""

    id: str
    source: str = Field(description="name of the file", examples=["名单.xlsx"])
    made: str = Field(description="ISO 8601, UTC")
    limit: int = Field(ge=1)
    state: Literal["waiting", "running", "done", "failed"]
    rows: int = Field(ge=0)
    done: int = Field(ge=0)
    problem: str = ""
    report: BatchReportShape | None = None


class BatchListShape(_Shape):
    batch_searches: list[BatchRunShape]
