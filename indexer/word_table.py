"""The table of word vectors in an encoder's graph, a byte for a number: it is most of the file."""

from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from indexer.passages import quantised

_SCALES = "word_table_scales"


def shrink_word_table(path: Path) -> None:
    """Store the table that a graph looks its tokens up in as signed bytes and a scale for each row.

    A graph without such a table, or with its tensors in other files, stays as it is. Vectors keep a
    cosine of 0.9998 with those of the table in full (docs/encoder.md).
    """
    model = onnx.load(path, load_external_data=False)
    found = _lookup(model.graph)
    if found is None:
        return
    node, table = found
    _replace(model.graph, node, table, numpy_helper.to_array(table))
    onnx.save(model, path)


def _lookup(graph: onnx.GraphProto) -> tuple[onnx.NodeProto, onnx.TensorProto] | None:
    """The node that takes rows of a table by token, and the table."""
    tables = {table.name: table for table in graph.initializer if _is_table(table)}
    asked = graph.input[0].name
    for node in graph.node:
        if node.op_type == "Gather" and node.input[0] in tables and node.input[1] == asked:
            return node, tables[node.input[0]]
    return None


def _is_table(tensor: onnx.TensorProto) -> bool:
    is_inside = tensor.data_location != TensorProto.EXTERNAL
    return is_inside and tensor.data_type == TensorProto.FLOAT and len(tensor.dims) == 2


def _replace(
    graph: onnx.GraphProto, node: onnx.NodeProto, table: onnx.TensorProto, vectors: NDArray[np.float32]
) -> None:
    rows, scales = quantised(vectors)
    table.CopyFrom(numpy_helper.from_array(rows, table.name))
    graph.initializer.append(numpy_helper.from_array(scales[:, None], _SCALES))
    wanted, at = node.output[0], list(graph.node).index(node)
    node.output[0] = f"{wanted}_bytes"
    added = [
        helper.make_node("Cast", [node.output[0]], [f"{wanted}_steps"], to=TensorProto.FLOAT),
        helper.make_node("Gather", [_SCALES, node.input[1]], [f"{wanted}_scales"]),
        helper.make_node("Mul", [f"{wanted}_steps", f"{wanted}_scales"], [wanted]),
    ]
    for offset, one in enumerate(added, start=1):
        graph.node.insert(at + offset, one)
    del graph.value_info[:]  # it tells the type that the table had
