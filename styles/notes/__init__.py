"""What a post says, as its author might have jotted it down before writing it."""
