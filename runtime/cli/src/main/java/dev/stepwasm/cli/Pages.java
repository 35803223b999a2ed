package dev.stepwasm.cli;

import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wat.DiagnosticPages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The pages of docs/diagnostics, one for each {@link Problem} and one for each lint of the language server. They travel in the jar; classes that no Maven build has
 * packaged find them in the source tree, which {@code stepwasm.root} names.
 */
final class Pages {
    private static final Pattern LINK = Pattern.compile("^\\| \\[([a-z0-9-]+)]", Pattern.MULTILINE);

    private Pages() {}

    /** {@return the codes of all pages, in alphabetical order} */
    static List<String> codes() {
        return LINK.matcher(read("README")).results().map(link -> link.group(1)).toList();
    }

    /** {@return the page of a problem, in Markdown} */
    static String of(Problem problem) {
        return read(problem.code());
    }

    /** {@return the page about one of the {@link #codes()}, or the index} */
    static String read(String name) {
        Optional<String> packaged = DiagnosticPages.read(name);
        if (packaged.isPresent()) {
            return packaged.get();
        }
        try {
            Path root = Path.of(System.getProperty("stepwasm.root", ""));
            return Files.readString(root.resolve("docs/diagnostics").resolve(name + ".md"));
        } catch (IOException e) {
            throw new UncheckedIOException("no page about " + name, e);
        }
    }

    /** {@return the paragraph that says what a problem means} */
    static String meaning(Problem problem) {
        return meaning(problem.code());
    }

    private static String meaning(String code) {
        String page = read(code);
        int start = page.indexOf("\n\n") + 2;
        return page.substring(start, page.indexOf("\n\n", start)).replace('\n', ' ');
    }

    /** {@return the address of what the specification says about a problem} */
    static String specification(Problem problem) {
        String page = of(problem);
        int start = page.lastIndexOf("](") + 2;
        return page.substring(start, page.indexOf(')', start));
    }

    /** {@return the first sentence of a page, without its full stop} */
    static String summary(Problem problem) {
        return summary(problem.code());
    }

    /** {@return the first sentence of the page about one of the {@link #codes()}, without its full stop} */
    static String summary(String code) {
        String meaning = meaning(code) + " ";
        int end = meaning.indexOf(". ");
        int colon = meaning.indexOf(": ");
        return meaning.substring(0, colon >= 0 && colon < end ? colon : end);
    }
}
