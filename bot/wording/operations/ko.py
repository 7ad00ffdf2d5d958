"""What whoever runs the bot is told of it, in Korean."""

from collections.abc import Sequence
from typing import assert_never

from bot.model import BlogKind
from bot.wording.operations import OperationsWording, Over, megabytes


class KoreanOperations(OperationsWording):
    def admins_budget_near(self, won: float, most: int) -> str:
        return f"이번 달 예산의 {won / most:.0%}를 썼어요({won:,.0f}원 / {most:,}원). 다 쓰면 이번 달에는 더 이상 초안을 쓸 수 없어요. 늘리려면 .env의 BUDGET_KRW를 고치고 봇을 다시 켜 주세요."

    def admins_budget_spent(self, won: float, most: int) -> str:
        return f"이번 달 예산을 다 썼어요({won:,.0f}원 / {most:,}원). 이번 달에는 더 이상 초안을 쓸 수 없고, 초안을 부탁하시는 분들께도 그렇게 안내하고 있어요. 늘리려면 .env의 BUDGET_KRW를 고치고 봇을 다시 켜 주세요."

    def admins_disk_low(self, free: int, total: int) -> str:
        return f"데이터베이스가 있는 디스크에 {megabytes(free)}만 남았어요(전체 {megabytes(total)}). 가득 차면 새로 받는 글을 저장하지 못해요. 필요 없는 파일을 지우거나 디스크 용량을 늘려 주세요."

    def admins_storage_near(self, held: int, most: int) -> str:
        return f"데이터베이스가 {megabytes(held)}까지 찼어요. 한도는 {megabytes(most)}예요. 다 차면 블로그를 새로 등록할 수도, 초안을 쓸 수도 없어요. 늘리려면 .env의 LIMIT_MEGABYTES를 고치고 봇을 다시 켜 주세요."

    def admins_platform_fails(self, kind: BlogKind, failed: int, looked: int, people: int) -> str:
        return f"{_blogs(kind)} 글을 읽지 못하는 일이 잦아요. 최근 한 시간 동안 살펴본 {looked}개 중 {failed}개를 읽지 못했고, {people}명이 불편을 겪었어요. 사이트 구조가 바뀌었거나 이 서버의 접속이 막혔을 수 있어요. `python -m bot read 주소`로 확인해 보세요."

    def admins_tasks_stuck(self, doing: int, waiting: int, ids: Sequence[str]) -> str:
        long = [f"15분이 넘도록 끝나지 않은 작업이 {doing}개"] if doing else []
        long += [f"10분이 넘도록 시작하지 못한 작업이 {waiting}개"] if waiting else []
        names = ", ".join(f"`{id}`" for id in ids)
        return f"{', '.join(long)} 있어요. 로그에서 {names} 부분을 살펴보시고, 계속 그대로면 봇을 다시 켜 주세요. 하던 작업은 다시 켠 뒤에 이어서 할게요."

    def admins_restarts(self, times: int, minutes: int) -> str:
        return f"최근 {minutes}분 동안 봇이 {times}번 다시 켜졌어요. 켜지자마자 꺼지는 것일 수 있으니 로그의 마지막 오류를 확인해 주세요."

    def admins_all_clear(self, over: Sequence[Over]) -> str:
        return f"{', '.join(map(_topic, over))} 문제가 해결됐어요."


def _topic(over: Over) -> str:
    match over.topic:
        case "budget":
            return "이번 달 예산"
        case "disk":
            return "디스크 공간"
        case "storage":
            return "데이터베이스 용량"
        case "platform":
            return f"{_blogs(over.kind or 'feed')} 읽기"
        case "stuck":
            return "작업이 밀리던"
        case "restarts":
            return "봇이 거듭 꺼지던"
        case _:
            assert_never(over.topic)


def _blogs(kind: BlogKind) -> str:
    match kind:
        case "naver":
            return "네이버 블로그"
        case "tistory":
            return "티스토리"
        case "velog":
            return "벨로그"
        case "brunch":
            return "브런치"
        case "medium":
            return "미디엄"
        case "substack":
            return "서브스택"
        case "blogger":
            return "블로거(Blogger)"
        case "wordpress":
            return "워드프레스"
        case "ghost":
            return "고스트(Ghost)"
        case "feed" | "files":
            return "그 밖의 블로그"
        case _:
            assert_never(kind)
