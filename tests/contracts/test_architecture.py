"""The rules of docs/index.md about where code goes, as tests.

Every rule is a function from a source text to what is wrong with it, so that a test can also
show that the rule finds a fault when there is one.
"""

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGES = ("authorsite", "home", "portraits")
MOST_LINES = 399
VAGUE_NAMES = frozenset(
    [
        "base_utils",
        "common",
        "core",
        "helper",
        "helpers",
        "misc",
        "service",
        "services",
        "util",
        "utils",
    ]
)
TEXT_FILES = frozenset(
    [
        ".cfg",
        ".css",
        ".csv",
        ".html",
        ".js",
        ".json",
        ".md",
        ".po",
        ".py",
        ".svg",
        ".toml",
        ".txt",
        ".xml",
        ".yaml",
        ".yml",
    ]
)
BUILT = frozenset(
    [
        ".git",
        ".hypothesis",
        ".import_linter_cache",
        ".mypy_cache",
        ".pytest_cache",
        ".ruff_cache",
        ".tools",
        ".venv",
        "__pycache__",
        "node_modules",
        "var",
    ]
)

# Where a text is marked as safe HTML, and why it is.
MARKED_SAFE = {
    "authorsite/interface.py": "joins escaped parts: a catalogue text, its language, its values",
    "authorsite/templatetags/drawings.py": "drawings, which escape every name in them",
    "authorsite/templatetags/interface.py": "catalogue texts around values that are escaped",
    "portraits/views/structured_data.py": "JSON in a script element, with < > & escaped",
}

MACHINE_PATH = re.compile(
    r"(?<![\w.\-/])/(?:work/|root/|Users/\w|home/(?!linuxbrew/)[\w.-]+/|tmp/\w)"
)
SAFE_IN_PYTHON = re.compile(r"\b(?:mark_safe|SafeString|SafeText)\((?!\"[^<]?\"\))")
SAFE_IN_TEMPLATE = re.compile(r"\|\s*safe(?:seq)?\b|\{%\s*autoescape\s+off")


def walk(*folders: str) -> Iterator[Path]:
    """Every file below the folders that somebody wrote."""
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file() and BUILT.isdisjoint(path.relative_to(ROOT).parts):
                yield path


def python_files(*folders: str) -> list[Path]:
    """The modules below the folders, migrations left out."""
    return [
        path for path in walk(*folders) if path.suffix == ".py" and "migrations" not in path.parts
    ]


def name_of(path: Path) -> str:
    """The path as it is written in messages."""
    return path.relative_to(ROOT).as_posix()


def needs_docstring(node: ast.stmt) -> bool:
    """Whether a statement is a public class or function."""
    if not isinstance(node, (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)):
        return False
    return not node.name.startswith("_") and node.name not in ("Meta", "Media")


def definitions(tree: ast.Module) -> Iterator[ast.ClassDef | ast.FunctionDef]:
    """Public functions of the module, and public classes also inside classes."""
    waiting: list[tuple[ast.stmt, bool]] = [(node, False) for node in tree.body]
    while waiting:
        node, nested = waiting.pop(0)
        if isinstance(node, (ast.If, ast.Try)):
            waiting.extend((child, nested) for child in node.body)
        if not needs_docstring(node) or (nested and not isinstance(node, ast.ClassDef)):
            continue
        yield node
        if isinstance(node, ast.ClassDef):
            waiting.extend((child, True) for child in node.body)


def undocumented(source: str) -> list[str]:
    """What in a module lacks its docstring."""
    if not source.strip():
        return []
    tree = ast.parse(source)
    faults = [] if ast.get_docstring(tree) else ["the module"]
    return faults + [
        f"{node.name} (line {node.lineno})"
        for node in definitions(tree)
        if not ast.get_docstring(node)
    ]


def relative_imports(source: str) -> list[int]:
    """The lines with an import that starts with a dot."""
    return [
        node.lineno
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.ImportFrom) and node.level
    ]


def machine_paths(source: str) -> list[str]:
    """Paths that exist on one machine only."""
    return [match[0] for match in MACHINE_PATH.finditer(source)]


def vague_parts(path: str) -> set[str]:
    """The names in a path that say nothing about what is inside."""
    return {Path(part).stem for part in Path(path).parts} & VAGUE_NAMES


def safe_marks() -> dict[str, int]:
    """How often each file marks a text as safe HTML."""
    found = {}
    for path in walk(*PACKAGES):
        pattern = {".py": SAFE_IN_PYTHON, ".html": SAFE_IN_TEMPLATE}.get(path.suffix)
        if pattern and (count := len(pattern.findall(path.read_text()))):
            found[name_of(path)] = count
    return found


def test_modules_are_short() -> None:
    """A file that needs scrolling for minutes holds more than one thing."""
    long = {
        name_of(path): lines
        for path in python_files(*PACKAGES, "scripts", "tests")
        if (lines := len(path.read_text().splitlines())) > MOST_LINES
    }
    assert not long, f"more than {MOST_LINES} lines: {long}"


def test_names_say_what_is_inside() -> None:
    """Modules and folders are named after a noun or a verb, not after being useful."""
    vague = [
        name_of(path)
        for path in python_files(*PACKAGES, "scripts", "tests")
        if vague_parts(name_of(path))
    ]
    assert not vague


def test_everything_public_has_a_docstring() -> None:
    """Modules, classes and public functions each say in a sentence what they are for."""
    faults = [
        f"{name_of(path)}: {fault}"
        for path in python_files(*PACKAGES, "scripts")
        for fault in undocumented(path.read_text())
    ]
    assert not faults, "without docstring:\n" + "\n".join(faults)


def test_imports_are_absolute() -> None:
    """An import reads the same wherever it stands."""
    faults = [
        f"{name_of(path)}:{line}"
        for path in python_files(*PACKAGES, "scripts", "tests")
        for line in relative_imports(path.read_text())
    ]
    assert not faults


def test_safe_html_is_marked_in_few_known_places() -> None:
    """Text becomes HTML by escaping; each exception stands in MARKED_SAFE with its reason."""
    assert set(safe_marks()) == set(MARKED_SAFE)


def test_no_file_names_a_place_on_one_machine() -> None:
    """A path of one machine works nowhere else."""
    folders = (*PACKAGES, "docs", "locale", "scripts", "tests", "bench", ".ci")
    at_the_top = [path for path in ROOT.iterdir() if path.is_file() and path.suffix in TEXT_FILES]
    written = [
        path
        for path in [*walk(*folders), *at_the_top, ROOT / "Makefile"]
        if path.suffix in TEXT_FILES or not path.suffix
    ]
    faults = {
        name_of(path): found
        for path in written
        if (found := machine_paths(path.read_text(errors="replace")))
    }
    assert not faults


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    """Check the import directions of the packages in a folder."""
    program = "from importlinter.cli import lint_imports; import sys; sys.exit(lint_imports())"
    return subprocess.run(
        [sys.executable, "-c", program], cwd=folder, capture_output=True, text=True, check=False
    )


def test_imports_point_downwards() -> None:
    """The layers of pyproject.toml hold."""
    answer = lint_imports(ROOT)
    assert answer.returncode == 0, answer.stdout + answer.stderr


@pytest.mark.parametrize(
    ("module", "imported"),
    [
        ("authorsite/rights/a.py", "portraits.models.b"),
        ("authorsite/images/a.py", "home.b"),
        ("authorsite/users/a.py", "authorsite.images.b"),
        ("portraits/models/a.py", "portraits.actions.b"),
        ("portraits/querysets/a.py", "portraits.models.b"),
        ("portraits/views/a.py", "portraits.editorial.b"),
        ("portraits/importers/a.py", "portraits.management.b"),
    ],
)
def test_an_upward_import_is_found(tmp_path: Path, module: str, imported: str) -> None:
    """The contracts forbid what they say they forbid."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for package in ("authorsite/urls", "home"):
        (tmp_path / package).mkdir(parents=True)
    files = {module: f"import {imported}", imported.replace(".", "/") + ".py": ""}
    for package in ("models", "querysets", "views", "editorial", "actions", "management"):
        files[f"portraits/{package}/__init__.py"] = ""
    for name, source in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(source)
    for path in [path for path in tmp_path.rglob("*") if path.is_dir()]:
        (path / "__init__.py").touch()
    answer = lint_imports(tmp_path)
    assert answer.returncode == 1, answer.stdout + answer.stderr
    assert "BROKEN" in answer.stdout


def test_the_rules_find_faults() -> None:
    """Each rule answers to a text that breaks it, and is silent about one that does not."""
    bad = "from .x import y\ndef f(): ...\nclass A:\n  class B:\n    '''Nested.'''\n"
    assert undocumented(bad) == ["the module", "f (line 2)", "A (line 3)"]
    assert undocumented("'''M.'''\ndef _f(): ...\nclass A:\n  '''A.'''\n  class Meta: ...") == []
    assert undocumented("'''M.'''\nif x:\n  def f(): ...") == ["f (line 3)"]
    assert relative_imports(bad) == [1]
    assert vague_parts("portraits/utils/names.py") == {"utils"}
    assert vague_parts("portraits/helpers.py") == {"helpers"}
    assert not vague_parts("portraits/models/works.py")
    for name in ("work", "root", "Users/anna", "home/anna"):
        assert machine_paths(f"open('/{name}/x')"), name
    assert not machine_paths("<a href='/sv/work/x/'> templates/home/x.html https://a.se/work/b/")
    assert SAFE_IN_TEMPLATE.search("{{ body | safe }}")
    assert SAFE_IN_TEMPLATE.search("{% autoescape off %}")
    assert not SAFE_IN_TEMPLATE.search("{{ body|safer }}")
    assert SAFE_IN_PYTHON.search("return mark_safe(text)")
    assert SAFE_IN_PYTHON.search('return SafeString("<b>")')
    assert not SAFE_IN_PYTHON.search('def drawn() -> SafeString: return SafeString("")')
