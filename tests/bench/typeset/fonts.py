"""How wide a sign is in the three faces of the page, in ems."""

from enum import Enum

_UNITS = 1024
_HEI_NARROW = {  # proportional signs of a hei face, by width in units of 1/1024 em
    225: "j",
    227: "‘’",
    245: "il·",
    266: "I|",
    307: " !'(),-.:;[]f{}",
    327: "rt",
    340: "“”",
    351: "∶",
    389: "`",
    409: "J°",
    430: "yz",
    450: "vx",
    471: '"',
    491: "Fc",
    512: "LT_gk",
    532: "/\\s",
    552: "?XZabdehnopqu",
    573: "AEPVY",
    614: "#$*+0123456789<=>^~±×",
    634: "BCKRS",
    655: "U",
    675: "DGHNOQw",
    696: "&",
    716: "%",
    819: "@",
    839: "MWm",
    944: "℃",
}
_HEI = {sign: units / _UNITS for units, signs in _HEI_NARROW.items() for sign in signs}
_KAI_HALF = "·±×°"


class Font(Enum):
    """The faces: song for bodies, kai for bylines, decks and captions, hei for headlines and bold text."""

    SONG = "song"
    KAI = "kai"
    HEI = "hei"


def sign_width(sign: str, font: Font) -> float:
    """The width of one sign in ems."""
    if font is Font.HEI:
        return _HEI.get(sign, 1.0)
    half = sign.isascii() or (font is Font.KAI and sign in _KAI_HALF)
    return 0.5 if half else 1.0


def text_width(text: str, font: Font) -> float:
    """The width of a text on one line in ems; a space is half an em in every face."""
    return sum(0.5 if sign == " " else sign_width(sign, font) for sign in text)
