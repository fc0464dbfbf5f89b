import pytest

from indexer.words import Segmenter
from service.questions.query import read_query
from tests.service.conftest import Shelf, shelf_of

STATUTE = """中华人民共和国固体废物污染环境防治法
第一章 总则
第一条 为了防治污染,制定本法。
第二章 法律责任
第二条 违法堆放固体废物的,处以罚款。
第三章 附 则
第三条 液态废物适用本法。
第四条 本法自公布之日起施行。
"""


@pytest.fixture(scope="module")
def statute(segmenter: Segmenter) -> Shelf:
    return shelf_of(STATUTE, "中华人民共和国固体废物污染环境防治法", segmenter)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("固废法附则", ["d/3/3", "d/3/4"]),
        ("《固体废物污染环境防治法》的附则", ["d/3/3", "d/3/4"]),
        ("固废法总则怎么规定的", ["d/1/1"]),
        ("固废法 法律责任", ["d/2/2"]),
        ("固废法附则第三条", ["d/3/3"]),
        ("固废法法律责任那一章", ["d/2/2"]),
        ("固废法附则那一章的第二条", ["d/3/4"]),
        ("固废法附则那一章的第三条", ["d/3/3"]),
        ("固废法附则那一章的第五条", []),
        ("固废法第三章第一条", []),
        ("《固废法》总则这章都规定了什么", ["d/1/1"]),
        ("固废法责任那一章", []),
        ("固废法法律责任那一章罚款多少", []),
        ("固废法总则那节能环保怎么说", []),
        ("法律责任那一章", []),
        ("附则", []),
        ("固体废物的法律责任", []),
        ("固废法罚款的法律责任", []),
        ("固废法罚则", []),
        ("环保法附则", []),
        ("上海固废法附则", []),
    ],
)
def test_a_chapter_of_a_document_by_its_name(text: str, ids: list[str], statute: Shelf) -> None:
    assert statute.ids(text) == ids


@pytest.mark.parametrize(
    "text",
    ["贵州美丽城镇是哪一条", "灵丘科技创新是哪一章的", "灵丘能源结构每一条都", "晋中水环境质量那章",
     "灵丘改善农村人居环境一点都", "贵州美丽城镇有一条规定吗"],
)  # fmt: skip
def test_what_asks_for_the_place_of_something_names_none(text: str, shelf: Shelf) -> None:
    assert shelf.lookup.find(read_query(text, shelf.segmenter)) is None
