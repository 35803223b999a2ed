package dev.stepwasm.dap.attach;

import java.time.Instant;

/** Programs as they would offer themselves. */
public final class OfferedPrograms {
    /** The token of all of them. */
    static final String TOKEN = "0123456789abcdef0123456789abcdef";

    private OfferedPrograms() {}

    /** {@return one in this process, at port 5005} */
    public static OfferedProgram ofThisProcess(String name) {
        long pid = ProcessHandle.current().pid();
        return of(pid, ProcessIdentity.of(pid).orElseThrow(), name);
    }

    /** {@return one in a process, or one that is no more, at port 5005} */
    static OfferedProgram of(long pid, String process, String name) {
        return new OfferedProgram(
                pid, process, Instant.parse("2026-01-02T03:04:05Z"), "127.0.0.1", 5005, TOKEN, name, "1");
    }
}
