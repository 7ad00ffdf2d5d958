"""What the bot says of limits, of what was used, and of what it costs, in Korean."""

from collections.abc import Sequence
from datetime import datetime

from bot.wording.costs import CostsWording, Limited, WindowSpan
from bot.wording.inline_text import inline


class KoreanCosts(CostsWording):
    def limit_reached(self, what: Limited, most: int, span: WindowSpan, everybody: bool, opens: datetime) -> str:
        when = _moment(opens)
        if span == "month":
            return f"이 봇의 이번 달 예산을 다 썼어요. {when}부터 다시 쓸 수 있어요. 그 전에 필요하시면 봇 운영자에게 말씀해 주세요."
        if span == "minute":
            who = "지금 이용하는 분이 많아요." if everybody else "조금만 천천히 보내 주세요."
            return f"{who} {when}부터 다시 받을 수 있으니 그때 보내 주세요."
        if everybody:
            return f"이 봇의 오늘 사용 한도를 다 썼어요. {when}부터 다시 쓸 수 있어요."
        match what:
            case "drafts":
                said = f"오늘 쓸 수 있는 초안 {most}편을 모두 쓰셨어요."
            case "revisions":
                said = f"초안은 하루에 {most}번까지 고칠 수 있는데, 오늘 횟수를 다 쓰셨어요."
            case "tokens" | "nanodollars":
                said = "오늘 사용 한도를 거의 다 쓰셨어요."
            case "readings":
                said = f"블로그와 글은 하루에 {most}번까지 읽어 드리는데, 오늘 횟수를 다 쓰셨어요."
            case "uploads":
                said = f"파일은 하루에 {most}개까지 보낼 수 있는데, 오늘은 다 보내셨어요."
        return f"{said} {when}부터 다시 이용할 수 있어요. 오늘 사용량은 `/usage`로 볼 수 있어요."

    def too_many_blogs(self, most: int) -> str:
        return f"블로그는 {most}개까지 등록할 수 있어요. `/forget-blog`로 하나를 지우고 다시 등록해 주세요."

    def holds_too_much(self, megabytes: int, everybody: bool) -> str:
        if everybody:
            return "글을 보관할 공간이 다 찼어요. 봇 운영자에게 말씀해 주세요."
        return f"글은 {megabytes} MB까지 보관할 수 있는데, 공간이 다 찼어요. `/forget-blog`로 안 쓰는 블로그를 지우면 다시 보관할 수 있어요."

    def notes_left_out(self, characters: int, cut: str | None, names: Sequence[str]) -> str:
        own = "보내 주신 글"
        said = f"메모와 파일이 길어서 앞에서부터 {characters:,}자만 읽었어요."
        said += f" 중간까지만 읽은 것: {inline(cut) or own}." if cut is not None else ""
        if names:
            shown = ", ".join(inline(name) or own for name in names[:5])
            more = f" 등 {len(names)}개" if len(names) > 5 else ""
            said += f" 읽지 않은 것: {shown}{more}."
        return f"{said} 꼭 넣을 내용은 추려서 답장으로 보내 주세요."

    def request_left_out(self, characters: int) -> str:
        return f"보내 주신 내용이 길어서 앞에서부터 {characters:,}자만 읽었어요. 나머지는 나눠서 보내 주세요."

    def history_left_out(self, rounds: int) -> str:
        if rounds:
            return f"여러 번 고쳐서 기록이 길어졌어요. 처음 {rounds}번 고친 기록은 이번에 빼고 썼으니, 그때 부탁하신 것 중에 계속 지켜야 할 게 있으면 다시 적어 주세요."
        return "글이 너무 길어서 앞부분은 모델에 보내지 못했어요. 한 번에 한 부분씩 고쳐 달라고 말씀해 주세요."

    def model_rests(self, host: str, opens: datetime) -> str:
        return f"{host}에서 계속 답이 없어서 잠시 쉬고 있어요. {_moment(opens)}에 다시 시도해 주세요."

    def usage_of_today(self, opens: datetime) -> str:
        return f"**오늘 사용량** · {_moment(opens)}에 초기화돼요"

    def usage_of_all(self) -> str:
        return "**오늘 전체 사용량**"

    def used(self, what: Limited, amount: float, most: float) -> str:
        match what:
            case "drafts":
                return f"초안 {amount:,.0f}편 / {most:,.0f}편"
            case "revisions":
                return f"고치기 {amount:,.0f}번 / {most:,.0f}번"
            case "tokens":
                return f"모델과 주고받은 양 {amount:,.0f} / {most:,.0f}토큰"
            case "nanodollars":
                return f"비용 {amount:,.1f}원 / {most:,.0f}원"
            case "readings":
                return f"블로그와 글 읽기 {amount:,.0f}번 / {most:,.0f}번"
            case "uploads":
                return f"보낸 파일 {amount:,.0f}개 / {most:,.0f}개"

    def used_blogs(self, number: int, most: int) -> str:
        return f"등록한 블로그 {number}개 / {most}개"

    def used_bytes(self, held: int, most: int) -> str:
        return f"보관한 글 {held / 1e6:,.1f} MB / {most / 1e6:,.0f} MB"

    def used_budget(self, won: float, most: int) -> str:
        return f"이번 달 비용 {won:,.0f}원" + (f" / 예산 {most:,}원" if most else " (정해 둔 예산 없음)")

    def nothing_is_limited(self) -> str:
        return "터미널에서는 한도 없이 쓸 수 있어요."

    def receipt(self, cached: int, read: int, written: int, won: float | None, settled: bool) -> str:
        price = f" · {'약' if settled else '최대'} {won:,.1f}원" if won is not None else ""
        return f"이 버전: 모델에 {cached + read:,}토큰을 보내고(그중 캐시 {cached:,}) {written:,}토큰을 받았어요{price}"

    def receipt_of_draft(self, requests: int, won: float | None) -> str:
        return f"이 초안 전체: 모델에 {requests}번 요청했어요" + (f" · 약 {won:,.1f}원" if won is not None else "")

    def receipt_prices(self, month: datetime, won_per_dollar: int) -> str:
        return f"{month.year}년 {month.month}월 가격에 1달러를 {won_per_dollar:,}원으로 계산했어요."

    def no_receipt(self) -> str:
        return "이 버전에는 모델을 사용한 기록이 없어요."

    def admins_no_balance(self, host: str, opens: datetime) -> str:
        return f"{host} 계정의 잔액이 떨어졌어요(402). 충전해 주세요. {_moment(opens)}까지는 모델에 요청하지 않고, 이용하는 분들께는 기다려 달라고 안내할게요."

    def admins_model_down(self, host: str, times: int, opens: datetime) -> str:
        return f"{host}에서 {times}번 연속으로 답을 받지 못했어요. {_moment(opens)}까지 쉬었다가 다시 시도할게요."

    def admins_model_back(self, host: str) -> str:
        return f"{host}에서 다시 답이 오고 있어요."


def _moment(at: datetime) -> str:
    """'오후 3시 24분(한국 시각)', '11월 30일 0시(한국 시각)'"""
    zone = "한국 시각" if str(at.tzinfo) == "Asia/Seoul" else str(at.tzinfo)
    if at.hour == at.minute == 0:
        return f"{at.month}월 {at.day}일 0시({zone})"
    half = "오전" if at.hour < 12 else "오후"
    minutes = f" {at.minute}분" if at.minute else ""
    return f"{half} {at.hour % 12 or 12}시{minutes}({zone})"
