"""Twelve albums, cut, sent twice, interrupted by a restart, set wrongly by a model: each photo once, in order."""

from random import Random

import pytest

from styles.pictures.anchors import find_numbers, is_anchor_line
from tests.support.people import Person, Stage

WRONG = (
    "",
    "[사진 1]",
    "[사진 2]\n\n[사진 2]",
    "[사진 3]\n\n[사진 1]",
    "[사진 1–5]",
    "[사진 99]",
    "창가 [사진 1] 자리 [사진 2]",
    "```\n[사진 1]\n```",
    "[확인: 사진]",
    "![사진 1](·)",
)


def drafted(chance: Random) -> str:
    """A draft with places as a model may set them."""
    parts = [f"{n}번째 이야기예요. 비가 왔어요." for n in range(chance.randint(1, 9))]
    parts += chance.sample(WRONG, 4)
    chance.shuffle(parts)
    return "# 성수 카페\n\n" + "\n\n".join(filter(None, parts))


async def sends(stage: Stage, ann: Person, names: list[str], chance: Random) -> None:
    """In albums of ten at most, each delivered twice at times."""
    while names:
        album, names = names[:10], names[10:]
        said = await ann.mutters("", photos=album, about="photo")
        if chance.random() < 0.5:
            await stage.hears(stage.said[said])


@pytest.mark.parametrize("number", range(12))
async def test_each_photo_stands_once_and_in_order(stage: Stage, number: int) -> None:
    chance, ann = Random(number), await stage.blogger()
    names = [f"{n}.jpg" for n in range(chance.randint(1, 20))]
    cut = chance.randint(0, len(names))
    await sends(stage, ann, names[:cut], chance)
    async with stage.restarted():
        await sends(stage, ann, names[cut:], chance)
        stage.writer.will(drafted(chance), drafted(chance))
        draft = await ann.says("/write 성수 카페\n라떼 6,500원")
        shorter = await ann.says("더 짧게", reply_to=draft)
    for shown in (draft, shorter):
        assert shown.file is not None
        text = shown.file.data.decode()
        assert find_numbers(text) == tuple(range(1, len(names) + 1))
        assert all(map(is_anchor_line, [line for line in text.split("\n") if find_numbers(line)]))
