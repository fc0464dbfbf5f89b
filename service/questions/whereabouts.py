"""Questions for the place where something is written: they quote its words."""

import re

_PART = r"(?:条|部分|节|段|处|块|章|项|个?文件|份?文件|规划|意见|纲要|方案|条例)"
_WHERE = re.compile(
    rf"(?:写|讲|说|提|提到|列|规定|引用|出现|提出)(?:过|来)?在(?:哪|什么(?:位置|地方))"
    rf"|(?:写|讲|说|提|规定|引用)在?(?:哪里|哪儿)|哪(?:里|儿)(?:写|讲|说|提)|出自|在哪(?:里|儿)?(?:写|讲|说|提|引用|规定)"
    rf"|(?:规划|纲要|意见|文件)的?(?:什么地方|哪里|哪儿)|哪[一几个些份两]*{_PART}.{{0,4}}(?:写|讲|说|提|列|有|规定)"
    rf"|(?:在|是)哪[一几个些份两]*{_PART}|第几[条项章部节段]|(?:写|讲|说|提)(?:的是|了|到|着)?.{{2,}}的?(?:是哪|那)[一个份]*{_PART}"
)


def asks_where(folded: str) -> bool:
    """Whether a folded question asks in which document or clause something stands.

    >>> asks_where("“1+30”联防联控写在哪份文件里"), asks_where("污泥往哪运")
    (True, False)
    """
    return _WHERE.search(folded) is not None
