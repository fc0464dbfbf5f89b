"""条问 as a LangChain retriever: question in, clauses out as documents, verbatim and cited."""

from tiaowen_client.calls import Filters
from tiaowen_client.client import Client
from tiaowen_client.retrieval import counted, metadata

try:
    from langchain_core.callbacks import CallbackManagerForRetrieverRun
    from langchain_core.documents import Document
    from langchain_core.retrievers import BaseRetriever
except ImportError as error:
    raise ImportError("缺少 langchain-core。请运行:pip install 'tiaowen[langchain]'。") from error


class TiaowenRetriever(BaseRetriever):
    """`page_content` is the clause as printed; `metadata` has its citation, place, score and answer.

    A question that no clause answers gives no documents; `with_not_found` gives those that are merely
    alike, with `outcome` "not_found" in their metadata. Raises TiaowenClientError.
    """

    client: Client
    k: int = 5
    filters: Filters = Filters()
    with_not_found: bool = False

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun
    ) -> list[Document]:
        response = self.client.search(query, self.k, **self.filters)
        return [
            Document(
                id=result.clause_id,
                page_content=result.text,
                metadata=metadata(self.client.base_url, response, result),
            )
            for result in counted(response, self.with_not_found)
        ]
