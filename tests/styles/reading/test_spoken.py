"""Which language posts are in: what cannot be learned is named, what can be is never refused."""

import subprocess
import sys

import pytest

from styles import Unfamiliar, learn
from styles.reading.spoken import spoken_language
from tests.support.authors import AUTHORS, Page

OTHERS = {
    "es": "Hoy fuimos al mercado con mi hermana. Compramos pan y unas naranjas muy dulces. Luego empezó a llover.",
    "fr": "Ce matin, nous avons pris le train pour la mer. Il faisait froid, mais la plage était presque vide.",
    "de": "Gestern habe ich endlich den alten Schrank repariert. Die Tür klemmt nicht mehr, und das freut mich sehr.",
    "pt": "Ontem fizemos um bolo de cenoura. As crianças ajudaram a mexer a massa e depois não sobrou nada.",
    "vi": "Hôm nay tôi dậy sớm để đi chợ. Trời mưa nhỏ nhưng đường phố vẫn đông người. Tôi mua rau và cá tươi.",
    "id": "Kemarin saya coba resep baru karena bosan. Ternyata gampang banget, cuma butuh telur dan tepung terigu.",
    "zh": "今天天气很好，我们一起去公园散步。孩子们非常高兴，晚上回家吃了火锅，大家都觉得很好吃。",
    "ru": "Сегодня мы ездили на дачу. Яблоки уже созрели, и бабушка испекла пирог. Вечером пошёл дождь.",
}


@pytest.mark.parametrize("code", OTHERS)
def test_a_language_that_cannot_be_learned_is_refused_by_its_code(code: str) -> None:
    with pytest.raises(Unfamiliar) as refused:
        learn([Page(OTHERS[code]), Page(OTHERS[code] + " " + OTHERS[code])])
    assert refused.value.language == code


@pytest.mark.parametrize("author", AUTHORS)
def test_a_language_that_can_be_learned_is_told_post_by_post_too(author: str) -> None:
    texts = [post.markdown for post in AUTHORS[author]]
    spoken = spoken_language(texts)
    assert spoken in ("ko", "en", "ja")
    assert all(spoken_language([text]) == spoken for text in texts)


def test_posts_in_another_language_than_most_do_not_count() -> None:
    alone = learn(AUTHORS["english"])
    assert learn([*AUTHORS["english"], Page(OTHERS["es"] + " " + OTHERS["es"])]) == alone


def test_korean_with_a_lot_of_code_and_english_in_it_is_korean() -> None:
    assert spoken_language(["useState를 쓰면 component가 re-render 됩니다. state는 immutable 하게 다룹니다."]) == "ko"


@pytest.mark.parametrize("text", ["", "123 456", "lorem", "OK. ok! OK?", "https://a.example/b", "\0\ud800"])
def test_what_says_too_little_is_told_by_its_letters(text: str) -> None:
    assert spoken_language([text]) in ("", "en")


def test_the_detector_is_not_imported_before_it_is_needed() -> None:
    code = "import sys, styles; print('py3langid' in sys.modules)"
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "False"
