from indexer.index import Index
from service.mcp.reading import clauses_in, outline
from service.mcp.schemas import PartModel, outline_json


def test_an_outline_as_json(index: Index) -> None:
    shown = outline_json(outline(clauses_in(index, "shanxi-meili", None), None))
    parts = [PartModel.model_validate(part) for part in shown["outline"]]
    third = next(part for part in parts if part.label == "三、")
    assert third.part == "shanxi-meili/3"
    assert third.children[0].part.startswith("shanxi-meili/3/")
    assert shown["outline_is_whole"] is True
