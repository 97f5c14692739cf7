"""Views: parse the request, ask the querysets, render. One noun a file."""
