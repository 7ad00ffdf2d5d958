"""The photos that leave with a draft."""

from bot.drafts.photos.fetching import PhotoAlbum
from bot.kit.parts import Pictures
from bot.model import Draft


async def pictures_of(album: PhotoAlbum, draft: Draft) -> Pictures:
    """Each as a clean JPEG, by number; None for one that is gone where it was sent."""
    return [photo.data if photo else None for photo in await album.photos(draft)]
