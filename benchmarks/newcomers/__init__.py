"""How long somebody new takes from a clone to their first draft, on machines of four kinds."""
