"""How somebody writes, as one picture."""
