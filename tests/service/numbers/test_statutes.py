import pytest

from indexer.documents import Document
from indexer.words import Segmenter
from service.numbers.statutes import Statutes

STATE = "中华人民共和国"
TITLES = {
    "waste": f"{STATE}固体废物污染环境防治法",
    "animals": f"{STATE}野生动物保护法(修订草案)",
    "sea": f"{STATE}海洋环境保护法",
    "tax": f"{STATE}环境保护税法",
    "air": f"{STATE}大气污染防治法",
    "foul": f"{STATE}水污染防治法",
    "impact": f"{STATE}环境影响评价法",
    "forest": f"{STATE}森林法",
    "rules": f"{STATE}森林法实施条例",
    "crime": "最高人民法院、最高人民检察院关于办理环境污染刑事案件适用法律若干问题的解释",
    "tort": "最高人民法院关于审理生态环境侵权责任纠纷案件适用法律若干问题的解释",
}


@pytest.fixture(scope="module")
def statutes(segmenter: Segmenter) -> Statutes:
    return of(TITLES, segmenter)


def of(titles: dict[str, str], segmenter: Segmenter) -> Statutes:
    return Statutes.of({key: Document(key, "", title) for key, title in titles.items()}, segmenter)


@pytest.mark.parametrize(
    ("name", "document"),
    [
        ("固废法", "waste"),
        ("新固废法", "waste"),
        ("我国固体废物法", "waste"),
        ("野保法", "animals"),
        ("野生动物法", "animals"),
        ("海环法", "sea"),
        ("环保税法", "tax"),
        ("大气法", "air"),
        ("水污染法", "foul"),
        ("环评法", "impact"),
        ("森林法", "forest"),
        ("中华人民共和国森林法", "forest"),
    ],
)
def test_a_short_name_begins_the_words_of_the_title(
    name: str, document: str, statutes: Statutes
) -> None:
    assert statutes.named(name) == {document}


@pytest.mark.parametrize(
    "name",
    [
        "环保法",
        "环境保护法",
        "水法",
        "污染防治法",
        "税法",
        "陆生野生动物保护法",
        "节水法",
        "土壤法",
        "上海固废法",
    ],
)
def test_no_word_is_left_out_that_tells_statutes_apart(name: str, statutes: Statutes) -> None:
    assert statutes.named(name) == frozenset()


def test_what_words_alone_make_a_statute_is_not_left_out(segmenter: Segmenter) -> None:
    statutes = of({"law": f"{STATE}环境保护法", "tax": f"{STATE}资源税法"}, segmenter)
    assert statutes.named("环保法") == {"law"}
    assert statutes.named("湿地保护法") == frozenset()
    assert statutes.named("资源法") == frozenset()


def test_a_name_may_fit_several_but_a_whole_title_only_its_own(segmenter: Segmenter) -> None:
    titles = {"old": "环境噪声污染防治法", "new": "噪声污染防治法", "noise": "噪声法"}
    assert of(titles, segmenter).named("噪声法") == {"noise"}
    assert of(titles, segmenter).named("噪声防治法") == {"old", "new"}


@pytest.mark.parametrize(
    ("words", "documents"),
    [
        (("两高", "环境污染", "刑事", "解释"), {"crime"}),
        (("环境污染", "犯罪", "司法解释"), {"crime"}),
        (("最高", "法", "生态环境", "侵权", "解释"), {"tort"}),
        (("最高法", "司法解释"), {"crime", "tort"}),
        (("环境污染", "民事", "解释"), set()),
        (("司法解释",), set()),
        (("环境污染",), set()),
    ],
)
def test_an_interpretation_has_every_word_of_its_name(
    words: tuple[str, ...], documents: set[str], statutes: Statutes
) -> None:
    assert statutes.interpretations_named(words) == documents
