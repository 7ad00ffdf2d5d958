"""Where the posts of a blog are, and what has changed since."""
