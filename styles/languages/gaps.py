"""Say in plain words what sounds different in a draft."""

from styles.verdict import Gap, Tell

# measure: less and more of it, in Korean and in English; what a person can hear and set right.
_SAID: dict[str, tuple[tuple[str, str], tuple[str, str]]] = {
    "sentence": (
        ("문장이 평소보다 {조금} 짧아요", "문장이 평소보다 {조금} 길어요"),
        ("sentences are {a little} shorter than usual", "sentences are {a little} longer than usual"),
    ),
    "unevenness": (
        ("문장 길이가 평소보다 {조금} 고른 편이에요", "문장 길이가 평소보다 {조금} 들쭉날쭉해요"),
        ("sentences are {a little} more even than usual", "sentence lengths vary {a little} more than usual"),
    ),
    "paragraph size": (
        ("단락이 평소보다 {조금} 짧아요", "단락이 평소보다 {조금} 길어요"),
        ("paragraphs are {a little} shorter than usual", "paragraphs are {a little} longer than usual"),
    ),
    "lines": (
        ("줄바꿈이 평소보다 {조금} 적어요", "줄바꿈이 평소보다 {조금} 많아요"),
        ("there are {a little} fewer line breaks than usual", "there are {a little} more line breaks than usual"),
    ),
    "comma": (
        ("쉼표가 평소보다 {조금} 적어요", "쉼표가 평소보다 {조금} 많아요"),
        ("there are {a little} fewer commas than usual", "there are {a little} more commas than usual"),
    ),
    "unmarked": (
        ("마침표를 평소보다 {조금} 꼬박꼬박 찍었어요", "마침표 없이 끝난 문장이 평소보다 {조금} 많아요"),
        ("more sentences end with a full stop than usual", "{a little} more sentences end without a full stop"),
    ),
    "switches": (
        ("말투가 평소보다 {조금} 한결같아요", "말투가 평소보다 {조금} 왔다 갔다 해요"),
        ("the register is more uniform than usual", "the register changes more often than usual"),
    ),
}
_COUNTED: dict[str, tuple[str, str]] = {
    "exclamation": ("느낌표가", "exclamation marks"),
    "question": ("물음표가", "question marks"),
    "parenthesis": ("괄호로 덧붙인 말이", "asides in parentheses"),
    "quotation": ("따옴표가", "quotation marks"),
    "laugh": ("ㅋㅋ·ㅎㅎ가", "laughs"),
    "cry": ("ㅠㅠ가", "ㅠㅠ"),
    "dots": ("말줄임이", "trailing dots"),
    "wave": ("물결표가", "tildes"),
    "emoji": ("이모지가", "emoji"),
    "face": ("얼굴 기호가", "emoticons"),
    "strike": ("취소선이", "struck-out words"),
    "heading": ("소제목이", "headings"),
    "bullet": ("글머리 기호가", "bullet points"),
    "number": ("번호 매긴 줄이", "numbered points"),
    "bold": ("굵은 글씨가", "bold words"),
    "dash": ("줄표가", "dashes"),
    "contraction": ("줄임꼴이", "contractions"),
    "end formal": ("-습니다 문장이", "formal sentences"),
    "end polite": ("-요 문장이", "polite sentences"),
    "end plain": ("-다 문장이", "plain sentences"),
    "end casual": ("반말 문장이", "casual sentences"),
    "end clipped": ("-음·-함 문장이", "clipped sentences"),
    "end noun": ("명사로 끊은 문장이", "sentence fragments"),
    "end trailing": ("말끝을 흐린 문장이", "sentences that trail off"),
    "clauses": ("한 문장에 이어 붙인 말이", "clauses joined in one sentence"),
    "one-line paragraphs": ("한 문장짜리 단락이", "one-sentence paragraphs"),
}
HEARABLE = (*_SAID, *_COUNTED)  # the measures whose usual range a card keeps for this
_TELLS: dict[Tell, tuple[str, str]] = {
    "even structure": ("구성이 평소보다 가지런해요", "it is built more evenly than you build"),
    "maxims": ("단락을 격언처럼 닫는 곳이 있어요", "paragraphs close on maxims"),
    "ask and answer": ("스스로 묻고 답하는 곳이 평소보다 많아요", "it asks and answers itself more than you do"),
    "piled tics": ("말버릇이 한곳에 몰려 있어요", "your habits are piled up in one place"),
    "uniform register": ("말투가 처음부터 끝까지 한 가지예요", "one register is held throughout"),
    "no slips": ("평소보다 너무 반듯하게 썼어요", "it is tidier than you are"),
}


def gap_said(gap: Gap, language: str) -> str:
    """'문장이 평소보다 조금 짧아요', for a person; '' for a measure that has no words."""
    at = 0 if language == "ko" else 1
    far = _far(gap)
    if gap.name in _SAID:
        said = _SAID[gap.name][at][gap.more]
        said = said.replace("{조금}", "훨씬" if far else "조금").replace("{a little}", "much" if far else "a little")
        return said.replace("much fewer", "far fewer").replace("much more sentences", "many more sentences")
    if gap.name not in _COUNTED:
        return ""
    what = _COUNTED[gap.name][at]
    if at == 0:
        return f"{what} 평소보다 {'훨씬' if far else '조금'} {'많아요' if gap.more else '적어요'}"
    how_many = {(True, True): "many", (True, False): "a few", (False, True): "far", (False, False): "a few"}[
        gap.more, far
    ]
    return f"there are {how_many} {'more' if gap.more else 'fewer'} {what} than usual"


def _far(gap: Gap) -> bool:
    """Whether it is outside by more than the range is wide."""
    away = gap.value - gap.high if gap.more else gap.low - gap.value
    return away > max(gap.high - gap.low, 0.3 * abs(gap.high), 1e-9)


def tell_said(tell: Tell, language: str) -> str:
    """'구성이 평소보다 가지런해요', for a person."""
    return _TELLS[tell][0 if language == "ko" else 1]
