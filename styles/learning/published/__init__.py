"""What its author made of a draft: which sentences stayed, what was taken out of them, and what that asks for."""
