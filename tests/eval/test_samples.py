from eval.benchmark import JudgedQuery, Qrel
from eval.samples import samples
from service.search import Searcher

ASKED = "到2025年PM2.5年均浓度要降到多少"


def judged(text: str) -> JudgedQuery:
    return JudgedQuery("q", text, "fact", (), "")


def first_of(searcher: Searcher, text: str) -> str:
    ranking = searcher.rank(searcher.query(text), 1)
    return searcher.index.clauses[int(ranking.rows[0])].clause_id


def test_a_query_is_right_where_its_first_clause_answers(searcher: Searcher) -> None:
    qrel = Qrel("q", first_of(searcher, ASKED), 2)
    (right,) = samples(searcher, [judged(ASKED)], [qrel])
    (wrong,) = samples(searcher, [judged(ASKED)], [qrel._replace(relevance=1)])
    assert (right.is_right, right.is_answerable) == (True, True)
    assert (wrong.is_right, wrong.is_answerable, wrong.withheld) == (False, False, None)
    assert right.signals == wrong.signals


def test_what_answers_is_left_out_of_the_withheld_ranking(searcher: Searcher) -> None:
    query = searcher.query(ASKED)
    ranking = searcher.rank(query, 2)
    best = [searcher.index.clauses[int(row)].clause_id for row in ranking.rows[:2]]
    (one,) = samples(searcher, [judged(ASKED)], [Qrel("q", best[0], 2)])
    assert one.withheld
    assert one.withheld.nearness < one.signals.nearness
    (both,) = samples(searcher, [judged(ASKED)], [Qrel("q", best[1], 2)])
    assert both.withheld
    assert both.withheld.nearness == both.signals.nearness
    assert (both.is_right, both.is_answerable) == (False, True)


def test_a_query_that_is_looked_up_is_no_sample(searcher: Searcher) -> None:
    assert samples(searcher, [judged("美丽山西第八条")], []) == ()
