"""What the bot says while whoever runs it backs up its database, puts one back or moves it, in Japanese."""

from bot.wording.keeping import KeepingWording


class JapaneseKeeping(KeepingWording):
    def backups_are_kept(self, days: int) -> str:
        return f"**バックアップ** 故障に備えて全体の写しを取り、{days}日以内に消します。ここで消した内容も、それまではバックアップに残ることがあります。バックアップから戻すときは、`/forget-me`で消した人のデータをもう一度消します。"

    def backed_up(self, path: str, rows: int, megabytes: float) -> str:
        return f"バックアップし、確認も終えました：{path}（{rows:,}行、{megabytes:.1f}MB）"

    def old_backups_deleted(self, number: int) -> str:
        return f"古いバックアップを{number}個消しました。"

    def backup_is_yours(self, folder: str, days: int) -> str:
        return f"自動で消えるのはBACKUP_DIRにある古いバックアップだけです。{folder}のこのバックアップは、`/privacy`で約束したとおり{days}日以内に自分で消してください。"

    def really_replace(self, where: str, made: str) -> str:
        return f"{where}にいまあるデータをすべて、{made}のバックアップで置き換えます。よろしいですか？（はい/いいえ） "

    def nothing_replaced(self) -> str:
        return "何も変えませんでした。"

    def restored(self, where: str, rows: int, version: str, newest: str, forgotten: int) -> str:
        up = f"テーブルは{version}から{newest}に更新しました。" if version != newest else ""
        gone = f"バックアップのあとにデータを消した{forgotten}人分は、もう一度消しました。" if forgotten else ""
        return f"{where}に戻し、確認も終えました（{rows:,}行）。{up}{gone}ボットを起動できます。"

    def moving_table(self, table: str, rows: int, before: int) -> str:
        there = f"（うち{before:,}行はもう移してあります）" if before else ""
        return f"{table}: {rows:,}行{there}"

    def moved(self, source: str, target: str, rows: int) -> str:
        return (
            f"{rows:,}行を移し、{target}のすべてのテーブルが元と同じことを確かめました。\n"
            "DATABASE_URLにそのアドレスを書いて、ボットを起動してください。途中だった作業は続きから始めます。\n"
            f"問題なく動くのを見届けてから、{source}を消してください。"
        )

    def database_in_use(self, where: str) -> str:
        return f"ほかのプログラムが{where}のデータベースを使っています。ボットを止め、ほかに開いているプログラムも閉じてから、もう一度試してください。"

    def database_holds_data(self, where: str, may_replace: bool) -> str:
        if may_replace:
            return f"{where}にはもうデータがあります。バックアップで置き換えるには--replaceを付けてください。"
        return f"{where}にはもう別のデータがあります。空のデータベースを指定してください。"

    def no_database_there(self, where: str) -> str:
        return f"{where}にデータベースがありません。DATABASE_URLとDATA_DIR、入力したパスを確かめてください。"

    def moves_to_postgres(self) -> str:
        return (
            "移せるのはSQLiteからPostgreSQLへだけです。例：maltu move data/maltu.db postgresql://maltu@localhost/maltu"
        )

    def backup_of_other_database(self, kind: str, where: str) -> str:
        if kind == "sqlite":
            return f"SQLiteのバックアップなので、{where}には直接入れられません。DATABASE_URL=sqlite:///restored.dbにして先に戻し、maltu move restored.dbで移してください。"
        return f"PostgreSQLのバックアップなので、{where}には入れられません。DATABASE_URLにPostgreSQLのアドレスを書いてください。"

    def backup_broken(self, path: str, reason: str) -> str:
        return f"{path}からは戻せません（{reason}）。何も変えていないので、別のバックアップで試してください。"

    def backup_newer(self, version: str, newest: str) -> str:
        return f"もっと新しいmaltuで作られたバックアップです（バックアップは{version}、いまは{newest}）。先にmaltuを更新してください。"

    def no_place_for_backup(self, folder: str, reason: str) -> str:
        return f"{folder}にバックアップを書けません（{reason}）。空きを作るか、書き込めるフォルダーをBACKUP_DIRに指定してください。"

    def rows_differ(self, table: str) -> str:
        return f"「{table}」テーブルが元と違います。ボットは起動せず、もう一度試してください。それでも同じなら、この行を添えて報告してください。"
