"""How much of a question the words in front of a number say."""

import re

# Characters in front of a number that say what it is of.
SAID_OF = 30
_PART = re.compile(r"[,。;!?]")


def shared_before(between: str, query: str) -> float:
    """Bigrams of the query in the words in front of a number: what the number is said of. Of two with
    as many, the one that says less else."""
    before = said_before(between)
    shared = bigrams_in(before, query)
    return shared + shared / max(len(before), shared + 1)


def bigrams_in(text: str, query: str) -> int:
    return sum(text[place : place + 2] in query for place in range(len(text) - 1))


def said_before(between: str) -> str:
    """Of the words in front of a number those of its own part of the sentence."""
    return last_part(between)[-SAID_OF:]


def last_part(text: str) -> str:
    """What stands behind the last stop of a text, or comma."""
    return _PART.split(text)[-1]
