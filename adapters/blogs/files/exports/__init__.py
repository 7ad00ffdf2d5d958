"""Read what a blogger brings along: a platform's export, a vault of notes, a folder of texts, saved pages.

Each of them knows which files of a folder are its own, and what posts they hold; the more certain are asked first.
"""
