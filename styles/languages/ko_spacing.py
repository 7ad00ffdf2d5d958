"""What Korean writers write apart or together: one table for what is counted, what is a slip and what is respelled."""

from typing import NamedTuple

START = "(?<![가-힣])"  # of a word
L_FINAL = "[" + "".join(chr(0xAC00 + 28 * i + 8) for i in range(399)) + "]"  # all syllables that end in ㄹ
END = "(?=(?:이|가|은|는|을|를|의|에|에는|에도|에서|로|으로|도|만|과|와|까지|부터|씩|쯤|이다|이나|이라도)?(?![가-힣]))"
TIME = "(?=[는에의도를가만까부마쯤처보야엔와]|[ ,.)]|$)"  # behind 때
BECOME = "(?:(?<=[됐될됩])|(?<=되)(?=[는고면지며어었])|(?<=된)(?=다))"
# A verb before a second verb: 해 보다, 적어 보다; not a noun that ends so.
FIRST_VERB = (
    "(?<![이오피올방견손새동서공])해|[가-힣](?<![언단영용국중본시])[어아]|[가-힣](?<![참부기])여"
    "|(?<![고배])려|[겨져켜춰꿔줘둬써쳐돼]|[배세채]워"
)


class Spacing(NamedTuple):
    """`respells` is 'what stands before_what stands behind', '' where nothing is respelled or by a rule of its own;
    `after` follows it and none of the words of `never` may stand before (styles.spelling.ways.gap).

    `counts`: two ways and what is counted of each, the measure being the share of the first. It is wider than what may
    be respelled, and other bloggers' figures were gathered by it: whoever changes it has to gather them anew.
    `slip`: together where school parts it; `either_way`: together where school allows both.
    """

    apart: str
    together: str
    respells: str = ""
    after: str = ""
    never: str = ""
    counts: tuple[tuple[str, str], tuple[str, str]] | None = None
    slip: str = ""
    either_way: str = ""


# Verbs of the dictionary, never apart.
_SEE = "알아 돌아 살펴 물어 찾아 지켜 들여다 쳐다 올려다 내려다 훑어 노려 몰라 여쭤 둘러 굽어"
_GIVE = "도와 돌려 들려 넘겨 건네 놓아"
_LAY = "내려 털어 늘어 들여 올려 풀어"

_NOUNS = (
    Spacing(
        "할 수 있",  # half apart, too: 할수 있, 할 수있
        "할수있",
        counts=(("할 수 있", "[가-힣] 수 (?:있|없)"), ("할수있", "[가-힣]수(?:있|없)")),
        slip="[할될볼갈쓸알줄올살을]수(?:있|없|도|가|는)",
    ),
    Spacing(
        "것 같",
        "것같",
        "[것거]_같",
        "(?=[가-힣])(?!이)",
        counts=(("것 같", "[가-힣] (?:것|거) ?같"), ("것같", "(?:것|거)같(?=[가-힣])")),
        slip="(?:것|거)같[아은다았네]",
    ),
    Spacing(
        "하는 것",
        "하는것",
        f"는|[한된던온간본쓴]|(?![날들탈별물]){L_FINAL}_것",
        "(?=[은을이도들만과의으에인입까처보다]|[ ,.])",
        slip="[는은](?:것|게|건)(?=[ 이은을도])",
    ),
    Spacing("그런 것", "그런것", slip="그런것"),
    Spacing("할 때", "할때", f"(?![물열]){L_FINAL}_때", TIME, slip="[할될볼갈쓸올줄을는은]때(?:[는에가문도]| )"),
    Spacing("뿐만 아니라", "뿐만아니라", "뿐만_아니라", slip="뿐만아니라"),
    Spacing(
        "너 때문에",
        "너때문에",
        "[가-힣A-Za-z)](?<![기이])_때문",
        counts=(("너때문에", "[가-힣]때문"), ("너 때문에", "[가-힣] 때문")),
    ),
    Spacing("이 정도", "이정도", slip=f"{START}이(?:정도|부분|글)(?![가-힣])"),
)
_NUMBERS = (
    Spacing(
        "한 번",
        "한번",
        f"{START}한_번",
        END,
        counts=(("한 번", "한 번(?![가-힣])"), ("한번", "한번(?![가-힣])")),
        either_way="한번(?![가-힣])",
    ),
    Spacing(
        "첫 번째",
        "첫번째",
        f"{START}[첫두세네몇]|{START}다섯|{START}여섯_번째",
        slip="[첫두세네]번째",
    ),
    Spacing(
        "두 가지",
        "두가지",
        f"{START}[한두세네몇]|{START}여러|{START}다섯_가지",
        "(?![런고치])",
        slip="[두세네몇]가지",
    ),
)
_VERBS = (
    Spacing(
        "해 보다",
        "해보다",
        f"{FIRST_VERB}_[보봤봐본볼봅]",
        "(?:(?<=[봤봐봅])|(?<=보)(?=[자면고았니는지기려며시아])|(?<=[본볼])(?= ))",
        _SEE,
        counts=(
            ("해 보다", "[해어아] (?:보[자면고았니는았]|봤|봐)"),
            ("해보다", "[해어아](?:보[자면고았니는았]|봤|봐)"),
        ),
        either_way="[해어아](?:보[자면고았니는았]|봤|봐)",
    ),
    Spacing(
        "해 주다",
        "해주다",
        f"{FIRST_VERB}_[주줬줘준줄줍]",
        "(?:(?<=[줬줘줍])|(?<=주)(?=[고는면지며기었시려세])|(?<=[준줄])(?= ))",
        _GIVE,
        either_way="[해어아](?:주[면고시는]|줬|줘)",
    ),
    Spacing("해 놓다", "해놓다", f"{FIRST_VERB}_[놓놨놔]", "", _LAY, either_way="[해어아]놓[고은았]"),
    Spacing(
        "해 두다",
        "해두다",
        f"{FIRST_VERB}_[두뒀둬둔둡]",
        "(?:(?<=[뒀둬둡])|(?<=두)(?=[고는면지며기었어자])|(?<=둔)(?= ))",
        "놓아",
        either_way="[해어아](?:둔|두[고면])",
    ),
    Spacing("해 버리다", "해버리다", f"{FIRST_VERB}_버", "(?=[리렸린려릴립])", "잃어 잊어 내 쓸어"),
    Spacing("해 있다", "해있다", f"{FIRST_VERB}_있"),
    Spacing("안 되", "안되", f"{START}안_[되됐된될됩돼]", f"(?:(?<=돼)|{BECOME})", slip="안[되돼됐]"),
)
SPACINGS = {spacing.apart: spacing for spacing in (*_NOUNS, *_NUMBERS, *_VERBS)}
SECOND_VERBS = ("해 보다", "해 주다", "해 놓다", "해 두다", "해 버리다", "해 있다")
