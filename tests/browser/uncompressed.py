"""The production storage of static files without its slowest step."""

from collections.abc import Iterator

from authorsite.staticfiles import BundledManifestStorage


class UncompressedStorage(BundledManifestStorage):
    """Hashed and joined files as in production, but no compressed copies."""

    def post_process_with_compression(
        self, files: Iterator[tuple[str, str | None, bool | Exception]]
    ) -> Iterator[tuple[str, str | None, bool | Exception]]:
        """Pass on what was hashed."""
        yield from files
