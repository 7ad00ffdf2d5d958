"""What people do is counted for whoever runs the bot, by closed sets of names."""

from bot.drafts.model_errors import NoBalance
from bot.people.costs.meters import DraftOutcome, LimitName, ModelStatus
from bot.ports import Usage
from bot.settings.limit import Limit
from tests.support.people import Stage


class Noted:
    """Keeps what is counted, in order."""

    def __init__(self) -> None:
        self.drafts: list[DraftOutcome] = []
        self.tokens: list[Usage] = []
        self.won: list[float] = []
        self.refusals: list[LimitName] = []
        self.models: list[ModelStatus] = []

    def draft(self, outcome: DraftOutcome) -> None:
        self.drafts.append(outcome)

    def answered(self, usage: Usage, won: float) -> None:
        self.tokens.append(usage)
        self.won.append(won)

    def refused(self, limit: LimitName) -> None:
        self.refusals.append(limit)

    def model(self, status: ModelStatus) -> None:
        self.models.append(status)

    def slowed(self, platform: str) -> None:
        """No platform is here."""


async def test_a_draft_is_begun_and_ends_whole_or_fails_and_its_tokens_and_won_are_what_the_server_counted(
    stage: Stage,
) -> None:
    stage.meters = noted = Noted()
    stage.costs()
    ann = await stage.blogger()
    stage.writer.will(["# 제주\n\n비가 왔어요.", Usage(1000, 200, 30)], [NoBalance("model.example")])
    await ann.says("/write 제주")
    assert (noted.drafts, noted.models) == (["begun", "finished"], ["works"])
    assert noted.tokens[0] == Usage(1000, 200, 30)
    assert noted.won[0] > 0
    await ann.says("/write 부산")
    assert noted.drafts == ["begun", "finished", "begun", "failed"]
    assert noted.models[-1] == "empty"
    assert (noted.tokens[-1], noted.won[-1]) == (Usage(), 0)


async def test_a_refusal_is_counted_by_its_limit_and_nothing_is_begun(stage: Stage) -> None:
    stage.meters = noted = Noted()
    ann = await stage.blogger()
    stage.allows(drafts=Limit(10**9, 1, 10**9, 10**9))
    await ann.says("/write 하나")
    await ann.says("/write 둘")
    assert noted.refusals == ["drafts"]
    assert noted.drafts == ["begun", "finished"]
