"""Talk with people about the line that says something was given or paid for a draft."""
