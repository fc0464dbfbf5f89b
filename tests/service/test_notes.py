from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context

from service.notes import Note, note, noted


def test_notes_are_kept_where_somebody_asks() -> None:
    note("一", "answered", "v1")
    with noted() as notes:
        note("二", "related", "v1")
        with ThreadPoolExecutor(1) as pool:
            pool.submit(copy_context().run, note, "三", "not_found", "v1").result()
    note("四", "answered", "v1")
    assert notes == [Note("二", "related", "v1"), Note("三", "not_found", "v1")]
