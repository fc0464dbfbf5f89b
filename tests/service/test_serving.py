from service.search import Searcher
from service.serving import Serving


def test_the_searcher_in_service_is_the_one_given(searcher: Searcher) -> None:
    assert Serving(searcher).now() is searcher
