"""The words that must not sing, and where the crawl begins."""

import datetime

CANARY = "kanariefagel"
"""Stands in every text that readers may not see."""

NEST = "gronsiska"
"""Stands in the keys and slugs of what readers may not see: in their addresses."""

QUESTION = "kanarief"
"""Finds the canaries, and is not one: a list says again what was asked for."""

DAYS = {"birth": "1892-12-26", "death": "1956-12-26"}
YESTERDAY = datetime.date.today() - datetime.timedelta(days=1)  # noqa: DTZ011

LISTS = (
    f"q={QUESTION}",
    "sort=birth",
    "sort=newest",
    "letter=K",
    "tie=lives",
    "tie=born",
    "tie=died",
    "place=kiruna",
    "language=sv",
    "form=novel",
    "audience=adults",
    "period=1980-1989",
    "period=1990-1999",
    "page=99999",
    f"q={QUESTION}&tie=lives&sort=match",
)
STARTS = [
    "/sv/",
    "/en/",
    "/sv/denna-dag/?month=12&day=26",
    "/en/works/?sort=year",
    f"/sv/verk/?q={QUESTION}",
    "/sv/verk/?letter=K",
    *(f"/{path}/?{query}" for path in ("sv/forfattare", "en/authors") for query in LISTS),
    f"/sv/sok/?q={QUESTION}",
    f"/en/search/?q={QUESTION}",
    f"/sv/sok/?q={QUESTION}x",
    "/sv/sok/?q=giela",
    "/robots.txt",
    "/sitemap.xml",
    *(f"/sitemap-{part}.xml" for part in ("pages", "portraits", "excerpts", "works", "places")),
    *(
        f"/{code}/feeds/{kind}.atom"
        for code in ("sv", "en")
        for kind in ("portraits", "curiosities", "news")
    ),
]
