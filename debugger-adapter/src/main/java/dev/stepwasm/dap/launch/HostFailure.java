package dev.stepwasm.dap.launch;

import dev.stepwasm.engine.debug.HostCode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where a Java class has failed, for its author. */
public final class HostFailure {
    /** More places than this are of no use in a message. */
    private static final int MOST_PLACES = 3;

    private static final List<String> OURS = List.of("dev.stepwasm.", "com.google.gson.", "org.eclipse.lsp4j.");

    private HostFailure() {}

    /**
     * {@return what to say of a failure for which a class of the user is to blame; empty if none is, as far as can be seen}
     *
     * @param failure that came out of a call of such a class, or of loading it
     */
    public static Optional<String> words(Throwable failure) {
        Throwable cause = first(failure);
        return Arrays.stream(cause.getStackTrace())
                .map(StackTraceElement::getClassName)
                .filter(name -> !HostCode.isOfJava(name))
                .findFirst()
                .filter(name -> !isIn(OURS, name))
                .map(name -> "class " + name + " failed: " + cause + places(cause))
                .or(() -> cause instanceof LinkageError
                        ? Optional.of("a Java class of the program cannot be loaded: " + cause
                                + "; is all that it needs" + " in `classpath`?")
                        : Optional.empty());
    }

    private static Throwable first(Throwable failure) {
        Throwable cause = failure;
        @Nullable Throwable next = cause.getCause();
        while (next != null) {
            cause = next;
            next = cause.getCause();
        }
        return cause;
    }

    /** {@return where the cause of all was thrown, a line for each place; empty if that was not in code of the user} */
    static String places(Throwable failure) {
        List<StackTraceElement> places = Arrays.stream(first(failure).getStackTrace())
                .takeWhile(frame -> !HostCode.isGlue(frame.getClassName()) && !isIn(OURS, frame.getClassName()))
                .toList();
        if (places.stream().allMatch(frame -> HostCode.isOfJava(frame.getClassName()))) {
            return "";
        }
        return places.stream()
                .limit(MOST_PLACES)
                .map(frame -> "\n    at " + frame)
                .collect(Collectors.joining());
    }

    private static boolean isIn(List<String> packages, String name) {
        return packages.stream().anyMatch(name::startsWith);
    }
}
