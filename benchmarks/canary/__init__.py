"""Whether anything is left of somebody who was forgotten."""
