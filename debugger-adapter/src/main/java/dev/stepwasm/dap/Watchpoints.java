package dev.stepwasm.dap;

import dev.stepwasm.dap.memory.WatchArguments;
import dev.stepwasm.engine.debug.DataBreakpointRequest.Target;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.lsp4j.debug.DataBreakpoint;
import org.eclipse.lsp4j.debug.DataBreakpointAccessType;
import org.jspecify.annotations.Nullable;

/** Bytes of memories that are to be watched, as data breakpoints. */
final class Watchpoints {
    private Watchpoints() {}

    /** {@return data breakpoints for what is wanted} @throws Refusal if something cannot be understood */
    static List<DataBreakpoint> asked(WatchArguments args) {
        return Optional.ofNullable(args.breakpoints()).orElseThrow(() -> missing("breakpoints")).stream()
                .map(Watchpoints::asked)
                .toList();
    }

    private static DataBreakpoint asked(WatchArguments.@Nullable Watchpoint watched) {
        if (watched == null || watched.memoryReference() == null) {
            throw missing("memoryReference");
        }
        MemoryReference place = MemoryReference.parse(watched.memoryReference())
                .orElseThrow(() -> Refusal.of("there is no memory " + watched.memoryReference()));
        DataBreakpoint asked = new DataBreakpoint();
        try {
            Target bytes =
                    new Target.Memory(place.index(), place.address(), Objects.requireNonNullElse(watched.count(), 1L));
            asked.setDataId(DataIds.info(place.owner(), bytes, "").getDataId());
        } catch (IllegalArgumentException e) {
            throw Refusal.of(String.valueOf(e.getMessage()));
        }
        asked.setAccessType(access(Objects.requireNonNullElse(watched.accessType(), "write")));
        asked.setCondition(watched.condition());
        asked.setHitCondition(watched.hitCondition());
        return asked;
    }

    private static DataBreakpointAccessType access(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "read" -> DataBreakpointAccessType.READ;
            case "write" -> DataBreakpointAccessType.WRITE;
            case "readwrite" -> DataBreakpointAccessType.READ_WRITE;
            default -> throw Refusal.of("`" + name + "` is no access: `read`, `write` and `readWrite` are");
        };
    }

    private static Refusal missing(String name) {
        return Refusal.of("`" + name + "` is missing in the arguments");
    }
}
