"""What becomes of a person's own sentences in their draft: found letter by letter, put back, and told of."""
