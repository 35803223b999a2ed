package dev.stepwasm.engine.interpret;

import dev.stepwasm.engine.TrapReason;
import java.util.EnumMap;
import java.util.Map;

/** Says inside the interpreter that an instruction fails. Without stack and shared, so it costs nothing to make. */
final class TrapSignal extends RuntimeException {
    private static final Map<TrapReason, TrapSignal> SIGNALS = new EnumMap<>(TrapReason.class);

    static {
        for (TrapReason reason : TrapReason.values()) {
            SIGNALS.put(reason, new TrapSignal(reason));
        }
    }

    private final TrapReason reason;

    private TrapSignal(TrapReason reason) {
        super(reason.words(), null, false, false);
        this.reason = reason;
    }

    @SuppressWarnings("NullAway") // Every reason has a signal.
    static TrapSignal of(TrapReason reason) {
        return SIGNALS.get(reason);
    }

    TrapReason reason() {
        return reason;
    }
}
