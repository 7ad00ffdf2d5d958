"""What people say in Japanese, where no spaces part the words and letters and digits may be wide."""

import pytest

from bot.card.card_requests import (
    AddRule,
    CardRequest,
    DropRule,
    DropRules,
    History,
    Look,
    Puzzled,
    TakeAlong,
    Undo,
    UseVersion,
    Welcome,
    parse_card_request,
)
from bot.commands import (
    Again,
    AskMe,
    CarryOn,
    Command,
    CompareTexts,
    Done,
    Export,
    ForgetDraft,
    ForgetMe,
    GoBack,
    Greeting,
    Help,
    HowFar,
    JustWrite,
    LinkAccount,
    ListDrafts,
    LookAtPhotos,
    MyData,
    Nod,
    Openings,
    Privacy,
    Register,
    Revisions,
    Say,
    ShowUsage,
    Sponsored,
    Stop,
    Style,
    Thanks,
    There,
    UnlinkAccount,
    Write,
)
from bot.commands.grammar import number, parse
from bot.commands.menu import nearest
from bot.commands.short_answers import (
    behind_a_yes,
    is_seen_right,
    wants_longer,
    wants_photos_added,
    without_just_write,
    yes_or_no,
)
from bot.drafts.continuing.openings import which_opening
from bot.drafts.edits.size import is_small
from bot.drafts.history.numbers import numbers_in
from bot.drafts.open_questions.answers import answers_in, begins_with_number, is_unknown
from bot.drafts.speech.correcting import corrected

TALK: dict[Command, str] = {
    Greeting(): "こんにちは|こんにちは！|おはようございます。|こんばんは〜|はじめまして|よろしくお願いします",
    Thanks(): "ありがとう！|ありがとうございます〜|ありがとうw|どうもありがとう(笑)|助かりました|お疲れさまです",
    Nod(): "はい|うん|了解です。|いいですね！|すごいw|すごく良いです|気に入りました！|なるほど|笑|www|いいえ",
    HowFar(): "まだ？|まだですか？|できましたか？|どうなりましたか？|いま何してる？|いつ終わりますか？|進捗どうですか",
    Stop(): "止めて|ストップ|やめて。|中止",
    Again(): "もう一度|書き直して！",
    CarryOn(): "続けて|続きを書いて",
    Done(): "おわり|以上です。",
    There(): "コードを入れました|入れました！",
    Help(): "ヘルプ|使い方",
    Style(): "私の文体|文体を見せて",
    ShowUsage(): "いくらかかった？|使用量",
    JustWrite(): "このまま書いてください|聞かずに書いて",
    AskMe(False): "もう聞かないで|質問しないでください。",
    AskMe(True): "また聞いてください",
    LookAtPhotos(True): "写真を見ていいよ|写真を見て書く",
    LookAtPhotos(False): "写真は見ないでください",
    Openings(): "別の書き出し|別の書き出しを見せてください",
    GoBack(): "元に戻して|一つ前に戻して",
    GoBack("2"): "２番に戻して|第2稿に戻してください",
    CompareTexts(): "比較|どこが変わりましたか？|変更点を見せて",
    CompareTexts("1 2"): "1と2を比較|１と２を比べて",
    Revisions(): "履歴|履歴を見せて",
    ListDrafts(): "下書き一覧|私の下書き",
    ListDrafts("2"): "2番の下書きを見せて|下書き２",
    Export(): "貼り付け用にして|エクスポート",
    Export("markdown"): "マークダウン|マークダウンで受け取る",
    Export("pieces"): "分割で受け取る",
    Privacy(): "プライバシー|個人情報の扱いを教えて",
    MyData(): "私のデータを送ってください",
    ForgetMe(): "私のことを忘れてください|私のデータをすべて削除して|退会したい",
    ForgetDraft(): "この下書きを消して",
    ForgetDraft("2"): "2番の下書きを消して",
    LinkAccount(): "アカウントを連携したい",
    LinkAccount("7k4m-2xq9"): "連携 7k4m-2xq9",
    UnlinkAccount(): "連携解除|連携を解除して",
}
WISHES = (
    "もっと短く|ありがとうを消して|こんにちはで始めて|いいですねを削って|最後の(笑)を消して|2段落目だけ短くして|"
    "はい、でももっと短く|まだ足りない|笑いを減らして|京都の話も入れて|すごく短くして|続きの話を書いて|"
    "もう一度京都に行った話も入れて|最後にありがとうと書いて|止めてほしいところを直して|いつ行ったか入れて|"
    "元に戻してほしい文がある|写真の話は短く|このまま書いてある文を直して"
)
TYPED: dict[str, Command] = {
    "/書く 京都の3日間\n雨だった": Write("京都の3日間", "雨だった"),
    "/書く京都の3日間": Write("京都の3日間", ""),
    "／書く　京都": Write("京都", ""),
    "/書いて 京都": Write("京都", ""),
    "/ブログ登録 https://kong.example": Register("https://kong.example"),
    "/ブログ登録https://kong.example": Register("https://kong.example"),
    "/文体 絵文字は使わないで": Style("絵文字は使わないで"),
    "/下書き ２": ListDrafts("2"),
    "/元に戻す": GoBack(),
    "/中止": Stop(),
    "/貼り付け naver": Export("naver"),
    "/すべて削除": ForgetMe(),
    "/書き出し 京都": Openings("京都"),
    "/広告表記 はい": Sponsored("はい"),
    "/下書き削除 2番": ForgetDraft("2番"),
}
OF_A_CARD: dict[CardRequest, str] = {
    DropRule(2): "2番のルールを消して|２番を消して|ルール2を外してください",
    DropRule(-1): "最後のルールを消して",
    DropRules(): "ルールを全部消して",
    Undo(): "元に戻して|前のバージョンに戻してください",
    History(): "バージョン|履歴を見せて",
    UseVersion(2): "バージョン2にして|２番のバージョンを使って",
    Look(): "文体を見せて|見せて",
    TakeAlong(): "ファイル|ファイルで送って",
    Welcome(): "ありがとうございます！",
    Puzzled(): "いいですね|なるほど|なんで？|絵文字は何ですか|面白いですね。|似てますね",
}
RULES = "絵文字は使わないで|！は使わないでください|です・ますで書いて|絵文字をやめてもらえますか？"


@pytest.mark.parametrize(("said", "meant"), [(said, meant) for meant, all in TALK.items() for said in all.split("|")])
def test_what_is_said_without_a_slash_is_understood(said: str, meant: Command) -> None:
    assert parse(said) == meant


@pytest.mark.parametrize("said", WISHES.split("|"))
def test_a_wish_is_never_taken_for_anything_else(said: str) -> None:
    assert parse(said) == Say(said)


@pytest.mark.parametrize(("typed", "meant"), TYPED.items())
def test_a_command_is_understood_also_where_no_space_follows_its_name(typed: str, meant: Command) -> None:
    assert parse(typed) == meant


@pytest.mark.parametrize(("said", "meant"), [(s, meant) for meant, all in OF_A_CARD.items() for s in all.split("|")])
def test_what_is_said_to_a_card_is_understood(said: str, meant: CardRequest) -> None:
    assert parse_card_request(said) == meant


@pytest.mark.parametrize("said", RULES.split("|"))
def test_what_asks_for_something_of_the_voice_is_a_rule(said: str) -> None:
    assert parse_card_request(said) == AddRule(said)


def test_yes_and_no_are_understood() -> None:
    assert [yes_or_no(said) for said in ("はい", "はい！", "そうです。", "ｙｅｓ")] == [True] * 4
    assert [yes_or_no(said) for said in ("いいえ", "違います。", "自分で書きました")] == [False] * 3
    assert behind_a_yes("はい、合っています") == "合っています"
    assert is_seen_right("合っています、書いてください")


def test_numbers_are_read_in_any_width_and_with_their_counters() -> None:
    assert [number(said) for said in ("２", "２番", "2番目", "2つ目", "＃２")] == [2] * 5
    assert numbers_in("１と３") == (1, 3)
    assert [which_opening(said) for said in ("１番", "二つ目がいい", "3番の書き出しで書いてください")] == [1, 2, 3]
    assert [which_opening(said) for said in ("最初のでお願い", "もっと淡々と", "2番をもっと短く")] == [1, None, None]


@pytest.mark.parametrize(
    "said",
    ["1 10時から 2 妹と", "１ 10時から　２ 妹と", "1、10時から 2、妹と", "1番 10時から\n2番 妹と", "① 10時から ② 妹と"],
)
def test_numbered_answers_are_read(said: str) -> None:
    assert answers_in(said, 3) == {1: "10時から", 2: "妹と"}


@pytest.mark.parametrize("said", ["2 人で行った", "1 消して", "1 もっと短くしてください"])
def test_what_counts_something_or_is_a_wish_is_no_answer(said: str) -> None:
    assert answers_in(said, 3) == {}


def test_who_does_not_know_leaves_a_question_open() -> None:
    assert answers_in("1 わかりません 2 妹と", 3) == {2: "妹と"}
    assert is_unknown("覚えてない。")
    assert not begins_with_number("2段落だけ短く")


def test_a_small_part_of_a_draft_is_told_from_all_of_it() -> None:
    small = "2段落目だけ短く|タイトルを変えて|「です」を「だ」に変えて|一文だけ足して|値段を800円に直して"
    large = "もっと短く|全体的に明るく|敬体にして|書き直して|英語に訳して|もう少しくだけた感じで"
    assert [said for said in small.split("|") if not is_small(said)] == []
    assert [said for said in large.split("|") if is_small(said)] == []


def test_that_something_is_to_be_written_without_questions_may_end_a_topic() -> None:
    assert without_just_write(Write("京都の旅、このまま書いてください", "")) == Write("京都の旅", "")
    assert without_just_write(Write("京都の旅", "雨だった\nこのまま書いてください。")) == Write("京都の旅", "雨だった")
    assert without_just_write(Write("京都の旅", "雨だった")) is None


def test_longer_and_more_photos_are_understood() -> None:
    assert wants_longer("もっと長くしてください。")
    assert not wants_longer("長い話を入れて")
    assert wants_photos_added("この写真も入れて")


def test_what_was_misheard_is_put_right() -> None:
    assert corrected("今日は京都の三条で食べた", "三条ではなく四条") == "今日は京都の四条で食べた"


def test_a_command_that_is_misspelt_is_guessed() -> None:
    assert (nearest("ヘルフ"), nearest("ブログ登碌")) == ("ヘルプ", "ブログ登録")
