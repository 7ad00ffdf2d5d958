"""Write the page that is pasted once into an editor, to see which of two ways to write something it keeps."""

from collections.abc import Mapping
from html import escape

from bot.kit.naver import BLANK, LARGE, SHADED
from bot.kit.self_contained import buttons_bar, self_contained
from bot.wording import Wording
from bot.wording.kit import CONSTRUCTS, Construct

_QUOTE = "border-left:4px solid #ccc;padding-left:12px"
_STYLES = (LARGE, SHADED, _QUOTE)
_LINK = "https://map.naver.com/"
_ORANGE = (  # 48 × 32
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAADAAAAAgCAIAAADbtmxLAAAAMUlEQVR42u3OQQ0AAAgEoItj"
    "RGMbwRbOBxsByHS9EiEhISEhISEhISEhISEhISGhSwu9EWCIi0iMAQAAAABJRU5ErkJggg=="
)

# Each twice: as the form for Naver has it, and as HTML has it. {} is what it is called, with its number
_TRIED: Mapping[Construct, tuple[str, str]] = {
    "heading": (f'<p><b><span style="{LARGE}">{{}}</span></b></p>', "<h2>{}</h2>"),
    "bold": ("<p><b>{}</b></p>", "<p><strong>{}</strong></p>"),
    "strike": ("<p><del>{}</del></p>", "<p><s>{}</s></p>"),
    "shaded": (f'<p><span style="{SHADED}">{{}}</span></p>', "<p><mark>{}</mark></p>"),
    "list": ("<p>• {}</p><p>• {}</p>", "<ul><li>{}</li><li>{}</li></ul>"),
    "nested": (
        "<p>• {}</p><p>\u00a0\u00a0\u00a0• {}</p>",
        "<ul><li>{}<ul><li>{}</li></ul></li></ul>",
    ),
    "numbered": ("<p>3. {}</p><p>4. {}</p>", '<ol start="3"><li>{}</li><li>{}</li></ol>'),
    "quote": ("<blockquote><p>{}</p></blockquote>", f'<div style="{_QUOTE}">{{}}</div>'),
    "rule": ("<p>{}</p><hr>", "<p>{}</p><p>———</p>"),
    "table": (
        "<table><tbody><tr><td><b>{}</b></td><td>1</td></tr></tbody></table>",
        "<table><thead><tr><th>{}</th><th>1</th></tr></thead></table>",
    ),
    "link": (f'<p><a href="{_LINK}">{{}}</a></p><p>{_LINK}</p>', f'<p><a href="{_LINK}">{{}}</a></p>'),
    "blank": (f"<p>{{}} ↓</p>{BLANK}<p>↑</p>", "<p>{} ↓</p><p>\u00a0</p><p>↑</p>"),
    "code": (
        f'<p><span style="{SHADED}">if a &lt; b: {{}}</span></p><p><span style="{SHADED}">\u00a0\u00a0b</span></p>',
        "<pre><code>if a &lt; b: {}\n  b</code></pre>",
    ),
    "picture": (
        f'<p>{{}}</p><p><img src="{_ORANGE}" alt=""></p>',
        f'<figure><img src="{_ORANGE}" alt=""><figcaption>{{}}</figcaption></figure>',
    ),
}


def check_page(words: Wording) -> str:
    """A page with 14 numbered things, each in two variants, and a list to tick what an editor kept."""
    named = {f"{number} {words.construct(name)}": _TRIED[name] for number, name in enumerate(CONSTRUCTS, 1)}
    field = (
        f'<p><label>{escape(words.editor_field(), quote=False)} <input id="editor" type="text"></label></p>\n'
        f"{''.join(map(_ticks, named))}\n"
    )
    buttons = [("photos", words.copy_all()), ("ticks", words.copy_ticks())]
    shown = "\n".join(_variants(name, *tried) for name, tried in named.items())
    read = "\n".join(f"{name} A\n{name} B" for name in named)
    body = (
        f"<h1>{escape(words.check_title(), quote=False)}</h1>\n"
        f"{buttons_bar(words.check_how(), buttons, words.copy_done(), words.copy_failed())}\n{field}"
        f'<article id="text">{shown}</article>\n<pre id="plain" hidden>{escape(read, quote=False)}</pre>'
    )
    return self_contained(words.check_title(), body, _STYLES, words.language)


def _variants(name: str, first: str, second: str) -> str:
    return "\n".join(
        tried.replace("{}", escape(f"{name} {which}", quote=False)) for which, tried in (("A", first), ("B", second))
    )


def _ticks(name: str) -> str:
    number = name.partition(" ")[0]
    boxes = " ".join(f'<label><input type="checkbox" name="{number}{which}"> {which}</label>' for which in ("A", "B"))
    return f"<p>{escape(name, quote=False)} {boxes}</p>"
