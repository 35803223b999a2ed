package dev.stepwasm.engine.typed;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A Java file that is being written: lines with their depth, and the classes that they need. */
final class SourceFile {
    private static final String INDENT = "    ";

    private final StringBuilder body = new StringBuilder();
    private final Set<String> needed = new TreeSet<>();
    private int depth;

    /** {@return the simple name of a class, which will be imported} */
    String use(Class<?> type) {
        if (type.isPrimitive()) {
            return type.getName();
        }
        if (!type.getPackageName().equals("java.lang")) {
            needed.add(type.getCanonicalName().replaceFirst("\\.Value\\..*", ".Value"));
        }
        return type.getCanonicalName().substring(type.getPackageName().length() + 1);
    }

    /** Adds lines at the present depth. */
    SourceFile lines(String... lines) {
        for (String line : lines) {
            body.append(line.isEmpty() ? "" : INDENT.repeat(depth)).append(line).append('\n');
        }
        return this;
    }

    /** Adds a line that opens a block. */
    SourceFile open(String line) {
        lines(line + " {");
        depth++;
        return this;
    }

    /** Closes a block. */
    SourceFile close() {
        depth--;
        return lines("}");
    }

    /** Adds a documentation comment; several sentences have a line each. */
    SourceFile comment(String... sentences) {
        if (sentences.length == 1) {
            return lines("/** " + sentences[0] + " */");
        }
        lines("/**");
        Arrays.stream(sentences).forEach(sentence -> lines(sentence.isEmpty() ? " *" : " * " + sentence));
        return lines(" */");
    }

    /** {@return the whole file} */
    String text(String header, String packageName) {
        var out = new StringBuilder(header).append('\n');
        if (!packageName.isEmpty()) {
            out.append("package ").append(packageName).append(";\n");
        }
        out.append('\n');
        List<String> imports = List.copyOf(new LinkedHashSet<>(needed));
        imports.forEach(name -> out.append("import ").append(name).append(";\n"));
        return out.append(imports.isEmpty() ? "" : "\n").append(body).toString();
    }
}
