"""The text of a one-page PDF as other tools give it: the same page with other lines and other empty lines.

These tools are installed for the tests only, and never imported by the generator: PyMuPDF is under the AGPL.
`python tests/bench/tool_texts.py PDF…` prints the texts. With `--into FOLDER` it writes FOLDER/TOOL/NAME.txt
and beside it the truth, NAME.json, without the roles of lines: those are of another tool's lines.
"""

import argparse
import json
from collections.abc import Mapping
from pathlib import Path

import pymupdf
import pypdfium2

_ROLES_OF_LINES = ("line_roles", "lines")


def main() -> None:
    """Print the texts of PDFs, or write them with their truth where the benchmark reads them."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("pdfs", type=Path, nargs="+", metavar="PDF")
    arguments.add_argument("--into", type=Path, metavar="FOLDER", help="write files rather than print")
    given = arguments.parse_args()
    for pdf in given.pdfs:
        for tool, text in texts_of(pdf).items():
            if given.into is None:
                print(f"--- {tool} {pdf}\n{text}")
            else:
                write_page(given.into / tool, pdf, text)


def texts_of(pdf: Path) -> Mapping[str, str]:
    """The text of a one-page PDF by tool (mupdf, pdfium), as an editor would save it."""
    return {"mupdf": _mupdf_text(pdf), "pdfium": _pdfium_text(pdf)}


def write_page(folder: Path, pdf: Path, text: str) -> None:
    """Write a page's text, and its truth without the roles of lines, where the PDF has one beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{pdf.stem}.txt").write_text(text, encoding="utf-8", newline="")
    gold = pdf.with_suffix(".json")
    if gold.is_file():
        truth = json.loads(gold.read_text(encoding="utf-8"))
        kept = {key: value for key, value in truth.items() if key not in _ROLES_OF_LINES}
        (folder / gold.name).write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")


def _mupdf_text(pdf: Path) -> str:
    with pymupdf.open(pdf) as document:  # type: ignore[no-untyped-call]  # PyMuPDF is typed in part
        text: str = document[0].get_text("text")
    return text


def _pdfium_text(pdf: Path) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        text: str = document[0].get_textpage().get_text_range()
    finally:
        document.close()
    return text


if __name__ == "__main__":
    main()
