"""What was learned, kept on disk: the same, private, whole or not used at all."""

import os
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from benchmarks.cases import QUESTIONS, read_cases
from bot.kept import copies
from bot.kept.copies import KeptCopies, cache_folder
from bot.kept.learned import learn_kept, learned_name
from bot.knowledge import Knowledge, load_knowledge
from bot.matcher import Matcher
from bot.matcher.learning import Given, Learned, learn

ROOT = Path(__file__).parents[3]
# Every eighth, for speed: of those who write in each register, some.
ASKED = [
    case.question
    for path in (QUESTIONS, *sorted((ROOT / "benchmarks" / "questions").glob("registers*.jsonl")))
    for case in read_cases(path)
][::8]
SMALL = sorted((ROOT / "benchmarks" / "small").glob("*.yaml"))


@pytest.fixture(scope="module")
def small() -> Knowledge:
    return load_knowledge(SMALL[0])


@pytest.fixture(scope="module")
def learned_small(small: Knowledge) -> Learned:
    return learn(small)


@pytest.fixture
def kept(tmp_path: Path, small: Knowledge, learned_small: Learned) -> KeptCopies:
    """The copies in a folder, with one of a small knowledge base."""
    kept = KeptCopies(tmp_path / "kept")
    keep(kept, learned_small, small)
    return kept


def keep(copies: KeptCopies, learned: Learned, knowledge: Knowledge) -> None:
    copies.keep(learned_name(knowledge), learned, vars(learned.given))


def recall(copies: KeptCopies, knowledge: Knowledge) -> Learned | None:
    recalled = copies.recall(learned_name(knowledge), vars(Given.of(knowledge)))
    return recalled if isinstance(recalled, Learned) else None


def rankings(knowledge: Knowledge, learned: Learned) -> Iterator[object]:
    matcher, before = Matcher(knowledge, learned), None
    for question in ASKED:
        alone = matcher.rank(question, 10)
        yield alone, matcher.rank(question, 10, before)
        before = alone[0].entry.id if alone else None


def files(kept: KeptCopies) -> list[Path]:
    return sorted(path for folder in kept.folders for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("path", [ROOT / "knowledge" / "faq_fr.yaml", *SMALL], ids=lambda p: p.stem)
def test_what_was_kept_scores_alike_to_the_last_bit(path: Path, tmp_path: Path) -> None:
    knowledge, kept = load_knowledge(path), KeptCopies(tmp_path)
    learned = learn(knowledge)
    keep(kept, learned, knowledge)
    recalled = recall(kept, knowledge)
    assert recalled
    for one, other in zip(rankings(knowledge, recalled), rankings(knowledge, learned), strict=True):
        assert one == other


def test_what_was_kept_of_a_large_knowledge_base_scores_alike(
    kept: KeptCopies, small: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.matcher.classifier.MAX_DENSE_WEIGHTS", 0)
    learned = learn(small)
    keep(kept, learned, small)
    recalled = recall(kept, small)
    assert recalled
    for one, other in zip(rankings(small, recalled), rankings(small, learned), strict=True):
        assert one == other


def test_nothing_is_recalled_of_another_knowledge_base(kept: KeptCopies) -> None:
    assert recall(kept, load_knowledge(SMALL[1])) is None


def test_an_edit_another_program_or_version_has_another_name(
    small: Knowledge, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    names = {learned_name(small), learned_name(load_knowledge(SMALL[1]))}
    monkeypatch.setattr(np, "__version__", "0")
    names.add(learned_name(small))
    (tmp_path / "a.py").write_text("pass")
    monkeypatch.setattr(copies, "_PROGRAM", tmp_path)
    names.add(learned_name(small))
    (tmp_path / "a.py").write_text("pass\n")
    copies._digest_of_program.cache_clear()  # as in another process
    names.add(learned_name(small))
    assert len(names) == 5


def test_a_program_that_is_updated_while_it_runs_uses_no_copies_of_the_new_one(
    small: Knowledge, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "a.py").write_text("pass")
    monkeypatch.setattr(copies, "_PROGRAM", tmp_path)
    name = learned_name(small)
    (tmp_path / "a.py").write_text("pass\n")
    assert learned_name(small) == name


def test_what_is_named_like_a_program_and_leads_nowhere_is_none(
    small: Knowledge, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".#a.py").symlink_to("somebody@somewhere")
    monkeypatch.setattr(copies, "_PROGRAM", tmp_path)
    assert learned_name(small)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def fill_with_garbage(path: Path) -> None:
    path.write_bytes(random.Random(0).randbytes(path.stat().st_size))


def change_one_bit(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)


def become_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize(
    "spoil", [Path.unlink, cut, empty, fill_with_garbage, change_one_bit, become_a_folder]
)
def test_a_damaged_copy_is_not_used_and_is_replaced(
    kept: KeptCopies, small: Knowledge, learned_small: Learned, spoil: Callable[[Path], None]
) -> None:
    for name in ("0.npy", "1.npy", "state.json", "checksum"):
        [path] = (path for path in files(kept) if path.name == name)
        spoil(path)
        assert recall(kept, small) is None
        keep(kept, learned_small, small)
        assert recall(kept, small)


@pytest.mark.parametrize("content", ["[]", "{}", '{"arrays": 1, "value": {"array": 0}}', "nul"])
def test_a_copy_of_something_else_is_not_used(
    kept: KeptCopies, small: Knowledge, content: str
) -> None:
    copy = files(kept)[0].parent
    (copy / "state.json").write_text(content)
    (copy / "checksum").write_text(copies._checksum(copy))
    assert recall(kept, small) is None


def test_only_its_owner_can_read_a_copy(kept: KeptCopies) -> None:
    [folder] = kept.folders
    assert {path.stat().st_mode & 0o777 for path in files(kept)} == {0o600}
    assert {path.stat().st_mode & 0o777 for path in (folder, *folder.iterdir())} == {0o700}


def test_what_is_mapped_stays_while_a_copy_is_replaced(
    kept: KeptCopies, small: Knowledge, learned_small: Learned
) -> None:
    recalled = recall(kept, small)
    assert recalled
    files(kept)[0].unlink()  # a reason to replace it
    keep(kept, learned_small, small)
    assert Matcher(small, recalled).rank(ASKED[0]) == Matcher(small, learned_small).rank(ASKED[0])


def test_the_two_copies_used_last_stay(tmp_path: Path) -> None:
    kept, (first, second, third) = KeptCopies(tmp_path), map(load_knowledge, SMALL[:3])
    for seconds, knowledge in enumerate((first, second)):
        learn_kept(knowledge, kept)
        os.utime(tmp_path / learned_name(knowledge), (seconds, seconds))
    learn_kept(first, kept)
    learn_kept(third, kept)
    assert {path.name for path in tmp_path.iterdir()} == {learned_name(first), learned_name(third)}


def test_what_a_killed_process_has_left_is_removed_and_what_is_being_written_stays(
    tmp_path: Path, small: Knowledge
) -> None:
    for name in ("new-old", "new-young", "of-somebody-else"):
        (tmp_path / name).mkdir()
    os.utime(tmp_path / "new-old", (0, 0))
    learn_kept(small, KeptCopies(tmp_path))
    left = {path.name for path in tmp_path.iterdir()}
    assert left == {"new-young", "of-somebody-else", learned_name(small)}


def test_copies_are_found_in_any_folder_and_kept_in_the_first_that_allows_it(
    tmp_path: Path, small: Knowledge
) -> None:
    (tmp_path / "file").touch()
    kept = KeptCopies(tmp_path / "file" / "kept", tmp_path / "a", tmp_path / "b")
    learn_kept(small, kept)
    assert [path.name for path in tmp_path.iterdir() if path.is_dir()] == ["a"]
    assert recall(KeptCopies(tmp_path / "absent", tmp_path / "a"), small)


def test_a_folder_that_may_only_be_read_is_read(
    kept: KeptCopies, small: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    for name in ("utime", "mkdir"):
        monkeypatch.setattr(os, name, refuse)
    monkeypatch.setattr("tempfile.mkdtemp", refuse)
    monkeypatch.setattr("bot.kept.learned.learn", pytest.fail)
    assert learn_kept(small, kept)


def test_a_folder_that_cannot_be_looked_into_has_no_copy(
    kept: KeptCopies, small: Knowledge
) -> None:
    closed = Path("a" * 10_000)  # as that of somebody else, whom no test can be
    assert KeptCopies(closed, *kept.folders).has(learned_name(small))
    assert not KeptCopies(closed).has(learned_name(small))


def test_without_any_folder_it_is_learned_all_the_same(tmp_path: Path, small: Knowledge) -> None:
    (tmp_path / "file").touch()
    kept = KeptCopies(tmp_path / "file" / "kept")
    assert list(kept.writable()) == []
    assert learn_kept(small, kept)


def test_a_full_disk_is_no_obstacle(
    tmp_path: Path, small: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    def save(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(np, "save", save)
    assert learn_kept(small, KeptCopies(tmp_path))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("platform", "variables", "expected"),
    [
        ("linux", {"HOME": "/home/a"}, "/home/a/.cache/faq-bot"),
        ("linux", {"HOME": "/home/a", "XDG_CACHE_HOME": "/var/a"}, "/var/a/faq-bot"),
        ("darwin", {"HOME": "/Users/a"}, "/Users/a/Library/Caches/faq-bot"),
        ("win32", {"LOCALAPPDATA": "/users/a/local"}, "/users/a/local/faq-bot"),
    ],
)
def test_each_platform_has_a_cache_folder(
    monkeypatch: pytest.MonkeyPatch, platform: str, variables: dict[str, str], expected: str
) -> None:
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.platform", platform)
    assert cache_folder() == Path(expected)
