"""How well what stands around the next post is told from the posts before it."""
