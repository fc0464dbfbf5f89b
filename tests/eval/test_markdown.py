import json
from itertools import pairwise

import pytest

from eval.benchmark import read_queries, resolved
from eval.commands import DEVELOPMENT
from eval.markdown import as_json, markdown
from eval.report import Report, reported
from eval.systems import PRODUCT, product
from service.search import Searcher


@pytest.fixture(scope="module")
def found(searcher: Searcher) -> Report:
    queries = [q for q in read_queries(DEVELOPMENT) if q.query_id in ("q001", "q021", "n001")]
    qrels = tuple(resolved(queries, searcher.index))
    return reported(searcher, queries, qrels, [product("另一个", searcher)], lambda *_: None)


def test_the_rows_of_a_table_have_the_cells_of_its_head(found: Report) -> None:
    lines = markdown(found).splitlines()
    for above, below in pairwise(lines):
        if above.startswith("|") and below.startswith("|"):
            assert above.count("|") == below.count("|")
    for name in (PRODUCT, "另一个", *found.types, *found.flips):
        assert any(line.startswith(f"| {name} |") for line in lines)


def test_a_bar_in_a_query_does_not_end_its_cell(found: Report) -> None:
    worst = [{**found.worst[0], "query": "水|气"}]
    assert "| 水\\|气 | " in markdown(found._replace(worst=worst))


def test_json_has_every_figure_under_its_name(found: Report) -> None:
    told = json.loads(json.dumps(as_json(found), allow_nan=False))
    assert set(told) == set(Report._fields)
    assert told["sentence"] == found.sentence._asdict()
    assert told["against"] == {"另一个": found.against["另一个"]._asdict()}
    assert told["refusals"]["by_kind"]["place"]["value"] == found.refusals.by_kind["place"].value
