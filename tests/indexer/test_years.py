from indexer.years import years_in


def test_years() -> None:
    assert years_in("到2027年,比2005年下降65%") == {2005, 2027}
    assert years_in("2021-2030年") == {2021, 2030}
    assert years_in("森林覆盖率2035") == {2035}


def test_what_is_no_year() -> None:
    assert years_in("12027户、5000吨、20273、GB3095-2012") == {2012}
    assert years_in("没有年份") == frozenset()
