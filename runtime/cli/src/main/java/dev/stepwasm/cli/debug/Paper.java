package dev.stepwasm.cli.debug;

import dev.stepwasm.cli.show.ProgramOutput;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * What a session prints on: lines of the debugger, and between them what the program writes. A line of the debugger never
 * continues a line of the program. Safe for use from any thread.
 */
public final class Paper {
    private final PrintStream out;
    private final boolean colours;
    private boolean lineIsOpen;

    /**
     * Nothing printed yet.
     *
     * @param out where to print
     * @param colours whether it understands ANSI colours
     */
    public Paper(PrintStream out, boolean colours) {
        this.out = out;
        this.colours = colours;
    }

    /** What a piece of text is, as far as its colour goes. */
    enum Style {
        /** Where the program stands. */
        PLACE("1"),
        /** A mistake, or a program that failed. */
        PROBLEM("31;1"),
        /** What is underlined. */
        CARET("32;1"),
        /** A name of the program. */
        NAME("36"),
        /** What is of less interest. */
        FAINT("2");

        private final String code;

        Style(String code) {
            this.code = code;
        }
    }

    /** {@return the text, coloured if colours are shown} */
    String paint(Style style, String text) {
        return colours && !text.isEmpty() ? "\033[" + style.code + "m" + text + "\033[0m" : text;
    }

    /** Prints a line of the debugger. */
    synchronized void line(String text) {
        endLine();
        out.println(text);
        out.flush();
    }

    /** Begins a new line if the program has not ended its own. */
    synchronized void endLine() {
        if (lineIsOpen) {
            out.println();
            lineIsOpen = false;
        }
        out.flush();
    }

    /** Says that somebody else has printed a piece of a line, as terminals do when Ctrl-C is pressed. */
    public synchronized void openLine() {
        lineIsOpen = true;
    }

    /**
     * {@return where the program writes to; what it writes is there when {@code write} returns}
     *
     * @param target the stream that it goes on to, which is seen among the lines of this paper
     */
    public PrintStream program(PrintStream target) {
        return new PrintStream(new Marking(new ProgramOutput(target)), true, StandardCharsets.UTF_8);
    }

    /** {@return what a person types to the program, whose line ends on the paper when it ends} */
    public InputStream typed(InputStream keys) {
        return new FilterInputStream(keys) {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int count = super.read(bytes, offset, length);
                if (count > 0 && bytes[offset + count - 1] == '\n') {
                    synchronized (Paper.this) {
                        lineIsOpen = false;
                    }
                }
                return count;
            }
        };
    }

    /** Marks whether what goes on to another stream has ended its line. */
    private final class Marking extends OutputStream {
        private final OutputStream target;

        Marking(OutputStream target) {
            this.target = target;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            synchronized (Paper.this) {
                if (length > 0) {
                    target.write(bytes, offset, length);
                    lineIsOpen = bytes[offset + length - 1] != '\n';
                }
            }
        }

        @Override
        public void flush() throws IOException {
            target.flush();
        }
    }
}
