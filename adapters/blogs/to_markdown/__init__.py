"""HTML becomes Markdown that reads as its author's page reads.

    from adapters.blogs.to_markdown.convert import html_to_markdown

    html_to_markdown("<p>안녕!<br>오늘은 <b>바다</b></p>", "https://example.com/1")  # "안녕!  \\n오늘은 **바다**"

That is all one needs for a fragment or a page of one's own. page_to_markdown() finds the post on somebody's page first;
element_to_markdown() takes an element and hooks that know what the editor of one platform makes of its components.
"""
