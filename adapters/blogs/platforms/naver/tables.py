"""Tables whose cells reach over several rows or columns, made even."""

from lxml import etree

from adapters.blogs.page.dom import Element

most_added = 2000  # cells


def even(table: Element) -> None:
    """Put an empty cell wherever a wide or high one reaches, so that every column stays below its head."""
    taken: set[tuple[int, int]] = set()
    for y, row in enumerate(tr for tr in table.iter("tr") if next(tr.iterancestors("table"), None) is table):
        x = 0
        for write_cell in [c for c in row if c.tag in ("td", "th")]:
            while (y, x) in taken:
                write_cell.addprevious(etree.Element("td"))
                x += 1
            wide, high = _span(write_cell, "colspan"), _span(write_cell, "rowspan")
            if len(taken) + wide * high > most_added:
                return
            taken |= {(y + down, x + right) for down in range(1, high) for right in range(wide)}
            for _ in range(1, wide):
                write_cell.addnext(etree.Element("td"))
            x += wide
        while (y, x) in taken:
            row.append(etree.Element("td"))
            x += 1


def _span(write_cell: Element, name: str) -> int:
    said = write_cell.attrib.pop(name, "1")
    return max(1, min(int(said), 100)) if said.isascii() and said.isdigit() and len(said) < 5 else 1
