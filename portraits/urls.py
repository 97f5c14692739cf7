"""Addresses outside the page tree: feeds, sitemap, robots, teachers' own sets of texts."""

from django.urls import URLPattern, URLResolver, path, re_path

from portraits.feeds import CuriosityFeed, LessonFeed, NewsFeed, PortraitFeed
from portraits.sitemaps import sitemap_index, sitemap_part
from portraits.views.embedding import EmbedView, oembed
from portraits.views.lesson_handouts import set_handout
from portraits.views.permanent import permanent
from portraits.views.robots import robots
from portraits.views.set_page import lesson_set

app_name = "portraits"

urlpatterns: list[URLPattern | URLResolver] = [
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemap_index, name="sitemap"),
    path("sitemap-<slug:section>.xml", sitemap_part, name="sitemap-part"),
    path("t/<str:typed>", permanent, name="permanent"),
    path("t/<str:typed>/", permanent),
    path("t/<str:typed>/<str:place>", permanent),
    # All in capitals an address makes a smaller QR code.
    path("T/<str:typed>", permanent),
    path("embed/<str:typed>/", EmbedView.as_view(), name="embed"),
    path("oembed", oembed, name="oembed"),
    re_path(
        r"^(?P<language>[a-z-]+)/lektion/handout\.(?P<ending>pdf|docx)$",
        set_handout,
        name="set-handout",
    ),
    path("<slug:language>/lektion/", lesson_set, name="lesson-set"),
    path("<slug:language>/feeds/lessons.atom", LessonFeed(), name="feed-lessons"),
    path("<slug:language>/feeds/portraits.atom", PortraitFeed(), name="feed-portraits"),
    path("<slug:language>/feeds/curiosities.atom", CuriosityFeed(), name="feed-curiosities"),
    path("<slug:language>/feeds/news.atom", NewsFeed(), name="feed-news"),
]
