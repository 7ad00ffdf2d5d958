"""Whether changing a part of a draft changes that part only, and what it costs."""
