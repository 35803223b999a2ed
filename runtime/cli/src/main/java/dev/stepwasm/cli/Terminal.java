package dev.stepwasm.cli;

import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/**
 * Where a verb writes.
 *
 * @param out answers, or a protocol
 * @param err messages about the run itself
 * @param colours which of the two understands ANSI colours
 * @param reader who reads {@code out} as it comes
 */
record Terminal(PrintStream out, PrintStream err, Colours colours, Reader reader) {
    /** Files, pipes or a test. */
    Terminal(PrintStream out, PrintStream err) {
        this(out, err, Colours.NONE, Reader.PROGRAM);
    }

    /** Who reads what is written. */
    enum Reader {
        PERSON,
        PROGRAM,
        /** The launcher knows, but only the jar was started. */
        UNKNOWN;

        /** {@return what the launcher says} */
        static Reader of(@Nullable String isTerminal) {
            return isTerminal == null ? UNKNOWN : Boolean.parseBoolean(isTerminal) ? PERSON : PROGRAM;
        }
    }

    /** Which of the streams are coloured: a person may look at one while the other goes to a file. */
    record Colours(boolean out, boolean err) {
        static final Colours NONE = new Colours(false, false);
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

    /** {@return the text, coloured if the stream that it goes to, one of the two, shows colours} */
    String paint(PrintStream stream, Style style, String text) {
        boolean coloured = stream == err ? colours.err() : colours.out();
        return coloured ? "\033[" + style.code + "m" + text + "\033[0m" : text;
    }

    /** Says something about the run itself. */
    void say(String message) {
        err.println("stepwasm: " + message);
    }
}
