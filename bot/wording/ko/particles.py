"""Korean particles, which follow the sound of the word before them."""


def with_ro(name: str) -> str:
    """'-요' -> '-요로', '-음/-함' -> '-음/-함으로': the particle follows the last syllable."""
    return name + ("로" if final(name) in (0, 8) else "으로")


def final(word: str) -> int:
    """Which final consonant the last syllable has; 0 for none and outside Hangul, 8 for ㄹ."""
    last = word.rstrip(")")[-1:]
    return (ord(last) - 0xAC00) % 28 if "가" <= last <= "힣" else 0
