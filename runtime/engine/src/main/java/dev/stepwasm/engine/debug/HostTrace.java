package dev.stepwasm.engine.debug;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where a class of the user has failed, as Java says it: for those who have written the class. Of failures inside of what
 * we bring along there is nothing to tell.
 */
public final class HostTrace {
    private static final int MOST = 8;

    private HostTrace() {}

    /** {@return the exception in Java's words; empty if it was not thrown in code of the user} */
    public static Optional<String> exception(Throwable cause) {
        return frames(cause).isEmpty() ? Optional.empty() : Optional.of(cause.toString());
    }

    /** {@return the places in Java down to the call of the host function, one a line, indented; empty if none is the user's} */
    public static Optional<String> places(Throwable cause) {
        List<StackTraceElement> frames = frames(cause);
        return frames.isEmpty()
                ? Optional.empty()
                : Optional.of(frames.stream()
                        .limit(MOST)
                        .map(frame -> "  at " + plain(frame))
                        .collect(Collectors.joining("\n")));
    }

    private static List<StackTraceElement> frames(Throwable cause) {
        List<StackTraceElement> frames = Arrays.stream(cause.getStackTrace())
                .takeWhile(frame -> !HostCode.isGlue(frame.getClassName()))
                .toList();
        boolean users = frames.stream().anyMatch(frame -> !HostCode.isOfJava(frame.getClassName()));
        return users ? frames : List.of();
    }

    /** {@return a place without loader and module, which say nothing to people} */
    private static String plain(StackTraceElement frame) {
        String text = frame.toString();
        return text.substring(text.lastIndexOf('/', text.indexOf('(')) + 1);
    }
}
