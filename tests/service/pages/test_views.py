from dataclasses import replace
from datetime import date

from indexer.documents import STATUSES as ALL_STATUSES
from indexer.documents import Document
from indexer.index import Index
from service.pages.views import STATUSES, document_view


def test_every_status_has_words() -> None:
    assert set(STATUSES) == set(ALL_STATUSES)


def test_what_is_not_known_is_left_empty(index: Index) -> None:
    view = document_view(Document("d", "d.txt", "标题"), index)
    assert (view.status, view.region, view.date, view.period, view.issuer) == ("", "", "", "", "")
    assert view.url == "/documents/d"
    assert not view.is_traditional


def test_a_document_in_words(index: Index) -> None:
    view = document_view(index.documents["jinzhong-145"], index)
    assert (view.status, view.region, view.period) == ("征求意见稿", "山西省 晋中市", "2021—2025年")
    known = replace(view.document, effective=date(2024, 7, 1), adopted=date(2024, 4, 26))
    assert document_view(known, index).effective == "2024-07-01 施行"
    assert document_view(known, index).adopted == "2024-04-26 通过"
