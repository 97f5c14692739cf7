"""Records from and to files: read, check, match, plan, apply; one source a file.

``tables`` reads a file into rows of text, a source (``places``, ``authors``, ``works``, ``ties``,
``awards``) checks its rows and says what they mean as facts, ``matching`` finds the records they
are about, ``planning`` compares the facts with those stored and says what would be done, and the
actions do it. ``export`` writes the same facts back in the same columns.
"""
