from indexer.documents import STATUSES, Document, Region


def test_what_is_not_told_is_unknown() -> None:
    document = Document("d", "d.txt", "标题")
    assert document.region == Region(None, None, None)
    assert (document.status, document.effective, document.replaced_by) == (None, None, None)
    assert (document.issuer, document.amended, document.replaces) == ((), (), ())


def test_statuses_follow_the_life_of_a_document() -> None:
    assert STATUSES == ("draft", "not_yet_in_force", "in_force", "amended", "repealed")


def test_the_stem_of_a_file_is_its_name_alone() -> None:
    assert Document("d", "某市/通知.2024.txt", "标题").stem == "通知.2024"
