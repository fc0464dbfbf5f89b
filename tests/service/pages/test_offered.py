from collections import Counter

from indexer.index import Index
from service.pages.offered import most_common, offered_places


def test_places_from_the_widest_then_documents(index: Index) -> None:
    offered = offered_places(index)
    assert offered[:2] == ["山西省", "贵州省"]
    assert offered.index("灵丘县") > offered.index("大同市")
    assert offered[-5:] == [document.title for document in index.documents.values()]


def test_the_most_frequent_first_and_not_thousands() -> None:
    assert most_common(Counter("abb")) == ["b", "a"]
    assert len(most_common(Counter(map(str, range(1000))))) == 300
