import json

from eval.asked import as_lines, asked
from eval.benchmark import Gold, JudgedQuery, resolved
from indexer.index import Index
from service.search import Searcher

GOLD = (Gold("shanxi-meili", "全省森林覆盖率提高到27.22%", 2),)


def test_only_well_formed_questions_that_are_answered_right(searcher: Searcher, index: Index) -> None:
    text = "2035年山西森林覆盖率要达到多少"
    elsewhere = (Gold("shanxi-meili", "非化石能源占能源消费总量比重达到18%", 2),)
    queries = [
        JudgedQuery("right", text, "fact", GOLD, ""),
        JudgedQuery("wrong", text, "fact", elsewhere, ""),
        JudgedQuery("typo", text, "typo", GOLD, ""),
        JudgedQuery("none", "红烧肉咋做", "fact", (), ""),
    ]
    rows = as_lines(asked(searcher, queries, tuple(resolved(queries, index)))).splitlines()
    assert [json.loads(row) for row in rows] == [{"text": text, "documents": ["shanxi-meili"]}]
