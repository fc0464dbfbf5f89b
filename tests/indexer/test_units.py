import re

import pytest

from indexer.units import MEASURES


@pytest.mark.parametrize("unit", ["%d平方公里", "%dμg/m3", "%d个", "%d吨标准煤", "%d学时"])
def test_units_are_whole(unit: str) -> None:
    measure = re.compile(rf"\d+(?:{MEASURES})")
    assert measure.fullmatch(unit % 5)
