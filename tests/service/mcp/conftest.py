import pytest

from service.mcp.server import TiaowenServer
from service.search import Searcher
from service.serving import Serving


@pytest.fixture(scope="session")
def server(searcher: Searcher) -> TiaowenServer:
    return TiaowenServer(Serving(searcher))
