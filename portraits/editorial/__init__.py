"""How editors work with the records and pages in Wagtail's admin."""
