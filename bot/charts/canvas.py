"""Ink, type and shapes. All lengths are pixels of the picture as it is sent.

Shapes are drawn at twice the size and reduced, so that their edges are smooth; letters, which are smooth by
themselves and cost the most, are written on the reduced picture, over all shapes.
"""

import io
from dataclasses import astuple, dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFont import FreeTypeFont

_FONTS = Path(__file__).parent / "fonts"
_TWICE = 2
_LETTER_SHADES, _SHAPE_SHADES = 16, 4
_DASH, _GAP = 9, 6


@dataclass(frozen=True, slots=True)
class Ink:
    """The colours of a picture; shapes and places tell apart what colours do."""

    paper: str
    text: str
    quiet: str
    grid: str
    tails: str
    half: str
    yours: str

    @property
    def letters(self) -> frozenset[str]:
        """The colours that words are written in."""
        return frozenset({self.text, self.quiet, self.yours})


LIGHT = Ink("#ffffff", "#17212b", "#52606d", "#dfe5ea", "#7089a3", "#8fb3d9", "#b93a0b")
DARK = Ink("#17212b", "#f4f7f9", "#a9b7c4", "#2d3b49", "#7d97b1", "#3f6da0", "#ffab66")


@dataclass(frozen=True, slots=True)
class Type:
    """A size of letters, light or bold."""

    size: int
    bold: bool = False

    @property
    def line(self) -> int:
        """The height of a line of it."""
        return round(self.size * 1.32)

    def width(self, text: str) -> float:
        """Return how wide a text is."""
        return _font(self).getlength(text)

    def cut(self, text: str, width: float) -> str:
        """Shorten a text to a width, with an ellipsis where something is missing."""
        if self.width(text) <= width:
            return text
        kept = next(end for end in range(len(text) - 1, -1, -1) if self.width(text[:end] + "…") <= width)
        return text[:kept].rstrip(" ,") + "…"

    def wrap(self, text: str, width: float, lines: int) -> list[str]:
        """Break a text into at most so many lines of a width; the last one is cut if need be."""
        words, broken = text.split(" "), [""]
        while words:
            longer = f"{broken[-1]} {words[0]}".strip()
            if broken[-1] and self.width(longer) > width:
                if len(broken) == lines:
                    broken[-1] = " ".join([broken[-1], *words])
                    break
                broken.append("")
                continue
            broken[-1] = longer
            words.pop(0)
        return [self.cut(line, width) for line in broken]


@cache
def _font(kind: Type) -> "FreeTypeFont":
    from PIL import ImageFont

    weight = "SemiBold" if kind.bold else "Regular"
    path = _FONTS / f"NotoSans-{weight}.ttf"
    # Basic layout: no further library decides the widths, and at this size its spaces are more even.
    return ImageFont.truetype(path, kind.size, layout_engine=ImageFont.Layout.BASIC)


class Canvas:
    """A sheet of paper of `width` to `height` pixels."""

    def __init__(self, width: int, height: int, ink: Ink) -> None:
        from PIL import Image, ImageDraw

        self.ink = ink
        self._image = Image.new("RGB", (width * _TWICE, height * _TWICE), ink.paper)
        self._pen = ImageDraw.Draw(self._image)
        self._letters: list[tuple[tuple[float, float], str, Type, str, str]] = []

    def text(self, at: tuple[float, float], words: str, kind: Type, colour: str, anchor: str = "la") -> None:
        """Write words at a point; the anchor is Pillow's: la is left and ascender, mm the middle."""
        self._letters.append((at, words, kind, colour, anchor))

    def bar(
        self, left: float, top: float, right: float, bottom: float, colour: str, corner: float = 0
    ) -> None:
        """Fill a rectangle, with round corners where asked for."""
        box = [round(edge * _TWICE) for edge in (left, top, right, bottom)]
        # Pillow counts the right and lower edge in.
        box[2:] = [max(box[0], box[2] - 1), max(box[1], box[3] - 1)]
        self._pen.rounded_rectangle(box, corner * _TWICE, colour)

    def dot(self, x: float, y: float, radius: float, colour: str) -> None:
        """Fill a circle."""
        self._pen.circle((x * _TWICE, y * _TWICE), radius * _TWICE, colour)

    def upright(self, x: float, top: float, bottom: float, colour: str, width: float) -> None:
        """Draw an upright line."""
        self.bar(x - width / 2, top, x + width / 2, bottom, colour)

    def dashes(self, x: float, top: float, bottom: float, colour: str, width: float) -> None:
        """Draw an upright line of dashes."""
        for start in range(round(top), round(bottom), _DASH + _GAP):
            self.upright(x, start, min(start + _DASH, bottom), colour, width)

    def arrow(self, x: float, y: float, size: float, colour: str) -> None:
        """Fill a triangle with its tip at a point; it points right, or left where the size is negative."""
        corners = [(x, y), (x - size, y - abs(size) * 0.7), (x - size, y + abs(size) * 0.7)]
        self._pen.polygon([(a * _TWICE, b * _TWICE) for a, b in corners], colour)

    def png(self) -> bytes:
        """Return the picture as PNG in the shades of its ink."""
        from PIL import Image, ImageDraw

        small = self._image.reduce(_TWICE)
        pen = ImageDraw.Draw(small)
        for at, words, kind, colour, anchor in self._letters:
            pen.text(at, words, colour, _font(kind), anchor)
        # A palette of our own keeps the paper exact and costs a fifth of finding one.
        file = io.BytesIO()
        shades = small.quantize(palette=_shades(self.ink), dither=Image.Dither.NONE)
        shades.save(file, "PNG", compress_level=1)
        return file.getvalue()


@cache
def _shades(ink: Ink) -> "Image":
    """Return a palette of every colour in steps from the paper: what smooth edges are made of."""
    from PIL import Image, ImageColor

    paper = ImageColor.getrgb(ink.paper)
    colours = list(paper)
    for name in astuple(ink)[1:]:
        full = ImageColor.getrgb(name)
        steps = _LETTER_SHADES if name in ink.letters else _SHAPE_SHADES
        for step in range(1, steps + 1):
            colours += [round(a + (b - a) * step / steps) for a, b in zip(paper, full, strict=True)]
    palette = Image.new("P", (1, 1))
    palette.putpalette(colours)
    return palette
