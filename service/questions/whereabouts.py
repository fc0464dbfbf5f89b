"""Questions for the place where something is written: they quote its words."""

import re

# Parts of a text, and no things that are counted by the same words: 「哪条河」, 「哪项指标」.
_PART = (
    r"(?:条款|条(?![件例河路街道沟线]|红线)|部分|章(?!程)|节(?![课水能])|段(?![河路时])|项(?!目|指标|任务|工作)"
    r"|文件|规划|意见|纲要|方案)"
)
_WHICH = rf"哪[一几个些份两]*{_PART}"
_WRITES = r"(?:写|讲|说|提|列|规定|引用|出现)"
_END = r"(?:里|中|上|里面)?(?:[?,。]|$)"
_FORMS = (
    r"(?:写|讲|提|提到|提出|出现|引用)(?:过|来)?的?(?:是)?在(?:哪|什么(?:位置|地方))",  # 写在哪里
    rf"{_WHICH}.{{0,2}}{_WRITES}",  # 哪一条讲
    r"哪[个份些]文件.{0,2}有",
    r"哪几处(?:写|提)",
    rf"(?:在|是){_WHICH}{_END}",  # 收集点在哪条
    rf"第几(?:条|项|章|部分|节|段)(?:{_END}|.{{0,2}}{_WRITES})",
    r"出自(?:哪|何处|什么文件)",
    r"(?:哪里|哪儿|什么地方)(?:提到|提过|提了|提出|写|讲|引用)",
    r"在哪(?:里|儿)?(?:写|提到|讲到|引用)",
    rf"(?:写着|写了|提到|讲|讲到).{{2,}}的那一?[条段节]{_END}",  # 想找写着…的那一条
)
_WHERE = re.compile("|".join(f"(?:{form})" for form in _FORMS))


def asks_where(folded: str) -> bool:
    """Whether a folded question asks in which document or clause something stands.

    >>> asks_where("“1+30”联防联控写在哪份文件里"), asks_where("污泥往哪运")
    (True, False)
    """
    return _WHERE.search(folded) is not None
