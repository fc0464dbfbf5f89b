import re

from indexer.parts import PartKind
from tests.conftest import ROOT


def test_every_kind_is_documented_and_no_other() -> None:
    text = (ROOT / "docs" / "clauses.md").read_text(encoding="utf-8")
    section = text.split("## 不是条款的部分")[1].split("\n## ")[0]
    assert re.findall(r"^\| `([a-z_]+)` \| [^|]+ \|$", section, re.M) == [
        kind.value for kind in PartKind
    ]
