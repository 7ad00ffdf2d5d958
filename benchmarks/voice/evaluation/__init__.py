"""How well voices are told apart, on authors that nothing was learned from."""
