"""Tables whose cells reach over several rows or columns, made even."""

from lxml import etree

Element = etree._Element

most_added = 2000  # cells


def even(table: Element) -> None:
    """Put an empty cell wherever a wide or high one reaches, so that every column stays below its head."""
    taken: set[tuple[int, int]] = set()
    for y, row in enumerate(tr for tr in table.iter("tr") if next(tr.iterancestors("table"), None) is table):
        x = 0
        for cell in [c for c in row if c.tag in ("td", "th")]:
            while (y, x) in taken:
                cell.addprevious(etree.Element("td"))
                x += 1
            wide, high = _span(cell, "colspan"), _span(cell, "rowspan")
            if len(taken) + wide * high > most_added:
                return
            taken |= {(y + down, x + right) for down in range(1, high) for right in range(wide)}
            for _ in range(1, wide):
                cell.addnext(etree.Element("td"))
            x += wide
        while (y, x) in taken:
            row.append(etree.Element("td"))
            x += 1


def _span(cell: Element, name: str) -> int:
    said = cell.attrib.pop(name, "1")
    return max(1, min(int(said), 100)) if said.isascii() and said.isdigit() and len(said) < 5 else 1
