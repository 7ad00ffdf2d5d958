"""A traveller who does not exist: posts long enough to be shown whole, and the notes a good model makes of them."""

from datetime import UTC, datetime, timedelta

from bot.model import Post

_PLACES = ["강릉", "제주", "속초", "여수", "군산", "전주", "통영", "남해", "경주", "춘천", "안동", "부산"]
_FOODS = ["칼국수", "막국수", "순두부", "비빔밥", "물회", "국밥", "만두", "냉면", "파전", "찜닭", "감자탕", "돈가스"]
_FRIENDS = ["민지", "수연", "하늘", "지훈", "동생", "언니", "남편", "사촌", "선배", "후배", "은지", "서준"]
_BEGAN = datetime(2026, 9, 1, 9, tzinfo=UTC)


def travel(number: int) -> Post:
    """The post on one of her travels."""
    place, food, friend = _PLACES[number % 12], _FOODS[number % 12], _FRIENDS[number % 12]
    said = [
        f"지난 {1 + number % 12}월에는 오래 미뤄 둔 {place} 여행을 드디어 다녀왔어요.",
        f"기차를 {number + 2}시간이나 탔는데 {food} 생각을 하니까 하나도 지루하지 않더라구요!",
        f"{place}역에 내리니까 바람이 생각보다 차서 목도리를 얼른 꺼냈어요.",
        f"점심은 시장 골목 안쪽에 숨어 있는 집에서 {food} 한 그릇을 먹었어요.",
        f"{number + 5}천 원이면 {place} 물가에 비해 정말 싼 거죠 ㅎㅎ",
        f"사장님이 {place} 토박이라서 이것저것 물어봤는데 길도 친절하게 알려 주셨어요.",
        f"오후에는 {friend}랑 바닷가를 {number + 3}킬로미터쯤 걸었는데 사람이 거의 없었어요.",
        f"걷다가 다리가 아파서 작은 카페에 앉아 {friend} 이야기를 한참 들었네요.",
        f"숙소는 하룻밤에 {number + 6}만 원이었고 창문으로 {place} 야경이 다 보였어요.",
        f"밤에는 {food} 남은 걸 데워 먹으면서 책을 {number + 40}쪽까지 읽다가 잠들었어요.",
        f"다음에는 꼭 부모님을 모시고 {place}에 다시 와야겠다는 생각이 들었어요.",
        f"여러분은 {place}에서 뭘 제일 맛있게 드셨나요?",
    ]
    day = _BEGAN + timedelta(days=number)
    return Post(f"travels/{number}", f"{place} 여행 {number}", "\n\n".join(said), published=day)


def notes_of(number: int) -> tuple[str, ...]:
    """What a good model makes of it."""
    place, food, friend = _PLACES[number % 12], _FOODS[number % 12], _FRIENDS[number % 12]
    return (
        f"{1 + number % 12}월, 미뤄 둔 {place} 여행 다녀옴",
        f"기차 {number + 2}시간, {food} 기대로 안 지루함",
        f"{place}역 도착, 바람 참, 목도리 꺼냄",
        f"점심: 시장 골목 안쪽 집, {food} 한 그릇",
        f"{number + 5}천 원, {place} 물가치고 쌈",
        f"사장님 {place} 토박이, 길 안내 친절",
        f"오후 {friend}와 바닷가 {number + 3}킬로미터 걸음, 사람 거의 없음",
        f"다리 아픔, 작은 카페, {friend} 이야기 들음",
        f"숙소 하룻밤 {number + 6}만 원, 창밖 {place} 야경",
        f"밤: 남은 {food} 데워 먹음, 책 {number + 40}쪽까지 읽고 잠듦",
        f"부모님과 {place} 다시 오고 싶음",
        f"독자에게 질문: {place}에서 제일 맛있던 것",
    )


def answer_for(number: int) -> str:
    """The same as a model answers it."""
    return "\n".join(f"- {note}" for note in notes_of(number))


def number_of(title: str) -> int:
    """Which of her travels a title is of."""
    return int(title.rpartition(" ")[2])
