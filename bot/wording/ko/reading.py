"""What the bot says while it reads and learns, and of blogs, in Korean."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from bot.model import Skipped, Why
from bot.wording.inline_text import inline
from bot.wording.reading import LeftOutWording, ReadingWording
from bot.wording.ways.ko import KoreanWays


class KoreanLeftOut(LeftOutWording):
    def skipped(self, skipped: Sequence[Skipped]) -> str:
        return ", ".join(f"{self.why(why)} {n}편" for why, n in Counter(s.why for s in skipped).most_common())

    def why(self, why: Why) -> str:
        match why:
            case "private":
                return "공개되지 않은 글"
            case "noindex":
                return "검색에 안 나오게 해 두신 글"
            case "paid":
                return "유료 글"
            case "draft":
                return "임시 저장 글"
            case "others":
                return "다른 사람이 쓴 글"
            case "short":
                return "너무 짧은 글"
            case "twice":
                return "중복된 글"
            case "broken":
                return "열리지 않는 글"
            case "locked":
                return "암호가 걸린 글"
            case "large":
                return "너무 큰 글"
            case "site":
                return "사이트에 딸린 글"
            case "grown":
                return "초안으로 쓴 글"
            case "asked":
                return "초안으로 썼는지 아직 모르는 글"
            case "other":
                return "글이 아닌 것"


class KoreanReading(KoreanWays, KoreanLeftOut, ReadingWording):
    def looking(self, name: str) -> str:
        return f"{inline(name)} 살펴보는 중…"

    def reading(self, done: int, total: int) -> str:
        return f"{done} / {total}편 읽는 중…"

    def learning(self, posts: int) -> str:
        return f"글 {posts}편을 읽고 말투를 배우는 중…"

    def first_voice(self, posts: int, others: int) -> str:
        rest = f"나머지 {others}편도" if others else "나머지 글도"
        return f"먼저 최근 글 {posts}편으로 말투를 배웠어요. {rest} 이어서 읽고 있어요."

    def my_files(self) -> str:
        return "내가 보낸 파일"

    def learned_from(self, title: str, posts: int, characters: int, left_out: Sequence[Skipped]) -> str:
        skipped = f", 뺀 글 {len(left_out)}편({self.skipped(left_out)})"
        return f"말투를 배웠어요: **{inline(title)}**\n배운 글 {posts}편, 약 {characters:,}자{skipped if left_out else ''}."

    def broke_off_reading(self, why: str) -> str:
        return f"읽다가 중간에 막혀서 그때까지 읽은 글로만 배웠어요. {why} 나머지는 나중에 제가 이어서 읽을게요. 지금 바로 마저 읽게 하시려면 같은 주소를 다시 등록해 주세요."

    def hidden_posts(self, posts: int, code: str) -> str:
        return f"검색에 안 나오게 해 두신 글 {posts}편은 읽지 않았어요. 그 글의 말투까지 배우게 하시려면 블로그 소개글이나 새 글에 `{code}`를 잠깐 넣고 ‘{self.code_is_there()}’를 눌러 주세요. 본인 블로그로 확인되면 바로 지우셔도 돼요."

    def only_few(self, posts: int, kept_current: bool) -> str:
        more = "10편쯤 되면 훨씬 비슷해져요." if kept_current else ("10편쯤 될 때까지 더 보내 주시면 훨씬 비슷해져요.")
        return f"글이 {posts}편뿐이라 아직 말투를 대강만 알아요. {more}"

    def newest_only(self, posts: int) -> str:
        return f"이 블로그에서는 최근 글만 볼 수 있어서 {posts}편까지만 읽었어요. 블로그 설정에서 내려받은 백업(.zip)을 보내 주시면 나머지 글도 읽고 배울게요."

    def declared(self, when: datetime, kept_current: bool, proved: bool) -> str:
        current = " 새 글이 올라오면 제가 알아서 읽고 배워요."
        if proved:
            said = f"본인 블로그인 걸 확인했어요({when:%Y-%m-%d})."
        else:
            said = f"본인이 쓴 글로 등록했어요({when:%Y-%m-%d}). 아니라면 `/forget-blog`로 지워 주세요."
        return said + (current if kept_current else "")

    def code_is_there(self) -> str:
        return "문구를 넣었어요"

    def read_the_rest(self) -> str:
        return "지난번에 읽다 만 글을 마저 읽었어요."

    def learned_anew(self, title: str) -> str:
        return f"글을 더 잘 분석하게 되어서 **{inline(title)}**의 말투를 처음부터 다시 배웠어요. 전과 다르게 느껴지면 `/style`에서 이전 버전으로 되돌릴 수 있어요."

    def blog_is_dead(self, title: str, why: str) -> str:
        return f"**{inline(title)}** 블로그가 며칠째 열리지 않아요. {why}\n지금까지 배운 말투는 그대로 쓸 수 있어요. 블로그를 옮기셨다면 새 주소를 등록해 주세요."

    def passages_go_to(self, host: str) -> str:
        if not host:
            return "연결된 언어 모델이 없어서 글이 이 컴퓨터 밖으로 나가지 않아요."
        return f"초안을 쓸 때 내 글 몇 편을 {host}에 보내요. 원하지 않으면 `/forget-blog`로 지울 수 있어요."

    def now_write(self) -> str:
        return "이제 `/write 주제`를 보내 보세요. 말투가 다르게 느껴지면 `/style`로 고칠 수 있어요."

    def grown_posts(self, grown: int, asked: int) -> str:
        said = [f"글 {grown}편은 제 초안으로 쓰신 글이라, 덧붙이신 문장만 배웠어요."] if grown else []
        if asked:
            said.append(
                f"제 초안으로 쓰신 글인지 알 수 없는 {asked}편은 아직 배우지 않았어요. `/from-draft`로 알려 주세요."
            )
        return " ".join(said)

    def grew_from_draft(self, title: str, begun: datetime | None) -> str:
        draft = f"{begun.month}월 {begun.day}일 초안" if begun else "제 초안"
        return (
            f"**{inline(title)}**\n이 글은 {draft}으로 쓰신 글이죠? 맞으면 말투를 배울 때 빼고, 아니면 바로 배울게요."
        )

    def yes_button(self) -> str:
        return "네"

    def no_button(self) -> str:
        return "아니요"

    def noted_as_grown(self, title: str) -> str:
        return f"알겠어요. **{inline(title)}** 글은 말투를 배울 때 뺄게요."

    def noted_as_own(self, title: str) -> str:
        return f"알겠어요. 직접 쓰신 글이니 **{inline(title)}** 글도 읽고 말투를 배웠어요."

    def nothing_to_ask(self) -> str:
        return "지금은 확인할 글이 없어요. 배운 말투는 `/style`로 볼 수 있어요."

    def not_your_post(self) -> str:
        return "이 질문에는 글을 쓴 사람만 답할 수 있어요. 내 글에 대한 질문은 `/from-draft`로 볼 수 있어요."

    def paste_now(self) -> str:
        return "배울 글을 여기에 붙여 넣어 주세요. 여러 번에 나눠 보내도 돼요. 한 번에 여러 편을 보내시려면 글과 글 사이에 `---` 줄을 넣어 주세요.\n다 보냈으면 ‘끝’이라고 보내 주세요. (.md·.txt·.zip 파일을 보내도 돼요.)"

    def paste_in_private(self) -> str:
        return "글은 1:1 대화에서 붙여 넣어 주세요. 거기서 `/learn`을 보내면 돼요. 여기서는 .md·.txt·.zip 파일로 보내 주세요."

    def paste_more(self, posts: int, characters: int) -> str:
        return f"지금까지 {posts}편({characters:,}자)을 받았어요. 더 있으면 이어서 보내고, 다 됐으면 ‘끝’이라고 보내 주세요."

    def paste_done_button(self) -> str:
        return "끝"

    def stop_button(self) -> str:
        return "취소"

    def paste_stopped(self) -> str:
        return "붙여 넣은 글은 지웠어요. 다시 하려면 `/learn`을 보내 주세요."

    def untitled(self) -> str:
        return "글"

    def nothing_pasted(self) -> str:
        return "붙여 넣은 글이 없어요. `/learn`을 보낸 다음 글을 붙여 넣고 ‘끝’이라고 보내 주세요."

    def pasted_too_much(self) -> str:
        return "더는 받을 수 없어요. ‘끝’이라고 보내면 지금까지 받은 글로 배울게요. 보내실 글이 더 있으면 .zip 파일로 보내 주세요."

    def blogs(self, names: Sequence[str]) -> str:
        listed = "\n".join(f"{n}. {name}" for n, name in enumerate(names, 1))
        return f"배운 블로그\n\n{listed}\n\n글은 1번 말투로 쓰고 있어요."

    def blog(self, title: str, posts: int, where: str = "") -> str:
        return f"{inline(title)} (글 {posts}편{f', {inline(where)}' if where else ''})"

    def draft(self, topic: str, created: datetime) -> str:
        return f"{inline(topic)} ({created:%Y-%m-%d})"

    def write_as(self, name: str) -> str:
        return f"이제 **{inline(name)}** 말투로 쓸게요."

    def write_as_button(self, number: int) -> str:
        return f"{number}번 말투로 쓰기"

    def no_such_number(self, number: str) -> str:
        return f"‘{number[:40]}’에 맞는 항목이 없어요. 목록에 있는 번호를 보내 주세요."

    def drafts(self, topics: Sequence[str]) -> str:
        listed = "\n".join(f"{n}. {topic}" for n, topic in enumerate(topics, 1))
        return f"내 초안\n\n{listed}\n\n`/drafts 번호`를 보내면 다시 보여 드려요. 지우려면 `/forget-draft 번호`를 보내 주세요."

    def open_button(self, number: int) -> str:
        return f"{number}번 열기"

    def forget_which(self, names: Sequence[str]) -> str:
        listed = "\n".join(f"{n}. {name}" for n, name in enumerate(names, 1))
        return f"어느 블로그를 지울까요?\n\n{listed}\n\n배운 글과 말투, 그 말투로 쓴 초안까지 모두 지워지고 되돌릴 수 없어요. `/forget-blog 번호`를 보내 주세요."

    def forget_button(self, number: int) -> str:
        return f"{number}번 지우기"

    def forget_really(self, name: str, drafts: int) -> str:
        with_drafts = f" 이 말투로 쓴 초안 {drafts}개도 함께 지워져요." if drafts else ""
        return f"**{inline(name)}** 글과 배운 말투를 지울까요?{with_drafts} {self._press(self.forget_now_button())} 지워지고, 되돌릴 수 없어요."

    def forget_now_button(self) -> str:
        return "네, 지워 주세요"

    def forgot(self, name: str, drafts: int) -> str:
        with_drafts = f" 초안 {drafts}개도 함께 지웠고, 이미 받은 .md 파일만 남아 있어요."
        return f"**{inline(name)}** 글과 말투를 지웠어요.{with_drafts if drafts else ''} 다시 배우려면 블로그나 글 파일을 새로 등록해 주세요."

    def write_as_this(self) -> str:
        return "이 말투로 쓰기"

    def still_writes_as(self, name: str) -> str:
        return f"글은 지금처럼 **{inline(name)}** 말투로 써요. {self._press(self.write_as_this())} 방금 배운 말투로 바꿔요."
