"""Interface strings that know which language they are in (WCAG 3.1.2, language of parts).

Use these functions instead of Django's of the same names, in Python and (through the template
library `interface`) in templates. A string comes from the first language of the reader's fallback
chain that has it. Where that is not the language of the page, it renders inside
`<span lang dir>`. `str` methods and f-strings give the bare text without the mark: in an attribute,
in `<title>` or `<option>` use `.plain`, with `.language_attributes` on the element.
"""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from html import unescape
from typing import TYPE_CHECKING, Any, Self, cast

from django.utils.functional import Promise
from django.utils.html import escape, strip_tags
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from authorsite.catalogues import Message, message, plural_message
from authorsite.settings.languages import (
    KNOWN_LANGUAGES,
    RECORD_LANGUAGES,
    SOURCE_LANGUAGE,
    direction,
)

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


NO_LANGUAGE = ""
"""The language of figures and other text that reads the same everywhere; never marked."""


def same_language(part: str, whole: str | None) -> bool:
    """Whether a part needs no `lang` of its own inside a whole (`en` inside `en-gb`)."""
    return not part or whole is None or part == whole or whole.startswith(f"{part}-")


def language_attributes(code: str) -> SafeString:
    """The attributes `lang` and `dir` for content in a language (BCP 47 tag)."""
    return mark_safe(f'lang="{escape(code)}" dir="{direction(code)}"')  # noqa: S308


def plain_text(value: object) -> str:
    """A value as text without markup, for attributes and other places that take no elements."""
    if isinstance(value, Promise):
        value = str(value)
    if isinstance(value, InterfaceText):
        return value.plain
    if hasattr(value, "__html__"):
        return unescape(strip_tags(value.__html__()))
    return str(value)


class InterfaceText(str):
    """Text with the language it really is in.

    `lang` is a BCP 47 tag. As HTML the text is escaped, and wrapped in `<span lang dir>` if the
    active language is another one. `html` may give the text as markup that is safe already.
    """

    __slots__ = ("_markup", "lang")
    _markup: SafeString | None
    lang: str

    def __new__(
        cls, text: str, lang: str = SOURCE_LANGUAGE, *, html: SafeString | None = None
    ) -> Self:
        self = super().__new__(cls, text)
        self.lang = lang
        self._markup = html
        return self

    def __str__(self) -> str:
        return self

    @property
    def plain(self) -> str:
        """The bare text as an ordinary string, without markup or language."""
        return str.__str__(self)

    @property
    def markup(self) -> SafeString:
        """The text as HTML without the mark of its language."""
        return escape(self.plain) if self._markup is None else self._markup

    @property
    def language_attributes(self) -> SafeString:
        """`lang` and `dir` with a leading space, or nothing in the language of the page."""
        if same_language(self.lang, get_language()):
            return SafeString("")
        return SafeString(" ") + language_attributes(self.lang)

    def marked_in(self, language: str | None) -> SafeString:
        """HTML to stand inside text of another language; unmarked where they are the same."""
        if same_language(self.lang, language):
            return self.markup
        return mark_safe(  # noqa: S308
            f"<span {language_attributes(self.lang)}>{self.markup}</span>"
        )

    def __html__(self) -> SafeString:
        return self.marked_in(get_language())

    def __mod__(self, values: object) -> "InterfaceText":
        """Fill in placeholders; parameters are escaped unless they bring `__html__` themselves."""
        text = str.__mod__(self.plain, _converted(values, plain_text))
        html = str.__mod__(str(self.markup), _converted(values, self._parameter))
        return type(self)(text, self.lang, html=mark_safe(html))  # noqa: S308

    def _parameter(self, value: object) -> str:
        value = str(value) if isinstance(value, Promise) else value
        if isinstance(value, InterfaceText):
            return value.marked_in(self.lang)
        return value.__html__() if hasattr(value, "__html__") else escape(str(value))

    def __getnewargs_ex__(self) -> tuple[tuple[str, str], dict[str, Any]]:
        return (self.plain, self.lang), {"html": self._markup}

    def __reduce_ex__(self, protocol: Any) -> Any:
        return _restored, (self.plain, self.lang, self._markup)


def _restored(text: str, lang: str, markup: SafeString | None) -> InterfaceText:
    return InterfaceText(text, lang, html=markup)


class _ConvertedMapping(Mapping[str, object]):
    """The parameters of a format string, each converted when it is used."""

    def __init__(self, values: Mapping[str, object], convert: Callable[[object], str]) -> None:
        self.values_given = values
        self.convert = convert

    def __getitem__(self, key: str) -> object:
        return _converted_value(self.values_given[key], self.convert)

    def __iter__(self) -> Iterator[str]:
        return iter(self.values_given)

    def __len__(self) -> int:
        return len(self.values_given)


def _converted_value(value: object, convert: Callable[[object], str]) -> object:
    return value if isinstance(value, int | float | Decimal) else convert(value)


def _converted(values: object, convert: Callable[[object], str]) -> object:
    if isinstance(values, tuple):
        return tuple(_converted_value(value, convert) for value in values)
    if isinstance(values, Mapping):
        return _ConvertedMapping(values, convert)
    return _converted_value(values, convert)


class LazyInterfaceText(Promise):
    """An interface string that is looked up each time it is used, in the language active then.

    Unlike Django's proxy it also passes on attributes, so `.lang` and `.plain` work.
    """

    def __init__(self, function: Callable[..., InterfaceText], *arguments: object) -> None:
        self._function = function
        self._arguments = arguments

    def _proxy____cast(self) -> InterfaceText:
        # Django's model fields call this name to get at the value of a promise.
        return self._function(*self._arguments)

    def __str__(self) -> str:
        return self._proxy____cast()

    def __html__(self) -> SafeString:
        return self._proxy____cast().__html__()

    def __repr__(self) -> str:
        return repr(self._proxy____cast())

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(self._proxy____cast(), name)

    def __format__(self, specification: str) -> str:
        return format(self._proxy____cast(), specification)

    def __mod__(self, values: object) -> InterfaceText:
        return self._proxy____cast() % values

    def __add__(self, other: object) -> str:
        return self._proxy____cast() + str(other)

    def __radd__(self, other: object) -> str:
        return str(other) + self._proxy____cast()

    def __getitem__(self, key: Any) -> str:
        return self._proxy____cast()[key]

    def __contains__(self, part: str) -> bool:
        return part in self._proxy____cast()

    def __iter__(self) -> Iterator[str]:
        return iter(self._proxy____cast())

    def __len__(self) -> int:
        return len(self._proxy____cast())

    def __eq__(self, other: object) -> bool:
        return self._proxy____cast() == (str(other) if isinstance(other, Promise) else other)

    def __lt__(self, other: object) -> bool:
        return self._proxy____cast() < str(other)

    def __hash__(self) -> int:
        return hash(self._proxy____cast())

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        memo[id(self)] = self
        return self

    def __reduce__(self) -> Any:
        return type(self), (self._function, *self._arguments)


class LazyPluralText(LazyInterfaceText):
    """A string with plural forms whose number is known only when it is filled in."""

    def __mod__(self, values: object) -> InterfaceText:
        function, key = self._function, self._arguments[-1]
        if isinstance(key, str) and isinstance(values, Mapping):
            number = values[key]
        elif key is None:
            number = values
        else:
            number = key
        return function(*self._arguments[:-1], number) % values

    def _proxy____cast(self) -> InterfaceText:
        number = self._arguments[-1]
        return self._function(*self._arguments[:-1], number if isinstance(number, int) else 2)


def _text(found: Message) -> InterfaceText:
    return InterfaceText(found.text, found.language)


def text_in(language: str | None, msgid: str, context: str | None = None) -> InterfaceText:
    """A msgid for a reader of a given language; without a language, the msgid itself."""
    if language is None:
        return InterfaceText(msgid)
    return _text(message(str(msgid), language, context))


def plural_text_in(
    language: str | None, singular: str, plural: str, number: int, context: str | None = None
) -> InterfaceText:
    """A msgid with plural forms for a reader of a given language."""
    if language is None:
        return InterfaceText(singular if number == 1 else plural)
    return _text(plural_message(singular, plural, number, language, context))


def gettext(message: str) -> InterfaceText:
    """The interface string for a msgid, in the active language or along its fallback chain."""
    return text_in(get_language(), message)


def pgettext(context: str, message: str) -> InterfaceText:
    """As `gettext`, for a msgid that needs a context to be translated."""
    return text_in(get_language(), message, context)


def ngettext(singular: str, plural: str, number: int) -> InterfaceText:
    """As `gettext`, in the plural form for a number."""
    return plural_text_in(get_language(), singular, plural, number)


def npgettext(context: str, singular: str, plural: str, number: int) -> InterfaceText:
    """As `ngettext`, with a context."""
    return plural_text_in(get_language(), singular, plural, number, context)


def gettext_noop(message: str) -> str:
    """Mark a msgid for translators and return it unchanged."""
    return message


def gettext_lazy(message: str) -> "_StrPromise":
    """As `gettext`, looked up when used: for models, forms and everything made at import."""
    return cast("_StrPromise", LazyInterfaceText(gettext, message))


def pgettext_lazy(context: str, message: str) -> "_StrPromise":
    """As `pgettext`, looked up when used."""
    return cast("_StrPromise", LazyInterfaceText(pgettext, context, message))


def ngettext_lazy(singular: str, plural: str, number: int | str | None = None) -> "_StrPromise":
    """As `ngettext`, looked up when used; `number` may name the parameter that holds it."""
    return cast("_StrPromise", LazyPluralText(ngettext, singular, plural, number))


def npgettext_lazy(
    context: str, singular: str, plural: str, number: int | str | None = None
) -> "_StrPromise":
    """As `npgettext`, looked up when used; `number` may name the parameter that holds it."""
    return cast("_StrPromise", LazyPluralText(npgettext, context, singular, plural, number))


def language_name(code: str) -> InterfaceText:
    """The name of a language for the reader ("Northern Sami"); the code itself if unknown."""
    for language in KNOWN_LANGUAGES:
        if language.code == code:
            return gettext(language.name)
    return InterfaceText(code, get_language() or SOURCE_LANGUAGE)


def own_language_name(code: str) -> InterfaceText:
    """The name of a language in that language, marked with it; the code itself if unknown."""
    for language in KNOWN_LANGUAGES:
        if language.code == code and language.own_name:
            return InterfaceText(language.own_name, code)
    return InterfaceText(code, get_language() or SOURCE_LANGUAGE)


def record_language_choices() -> list[tuple[str, "_StrPromise"]]:
    """The languages a record may be in, as model choices (`choices=record_language_choices`)."""
    return [
        (language.code, cast("_StrPromise", LazyInterfaceText(language_name, language.code)))
        for language in RECORD_LANGUAGES
    ]
