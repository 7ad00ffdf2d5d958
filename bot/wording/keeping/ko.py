"""What the bot says while whoever runs it backs up its database, puts one back or moves it, in Korean."""

from bot.wording.keeping import KeepingWording


class KoreanKeeping(KeepingWording):
    def backups_are_kept(self, days: int) -> str:
        return f"**백업** 고장에 대비해 전체 데이터를 백업하고 {days}일 안에 지워요. 여기서 지우신 내용도 그때까지는 백업에 남을 수 있어요. 백업을 복원할 때는 `/forget-me`로 지우신 분의 데이터를 다시 지워요."

    def backed_up(self, path: str, rows: int, megabytes: float) -> str:
        return f"백업하고 확인까지 마쳤어요: {path} ({rows:,}행, {megabytes:.1f} MB)"

    def old_backups_deleted(self, number: int) -> str:
        return f"오래된 백업 {number}개를 지웠어요."

    def backup_is_yours(self, folder: str, days: int) -> str:
        return f"오래된 백업은 BACKUP_DIR에 있는 것만 자동으로 지워요. {folder}에 둔 이 백업은 `/privacy`에서 약속한 대로 {days}일 안에 직접 지워 주세요."

    def really_replace(self, where: str, made: str) -> str:
        return f"{where}에 지금 있는 데이터를 모두 지우고 {made} 백업으로 바꿀까요? (네/아니요) "

    def nothing_replaced(self) -> str:
        return "아무것도 바꾸지 않았어요."

    def restored(self, where: str, rows: int, version: str, newest: str, forgotten: int) -> str:
        up = f" 테이블은 {version}에서 {newest} 버전으로 올렸어요." if version != newest else ""
        gone = f" 백업한 뒤에 데이터를 지우신 분이 {forgotten}명 있어서 그 데이터도 다시 지웠어요." if forgotten else ""
        return f"{where}에 복원하고 확인까지 마쳤어요({rows:,}행).{up}{gone} 이제 봇을 켜도 돼요."

    def moving_table(self, table: str, rows: int, before: int) -> str:
        there = f" (그중 {before:,}행은 이미 옮겨져 있어요)" if before else ""
        return f"{table}: {rows:,}행{there}"

    def moved(self, source: str, target: str, rows: int) -> str:
        return (
            f"{rows:,}개 행을 옮겼고, {target}의 모든 테이블이 원본과 같은 것도 확인했어요.\n"
            "이제 DATABASE_URL에 그 주소를 적고 봇을 켜 주세요. 하던 작업은 이어서 할게요.\n"
            f"잘 작동하는지 확인한 다음 {source} 파일을 지워 주세요."
        )

    def database_in_use(self, where: str) -> str:
        return f"다른 프로그램이 {where} 데이터베이스를 쓰고 있어요. 봇을 끄고, 열어 둔 다른 프로그램도 닫은 다음 다시 해 주세요."

    def database_holds_data(self, where: str, may_replace: bool) -> str:
        if may_replace:
            return f"{where}에 이미 데이터가 있어요. 백업으로 바꾸려면 --replace를 붙여 주세요."
        return f"{where}에 이미 다른 데이터가 있어요. 비어 있는 데이터베이스의 주소를 적어 주세요."

    def no_database_there(self, where: str) -> str:
        return f"{where}에 데이터베이스가 없어요. DATABASE_URL과 DATA_DIR, 입력하신 경로를 확인해 주세요."

    def moves_to_postgres(self) -> str:
        return (
            "SQLite에서 PostgreSQL로만 옮길 수 있어요. 예: maltu move data/maltu.db postgresql://maltu@localhost/maltu"
        )

    def backup_of_other_database(self, kind: str, where: str) -> str:
        if kind == "sqlite":
            return f"SQLite 백업이라 {where}에는 바로 넣을 수 없어요. DATABASE_URL=sqlite:///restored.db로 두고 먼저 복원한 다음, maltu move restored.db로 옮겨 주세요."
        return f"PostgreSQL 백업이라 {where}에는 넣을 수 없어요. DATABASE_URL에 PostgreSQL 주소를 적어 주세요."

    def backup_broken(self, path: str, reason: str) -> str:
        return f"{path} 파일은 복원할 수 없어요({reason}). 아무것도 바꾸지 않았으니 다른 백업으로 다시 해 주세요."

    def backup_newer(self, version: str, newest: str) -> str:
        return f"지금보다 높은 버전의 말투에서 만든 백업이에요(백업은 {version}, 지금은 {newest} 버전). 먼저 최신 버전을 설치해 주세요."

    def no_place_for_backup(self, folder: str, reason: str) -> str:
        return f"{folder}에 백업을 저장할 수 없어요({reason}). 디스크 공간을 비우거나, 저장할 수 있는 다른 폴더를 BACKUP_DIR에 적어 주세요."

    def rows_differ(self, table: str) -> str:
        return f"‘{table}’ 테이블이 원본과 달라요. 봇을 켜지 말고 한 번 더 해 보세요. 그래도 다르면 이 줄을 그대로 복사해 개발자에게 알려 주세요."
