import pytest

from tests.service.conftest import Shelf


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("美丽山西加强科技创新的下一条是个啥", ["shanxi-meili/7/23"]),
        ("灵丘调整能源结构下面挨着那条", ["lingqiu-shifan/2/4/15"]),
        ("灵丘那份「改善大气环境质量」的下一条发我", ["lingqiu-shifan/2/2/6"]),
        ("灵丘保障措施里监督考核前头一条", ["lingqiu-shifan/3/1"]),
        ("美丽山西守牢生态安全底线下面三条", [f"shanxi-meili/4/{number}" for number in (12, 13, 14)]),
        ("灵丘调整能源结构下面那条", ["lingqiu-shifan/2/4/15"]),
        ("贵州打造美丽城镇后面一条", ["guizhou-meili/4/4/17", "guizhou-meili/annex/4/17"]),
        ("晋中强化组织领导后面那一章", []),
        ("美丽山西守牢生态安全底线下面四条", []),
        ("美丽山西加强海洋保护的下一条", []),
        ("加强科技创新的下一条", []),
    ],
)
def test_what_stands_beside_a_heading(text: str, ids: list[str], shelf: Shelf) -> None:
    assert shelf.ids(text) == ids
