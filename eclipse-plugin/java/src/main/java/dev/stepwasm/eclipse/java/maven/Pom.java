package dev.stepwasm.eclipse.java.maven;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pom.xml as a text, of which everything that one has written stays as it is.
 *
 * @param text the whole file
 */
public record Pom(String text) {
    private static final Pattern PART = Pattern.compile(
            "<!--.*?-->|<!\\[CDATA\\[.*?]]>|<\\?.*?\\?>|<(/?)([\\w:.-]+)(?:[^>\"']|\"[^\"]*\"|'[^']*')*?(/?)>",
            Pattern.DOTALL);
    private static final String PROJECT = "/project";
    private static final String DEPENDENCIES = "/project/dependencies";

    /** Text to put at a place. */
    public record Insertion(int offset, String text) {}

    /** {@return whether the project depends on an artifact by its own words} */
    public boolean has(Artifact artifact) {
        Matcher name = Pattern.compile("<artifactId>\\s*" + Pattern.quote(artifact.name()) + "\\s*</artifactId>")
                .matcher(text);
        return name.find();
    }

    /** {@return what has to be put where; empty if this is no pom that we understand} */
    public Optional<Insertion> with(Artifact artifact, String version) {
        String line = text.contains("\r\n") ? "\r\n" : "\n";
        Deque<String> path = new ArrayDeque<>();
        Matcher part = PART.matcher(text);
        int end = -1;
        while (part.find()) {
            String name = part.group(2);
            if (name == null) {
                continue;
            }
            if (!part.group(3).isEmpty()) {
                if ((where(path) + "/" + name).equals(DEPENDENCIES)) {
                    return Optional.empty(); // <dependencies/>: there is no place in it.
                }
            } else if (part.group(1).isEmpty()) {
                path.addLast(name);
            } else {
                String closed = where(path);
                if (path.isEmpty() || !path.removeLast().equals(name)) {
                    return Optional.empty();
                }
                if (closed.equals(DEPENDENCIES)) {
                    String indent = indentOf(part.start());
                    return Optional.of(new Insertion(
                            lineStart(part.start()), dependency(artifact, version, indent + unit(), line)));
                }
                if (closed.equals(PROJECT)) {
                    end = part.start();
                }
            }
        }
        return end < 0 ? Optional.empty() : Optional.of(new Insertion(lineStart(end), all(artifact, version, line)));
    }

    private static String where(Deque<String> path) {
        return path.isEmpty() ? "" : "/" + String.join("/", path);
    }

    private String all(Artifact artifact, String version, String line) {
        return unit() + "<dependencies>" + line + dependency(artifact, version, unit() + unit(), line) + unit()
                + "</dependencies>" + line;
    }

    private String dependency(Artifact artifact, String version, String indent, String line) {
        String inner = indent + unit();
        return indent + "<dependency>" + line
                + inner + "<groupId>" + Artifact.GROUP + "</groupId>" + line
                + inner + "<artifactId>" + artifact.name() + "</artifactId>" + line
                + inner + "<version>" + version + "</version>" + line
                + (artifact.scope().isEmpty() ? "" : inner + "<scope>" + artifact.scope() + "</scope>" + line)
                + indent + "</dependency>" + line;
    }

    /** {@return what one level is moved by in this file} */
    private String unit() {
        Matcher first = Pattern.compile("(?m)^([ \t]+)<(?:modelVersion|groupId|artifactId|parent)\\b")
                .matcher(text);
        return first.find() ? first.group(1) : "    ";
    }

    private String indentOf(int offset) {
        String before = text.substring(lineStart(offset), offset);
        return before.isBlank() ? before : "";
    }

    /** {@return where the line of a tag begins; the tag itself if something stands before it} */
    private int lineStart(int offset) {
        int start = text.lastIndexOf('\n', offset - 1) + 1;
        return text.substring(start, offset).isBlank() ? start : offset;
    }
}
