"""What the tools of a site put into a post's Markdown and no reader sees: tags, shortcodes, attributes."""

# Each is one alternative of a pattern that is compiled with re.M. None goes on past the beginning of another of its
# kind, so that a page of nothing but beginnings takes no longer than its length.
LIQUID_TAG = r"\{%(?:(?!\{%|%\})[\s\S]){0,1000}%\}"  # Jekyll: {% include figure.html %}
HUGO_SHORTCODE = r"\{\{[<%](?:(?!\{\{[<%]|[>%]\}\})[\s\S]){0,1000}[>%]\}\}"  # {{< figure src="a.jpg" >}}
KRAMDOWN_ATTRIBUTES = r"^\{:[^{}\n]{0,200}\}[ \t]*$"  # {: .center} on a line of its own
