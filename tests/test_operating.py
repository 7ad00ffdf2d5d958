"""What docs/operating.md tells people to type, set and watch is there."""

import configparser
import re
from pathlib import Path

import pytest
import yaml

from bot.settings import Settings

HOUSE = Path(__file__).parents[1]
PAGE = (HOUSE / "docs" / "operating.md").read_text("utf-8")
FENCED = re.findall(r"^```(\w*)\n(.*?)^```", PAGE, re.M | re.S)
SETTINGS = {name.upper() for name in Settings.model_fields}
NOT_OURS = {"EXTRAS", "PYTHON"}  # arguments of the image


def blocks(kind: str) -> list[str]:
    """The examples of one language."""
    return [text for said, text in FENCED if said == kind]


def test_every_variable_that_is_to_be_set_is_a_setting_of_ours() -> None:
    named = set(re.findall(r"\b([A-Z][A-Z_]{3,})=", PAGE))
    assert {"DATA_DIR", "HTTP_PORT", "ROLES"} <= named
    assert named - SETTINGS - NOT_OURS == set()


def test_the_unit_comes_back_by_itself_and_may_write_only_where_its_state_is() -> None:
    unit = configparser.RawConfigParser(strict=False)
    unit.optionxform = str  # type: ignore[assignment,method-assign]
    unit.read_string(next(text for text in blocks("ini") if "[Unit]" in text))
    service = unit["Service"]
    assert service["Restart"] == "always"
    assert service["ProtectSystem"] == "strict"
    assert service["NoNewPrivileges"] == "yes"
    assert service["StateDirectory"] == "maltu maltu-backups"


def test_every_alert_asks_for_a_figure_there_is() -> None:
    named = set(re.findall(r'"(maltu_\w+)"', (HOUSE / "adapters/server/prometheus.py").read_text("utf-8")))
    counted = named | {f"{name}_total" for name in named} | {"process_resident_memory_bytes"}
    [alerts] = blocks("yaml")
    rules = yaml.safe_load(alerts)["groups"][0]["rules"]
    asked = {name for rule in rules for name in re.findall(r"maltu_\w+|process_\w+", rule["expr"])}
    assert len(rules) > 5
    assert asked - counted == set()


@pytest.mark.parametrize("service", re.findall(r"`?docker compose (?:exec|run)[^`\n]*?(bot-\d|listener|worker)", PAGE))
def test_services_that_are_named_are_in_compose(service: str) -> None:
    assert service in yaml.safe_load((HOUSE / "compose.yaml").read_text("utf-8"))["services"]
