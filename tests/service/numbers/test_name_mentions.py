import pytest

from indexer.documents import Document, Region
from indexer.folding import Span
from indexer.words import Segmenter
from service.numbers.heading_names import Heading
from service.numbers.names import Names
from service.numbers.statutes import Statutes
from tests.service.numbers.test_names import NAMES
from tests.service.numbers.test_word_runs import run

MENTIONS = NAMES.mentions


def test_a_mention_spans_what_names_a_document() -> None:
    (mention,) = MENTIONS.in_runs([run("晋中", "规划", "任务")])
    assert (mention.span, mention.is_title) == (Span(0, 4), True)
    assert MENTIONS.in_runs([run("国土", "空间", "规划")]) == ()


def test_mentions_in_a_run_are_one_and_in_several_are_several() -> None:
    assert len(MENTIONS.in_run(run("晋中", "规划"))) > 1
    assert len(MENTIONS.in_runs([run("晋中", "规划"), run("水源"), run("意见")])) == 2


@pytest.mark.parametrize(
    ("words", "is_distinct"),
    [(("晋中",), True), (("晋中", "规划"), True), (("规划",), False), (("水源",), False)],
)
def test_a_place_is_more_than_a_kind(words: tuple[str, ...], is_distinct: bool) -> None:
    assert MENTIONS.is_distinct(run(*words)) is is_distinct


@pytest.mark.parametrize(
    ("words", "is_heading"),
    [
        (("国土", "空间", "规划"), True),
        (("保障", "措施"), True),
        (("生态", "环境"), False),
        (("生态", "环境", "规划"), False),
        (("水源",), False),
    ],
)
def test_words_of_a_heading_that_no_title_has(words: tuple[str, ...], is_heading: bool) -> None:
    assert MENTIONS.is_heading(run(*words)) is is_heading


def test_words_that_only_one_title_begins_with() -> None:
    assert MENTIONS.openings(run("美丽", "贵州")) == {run("美丽", "贵州"): "view"}
    assert MENTIONS.openings(run("美丽")) == {}
    assert MENTIONS.openings(run("美丽", "晋中")) == {}


def test_words_that_several_titles_begin_with_open_none() -> None:
    titles = {"rules": "某省湖泊条例", "measures": "某省湖泊办法"}
    documents = {key: Document(key, f"{key}.txt", title) for key, title in titles.items()}
    assert Names.of(documents, []).mentions.openings(run("某省", "湖泊")) == {}


def test_a_place_and_words_of_one_title_are_no_heading() -> None:
    document = Document("d", "d.txt", "上海市湖泊保护规划", region=Region("上海市", None, None))
    mentions = Names.of({"d": document}, [Heading("d", "上海湖泊名录", False)]).mentions
    assert not mentions.is_heading(run("上海", "湖泊"))
    assert mentions.is_heading(run("湖泊", "名录"))


def test_a_draft_alone_names_nothing() -> None:
    assert MENTIONS.in_run(run("简本")) == []
    assert MENTIONS.in_run(run("晋中", "简本"))[-1].span == Span(2, 4)


def test_statutes_go_by_short_names(segmenter: Segmenter) -> None:
    documents = {"law": Document("law", "law.txt", "中华人民共和国固体废物污染环境防治法")}
    mentions = Names.of(documents, [], Statutes.of(documents, segmenter)).mentions
    assert mentions.by_short_name(run("固废法")) == frozenset({"law"})
    assert mentions.by_short_name(run("固废法", "征求意见稿")) == frozenset({"law"})
    assert mentions.by_short_name(run("水法")) == frozenset()
    assert mentions.by_short_name(run("固废", "规划")) is None
