"""All that leaves beside a draft: titles to choose from and tags, asked of the model once it is exported."""

import asyncio
from dataclasses import replace

from bot.drafts.clipping import clip_prompt
from bot.drafts.continuing.conversation import conversation
from bot.drafts.draft_check import answer_unwatched
from bot.drafts.paid_writer import PaidWriter
from bot.drafts.sanitise.text import NOBODYS, sanitised
from bot.drafts.voices.at_hand import VoicesAtHand
from bot.kit.beside.draft_files import DraftFiles
from bot.kit.beside.headed import title_of
from bot.kit.parts import KitParts
from bot.model import Draft, Revision
from bot.stores import Drafts
from styles.leaving.naming.request import Named, read_names, to_name
from styles.leaving.naming.tags import tag_habit, tags_for
from styles.leaving.naming.titles import TitleManner, fitting, title_manner

LOOKED_AT = 5_000  # characters of a text in which known tags are looked for
_REMEMBERED = 64  # texts whose names are at hand: one is taken in several forms, one after the other


class NamedParts:
    """The model is asked in one short turn behind the conversation that made the text, so that all before it is in the
    provider's cache; without a model, or where it fails, the text's own title and what is known of habits do."""

    def __init__(
        self,
        drafts: Drafts,
        voices: VoicesAtHand,
        writer: PaidWriter,
        files: DraftFiles,
        card_tokens: int,
        prompt_tokens: int,
    ) -> None:
        self._drafts = drafts
        self._voices = voices
        self._writer = writer
        self._files = files
        self._card_tokens = card_tokens
        self._prompt_tokens = prompt_tokens
        self._named: dict[int, Named] = {}  # by revision, the newest last

    async def of(self, draft: Draft, revision: Revision) -> KitParts:
        """What leaves with this text of a draft. Raises Forgotten."""
        posts = await self._files.posts(draft)
        manner = title_manner([post.title for post in posts])
        habit = tag_habit([post.tags for post in posts])
        named = self._named.get(revision.id) or await self._ask(draft, revision, manner, habit.count)
        if named.titles:
            self._named = dict([*self._named.items(), (revision.id, named)][-_REMEMBERED:])
        own = title_of(revision.text)
        titles = fitting([own, *named.titles], manner, own or draft.topic)
        tags = tags_for(habit, named.tags, f"{draft.topic}\n{revision.text[:LOOKED_AT]}")
        by_model = bool(self._writer.host)
        parts = await self._files.parts(draft, revision.text, posts, by_model, own.strip("*_` ") or titles[0], tags)
        return replace(parts, titles=titles, tags=tags)

    async def _ask(self, draft: Draft, revision: Revision, manner: TitleManner | None, tags: int) -> Named:
        if not self._writer.host:
            return Named()
        card, model = await self._voices.of(draft)
        lineage = [*(await self._drafts.lineage(revision))[:-1], revision]
        whole = await asyncio.to_thread(conversation, card, draft, lineage, self._card_tokens)
        asked = to_name(replace(whole, model=model), manner, tags)
        clipped, _ = await asyncio.to_thread(clip_prompt, asked, self._prompt_tokens)
        answer = await answer_unwatched(self._writer.write(clipped, revision.id), revision.id)
        return read_names(await asyncio.to_thread(sanitised, answer, NOBODYS))
