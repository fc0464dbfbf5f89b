import numpy as np
import pytest

from indexer.documents import Document, Region
from indexer.index import Index
from indexer.words import Segmenter
from service.questions.places import Gazetteer, Places, bare, gazetteer, is_strange, levels_of


@pytest.fixture(scope="module")
def gazetteer_here(segmenter: Segmenter) -> Gazetteer:
    county = Document("d", "d.txt", "标题", region=Region("山西省", "大同市", "灵丘县"))
    return Gazetteer.of([county], segmenter.rarity)


@pytest.mark.parametrize(
    ("place", "name"),
    [("太原市", "太原"), ("灵丘县", "灵丘"), ("山西省", "山西"), ("广西壮族自治区", "广西"), ("新疆维吾尔自治区", "新疆"),
     ("太原", "太原"), ("城市", "城市"), ("山区", "山区"), ("盟", "盟")],
)  # fmt: skip
def test_bare_names(place: str, name: str) -> None:
    assert bare(place) == name


def test_levels_of_a_document() -> None:
    county = Document("d", "d.txt", "标题", region=Region("山西省", "大同市", "靈丘縣"))
    assert levels_of(county) == ("山西", "大同", "灵丘")
    assert levels_of(Document("d", "d.txt", "标题")) == ()


@pytest.mark.parametrize(
    ("text", "scores"),
    [
        ("灵丘黑臭水体", {"lingqiu-shifan": 1.0}),
        ("大同市灵丘县", {"lingqiu-shifan": 1.0}),
        ("大同", {"lingqiu-shifan": 0.5}),
        ("山西省晋中市", {"jinzhong-145": 1.0}),
        ("山西森林", {"shanxi-meili": 1.0, "shanxi-shengtaisheng": 1.0, "jinzhong-145": 0.5, "lingqiu-shifan": 0.5}),
        ("晋中和灵丘", {"jinzhong-145": 1.0, "lingqiu-shifan": 1.0}),
        ("太原", {}),
        ("海绵城市", {}),
        ("", {}),
    ],
)  # fmt: skip
def test_the_places_that_a_query_names(text: str, scores: dict[str, float], index: Index) -> None:
    found = Places.of(index).named_in(text, np.arange(len(index.clauses)))
    assert found.shape == (len(index.clauses),)
    assert {
        clause.document_id: score
        for clause, score in zip(index.clauses, found.tolist(), strict=True)
        if score
    } == scores


def test_a_document_for_no_place_is_named_by_none() -> None:
    assert Places({"d": ()}, ("d", "d")).named_in("山西", np.arange(2)).tolist() == [0.0, 0.0]


def test_what_is_for_no_place_holds_in_the_one_that_is_named() -> None:
    places = Places({"state": (), "own": ("山西",), "other": ("贵州",)}, ("state", "own", "other"))
    assert places.named_in("山西的林地", np.arange(3)).tolist() == [0.5, 1.0, 0.0]
    assert places.named_in("林地", np.arange(3)).tolist() == [0.0, 0.0, 0.0]


def test_only_the_rows_that_are_wanted_are_looked_at() -> None:
    places = Places({"a": ("山西",), "b": ("贵州",)}, ("a", "b", "a"))
    assert places.named_in("贵州", np.array([1, 2])).tolist() == [1.0, 0.0]


def test_the_gazetteer_has_places_and_no_common_words() -> None:
    assert {"山西", "太原", "太原市", "深圳", "雄安", "平遥县", "集安市", "闵行区"} <= gazetteer()
    assert (
        not {
            "城市",
            "自治市",
            "山区",
            "园区",
            "景区",
            "保护区",
            "社区",
            "国旗",
            "联盟",
            "中国",
            "黄河",
        }
        & gazetteer()
    )


@pytest.mark.parametrize(
    "word",
    [
        "偏远地区",
        "周边地区",
        "丘陵地区",
        "北方地区",
        "土石山区",
        "各县区",
        "中心区",
        "太行山区",
        "老城区",
        "滨海区",
    ],
)
def test_a_kind_of_area_is_no_place(word: str, gazetteer_here: Gazetteer) -> None:
    assert not gazetteer_here.named([word, "供水"])


def test_the_places_that_words_name(gazetteer_here: Gazetteer) -> None:
    assert gazetteer_here.named(
        ["太原市公安局", "苏州企业", "吉林大学", "大同小异", "上海市浦东新区"]
    ) == {"太原", "苏州"}
    assert gazetteer_here.named(["深圳市", "太原", "灵丘", "右玉", "浑源县", "绿道"]) == {"深圳", "太原", "灵丘", "右玉", "浑源"}  # fmt: skip


def test_what_a_document_is_for_is_no_place_where_it_is_a_common_word(segmenter: Segmenter) -> None:
    urban = Document("d", "d.txt", "标题", region=Region("山西省", "晋城市", "城区"))
    assert not Gazetteer.of([urban], segmenter.rarity).named(["城区", "十强"])


@pytest.mark.parametrize("word", ["新建", "平原", "商城", "海岛", "和平", "富裕", "滨海", "中和"])
def test_a_common_word_is_no_county(word: str, gazetteer_here: Gazetteer) -> None:
    assert not gazetteer_here.named([word])


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["深圳", "水价"], True),
        (["深圳市"], True),
        (["太原市", "供水"], False),
        (["山西"], True),
        (["山西", "深圳"], True),
        (["山西", "晋中"], False),
        (["晋中"], False),
        (["晋中市"], False),
        (["供水"], False),
        ([], False),
    ],
)
def test_a_clause_for_none_of_the_places_asked_for_is_strange(
    words: list[str], found: bool, gazetteer_here: Gazetteer
) -> None:
    named = gazetteer_here.named(words)
    assert is_strange(named, ("山西", "晋中"), "太原至晋中供水") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [("(大同市)灵丘县建绿道", True), ("山西省大同市灵丘县建绿道", True), ("大同至灵丘建绿道", False)],
)
def test_a_place_in_front_of_the_document_s_own_is_no_place_told_of(text: str, found: bool) -> None:
    assert is_strange(["大同"], ("山西", "大同", "灵丘"), text) == found


def test_a_document_of_no_place_holds_anywhere() -> None:
    assert not is_strange(["广东"], (), "做强低空制造")


@pytest.mark.parametrize("text", ["广西壮族自治区南宁市建绿道", "广西 南宁市建绿道", "南宁市建绿道"])
def test_a_region_is_none_of_its_cities(text: str) -> None:
    assert is_strange(["广西"], ("广西", "南宁"), text)
