package dev.stepwasm.dap.attach;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What tells a process from all others that have had its number or will have it. On Linux that is when it began in ticks
 * since the machine was started, and which start that was: unlike the time of day, neither changes when the clock is set.
 * Elsewhere it is the time at which it began.
 */
final class ProcessIdentity {
    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
    /** Where the ticks stand, counted from behind the name of the program (proc(5): field 22). */
    private static final int TICKS = 19;

    private static final String GONE = "ZX";

    private ProcessIdentity() {}

    /** {@return the identity of a process; empty if there is none of that number} */
    static Optional<String> of(long pid) {
        Optional<String> boot = boot();
        return boot.isPresent()
                ? ticks(pid).map(ticks -> boot.get() + '/' + ticks)
                : ProcessHandle.of(pid)
                        .filter(ProcessHandle::isAlive)
                        .map(process -> process.info().startInstant())
                        .map(start ->
                                start.map(time -> "/" + time.toEpochMilli()).orElse("/"));
    }

    /** {@return whether a process of that identity could run here and now: not on another machine, or before a start} */
    static boolean isOfThisStart(String identity) {
        int slash = identity.indexOf('/');
        return slash >= 0 && identity.substring(0, slash).equals(boot().orElse(""));
    }

    private static Optional<String> boot() {
        try {
            return Optional.of(Files.readString(BOOT).strip());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> ticks(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
            return GONE.contains(fields[0]) || fields.length <= TICKS ? Optional.empty() : Optional.of(fields[TICKS]);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
