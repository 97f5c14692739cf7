"""Views of the home page, news and text pages."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from authorsite.interface import gettext as _
from home import front_page
from home.models import HomePage, NewsIndexPage, NewsPage, TextPage
from home.news import news_row, shown_news
from home.overview import decade_path, letters, numbers, overview, river_paths, ways_in
from home.rivers import river_lines
from home.text_pages import (
    language_notice,
    numbers_of_collection,
    responsible,
    sections,
    updated,
)
from portraits.querysets.curiosities import in_best_language, key_of
from portraits.routing import prefix, site_tree
from portraits.views.author_rows import author_rows
from portraits.views.curiosities import curiosity_row
from portraits.views.dates import day_in_words, month_name, today
from portraits.views.facts.links import Links
from portraits.views.facts.places import our_county
from portraits.views.keeping import kept
from portraits.views.paging import paged
from portraits.views.rendering import (
    Address,
    Head,
    current_collection,
    page_addresses,
    page_versions,
    reader_chain,
    reader_language,
    render,
)
from portraits.views.structured_data import serialised, website
from portraits.views.subscriptions import feed_links, feed_path
from portraits.views.wordings import wording_line

NEWS = "newsindexpage"
NEWS_PAGE_SIZE = 20


def home(request: HttpRequest, page: HomePage) -> HttpResponse:
    """The home page."""
    tree, language, collection = site_tree(request), reader_language(), current_collection(request)
    links, day = Links(tree, language), today()
    counts = overview(language)
    featured = front_page.portrait_of_the_week(collection, day)
    newest = front_page.newest_authors()
    rows = {
        row.author.pk: row
        for row in author_rows(request, list(dict.fromkeys([*filter(None, [featured]), *newest])))
    }
    feature = rows.get(featured) if featured else None
    drawn = kept(f"curiosity of {day.isoformat()}", lambda: key_of(day))
    curiosity = in_best_language(drawn, reader_chain()) if drawn else None
    index = tree.best("portraitindexpage", language)
    code = next(iter(our_county(collection).codes), "")
    spot = front_page.point_in_county(feature.author.pk, code) if feature else None
    words = front_page.words(page, reader_chain())
    return render(
        request,
        page,
        "home/home_page.html",
        {
            "words": words,
            "county_code": code,
            "river_lines": river_lines(code, front_page.week_number(day)),
            "latitude": spot.latitude if spot else None,
            "longitude": spot.longitude if spot else None,
            "numbers": numbers(counts),
            "feature": feature,
            "quote": front_page.first_quote(feature.page) if feature else None,
            "curiosity": curiosity_row(curiosity, links) if curiosity else None,
            "curiosities_url": tree.section_path("curiosityindexpage", language),
            "day": day_in_words(day),
            "light": front_page.light_of_the_year(collection, day, language),
            "months": [month_name(month).plain[:3] for month in range(1, 13)],
            "newest": [rows[key] for key in newest if key in rows],
            "feed_url": feed_path("portraits", language),
            "authors_url": tree.section_path("portraitindexpage", language),
            "ways": ways_in(tree, language, counts),
            "rivers": river_paths(code),
            "decades": decade_path(counts.decades),
            "authors_title": index.name if index else "",
            "letters": letters(tree, language, counts),
        },
        head=_home_head(request, page, words),
        addresses=[Address(code, prefix(code), code in words.languages) for code in tree.languages],
    )


def _home_head(request: HttpRequest, page: HomePage, words: front_page.FrontWords) -> Head:
    """Title, description, feeds, and the site as search engines read it."""
    tree, language = site_tree(request), reader_language()
    name = current_collection(request).name_in(language).plain
    search = tree.section_path("searchpage", language)
    site = website(
        name,
        request.build_absolute_uri(prefix(language)),
        language,
        f"{request.build_absolute_uri(search)}?q={{query}}" if search else "",
    )
    return Head(
        title=page.seo_title or words.heading.plain,
        description=page.search_description or (words.lead.plain if words.lead else ""),
        canonical=request.build_absolute_uri(prefix(words.heading.lang)),
        json_ld=[serialised(site)],
        feeds=feed_links(request, "portraits", "curiosities", "news"),
    )


def news_index(request: HttpRequest, page: NewsIndexPage) -> HttpResponse:
    """News, newest first."""
    tree, language = site_tree(request), reader_language()
    rows, pager = paged(request, shown_news(reader_chain()), NEWS_PAGE_SIZE)
    return render(
        request,
        page,
        "home/news_index_page.html",
        {"news": [news_row(row, tree, language) for row in rows], "pager": pager},
        head=Head(
            title=page.seo_title or page.title,
            description=page.search_description or _("What is new in the collection.").plain,
            feeds=feed_links(request, "news"),
        ),
        section=NEWS,
        keep_query=True,
    )


def news(request: HttpRequest, page: NewsPage) -> HttpResponse:
    """One piece of news."""
    tree, language = site_tree(request), reader_language()
    versions = page_versions(page)
    addresses = page_addresses(tree, page, versions)
    index = tree.best(NEWS, language)
    return render(
        request,
        page,
        "home/news_page.html",
        {
            "row": news_row(page, tree, language),
            "notice": language_notice(page, addresses),
            "sections": sections(page.body),
            "wording": wording_line(page, versions),
            "index_url": tree.section_path(NEWS, language),
            "index_title": index.name if index else "",
        },
        head=Head(
            title=page.seo_title or page.title,
            description=page.search_description or page.lead,
            og={"type": "article"},
            feeds=feed_links(request, "news"),
        ),
        addresses=addresses,
        section=NEWS,
    )


def text(request: HttpRequest, page: TextPage) -> HttpResponse:
    """A page of text, with what belongs to its role."""
    role, language = page.role, reader_language()
    versions = page_versions(page)
    addresses = page_addresses(site_tree(request), page, versions)
    return render(
        request,
        page,
        "home/text_page.html",
        {
            "sections": sections(page.body),
            "notice": language_notice(page, addresses),
            "numbers": numbers_of_collection() if role == TextPage.Role.ABOUT else [],
            "responsible": responsible(current_collection(request), language) if role else [],
            "updated": updated(page, language),
            "wording": wording_line(page, versions),
        },
        head=Head(
            title=page.seo_title or page.title,
            description=page.search_description or page.lead,
        ),
        addresses=addresses,
    )
