package dev.stepwasm.cli;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A command line to copy into a shell. */
final class ShellLine {
    /** What no shell takes for anything but itself. */
    private static final Pattern PLAIN = Pattern.compile("[\\w@%+=:,./-]+");

    private ShellLine() {}

    /** {@return words as a POSIX shell reads them, each quoted if it must be} */
    static String of(List<String> words) {
        return words.stream().map(ShellLine::quoted).collect(Collectors.joining(" "));
    }

    private static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
