"""Handouts: what a class gets on paper or in a word processor, made from plain values.

Nothing here knows records, pages or requests. A view says what stands on a sheet (``handout.py``);
``sheets.py`` makes the PDF of it, ``documents.py`` the DOCX, ``plain_texts.py`` the text file.
"""
