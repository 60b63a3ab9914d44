"""Text of students' in tables that a spreadsheet opens, and on an instructor's terminal."""

import csv
import unicodedata
from pathlib import Path
from tempfile import TemporaryDirectory

from actorlab.files import spreadsheet
from actorlab.files.printable import one_line, printable
from support.properties import given, st, texts

cells = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=10) | st.builds(
    "{}{}".format,
    st.sampled_from(["=", "'=", "''@", "+", "-", "'-", "\t", "'\r", "\n", "'"]),
    texts.map(ascii),
)


@given(st.lists(st.lists(cells, min_size=2, max_size=2), max_size=4))
def test_no_cell_is_a_formula_and_each_is_read_back_as_it_was(rows):
    with TemporaryDirectory() as folder:
        file = Path(folder) / "table.csv"
        spreadsheet.write(file, ("a", "b"), rows)
        with file.open(newline="", encoding="utf-8") as opened:
            _, *found = csv.reader(opened)
    assert [cell for row in found for cell in row if cell[:1] in tuple("=+-@\t\r\n") and cell != "-"] == []
    # A line ends in one way.
    written = [[cell.replace("\r\n", "\n").replace("\r", "\n") for cell in row] for row in rows]
    assert [[spreadsheet.text(cell) for cell in row] for row in found] == written


@given(texts)
def test_a_terminal_obeys_nothing_and_what_is_printable_stays(text):
    shown = printable(text)
    shown.encode()
    kinds = {unicodedata.category(character) for character in shown if character not in "\n\t"}
    assert not kinds & {"Cc", "Cs"} and not set(shown) & set(
        "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    )
    assert printable(shown) == shown
    assert len(one_line(text).splitlines()) <= 1 and one_line(one_line(text)) == one_line(text)
    if text.isprintable() and text.isascii():
        assert one_line(text) == text
