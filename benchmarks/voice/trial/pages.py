"""What a judge reads and fills in, in the language of the author's posts."""

from collections.abc import Mapping, Sequence

from benchmarks.voice.trial.rounds import Asking, Sheet

_ASKED: Mapping[str, Mapping[Asking, str]] = {
    "ko": {
        "text": """\
참고 글을 쓴 사람이 글 1을 쓰지 *않았다*고 얼마나 확신하시나요? 0은 ‘틀림없이 그 사람이 썼다’, 100은 ‘틀림없이 다른
사람이나 기계가 썼다’예요. 그리고 그 사람의 글로 받아들이겠는지 O나 X로, 눈에 띈 점은 쌍반점(;)으로 나눠 적어 주세요.
answers.txt의 {name} 줄에 이렇게 적어요(숫자는 보기예요):

{name} | 50 | O | 눈에 띈 점; 또 다른 점""",
        "pair": """\
참고 글을 쓴 사람이 쓴 글은 글 1과 글 2 가운데 어느 쪽인가요? 그렇게 본 까닭은 쌍반점(;)으로 나눠 적어 주세요.
answers.txt의 {name} 줄에 이렇게 적어요(숫자는 보기예요):

{name} | 1 | 눈에 띈 점; 또 다른 점""",
        "five": """\
다섯 편 가운데 네 편은 한 사람이 썼고 한 편은 아니에요. 다른 사람이나 기계가 쓴 글은 몇 번인가요? 그렇게 본 까닭은
쌍반점(;)으로 나눠 적어 주세요. answers.txt의 {name} 줄에 이렇게 적어요(숫자는 보기예요):

{name} | 1 | 눈에 띈 점; 또 다른 점""",
    },
    "en": {
        "text": """\
How sure are you that text 1 was *not* written by the author of the references? 0: certainly theirs, 100: certainly
somebody else's or a machine's. Would you take it for theirs (O) or not (X)? What gave it away, parted by semicolons?
Answer on the line {name} of answers.txt, like this (the number is an example):

{name} | 50 | O | a tell; another tell""",
        "pair": """\
Which text was written by the author of the references, 1 or 2? Give your reasons, parted by semicolons.
Answer on the line {name} of answers.txt, like this (the number is an example):

{name} | 1 | a tell; another tell""",
        "five": """\
Four of the five texts are by one person, one is not. Which one was written by somebody else or a machine? Give your
reasons, parted by semicolons. Answer on the line {name} of answers.txt, like this (the number is an example):

{name} | 1 | a tell; another tell""",
    },
}
_HEADS = {
    "ko": ("모든 글에서 제목, 사진, 링크, 코드를 뺐어요. 끝까지 읽고 맨 아래 물음에 답해 주세요.", "참고 글", "글"),
    "en": ("Titles, pictures, links and code were taken out. Read all, then answer below.", "Reference", "Text"),
}


def page(sheet: Sheet) -> str:
    """One question to a judge, in the author's language or English. Nothing in it names an arm."""
    spoken = _spoken(sheet)
    head, reference, text = _HEADS[spoken]
    parts = [sheet.name, head]
    parts += [f"===== {reference} {n} =====\n\n{post}" for n, post in enumerate(sheet.references, 1)]
    parts += [f"===== {text} {n} =====\n\n{said}" for n, said in enumerate(sheet.texts, 1)]
    asked = _ASKED[spoken][_asking(sheet)].format(name=sheet.name)
    return "\n\n".join([*parts, "=" * 60, asked]) + "\n"


def form(given: Sequence[Sheet]) -> str:
    """A judge's answers to fill in: a line a question."""
    blank = {"text": " |  |  |", "pair": " |  |", "five": " |  |"}
    return "".join(f"{sheet.name}{blank[_asking(sheet)]}\n" for sheet in given)


def _spoken(sheet: Sheet) -> str:
    return sheet.author[:2] if sheet.author[:2] in _ASKED else "en"


def _asking(sheet: Sheet) -> Asking:
    return "five" if not sheet.references else "text" if len(sheet.texts) == 1 else "pair"
