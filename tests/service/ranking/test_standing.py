import numpy as np
import pytest
from numpy.typing import NDArray

from indexer.index import Index, open_index
from indexer.publication import current
from indexer.settings import Settings
from indexer.words import Segmenter
from service.questions.query import read_query
from service.ranking.ranker import Ranker
from service.ranking.retrieval import EmbeddedLegs
from service.ranking.standing import Standing, names_in, plain_name
from tests.small import write_small_index

NOTICE = "{}市人民政府关于节水的通知\n一、各{}要节水。\n二、按照《关于节水的通知》办理,并依《某省人民政府关于绿化的意见》执行。\n"
TEXTS = {
    "湖泊条例.txt": "某省湖泊条例\n第一条 为了保护湖泊,制定本条例。\n第二条 《某省湖泊条例》由省政府解释。\n",
    "实施办法.txt": "某省实施《湖泊保护法》办法\n第一条 根据《中华人民共和国湖泊保护法》制定本办法。\n第二条 湖长按照《某省湖泊条例》\
和《某省湖泊条例》的规定巡湖。\n第三条 湖面不得围垦。\n",
    "甲市.txt": NOTICE.format("甲", "县"),
    "乙市.txt": NOTICE.format("乙", "乡"),
    "绿化.txt": "某省人民政府关于绿化的意见\n一、要绿化,见《关于绿化的意见》。\n二、《甲市人民政府关于节水的通知》也要执行。\n",
    "湖泊保护法.txt": "中华人民共和国湖泊保护法\n第一条 为了保护湖泊,制定本法。\n第二条 禁止围湖造田。\n",
}  # fmt: skip


@pytest.fixture(scope="module")
def citing(tmp_path_factory: pytest.TempPathFactory, settings: Settings) -> Index:
    """Statutes and notices that name each other."""
    folder = tmp_path_factory.mktemp("citing")
    (folder / "corpus").mkdir()
    for name, text in TEXTS.items():
        (folder / "corpus" / name).write_text(text, encoding="utf-8")
    write_small_index(folder, settings.cache)
    return open_index(current(folder / "index"))


def test_a_document_stands_as_high_as_clauses_of_others_name_it(citing: Index) -> None:
    found = Standing.of(citing).of_rows
    by_document = {key: set(found[list(rows)].tolist()) for key, rows in citing.rows.items()}
    # One clause names it twice, and its own does not count; three stand under a title that names it.
    assert by_document == {
        "湖泊条例": {1.0}, "实施办法": {0.0}, "湖泊保护法": {2.0},
        # Two notices are called alike: neither is meant. The opinion is named by both of them.
        "甲市": {1.0}, "乙市": {0.0}, "绿化": {float(np.float32(np.log2(3)))},
    }  # fmt: skip


def test_a_ranking_has_the_standing_of_its_own_clauses(citing: Index, segmenter: Segmenter) -> None:
    ranker = Ranker(citing, EmbeddedLegs(citing))
    standing = Standing.of(citing).of_rows
    for admitted in (None, citing_rows(citing, "湖泊保护法", "甲市")):
        ranking = ranker.rank(read_query("湖泊怎么保护", segmenter), 20, admitted)
        assert ranking.parts.standing.tolist() == standing[ranking.rows].tolist()


def citing_rows(index: Index, *documents: str) -> NDArray[np.int64]:
    return np.array([row for key in documents for row in index.rows_of(key)])


def test_documents_that_name_no_other_stand_alike(index: Index) -> None:
    assert np.array_equal(Standing.of(index).of_rows, np.zeros(len(index.clauses)))


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("中华人民共和国民法典", "民法典"),
        ("海洋环境保护法(2017年修正)", "海洋环境保护法"),
        ("海洋环境保护法（2017年修正）", "海洋环境保护法"),
        ("某省人民政府关于绿化的意见(2020年修订)(试行)", "某省人民政府关于绿化的意见"),
        ("海洋环境保护法(2017年修正)全文", "海洋环境保护法"),
        ("關於適用《中華人民共和國民法典》時間效力的若干規定", "关于适用民法典时间效力的若干规定"),
        ("某市“十四五”规划", "某市十四五规划"),
        ("", ""),
    ],
)  # fmt: skip
def test_what_others_call_a_document(title: str, name: str) -> None:
    assert plain_name(title) == name


def test_what_a_text_names() -> None:
    assert names_in("依照《水法》《某县关于节水的通知》和《水法》办理") == {"水法", "某县关于节水的通知"}
    assert names_in("依照《某省实施《水法》办法》") == {"某省实施水法办法", "水法"}
    assert names_in("依照水法办理") == set()
