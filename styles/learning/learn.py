"""Learn how somebody writes from what they have written."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from styles.languages import has_analyser, is_learned
from styles.languages.gaps import HEARABLE
from styles.learning.analysis import Analysis, analyse, fingerprint
from styles.learning.analysis_file import pack, unpack
from styles.learning.demonstrations import MOST, choose_demonstrations
from styles.learning.enough import LEAST, TooLittle, Unfamiliar
from styles.learning.not_for_passages import others_posts, private_matters
from styles.learning.passages import Looked, choose, look
from styles.learning.published.added import is_gathered
from styles.measuring.counted import Counted, reading
from styles.measuring.formulae import left_out, repeated, without
from styles.measuring.genre import of_post
from styles.measuring.pictures import picture_habit
from styles.measuring.profile import habits, profile
from styles.measuring.slips import words_as_typed
from styles.model import Demonstration, LearnedLanguage, StyleCard
from styles.questions import tells_of
from styles.reading.own_text import Own, Written
from styles.reading.spoken import spoken_language
from styles.scoring.background import LENGTHS, Background, Cut, background, cuts, take
from styles.scoring.distinctive import set_apart, unlike
from styles.scoring.machine_tells import TELLING
from styles.scoring.voice import fit_voice
from styles.spelling import choices_of

SHORTEST = 300  # characters of a post by which a voice is measured

_JUDGED = 8_000  # characters of a post that say which language it is in


_READ = 150  # posts that are cut into sentences and counted
_SOUGHT = 120  # of them that passages are looked for in
_HEARD = 60  # of them a voice is measured by: more of them change it no further
_CUT = 24  # of these that are measured at shorter lengths too, to know how the author's own short texts would stand


def learn(posts: Sequence[Written], figures: Background | None = None) -> StyleCard:
    """The style card of the author of `posts`: counted and chosen, the same each time, no model asked.

    Posts in another language than most, and posts with less than 80 characters of own text, do not count; the same
    post twice counts once. Takes about a second for ten posts: not for an event loop. `figures`: what the author is
    held against, if not what ships. Raises TooLittle and Unfamiliar.
    """
    return _learn(list(map(analyse, posts)), figures)[0]


def whole_posts(posts: Sequence[Written]) -> tuple[Demonstration, ...]:
    """All posts that can be shown whole, of 120 at most, those first that `learn` would show. Raises TooLittle and
    Unfamiliar."""
    return _learn(list(map(analyse, posts)), None, shown=_SOUGHT)[0].demonstrations


def learn_further(posts: Sequence[Written], known: Mapping[str, bytes]) -> tuple[StyleCard, dict[str, bytes]]:
    """The card that `learn` would give, sooner where posts are known; and what is to be known of them the next time,
    where that has changed. By the fingerprints of posts, as packed analyses. Raises TooLittle and Unfamiliar."""
    marks = list(map(fingerprint, posts))
    before = [unpack(known[mark], post) if mark in known else None for mark, post in zip(marks, posts, strict=True)]
    card, after = _learn([one or analyse(post) for one, post in zip(before, posts, strict=True)], None)
    fresh = [n for n, one in after.items() if one is not before[n]]
    return card, {marks[n]: pack(after[n], posts[n]) for n in fresh}


@dataclass(frozen=True)
class _Post:
    """One that counts: its place among those given, and how it stands with and without the lines of every post."""

    place: int
    analysis: Analysis
    whole: Own
    text: Own
    lot: bytes  # as good as drawn, and the same each time


def _learn(
    given: Sequence[Analysis], figures: Background | None, shown: int = MOST
) -> tuple[StyleCard, dict[int, Analysis]]:
    """The card, and by their places the analyses of the posts that count, with all that has been found out."""
    places, spoken = _of_one_language(given)
    figures = figures or background(spoken)
    analyses = [given[n].within(spoken) for n in places]
    raw = [one.joined for one in analyses]
    lines = repeated(raw)
    posts = [_post(n, one, whole, lines, figures) for n, one, whole in zip(places, analyses, raw, strict=True)]
    if not any(post.text.text.strip() for post in posts):
        raise TooLittle
    return _card(posts, spoken, figures, shown)


def _post(place: int, analysis: Analysis, whole: Own, lines: frozenset[str], figures: Background) -> _Post:
    text = without(whole, lines)
    lot = hashlib.blake2b(analysis.own.text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return _Post(place, analysis.beside(text, left_out(whole, lines), figures), whole, text, lot)


def _of_one_language(every: Sequence[Analysis]) -> tuple[list[int], LearnedLanguage]:
    """The places of the posts that count, and their language. Raises TooLittle and Unfamiliar.

    Posts that counted before in this language are in it.
    """
    enough = [(n, one.own) for n, one in enumerate(every) if one.own.size >= LEAST]
    places = list({tuple(b.text for b in text.blocks): n for n, text in enough}.values())
    if not places:
        raise TooLittle
    texts = ["\n".join(b.text for b in every[n].own.blocks) for n in places]
    spoken = spoken_language(texts)
    if not (is_learned(spoken) and has_analyser(spoken)):
        raise Unfamiliar(spoken)
    judged = zip(places, texts, strict=True)
    same = [n for n, t in judged if every[n].language == spoken or spoken_language([t[:_JUDGED]]) == spoken]
    return same or places, spoken


def _card(
    posts: Sequence[_Post], spoken: LearnedLanguage, figures: Background, shown: int
) -> tuple[StyleCard, dict[int, Analysis]]:
    some = _sample(posts, _READ)
    read = _read(some, spoken, private_matters([post.whole for post in posts]))
    texts, measured = [post.text for post in some], read.measured
    choices = choices_of([post.analysis.ways or () for post in posts], spoken)
    counts = profile(read.counted, texts, [post.whole for post in some], spoken, choices)
    if spoken == "ko":
        counts = replace(counts, slips=words_as_typed([t.text for t in texts]))
    others = others_posts(read.counted)
    boilerplate = {line for post in some for line in post.analysis.left_out}
    formulae = (*counts.greetings, *counts.farewells, *counts.greetings_of_some, *counts.farewells_of_some)
    card = StyleCard(
        language=spoken,
        posts=sum(not is_gathered(post.whole) for post in posts),
        characters=sum(post.whole.size for post in posts),
        profile=counts,
        passages=choose(read.looked, others),
        standings=set_apart(measured, figures),
        unlike=unlike(measured, figures, has=habits(counts)),
        voice=fit_voice(measured, figures, (*HEARABLE, *TELLING)),
        demonstrations=choose_demonstrations(read.looked, spoken, others, boilerplate, formulae, shown),
        pictures=picture_habit([post.whole for post in some]),
        tells=tells_of([(of_post(one), one.text) for one in read.counted], spoken),
    )
    return card, {post.place: post.analysis for post in posts} | read.analyses


@dataclass(frozen=True)
class _Read:
    """What came of reading some posts, one by one."""

    counted: list[Counted] = field(default_factory=list)
    measured: list[Cut] = field(default_factory=list)
    looked: list[Looked] = field(default_factory=list)
    analyses: dict[int, Analysis] = field(default_factory=dict)


def _read(posts: Sequence[_Post], spoken: str, matters: re.Pattern[str] | None) -> _Read:
    """Posts without and with their repeated lines, cut into sentences, measured and looked through one by one.

    At most 60 are measured whole, 24 of them at every length; short ones say too little.
    """
    read = _Read()
    long = [post for post in posts if len(post.text.text) >= SHORTEST]
    sought, heard, cut = (_places(_sample(some, n)) for some, n in ((posts, _SOUGHT), (long, _HEARD), (long, _CUT)))
    known = {line: found for post in posts for line, found in post.analysis.sentences.items()}
    for n, counted in enumerate(reading([post.text for post in posts], spoken, known)):
        post = posts[n]
        analysis = post.analysis.with_sentences(post.whole, known)
        read.counted.append(counted)
        read.looked.append(look(n, counted, post.whole, spoken, choosing=post.place in sought, matters=matters))
        if post.place in heard:
            taken = _measure(counted, LENGTHS if post.place in cut else (0,), spoken, analysis.taken)
            analysis = analysis.with_measures(taken)
            read.measured.append(taken)
        read.analyses[post.place] = analysis
    return read


def _measure(post: Counted, lengths: Sequence[int], spoken: str, known: Cut) -> Cut:
    return {size: known[size] if size in known else take(c, spoken) for size, c in cuts(post, lengths).items()}


def _sample(posts: Sequence[_Post], most: int) -> list[_Post]:
    """So many of the posts, in their order: the lots that they drew decide, so that of a thousand known posts a new one
    changes at most one. A smaller sample of the same posts lies within a larger one."""
    drawn = set(sorted(post.lot for post in posts)[:most])
    return [post for post in posts if post.lot in drawn][:most]


def _places(posts: Sequence[_Post]) -> frozenset[int]:
    return frozenset(post.place for post in posts)
