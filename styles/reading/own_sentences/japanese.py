"""Tell a whole Japanese sentence from a note: '店主がとても親切でした。' from '店主 親切'."""

import re

from styles.reading.sentences import sentences

_STOPPED = re.compile(r"[。．！？!?…][」』）)]{0,3}(?:[（(]笑[）)]|[wｗ笑]{1,10})?\s{0,3}\Z")
_PARTICLE = re.compile("[一-鿿ぁ-ヿA-Za-z0-9」』）)][はがをにでもとへ]")
_ASKS = re.compile(
    "(?:書いて|入れて|まとめて|直して|加えて|触れて|使って|変えて|省いて|消して|短くして|長くして|しないで|書かないで)"
    "(?:ください|下さい|ほしい|欲しい|くれ|もらえ|いただけ|頂け)[^。]{0,12}[。！？!?]{0,3}\\Z"
)


def is_japanese_sentence(text: str) -> bool:
    """Whether a Japanese text ends in a predicate with a full stop behind it, not in a noun.

    What it asks of the writer ('短く書いてください。') is none.
    """
    if not _STOPPED.search(text[-20:]) or _ASKS.search(text[-60:]):
        return False
    [cut] = sentences([text], "ja")
    ending = cut[-1].ending if cut else "noun"
    return ending == "polite" or (ending in ("plain", "casual") and bool(_PARTICLE.search(text)))
