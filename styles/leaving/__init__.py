"""What leaves beside a post, as its author has it: titles and tags, a sponsor's line, the front matter of a file."""
