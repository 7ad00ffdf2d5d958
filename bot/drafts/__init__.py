"""How a draft is written, changed and looked over."""
