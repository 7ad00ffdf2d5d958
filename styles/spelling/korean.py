"""Korean words that people space and spell in two ways."""

from styles.languages.ko_spacing import BECOME, END, L_FINAL, SECOND_VERBS, SPACINGS, START, TIME
from styles.spelling.ways import SpellingRule, gap, patterns, quotations, words

_DO = "(?:(?<=[했])|(?<=하)(?=[는고지며면])|(?<=한)(?=다)|(?<=할)(?= 수)|(?<=합)(?=니)|(?<=해)(?=[서도요]))"


def korean_rules() -> tuple[SpellingRule, ...]:
    """Spacing, contractions, slips and marks, in the order in which they are applied."""
    return (*_dependent(), *_numbers(), *_verbs(), *_together(), *_josa(), *_contractions(), *_slips(), *_marks())


def _spacing_rule(apart: str) -> SpellingRule:
    """The rule of a choice that is counted elsewhere, too."""
    row = SPACINGS[apart]
    return gap(row.apart, row.together, row.respells, row.after, never=row.never)


def _dependent() -> tuple[SpellingRule, ...]:
    """Dependent nouns: 수, 것, 때, 만큼 …"""
    noun = "[실필철홀골밀탈별]"  # 실수, 필수, 홀수 …
    return (
        patterns(
            ("할 수 있", f" 수 (?=[있없])(?<={L_FINAL} 수 )(?<!별 수 )", " 수 "),
            ("할수있", f"수(?=[있없])(?<={L_FINAL}수)(?<!{noun}수)", "수"),
            ("할수 있", f"수 (?=[있없])(?<={L_FINAL}수 )(?<!{noun}수 )", "수 "),
            ("할 수있", f" 수(?=[있없])(?<={L_FINAL} 수)(?<!별 수)", " 수"),
        ),
        gap("할 수밖에", "할 수 밖에", f"{L_FINAL} 수_밖에"),
        _spacing_rule("것 같"),
        _spacing_rule("하는 것"),
        gap("하는 거", "하는거", "[가-힣]는|[가-힣][한된]|던_거", "(?=[야예에라다지죠고는도를잖]|[ ,.?!]|$)"),
        gap("할 거야", "할거야", f"{L_FINAL}_거", "(?=[야예에라다지죠])", never="설 열 철 불 칠 일 을"),
        _spacing_rule("할 때"),
        gap("그때", "그 때", f"{START}그_때", TIME),
        gap("이때", "이 때", f"{START}이_때", TIME),
        gap("할 뿐", "할뿐", "[할될]|(?<![마가노])을_뿐"),
        _spacing_rule("뿐만 아니라"),
        gap("뿐 아니라", "뿐아니라", "뿐_아니라"),
        gap("하는 만큼", "하는만큼", "[가-힣]는|[가-힣]한|[할된던]_만큼"),
        gap("하는 대로", "하는대로", "[가-힣]는|[가-힣]한|[할된던]_대로", "(?=[ ,.])"),
        gap("하는 동안", "하는동안", "[가-힣]는|시간|기간|개월|[0-9][년일주분]_동안"),
        gap("하는 중", "하는중", "[가-힣]는_중", "(?=[이에입인 .,]|$)"),
        gap("할 줄", "할줄", "[할될쓸볼을]_줄", "(?=[ 은도]|알|몰|이야)"),
        gap("할 만하", "할만하", "[할볼될쓸갈살]|[먹읽믿입씹참]을_만", "(?=[하한했해])"),
        gap("할 텐데", "할텐데", f"{L_FINAL}_텐데"),
        gap("할 테니", "할테니", f"{L_FINAL}_테니"),
        gap("하기 때문에", "하기때문에", "기_때문"),
        _spacing_rule("너 때문에"),
    )


_UNITS = "개|명|분|초|년|월|일|번|원|장|권|편|살|배|줄|시|층|시간|개월|가지|마리|차례|단계|퍼센트"


def _numbers() -> tuple[SpellingRule, ...]:
    """Numbers and what they count."""
    some = f"{START}[한두세네몇]|{START}여러"
    size = r"(?=(?:[KMGT]B|[ckm]?m|kg|ms)(?!\w))"
    return (
        patterns(
            ("3개", f"([0-9])(?=(?:{_UNITS}){END})", r"\1"),
            ("3 개", f"([0-9]) (?=(?:{_UNITS}){END})", r"\1 "),
        ),
        gap("10%", "10 %", "[0-9]_%"),
        patterns(("10GB", f"([0-9]){size}", r"\1"), ("10 GB", f"([0-9]) {size}", r"\1 ")),
        _spacing_rule("한 번"),
        gap("두 번", "두번", f"{START}[두세네몇]|{START}여러_번", END),
        _spacing_rule("첫 번째"),
        _spacing_rule("두 가지"),
        gap("두 개", "두개", f"{some}_개", END),
        gap("두 명", "두명", f"{some}_명", END),
        gap("몇 년", "몇년", f"{START}몇_[년달분]", END),
        gap("몇 시간", "몇시간", f"{START}몇_시간", END),
        gap("한 달", "한달", f"{START}[한두세]_달", END),
        gap("이번 주", "이번주", f"{START}이번|{START}지난|{START}다음_주", END),
        gap("다음 날", "다음날", f"{START}다음_날", END),
    )


def _verbs() -> tuple[SpellingRule, ...]:
    """Second verbs, negation, what follows an ending."""
    become = f"(?:(?<=돼)|{BECOME})"
    return (
        *map(_spacing_rule, SECOND_VERBS),
        gap("하고 있", "하고있", "[가-힣]고_있", "(?=[는다었으어지고던을습])"),
        gap("하고 싶", "하고싶", "[가-힣]고_싶"),
        gap("하지 않", "하지않", "[가-힣]지_않", never="못지 머지 마지"),
        gap("하지 못하", "하지못하", "[가-힣]지_못", "(?=[하한했해할합])"),
        gap("해야 하", "해야하", "[해돼가져와봐워려]야|[가-힣][어아여]야_[하한할했합]", f"(?:(?<=할)(?= )|{_DO})"),
        gap("하게 되", "하게되", "[가-힣]게_[되됐된될됩]", BECOME, never="무게"),
        _spacing_rule("안 되"),
        gap("안 하", "안하", f"{START}안_[하한했할합해]", _DO),
        gap("잘 되", "잘되", f"{START}잘_[되됐된될됩돼]", become),
        *(gap(f"{noun}없", f"{noun} 없", f"{noun}_없") for noun in ("상관", "문제", "쓸데", "끊임")),
        gap("필요 없", "필요없", "필요_없"),
        gap("재미있", "재미 있", "재미_있"),
        gap("밖에 없", "밖에없", "밖에_없"),
        gap("를 위해", "를위해", "[가-힣]기|[를을]_위", "(?=[해한하])"),
        gap("에 대해", "에대해", "에_대", "(?=[해한])"),
        gap("로 인해", "로인해", "로_인", "(?=[해한하])"),
    )


# Apart for most people, and in one word for most.
_APART = """더_이상 또_다른 어느_정도 하루_종일 예를_들 소스_코드 오픈_소스 웹_사이트 웹_페이지 코드_리뷰 테스트_코드
사이드_프로젝트 프로그래밍_언어"""
_JOINED = "그_다음 한_눈에 아무_것 데이터_베이스 머신_러닝 딥_러닝 우리_나라 그_동안 여기_저기"


def _together() -> tuple[SpellingRule, ...]:
    """Words that have grown together, or not yet."""
    return (
        *(gap(p.replace("_", " "), p.replace("_", ""), f"{START}{p}") for p in _APART.split()),
        *(gap(p.replace("_", ""), p.replace("_", " "), f"{START}{p}") for p in _JOINED.split()),
        gap("이 외에", "이외에", "(?<![가-힣)] )(?<![가-힣)A-Za-z0-9])이_외에"),
        gap("그 외", "그외", f"{START}그_외", "(?=[에의 ,])"),
        gap("그중", "그 중", f"{START}그_중", "(?=[에의 ,])"),
        gap("이런 식", "이런식", "[이그저]런_식", "(?=[으이의])"),
    )


_JOSA = "[을를은는의와과도가에로란]|에서|에서는|에서도|에[는도]|에서의|으로|으로는|로는|까지|부터|처럼|이라는|라는|이란"


def _josa() -> tuple[SpellingRule, ...]:
    word = "[가-힣](?<![은는을를의에])"  # an aside behind a particle is another matter
    latin = "([A-Za-z\ue000])"  # \ue000 stands for `code`
    return (
        patterns(
            ("Docker를", f"{latin}(?=[가-힣])(?=(?:{_JOSA}|이)(?![가-힣]))", r"\1"),
            ("Docker 를", f"{latin} (?=[가-힣])(?=(?:{_JOSA})(?![가-힣]))", r"\1 "),
        ),
        gap("도커(Docker)", "도커 (Docker)", rf"{word}_\(", "(?=[A-Za-z]{2})"),
        gap("이름(별명)", "이름 (별명)", rf"{word}_\(", "(?=[가-힣一-鿿])"),
    )


def _contractions() -> tuple[SpellingRule, ...]:
    """The full form and the short one."""
    purpose = "[를을에기] [위대통관]"
    once = "(?:(?<=거)(?=[다야예라지죠])|(?<=건)(?=[ 데])|(?<=걸)(?= ))"
    return (
        patterns(("되었", "되었", "되었"), ("됐", "됐(?=[다으던지고습])", "됐")),
        patterns(("했", "했(?=[다으던지고습])", "했"), ("하였", "하였", "하였")),
        patterns(
            ("위해", f"해(?<={purpose}해)(?=[ ,])", "해"),
            ("위하여", f"하여(?<={purpose}하여)(?=[ ,])", "하여"),
        ),
        patterns(
            ("이런", f"런 (?=[가-힣])(?<={START}[이그]런 )(?!저런|거|걸|건|게|데|식|만)", "런 "),
            ("이러한", f"러한 (?=[가-힣])(?<={START}[이그]러한 )", "러한 "),
        ),
        patterns(("것", "것(?<=[가-힣] 것)(?=[은을이도])", None), ("거", f"[거건걸](?<=[가-힣] .){once}", None)),
    )


# What is right, and what is written for it: slips, and what half the people write.
_SLIPS = """돼요 되요|돼서 되서|며칠 몇일|왠지 웬지|웬만 왠만|거예요 거에요|이에요 이예요|금세 금새|오랜만 오랫만
역할 역활|설거지 설겆이|어이없 어의없|희한 희안|굳이 궂이|바뀌었 바꼈|됐 됬|곰곰이 곰곰히|일일이 일일히|틈틈이 틈틈히
비로소 비로서|도대체 도데체|어쨌든 어쨋든|어차피 어짜피|통째로 통채로|깨끗이 깨끗히|일부러 일부로|간간이 간간히"""
_HABITS = "개수 갯수|최대값 최댓값|최소값 최솟값|초기값 초깃값|결과값 결괏값|꼭지점 꼭짓점"
_AT_START = {"굳이", "개수", "금세", "희한", "역할", "왠지", "웬만", "며칠"}


def _slips() -> tuple[SpellingRule, ...]:
    loose = [pair.split() for pair in _HABITS.split("|")]
    meant = [pair.split() for line in _SLIPS.split("\n") for pair in line.split("|")]
    return (
        *(words(*pair, before=START if pair[0] in _AT_START else "") for pair in loose),
        *(words(*pair, before=START if pair[0] in _AT_START else "", slip=True) for pair in meant),
        patterns(
            ("할게", f"게(?<={L_FINAL}게)(?=요(?![가-힣])|[.!~]|$)", "게"),
            ("할께", f"께(?<={L_FINAL}께)(?=요(?![가-힣])|[.!~]|$)", "께"),
            slip=True,
        ),
        gap("수많은", "수 많은", f"(?<!{L_FINAL} ){START}수_많은", slip=True),
        gap("오랜만에", "오랜 만에", "오랜_만에", slip=True),
    )


def _marks() -> tuple[SpellingRule, ...]:
    dashes = (" — ", " - ", " – ")
    return (
        *quotations(),
        patterns(
            ("...", r"\.\.\.(?<=[가-힣]\.\.\.)(?!\.)", "..."),
            ("…", "…(?<=[가-힣]…)(?!…)", "…"),
            ("..", r"\.\.(?<=[가-힣]\.\.)(?!\.)", ".."),
        ),
        patterns(
            *((f"앞말{dash}뒷말", f"{dash}{_behind_word(dash)}(?=[가-힣]|[A-Za-z]{{2}})", dash) for dash in dashes)
        ),
    )


def _behind_word(dash: str) -> str:
    """Not behind a single letter: x - y is a sum."""
    return f"(?:(?<=[가-힣)]{dash})|(?<=[A-Za-z]{{2}}{dash}))"
