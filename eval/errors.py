"""Errors of measuring, under the root in `indexer.errors`.

TiaowenError
└── BenchmarkInvalid        queries or judgements that cannot be read
"""

from indexer.errors import TiaowenError


class BenchmarkInvalid(TiaowenError):
    code = "benchmark_invalid"
    title = "评测数据有误"
