"""How often what is asked before a draft could be answered from the post that came of it."""
