"""What the bot says about who may use it, to those who run it, and of what it keeps of people, in Japanese."""

from collections.abc import Mapping, Sequence

from bot.wording.inline_text import inline
from bot.wording.people import AccessWording, AdminVerb, DataNames, PrivacyWording, megabytes_up


class JapaneseAccess(AccessWording):
    def not_invited(self, person: str) -> str:
        return f"申し訳ありません。このボットは招待された方だけが使えます。使いたいときは、ボットの管理者にこの番号を伝えてください：`{person}`"

    def not_served(self) -> str:
        return "申し訳ありません。いまはこのボットをお使いいただけません。ご質問はボットの管理者にお願いします。"

    def answered_in_private(self, link: str) -> str:
        return f"1対1のチャットにお送りしました。{link}"

    def open_private_chat(self, link: str) -> str:
        first = "ほかの人も見られる場所なので、ここではお見せしません。"
        if link:
            return f"{first}先に {link} でわたしに話しかけてから、もう一度送ってください。"
        return f"{first}わたしからのダイレクトメッセージを許可してから、もう一度送ってください。"

    def too_many_files(self, count: int, most: int) -> str:
        return f"一度に読めるファイルは{most}個までですが、{count}個ありました。分けて送るか、一つの.zipにまとめてください。"

    def too_much_sent(self, size: int, most: int) -> str:
        return f"ファイルが合わせて{megabytes_up(size)} MBあります。一度に読めるのは{megabytes_up(most)} MBまでなので、分けて送ってください。"

    def admin_names(self, verb: AdminVerb) -> tuple[str, ...]:
        match verb:
            case "limits":
                return ("上限", "制限")
            case "block":
                return ("ブロック", "ブロック解除")
            case "announce":
                return ("お知らせ", "告知")

    def limits(self, values: Mapping[str, str], allowed: int, admins: int) -> str:
        who = f"許可した{allowed}件（人・チャット・サーバー）だけが使えます。" if allowed else "誰でも使えます。"
        lines = "".join(f"\n- `{name}` {value}" for name, value in values.items())
        return f"いまの上限です。{who}管理者は{admins}人です。{lines}\n\n変えるには、設定ファイルを直してボットを起動し直してください。"

    def blocked(self, person: str) -> str:
        return f"`{person}`をブロックしました。進行中の作業も待っていた作業も止めました。同じコマンドをもう一度送ると解除します。"

    def unblocked(self, person: str) -> str:
        return f"`{person}`のブロックを解除しました。また使えます。"

    def not_blocked(self, person: str) -> str:
        return f"`{person}`はブロックされていません。"

    def blocked_people(self, people: Sequence[str]) -> str:
        if not people:
            return "ブロックした人はいません。`/block telegram:42`のように送るとブロックします。"
        return "ブロックした人です。\n" + "\n".join(f"{n}. `{person}`" for n, person in enumerate(people, 1))

    def no_such_person(self, said: str) -> str:
        return f"「{said[:40]}」だけでは誰かわかりません。`telegram:42`や`discord:123456789012345678`のように番号で書いてください。"

    def no_admin_blocked(self) -> str:
        return "管理者はブロックできません。先に設定の`ADMINS`から外してください。"

    def unblock_button(self, person: str) -> str:
        return f"{person}を解除"

    def unblock_words(self) -> tuple[str, ...]:
        return ("解除", "解除して", "解除する")

    def announce_what(self) -> str:
        return "何をお知らせしますか？ `/announce 明日の午前2時から少し休みます`のように、内容も書いてください。"

    def announce_really(self, people: int) -> str:
        return f"下の文を{people}人に、1対1で一度ずつ送ります。送ったものは取り消せません。"

    def announce_button(self) -> str:
        return "全員に送る"

    def announcing(self) -> str:
        return "送り始めました。終わったらお知らせします。"

    def announced(self, reached: int, missed: int) -> str:
        rest = f"{missed}人は1対1のチャットが開いていないため、届きませんでした。" if missed else ""
        return f"お知らせを送り終えました。{reached}人に届きました。{rest}"

    def announced_already(self) -> str:
        return "すでに送ったか、もう残っていないお知らせです。新しく送るには`/announce 内容`と書いてください。"


_PLEASE = "(?:ください|下さい|ほしい|欲しい|くれ|くれる|もらえる|もらえますか|くれますか|いただけますか)?"
_DROP = f"(?:消して|削除して|捨てて|忘れて|消す|削除|削除する|消去|消去して) ?{_PLEASE}"
_ALL = "(?:全部|すべて|全て|ぜんぶ|みんな)?"


class JapanesePrivacy(PrivacyWording):
    heard_privacy = (
        f"プライバシー(?:ポリシー)?(?:を|について)?(?:見せて|教えて)? ?{_PLEASE}",
        f"個人情報(?:の(?:扱い|取り扱い|保護))?(?:を|について|は)?(?:見せて|教えて)? ?{_PLEASE}",
    )
    heard_my_data = (
        f"(?:私|わたし|僕|ぼく|俺|自分)の(?:データ|情報)(?:を)?{_ALL}(?:を)?(?:見せて|送って|出して|受け取りたい|ダウンロード)? ?{_PLEASE}",
        f"マイデータ(?:を)?(?:見せて|送って|ダウンロード)? ?{_PLEASE}",
    )
    heard_forget_me = (
        f"(?:私|わたし|僕|ぼく|俺|自分)の?(?:こと|事)?(?:を|は)?(?:もう)?{_ALL}忘れて ?{_PLEASE}",
        f"(?:私|わたし|僕|ぼく|俺|自分)の(?:データ|情報|記録|個人情報)(?:を|は)?{_ALL}{_DROP}",
        f"個人情報(?:を|は)?{_ALL}{_DROP}",
        f"退会(?:したい|します|する|希望)?(?:です)?|アカウント(?:を)?{_DROP}",
    )
    heard_forget_draft = (
        f"(?:この|その|今回の|さっきの|いまの|今の)?(?:#?([0-9]{{1,3}})(?:番目?|つ目)?の)?(?:下書き|文章|記事)(?:を|は)?{_DROP}",
        f"(?:下書き|文章|記事) ?#?([0-9]{{1,3}})(?:番)?(?:を|は)?{_DROP}",
    )

    def privacy(self, host: str, deepseek: bool, months: int, days: int, warned: int) -> str:
        return f"""**プライバシーについて**

**保存するもの** 登録したブログの記事とそこから学んだ文体、下書きとそのテーマ・メモ・直しの依頼、チャットのIDと使用言語です。写真は保存せず、どのメッセージにあるかだけを記録します。そのほかのメッセージは返事をしたら消し、同じメッセージに二度答えないよう、番号だけを4日ほど残します。

**送り先** {self._sent(host, deepseek)}

**保存期間** 削除を頼まれるまでです。貼り付けの途中でやめた記事は{days}日で消します。{months}か月のあいだご利用がなければまずお知らせし、{warned}日以内に返事がなければすべて消します。

**受け取りと削除** `/my-data` データをすべて受け取る · `/forget-draft` 下書きを1本削除 · `/forget-blog` ブログを1件削除 · `/forget-me` すべて削除
すべて削除しても、誰のものかわからない印（ハッシュ）が一つだけ残ります。これまでのメッセージとファイルはチャットに残るので、それも消すには会話を削除してください。"""

    def _sent(self, host: str, deepseek: bool) -> str:
        if not host:
            return "言語モデルにつながっていないので、文章はこのボットのあるパソコンから外に出ません。"
        place = f"{host}（中国にあるDeepSeekのサーバー）" if deepseek else f"{host}（ボットの管理者が選んだサーバー）"
        return f"下書きを書くときと直すときに、学んだ記事の一部、メモ、下書きを{place}に送ります。名前やIDは送らず、本人とわからない仮名だけをつけます。送った文章の保存期間は、そのサーバーの方針によります。"

    def my_data(self, part: int, parts: int) -> str:
        if parts == 1:
            return "保存しているデータは、これですべてです。まず「お読みください.txt」を開いてください。"
        return f"保存しているデータです。大きいので{parts}個のファイルに分けました。これは{part}個目です。"

    def my_data_is_coming(self) -> str:
        return "いまデータをまとめています。まもなくファイルでお送りします。"

    def my_data_names(self) -> DataNames:
        return DataNames("マイデータ", "お読みください.txt", "記事", "下書き", "データ")

    def my_data_readme(self) -> str:
        return """maltuが保存しているあなたのデータ

- 「記事」フォルダー：ブログごとに、読んだ記事（.md）
- 「下書き」フォルダー：下書きごとに、書いた文章のすべて（.md）。番号が大きいほど新しいものです。
- 「データ」フォルダー：保存している表を、一つ残らずそのまま写したもの（.json）。analysesのpackedは、記事から数えた値を圧縮したもの（base64）です。

削除するには、ボットに /forget-me と送ってください。
"""

    def forget_me_really(self) -> str:
        return "保存しているものをすべて削除しますか？ ブログの記事と学んだ文体、下書き、貼り付けた記事まですべて消え、元に戻せません。進行中の作業も止まります。先に受け取っておくには`/my-data`と送ってください。"

    def forgot_me(self, blogs: int, posts: int, drafts: int, files: int) -> str:
        counted = ((blogs, "ブログ{}件"), (posts, "記事{}本"), (drafts, "下書き{}本"), (files, "保存したファイル{}個"))
        named = "、".join(what.format(number) for number, what in counted if number)
        gone = f"すべて削除しました（{named}）。" if named else "すべて削除しました。"
        return f"{gone}この会話のメッセージとお渡ししたファイルは、ご自分で消してください。またいつでも話しかけてくだされば、最初から始めます。"

    def lingers(self) -> str:
        return "いまほかのプログラムがデータベースを読んでいるので、最後の痕跡はそれが終わりしだい消します。何もしていただく必要はありません。"

    def forget_draft_really(self, topic: str) -> str:
        return f"下書き「{inline(topic)}」を削除しますか？ 直した文章もすべて消え、元に戻せません。"

    def forgot_draft(self, topic: str) -> str:
        return f"下書き「{inline(topic)}」を削除しました。すでにお渡しした.mdファイルは残るので、要らなければご自分で消してください。"

    def forget_which_draft(self) -> str:
        return "どの下書きを削除しますか？ `/drafts`で番号を見て`/forget-draft 番号`と送るか、下書きに「この下書きを消して」と返信してください。"

    def nothing_forgotten(self) -> str:
        return "わかりました。そのままにしておきます。"

    def forgotten_soon(self, months: int, days: int) -> str:
        return f"{months}か月のあいだご利用がないのでお知らせします。{days}日後に、保存している記事と文体、下書きをすべて削除します。続けて使うには、何か一言送ってください。受け取っておくには`/my-data`と送ってください。"
