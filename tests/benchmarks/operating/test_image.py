"""The Dockerfile and compose.yaml, read without Docker: nothing is missing, loose or secret."""

import json
import re
import shlex
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

from benchmarks.image.context import files_seen, is_seen, rules_of
from benchmarks.image.dockerfile import assigned, filled, flags_and_words, stages_of, steps_of, words_of
from benchmarks.image.rooted import Build
from bot.settings import SECRETS, Settings
from bot.settings.processes import Role

HOUSE = Path(__file__).parents[3]
BUILD, LAST = stages_of((HOUSE / "Dockerfile").read_text("utf-8"))
RULES = rules_of((HOUSE / ".dockerignore").read_text("utf-8"))
COMPOSE: dict[str, Any] = yaml.safe_load((HOUSE / "compose.yaml").read_text("utf-8"))
BOTS = ("bot-1", "bot-2")
SETTINGS = {name.upper() for name in Settings.model_fields}


# The Dockerfile


def test_both_stages_begin_with_the_python_that_is_asked_for() -> None:
    other = stages_of((HOUSE / "Dockerfile").read_text("utf-8"), {"PYTHON": "3.13"})
    assert [stage.base for stage in (BUILD, LAST)] == ["python:3.11-slim"] * 2
    assert [stage.base for stage in other] == ["python:3.13-slim"] * 2


def test_everything_that_is_copied_is_there_and_seen() -> None:
    copied = [flags_and_words(rest) for rest in BUILD.every("COPY")]
    sources = [source for _, words in copied for source in words[:-1]]
    assert [source for source in sources if not files_seen(HOUSE, source, RULES)] == []


def test_what_is_installed_is_copied_before() -> None:
    ours = {"bot", "adapters", "storage", "styles", "pyproject.toml"}
    copied = {source for rest in BUILD.every("COPY") for source in flags_and_words(rest)[1][:-1]}
    assert ours <= copied


@pytest.mark.parametrize(
    "path", [".env", "secrets/telegram_token", "data/maltu.db", ".git/config", "tests/conftest.py", "docs/voice.md",
             "benchmarks/pace/simulated.py", "bot/__pycache__/cli.cpython-311.pyc", ".venv/bin/python", "CHANGELOG.md"],
)  # fmt: skip
def test_what_the_bot_does_not_need_never_reaches_docker(path: str) -> None:
    assert not is_seen(path, RULES)


def test_packages_are_installed_by_their_hashes_alone() -> None:
    installed = [line for rest in BUILD.every("RUN") for line in re.findall(r"pip install[^;&|]*", rest)]
    assert len(installed) == 4
    assert all("--require-hashes" in line for line in installed if "-r " in line)
    assert [line for line in installed if "-r " not in line] == ["pip install --quiet --no-deps --no-build-isolation ."]


def test_the_last_stage_installs_nothing_and_runs_as_somebody_who_is_not_root() -> None:
    assert not re.search(r"apt-get|pip install|gcc|build-essential", " ".join(LAST.every("RUN")))
    [user] = LAST.every("USER")
    assert user.split(":")[0].isdigit()
    assert int(user.split(":")[0]) > 0
    assert LAST.steps.index(("USER", user)) < [step.word for step in LAST.steps].index("ENTRYPOINT")


def test_its_health_is_asked_of_readyz_by_python_itself() -> None:
    [check] = LAST.every("HEALTHCHECK")
    words = json.loads(check[check.index("[") :])
    assert words[0] == "python"
    assert "/readyz" in words[-1]
    compile(words[-1], "healthcheck", "exec")


def test_everything_it_sets_is_a_setting_of_ours_or_of_python() -> None:
    names = {name for rest in LAST.every("ENV") for name, _ in assigned(rest)}
    assert {name for name in names if name != "PATH" and not name.startswith("PYTHON")} <= SETTINGS


def test_no_secret_is_an_argument_or_a_variable_of_the_image() -> None:
    for stage in (BUILD, LAST):
        named = {name.lower() for word in ("ARG", "ENV") for rest in stage.every(word) for name, _ in assigned(rest)}
        assert not named & set(SECRETS)
        assert not any(re.search("token|key|secret|password", name) for name in named)


# compose.yaml


@pytest.mark.parametrize("bot", BOTS)
def test_every_variable_of_a_bot_is_a_setting_of_ours(bot: str) -> None:
    assert set(COMPOSE["services"][bot]["environment"]) <= SETTINGS


def test_either_bot_does_everything_where_the_other_has_died() -> None:
    roles = [set(COMPOSE["services"][bot]["environment"]["ROLES"].split(",")) for bot in BOTS]
    assert roles == [set(get_args(Role))] * 2


def test_secrets_are_files_and_none_stands_in_it() -> None:
    files = {name: told["file"] for name, told in COMPOSE["secrets"].items()}
    assert files == {name: f"./secrets/{name}" for name in files}
    for name, service in COMPOSE["services"].items():
        assert set(service["secrets"]) <= set(files), name
        for variable, value in service["environment"].items():
            if variable.endswith("_FILE"):
                assert Path(value).name in service["secrets"]
            assert variable.lower() not in SECRETS


def test_all_come_back_by_themselves_and_their_logs_have_an_end() -> None:
    for service in COMPOSE["services"].values():
        assert service["restart"] == "always"
        assert {"max-size", "max-file"} <= set(service["logging"]["options"])


def test_only_this_machine_reaches_a_port() -> None:
    ports = [port for service in COMPOSE["services"].values() for port in service.get("ports", ())]
    assert len(ports) == len(set(ports)) == 2
    assert all(port.startswith("127.0.0.1:") for port in ports)


def test_bots_wait_for_a_database_that_is_well_and_may_write_nowhere_else() -> None:
    assert COMPOSE["services"]["postgres"]["healthcheck"]["test"][1] == "pg_isready"
    for bot in BOTS:
        service = COMPOSE["services"][bot]
        assert service["depends_on"]["postgres"]["condition"] == "service_healthy"
        assert service["read_only"]
        assert service["cap_drop"] == ["ALL"]


def test_every_volume_is_declared() -> None:
    used = {volume.split(":")[0] for service in COMPOSE["services"].values() for volume in service["volumes"]}
    assert used == set(COMPOSE["volumes"])


# How it is read


def test_lines_that_go_on_are_one_step_and_comments_are_none() -> None:
    assert steps_of("# a\nFROM x\nRUN one \\\n  # between\n  && two\n\ncopy a b\n") == [
        ("FROM", "x"), ("RUN", "one    && two"), ("COPY", "a b"),
    ]  # fmt: skip


def test_an_instruction_before_the_first_from_is_refused() -> None:
    with pytest.raises(ValueError, match="RUN stands before"):
        stages_of("RUN true\nFROM x")


def test_variables_are_filled_in_and_unknown_ones_are_empty() -> None:
    assert filled("a${B}$C-$D", {"B": "1", "C": "2"}) == "a12-"


def test_flags_and_words() -> None:
    assert flags_and_words("--from=build --chown=1:1 /a /b") == ({"from": "build", "chown": "1:1"}, ["/a", "/b"])
    assert words_of('["/a b", "/c"]') == ["/a b", "/c"]
    assert assigned('A=1 B="two words" C') == [("A", "1"), ("B", "two words"), ("C", "")]


def test_the_last_rule_of_dockerignore_decides_and_a_folder_counts_for_what_is_below() -> None:
    rules = rules_of("*\n!src\n**/*.log\n# no\n\n!src/keep.log")
    seen = ["src/a.py", "src/deep/b.py", "src/keep.log"]
    assert [path for path in ["x", "src/c.log", *seen, "src/deep/d.log"] if is_seen(path, rules)] == seen


# How it is done without Docker


def test_steps_are_done_below_a_folder_and_the_others_are_told(tmp_path: Path) -> None:
    context, below = tmp_path / "context", tmp_path / "below"
    (context / "src").mkdir(parents=True)
    (context / "src" / "a.txt").write_text("one")
    (context / ".dockerignore").write_text("*.md")
    file = """
    FROM base AS first
    ARG WHO="nobody"
    ENV MADE=/opt/made
    WORKDIR /work
    COPY src ./src
    RUN mkdir -p /opt/made && echo "$WHO $(cat src/a.txt)" > /opt/made/b.txt && test "$MADE" = "$(cd /opt/made && pwd)"
    FROM base
    RUN useradd maltu
    COPY --from=first /opt/made /opt/made
    VOLUME ["/data"]
    USER 7
    """
    told: list[str] = []
    root = Build(context, below, {"WHO": "kong"}, told.append).run(stages_of(file))
    assert (root.path / "opt/made/b.txt").read_text() == "kong one\n"
    assert (root.path / "data").is_dir()
    assert not Path("/opt/made").exists()
    assert [line for line in told if "not done" in line] == ["not done here: useradd maltu", "not done here: USER 7"]


def test_a_copy_of_what_is_left_out_or_not_there_is_refused(tmp_path: Path) -> None:
    (tmp_path / ".dockerignore").write_text("*.md")
    (tmp_path / "a.md").touch()
    for n, missing in enumerate(("a.md", "b.txt")):
        with pytest.raises(ValueError, match="nothing is there"):
            Build(tmp_path, tmp_path / f"root{n}", {}, print).run(stages_of(f"FROM x\nCOPY {missing} /"))


def test_the_commands_of_the_dockerfile_are_shell_that_can_be_read() -> None:
    for stage in (BUILD, LAST):
        for command in stage.every("RUN"):
            assert shlex.split(command)
