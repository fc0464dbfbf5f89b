import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.folding import fold_text
from indexer.index import Index
from service.quotations.verify import Quotation, Verifier
from service.search import Searcher

QUOTE = "全省森林覆盖率提高到27.22%"
CITATION = "《中共山西省委 山西省人民政府关于全面推进美丽山西建设的实施意见》五、(十六)"


@pytest.fixture(scope="module")
def verifier(searcher: Searcher) -> Verifier:
    return searcher.verifier


def test_exact_where_it_is_said_to_stand(verifier: Verifier, index: Index) -> None:
    found = verifier.verify(Quotation(f" {QUOTE}\n", CITATION))
    assert (found.outcome, found.fits, found.script, found.layout) == ("exact", True, False, False)
    [place] = found.places
    assert index.texts[place.document_id][slice(*place.span)] == QUOTE
    assert [index.clauses[row].clause_id for row in place.rows] == ["shanxi-meili/5/16"]


@pytest.mark.parametrize("citation", ["美丽山西第八条", "贵州实施意见附件第九十三条"])
def test_exact_but_elsewhere(citation: str, verifier: Verifier) -> None:
    found = verifier.verify(Quotation(QUOTE, citation))
    assert (found.outcome, found.fits, len(found.places)) == ("exact", False, 1)


def test_a_clause_id_goes_before_a_citation(verifier: Verifier) -> None:
    assert verifier.verify(Quotation(QUOTE, CITATION, "shanxi-meili/3/8")).fits is False
    assert verifier.verify(Quotation(QUOTE, "天书", "shanxi-meili/5/16")).fits is True
    assert verifier.verify(Quotation(QUOTE, None, "nowhere")).cited == frozenset()


def test_nothing_said_or_not_understood(verifier: Verifier) -> None:
    for citation in (None, "天书"):
        found = verifier.verify(Quotation(QUOTE, citation))
        assert (found.outcome, found.cited, found.fits) == ("exact", None, None)


def test_layout_and_script_are_no_alterations(verifier: Verifier, index: Index) -> None:
    wide = verifier.verify(Quotation("全省森林\n 覆盖率提高到２７．２２％"))
    assert (wide.outcome, wide.layout, wide.script) == ("exact", True, False)
    clause = index.clauses_of("guizhou-meili")[20]
    simple = verifier.verify(Quotation(fold_text(clause.text), clause.citation))
    assert (simple.outcome, simple.fits, simple.script) == ("exact", True, True)


def test_an_altered_number_is_shown_on_both_sides(verifier: Verifier, index: Index) -> None:
    quote = QUOTE.replace("27.22", "27.32")
    found = verifier.verify(Quotation(quote, CITATION))
    [place], [difference] = found.places, found.differences
    assert (found.outcome, found.fits) == ("altered", True)
    assert quote[slice(*difference.left)] == "27.32%"
    printed = index.texts[place.document_id][slice(*place.span)]
    assert printed[slice(*difference.right)] == "27.22%"


def test_words_may_be_left_out_where_it_is_said(verifier: Verifier, index: Index) -> None:
    text = index.texts["shanxi-meili"]
    start = text.index(QUOTE) - 60
    first, last = text[start : start + 20], text[start + 50 : start + 60 + len(QUOTE)]
    quote = f"「{first}……{last}」"
    found = verifier.verify(Quotation(quote, CITATION))
    [place], [omitted] = found.places, found.differences
    assert (found.outcome, found.elided, found.fits, found.layout) == ("exact", True, True, False)
    assert text[slice(*place.span)] == text[start : start + 60 + len(QUOTE)]
    assert quote[slice(*omitted.left)] == "……"
    assert text[slice(*place.span)][slice(*omitted.right)] == text[start + 20 : start + 50]
    assert verifier.verify(Quotation(f"{last}……{first}")).outcome != "exact"
    assert verifier.verify(Quotation(quote.replace("27.22", "27.32"))).outcome != "exact"


def test_marks_around_a_quotation_are_none_of_it(verifier: Verifier) -> None:
    for quote in (f"「{QUOTE}」", f"“{QUOTE}”", f"……{QUOTE}…"):
        found = verifier.verify(Quotation(quote, CITATION))
        assert (found.outcome, found.elided, found.fits) == ("exact", False, True)
        assert not found.differences


@pytest.mark.parametrize("name", ["jinzhong-145", "lingqiu-shifan"])
def test_a_long_quotation_is_found_by_pairs_of_all_of_it(
    name: str, verifier: Verifier, index: Index
) -> None:
    text = index.texts[name]
    quote = text[1000:2999].replace("的", "之")
    found = verifier.verify(Quotation(quote))
    [place] = found.places
    assert (found.outcome, place.document_id) == ("altered", name)
    assert text[1000:2999].strip() == text[slice(*place.span)].strip()
    assert {quote[slice(*one.left)] for one in found.differences} == {"之"}


@pytest.mark.parametrize("quote", ["红烧肉怎么做才好吃", "。", " ", "囧", "x" * 2000])
def test_what_stands_nowhere(quote: str, verifier: Verifier) -> None:
    found = verifier.verify(Quotation(quote * 3, CITATION))
    assert (found.outcome, found.fits, found.places) == ("not_found", False, ())


def test_a_word_that_stands_everywhere(verifier: Verifier) -> None:
    found = verifier.verify(Quotation("森林", CITATION))
    assert (found.outcome, found.fits, len(found.places)) == ("exact", True, 10)


@settings(max_examples=60)
@given(st.data())
def test_any_stretch_of_any_document_is_exact(
    verifier: Verifier, index: Index, data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from(sorted(index.texts)))
    start = data.draw(st.integers(0, len(index.texts[name]) - 80))
    quote = index.texts[name][start : start + data.draw(st.integers(1, 80))]
    found = verifier.verify(Quotation(quote))
    assert found.outcome == ("exact" if quote.strip() else "not_found")
    for place in found.places:
        printed = index.texts[place.document_id][slice(*place.span)]
        assert fold_text("".join(printed.split())) == fold_text("".join(quote.split()))
    assert not found.places or (not found.layout and not found.script)
