"""The photos of a draft are had again where they were sent, and nothing of them is kept here."""

from bot.drafts.photos.fetching import PhotoAlbum
from bot.errors import NotReceived
from bot.model import File
from tests.support.people import Stage
from tests.support.photos import WHERE, photo


async def test_photos_leave_clean_and_one_that_is_gone_leaves_its_place(stage: Stage) -> None:
    ann = await stage.blogger()
    await ann.says("", photos=["1.jpg", "2.jpg", "3.jpg"], about="photo")
    draft = await ann.says("/write 성수 카페")
    there = {"fake:1.jpg": photo(seed=1), "fake:3.jpg": b"no photo any more"}

    async def fetch(ref: str) -> bytes:
        name = ref.partition("#")[2]
        if name not in there:
            raise NotReceived(name)
        return there[name]

    shown = await stage.store.messages.shown_in(draft.ids[0])
    assert shown is not None
    assert shown.draft is not None
    album = await PhotoAlbum(stage.store.materials, fetch, stage.clean).photos(shown.draft)
    assert [one is not None for one in album] == [True, False, False]
    assert album[0] is not None
    assert WHERE.encode() not in album[0].data


async def test_nothing_of_a_photo_is_kept(stage: Stage) -> None:
    ann = await stage.blogger()
    taken = photo()
    await ann.says("", camera={"IMG_1.jpg": taken}, about="photo")
    rows = await stage.store.forgetting.everything(ann.id)
    [kept] = rows["materials"]
    assert kept["ref"] == "fake:2#fake:IMG_1.jpg"
    assert not any(isinstance(value, bytes | File) for value in kept.values())
