import json
from pathlib import Path

from eval.benchmark import read_queries, resolved
from eval.commands import DEVELOPMENT
from eval.headline import headline
from eval.markdown import as_json
from eval.measures import ALL
from eval.report import WHOLE, reported
from eval.systems import product
from service.quality import Figure, read_quality
from service.search import Searcher


def test_the_service_reads_the_figures_of_a_report(searcher: Searcher, tmp_path: Path) -> None:
    queries = [query for query in read_queries(DEVELOPMENT) if query.query_id in ("q001", "n001")]
    found = reported(
        searcher,
        queries,
        tuple(resolved(queries, searcher.index)),
        [product("另一个", searcher)],
        lambda *_: None,
    )
    path = tmp_path / "quality.json"
    path.write_text(json.dumps(headline(as_json(found))), encoding="utf-8")
    quality = read_quality(path)
    assert quality is not None
    assert quality.card == found.card
    assert quality.measures == {name: Figure(*one) for name, one in found.types[ALL].items()}
    assert quality.shares["false_answers"] == Figure(*found.refusals.false_answers)
    assert list(quality.systems) == ["条问", "另一个"]
    assert (quality.auroc, quality.milliseconds) == (found.refusals.auroc, found.milliseconds[WHOLE])
    assert quality.is_of(searcher.index.manifest.version)
