#!/usr/bin/env python3
"""Writes the target definition of the Eclipse plugin: NAME.target from roots-NAME.txt.

usage: gen-target.py [NAME]        (default: 2026-06; about a minute, needs the network)

A root is `group:artifact:version`. The poms of the Eclipse platform bundles name exact versions of one
release, so the closure of the roots is the same every time; the result lists every bundle by version and
is committed, so that a build resolves nothing anew. Run it when a root changes.
MVN names the Maven to use (default: the mvnw of this repository).
"""
import os
import re
import subprocess
import sys
import tempfile
import zipfile

HERE = os.path.dirname(os.path.abspath(__file__))
MVN = os.environ.get("MVN", os.path.join(HERE, "..", "..", "mvnw"))
LIST = "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:list"

# Jars without an OSGi manifest that a bundle needs all the same: artifact -> symbolic name that the others ask for.
# They get a location of their own, in which PDE writes the manifest. Any other jar without a manifest is left out.
WRAPPED = {
    "batik-constants": None,
    "batik-css": "org.apache.batik.css",
    "batik-i18n": None,
    "batik-shared-resources": None,
    "batik-util": None,
    "xml-apis-ext": None,
    "xmlgraphics-commons": None,
}


def read_roots(path):
    """(roots, second versions, Java level); a line that starts with + adds one more version of a bundle."""
    roots, extra, java = [], [], "21"
    for line in open(path):
        line = line.split("#")[0].strip()
        if line.startswith("java "):
            java = line.split()[1]
        elif line.startswith("+"):
            extra.append(tuple(line[1:].split(":")))
        elif line:
            roots.append(tuple(line.split(":")))
    return roots, extra, java


def dependency(group, artifact, version, kind=""):
    kind = f"<type>{kind}</type>" if kind else ""
    return (f"<dependency><groupId>{group}</groupId><artifactId>{artifact}</artifactId>"
            f"<version>{version}</version>{kind}</dependency>")


def resolve(roots):
    """(group, artifact) -> (version, jar), as Maven mediates it ("the nearest wins")."""
    with tempfile.TemporaryDirectory() as folder:
        pom = os.path.join(folder, "pom.xml")
        with open(pom, "w") as out:
            out.write('<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>'
                      "<groupId>t</groupId><artifactId>t</artifactId><version>1</version><packaging>pom</packaging>"
                      "<dependencies>" + "".join(dependency(*r) for r in roots) + "</dependencies></project>")
        subprocess.run([MVN, "-B", "-q", "-f", pom, LIST, f"-DoutputFile={folder}/list", "-DincludeScope=runtime",
                        "-DoutputAbsoluteArtifactFilename=true"], check=True, stdout=sys.stderr)
        text = re.sub(r"\x1b\[[0-9;]*m", "", open(f"{folder}/list").read())
    rows = re.findall(r"^\s+([^:\s]+):([^:]+):jar:([^:]+):(?:compile|runtime):(\S+)", text, re.M)
    return {(group, artifact): (version, jar) for group, artifact, version, jar in rows}


def numbers(version):
    return [int(n) for n in re.findall(r"\d+", version)]


def closure(roots):
    """Resolves until every platform bundle has the highest version that any pom of the set asks for."""
    pinned = {(group, artifact): version for group, artifact, version in roots}
    while True:
        found = resolve([(g, a, v) for (g, a), v in pinned.items()])
        raised = dict(pinned)
        for _, jar in found.values():
            pom = open(jar[: -len("jar")] + "pom").read()
            for group, artifact, version in re.findall(
                    r"<dependency>\s*<groupId>(org\.eclipse\.(?:platform|jdt))</groupId>\s*"
                    r"<artifactId>(.*?)</artifactId>\s*<version>([\d.]+)</version>", pom):
                key = (group, artifact)
                if key in found and numbers(version) > numbers(raised.get(key, found[key][0])):
                    raised[key] = version
        if raised == pinned:
            return found
        pinned = raised


def is_bundle(jar):
    return b"Bundle-SymbolicName" in zipfile.ZipFile(jar).read("META-INF/MANIFEST.MF")


def location(dependencies, missing, instructions=""):
    return (f'    <location includeDependencyDepth="none" includeDependencyScopes="compile" includeSource="false" '
            f'missingManifest="{missing}" type="Maven">\n      <dependencies>\n'
            + "".join(f"        {d}\n" for d in dependencies)
            + f"      </dependencies>\n{instructions}    </location>\n")


def wrapping(group, artifact, version):
    """bnd instructions. Imports carry version 0: bnd would write ranges that the real exporters do not meet."""
    digits = (re.findall(r"\d+", version) + ["0", "0"])[:3]
    bundle_version = ".".join(str(int(d)) for d in digits)
    name = WRAPPED[artifact] or f"wrapped.{group}.{artifact}"
    return ("      <instructions><![CDATA[\n"
            f"Bundle-SymbolicName: {name}\nBundle-Version: {bundle_version}\n"
            f'Export-Package: *;version="{bundle_version}";-noimport:=true\n'
            'Import-Package: org.apache.batik.*;version="0",org.w3c.css.sac;version="0",'
            '*;version="0";resolution:=optional\n]]></instructions>\n')


def main():
    name = sys.argv[1] if len(sys.argv) > 1 else "2026-06"
    roots, extra, java = read_roots(os.path.join(HERE, f"roots-{name}.txt"))
    bundles, wrapped = [], []
    for (group, artifact), (version, jar) in sorted(closure(roots).items()):
        if artifact in WRAPPED:
            wrapped.append((group, artifact, version))
        elif is_bundle(jar):
            bundles.append((group, artifact, version))
        else:
            print("left out, no OSGi manifest:", group, artifact, version)
    jre = f"org.eclipse.jdt.launching.JRE_CONTAINER/org.eclipse.jdt.internal.debug.ui.launcher.StandardVMType/JavaSE-{java}"
    with open(os.path.join(HERE, f"{name}.target"), "w") as out:
        out.write('<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<?pde version="3.8"?>\n'
                  f"<!-- generated by gen-target.py from roots-{name}.txt; do not edit -->\n"
                  f'<target name="Eclipse {name}">\n  <locations>\n')
        out.write(location([dependency(*b, "jar") for b in bundles + extra], "error"))
        for w in wrapped:
            out.write(location([dependency(*w, "jar")], "generate", wrapping(*w)))
        out.write(f'  </locations>\n  <targetJRE path="{jre}"/>\n</target>\n')
    print(len(bundles) + len(extra), "bundles,", len(wrapped), "wrapped")


main()
