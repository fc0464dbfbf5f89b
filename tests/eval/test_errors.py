from eval.errors import BenchmarkInvalid
from indexer.errors import TiaowenError


def test_the_one_tree() -> None:
    assert issubclass(BenchmarkInvalid, TiaowenError)
    assert BenchmarkInvalid.code == "benchmark_invalid"
