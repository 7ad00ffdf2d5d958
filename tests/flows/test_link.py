"""One bot on Discord and on Telegram, and one person who talks with it on both."""

import re
from pathlib import Path

from tests.support.flows.on_discord import on_discord
from tests.support.flows.on_telegram import on_telegram_as_well
from tests.support.flows.talk import world


async def test_ann_links_telegram_with_discord_and_has_her_blog_on_both(tmp_path: Path) -> None:
    async with (
        world(tmp_path) as far_ends,
        on_discord(far_ends, private=True) as discord,
        on_telegram_as_well(far_ends, discord.bot) as telegram,
    ):
        await discord.registers(discord.blog.url)
        found = re.search(r"`/link (.{9})`", (await discord.says("/link")).text)
        assert found
        sure = await telegram.says(f"/link {found[1]}")
        assert sure.text.endswith(telegram.words.link_really("Telegram", "Discord"))  # below that an AI writes
        linked = await telegram.presses(sure, telegram.words.link_button())
        assert linked.text == telegram.read(telegram.words.accounts_linked("Telegram", "Discord"))
        assert discord.stage.texts(discord.here)[-1] == discord.words.account_was_linked("Telegram")
        assert "소소한 하루" in (await telegram.says("/blogs")).text
        telegram.model.says("# 제주\n\n비가 왔어요.")
        await telegram.says("/write 제주")
        assert "제주" in (await discord.says("/drafts")).text
        sure = await discord.says("/unlink")
        await discord.presses(sure, discord.words.unlink_button())
        assert "제주" not in (await telegram.says("/drafts")).text
