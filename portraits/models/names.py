"""Names of authors and the stored keys by which lists are sorted."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from authorsite.collation import SORT_KEY_LENGTH, fold, sort_key, sort_name
from portraits.models.base import Derived
from portraits.models.vocabulary import NameKind
from portraits.querysets.alphabets import SORT_FIELDS
from portraits.querysets.authors import AuthorNameQuerySet


class SortKeys(Derived):
    """Stored keys, one for each alphabet a site language may use (``authorsite.collation``).

    A key holds digits only, so that every database and collation sorts it the same way.
    """

    sort_sv = models.CharField(max_length=SORT_KEY_LENGTH, editable=False, db_index=True)
    sort_latin = models.CharField(max_length=SORT_KEY_LENGTH, editable=False, db_index=True)
    sort_nb = models.CharField(max_length=SORT_KEY_LENGTH, editable=False, db_index=True)
    sort_se = models.CharField(max_length=SORT_KEY_LENGTH, editable=False, db_index=True)
    sort_smj = models.CharField(max_length=SORT_KEY_LENGTH, editable=False, db_index=True)
    sort_yi = models.CharField(max_length=SORT_KEY_LENGTH, editable=False, db_index=True)

    class Meta:
        abstract = True

    def sort_text(self) -> str:
        """The text that is sorted, for example ``"Aronson, Stina"``."""
        raise NotImplementedError

    def derive(self) -> None:
        """Set the keys from the sorted text."""
        super().derive()
        text = self.sort_text()
        for alphabet, field in SORT_FIELDS.items():
            setattr(self, field, sort_key(text, alphabet))


class AuthorName(SortKeys, Orderable):
    """Another name of an author. A–Ö refers from it to the name the author publishes under."""

    author = ParentalKey("portraits.Author", on_delete=models.CASCADE, related_name="names")
    name = models.CharField(_("name"), max_length=160)
    sort_name = models.CharField(
        _("sorted as"),
        max_length=160,
        blank=True,
        help_text=_("Family name, given name. Filled in when left empty."),
    )
    kind = models.CharField(
        _("kind"), max_length=10, choices=NameKind.choices, default=NameKind.PSEUDONYM
    )
    note = models.CharField(_("note"), max_length=120, blank=True)
    folded = models.CharField(max_length=160, editable=False, db_index=True)

    objects = AuthorNameQuerySet.as_manager()
    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("kind")]),
        FieldRowPanel([FieldPanel("sort_name"), FieldPanel("note")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("other name")
        verbose_name_plural = _("other names")

    def __str__(self) -> str:
        return self.name

    def sort_text(self) -> str:
        """The name as it is filed."""
        return self.sort_name or sort_name(self.name)

    def derive(self) -> None:
        """Fill in the filing form and fold the name for matching."""
        self.sort_name = self.sort_name or sort_name(self.name)[:160]
        self.folded = fold(self.name)[:160]
        super().derive()
