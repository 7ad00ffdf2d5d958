"""Bloggers who do not exist, each with ten fixed dislikes, publish drafts: which of them become rules, and how soon."""
