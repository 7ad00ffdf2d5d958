"""What the tools of a site put into a post's Markdown and no reader sees: tags, shortcodes, attributes."""

import re

# Each is one alternative of a pattern that is compiled with re.M. None goes on past the beginning of another of its
# kind, so that a page of nothing but beginnings takes no longer than its length.
LIQUID_TAG = r"\{%(?:(?!\{%|%\})[\s\S]){0,1000}%\}"  # Jekyll: {% include figure.html %}
HUGO_SHORTCODE = r"\{\{[<%](?:(?!\{\{[<%]|[>%]\}\})[\s\S]){0,1000}[>%]\}\}"  # {{< figure src="a.jpg" >}}
KRAMDOWN_ATTRIBUTES = r"^\{:[^{}\n]{0,200}\}[ \t]*$"  # {: .center} on a line of its own
_MACHINERY = re.compile(
    r"\{%-? *highlight\b(?:(?!\{%-? *highlight)[\s\S]){0,5000}?\{%-? *endhighlight *-?%\}"
    r"|\{\{[<%] *highlight\b(?:(?!\{\{[<%] *highlight)[\s\S]){0,5000}?\{\{[<%] */ *highlight *[>%]\}\}"
    rf"|{LIQUID_TAG}|{HUGO_SHORTCODE}|{KRAMDOWN_ATTRIBUTES}"
    r"|^\\?\[\^[^\]\n]{1,40}\]:.*$"
    r"|\\?\[/?caption\b[^\]\n]{0,500}\]",
    re.M,
)


def without_machinery(markdown: str) -> str:
    """The Markdown without tags, shortcodes, attributes and footnote definitions, each in as many empty lines."""
    return _MACHINERY.sub(lambda found: "\n" * found.group().count("\n"), markdown)
