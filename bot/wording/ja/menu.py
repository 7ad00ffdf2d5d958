"""What commands and their fields are called in menus, in Japanese."""

from bot.wording.menu import FieldName, MenuEntry, MenuWording, OfMe, Verb


class JapaneseMenu(MenuWording):
    def command(self, verb: Verb) -> MenuEntry:
        match verb:
            case "register":
                return MenuEntry("ブログ登録", "ブログを読んで文体を学びます")
            case "write":
                return MenuEntry("書く", "自分の文体で下書きを書きます")
            case "openings":
                return MenuEntry("書き出し", "書き出しを3つ見て、選んだものから続きを書きます")
            case "style":
                return MenuEntry("文体", "学んだ文体を見て直します")
            case "drafts":
                return MenuEntry("下書き", "自分の下書きをもう一度見ます")
            case "undo":
                return MenuEntry("元に戻す", "直す前の文章に戻します")
            case "compare":
                return MenuEntry("比較", "下書きのどこが変わったかを見ます")
            case "blogs":
                return MenuEntry("ブログ", "文体を学んだブログを見ます")
            case "learn":
                return MenuEntry("学習", "ファイルや貼り付けた記事から文体を学びます")
            case "forget":
                return MenuEntry("ブログ削除", "ブログと学んだ文体を削除します")
            case "grown":
                return MenuEntry("下書きから", "下書きから生まれた記事かどうかを答えます")
            case "sponsored":
                return MenuEntry("広告表記", "提供を受けたことを示す一行を入れたり外したりします")
            case "usage":
                return MenuEntry("使用量", "今日使った分を見ます。下書きへの返信なら、その費用を見ます")
            case "stop":
                return MenuEntry("中止", "進めている作業を止めます")
            case "help":
                return MenuEntry("ヘルプ", "できること")
            case "export":
                return MenuEntry("貼り付け", "ブログの編集画面に貼り付けられる形で受け取ります")
            case "privacy" | "data" | "forget_draft" | "forget_me" | "link" | "unlink":
                return self._command_about_me(verb)

    def _command_about_me(self, verb: OfMe) -> MenuEntry:
        match verb:
            case "privacy":
                return MenuEntry("プライバシー", "何を保存し、どこに送るかを説明します")
            case "data":
                return MenuEntry("マイデータ", "保存しているデータをすべて受け取ります")
            case "forget_draft":
                return MenuEntry("下書き削除", "下書きを1本削除します")
            case "forget_me":
                return MenuEntry("すべて削除", "保存しているものをすべて削除します")
            case "link":
                return MenuEntry("連携", "DiscordとTelegramで同じブログと下書きを使います")
            case "unlink":
                return MenuEntry("連携解除", "アカウントの連携を解除します")

    def other_names(self, verb: Verb) -> tuple[str, ...]:
        match verb:
            case "register":
                return ("登録",)
            case "write":
                return ("書いて", "執筆")
            case "openings":
                return ("冒頭", "導入")
            case "style":
                return ("文体カード", "スタイル", "口調")
            case "drafts":
                return ("下書き一覧",)
            case "undo":
                return ("戻す", "取り消し", "元に戻して")
            case "compare":
                return ("差分", "変更点")
            case "blogs":
                return ("ブログ一覧", "一覧")
            case "learn":
                return ("学ぶ",)
            case "forget":
                return ("削除",)
            case "grown":
                return ("下書きの記事",)
            case "sponsored":
                return ("提供", "広告", "pr表記")
            case "usage":
                return ("費用", "料金", "利用状況")
            case "stop":
                return ("停止", "キャンセル", "止めて")
            case "help":
                return ("使い方",)
            case "export":
                return ("エクスポート", "出力", "コピー")
            case "privacy" | "data" | "forget_draft" | "forget_me" | "link" | "unlink":
                return self._other_names_about_me(verb)

    def _other_names_about_me(self, verb: OfMe) -> tuple[str, ...]:
        match verb:
            case "privacy":
                return ("個人情報", "プライバシーポリシー")
            case "data":
                return ("自分のデータ",)
            case "forget_draft":
                return ("下書きを削除",)
            case "forget_me":
                return ("退会", "全部忘れて", "全削除")
            case "link":
                return ("アカウント連携",)
            case "unlink":
                return ("アカウント連携解除",)

    def field(self, field: FieldName) -> MenuEntry:
        match field:
            case "url":
                return MenuEntry("url", "ブログのURL。例：https://example.com/blog")
            case "topic":
                return MenuEntry("テーマ", "何について書きますか？")
            case "notes":
                return MenuEntry("メモ", "あったこと、入れたいこと。ここに書いた事実だけを使います")
            case "change":
                return MenuEntry("変えること", "例：絵文字は使わないで。空ならカードをお見せします")
            case "file":
                return MenuEntry("ファイル", "記事の入った.md .txt .zipのファイル")
            case "which":
                return MenuEntry("番号", "一覧にある番号")
            case "texts":
                return MenuEntry("稿の番号", "何稿か。例：1 3。空なら直前の稿")
            case "form":
                return MenuEntry("形", "naver、tistory、マークダウン、分割。空なら選べます")
            case "answer":
                return MenuEntry("答え", "はい、いいえ。空なら確認する記事をお見せします")
            case "line":
                return MenuEntry("文言", "はい、いいえ、または自分で書いた文言。空ならいまの文言をお見せします")
            case "code":
                return MenuEntry("コード", "もう一方のアプリで受け取った8文字。空ならコードを発行します")
