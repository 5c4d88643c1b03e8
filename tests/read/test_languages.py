"""The language of a text, told from the text."""

import pytest

from tellings.read.languages import detect, normalised

TEXTS = {
    "en": "The harbour was closed on Tuesday after a fire, the port authority said.",
    "de": "Der Hafen wurde am Dienstag nach einem Brand gesperrt, teilte die Behörde mit.",
    "fr": "Le port a été fermé mardi après un incendie, a indiqué l'autorité portuaire.",
    "es": "El puerto fue cerrado el martes tras un incendio, dijo la autoridad portuaria.",
    "pt": "O porto foi fechado na terça-feira após um incêndio, disse a autoridade portuária.",
    "it": "Il porto è stato chiuso martedì dopo un incendio, ha detto l'autorità portuale.",
    "nl": "De haven werd dinsdag gesloten na een brand, zei de havenautoriteit.",
    "pl": "Port został zamknięty we wtorek po pożarze, poinformował zarząd portu.",
    "tr": "Liman yangının ardından salı günü kapatıldı, liman idaresi açıkladı.",
    "ru": "Порт был закрыт во вторник после пожара, сообщило управление порта.",
    "uk": "Порт було закрито у вівторок після пожежі, повідомило управління порту.",
    "ar": "أغلق الميناء يوم الثلاثاء بعد حريق، بحسب ما قالت سلطة الميناء.",
    "fa": "بندر روز سه‌شنبه پس از آتش‌سوزی بسته شد، مقام‌های بندر گفتند.",
    "he": "הנמל נסגר ביום שלישי לאחר שריפה, כך מסרה רשות הנמל.",
    "hy": "Նավահանգիստը փակվել է երեքշաբթի օրը հրդեհից հետո, հայտնել է վարչությունը։",
    "az": "Liman yanğından sonra çərşənbə axşamı bağlanıb, liman idarəsi bildirib.",
    "zh": "港务局说，星期二发生火灾后港口被关闭。",
    "ja": "港湾当局によると、火曜日の火災の後、港は閉鎖された。",
    "ko": "항만 당국은 화요일 화재 후 항구가 폐쇄되었다고 밝혔다.",
}


@pytest.mark.parametrize("language", TEXTS)
def test_the_language_of_one_sentence(language: str) -> None:
    assert detect(TEXTS[language]) == language


@pytest.mark.parametrize("text", ["", "   ", "1,166", "Loading…", "— 12:30 —", "\u200b\u200b"])
def test_what_is_too_short_stays_undetermined(text: str) -> None:
    assert detect(text) == "und"


def test_a_menu_in_another_language_does_not_decide() -> None:
    assert detect("Home News Sport Weather Sign in Subscribe\n" + TEXTS["fr"] * 12) == "fr"


def test_detection_does_not_depend_on_what_came_before() -> None:
    once = [detect(text) for text in TEXTS.values()]
    assert [detect(text) for text in reversed(TEXTS.values())] == once[::-1]


def test_tags_are_cut_to_their_language() -> None:
    assert [normalised(tag) for tag in ("EN-gb", "pt_BR", "de", "English", "eng", "")] == [
        "en",
        "pt",
        "de",
        None,
        None,
        None,
    ]
