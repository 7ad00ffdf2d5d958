"""What a push is checked by is what everybody types, on the Pythons we name, and knows no secret."""

from pathlib import Path

import yaml

HOUSE = Path(__file__).parents[1]
TEXT = (HOUSE / ".github" / "workflows" / "ci.yml").read_text("utf-8")
FLOW = yaml.safe_load(TEXT)


def commands(job: str) -> list[str]:
    return [step["run"] for step in FLOW["jobs"][job]["steps"] if "run" in step]


def test_the_oldest_and_the_newest_python_run_what_everybody_runs() -> None:
    assert FLOW["jobs"]["test"]["strategy"]["matrix"]["python"] == ["3.11", "3.13"]
    assert commands("test") == ["make test PYTHON=python JOBS=4"]


def test_the_image_is_built_each_week_with_and_without_japanese() -> None:
    on = FLOW[True]  # YAML 1.1 takes the word on for a truth
    assert [entry["cron"].split()[2:] for entry in on["schedule"]] == [["*", "*", "1"]]
    assert FLOW["jobs"]["image"]["strategy"]["matrix"]["extras"] == ["", "ja"]
    assert any(command.startswith("docker build") for command in commands("image"))


def test_it_may_read_and_knows_no_secret() -> None:
    assert FLOW["permissions"] == {"contents": "read"}
    assert "secrets." not in TEXT
    steps = [step for job in FLOW["jobs"].values() for step in job["steps"]]
    checkouts = [step for step in steps if "checkout" in step.get("uses", "")]
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)
