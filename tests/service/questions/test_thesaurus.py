import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.words import Segmenter
from service.errors import ThesaurusInvalid
from service.questions.question_words import question_words
from service.questions.thesaurus import BUNDLED, Match, Thesaurus, ThesaurusFile

SMALL = "# 车\n大货车, 大卡车 => 重型货车, 柴油货车\nPM2.5, 细颗粒物\n电车 => 新能源汽车\n"


def found(text: str, query: str, segmenter: Segmenter) -> list[tuple[str, tuple[str, ...]]]:
    words = [span for _, span in segmenter.placed(query)]
    matches = Thesaurus.of(text).matches(query, words)
    return [(query[span.start : span.end], official) for span, official in matches]


def test_everyday_words_have_official_ones(segmenter: Segmenter) -> None:
    assert found(SMALL, "大卡车啥时候不让进城", segmenter) == [("大卡车", ("重型货车", "柴油货车"))]


def test_equivalents_stand_for_each_other(segmenter: Segmenter) -> None:
    assert found(SMALL, "细颗粒物要降多少", segmenter) == [("细颗粒物", ("pm2.5",))]
    assert found(SMALL, "PM2.5要降多少", segmenter) == [("PM2.5", ("细颗粒物",))]


def test_official_words_have_no_everyday_ones(segmenter: Segmenter) -> None:
    assert found(SMALL, "重型货车限行", segmenter) == []


def test_a_phrase_inside_other_words_is_none(segmenter: Segmenter) -> None:
    assert found(SMALL, "公共充电车位", segmenter) == []


def test_the_longest_phrase_counts(segmenter: Segmenter) -> None:
    rules = "垃圾 => 废弃物\n生活垃圾 => 城乡生活垃圾\n"
    assert found(rules, "生活垃圾谁来收", segmenter) == [("生活垃圾", ("城乡生活垃圾",))]


def test_rules_for_one_phrase_add_up() -> None:
    assert Thesaurus.of("甲 => 乙\n甲 => 丙, 乙").rules == {"甲": ("乙", "丙")}


def test_words_are_folded_as_queries_are() -> None:
    assert Thesaurus.of("雙碳 => 碳達峰，碳中和").rules == {"双碳": ("碳达峰", "碳中和")}


@pytest.mark.parametrize("line", ["只有一个词", "甲 =>", "=> 乙", "甲 => 乙 => 丙"])
def test_what_is_no_rule_is_named(line: str) -> None:
    with pytest.raises(ThesaurusInvalid, match="第 2 行"):
        Thesaurus.of(f"甲 => 乙\n{line}")


@given(st.text(alphabet="大货车细颗粒物电 P5.", max_size=12))
def test_matches_stand_in_the_query_and_do_not_overlap(segmenter: Segmenter, query: str) -> None:
    matches: list[Match] = list(
        Thesaurus.of(SMALL).matches(query, [span for _, span in segmenter.placed(query)])
    )
    assert all(0 <= match.span.start < match.span.end <= len(query) for match in matches)
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(matches))


def test_an_edit_counts_from_the_next_query_on(tmp_path: Path) -> None:
    path = tmp_path / "own.txt"
    path.write_text("甲 => 乙", encoding="utf-8")
    file = ThesaurusFile(path)
    assert file.now().rules == {"甲": ("乙",)}
    path.write_text("甲 => 丙丁", encoding="utf-8")
    assert file.now().rules == {"甲": ("丙丁",)}


def test_a_broken_edit_leaves_the_last_good_one(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "own.txt"
    path.write_text("甲 => 乙", encoding="utf-8")
    file = ThesaurusFile(path)
    path.write_text("甲 => 乙 => 丙", encoding="utf-8")
    assert file.now().rules == {"甲": ("乙",)}
    assert "第 1 行" in caplog.text
    file.now()
    assert caplog.text.count("第 1 行") == 1
    path.unlink()
    assert file.now().rules == {"甲": ("乙",)}


def test_a_missing_file_says_which_setting(tmp_path: Path) -> None:
    with pytest.raises(ThesaurusInvalid, match="TIAOWEN_THESAURUS"):
        ThesaurusFile(tmp_path / "none.txt")


def test_the_bundled_one_is_large_and_asks_nothing() -> None:
    bundled = ThesaurusFile(BUNDLED).now()
    assert len(bundled.rules) > 4000
    assert not set(bundled.rules) & question_words()
