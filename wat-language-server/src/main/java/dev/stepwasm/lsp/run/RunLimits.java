package dev.stepwasm.lsp.run;

import java.time.Duration;

/**
 * What a run may use before it is ended.
 *
 * @param time of a call with the start function before it, or of one command of a script
 * @param memoryBytes bytes that the memories of an instance may have together
 * @param outputBytes bytes of output that are kept; what is beyond is counted
 */
public record RunLimits(Duration time, long memoryBytes, int outputBytes) {
    /** {@return the time as people write it} */
    public String showTime() {
        return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }
}
