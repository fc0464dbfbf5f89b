"""What the tools answer with besides the API's own shapes."""

from typing import Any

from pydantic import BaseModel, Field

from service.api.schemas import ClauseModel, DocumentModel, LevelModel
from service.mcp.reading import Outline, Part


class PartModel(LevelModel):
    part: str = Field(description="这一部分的编号,可以作 read_document 的 part")
    children: list["PartModel"]


class PageModel(BaseModel):
    index_version: str
    document: DocumentModel
    outline: list[PartModel] = Field(description="下面的各级;续读(给了 start)时是空的")
    outline_is_whole: bool = Field(description="false:还有更细的级没有列出,给 part 再看")
    clauses: list[ClauseModel] = Field(description="条款原文,照阅读次序")
    next: str | None = Field(description="下一页从哪一条开始(作 start);null:读完了")


class DocumentListModel(BaseModel):
    index_version: str
    total: int
    documents: list[DocumentModel]
    next: int | None = Field(description="下一页的 offset;null:列完了")


def outline_json(outline: Outline) -> dict[str, Any]:
    return {
        "outline": [_part_json(part) for part in outline.parts],
        "outline_is_whole": outline.is_whole,
    }


def _part_json(part: Part) -> dict[str, Any]:
    level = part.entry.level
    return {
        "part": part.part,
        "label": level.label,
        "heading": level.heading,
        "children": [_part_json(child) for child in part.children],
    }
