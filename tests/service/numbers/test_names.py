import pytest

from indexer.documents import Document, Region
from service.numbers.heading_names import Heading
from service.numbers.names import Names
from tests.service.numbers.test_titles import DOCUMENTS
from tests.service.numbers.test_word_runs import run

NAMES = Names.of(
    DOCUMENTS,
    [Heading("plan", "落实国土空间规划", False), Heading("view", "重点任务分工", True), Heading("view", "保障措施", False),
     Heading("view", "生态环境安全", False)],
)  # fmt: skip


@pytest.mark.parametrize(
    ("words", "documents"),
    [
        (("晋中", "规划"), {"plan"}),
        (("环保", "规划"), {"plan"}),
        (("请调阅", "晋中", "规划"), {"plan"}),
        (("晋中", "规划", "任务"), {"plan"}),
        (("意见",), {"view"}),
        (("贵州", "重点", "任务"), {"view"}),
        (("教育", "规划"), set()),
        (("晋中", "国土", "空间", "规划"), set()),
        (("太原", "规划"), set()),
        (("晋中", "意见"), set()),
        (("贵州", "规划"), set()),
        (("晋中", "条例"), set()),
        (("大气", "法"), set()),
        (("湖南",), set()),
        (("水源",), None),
    ],
)
def test_the_documents_that_words_in_front_name(
    words: tuple[str, ...], documents: set[str] | None
) -> None:
    assert NAMES.named_before([run(*words)]).documents == documents


@pytest.mark.parametrize(
    ("words", "documents"),
    [
        (("晋中", "规划"), {"plan"}),
        (("国土", "空间", "规划"), None),
        (("排放", "标准"), None),
        (("生态", "环境"), None),
        (("水", "法"), set()),
        (("湖南",), set()),
    ],
)
def test_words_behind_a_number_may_be_its_topic(
    words: tuple[str, ...], documents: set[str] | None
) -> None:
    assert NAMES.named_behind([run(*words)]).documents == documents


def test_words_that_name_nothing_are_kept_as_topics() -> None:
    assert NAMES.named_before([run("意见", "水源")]).others == ("水源",)


def test_names_that_are_joined_share_the_kind_of_the_last() -> None:
    assert [word.text for word in NAMES.sharing(run("晋中"), run("灵丘", "规划"))] == ["晋中", "规划"]
    assert NAMES.sharing(run("水源"), run("灵丘", "规划")) == run("水源")
    assert NAMES.sharing(run("晋中", "规划"), run("贵州", "意见")) == run("晋中", "规划")


def test_who_issues_for_the_whole_country_names_what_is_for_no_place() -> None:
    documents = {
        "city": Document("city", "city.txt", "上海市湖泊条例", region=Region("上海市", None, None)),
        "state": Document("state", "state.txt", "湖泊条例"),
    }
    names = Names.of(documents, [])
    assert names.named_before([run("国务院", "湖泊", "条例")]).documents == frozenset({"state"})
    assert names.named_before([run("国家", "湖泊", "条例")]).documents == frozenset({"state"})
    assert names.named_before([run("湖泊", "条例")]).documents == frozenset({"city", "state"})
    assert NAMES.named_before([run("国务院", "规划")]).documents == frozenset()
