"""Code keeps every space whatever coloured it, and a formula its source whatever drew it."""

from pathlib import Path

import pytest

from adapters.blogs.to_markdown.convert import html_to_markdown

COLOURED = sorted((Path(__file__).parents[3] / "data" / "code").glob("*.html"))
TYPED = 'def f(a):\n    if a < 1:\n\treturn "x"  \n\n    return a'
NAMELESS = ("pygments", "colorscripter")  # they do not write down which language it is


@pytest.mark.parametrize("page", COLOURED, ids=lambda path: path.stem)
def test_code_is_exact_to_the_last_space_whatever_coloured_it(page: Path) -> None:
    language = "" if page.stem.startswith(NAMELESS) else "python"
    typed = TYPED.replace("\t", "    ") if page.stem.startswith("colorscripter") else TYPED  # it writes no tabs
    assert html_to_markdown(page.read_text(encoding="utf-8")) == f"앞\n\n```{language}\n{typed}\n```\n\n뒤"


def test_the_language_written_above_code_is_the_tool_s_and_a_line_of_the_author_s_is_not() -> None:
    code = '<pre><code class="language-bash">ls</code></pre>'
    boxed = f'<div class="box"><div class="head"><span>Bash</span><button>Copy</button></div>{code}</div>'
    assert html_to_markdown(boxed) == "```bash\nls\n```"
    assert html_to_markdown(f"<p>bash</p>{code}<div>끝</div>") == "bash\n\n```bash\nls\n```\n\n끝"
    assert html_to_markdown(f"여기는 <span>bash</span>{code}") == "여기는 bash\n\n```bash\nls\n```"


def test_colorscripter_without_numbers_keeps_its_only_cell() -> None:
    link = '<td><a href="http://colorscripter.com/info#e"><span>cs</span></a></td>'
    table = f'<table class="colorscripter-code-table"><tr><td><div><div>int a;</div></div></td>{link}</tr></table>'
    assert html_to_markdown(table) == "```\nint a;\n```"


def test_a_block_of_code_with_nothing_in_it_is_nothing() -> None:
    assert html_to_markdown("<p>앞</p><pre> </pre><pre><code></code></pre><p>뒤</p>") == "앞\n\n뒤"


def test_the_type_of_a_post_is_not_the_language_of_its_code() -> None:
    html = '<article class="post-7 post type-post status-publish"><div><pre>x = 1</pre></div></article>'
    assert html_to_markdown(html) == "```\nx = 1\n```"


def test_lines_in_boxes_and_items_are_lines() -> None:
    items = '<pre class="prettyprint lang-c"><ol class="linenums"><li>int a;</li><li></li><li>b;</li></ol></pre>'
    assert html_to_markdown(items) == "```c\nint a;\n\nb;\n```"
    boxes = '<pre><div class="all"><div>a<br></div><div>b</div></div>c</pre>'
    assert html_to_markdown(boxes) == "```\na\nb\nc\n```"


# Formulas

KATEX = (
    '<span class="katex"><span class="katex-mathml"><math xmlns="http://www.w3.org/1998/Math/MathML"><semantics><mrow>'
    '<msup><mi>x</mi><mn>2</mn></msup></mrow><annotation encoding="application/x-tex">x^2</annotation></semantics>'
    '</math></span><span class="katex-html" aria-hidden="true"><span class="mord">x2</span></span></span>'
)
MATHJAX_2 = (
    '<span class="MathJax_Preview"></span><span class="MathJax" id="MathJax-Element-1-Frame"><nobr>x2</nobr></span>'
    '<script type="math/tex" id="MathJax-Element-1">x^2</script>'
)
MATHJAX_2_DISPLAY = (
    '<span class="MathJax_Preview"></span><div class="MathJax_Display"><span class="MathJax">x2</span></div>'
    '<script type="math/tex; mode=display" id="MathJax-Element-1">x^2</script>'
)
MATHJAX_4 = (
    '<mjx-container class="MathJax" jax="CHTML"{}><mjx-math data-latex="x^2"><mjx-msup></mjx-msup></mjx-math>'
    "</mjx-container>"
)
MEDIAWIKI = (
    '<span class="mwe-math-element"><span class="mwe-math-mathml-inline" style="display: none;"><math><semantics>'
    '<mi>x</mi><annotation encoding="application/x-tex">{\\displaystyle x^{2}}</annotation></semantics></math></span>'
    '<img src="https://wikimedia.org/api/rest_v1/media/math/render/svg/1" alt="{\\displaystyle x^{2}}"></span>'
)


@pytest.mark.parametrize(
    ("drawn", "latex"),
    [
        (KATEX, "$x^2$"),
        ('<script type="math/tex">x^2</script>', "$x^2$"),
        (MATHJAX_2, "$x^2$"),
        (MATHJAX_4.format(""), "$x^2$"),
        ('<math alttext="x^2"><msup><mi>x</mi><mn>2</mn></msup></math>', "$x^2$"),
        (MEDIAWIKI, "$x^{2}$"),
        ('<span class="math inline">\\(x^2\\)</span>', "$x^2$"),
        ("<embed-katex>x^2</embed-katex>", "$x^2$"),
        ('<img src="https://s0.wp.com/latex.php?latex=x%5E2&amp;bg=fff" alt="x^2" class="latex">', "$x^2$"),
    ],
    ids=["katex", "script", "mathjax 2", "mathjax 4", "mathml", "mediawiki", "pandoc", "zenn", "wordpress"],
)
def test_a_formula_in_a_line_is_its_source_between_dollars(drawn: str, latex: str) -> None:
    assert html_to_markdown(f"<p>넓이는 {drawn} 이다</p>") == f"넓이는 {latex} 이다"


@pytest.mark.parametrize(
    "drawn",
    [
        f'<span class="katex-display">{KATEX}</span>',
        '<script type="math/tex; mode=display">x^2</script>',
        MATHJAX_2_DISPLAY,
        MATHJAX_4.format(' display="true"'),
        '<div class="math notranslate">\\[x^2\\]</div>',
    ],
    ids=["katex", "script", "mathjax 2", "mathjax 4", "sphinx"],
)
def test_a_formula_that_stands_alone_is_a_paragraph_between_two_dollars(drawn: str) -> None:
    assert html_to_markdown(f"<p>앞</p>{drawn}<p>뒤</p>") == "앞\n\n$$x^2$$\n\n뒤"
    assert html_to_markdown(f"<p>앞 {drawn} 뒤</p>") == "앞\n\n$$x^2$$\n\n뒤"


def test_a_box_of_class_math_that_holds_a_text_is_read_as_one() -> None:
    html = '<div class="math"><p>수학 <math alttext="a"></math> 과 <math alttext="b"></math></p></div>'
    assert html_to_markdown(html) == "수학 $a$ 과 $b$"
    assert "과" in html_to_markdown('<div class="math">\\(a\\) 과 \\(b\\)</div>')


def test_numbers_without_end_beside_code_are_no_line_numbers() -> None:
    cell = "<td><pre>{}</pre></td>"
    html = f"<table><tr>{cell.format('9' * 5000)}{cell.format('x')}</tr></table>"
    assert html_to_markdown(html).endswith("```\nx\n```")
