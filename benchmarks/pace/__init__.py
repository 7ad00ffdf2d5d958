"""How many calls a crowd of growing drafts makes to a platform, in one process or in several."""
