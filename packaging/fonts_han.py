"""Makes one TrueType face with the Chinese of GB 2312 out of Droid Sans
Fallback, with the Latin letters of a face of Inter before it."""
import json
import os
import sys
import tempfile

from fontTools import subset
from fontTools.merge import Merger
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem

COPYRIGHT = "Chinese: Copyright 2006-2010 Google Corp. (Droid Sans Fallback). Latin: Copyright 2020 The Inter Project Authors."
LICENCE = "Chinese: Apache License 2.0. Latin: SIL Open Font License 1.1."

EM = 1024  # fine enough for Inter, and a multiple of Droid's 256

LATIN = [
    (0x0020, 0x024F),
    (0x0370, 0x03FF),  # Greek and Cyrillic: GB 2312 has them
    (0x0400, 0x045F),
    (0x2000, 0x206F),
    (0x20A0, 0x20BF),
    (0x2100, 0x22FF),
    (0x2460, 0x24FF),
    (0x25A0, 0x27BF),
]


# Where punctuation stands in its square, by what is left of its ink in
# hundredths of the em: to the left as mainland China sets it, brackets toward
# what they hold. Droid sets it in the middle.
PLACES = {0xFF0C: 10, 0xFF1A: 12, 0xFF1B: 10, 0xFF08: 58, 0xFF09: 8}


def place(font):
    for code, left in PLACES.items():
        name = font.getBestCmap()[code]
        glyph, (width, now) = font["glyf"][name], font["hmtx"][name]
        move = left * EM // 100 - now
        glyph.coordinates.translate((move, 0))
        glyph.recalcBounds(font["glyf"])
        font["hmtx"][name] = (width, now + move)


def gb2312():
    for high in range(0xA1, 0xF8):
        for low in range(0xA1, 0xFF):
            try:
                yield ord(bytes([high, low]).decode("gb2312"))
            except UnicodeDecodeError:
                pass


def keep(font, codes):
    options = subset.Options()
    options.layout_features = ["kern"]
    options.hinting = False
    options.notdef_outline = True
    options.glyph_names = False
    options.drop_tables += ["GDEF", "vhea", "vmtx", "gasp"]
    tool = subset.Subsetter(options)
    tool.populate(unicodes=codes)
    tool.subset(font)
    scale_upem(font, EM)


def main(inter, droid, sentences, target):
    with open(sentences, encoding="utf-8") as file:
        used = {ord(c) for text in json.load(file).values() for c in text}
    latin = TTFont(inter, recalcTimestamp=False)
    have = {c for a, b in LATIN for c in range(a, b + 1)} & set(latin.getBestCmap())
    keep(latin, have)
    han = TTFont(droid, recalcTimestamp=False)
    keep(han, (set(gb2312()) | used) - have)
    place(han)
    measures = latin["hhea"], latin["OS/2"]
    with tempfile.TemporaryDirectory() as folder:
        parts = []
        for name, font in (("latin", latin), ("han", han)):
            parts.append(os.path.join(folder, name + ".ttf"))
            font.save(parts[-1])
        font = Merger().merge(parts)
    # The lines are Inter's: the widget sets both faces on one.
    for field in ("ascent", "descent", "lineGap"):
        setattr(font["hhea"], field, getattr(measures[0], field))
    for field in ("sTypoAscender", "sTypoDescender", "sTypoLineGap", "usWinAscent", "usWinDescent"):
        setattr(font["OS/2"], field, getattr(measures[1], field))
    names = {0: COPYRIGHT, 1: "Relink Han", 3: "Relink Han", 4: "Relink Han", 6: "RelinkHan-Regular", 13: LICENCE}
    for record in font["name"].names[:]:
        font["name"].setName(names.get(record.nameID, str(record)), record.nameID, record.platformID, record.platEncID, record.langID)
    font["name"].setName(LICENCE, 13, 3, 1, 0x409)
    font["head"].created = font["head"].modified = TTFont(droid)["head"].modified
    font.recalcTimestamp = False
    font.save(target)


main(*sys.argv[1:])
