"""Which voice a draft is written in."""
