import gc
import weakref

from indexer.renewal import Places, update
from indexer.settings import Settings
from service.opening import Opener
from service.search import Searcher
from service.serving import Refused, Serving
from tests.small import write_document


def test_the_searcher_in_service_is_the_one_given(searcher: Searcher) -> None:
    assert Serving(searcher).now() is searcher


def test_what_was_refused_is_told_until_another_is_taken(searcher: Searcher) -> None:
    serving = Serving(searcher)
    serving.keep(Refused("b", "index_damaged", "索引损坏"))
    assert serving.now() is searcher
    assert serving.refused == Refused("b", "index_damaged", "索引损坏")
    serving.swap(searcher)
    assert serving.refused is None


def test_an_index_out_of_service_lasts_as_long_as_its_last_request(
    places: Places, own: Settings
) -> None:
    opener = Opener(own)
    serving = Serving(opener.open())
    request = serving.now()
    old = weakref.ref(request.index)
    write_document(places.corpus / "documents" / "治污.txt", "治污")
    update(places, lambda line: None)
    serving.swap(opener.open(request))
    assert request.search("节水覆盖率").index_version != serving.now().search("节水").index_version
    del request
    gc.collect()
    assert old() is None
