"""The front of the site: home pages, news, text pages, and what stands on every page."""
