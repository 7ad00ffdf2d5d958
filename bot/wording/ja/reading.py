"""What the bot says while it reads and learns, and of blogs, in Japanese."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from bot.model import Skipped, Why
from bot.wording.inline_text import inline
from bot.wording.reading import LeftOutWording, ReadingWording
from bot.wording.ways.ja import JapaneseWays


class JapaneseLeftOut(LeftOutWording):
    def skipped(self, skipped: Sequence[Skipped]) -> str:
        return "、".join(f"{self.why(why)}{n}本" for why, n in Counter(s.why for s in skipped).most_common())

    def why(self, why: Why) -> str:
        match why:
            case "private":
                return "非公開の記事"
            case "noindex":
                return "検索に出ない設定の記事"
            case "paid":
                return "有料の記事"
            case "draft":
                return "書きかけの記事"
            case "others":
                return "ほかの人が書いた記事"
            case "short":
                return "短すぎる記事"
            case "twice":
                return "重複した記事"
            case "broken":
                return "開けない記事"
            case "locked":
                return "パスワードつきの記事"
            case "large":
                return "大きすぎる記事"
            case "site":
                return "サイトの案内ページ"
            case "grown":
                return "下書きから生まれた記事"
            case "asked":
                return "下書きから生まれたか確認待ちの記事"
            case "other":
                return "記事ではないもの"


class JapaneseReading(JapaneseWays, JapaneseLeftOut, ReadingWording):
    def looking(self, name: str) -> str:
        return f"{inline(name)}を見ています…"

    def reading(self, done: int, total: int) -> str:
        return f"{done} / {total}本を読んでいます…"

    def learning(self, posts: int) -> str:
        return f"記事{posts}本から文体を学んでいます…"

    def first_voice(self, posts: int, others: int) -> str:
        rest = f"残りの{others}本" if others else "残りの記事"
        return f"まず新しい記事{posts}本から文体を学びました。{rest}も続けて読んでいます。"

    def my_files(self) -> str:
        return "送ったファイル"

    def learned_from(self, title: str, posts: int, characters: int, left_out: Sequence[Skipped]) -> str:
        skipped = f"、除いた記事{len(left_out)}本（{self.skipped(left_out)}）" if left_out else ""
        return f"文体を学びました：**{inline(title)}**\n学んだ記事{posts}本、約{characters:,}字{skipped}。"

    def broke_off_reading(self, why: str) -> str:
        return f"途中で読めなくなったので、ここまでの記事から学びました。{why}残りはあとで続きを読みます。すぐに読むには、同じURLをもう一度登録してください。"

    def hidden_posts(self, posts: int, code: str) -> str:
        return f"検索に出ない設定の記事{posts}本は読みませんでした。その記事からも学ぶには、ブログの紹介文か新しい記事に`{code}`を一時的に入れて、「{self.code_is_there()}」を押してください。ご本人のブログだと確認できたら、消してかまいません。"

    def only_few(self, posts: int, kept_current: bool) -> str:
        more = (
            "10本ほどたまると、ぐっとあなたらしくなります。"
            if kept_current
            else "合わせて10本ほど送っていただくと、ぐっとあなたらしくなります。"
        )
        return f"記事が{posts}本だけなので、まだおおまかな文体です。{more}"

    def newest_only(self, posts: int) -> str:
        return f"このブログで読めるのは新しい記事だけなので、今回は{posts}本を読みました。ブログの設定からエクスポートした.zipを送っていただければ、残りの記事からも学びます。"

    def declared(self, when: datetime, kept_current: bool, proved: bool) -> str:
        current = "新しい記事が公開されたら、自動で読んで学びます。"
        if proved:
            said = f"ご本人のブログだと確認しました（{when:%Y-%m-%d}）。"
        else:
            said = f"ご本人の記事として登録しました（{when:%Y-%m-%d}）。ほかの人の記事なら`/forget-blog`で削除してください。"
        return said + (current if kept_current else "")

    def code_is_there(self) -> str:
        return "コードを入れました"

    def read_the_rest(self) -> str:
        return "前回読めなかった残りの記事を読みました。"

    def learned_anew(self, title: str) -> str:
        return f"記事の読み取り方を改良したので、「{inline(title)}」の文体を最初から学び直しました。前と違うと感じたら、`/style`で前のバージョンに戻せます。"

    def blog_is_dead(self, title: str, why: str) -> str:
        return f"「{inline(title)}」が何日も開けない状態です。{why}\nこれまでに学んだ文体はそのまま使えます。ブログを移したときは、新しいURLを登録してください。"

    def passages_go_to(self, host: str) -> str:
        if not host:
            return "言語モデルにつながっていないので、記事はこのパソコンから外に出ません。"
        return f"文章を書くたびに、記事のうち何本かを{host}に送ります。送りたくないときは`/forget-blog`で削除できます。"

    def now_write(self) -> str:
        return "さっそく`/write テーマ`を送ってみてください。自分らしくないと感じたら、`/style`で直せます。"

    def grown_posts(self, grown: int, asked: int) -> str:
        said = [f"下書きから生まれた記事{grown}本からは、書き足された文だけを学びました。"] if grown else []
        if asked:
            said.append(
                f"下書きから生まれたのかわからない記事{asked}本は、まだ学んでいません。`/from-draft`で教えてください。"
            )
        return "".join(said)

    def grew_from_draft(self, title: str, begun: datetime | None) -> str:
        draft = f"{begun.month}月{begun.day}日の下書き" if begun else "わたしが書いた下書き"
        return f"**{inline(title)}**\nこの記事は、{draft}から生まれたものですか？ 「はい」なら文体の学習から外し、「いいえ」ならすぐに学びます。"

    def yes_button(self) -> str:
        return "はい"

    def no_button(self) -> str:
        return "いいえ"

    def noted_as_grown(self, title: str) -> str:
        return f"わかりました。「{inline(title)}」は文体の学習から外します。"

    def noted_as_own(self, title: str) -> str:
        return f"わかりました。「{inline(title)}」はご自分で書いた記事なので、ここからも文体を学びました。"

    def nothing_to_ask(self) -> str:
        return "いま確認する記事はありません。学んだ文体は`/style`で見られます。"

    def not_your_post(self) -> str:
        return "この質問に答えられるのは、記事を書いた本人だけです。ご自分の記事についての質問は`/from-draft`で見られます。"

    def paste_now(self) -> str:
        return "学ばせたい記事をここに貼り付けてください。何回に分けてもかまいません。一度に何本か送るときは、記事のあいだに`---`の行を入れてください。\nすべて送ったら「おわり」と送ってください。（.md・.txt・.zipのファイルでもかまいません）"

    def paste_in_private(self) -> str:
        return "記事の貼り付けは、わたしとの1対1のチャット（DM）でお願いします。そこで`/learn`と送ってください。ここでは.md・.txt・.zipのファイルで送ってください。"

    def paste_more(self, posts: int, characters: int) -> str:
        return f"ここまでで{posts}本、{characters:,}字を受け取りました。続けて送るか、これで全部なら「おわり」と送ってください。"

    def paste_done_button(self) -> str:
        return "おわり"

    def stop_button(self) -> str:
        return "中止"

    def paste_stopped(self) -> str:
        return "貼り付けた記事は消しました。もう一度始めるには`/learn`と送ってください。"

    def untitled(self) -> str:
        return "記事"

    def nothing_pasted(self) -> str:
        return "貼り付けられた記事がありません。`/learn`と送り、記事を貼り付けてから「おわり」と送ってください。"

    def pasted_too_much(self) -> str:
        return "受け取れるのはここまでです。「おわり」と送ると、ここまでの記事から学びます。もっとたくさん学ばせたいときは、.zipファイルで送ってください。"

    def blogs(self, names: Sequence[str]) -> str:
        listed = "\n".join(f"{n}. {name}" for n, name in enumerate(names, 1))
        return f"学んだブログ\n\n{listed}\n\nいまは1番の文体で書きます。"

    def blog(self, title: str, posts: int, where: str = "") -> str:
        return f"{inline(title)}（記事{posts}本{f'、{inline(where)}' if where else ''}）"

    def draft(self, topic: str, created: datetime) -> str:
        return f"{inline(topic)}（{created:%Y-%m-%d}）"

    def write_as(self, name: str) -> str:
        return f"これからは「{inline(name)}」の文体で書きます。"

    def write_as_button(self, number: int) -> str:
        return f"{number}番の文体で書く"

    def no_such_number(self, number: str) -> str:
        return f"「{number[:40]}」に当てはまるものがありません。一覧にある番号を送ってください。"

    def drafts(self, topics: Sequence[str]) -> str:
        listed = "\n".join(f"{n}. {topic}" for n, topic in enumerate(topics, 1))
        return f"下書きの一覧\n\n{listed}\n\n`/drafts 番号`でもう一度お見せします。削除は`/forget-draft 番号`です。"

    def open_button(self, number: int) -> str:
        return f"{number}番を開く"

    def forget_which(self, names: Sequence[str]) -> str:
        listed = "\n".join(f"{n}. {name}" for n, name in enumerate(names, 1))
        return f"どのブログを削除しますか？\n\n{listed}\n\n学んだ記事と文体、その文体で書いた下書きもすべて消え、元に戻せません。`/forget-blog 番号`と送ってください。"

    def forget_button(self, number: int) -> str:
        return f"{number}番を削除"

    def forget_really(self, name: str, drafts: int) -> str:
        with_drafts = f"この文体で書いた下書き{drafts}本も一緒に消えます。" if drafts else ""
        return f"「{inline(name)}」の記事と文体を削除しますか？ {with_drafts}{self._press(self.forget_now_button())}削除します。元には戻せません。"

    def forget_now_button(self) -> str:
        return "はい、削除します"

    def forgot(self, name: str, drafts: int) -> str:
        with_drafts = (
            f"下書き{drafts}本も一緒に削除し、すでにお渡しした.mdファイルだけが残っています。" if drafts else ""
        )
        return f"「{inline(name)}」の記事と文体を削除しました。{with_drafts}もう一度学ばせるには、ブログのURLか記事のファイルを送ってください。"

    def write_as_this(self) -> str:
        return "この文体で書く"

    def still_writes_as(self, name: str) -> str:
        return f"これまでどおり「{inline(name)}」の文体で書きます。{self._press(self.write_as_this())}、いま学んだ文体に切り替えます。"
