"""Lists of terms that share most of them: each term stands in memory once, the lists in a file."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

_WORDS, _NUMBERS, _BOUNDS = "words.json", "numbers.npy", "bounds.npy"


@dataclass(frozen=True)
class TermLists:
    """List i has the `words` of the `numbers` from `bounds[i]` to `bounds[i + 1]`."""

    words: Sequence[str]
    numbers: NDArray[np.int32]
    bounds: NDArray[np.int64]

    @classmethod
    def of(cls, lists: Sequence[Sequence[str]]) -> "TermLists":
        words = list(dict.fromkeys(chain.from_iterable(lists)))
        number = {word: position for position, word in enumerate(words)}
        numbers = [number[word] for own in lists for word in own]
        bounds = np.cumsum([0, *map(len, lists)], dtype=np.int64)
        return cls(words, np.array(numbers, dtype=np.int32), bounds)

    @classmethod
    def load(cls, folder: Path) -> "TermLists":
        """The lists stay in their file until they are asked for."""
        words = json.loads((folder / _WORDS).read_bytes())
        numbers = np.load(folder / _NUMBERS, mmap_mode="r")
        return cls(words, numbers, np.load(folder / _BOUNDS, mmap_mode="r"))

    def save(self, folder: Path) -> None:
        """Into a folder that is there."""
        words = json.dumps(self.words, ensure_ascii=False)
        (folder / _WORDS).write_text(words, encoding="utf-8")
        np.save(folder / _NUMBERS, self.numbers)
        np.save(folder / _BOUNDS, self.bounds)

    def __len__(self) -> int:
        return len(self.bounds) - 1

    def __getitem__(self, row: int) -> list[str]:
        first, last = self.bounds[row], self.bounds[row + 1]
        return [self.words[number] for number in self.numbers[first:last].tolist()]
