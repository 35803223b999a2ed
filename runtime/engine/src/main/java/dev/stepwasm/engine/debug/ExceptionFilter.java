package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.TrapReason;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A choice of failures that a user can let the program stop at. There is one for all traps, one for each kind of trap, and
 * those for exceptions, for the host and for test scripts.
 *
 * @param name what requests call it: {@code trap}, {@code trap.unreachable}, {@code uncaught}, {@code caught}, {@code host},
 *     {@code assertion}
 * @param label for people
 * @param description when the program stops, a sentence without full stop
 * @param isDefault whether it holds until somebody says otherwise
 * @param conditions what a condition can be, for people
 * @param traps the kinds of traps that it means; none if it means exceptions
 */
public record ExceptionFilter(
        String name, String label, String description, boolean isDefault, String conditions, Set<TrapReason> traps) {
    private static final Set<TrapReason> OF_CODE = EnumSet.complementOf(EnumSet.of(TrapReason.HOST));

    /** All traps of instructions. */
    public static final ExceptionFilter TRAPS = new ExceptionFilter(
            "trap",
            "Traps",
            "Stop before an instruction that traps, with all state intact",
            true,
            "kinds of traps, as `integer-divide-by-zero, unreachable`, or `if` and an expression",
            OF_CODE);
    /** Exceptions that no frame catches. */
    public static final ExceptionFilter UNCAUGHT = new ExceptionFilter(
            "uncaught",
            "Uncaught exceptions",
            "Stop before an exception is thrown that no function catches",
            true,
            "tags, as `$overflow, $closed`, or `if` and an expression",
            Set.of());
    /** Exceptions that a frame catches. */
    public static final ExceptionFilter CAUGHT = new ExceptionFilter(
            "caught",
            "Caught exceptions",
            "Stop before an exception is thrown that a function catches",
            false,
            "tags, as `$overflow, $closed`, or `if` and an expression",
            Set.of());
    /** Functions of the host that fail. */
    public static final ExceptionFilter HOST = new ExceptionFilter(
            "host",
            "Host failures",
            "Stop at the call of a function of the host that traps or fails",
            true,
            "functions of the host, as `env.read, $write`, or `if` and an expression",
            Set.of(TrapReason.HOST));

    /** Commands of test scripts that are not fulfilled. */
    public static final ExceptionFilter ASSERTION = new ExceptionFilter(
            "assertion",
            "Failed assertions",
            "Stop at a command of a test script that is not fulfilled, after it has been done",
            true,
            "commands, as `assert_return, assert_trap`, or `if` and an expression",
            Set.of());

    private static final List<ExceptionFilter> ALL = Stream.concat(
                    Stream.of(TRAPS, UNCAUGHT, CAUGHT, HOST, ASSERTION),
                    Arrays.stream(TrapReason.values()).filter(OF_CODE::contains).map(ExceptionFilter::of))
            .toList();

    /** Copies the set. */
    public ExceptionFilter {
        traps = Set.copyOf(traps);
    }

    private static ExceptionFilter of(TrapReason reason) {
        return new ExceptionFilter(
                TRAPS.name + "." + reason.code(),
                "Trap: " + reason.words(),
                "Stop before an instruction that traps with \"" + reason.words() + "\"",
                false,
                "`if` and an expression",
                Set.of(reason));
    }

    /** {@return all filters, in the order in which to show them} */
    public static List<ExceptionFilter> all() {
        return ALL;
    }

    /** {@return the filter of a name} */
    public static Optional<ExceptionFilter> named(String name) {
        return ALL.stream().filter(each -> each.name.equals(name)).findFirst();
    }

    /** {@return requests for the filters that hold until somebody says otherwise} */
    public static List<ExceptionFilterRequest> defaults() {
        return ALL.stream()
                .filter(ExceptionFilter::isDefault)
                .map(each -> new ExceptionFilterRequest(each.name, ""))
                .toList();
    }

    /** {@return the names of all filters, for a message} */
    static String names() {
        return ALL.stream().map(ExceptionFilter::name).collect(Collectors.joining(", "));
    }
}
