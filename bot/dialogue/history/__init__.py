"""What somebody is told and can do about their drafts, and about the texts of one."""
