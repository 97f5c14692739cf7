"""Every text that people write is held to one rule, whatever writes it."""

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from wagtail.fields import RichTextField, StreamField

from authorsite.plain_text import CleanFields, TextError, check_plain, check_rich, is_text
from home.models import NewsPage, TextPage
from portraits.models import LessonPage, PortraitPage

pytestmark = pytest.mark.django_db

OWN = ("portraits", "home", "images", "rights")
# Names and passwords, which Django validates, and what only the program writes.
OTHERS = {"images.Rendition", "portraits.TextVersion", "portraits.ContentVersion"}
MODELS = [
    model
    for app in OWN
    for model in apps.get_app_config(app).get_models()
    if model._meta.label not in OTHERS
    and any(is_text(field) for field in model._meta.concrete_fields)
]
FIELDS = [
    (model, field)
    for model in MODELS
    for field in model._meta.concrete_fields
    if is_text(field) and field.model._meta.app_label in OWN
]
PAYLOADS = {
    "<script>alert(1)</script>": "markup_in_text",
    "<p onclick=alert(1)>": "markup_in_text",
    "ord\u202eord": "control_character",
    "ord\x07ord": "control_character",
}


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_model_with_text_is_held_to_the_rule(model):
    assert issubclass(model, CleanFields)


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize(
    ("model", "field"), FIELDS, ids=[f"{model.__name__}.{field.name}" for model, field in FIELDS]
)
def test_no_field_takes_markup_or_control_characters(model, field, payload):
    value = payload
    if isinstance(field, StreamField):
        filled = {"type": "paragraph", "value": payload}
        if field.name == "steps":
            filled = {"type": "step", "value": {"title": payload}}
        value = field.to_python([filled])
    elif isinstance(field, RichTextField):
        value = f"<p>{payload}</p>"
    record = model(**{field.name: value})
    others = [other.name for other in model._meta.concrete_fields if other is not field]
    with pytest.raises(ValidationError) as refused:
        record.clean_fields(exclude=others)
    codes = {error.code for error in refused.value.error_dict[field.name]}
    assert PAYLOADS[payload] in codes or field.validators, codes


@pytest.mark.parametrize(
    "sign",
    [
        0x00, 0x08, 0x0B, 0x0C, 0x1B, 0x1F, 0x7F, 0x85, 0x9F, 0x061C, 0x200E, 0x200F,
        *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xD800, 0xDFFF, 0xFFF9, 0xFFFB, 0xFFFF,
    ],
    ids=lambda sign: f"U+{sign:04X}",
)  # fmt: skip
@pytest.mark.parametrize("check", [check_plain, check_rich])
def test_signs_that_nobody_types_are_refused(check, sign):
    with pytest.raises(TextError) as refused:
        check(f"ord{chr(sign)}ord")
    assert refused.value.code == "control_character"


@pytest.mark.parametrize(
    ("model", "block", "value"),
    [
        (PortraitPage, "paragraph", "{}"),
        (PortraitPage, "heading", "{}"),
        (PortraitPage, "quote", {"text": "{}", "attribution": "Radio"}),
        (PortraitPage, "quote", {"text": "Ja.", "attribution": "{}"}),
        (TextPage, "paragraph", "{}"),
        (LessonPage, "step", {"title": "{}"}),
        (LessonPage, "step", {"title": "Läs", "instructions": "{}"}),
        (LessonPage, "step", {"title": "Läs", "teacher": "{}"}),
        (NewsPage, "paragraph", "{}"),
    ],
)
def test_no_block_of_a_running_text_takes_them(model, block, value):
    field = model._meta.get_field("steps" if model is LessonPage else "body")
    assert is_text(field)
    for payload, code in PAYLOADS.items():
        filled = (
            value.format(payload)
            if isinstance(value, str)
            else {name: text.format(payload) for name, text in value.items()}
        )
        page = model(**{field.name: field.to_python([{"type": block, "value": filled}])})
        others = [other.name for other in model._meta.concrete_fields if other is not field]
        with pytest.raises(ValidationError) as refused:
            page.clean_fields(exclude=others)
        assert {error.code for error in refused.value.error_dict[field.name]} == {code}


def test_letters_of_all_our_languages_pass():
    from portraits.models import ExcerptText

    for text in (
        "ŋ đ ŧ š č ž á å ä ö æ ø ï",
        "שלום ייִדיש",
        "\u05d0\u200d\u05d1",
        "a\n\nb",
        "1 < 2 & 3",
    ):
        ExcerptText(text=text, language="sv").clean_fields(exclude=["excerpt"])
