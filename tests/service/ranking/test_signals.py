from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import pytest

from indexer.calibration import read_calibration
from indexer.clauses import Clause, Level, Source
from indexer.documents import Document
from indexer.words import Segmenter
from service.questions.query import Query, read_query
from service.ranking.fusion import Parts
from service.ranking.ranker import Ranking, Scores
from service.ranking.signals import FOLLOWERS, Reading, Signals, signals_of, year_told

READING = Reading(
    "山西规划 到2035年,森林覆盖率提高到27.22%。",
    "",
    "到2035年,森林覆盖率提高到27.22%。",
    ("山西",),
    9.0,
    1.5,
)


PLACES = {"贵州", "山西", "太原"}


def ranking(
    interaction: Sequence[float] = (0.9, 0.5),
    lexical: Sequence[float] = (3.0, 1.0),
    dense: Sequence[float] = (0.8, 0.7),
    words: Mapping[str, float] | None = None,
) -> Ranking:
    def column(values: Sequence[float]) -> Scores:
        return np.array(values, dtype=np.float32)

    return Ranking(
        np.arange(len(interaction)), column(interaction), column(lexical), column(dense),
        column(interaction), column([]), {}, words or {},
        Parts(*[column(interaction)] * 6), {},
    )  # fmt: skip


def signals(query: Query, reading: Reading = READING) -> Signals:
    return signals_of(
        query, ranking(), dict.fromkeys(query.content, 1.0), {*query.content} & PLACES, reading
    )


def test_the_bundled_calibration_was_fitted_on_these_signals() -> None:
    assert read_calibration().signals == Signals._fields


def test_what_the_ranking_says_of_its_first_clause(segmenter: Segmenter) -> None:
    found = signals_of(read_query("森林", segmenter), ranking(), {"森林": 4.0}, (), READING)
    assert found.nearness == pytest.approx(0.9)
    assert found.cosine == pytest.approx(0.8)
    assert found.lexical == pytest.approx(3.0 / 4.0)
    assert found.answers == READING.answers


@pytest.mark.parametrize(
    ("interaction", "lead"),
    [([0.9, 0.5, 0.7], 0.3), ([0.9], 0.0), ([0.9, *[0.8] * (FOLLOWERS - 1), *[0.0] * 50], 0.1)],
)
def test_the_lead_is_over_the_next_results(
    segmenter: Segmenter, interaction: list[float], lead: float
) -> None:
    level = [0.0] * len(interaction)
    found = signals_of(
        read_query("森林", segmenter), ranking(interaction, level, level), {}, (), READING
    )
    assert found.lead == pytest.approx(lead, abs=1e-6)


def test_a_rare_word_that_stands_nowhere_is_missing(segmenter: Segmenter) -> None:
    idf = {"森林": 1.0, "绝无": 4.0}
    found = signals_of(
        read_query("森林绝无", segmenter), ranking(words={"森林": 0.9, "绝无": 0.5}), idf, (), READING
    )
    assert found.missing == pytest.approx(4.0 / READING.unknown)
    assert found.weakest == pytest.approx(2.0 / READING.unknown)
    assert found.uncovered == pytest.approx(2.1 / 5)


def test_a_place_that_the_document_is_for_is_not_missing(segmenter: Segmenter) -> None:
    query, words = read_query("宁夏森林", segmenter), {"宁夏": 0.2, "森林": 0.9}
    idf = {"宁夏": 4.0, "森林": 1.0}
    own, strange = (
        signals_of(query, ranking(words=words), idf, (), READING._replace(places=(place,)))
        for place in ("宁夏", "贵州")
    )
    assert own.missing == 0.0
    assert own.weakest == pytest.approx(0.1 / READING.unknown)
    assert strange.missing == pytest.approx(4.0 / READING.unknown)


def test_the_year_of_a_plan_may_stand_in_a_heading_above() -> None:
    plan = Level("", "安徽省工业互联网创新发展行动计划（2021-2023年）")
    clause = Clause("d/h1/1", "d", (plan,), "《标题》", "正文", Source("d.txt", 0, 2))
    notice = Document("d", "d.txt", "支持工业互联网发展若干政策")
    assert year_told(clause, notice) == 2023
    assert year_told(clause, replace(notice, period=(2021, 2025))) == 2025
    assert year_told(clause, replace(notice, title="某市2024年工作要点")) == 2024
    assert year_told(replace(clause, path=(Level("", "某县2023年行动计划"),)), notice) == 2023
    assert year_told(replace(clause, path=()), notice) is None


def test_a_year_counts_as_a_year_and_as_no_other_number(segmenter: Segmenter) -> None:
    planned = READING._replace(sentence="森林覆盖率提高到27.22%。", text="山西规划 27.22%", titled=2030)
    told = signals(read_query("2030年森林覆盖率", segmenter), planned)
    other = signals(read_query("2040年森林覆盖率", segmenter), planned)
    assert (told.years, told.numbers) == (1.0, 1.0)
    assert (other.years, other.numbers) == (0.0, 1.0)
    assert signals(read_query("森林覆盖率28.5%", segmenter), planned).numbers == 0.0


def test_what_is_rare_in_a_large_corpus_counts_as_in_a_small_one(segmenter: Segmenter) -> None:
    query, words = read_query("森林绝无", segmenter), {"森林": 0.9, "绝无": 0.5}
    found = [
        signals_of(query, ranking(words=words), {"森林": unknown / 2, "绝无": unknown}, (),
                   READING._replace(unknown=unknown))
        for unknown in (6.0, 12.0)
    ]  # fmt: skip
    shares = [(one.missing, one.weakest, one.uncovered) for one in found]
    assert shares[0] == pytest.approx(shares[1])


def test_nothing_is_missing_where_every_word_stands(segmenter: Segmenter) -> None:
    found = signals_of(
        read_query("森林", segmenter), ranking(words={"森林": 1.0}), {"森林": 2.0}, (), READING
    )
    assert (found.missing, found.weakest, found.uncovered) == (0.0, 0.0, 0.0)


@pytest.mark.parametrize(
    ("question", "share"), [("森林", 1.0), ("27.22森林", 1.0), ("27.22森林99.9", 0.5), ("99.9森林", 0.0)]
)
def test_the_share_of_numbers_that_stand_there(
    segmenter: Segmenter, question: str, share: float
) -> None:
    assert signals(read_query(question, segmenter)).numbers == share


@pytest.mark.parametrize(
    ("question", "share"),
    [("森林", 1.0), ("2035年森林", 1.0), ("2035年和2027年森林", 0.5), ("2027年森林", 0.0)],
)
def test_the_share_of_years_that_the_best_sentence_names(
    segmenter: Segmenter, question: str, share: float
) -> None:
    assert signals(read_query(question, segmenter)).years == share


def test_a_year_may_stand_in_the_sentence_before(segmenter: Segmenter) -> None:
    reading = Reading("2027年目标。森林覆盖率提高。", "2027年目标。", "森林覆盖率提高。", (), 9.0, 0.0)
    query = read_query("2027年森林", segmenter)
    assert signals(query, reading).years == 1.0
    assert signals(query, reading._replace(before="")).years == 0.0


def test_a_year_may_be_that_of_the_title(segmenter: Segmenter) -> None:
    reading = Reading("2027年森林覆盖率提高。", "", "森林覆盖率提高。", (), 9.0, 0.0, 2027)
    assert signals(read_query("2027年森林", segmenter), reading).years == 1.0
    assert signals(read_query("2026年森林", segmenter), reading).years == 0.0
    dated = reading._replace(sentence="2025年森林覆盖率提高。")
    assert signals(read_query("2027年森林", segmenter), dated).years == 0.0


@pytest.mark.parametrize(
    ("question", "stranger"), [("贵州森林", 1.0), ("山西森林", 0.0), ("太原森林", 1.0), ("森林", 0.0)]
)
def test_a_place_that_the_clause_is_not_for(
    segmenter: Segmenter, question: str, stranger: float
) -> None:
    assert signals(read_query(question, segmenter)).stranger == stranger


def test_a_place_that_the_clause_names_is_not_strange(segmenter: Segmenter) -> None:
    reading = READING._replace(text="支持太原建设森林城市。")
    assert signals(read_query("太原森林", segmenter), reading).stranger == 0.0


@pytest.mark.parametrize(
    ("question", "sentence", "text", "kind"),
    [
        ("森林覆盖率要达到多少", "提高到27.22%。", "提高到27.22%。", 1.0),
        ("森林覆盖率要达到多少", "大力植树。", "大力植树。提高到27.22%。", -0.7),
        ("植树由谁牵头", "大力植树。", "大力植树。牵头单位:省林草局。", 0.3),
        ("森林覆盖率要达到多少", "大力植树。", "大力植树。", -1.0),
        ("怎么植树", "大力植树。", "大力植树。", 0.0),
    ],
)
def test_whether_the_kind_of_thing_that_is_asked_for_is_there(
    segmenter: Segmenter, question: str, sentence: str, text: str, kind: float
) -> None:
    assert (
        signals(read_query(question, segmenter), Reading(text, "", sentence, (), 9.0, 0.0)).kind == kind
    )


@pytest.mark.parametrize(
    ("lexical", "dense", "agreement"),
    [([2, 1], [2, 1], 1.0), ([1, 2], [2, 1], 0.5), ([2, 1], [1, 2], 0.5), ([1, 2], [1, 2], 0.0)],
)
def test_the_legs_agree_on_the_first(
    segmenter: Segmenter, lexical: list[float], dense: list[float], agreement: float
) -> None:
    found = signals_of(
        read_query("森林", segmenter), ranking(lexical=lexical, dense=dense), {}, (), READING
    )
    assert found.agreement == agreement


@pytest.mark.parametrize(("has_list", "kind"), [(True, 1.0), (False, 0.3)])
def test_a_list_counts_where_it_is_of_what_is_asked(
    segmenter: Segmenter, has_list: bool, kind: float
) -> None:
    text = "加强资源再生的推广和使用。"
    reading = Reading(text, "", text, (), 9.0, 0.0, has_list=has_list)
    assert signals(read_query("哪几种废渣拿去利用", segmenter), reading).kind == kind
