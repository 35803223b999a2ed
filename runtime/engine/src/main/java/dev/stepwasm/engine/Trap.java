package dev.stepwasm.engine;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Running code did what the standard forbids. The message names the reason and what led to it: operands, the effective
 * address, sizes; {@link #toString} has the frames of Wasm as well, the innermost first. The Java stack trace is the host's.
 */
public final class Trap extends RuntimeException {
    private static final int SHOWN_FRAMES = 32;

    private final TrapReason reason;
    private final String detail;
    private final transient List<TraceElement> backtrace;

    /**
     * A trap.
     *
     * @param detail what led to it, lower case, without the reason; may be empty
     * @param backtrace the innermost frame first
     */
    public Trap(TrapReason reason, String detail, List<TraceElement> backtrace) {
        this(reason, detail, backtrace, null);
    }

    private Trap(TrapReason reason, String detail, List<TraceElement> backtrace, @Nullable Throwable cause) {
        super(reason.words() + (detail.isEmpty() ? "" : ": " + detail), cause);
        this.reason = reason;
        this.detail = detail;
        this.backtrace = List.copyOf(backtrace);
    }

    /** {@return a trap that a host function throws, with a message for the user; the frames are added on its way} */
    public static Trap ofHost(String message) {
        return ofHost(message, null);
    }

    /** {@return a trap because of something that went wrong in the host, whose Java stack trace is kept as the cause} */
    public static Trap ofHost(String message, @Nullable Throwable cause) {
        return new Trap(TrapReason.HOST, message, List.of(), cause);
    }

    /** {@return the same trap with frames} */
    public Trap withBacktrace(List<TraceElement> frames) {
        var trap = new Trap(reason, detail, frames, getCause());
        trap.setStackTrace(getStackTrace());
        return trap;
    }

    /** {@return the kind of trap} */
    public TrapReason reason() {
        return reason;
    }

    /** {@return what led to it: operands, effective address, sizes; may be empty} */
    public String detail() {
        return detail;
    }

    /** {@return the message for people who need not know Java: of what went wrong in the host, only what it says} */
    public String words() {
        Throwable cause = getCause();
        String message = String.valueOf(getMessage());
        if (cause == null) {
            return message;
        }
        String said = cause.getMessage();
        return message.replace(cause.toString(), said == null ? "it failed" : said);
    }

    /** {@return the frames of Wasm, the innermost first} */
    public List<TraceElement> backtrace() {
        return backtrace;
    }

    /** {@return the frames, one a line, indented; long traces are cut in the middle} */
    public String showBacktrace() {
        return show(backtrace);
    }

    /** {@return frames, the innermost first, one a line, indented; long traces are cut in the middle} */
    public static String show(List<TraceElement> backtrace) {
        if (backtrace.size() <= SHOWN_FRAMES) {
            return lines(backtrace);
        }
        int left = SHOWN_FRAMES / 2;
        return lines(backtrace.subList(0, left)) + "\n  ... " + (backtrace.size() - 2 * left) + " more\n"
                + lines(backtrace.subList(backtrace.size() - left, backtrace.size()));
    }

    /** {@return message and frames, so that every printed stack trace begins with those of Wasm} */
    @Override
    public String toString() {
        return super.toString() + (backtrace.isEmpty() ? "" : "\n" + showBacktrace());
    }

    private static String lines(List<TraceElement> frames) {
        return frames.stream().map(frame -> "  at " + frame.show()).collect(Collectors.joining("\n"));
    }
}
