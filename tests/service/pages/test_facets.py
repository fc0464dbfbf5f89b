from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from indexer.documents import Document, Region
from service.pages.asked import FIELDS
from service.pages.facets import Value, facet

PLAN = Document(
    "plan", "p.txt", "规划", region=Region("山西省", "晋中市"), kind="规划", period=(2021, 2023)
)
LAW = Document("law", "l.txt", "条例", region=Region("山西省"), date=date(2023, 5, 1))
BARE = Document("bare", "b.txt", "无题")


def test_a_document_counts_in_its_city_and_its_province() -> None:
    assert facet("region", [LAW, PLAN, PLAN, BARE], ["晋中市"]) == (
        Value("山西省", 3, is_chosen=False),
        Value("晋中市", 2, is_chosen=True),
    )


def test_what_a_document_does_not_tell_is_not_counted() -> None:
    assert facet("kind", [LAW, BARE, PLAN], []) == (Value("规划", 1, is_chosen=False),)
    assert facet("year", [BARE], []) == ()


def test_years_that_are_planned_for_or_that_of_issue_latest_first() -> None:
    assert [(one.value, one.hits) for one in facet("year", [PLAN, LAW], [])] == [
        ("2023", 2), ("2022", 1), ("2021", 1)
    ]  # fmt: skip


def test_a_choice_that_no_result_has_is_still_shown_to_be_undone() -> None:
    assert facet("kind", [PLAN], ["决定"])[-1] == Value("决定", 0, is_chosen=True)


def test_many_values_are_cut_to_the_commonest() -> None:
    many = [Document(f"d{i}", "x", "x") for i in range(40) for _ in range(40 - i)]
    shown = facet("document", many, ["d39"])
    assert [one.value for one in shown] == [*(f"d{i}" for i in range(12)), "d39"]


def test_a_plan_without_end_is_not_counted_for_ever() -> None:
    endless = Document("d", "d", "d", period=(1, 9_999_999))
    assert len(facet("year", [endless], [])) == 12


@given(st.lists(st.sampled_from([PLAN, LAW, BARE])), st.sampled_from(FIELDS))
def test_no_value_is_counted_more_often_than_there_are_results(
    documents: list[Document], field: str
) -> None:
    values = facet(field, documents, [])
    assert all(0 < one.hits <= len(documents) for one in values)
    assert len({one.value for one in values}) == len(values)
