import pytest

from indexer.folding import Span
from service.numbers.chains import Gap, chains
from service.numbers.labels import labels_in
from service.questions.mentions import Mention, Surroundings


def read(text: str, name: str = "") -> list[list[tuple[Gap, tuple[int, ...]]]]:
    """The chains of a text in which only `name` names a document and no other word means anything."""
    start = text.find(name)
    mentions = (Mention(Span(start, start + len(name)), True),) if name else ()
    around = Surroundings(text, mentions, tuple(mention.span for mention in mentions))
    return [
        [(link.gap, link.label.numbers) for link in chain] for chain in chains(labels_in(text), around)
    ]


@pytest.mark.parametrize(
    ("text", "gap"),
    [
        ("第三章第四节", Gap.JOINT),
        ("第三章的第四节", Gap.JOINT),
        ("第三章>第四节", Gap.JOINT),
        ("第三章,第四节", Gap.LIST),
        ("第三章-第四节", Gap.DASH),
        ("第三章至第四节", Gap.RANGE),
        ("第三章以及第四节", Gap.AND),
        ("第三章规划任务第四节", Gap.WORDS),
    ],
)
def test_what_stands_between_two_numbers(text: str, gap: Gap) -> None:
    ((_, (between, numbers)),) = read(text)
    assert (between, numbers) == (gap, (4,))


def test_a_document_named_between_begins_anew() -> None:
    assert len(read("第17条和贵州意见第20条", "贵州意见")) == 2


@pytest.mark.parametrize("text", ["第三章25项指标", "专栏2第7个东西"])
def test_a_number_left_unread_leaves_all_unread(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    "text", ["规划五章八节", "规划三点二", "规划三 三 4", "规划8", "规划八、", "规划附件"]
)
def test_weak_numbers_count_beside_a_name_alone(text: str) -> None:
    assert len(read(text, "规划")) == 1
    assert read(text.removeprefix("规划"), "") == []


@pytest.mark.parametrize(
    "text", ["规划三条产业链", "规划3项指标", "规划1、2、3类", "规划一、二级保护区"]
)
def test_counts_of_things_are_no_numbers_of_clauses(text: str) -> None:
    assert read(text, "规划") == []
