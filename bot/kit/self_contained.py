"""Write a page that asks nobody for anything, runs nothing but its own script, and copies in three ways."""

import hashlib
from base64 import b64encode
from collections.abc import Sequence
from html import escape

from bot.model import Language
from styles.reading.own_text import storable

# Buttons: data-copy says what. On a touch screen a selection is copied first: apps there take nothing else. Elsewhere
# the copy event, which leaves the HTML as it is and takes a third of the time of the clipboard's own interface with
# 22 photos; that one needs https or a file, and is there where the event is not.
_SCRIPT = """
'use strict';
const at = id => document.getElementById(id);
const said = at('said');
function byEvent(html, text) {
  let put = false;
  const fill = event => {
    event.preventDefault();
    if (html) event.clipboardData.setData('text/html', html);
    event.clipboardData.setData('text/plain', text);
    put = true;
  };
  document.addEventListener('copy', fill, {capture: true, once: true});
  const done = document.execCommand('copy');
  document.removeEventListener('copy', fill, {capture: true});
  return done && put;
}
function bySelection(html, text) {
  const holder = document.createElement('div');
  if (html) holder.innerHTML = html; else holder.textContent = text;
  document.body.append(holder);
  const selection = getSelection();
  selection.selectAllChildren(holder);
  const done = document.execCommand('copy');
  selection.removeAllRanges();
  holder.remove();
  return done;
}
async function byClipboard(html, text) {
  try {
    const kinds = {'text/plain': new Blob([text], {type: 'text/plain'})};
    if (html) kinds['text/html'] = new Blob([html], {type: 'text/html'});
    await navigator.clipboard.write([new ClipboardItem(kinds)]);
    return true;
  } catch { return false; }
}
async function copy(html, text) {
  const touch = matchMedia('(pointer: coarse)').matches;
  if (touch && html && bySelection(html, text)) return true;
  return byEvent(html, text) || await byClipboard(html, text) || bySelection(html, text);
}
function chosen(what) {
  if (what === 'title') return ['', document.querySelector('[name=title]:checked').value];
  if (what === 'tags') return ['', at('tags').textContent];
  if (what === 'ticks') {
    const ticked = [...document.querySelectorAll('[type=checkbox]:checked')].map(box => box.name);
    return ['', at('editor').value + ': ' + ticked.join(' ')];
  }
  const text = what === 'places' ? at('text').cloneNode(true) : at('text');
  if (what === 'places') text.querySelectorAll('img').forEach(photo => photo.replaceWith(photo.alt));
  return [text.innerHTML, at('plain').textContent];
}
document.addEventListener('click', async event => {
  const button = event.target.closest('[data-copy]');
  if (!button) return;
  const done = await copy(...chosen(button.dataset.copy));
  said.textContent = done ? said.dataset.done : said.dataset.failed;
});
"""
_LOOK = """
body { max-width: 44rem; margin: 0 auto; padding: 1rem; font: 1rem/1.7 system-ui, sans-serif; color: #222;
  background: #fff }
header { position: sticky; top: 0; padding: .5rem 0; background: #fff; border-bottom: 1px solid #ccc }
button { margin: 0 .3rem .3rem 0; padding: .5rem .9rem; font: inherit; border: 1px solid #888; border-radius: .5rem;
  background: #f6f6f6; cursor: pointer }
fieldset { border: 0; padding: 0; font-size: 1.4rem; font-weight: bold }
fieldset label { display: block }
label:only-child [type=radio] { display: none }
output { display: block; min-height: 1.7em; color: #060 }
article p { margin: 0; min-height: 1.7em }
article h2, article h3, article h4, article ul, article ol, article pre { margin: 1rem 0 }
blockquote { margin: 1rem 0; padding-left: 1rem; border-left: 4px solid #ccc }
img { max-width: 100% }
table { border-collapse: collapse }
td, th { border: 1px solid #ccc; padding: .3rem .6rem; text-align: left }
pre { overflow-x: auto; background: #f6f6f6 }
"""


def self_contained(title: str, body: str, styles: Sequence[str], language: Language, generator: str = "") -> str:
    """A whole page around `body`, which is HTML; `styles` are all that stands in its style attributes.

    Nothing is loaded, and nothing runs but our own script and styles, which are known by their hashes (CSP level 3).
    `generator` is said to machines where it is not empty.
    """
    allowed = " ".join(map(_hash, (_LOOK, *styles)))
    policy = (
        f"default-src 'none'; img-src data:; script-src {_hash(_SCRIPT)}; style-src 'unsafe-hashes' {allowed}; "
        "base-uri 'none'; form-action 'none'"
    )
    label = f'<meta name="generator" content="{escape(generator)}">\n' if generator else ""
    return storable(
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(policy, quote=False)}">\n{label}'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title, quote=False)}</title>\n<style>{_LOOK}</style>\n</head>\n<body>\n{body}\n"
        f"<script>{_SCRIPT}</script>\n</body>\n</html>\n"
    )


def buttons_bar(how: str, buttons: Sequence[tuple[str, str]], done: str, failed: str, more: str = "") -> str:
    """What to do, a button for each (what it copies, its label), and the place that says whether it went well."""
    shown = "".join(
        f'<button type="button" data-copy="{escape(what)}">{escape(label, quote=False)}</button>'
        for what, label in buttons
    )
    return (
        f"<header>\n<p>{escape(how, quote=False)}</p>\n{more}{shown}\n"
        f'<output id="said" data-done="{escape(done)}" data-failed="{escape(failed)}"></output>\n</header>'
    )


def _hash(text: str) -> str:
    """As a policy names what is allowed: 'sha256-…'."""
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
