# /// script
# requires-python = ">=3.11"
# dependencies = ["fonttools>=4.60"]
# ///
"""Vendor the fonts of the PDF reports: ``uv run tools/vendor_fonts.py FOLDER``.

FOLDER is the unpacked npm package ``@expo-google-fonts/noto-sans-sc`` (``npm pack`` it, then
unpack). Regular is taken whole, for the rare characters in people's addresses; Bold serves headings
only, so it is cut to GB 2312 and renamed "Linli Sans SC", as the licence asks of a changed font.
"""

import hashlib
import shutil
import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parent.parent / "src" / "linli" / "reports" / "fonts"
FAMILY = "Linli Sans SC"
NAMES = {1: FAMILY, 2: "Bold", 4: f"{FAMILY} Bold", 6: "LinliSansSC-Bold", 16: FAMILY, 17: "Bold"}
SYMBOLS = "‘’“”–—…·×÷±≤≥≈°²³½％‰→←↑↓●○■□▲△√"


def gb2312() -> set[int]:
    """Code points of GB 2312, with ASCII and the symbols reports use."""
    rows = range(0xA1, 0xF8)
    pairs = (bytes((row, cell)) for row in rows for cell in range(0xA1, 0xFF))
    decoded = "".join(pair.decode("gb2312", errors="ignore") for pair in pairs)
    return {ord(character) for character in decoded + SYMBOLS} | set(range(0x20, 0x7F))


def cut(source: Path, target: Path) -> None:
    """Write ``source`` cut to GB 2312 under its new name; the same input gives the same bytes."""
    font = TTFont(source, recalcTimestamp=False)
    options = Options(layout_features=["*"], name_IDs=["*"], notdef_outline=True)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=gb2312())
    subsetter.subset(font)
    for record in font["name"].names:
        if record.nameID in NAMES:
            record.string = NAMES[record.nameID]
    font.save(target)


def main(package: Path) -> None:
    """Copy, cut, and list what is there with its SHA-256."""
    shutil.copy(
        package / "400Regular" / "NotoSansSC_400Regular.ttf", FONTS / "NotoSansSC-Regular.ttf"
    )
    cut(package / "700Bold" / "NotoSansSC_700Bold.ttf", FONTS / "LinliSansSC-Bold.ttf")
    shutil.copy(package / "LICENSE_FONT", FONTS / "OFL.txt")
    files = [*sorted(FONTS.glob("*.ttf")), FONTS / "OFL.txt"]
    sums = [f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in files]
    (FONTS / "SHA256SUMS").write_text("".join(sums), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
