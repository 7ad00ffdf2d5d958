"""What a model is asked for in place of a whole text, where a part of one is to change."""

from collections.abc import Mapping

from styles.model import LearnedLanguage

_FORM = """\
<<<<<<< SEARCH
{old}
=======
{new}
>>>>>>> REPLACE"""

_BLOCKS: Mapping[LearnedLanguage, str] = {
    "ko": f"""\
다만 이번에는 글 전체를 내놓지 말고, 바뀌는 곳만 아래 꼴로 내놓으세요. 바뀌는 곳이 여럿이면 이 꼴을 되풀이합니다.

{_FORM.format(old="지금 글에 있는 말", new="그 자리에 들어갈 말")}

SEARCH 아래에는 지금 글에 있는 말을 글자, 부호, 띄어쓰기 그대로 옮겨 적습니다. 바뀌는 문장만 짧게, 그러나 글에서 한 곳만 가리키게 적으세요. 지울 때는 ======= 아래를 비웁니다. 새로 넣을 때는 바로 앞 문장을 SEARCH에 적고, ======= 아래에 그 문장과 새 말을 이어 적습니다. 이 꼴 말고 다른 말은 쓰지 않습니다. 글의 절반 넘게 바뀔 때만 이 꼴 대신 고친 글 전체를 Markdown으로 내놓으세요.""",
    "en": f"""\
This time, however, do not give back the whole post: give only what changes, in the form below, once for each place that changes.

{_FORM.format(old="what stands in the post now", new="what comes in its place")}

Below SEARCH, copy what stands in the post now letter by letter, marks and spaces included: only the sentence that changes, yet enough to point at one place only. To delete, leave nothing below =======. To add, put the sentence before it below SEARCH, and below ======= that sentence and the new words. Write nothing but this form. Only where more than half of the post changes, give back the whole changed post in Markdown instead.""",
    "ja": f"""\
ただし今回は記事全体を出さず、変わるところだけを下の形で出してください。変わるところがいくつもあるときは、この形を繰り返します。

{_FORM.format(old="いまの記事にある言葉", new="そこに入る言葉")}

SEARCHの下には、いまの記事にある言葉を、字も記号も空白もそのまま写します。変わる文だけを短く、ただし記事の中で一か所だけを指すように書いてください。消すときは=======の下を空にします。足すときはすぐ前の文をSEARCHに書き、=======の下にその文と新しい言葉を続けて書きます。この形のほかは何も書きません。記事の半分より多く変わるときだけ、この形の代わりに直した記事全体をMarkdownで出してください。""",
}

_QUOTED: Mapping[LearnedLanguage, str] = {
    "ko": "글쓴이가 부탁에서 따온 부분 안에서만 고칠 수 있습니다. 그 밖은 한 글자도 바뀌지 않습니다.",
    "en": "Only what the author quotes in the request may change. Not a letter of anything else does.",
    "ja": "書き手が頼みの中で引用した部分の中だけを直せます。それ以外は一字も変わりません。",
}


def asks_for_blocks(language: LearnedLanguage, quoted: bool) -> str:
    """What stands below the request; `quoted`: it is about what the author quotes."""
    return f"{_BLOCKS[language]}\n\n{_QUOTED[language]}" if quoted else _BLOCKS[language]


def asks_for_quoted(language: LearnedLanguage) -> str:
    """The same where the whole is written and only what is quoted counts."""
    return _QUOTED[language]
