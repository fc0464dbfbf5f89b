import re

import eval.errors
import service.errors
from indexer.errors import TiaowenError


def leaves(root: type[TiaowenError]) -> list[type[TiaowenError]]:
    below = [leaf for child in root.__subclasses__() for leaf in leaves(child)]
    return [root, *below]


def test_codes_are_stable_names_and_no_two_are_alike() -> None:
    codes = [error.code for error in leaves(TiaowenError)]
    assert len(set(codes)) == len(codes)
    assert all(re.fullmatch(r"[a-z_]+", code) for code in codes)


def test_titles_are_chinese_and_statuses_are_http() -> None:
    for error in leaves(TiaowenError):
        assert re.search(r"[\u4e00-\u9fff]", error.title)
        assert 400 <= error.status < 600


def test_every_error_is_drawn_in_the_tree_of_its_module() -> None:
    import indexer.errors

    trees = "".join(str(module.__doc__) for module in (indexer.errors, service.errors, eval.errors))
    for error in leaves(TiaowenError):
        assert error.__name__ in trees
