"""Lessons and sets as files: the same words, the rows of the excerpts, nothing a right forbids."""

import datetime
import io

import docx
import pypdfium2
import pytest
import zxingcpp
from django.core.cache import cache
from django.utils import timezone

from tests.factories import make_author, make_excerpt, make_portrait, make_right, make_work
from tests.lessons import make_lesson, step
from tests.reading import Read

pytestmark = pytest.mark.django_db

LONG = " ".join(f"ord{number}" for number in range(60))
SET = "/sv/lektion/"


@pytest.fixture(autouse=True)
def _nothing_kept():
    cache.clear()


@pytest.fixture
def author():
    author = make_author("Anna Prov", key="anna-prov")
    make_portrait(author)
    return author


@pytest.fixture
def prose(author):
    work = make_work(author, title="Snö", first_year=1950)
    return make_excerpt(work, f"Först.\n\n{LONG}", title="Första snön", right=make_right())


@pytest.fixture
def verse(author):
    work = make_work(author, title="Is", form="poetry")
    return make_excerpt(work, "rad ett\nrad två\nrad tre", form="verse", title="Isen")


@pytest.fixture
def lesson(prose, verse):
    return make_lesson(
        prose,
        (verse, "2–3"),
        words=[("snö", "det som faller")],
        curriculum=["SVEN1000X"],
        steps=[
            step(
                "Läs högt",
                minutes=15,
                text=2,
                place="2",
                instructions="<p>Läs <i>två</i> gånger &amp; lyssna.</p>",
                teacher="<p>Facit ligger i rad tre.</p><ul><li>Punkt ett</li></ul>",
                questions=[("Vem talar?", 1, "2")],
            )
        ],
    )


def pages_of(answer):
    return list(pypdfium2.PdfDocument(answer.content))


def pdf_text(answer):
    assert answer.status_code == 200, answer.status_code
    assert answer.headers["Content-Type"] == "application/pdf"
    return "\n".join(page.get_textpage().get_text_bounded() for page in pages_of(answer))


def docx_text(answer):
    assert answer.status_code == 200, answer.status_code
    document = docx.Document(io.BytesIO(answer.content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_the_pupils_sheet_holds_steps_questions_and_texts(client, lesson):
    address = "/sv/lektioner/att-vanta/handout"
    for text in (pdf_text(client.get(f"{address}.pdf")), docx_text(client.get(f"{address}.docx"))):
        for words in ("Att vänta", "Läs högt", "Läs två gånger & lyssna.", "Vem talar?", "rad två",
                      "rad tre", "ord59", "det som faller"):  # fmt: skip
            assert words in text, words
        assert "Facit" not in text
        assert "rad ett" not in text


def test_the_teachers_sheet_has_the_notes_and_the_curriculum(client, lesson):
    address = "/sv/lektioner/att-vanta/larare/handout"
    for text in (pdf_text(client.get(f"{address}.pdf")), docx_text(client.get(f"{address}.docx"))):
        for words in ("Lärarblad", "Facit ligger i rad tre.", "Punkt ett", "SVEN1000X"):
            assert words in text, words
        assert "ord59" not in text


def test_the_sheets_link_to_their_files(client, lesson):
    for path in ("/sv/lektioner/att-vanta/", "/sv/lektioner/att-vanta/larare/"):
        page = Read(client, path)
        files = [link for link in page.links(".page-head a") if "handout" in link]
        assert files == [f"{path}handout.pdf", f"{path}handout.docx"]
        assert all(client.get(link).status_code == 200 for link in files)


def test_a_set_is_what_its_address_says(client, prose, verse):
    query = f"t={prose.pid}.s2,{verse.pid}.r2-3&titel=V%C3%A5r%20vinter&f=Vad%20h%C3%A4nder%3F"
    page = Read(client, f"{SET}?{query}")
    files = [link for link in page.links("#keep ~ p a") if "handout" in link]
    assert len(files) == 2
    pdf, document = (client.get(link) for link in files)
    for text in (pdf_text(pdf), docx_text(document)):
        for words in ("Vår vinter", "ord0", "ord59", "rad två", "Vad händer?"):
            assert words in text, words
        assert "rad ett" not in text
        assert "Först." not in text
    assert pdf.headers["Referrer-Policy"] == "no-referrer"
    assert pdf.headers["X-Robots-Tag"] == "noindex"
    assert not pdf.cookies


def test_the_code_on_paper_leads_to_the_set(client, verse):
    answer = client.get(f"{SET}handout.pdf?t={verse.pid}.r2")
    raster = pages_of(answer)[-1].render(scale=150 / 72).to_pil()
    (code,) = zxingcpp.read_barcodes(raster)
    assert code.text.endswith(f"/sv/lektion/?t={verse.pid}.r2")


def test_rows_of_prose_are_those_of_the_excerpt(client, prose):
    version = prose.versions.get()
    rows = [row for part in version.printed for row in part]
    third = next(row for row in rows if row.number == "3")
    page = Read(client, f"{SET}?t={prose.pid}.r3")
    assert page.all(".set-text .row p") == [third.text.strip()]
    (link,) = page.links(".extract > .meta a")
    assert link.endswith(f"?rad=3&v={version.number}#r3")
    marked = Read(client, link.partition("#")[0])
    assert marked.all("mark") == [third.text.strip()]
    text = pdf_text(client.get(f"{SET}handout.pdf?t={prose.pid}.r3"))
    assert third.text.strip() in " ".join(text.split())
    assert rows[0].text.strip() not in text


def test_what_a_right_forbids_is_on_no_paper(client, author, verse):
    shut = make_excerpt(
        make_work(author), "Hemlig text.", title="Stängd", right=make_right(covers_print=False)
    )
    answer = client.get(f"{SET}handout.pdf?t={shut.pid},{verse.pid}")
    text = pdf_text(answer)
    assert "Hemlig text." not in text
    assert f"/t/{shut.pid}" in "".join(text.split())
    assert "rad ett" in text
    verse.rights.ends = timezone.localdate() - datetime.timedelta(days=1)
    verse.rights.save()
    text = pdf_text(client.get(f"{SET}handout.pdf?t={shut.pid},{verse.pid}"))
    assert "rad ett" not in text
    assert "Den här texten visas inte längre." in text


@pytest.mark.parametrize(
    "path",
    [
        f"{SET}handout.pdf", f"{SET}handout.exe", f"{SET}handout.pdf?t=hej",
        "/sv/lektioner/finns-inte/handout.pdf", "/sv/lektioner/handout.pdf",
    ],
)  # fmt: skip
def test_no_file_of_what_is_not_there(client, path):
    assert client.get(path).status_code == 404


def test_a_draft_has_no_file(client, lesson):
    lesson.unpublish()
    assert client.get("/sv/lektioner/att-vanta/handout.pdf").status_code == 404


def test_the_files_of_another_language_have_its_address(client, lesson):
    answer = client.get("/en/lektioner/att-vanta/handout.pdf")
    assert answer.headers["Location"] == "/en/lessons/att-vanta/handout.pdf"
    assert "Att vänta" in pdf_text(client.get("/en/lessons/att-vanta/handout.pdf"))
