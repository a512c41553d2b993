"""Small pictures for tests."""

import struct
import zlib


def png(wide, high):
    """A grey picture as a PNG file."""
    head = struct.pack(">IIBBBBB", wide, high, 8, 0, 0, 0, 0)
    points = zlib.compress((b"\0" + b"\x80" * wide) * high)
    parts = ((b"IHDR", head), (b"IDAT", points), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(map(_chunk, parts))


def _chunk(part):
    kind, content = part
    check = zlib.crc32(kind + content)
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", check)
