"""Do the steps of a Dockerfile in folders: a root for each stage, with this machine's own programs."""

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.image.context import Rule, files_seen, rules_of
from benchmarks.image.dockerfile import BuildStage, Step, assigned, filled, flags_and_words, words_of

# What would change this machine, or takes rights that nobody should have for a build: said, and not done.
NOT_DONE = ("useradd", "groupadd", "chown", "apt-get", "install")
TOLD = ("USER", "HEALTHCHECK", "EXPOSE", "LABEL", "STOPSIGNAL", "ENTRYPOINT", "CMD")  # kept by the image, done by none


@dataclass
class Root:
    """What a stage has come to: a folder in the place of /, variables, and where commands are run."""

    path: Path
    environment: dict[str, str] = field(default_factory=dict)
    workdir: str = "/"

    def at(self, path: str) -> Path:
        """Where a path of the image is."""
        return self.path / os.path.normpath(os.path.join(self.workdir, path)).lstrip("/")


class Build:
    """BuildStage by stage, below one folder. `say` is told of each step that is not done here.

    Absolute paths in commands are taken for the stage's own where an instruction of the Dockerfile names them; every
    other path, and every program, is this machine's. Nothing keeps a command from it: this is no container.
    """

    def __init__(self, context: Path, below: Path, arguments: Mapping[str, str], say: Callable[[str], None]) -> None:
        self._context = context
        self._below = below
        self._arguments = arguments
        self._say = say
        self._roots: dict[str, Root] = {}
        self._rules: Sequence[Rule] = rules_of((context / ".dockerignore").read_text("utf-8"))

    def run(self, stages: Sequence[BuildStage]) -> Root:
        """The root of the last stage. Raises CalledProcessError where a command fails, ValueError on what is not known
        here."""
        for stage in stages:
            self._roots[stage.name] = root = self._new_root(stage)
            ours = paths_named(stage)
            for step in stage.steps:
                self._do(step, root, ours)
        return self._roots[stages[-1].name]

    def _new_root(self, stage: BuildStage) -> Root:
        path = self._below / stage.name
        path.mkdir(parents=True)
        before = self._roots.get(stage.base)
        if before:
            shutil.copytree(before.path, path, symlinks=True, dirs_exist_ok=True)
        else:
            self._say(
                f"{stage.name}: the base image {stage.base} is not fetched; this machine's programs stand in for it"
            )
        return Root(path, dict(before.environment) if before else {})

    def _do(self, step: Step, root: Root, ours: re.Pattern[str]) -> None:
        match step.word:
            case "RUN":
                self._run(step.rest, root, ours)
            case "COPY":
                self._copy(step.rest, root)
            case "ENV":
                known = {"PATH": os.environ["PATH"], **root.environment}
                root.environment |= {name: filled(value, known) for name, value in assigned(step.rest)}
            case "ARG":
                [(name, usual)] = assigned(step.rest)
                root.environment.setdefault(name, self._arguments.get(name, usual))
            case "WORKDIR":
                root.workdir = step.rest
                root.at(".").mkdir(parents=True, exist_ok=True)
            case "VOLUME":
                for path in words_of(step.rest):
                    root.at(path).mkdir(parents=True, exist_ok=True)
            case word if word in TOLD:
                self._say(f"not done here: {word} {step.rest[:60]}")
            case word:
                raise ValueError(f"{word} is not known here")

    def _run(self, command: str, root: Root, ours: re.Pattern[str]) -> None:
        if command.split()[0] in NOT_DONE:
            self._say(f"not done here: {command[:70]}")
            return
        rooted = ours.sub(lambda found: f"{root.path}{found[0]}", command)
        subprocess.run(["sh", "-c", rooted], cwd=root.at("."), env=environment(root, ours), check=True)

    def _copy(self, rest: str, root: Root) -> None:
        flags, (*sources, to) = flags_and_words(rest)
        if stage := flags.get("from"):
            [source] = sources
            shutil.copytree(self._roots[stage].at(source), root.at(to), symlinks=True, dirs_exist_ok=True)
            return
        for source in sources:
            files = files_seen(self._context, source, self._rules)
            if not files:
                raise ValueError(f"COPY {source}: nothing is there, or .dockerignore leaves it out")
            for file in files:
                below = file.relative_to(source) if (self._context / source).is_dir() else Path(file.name)
                _copy_file(self._context / file, root.at(to) / below)


def _copy_file(file: Path, to: Path) -> None:
    to.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy2(file, to)


def environment(root: Root, ours: re.Pattern[str]) -> dict[str, str]:
    """What a command of the image sees: nothing of this machine's but where programs and certificates are."""
    kept = ("PATH", "HOME", "TMPDIR", "PIP_INDEX_URL", "PIP_CERT", "SSL_CERT_FILE", "PIP_CONFIG_FILE", "LANG")
    passed = {name: os.environ[name] for name in kept if name in os.environ}
    rooted = {name: ours.sub(lambda found: f"{root.path}{found[0]}", value) for name, value in root.environment.items()}
    return {**passed, **rooted}


def paths_named(stage: BuildStage) -> re.Pattern[str]:
    """The folders of the image that a stage names, as they stand in commands and in values of variables."""
    named = {*stage.every("WORKDIR"), *(path for rest in stage.every("VOLUME") for path in words_of(rest))}
    for rest in stage.every("COPY"):
        named.add(flags_and_words(rest)[1][-1])
    for rest in (*stage.every("RUN"), *stage.every("ENV")):
        named |= set(re.findall(r"/opt/[\w-]+", rest))
    absolute = sorted((path for path in named if path.startswith("/") and path != "/"), key=len, reverse=True)
    return re.compile(rf"(?<![\w.-])(?:{'|'.join(map(re.escape, absolute)) or '(?!)'})(?![\w-])")
