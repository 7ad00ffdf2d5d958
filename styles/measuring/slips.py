"""What nobody means to do and everybody does in their own way: slips, run-ons, maxims, bursts of play."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from math import nan
from statistics import fmean

from styles.measuring.counted import Counted
from styles.measuring.habits import PATTERNS, PER

# Spacing that school does not teach, and people type: 할수있다, 것같다, 두가지, 첫번째, 먹을때, 하는게, 안되다, 이정도.
_JOINED = (
    r"[할될볼갈쓸알줄올살을]수(?:있|없|도|가|는)|[할될볼갈쓸올줄을는은]때(?:[는에가문도]| )|(?:것|거)같[아은다았네]|"
    r"[두세네몇]가지|[첫두세네]번째|안[되돼됐]|[는은](?:것|게|건)(?=[ 이은을도])|"
    r"(?<![가-힣])이(?:정도|부분|글)(?![가-힣])|뿐만아니라|그런것"
)
_TOGETHER = re.compile(_JOINED)
# … and what school allows either way.
_RUN_TOGETHER = re.compile(
    _JOINED + r"|[해어아](?:보[자면고았니는았]|봤|봐|주[면고시는]|줬|줘|놓[고은았]|둔|두[고면])|한번(?![가-힣])"
)
_MISSPELT = re.compile(
    r"되요|되서|됬|안되[요서]|[할갈볼올줄]께|거에요|이예요|몇일|웬지|어떻해|왠만|오랫만|금새|일일히|설겆이|희안|바램|"
    r"요세|문안하|않[되돼됐]|로써의|던지 |구지 |어의없|들어나|깨끗히|곰곰히|메세지|컨텐츠|쥬스|땡큐"
)
_DOUBLED = re.compile(r"(?<!\w)(\w{2,8}) \1(?!\w)")
MAXIM = re.compile(
    r"(?:법이다|마련이다|뿐이다|때문이다|것이다|셈이다|아닐까|않을까|인지도 모른다|이다|이니까|니까요)[.!]?$"
)


# A space where none belongs: 것 이다, 주 였다.
_PARTED = re.compile(r"[것수주명번개날때곳점중뿐편일] (?:이다|였다|이였다|이었다|입니다|이에요|이라)(?![가-힣])")


_WORD = 13  # letters: what is as long is no word


def typed(texts: Sequence[str]) -> tuple[str, ...]:
    """Words as this author types them and no dictionary does, commonest first, up to ten: what a model tidies away.

    Only what stands in two posts at least: once is a mistake, twice is a hand.
    """
    posts: Counter[str] = Counter()
    for text in texts:
        words = set()
        for pattern in (_TOGETHER, _MISSPELT, _PARTED):
            words |= {_around(text, m.start(), m.end()) for m in pattern.finditer(text)}
        posts.update(w for w in words if 2 <= len(w) <= _WORD - 1)
    return tuple(w for w, n in sorted(posts.items(), key=lambda p: (-p[1], p[0])) if n >= 2)[:10]


def _around(text: str, start: int, end: int) -> str:
    """The whole word, or words, that a stretch of text is of."""
    before = re.search("[가-힣]*$", text[max(0, start - _WORD) : start])
    after = re.match("[가-힣]*", text[end : end + _WORD])
    return ((before[0] if before else "") + text[start:end] + (after[0] if after else "")).strip()


def slips(post: Counted, language: str) -> Iterator[tuple[str, float]]:
    """What nobody means to do: words run together or written twice, misspelt words, sentences that run on."""
    found, size = post.sentences, max(300, len(post.text)) / PER
    if language == "ko":
        yield "run together", len(_RUN_TOGETHER.findall(post.text)) / size
        yield "misspelt", len(_MISSPELT.findall(post.text)) / size
        joins = [sum(m.tag == "EC" for m in s.morphemes) for s in found]
        yield "run-ons", sum(n >= 4 for n in joins) / (len(joins) + 2)
        yield "clauses", fmean(joins) if joins else nan
    yield "doubled words", len(_DOUBLED.findall(post.text)) / size
    last = [
        ss[-1]
        for b, ss in zip(post.own.blocks, post.blocks, strict=True)
        if b.kind == "prose" and len(ss) >= 2 and len(b.text) >= 60
    ]
    if last:
        short = [s for s in last if s.length <= 45 and not re.search(r"\d|[A-Za-z]|^(?:나|저|내|제)", s.text)]
        yield "maxims", sum(bool(MAXIM.search(s.text)) for s in short) / (len(last) + 1)
    bursts = [sum(len(p.findall(b.text)) for p in _TICS) for b in post.own.blocks if b.kind == "prose"]
    yield "most tics", float(max(bursts, default=0))


_TICS = [PATTERNS[n] for n in ("laugh", "cry", "dots", "emoji", "face", "strike")] + [re.compile("!!|~(?!~)")]
