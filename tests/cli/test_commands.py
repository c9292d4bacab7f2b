"""The command line: data to standard output, words to standard error, exit status, and no traceback for anything expected."""

from __future__ import annotations

import gzip
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from dixit.cli.main import app
from dixit.pipeline.layers import LAYERS

REPORT = "The mayor said on Monday that six people had died in the blast. The army denied it."
DOCS = Path(__file__).resolve().parents[2] / "docs" / "commands.md"


def run(*arguments: object, given: str | bytes | None = None) -> Result:
    result = CliRunner().invoke(app, [str(argument) for argument in arguments], input=given)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def run_process(*arguments: object, given: bytes = b"", **options: object) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "dixit.cli.main", *map(str, arguments)]
    return subprocess.run(command, input=given, capture_output=True, timeout=60, check=False)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


# -- read


def test_claims_are_printed_when_a_report_is_read(report: Path) -> None:
    result = run("read", report)
    assert result.exit_code == 0
    assert "that six people had died" in result.stdout
    assert result.stderr == ""


def test_json_holds_text_and_layers_when_asked(report: Path) -> None:
    line = json.loads(run("read", report, "--json").stdout)
    assert line["text"] == REPORT and set(LAYERS) <= line.keys()
    for said in line["attributions"]:
        for role in ("source", "cue", "content"):
            assert all(REPORT[start:end].strip() for start, end in said[role])


def test_standard_input_is_read_when_named(report: Path) -> None:
    assert "six people" in run("read", "-", given=REPORT).stdout


def test_control_characters_are_tamed_when_printed(tmp_path: Path) -> None:
    (tmp_path / "r.txt").write_text(
        "The mayor said that \x1b[31msix people\x1b[0m had died in [red]the blast[/red].", encoding="utf-8"
    )
    result = run("read", tmp_path / "r.txt")
    assert "\x1b" not in result.stdout


BAD = {
    "empty": (b"", "empty"),
    "blank": (b" \n\t\n", "empty"),
    "binary": (bytes(range(256)) * 50, ""),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(200), ""),
}


@pytest.mark.parametrize("name", BAD)
def test_reason_is_given_when_a_file_cannot_be_read(tmp_path: Path, name: str) -> None:
    content, words = BAD[name]
    (tmp_path / "bad.txt").write_bytes(content)
    result = run("read", tmp_path / "bad.txt")
    assert result.exit_code == 1
    assert "Failed:" in result.stderr and "bad.txt" in result.stderr and words in result.stderr
    assert "Traceback" not in result.stderr and result.stdout == ""


def test_reason_is_given_when_a_path_is_missing(tmp_path: Path) -> None:
    result = run("read", tmp_path / "nowhere.txt")
    assert result.exit_code == 1 and "no such file" in result.stderr


def test_the_good_are_read_when_one_of_a_folder_is_bad(tmp_path: Path) -> None:
    for name, content in (("a.txt", REPORT.encode()), ("b.txt", b""), ("c.txt", REPORT.replace("six", "nine").encode())):
        (tmp_path / name).write_bytes(content)
    result = run("read", tmp_path)
    assert result.exit_code == 1
    assert "six people" in result.stdout and "nine people" in result.stdout
    assert result.stderr.count("Failed:") == 1 and "b.txt" in result.stderr


def test_language_without_pack_is_listed_when_read(tmp_path: Path) -> None:
    text = "Der Bürgermeister sagte am Montag, dass bei der Explosion sechs Menschen gestorben seien. Die Armee bestritt das."
    (tmp_path / "de.txt").write_text(text, encoding="utf-8")
    result = run("read", tmp_path / "de.txt")
    assert result.exit_code == 1 and "language" in result.stderr


def test_usage_is_shown_when_a_language_is_unknown(report: Path) -> None:
    result = run("read", report, "--lang", "xx")
    assert result.exit_code == 2 and "xx" in result.stderr and "fr" in result.stderr


def test_long_line_ends_in_bounded_time_when_read(tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text((REPORT + " ") * (20_000 // len(REPORT)), encoding="utf-8")
    done = run_process("read", tmp_path / "long.txt", "--json")
    assert done.returncode in (0, 1) and b"Traceback" not in done.stderr


# -- annotate


def lines_of(*documents: object) -> str:
    return "".join(
        (document if isinstance(document, str) else json.dumps(document, ensure_ascii=False)) + "\n" for document in documents
    )


def test_line_keeps_its_keys_when_annotated(tmp_path: Path) -> None:
    given = {"id": "x", "colour": {"a": [1, None]}, "text": REPORT, "lang": "en", "dct": "2024-05-07"}
    line = json.loads(run("annotate", "-", given=lines_of(given)).stdout)
    assert {key: line[key] for key in given} == given
    assert list(line)[:5] == list(given)
    assert set(LAYERS) <= line.keys()


def test_gold_is_never_handed_through_when_it_stands_in_the_input() -> None:
    gold = {"id": "g", "start": 0, "end": 3, "span": [0, 3], "content": [[0, 3]]}
    given = {"id": "x", "text": REPORT, "lang": "en", **{layer: [gold] for layer in LAYERS}, "failure": {}}
    line = json.loads(run("annotate", "-", given=lines_of(given)).stdout)
    assert all(gold not in line[layer] and all(row.get("id") != "g" for row in line[layer]) for layer in LAYERS)
    assert "failure" not in line


def test_the_rest_goes_on_when_lines_are_bad(tmp_path: Path) -> None:
    good = [{"id": f"d{n}", "text": REPORT, "lang": "en"} for n in range(2)]
    source = tmp_path / "in.jsonl.gz"
    bad = ["{broken", "[1, 2]", {"id": "no-text"}, {"id": "empty", "text": ""}, {"id": "odd", "text": REPORT, "lang": "xx"}]
    with gzip.open(source, "wt", encoding="utf-8") as stream:
        stream.write(lines_of(good[0], *bad, good[1]))
    result = run("annotate", source, "-o", tmp_path / "out.jsonl")
    out = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert result.exit_code == 1
    assert [line["id"] for line in out] == ["d0", "no-text", "empty", "odd", "d1"]
    assert [line["id"] for line in out if "failure" in line] == ["no-text", "empty", "odd"]
    assert result.stderr.count("Failed:") == 5 and "2 documents annotated, 5 failed" in result.stderr


def test_language_is_told_when_the_line_is_silent() -> None:
    line = json.loads(
        run(
            "annotate",
            "-",
            given=lines_of({"id": "x", "text": "Le ministère a démenti mardi que douze personnes aient été tuées."}),
        ).stdout
    )
    assert line["lang"] == "fr"


def test_half_surrogate_survives_when_annotated() -> None:
    done = run_process(
        "annotate", "-", given=b'{"id": "x", "lang": "en", "text": "The mayor said that \\ud800 six died.", "k": "\\udc00"}\n'
    )
    assert done.returncode == 0
    assert json.loads(done.stdout)["k"] == "\udc00"


def test_input_is_not_overwritten_when_named_as_output(tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text(lines_of({"id": "x", "text": REPORT}), encoding="utf-8")
    result = run("annotate", source, "-o", source)
    assert result.exit_code == 2 and "same file" in result.stderr
    assert json.loads(source.read_text(encoding="utf-8"))["text"] == REPORT


def test_lines_come_out_one_by_one_when_streamed() -> None:
    """The first answer is there before the second question is asked."""
    command = [sys.executable, "-m", "dixit.cli.main", "annotate", "-"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdin and process.stdout
        for name in ("first", "second"):
            process.stdin.write(lines_of({"id": name, "text": REPORT, "lang": "en"}).encode())
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == name
        process.stdin.close()
        assert process.wait(timeout=30) == 0


def test_pipe_may_break_when_nobody_reads_on(tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text(lines_of(*({"id": n, "text": REPORT, "lang": "en"} for n in range(60))), encoding="utf-8")
    command = [sys.executable, "-m", "dixit.cli.main", "annotate", str(source)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout and process.stderr
        process.stdout.readline()
        process.stdout.close()
        words = process.stderr.read()
    assert b"Traceback" not in words and b"Error" not in words


# -- the dossier


def test_dossier_goes_the_whole_way_when_commands_follow(tmp_path: Path, report: Path) -> None:
    folder = tmp_path / "raid"
    assert run("new", folder, "--question", "Who died?").exit_code == 0
    assert run("add", folder, report).exit_code == 0
    again = run("add", folder, report)
    assert again.exit_code == 0 and "1 known already" in again.stderr
    assert run("findings", folder).exit_code == 0
    assert isinstance(json.loads(run("findings", folder, "--json", "--as-of", "2024-05-06").stdout), list)
    exported = json.loads(run("export", folder, "--format", "json", "--as-of", "2024-05-06T10:00:00Z").stdout)
    assert exported["dossier"]["question"] == "Who died?" and len(exported["reports"]) == 1
    page = run("report", folder, "-o", tmp_path / "page.html")
    assert page.stdout.strip() == str(tmp_path / "page.html")
    assert "six people" in (tmp_path / "page.html").read_text(encoding="utf-8")
    assert run("verify", folder).exit_code == 0


def test_failures_are_listed_when_added(tmp_path: Path, report: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    run("new", tmp_path / "raid")
    result = run("add", tmp_path / "raid", report, tmp_path / "empty.txt")
    assert result.exit_code == 1 and "1 reports added, 0 known already, 1 failed" in result.stderr
    assert json.loads(run("export", tmp_path / "raid").stdout)["failures"][0]["kind"] == "EmptyError"


def test_change_is_told_when_verified(tmp_path: Path, report: Path) -> None:
    run("new", tmp_path / "raid")
    run("add", tmp_path / "raid", report)
    original = next(path for path in (tmp_path / "raid" / "originals").rglob("*") if path.is_file())
    original.write_bytes(b"something else")
    result = run("verify", tmp_path / "raid")
    assert result.exit_code == 1 and "changed" in result.stdout


@pytest.mark.parametrize("command", ["add", "findings", "report", "export", "verify"])
def test_error_is_told_when_there_is_no_dossier(tmp_path: Path, command: str) -> None:
    result = run(command, tmp_path / "nothing", *(["x.txt"] if command == "add" else []))
    assert result.exit_code == 1
    assert "no dossier" in result.stderr and "dixit new" in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["read"], ["annotate"], ["add", "x"], ["nonsense"], ["export", "x", "--format", "docx"],
        ["findings", "x", "--as-of", "soon"],
        ["score", "colours", "a", "b"],
    ],
)  # fmt: skip
def test_status_is_two_when_used_wrongly(arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2 and result.stdout == ""


def test_ledger_is_sound_when_stopped_by_hand(tmp_path: Path) -> None:
    lines = lines_of(*({"id": f"r{n}", "lang": "en", "text": f"{REPORT} It was report {n}."} for n in range(80)))
    (tmp_path / "many.jsonl").write_text(lines, encoding="utf-8")
    run("new", tmp_path / "raid")
    command = [sys.executable, "-m", "dixit.cli.main", "add", str(tmp_path / "raid"), str(tmp_path / "many.jsonl")]
    with subprocess.Popen(command, stderr=subprocess.PIPE, env=dict(os.environ)) as process:
        assert process.stderr
        while process.poll() is None and not list((tmp_path / "raid" / "originals").rglob("*")):
            pass
        process.send_signal(signal.SIGINT)
        words = process.stderr.read()
    assert process.returncode in (0, 130) and b"Traceback" not in words
    assert run("verify", tmp_path / "raid").exit_code == 0


# -- score and demo


def test_score_is_printed_when_files_agree(tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text(
        lines_of({"id": "x", "text": REPORT, "attributions": [{"id": "a", "content": [[24, 62]], "cue": [[10, 14]], "source": []}]})
    )
    result = run("score", "attributions", gold, gold, "--samples", "10")
    assert result.exit_code == 0 and "content partial" in result.stdout and "100.0" in result.stdout
    machine = json.loads(run("score", "attributions", gold, gold, "--json", "--samples", "0").stdout)
    assert machine["documents"] == 1
    assert run("score", "attributions", gold, tmp_path / "missing").exit_code == 1


def test_demo_ends_with_its_page_when_built(tmp_path: Path) -> None:
    result = run("demo", tmp_path / "demo")
    assert result.exit_code == 0
    page = Path(result.stdout.strip().splitlines()[-1])
    assert page.is_file() and page.is_absolute()
    assert len(result.stdout.splitlines()) < 40
    assert run("demo", tmp_path / "demo").exit_code == 0


# -- documentation


def commands() -> list[click.Command]:
    return list(app.commands.values())


@pytest.mark.parametrize("command", commands(), ids=lambda c: str(c.name))
def test_command_is_documented_when_it_exists(command: click.Command) -> None:
    pages = DOCS.read_text(encoding="utf-8")
    section = pages.partition(f"\n## dixit {command.name}\n")[2].partition("\n## ")[0]
    assert section, f"docs/commands.md has no section 'dixit {command.name}'"
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert all(f"`{name}" in section for name in parameter.opts), f"{command.name}: {parameter.opts} is not documented"


@pytest.mark.parametrize("command", commands(), ids=lambda c: str(c.name))
def test_help_has_a_sentence_and_an_example_when_asked(command: click.Command) -> None:
    assert command.help and command.help.splitlines()[0].endswith(".")
    assert command.help.count("Example: dixit ") == 1
    assert run(command.name, "--help").exit_code == 0


def test_nothing_is_documented_when_it_does_not_exist() -> None:
    titles = [
        line.removeprefix("## dixit ") for line in DOCS.read_text(encoding="utf-8").splitlines() if line.startswith("## dixit ")
    ]
    assert titles == [command.name for command in commands()]
