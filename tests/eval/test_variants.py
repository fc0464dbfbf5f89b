import pytest

from eval.variants import VARIANTS, flips
from service.results import Response
from service.search import Searcher

# Escaped: an editor or a formatter that folds widths would change what is tested.
WIDE_BRACKETS = "山西\uff082035\uff09"
WIDE_QUESTION = "森林覆盖率是多少\uff1f"


@pytest.mark.parametrize(
    ("name", "text", "varied"),
    [
        ("繁体", "森林覆盖率", "森林覆蓋率"),
        ("全角", "2035 a%", "\uff12\uff10\uff13\uff15 \uff41\uff05"),
        ("括号", "晋环发(2019)[145]号", "晋环发〔2019〕〔145〕号"),
        ("括号", WIDE_BRACKETS, "山西〔2035〕"),
        ("数字", "第16条和第3章第20节", "第十六条和第三章第二十节"),
        ("数字", "第145条", "第145条"),
        ("空格", "水", " 水  "),
        ("问号", "森林覆盖率是多少?", "森林覆盖率是多少?"),
        ("问号", WIDE_QUESTION, WIDE_QUESTION),
    ],
)
def test_the_other_dress_of_a_question(name: str, text: str, varied: str) -> None:
    assert VARIANTS[name](text) == varied


def test_a_question_mark_is_added_once() -> None:
    once = VARIANTS["问号"]("森林覆盖率")
    assert once != "森林覆盖率"
    assert VARIANTS["问号"](once) == once


def test_the_dress_of_a_question_changes_no_answer(searcher: Searcher) -> None:
    found = list(flips(searcher, ["山西省2035年森林覆盖率(%)", "美丽山西第16条"]))
    assert {name for name, _, _ in found} >= VARIANTS.keys() - {"数字"}
    assert [flip for flip in found if flip[2]] == []


def test_another_first_clause_is_a_flip(searcher: Searcher, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = searcher.search("海绵城市", 2).results
    response = searcher.search("海绵城市", 1)

    def search(text: str, k: int) -> Response:
        results = () if text == "水" else (second if text.endswith(" ") else first,)
        return Response(text, "related", None, 0.0, response.index_version, results)

    monkeypatch.setattr(searcher, "search", search)
    assert told(searcher, "海绵城市")["空格"]
    assert not told(searcher, "海绵城市")["繁体"]
    assert told(searcher, "水")["空格"]
    assert "繁体" not in told(searcher, "水")


def told(searcher: Searcher, query: str) -> dict[str, bool]:
    return {name: is_flip for name, _, is_flip in flips(searcher, [query])}
