"""What stands in a document and is no clause, each stretch with a name."""

from enum import StrEnum
from typing import NamedTuple

from indexer.folding import Span


class PartKind(StrEnum):
    """Names as the coverage report prints them."""

    HEADING = "heading"
    TITLE = "title"
    ISSUER = "issuer"
    NUMBER = "number"
    DATE = "date"
    HISTORY = "history"
    ADDRESSEE = "addressee"
    NOTICE = "notice"
    LEAD_IN = "lead_in"
    CONTENTS = "contents"
    CAPTION = "caption"
    TABLE = "table"
    ATTACHMENTS = "attachments"
    NOTE = "note"
    DISTRIBUTION = "distribution"
    PAGE = "page"
    MARKUP = "markup"


class Part(NamedTuple):
    """A stretch of the text as stored that is kept and named but neither ranked nor cited."""

    kind: PartKind
    span: Span
