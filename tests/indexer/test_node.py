from indexer.node import Node
from indexer.numbering import Kind


def test_places_share_nothing() -> None:
    one, other = Node(Kind.NUMERAL), Node(Kind.NUMERAL)
    one.children.append(other)
    one.last[Kind.DIGIT] = (1,)
    assert (other.children, other.last) == ([], {})
