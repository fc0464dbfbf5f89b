import pytest

from service.numbers.heading_neighbours import beside_heading
from service.questions.query import read_query
from tests.service.conftest import Shelf


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("美丽山西加强科技创新的下一条是个啥", ["shanxi-meili/7/23"]),
        ("灵丘调整能源结构下面挨着那条", ["lingqiu-shifan/2/4/15"]),
        ("灵丘那份「改善大气环境质量」的下一条发我", ["lingqiu-shifan/2/2/6"]),
        ("灵丘保障措施里监督考核前头一条", ["lingqiu-shifan/3/1"]),
        ("美丽山西守牢生态安全底线下面三条", [f"shanxi-meili/4/{number}" for number in (12, 13, 14)]),
        ("美丽山西守牢生态安全底线下面四条", []),
        ("美丽山西加强海洋保护的下一条", []),
        ("加强科技创新的下一条", []),
        ("美丽山西第二十条的下一条", []),
    ],
)
def test_what_stands_beside_a_heading(text: str, ids: list[str], shelf: Shelf) -> None:
    query = read_query(text, shelf.segmenter)
    rows = beside_heading(query, shelf.lookup.names, shelf.lookup.levels)
    assert [shelf.clauses[row].clause_id for row in rows] == ids
