"""How hijacked mirrors disguise a copied article: traditional characters, pinyin in brackets, torn bytes.

The forward model of what `filters.repair` undoes. Real kits work on the GBK bytes of a page and not on its characters,
so that an annotation is also put where two neighbouring characters only happen to hold the bytes of an annotated one.
"""

from __future__ import annotations

from functools import cache
from random import Random
from typing import Final, Literal

Kit = Literal["pinyin", "blank", "noise", "toneless", "doubled", "traditional"]

_KEPT: Final = "后里于系征愿制范云干只并"  # what the kits leave as it is, seen on hijacked pages
_COMMAS: Final = tuple(sign.encode("gbk") for sign in "，！？；")  # the bytes are cut at these, then at the full stop
_STOP: Final = "。".encode("gbk")
_EMOJI: Final = "😀😊👍🎉🔥✨🌟💡"
_TONES: Final = str.maketrans("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹ", "aaaaeeeeiiiioooouuuuüüüünnn")


def cloak(text: str, *, seed: int, level: float = 0.3, kit: Kit = "pinyin", html: bool = False) -> str:
    """Disguise a simplified text as a hijacked mirror does; the same arguments give the same text.

    `level` is the share of all converted characters that this page annotates (0..1); `seed` stands for the page.
    Kit `pinyin` annotates and tears, `blank` does so with a stray blank in each reading, 會(huì ); `noise` puts readings of
    mixed tones and emoji after every few characters, `toneless` leaves all tones out, `doubled` also writes commas twice;
    `traditional` converts and does nothing else. With `html` the text is one run of bytes, tags and line feeds included,
    so that a tear may eat the `<` of a tag; else each line is by itself. Characters that GBK lacks become `?` (kits that tear).
    """
    if kit in {"noise", "toneless", "doubled"}:
        noisy = _noise(text, Random(seed), toneless=kit == "toneless")  # noqa: S311  # a model, not a secret
        return noisy.replace("，", "，，") if kit == "doubled" else noisy
    converted = traditional(text)
    if kit == "traditional":
        return converted
    chosen = annotated(seed, level)
    if kit == "blank":
        chosen = {code: put[:-1] + b" )" for code, put in chosen.items()}
    return "\n".join(_tear(part, chosen) for part in ([converted] if html else converted.split("\n")))


def traditional(text: str) -> str:
    """Convert to traditional characters one by one, whatever the word: 头发 becomes 頭發, 皇后 stays."""
    return text.translate(_conversion())


def annotated(seed: int, level: float) -> dict[bytes, bytes]:
    """The characters that this page annotates: their GBK code, and the code followed by the reading in brackets."""
    draw = Random(seed)  # noqa: S311  # a model, not a secret
    return {code: code + reading for code, reading in _readings().items() if draw.random() < level}


def decode(piece: bytes) -> str:
    """Decode GBK bytes as the kits do: what is broken gives one `?` for two bytes, what is unassigned gives nothing."""
    table, shown, at = _pairs(), list[str](), 0
    while at < len(piece):
        lead = piece[at]
        if lead < 0x80:
            shown.append(chr(lead))
            at += 1
        elif lead in (0x80, 0xFF):
            shown.append("€" if lead == 0x80 else "")
            at += 1
        else:
            shown.append(table.get(piece[at : at + 2], "?"))
            at += 2
    return "".join(shown)


def _tear(text: str, chosen: dict[bytes, bytes]) -> str:
    """Annotate bytewise, cut bytewise, decode each piece by itself."""
    data = _annotate(text.encode("gbk", errors="replace"), chosen)
    pieces = [data]
    for sign in (*_COMMAS, _STOP):
        pieces = [part for piece in pieces for part in _cut(piece, sign)]
    return "".join(map(decode, pieces))


def _annotate(data: bytes, chosen: dict[bytes, bytes]) -> bytes:
    """Put the reading after each occurrence of a chosen code, from left to right, wherever its two bytes stand."""
    out, at = bytearray(), 0
    while at < len(data):
        code = data[at : at + 2]
        if code in chosen:
            out += chosen[code]
            at += 2
        else:
            out.append(data[at])
            at += 1
    return bytes(out)


def _cut(piece: bytes, sign: bytes) -> list[bytes]:
    """The parts of a piece between a sign's bytes, and the sign as a part of its own."""
    if piece in (*_COMMAS, _STOP):
        return [piece]
    first, *rest = piece.split(sign)
    return [first, *(part for other in rest for part in (sign, other))]


def _noise(text: str, draw: Random, *, toneless: bool) -> str:
    """A reading, with its tone or without, after every fourth character or so; now and then an emoji or a stray blank."""
    from pypinyin.constants import PINYIN_DICT

    shown, wait = list[str](), draw.randint(2, 5)
    for character in text:
        shown.append(character)
        readings = PINYIN_DICT.get(ord(character)) if "\u4e00" <= character <= "\u9fff" else None
        if readings is None:
            continue
        wait -= 1
        if wait <= 0:
            reading = readings.split(",")[0]
            reading = reading.translate(_TONES) if toneless or draw.random() < 0.5 else reading
            shown.append(f"({reading}{' ' if draw.random() < 0.1 else ''}){draw.choice(_EMOJI) if draw.random() < 0.08 else ''}")
            wait = draw.randint(3, 5)
    return "".join(shown)


@cache
def _conversion() -> dict[int, str]:
    """Simplified -> traditional for every character that changes alone (OpenCC's first choice, in the standard of Taiwan)."""
    from opencc import OpenCC

    han = "\n".join(map(chr, range(0x4E00, 0x9FA6)))
    forms = zip(*(OpenCC(name).convert(han).split("\n") for name in ("t2s", "s2tw")), han.split("\n"), strict=True)
    changed = {ord(c): tw for cn, tw, c in forms if cn == c and c != tw and len(tw) == 1 and c not in _KEPT}
    return changed | {ord("台"): "臺", ord("着"): "著"}


@cache
def _readings() -> dict[bytes, bytes]:
    """All characters that a kit may annotate: those that the conversion makes, with the first reading of each, as GBK."""
    from pypinyin.constants import PINYIN_DICT

    made = sorted(set(_conversion().values()) - set(map(chr, _conversion())))
    known = {c: PINYIN_DICT[ord(c)].split(",")[0] for c in made if ord(c) in PINYIN_DICT}
    return {c.encode("gbk"): f"({reading})".encode("gbk") for c, reading in known.items() if _in_gbk(c + reading)}


def _in_gbk(text: str) -> bool:
    return "?" not in text.encode("gbk", errors="replace").decode("gbk")


@cache
def _pairs() -> dict[bytes, str]:
    """All 23,940 pairs of lead and trail byte, and what each shows; nothing for private-use and unassigned ones."""
    table = {}
    for lead in range(0x81, 0xFF):
        for trail in (*range(0x40, 0x7F), *range(0x80, 0xFF)):
            pair = bytes((lead, trail))
            table[pair] = pair.decode("gbk", errors="ignore") if _assigned(pair) else ""
    return table


def _assigned(pair: bytes) -> bool:
    try:
        return len(pair.decode("gbk")) == 1
    except UnicodeDecodeError:
        return False
