"""Over the real index: which words of a clause answer."""

from dataclasses import replace
from pathlib import Path

import pytest

from indexer.index import Index
from indexer.settings import Settings
from indexer.words import Segmenter
from service.opening import open_searcher
from service.quoter import Quoter
from service.search import Searcher
from tests.small import write_small_index


@pytest.mark.parametrize(
    ("question", "opening"),
    [
        ("美丽山西第十四条", "(十四)强化生物安全管理。建立生物安全工作协调机制"),
        ("专栏2第9项", "９．保护黄河河津示范区创建工程.实施焦化"),
        ("生态省规划纲要五(四)", "(四)强化协同治理,确保空气质量持续改善\n\n联防联控打好重污染天气"),
        ("灵丘规划第17点 园区循环化", "17、实施园区循环化改造。推动形成"),
        ("灵丘规划第17点 余热", "加强固废资源循环利用"),
    ],
)
def test_a_sentence_is_shown_with_the_heading_that_it_goes_on_from(
    searcher: Searcher, question: str, opening: str
) -> None:
    assert searcher.search(question).results[0].answer.text.startswith(opening)


def test_the_sentence_is_one_of_the_clause(
    searcher: Searcher, index: Index, segmenter: Segmenter
) -> None:
    query = searcher.query("灵丘余热怎么利用")
    ranking = searcher.rank(query, 5)
    quoter = Quoter(index, segmenter)
    for row in ranking.rows.tolist():
        assert index.bounds[row] <= quoter.best_sentence(query, ranking, row) < index.bounds[row + 1]


@pytest.mark.parametrize(
    ("question", "repeats"),
    [("灵丘规划第17点 园区循环化", True), ("灵丘规划第17点 余热", False), ("灵丘规划黑鹳", False)],
)
def test_words_that_only_repeat_the_heading(
    searcher: Searcher, index: Index, question: str, repeats: bool, segmenter: Segmenter
) -> None:
    row = index.row_of["lingqiu-shifan/2/4/17"]
    assert Quoter(index, segmenter).repeats_heading(searcher.query(question), row) is repeats


def test_rarer_words_weigh_more(searcher: Searcher, index: Index, segmenter: Segmenter) -> None:
    weights = Quoter(index, segmenter).weights(searcher.query("灵丘黑鹳保护"))
    assert weights["黑鹳"] > weights["保护"]


@pytest.mark.parametrize(
    ("question", "cannot"),
    [
        ("晋中哪些县不用搞清洁取暖改造", True),
        ("晋中哪些县要搞清洁取暖改造", False),
        ("贵州要重点护的四大山脉是哪四座", True),
        ("四大旗舰物种是哪四种", False),
        ("排查、交办、核查、约谈、专项督察具体是哪几步", True),
        ("五步法是哪五步", False),
        ("晋中十五五期间空气优良天数比例", True),
        ("晋中十四五期间空气优良天数比例", False),
        ("山西要跟哪些省取生态省建设的经", True),
        ("山西学习哪些省的生态省建设经验", False),
    ],
)
def test_what_says_otherwise_or_lists_nothing_cannot_answer(
    question: str, cannot: bool, searcher: Searcher, index: Index, segmenter: Segmenter
) -> None:
    query = searcher.query(question)
    ranking, quoter = searcher.rank(query, 1), Quoter(index, segmenter)
    best = quoter.best_sentence(query, ranking, int(ranking.rows[0]))
    assert quoter.cannot_answer(query, best) == cannot


def test_what_cannot_answer_is_only_related_and_marks_nothing(searcher: Searcher) -> None:
    response = searcher.search("晋中哪些县不用搞清洁取暖改造")
    assert response.outcome == "related"
    assert response.results[0].answer.fact is None


GOAL = "畜禽糞污資源化利用率達到82%以上;"


def test_both_halves_are_the_answer_where_both_years_are_asked(searcher: Searcher) -> None:
    both = searcher.search("贵州畜禽粪污资源化利用率2027年和2035年分别要达到多少").results[0].answer
    assert both.text.endswith(GOAL + "到2035年,達到90%以上。")
    assert both.fact is not None
    assert both.fact.text == "82%以上;到2035年,達到90%以上"
    later = searcher.search("贵州畜禽粪污资源化利用率2035年要达到多少").results[0].answer
    assert later.text == "到2035年,達到90%以上。"


def test_a_second_half_is_read_with_the_first(
    searcher: Searcher, index: Index, segmenter: Segmenter
) -> None:
    quoter = Quoter(index, segmenter)
    row = next(i for i, text in enumerate(index.lowered) if text.startswith("到2035年,达到90%以上"))
    assert quoter.whole(row).endswith(GOAL + "到2035年,達到90%以上。")
    assert quoter.whole(row - 1) == quoter.printed(row - 1)[0]


CHARGED = "某县补贴办法\n第一条 县商务局\n负责组织实施补贴政策。\n第二条 县财政局\n负责做好补贴资金保障。按时拨付。\n"


@pytest.mark.parametrize(
    ("question", "shown", "fact"),
    [
        ("补贴资金由谁保障", "县财政局\n负责做好补贴资金保障。", "县财政局"),
        ("补贴资金怎么保障", "负责做好补贴资金保障。", None),
    ],
)
def test_who_is_charged_may_stand_above_what_he_does(
    question: str, shown: str, fact: str | None, tmp_path: Path, settings: Settings
) -> None:
    (tmp_path / "corpus" / "documents").mkdir(parents=True)
    (tmp_path / "corpus" / "documents" / "补贴.txt").write_text(CHARGED, encoding="utf-8")
    write_small_index(tmp_path, settings.cache)
    searcher = open_searcher(replace(settings, index=tmp_path / "index"))
    answer = searcher.search(question).results[0].answer
    assert answer.text == shown
    assert (answer.fact.text if answer.fact else None) == fact
    if answer.fact:
        assert CHARGED[answer.fact.span.start : answer.fact.span.end] == fact
