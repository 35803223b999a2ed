package dev.stepwasm.cli;

import java.io.PrintStream;

/**
 * Where a verb writes.
 *
 * @param out answers, or a protocol
 * @param err messages about the run itself
 * @param colours whether {@code out} understands ANSI colours
 * @param interactive whether {@code out} is shown to a person as it comes
 */
record Terminal(PrintStream out, PrintStream err, boolean colours, boolean interactive) {
    /** A file, a pipe or a test. */
    Terminal(PrintStream out, PrintStream err, boolean colours) {
        this(out, err, colours, false);
    }

    /** What a piece of output is, as far as its colour goes. */
    enum Style {
        ERROR("31;1"),
        WARNING("33;1"),
        NOTE("36;1"),
        STRONG("1"),
        CARET("32;1");

        private final String code;

        Style(String code) {
            this.code = code;
        }
    }

    /** {@return the text, coloured if the terminal can} */
    String paint(Style style, String text) {
        return colours ? "\033[" + style.code + "m" + text + "\033[0m" : text;
    }

    /** Says something about the run itself. */
    void say(String message) {
        err.println("stepwasm: " + message);
    }
}
