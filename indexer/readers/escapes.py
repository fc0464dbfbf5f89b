"""Texts that a program or a database wrote out with their line breaks and quotes escaped."""

import re

_BREAK = re.compile(r"\\r\\n|\\[rn]")
_QUOTE = re.compile(r"\\([\"'])")
# Where a string goes on in the next line of a program.
_JOINED = re.compile(r"(?<!\\)\"[ \t]*(?:\+[ \t]*\r?\n|\r?\n[ \t]*\+)\s*\"")
# A path may hold one: 「C:\\new」.
_FEWEST = 5


def with_breaks(text: str) -> str:
    """A text most of whose line breaks are written 「\\n」 as it was before; any other as it is."""
    written = len(_BREAK.findall(text))
    return unescaped(text) if written >= max(_FEWEST, text.count("\n")) else text


def unescaped(text: str) -> str:
    """Line breaks, tabs and quotes for what stands for them; strings that a program joins are one."""
    whole = _JOINED.sub("", text)
    return _QUOTE.sub(r"\1", _BREAK.sub("\n", whole).replace("\\t", "\t"))
