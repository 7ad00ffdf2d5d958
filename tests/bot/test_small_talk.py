"""Words in which there is no wish, and wishes that begin or end with such words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.commands import Command, Greeting, HowFar, Nod, Say, SmallTalk, Thanks
from bot.commands.grammar import parse
from bot.commands.menu import nearest

TALK: dict[SmallTalk, str] = {
    Greeting(): (
        "안녕|안녕하세요|안녕하세요!|안녕하세요~^^|안녕 ㅎㅎ|ㅎㅇ|하이|반가워요|좋은 아침이에요|저기요|hi|"
        "Hello|hello :)|hey there|Good morning!"
    ),
    Thanks(): (
        "고마워|고마워요!|감사합니다 :)|ㄱㅅ|ㄳ|진짜 고마워요ㅠㅠ|와 정말 감사합니다!!|수고하셨습니다|땡큐|"
        "thanks|Thank you so much!|thx :)|ok, thanks"
    ),
    Nod(): (
        "ㅋㅋㅋ|ㅎㅎ|ㅇㅇ|ㅇㅋ|넵|네|네~|네네|응|오케이|알겠습니다.|좋아요|좋네요 ㅎㅎ|마음에 들어요!|"
        "잘 썼네요|아니요|ok|OK!|lol|nice|got it|love it|looks good|.|...|👍|👍🏻👏|^^|??|:)"
    ),
    HowFar(): (
        "어떻게 됐어요?|어떻게 돼가요?|다 됐어?|다 됐나요?|됐어요?|아직이야?|아직이에요?|"
        "아직도 쓰는 중이에요?|언제 돼요?|언제 끝나요??|얼마나 걸려요?|글 언제 다 돼요?|지금 뭐 해요?|"
        "how is it going?|How's it going|are you done yet?|still writing?|done?|how much longer?|any news?"
    ),
}
WISHES = (
    "안녕으로 시작해줘|안녕하세요 말고 하이로|감사 인사를 넣어줘|고마워요 빼고|ㅋㅋ를 줄여줘|ㅋㅋ 빼줘|"
    "더 짧게ㅋㅋ|더 짧게 :)|좋아요를 빼줘|좋은데 더 짧게|hi-res로|하이킹 얘기도|와인 얘기도|"
    "네 번째 문단만|네 줄로|응원 글로|오타 고쳐줘|어제 일로|최고로|굿즈 얘기|확인 표시 빼줘|"
    "다 됐어 말고 끝났어로|어떻게 됐어요로 끝내줘|언제 갔는지 넣어줘|아직 부족해요|별로예요|짧게|재밌게|"
    "멋지게|더|그 얘기는 빼고|음악 얘기도|good ending please|more thanks|no emoji|ok but shorter|"
    "nice and short|hello world example|how is it going to end?|say hi to Bob|yes, add it|"
    "done is better than perfect|when is it done in the story?|still too long|funny|better|안녕\n더 짧게|"
    "네!\n그리고 사진 얘기도"
)


@pytest.mark.parametrize(("said", "meant"), [(said, meant) for meant, all in TALK.items() for said in all.split("|")])
def test_words_without_a_wish_are_known_as_what_they_are(said: str, meant: Command) -> None:
    assert parse(said) == meant


@pytest.mark.parametrize("said", WISHES.split("|"))
def test_a_wish_is_never_taken_for_talk(said: str) -> None:
    assert parse(said) == Say(said)


@given(
    st.sampled_from([said for all in TALK.values() for said in all.split("|")]),
    st.sampled_from(["로 시작해줘", "를 빼줘", " 말고 다른 말로", " 넣어줘", " please add this", " 부분을 더 길게"]),
)
def test_whatever_is_asked_for_with_such_words_stays_a_wish(said: str, wish: str) -> None:
    assert parse(said + wish) == Say(said + wish)


@given(st.text(alphabet="네안녕하세요고마워 ㅋㅎ.?!다됐어아직hieloy", max_size=40))
def test_only_whole_short_messages_are_talk_and_none_takes_long(said: str) -> None:
    assert parse(said + "짧게 써 줘" * 8) == Say((said + "짧게 써 줘" * 8).strip())


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("wirte", "write"),
        ("stlye", "style"),
        ("hlep", "help"),
        ("cancle", "cancel"),
        ("regsiter_blog", "register-blog"),
        ("forgetblgo", "forget-blog"),
        ("drfats", "drafts"),
        ("글스기", "글쓰기"),
        ("블로그등럭", "블로그등록"),
        ("도움멀", "도움말"),
        ("weather", ""),
        ("play", ""),
        ("ban", ""),
        ("settings", ""),
        ("날씨", ""),
        ("노래", ""),
        ("_", ""),
        ("w" * 64, ""),
    ],
)
def test_a_mistyped_command_is_known_by_what_it_is_near_to(typed: str, meant: str) -> None:
    assert nearest(typed) == meant
