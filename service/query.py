"""A question as typed → what the search legs ask with."""

import re
import unicodedata
from dataclasses import dataclass

from indexer.folding import fold_text
from indexer.words import Segmenter
from indexer.years import years_in
from service.errors import QueryEmpty, QueryTooLong, QueryUnreadable

# Longer than any question of the judged sets by far; a pasted paragraph still fits.
LONGEST_QUERY = 300

# Words that shape a question but name nothing in a document; all in folded form.
_QUESTION_WORDS = frozenset(
    """的 了 吗 呢 啊 呀 吧 么 嘛 是 有 在 和 与 及 或 对 为 把 被 给 让 向 从 到 按 就 都 也 还 要 会 能 可 不 没 没有 很
    我 我们 你 你们 他 她 它 他们 咱 咱们 这 那 这个 那个 这些 那些 这里 那里 一个 个 种 些 点 下 上 里 中 家 请问 请 想
    知道 想知道 问 问问 一下 看看 听说 告诉 说 什么 啥 哪 哪个 哪些 哪里 哪儿 哪家 谁 多少 多大 多长 多久 几 几个 怎么
    怎样 如何 为什么 咋 咋样 怎么样 怎么办 何时 何 是否 能否 可以 可不可以 能不能 会不会 有没有 是不是 应该 应当 该 需要
    得 时候 什么时候 哪年 哪一年 以后 之后 现在 目前 准备 打算 关于 有关 相关 方面 问题 情况 内容 规定 要求 政策 文件 条款
    办 做 搞 弄 用 进行 开展 实施 其 之 以 于 等 分别 各 每 所 将 由 并 而 但 如果 因为 所以 叫 算 才 又 再 只 最 更""".split()
)


@dataclass(frozen=True)
class Query:
    """`folded` is encoded, `tokens` are looked up, `content` are the words that name something."""

    text: str
    folded: str
    tokens: tuple[str, ...]
    content: tuple[str, ...]
    years: frozenset[int]


def read_query(text: str, segmenter: Segmenter) -> Query:
    """Raises QueryEmpty, QueryTooLong or QueryUnreadable."""
    folded = _checked(text)
    words = segmenter.words(folded)
    content = tuple(dict.fromkeys(word for word in words if word not in _QUESTION_WORDS))
    return Query(text, folded, tuple(segmenter.tokens(folded)), content, years_in(folded))


def _checked(text: str) -> str:
    if len(text) > LONGEST_QUERY:
        raise QueryTooLong(f"问题有 {len(text)} 个字,最多 {LONGEST_QUERY} 个字。请只写要找的事。")
    if any(unicodedata.category(char) in ("Cc", "Cs") and not char.isspace() for char in text):
        raise QueryUnreadable("问题里有看不见的控制字符。请重新输入,或从纯文本粘贴。")
    folded = re.sub(r"\s+", " ", fold_text(text)).strip()
    if not re.search(r"\w", folded):
        raise QueryEmpty("请输入要问的问题,例如:2035年山西森林覆盖率要达到多少。")
    return folded
