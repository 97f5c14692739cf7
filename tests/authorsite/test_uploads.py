"""Uploaded pictures: whole, of bounded size, and never left behind without a row."""

import io
import struct
import zlib

import pytest
from django.contrib.auth import get_user_model
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError
from django.urls import reverse
from PIL import ExifTags, Image, PngImagePlugin

from authorsite.images.models import Picture

pytestmark = pytest.mark.django_db


def encoded(kind: str, size: tuple[int, int] = (60, 40)) -> bytes:
    """A picture in a format."""
    out = io.BytesIO()
    Image.effect_noise(size, 50).convert("RGB").save(out, kind)
    return out.getvalue()


def bomb() -> bytes:
    """A PNG of some hundred bytes that claims nine hundred million pixels."""

    def chunk(name: bytes, data: bytes) -> bytes:
        body = name + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    header = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0" * 10_000)) + chunk(b"IEND", b"")
    )  # fmt: skip


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
REFUSED = {
    "bomb.png": bomb(),
    "avhuggen.jpg": encoded("JPEG", (600, 400))[:9000],
    "avhuggen.png": encoded("PNG", (600, 400))[:-4000],
    "bild.svg": SVG,
    "svg.jpg": SVG,
    "sida.jpg": b"<!doctype html><script>alert(1)</script>",
    "program.png": b"MZ\x90\0" + b"\0" * 200,
    "tom.png": b"",
    "bild.exe": encoded("PNG"),
    "bild.gif": encoded("GIF"),
}


def stored() -> list[str]:
    """The files in the store of originals."""
    try:
        return default_storage.listdir("original_images")[1]
    except FileNotFoundError:
        return []


@pytest.fixture
def upload(client):
    """A function that uploads a file through the form, and gives the answer."""
    client.force_login(get_user_model().objects.create_superuser("red", "red@example.org", "lösen"))

    def send(name: str, content: bytes):
        data = {
            "title": "Bild",
            "file": SimpleUploadedFile(name, content),
            "description": "",
            "photographer": "Gun F",
            "caption": "",
            "rights": "",
            "tags": "",
            "collection": "1",
        }
        return client.post(reverse("wagtailimages:add"), data)

    return send


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_whole_picture_is_refused_and_leaves_nothing(upload, name):
    before = stored()
    answer = upload(name, REFUSED[name])
    assert answer.status_code == 200
    assert answer.context["form"].errors["file"]
    assert not Picture.objects.exists()
    assert stored() == before


@pytest.mark.parametrize("name", ["bild.jpg", "bild.png", "bild.webp"])
def test_a_whole_picture_is_taken(upload, name):
    kind = {"jpg": "JPEG"}.get(name[-3:], name.rpartition(".")[2].upper())
    answer = upload(name, encoded(kind))
    assert answer.status_code == 302, answer.context["form"].errors
    assert (Picture.objects.get().width, Picture.objects.get().height) == (60, 40)


def from_a_telephone(kind: str, **written) -> bytes:
    """A picture that says how it is turned and, in the telephone's way, more."""
    out, exif = io.BytesIO(), Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    exif[ExifTags.Base.Make] = "Telefon"
    if "position" in written:
        exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = written.pop("position")
    Image.effect_noise((60, 40), 50).convert("RGB").save(out, kind, exif=exif, **written)
    return out.getvalue()


XMP = b'<x:xmpmeta exif:GPSLatitude="65,35.1N" exif:GPSLongitude="22,9.2E"/>'


@pytest.mark.parametrize("name", ["bild.jpg", "bild.png", "bild.webp"])
@pytest.mark.parametrize("written", [{"position": (65, 35, 4)}, {"xmp": XMP}])
def test_where_a_picture_was_taken_is_not_kept(upload, name, written):
    kind = {"jpg": "JPEG"}.get(name[-3:], name.rpartition(".")[2].upper())
    if kind == "PNG" and "xmp" in written:
        packet = PngImagePlugin.PngInfo()
        packet.add_itxt("XML:com.adobe.xmp", XMP.decode())
        written = {"pnginfo": packet}
    sent = from_a_telephone(kind, **written)
    assert upload(name, sent).status_code == 302
    picture = Picture.objects.get()
    kept = picture.file.read()
    assert b"GPSL" not in kept
    with Image.open(io.BytesIO(kept)) as image:
        exif = image.getexif()
        assert ExifTags.IFD.GPSInfo not in exif
        assert exif[ExifTags.Base.Orientation] == 6
        assert image.format == kind
    assert picture.file_size == len(kept)


def test_a_picture_without_a_position_is_kept_as_it_is(upload):
    sent = from_a_telephone("JPEG")
    upload("bild.jpg", sent)
    assert Picture.objects.get().file.read() == sent


def test_a_file_whose_row_cannot_be_stored_is_removed(monkeypatch):
    before = stored()

    def fail(self, *args, **kwargs):
        self.file.save(self.file.name, self.file.file, save=False)
        raise IntegrityError

    monkeypatch.setattr("wagtail.images.models.AbstractImage.save", fail)
    picture = Picture(title="Bild", file=SimpleUploadedFile("foralder.png", encoded("PNG")))
    with pytest.raises(IntegrityError):
        picture.save()
    assert stored() == before


def test_a_deleted_picture_takes_its_file_with_it(
    upload, settings, tmp_path, django_capture_on_commit_callbacks
):
    settings.MEDIA_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    }
    upload("bort.png", encoded("PNG"))
    picture = Picture.objects.get()
    assert default_storage.exists(picture.file.name)
    with django_capture_on_commit_callbacks(execute=True):
        picture.delete()
    assert not default_storage.exists(picture.file.name)
