"""条问 as a LlamaIndex retriever: question in, clauses out as nodes, verbatim and cited."""

from tiaowen_client.calls import Filters
from tiaowen_client.client import Client
from tiaowen_client.records import Response, Result
from tiaowen_client.retrieval import counted, metadata

try:
    from llama_index.core.retrievers import BaseRetriever
    from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode
except ImportError as error:
    raise ImportError("缺少 llama-index-core。请运行:pip install 'tiaowen[llama-index]'。") from error

_FOR_A_MODEL = ("citation", "answer")


class TiaowenRetriever(BaseRetriever):
    """A node's text is the clause as printed; `metadata` has its citation, place, score and answer.

    A question that no clause answers gives no nodes; `with_not_found` gives those that are merely
    alike, with `outcome` "not_found" in their metadata. Raises TiaowenClientError.
    """

    def __init__(
        self, client: Client, k: int = 5, filters: Filters | None = None, with_not_found: bool = False
    ) -> None:
        super().__init__()
        self._client = client
        self._k = k
        self._filters = filters or Filters()
        self._with_not_found = with_not_found

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        response = self._client.search(query_bundle.query_str, self._k, **self._filters)
        return [self._node(response, result) for result in counted(response, self._with_not_found)]

    def _node(self, response: Response, result: Result) -> NodeWithScore:
        told = metadata(self._client.base_url, response, result)
        node = TextNode(
            id_=result.clause_id,
            text=result.text,
            metadata=told,
            start_char_idx=result.source.start,
            end_char_idx=result.source.end,
            excluded_llm_metadata_keys=[key for key in told if key not in _FOR_A_MODEL],
        )
        return NodeWithScore(node=node, score=result.score)
