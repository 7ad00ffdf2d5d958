"""The commands that learn and measure: card, score, evaluate, background."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from benchmarks.voice.evaluation import measuring
from benchmarks.voice.learnable import described, learned, sentence
from benchmarks.voice.terminal import Command, add_language, as_json, fail, read_texts, tell, tokens
from styles.learning.enough import TooLittle, Unfamiliar
from styles.prompting.card_text import render_card
from styles.prompting.squeeze import squeeze


def _card_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", type=Path, help="Markdown or text files, or folders of them")
    parser.add_argument("--tokens", type=tokens, default=5_000)
    parser.add_argument("--json", action="store_true")
    add_language(parser)


def card(told: Namespace) -> int:
    texts = read_texts(told.files, told.language)
    found = learned(texts, told.language)
    for said in found.said:
        tell(said)
    if found.card is None:
        if told.json:
            print(as_json({"error": found.said[-1], "said": found.said}), end="")
        return 1
    squeezed = squeeze(found.card, told.tokens)
    print(
        as_json(described(squeezed, found.said)) if told.json else render_card(squeezed), end="" if told.json else "\n"
    )
    return 0


def _score_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--author", nargs="+", type=Path, required=True, help="posts of the author, files or folders")
    parser.add_argument("--draft", type=Path, required=True)
    parser.add_argument("--json", action="store_true")
    add_language(parser)


def score(told: Namespace) -> int:
    texts, drafts = read_texts(told.author, told.language), read_texts([told.draft], told.language)
    if not drafts:
        return 1
    try:
        found = measuring.scored(texts, drafts[0], told.language)
    except (TooLittle, Unfamiliar) as error:
        return fail(sentence("little" if isinstance(error, TooLittle) else "unfamiliar", told.language))
    print(as_json(found) if told.json else measuring.in_words(found, told.language), end="")
    return 0


def _corpus_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("corpus", type=Path, help="a folder of author folders: ko_name/*.md")
    parser.add_argument("--language", choices=["ko", "en", "ja"], help="of the authors; the commonest if not given")
    parser.add_argument("--models", type=Path, help="a folder of drafts by language models, for the background")


def _evaluate_arguments(parser: ArgumentParser) -> None:
    _corpus_arguments(parser)
    parser.add_argument("--generic", type=Path, help="a folder of other drafts by models, to be told from the authors")
    parser.add_argument("--seeds", type=int, default=4)
    parser.add_argument("--json", action="store_true")


def evaluate(told: Namespace) -> int:
    language = told.language or measuring.spoken_in(told.corpus)
    found = measuring.evaluated(told.corpus, language, told.models, told.generic, max(1, told.seeds))
    if not found:
        return fail(f"{told.corpus}: three authors of five posts or more are needed.")
    print(as_json(found) if told.json else measuring.as_table(found), end="")
    return 0


def _background_arguments(parser: ArgumentParser) -> None:
    _corpus_arguments(parser)
    parser.add_argument("out", type=Path, help="background_ko.npz")


def background(told: Namespace) -> int:
    language = told.language or measuring.spoken_in(told.corpus)
    figures = measuring.figures_of(told.corpus, language, told.models)
    told.out.write_bytes(figures.to_bytes())
    print(measuring.told(figures))
    return 0


COMMANDS = (
    Command("card", "learn and show the card of some files", _card_arguments, card),
    Command("score", "how much a draft sounds like its author", _score_arguments, score),
    Command(
        "evaluate", "how well voices are told apart, on authors nothing was learned from", _evaluate_arguments, evaluate
    ),
    Command("background", "make the figures of a language from a corpus", _background_arguments, background),
)
