"""Compare posts with what was counted by hand on their pages."""

import json
import re
from collections.abc import Sequence
from pathlib import Path

from bot.model import Post

COUNTED = {
    "headings": r"^#{1,6} ",
    "items": r"^ *(?:- |\d+\. )",
    "quotes": r"^> ?",
    "tables": r"^\|(?: --- \|)+$",
    "pictures": r"!\[[^\]]*\]\(http",
}


def differences(post: Post, page: Path) -> Sequence[str]:
    """What the post has otherwise than the .json beside its page says: lines with the empty ones above them, code,
    marks of a voice, counts, strangers' words, unknown components."""
    wanted = json.loads(page.with_suffix(".json").read_text(encoding="utf-8"))
    seen = [[line.text, line.blank_before, line.kind] for line in post.lines]
    counts = {name: len(re.findall(pattern, post.markdown, re.M)) for name, pattern in COUNTED.items()}
    return [
        *(f"line {line}" for line in wanted["lines"] if line not in seen),
        *(f"mark {mark}" for mark, times in wanted["marks"].items() if post.markdown.count(mark) != times),
        *(f"code {code}" for code in wanted["code"] if f"\n{code}\n```" not in post.markdown),
        *(f"stranger {words}" for words in wanted["strangers"] if words in post.markdown),
        *(f"{name} {counts[name]}" for name, times in wanted["counts"].items() if counts[name] != times),
        *(f"unknown {name}" for name in {*wanted["unknown"]} ^ {*post.unknown}),
    ]
