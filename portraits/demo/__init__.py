"""The demonstration collection: invented authors of Norrbotten, as data files with small loaders.

``data/`` holds records in the importers' own format, ``texts/`` what is said about them, one file
for each text and language. Everything but the place names is invented.
"""
