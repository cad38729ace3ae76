"""Makes one TrueType face with tabular figures out of one OpenType face."""
import sys

from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable

RANGES = [
    (0x0020, 0x024F),  # Latin
    (0x02B0, 0x036F),  # modifiers, combining marks
    (0x0370, 0x052F),  # Greek, Cyrillic: names of other people's devices
    (0x1E00, 0x1EFF),
    (0x2000, 0x214F),
    (0x2190, 0x21FF),
    (0x2200, 0x22FF),
    (0x2300, 0x27BF),
]


def tabular_figures(font):
    """Points the characters 0 to 9 at their tabular glyphs."""
    gsub = font["GSUB"].table
    swap = {}
    for record in gsub.FeatureList.FeatureRecord:
        if record.FeatureTag == "tnum":
            for index in record.Feature.LookupListIndex:
                for table in gsub.LookupList.Lookup[index].SubTable:
                    table = getattr(table, "ExtSubTable", table)
                    swap.update(table.mapping)
    for table in font["cmap"].tables:
        for code, name in list(table.cmap.items()):
            if 0x30 <= code <= 0x39:
                table.cmap[code] = swap.get(name, name)


def keep_needed(font):
    options = subset.Options()
    options.layout_features = ["kern", "mark", "mkmk", "ccmp", "locl"]
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = ["*"]
    options.desubroutinize = True
    tool = subset.Subsetter(options)
    tool.populate(unicodes=[c for a, b in RANGES for c in range(a, b + 1)])
    tool.subset(font)


def to_truetype(font):
    """Replaces cubic outlines with quadratic ones, within 1 unit of the em."""
    glyphs = font.getGlyphSet()
    order = font.getGlyphOrder()
    out = {}
    for name in order:
        pen = TTGlyphPen(glyphs)
        glyphs[name].draw(Cu2QuPen(pen, 1.0, reverse_direction=True))
        out[name] = pen.glyph()
    font["loca"] = newTable("loca")
    font["glyf"] = glyf = newTable("glyf")
    glyf.glyphOrder = order
    glyf.glyphs = out
    del font["CFF "]
    if "VORG" in font:
        del font["VORG"]
    maxp = font["maxp"]
    maxp.tableVersion = 0x00010000
    for field in ("maxZones", "maxTwilightPoints", "maxStorage", "maxFunctionDefs",
                  "maxInstructionDefs", "maxStackElements", "maxSizeOfInstructions",
                  "maxComponentElements"):
        setattr(maxp, field, 0)
    maxp.maxZones = 1
    post = font["post"]
    post.formatType = 2.0
    post.extraNames, post.mapping, post.glyphOrder = [], {}, order
    font.sfntVersion = "\000\001\000\000"
    for name in order:
        bounds = glyf[name]
        bounds.recalcBounds(glyf)
        width, _ = font["hmtx"][name]
        font["hmtx"][name] = (width, getattr(bounds, "xMin", 0))


def equal_figures(font):
    """Gives all figures the width of the widest; Inter's own tabular ones
    differ a little in some weights, and much in the display cut."""
    names = [font.getBestCmap()[c] for c in range(0x30, 0x3A)]
    width = max(font["hmtx"][n][0] for n in names)
    for name in names:
        advance, left = font["hmtx"][name]
        shift = (width - advance) // 2
        glyph = font["glyf"][name]
        glyph.coordinates.translate((shift, 0))
        glyph.recalcBounds(font["glyf"])
        font["hmtx"][name] = (width, left + shift)


def main(source, target):
    font = TTFont(source, recalcTimestamp=False)
    tabular_figures(font)
    keep_needed(font)
    to_truetype(font)
    equal_figures(font)
    font.save(target)


main(*sys.argv[1:])
