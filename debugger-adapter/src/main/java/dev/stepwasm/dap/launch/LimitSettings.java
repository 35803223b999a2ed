package dev.stepwasm.dap.launch;

import dev.stepwasm.engine.debug.RunLimits;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What {@code timeouts} and {@code limits} in a launch say. */
final class LimitSettings {
    private static final Pattern TIME = Pattern.compile("([0-9]{1,9})(ms|s|m)");
    /** Eleven days, so that no sum of times overflows. */
    private static final long LONGEST = 1_000_000_000;

    private static final long MOST_INSTRUCTIONS = 1L << 53;
    private static final long MOST_PAGES = 1 << 16;
    private static final long MOST_CALLS = 1_000_000;
    private static final int PAGE = 1 << 16;

    /** What {@code timeouts} can be. */
    static final Shape TIMEOUTS = new Shape.Fields(List.of(Field.optional(
            "run",
            Shape.choice(Shape.text(TIME.pattern(), "a time such as \"5s\""), new Shape.Whole(1, LONGEST)),
            "How long the program may run; while it stands still no time passes.",
            "5s",
            500)));

    /** What {@code limits} can be. */
    static final Shape LIMITS = new Shape.Fields(List.of(
            Field.optional(
                    "instructions",
                    new Shape.Whole(1, MOST_INSTRUCTIONS),
                    "How many instructions it may run, the start functions included.",
                    1_000_000),
            Field.optional(
                    "memoryPages",
                    new Shape.Whole(0, MOST_PAGES),
                    "How many pages of 64 KiB the memories of a module may have together; beyond, `memory.grow` gives -1.",
                    256),
            Field.optional(
                            "callDepth",
                            new Shape.Whole(1, MOST_CALLS),
                            "How deep calls may be nested; one more is a trap.",
                            1_000)
                    .orElse(RunLimits.none().callDepth())));

    private LimitSettings() {}

    /** {@return the limits in objects that have been found to be of these shapes} */
    static RunLimits read(Map<?, ?> timeouts, Map<?, ?> limits) throws LaunchException {
        OptionalLong pages = whole(limits.get("memoryPages"));
        return new RunLimits(
                time(timeouts.get("run")),
                whole(limits.get("instructions")),
                pages.isPresent() ? OptionalLong.of(pages.getAsLong() * PAGE) : OptionalLong.empty(),
                (int) whole(limits.get("callDepth")).orElse(RunLimits.none().callDepth()));
    }

    private static OptionalLong whole(@Nullable Object value) {
        return Json.whole(value)
                .map(number -> OptionalLong.of(number.longValue()))
                .orElse(OptionalLong.empty());
    }

    private static Optional<Duration> time(@Nullable Object value) throws LaunchException {
        if (value instanceof String text) {
            Matcher time = TIME.matcher(text);
            long number = time.matches() ? Long.parseLong(time.group(1)) : 0;
            if (number == 0) {
                throw new LaunchException("`run` in `timeouts` must be more than no time, not " + Json.shown(value));
            }
            return Optional.of(
                    switch (time.group(2)) {
                        case "ms" -> Duration.ofMillis(number);
                        case "s" -> Duration.ofSeconds(number);
                        default -> Duration.ofMinutes(number);
                    });
        }
        OptionalLong milliseconds = whole(value);
        return milliseconds.isPresent() ? Optional.of(Duration.ofMillis(milliseconds.getAsLong())) : Optional.empty();
    }
}
