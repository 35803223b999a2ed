package dev.stepwasm.dap.attach;

import java.time.Instant;

/**
 * A program that a debugger can attach to.
 *
 * @param pid number of its process
 * @param process tells the process from others that get its number, see {@link ProcessIdentity}
 * @param since when its process began
 * @param host address at which a debugger on this machine reaches it
 * @param port where it listens
 * @param token what it wants to be shown; never to be printed
 * @param program its name, for people
 * @param version of the Stepwasm in it
 */
public record OfferedProgram(
        long pid, String process, Instant since, String host, int port, String token, String program, String version) {
    private static final int LONGEST = 200;

    /** @throws IllegalArgumentException if process or port cannot be */
    public OfferedProgram {
        if (pid <= 0 || port <= 0 || port > 0xFFFF) {
            throw new IllegalArgumentException("no process listens there: " + pid + " at port " + port);
        }
        host = oneLine(host);
        program = oneLine(program);
        version = oneLine(version);
    }

    /** {@return what is safe to print on a terminal, whoever wrote it} */
    private static String oneLine(String text) {
        StringBuilder line = new StringBuilder();
        text.codePoints().limit(LONGEST).forEach(c -> line.appendCodePoint(isShown(c) ? c : '?'));
        return line.toString();
    }

    private static boolean isShown(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    @Override
    public String toString() {
        return program + " (process " + pid + ", " + host + ":" + port + ")";
    }
}
