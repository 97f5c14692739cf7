"""LIX: what is a word, what is a sentence, and the five classes."""

import pytest

from authorsite.readability import Reading, reading_of, sentences_in, words_of


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Det snöar. Hon går.", 2),
        ("Hon tog med sig t.ex. bröd.", 1),
        ("Hon tog med sig t.ex. Annas bröd.", 1),
        ("Bussen går kl. 8.30 varje dag.", 1),
        ("Bussen går kl. 8.30. Sedan går ingen.", 2),
        ("”Kom!” sade han.", 1),
        ("”Kom!” Han gick.", 2),
        ("– Kom nu! ropade hon. – Jag vill inte.", 2),
        ("Han sade: ”Kom.”", 2),
        ("Klockan var 12:30 och det var ljust.", 1),
        ("Utan punkt på slutet", 1),
        ("Först en mening. Sedan en utan slut", 2),
        ("Vad? Nej! Jo …", 3),
        ("H. C. Andersen skrev det.", 1),
        ("…", 0),
        ("", 0),
    ],
)
def test_sentences(text, sentences):
    assert sentences_in(text) == sentences


def test_words():
    assert words_of("Väster-Norrland’s 23 älvar – och så, kl. 8.30!") == [
        "Väster-Norrland’s", "23", "älvar", "och", "så", "kl", "8", "30",
    ]  # fmt: skip


def test_lix_of_a_dialogue_counts_sentences_of_one_word():
    # Eleven words in five sentences, three of them longer than six letters.
    reading = reading_of(
        ["– Nej.", "– Jo.", "– Varför då?", "– Berättelsen är fortfarande okänd.", "– Av vem?"]
    )
    assert (reading.words, reading.sentences, reading.long_words) == (10, 5, 2)
    assert reading.lix == pytest.approx(22.0)


def test_lix_of_ordinary_prose():
    reading = reading_of(["Det var en gång en berättelse. Den handlade om en fiskare."])
    assert (reading.words, reading.sentences, reading.long_words) == (11, 2, 3)
    assert reading.lix == pytest.approx(5.5 + 300 / 11)


@pytest.mark.parametrize(
    ("lix", "level"),
    [
        (29.4, "very-easy"), (30, "easy"), (39.4, "easy"), (40, "medium"), (49.4, "medium"),
        (50, "hard"), (59.4, "hard"), (60, "very-hard"), (99, "very-hard"),
    ],
)  # fmt: skip
def test_classes(lix, level):
    reading = Reading(words=1000, sentences=100, long_words=round((lix - 10) * 10))
    assert reading.lix == pytest.approx(lix)
    assert reading.level == level


def test_nothing_to_read():
    reading = reading_of([])
    assert (reading.lix, reading.silent_minutes) == (0.0, 1)


def test_times():
    reading = Reading(words=1300, sentences=1, long_words=0)
    assert (reading.silent_minutes, reading.aloud_minutes) == (6, 10)
