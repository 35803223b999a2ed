package dev.stepwasm.eclipse.debug;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is selected in the Debug view, as far as it is ours. */
public final class Contexts {
    private Contexts() {}

    /** {@return the frame that something means: itself, or the innermost of a thread or program that stands still} */
    public static Optional<WasmFrame> frame(@Nullable Object context) {
        return switch (context) {
            case WasmFrame frame when frame.isSuspended() -> Optional.of(frame);
            case WasmVariable variable -> frame(variable.frame());
            case WasmThread thread -> Optional.ofNullable((WasmFrame) thread.getTopStackFrame());
            case WasmTarget target -> {
                for (var thread : target.getThreads()) {
                    if (thread.isSuspended()) {
                        yield frame(thread);
                    }
                }
                yield Optional.empty();
            }
            case null, default -> Optional.empty();
        };
    }
}
