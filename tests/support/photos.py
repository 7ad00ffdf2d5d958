"""Made-up photos: with everything in them that tells where and when they were taken, and files that are none."""

import io
import random
import struct
import zlib
from datetime import UTC, datetime

from PIL import Image
from PIL.PngImagePlugin import PngInfo
from PIL.TiffImagePlugin import IFDRational

WHERE = "37.5446N"  # stands in each of them, as a text
TAKEN = datetime(2026, 11, 28, 14, 5, 9, tzinfo=UTC)


def exif(taken: datetime | None = TAKEN, turned: int = 1) -> Image.Exif:
    """Where it was taken, by satellite and in words; `turned` is the way the camera was held."""
    found = Image.Exif()
    found[0x0112] = turned
    found[0x010E] = f"Seongsu {WHERE}"
    if taken:
        found.get_ifd(0x8769)[0x9003] = f"{taken:%Y:%m:%d %H:%M:%S}"
    found.get_ifd(0x8769)[0x927C] = f"maker {WHERE}".encode()
    north = (IFDRational(37), IFDRational(32), IFDRational(4056, 100))
    found.get_ifd(0x8825).update({1: "N", 2: north, 3: "E", 4: north, 27: f"gps {WHERE}".encode()})
    return found


def photo(
    width: int = 64,
    height: int = 48,
    kind: str = "JPEG",
    taken: datetime | None = TAKEN,
    turned: int = 1,
    seed: int = 0,
) -> bytes:
    """A photo of coloured noise, its left upper quarter red."""
    noise = random.Random(seed).randbytes(max(1, width // 16) * max(1, height // 16) * 3)
    image = Image.frombytes("RGB", (max(1, width // 16), max(1, height // 16)), noise).resize((width, height))
    image.paste("red", (0, 0, width // 2, height // 2))
    said = io.BytesIO()
    match kind:
        case "JPEG":
            image.save(said, "JPEG", exif=exif(taken, turned), comment=WHERE.encode(), quality=90)
            return _with_xmp(said.getvalue())
        case "PNG":
            text = PngInfo()
            text.add_text("Location", WHERE)
            text.add_itxt("XML:com.adobe.xmp", f"<x:xmpmeta>{WHERE}</x:xmpmeta>")
            image.save(said, "PNG", exif=exif(taken, turned), pnginfo=text)
        case "WEBP":
            image.save(said, "WEBP", exif=exif(taken, turned).tobytes(), xmp=WHERE.encode())
        case _:
            image.save(said, kind, comment=WHERE.encode()) if kind == "GIF" else image.save(said, kind)
    return said.getvalue()


def _with_xmp(data: bytes) -> bytes:
    """With where it was taken in XMP, in IPTC, and behind the end, as phones put a film there."""
    xmp = b"http://ns.adobe.com/xap/1.0/\0" + f"<exif:GPSLatitude>{WHERE}</exif:GPSLatitude>".encode()
    iptc = b"Photoshop 3.0\x008BIM\x04\x04\0\0" + struct.pack(">I", len(WHERE)) + WHERE.encode()
    marked = ((b"\xff\xe1", xmp), (b"\xff\xed", iptc))
    blocks = b"".join(mark + struct.pack(">H", len(block) + 2) + block for mark, block in marked)
    return data[:2] + blocks + data[2:] + WHERE.encode()


def moving(kind: str = "GIF") -> bytes:
    """Two frames."""
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "blue")]
    said = io.BytesIO()
    frames[0].save(said, kind, save_all=True, append_images=frames[1:])
    return said.getvalue()


def bomb(side: int = 16_000) -> bytes:
    """A PNG of one colour, some kilobytes large, that would take 768 MB once it is open."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0))
    rows = zlib.compress(bytes((side // 8 + 1) * side), 9)
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


DRAWING = b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>'
HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(200)
