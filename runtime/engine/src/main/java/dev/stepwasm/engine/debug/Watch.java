package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.debug.DataBreakpointRequest.Target;
import dev.stepwasm.engine.interpret.Activation;
import dev.stepwasm.engine.probe.MemoryAccess;
import dev.stepwasm.engine.store.LinearMemory;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A data breakpoint that holds, and how its stops are told. Used by the threads that make accesses.
 *
 * @param module that the target belongs to
 * @param name what is watched, for people
 */
record Watch(int id, DataBreakpointRequest request, DebuggedModule module, String name, Gate gate) {
    private static final int SHOWN_BYTES = 16;

    /**
     * An access that stops the program once it has happened.
     *
     * @param who did it, for people
     * @param before the value before it, for people
     * @param after gives the value after it, once it has happened
     */
    record Hit(Watch watch, boolean isWrite, String who, String before, Supplier<String> after) {
        /** {@return what has happened} */
        String show() {
            String what = (isWrite ? "write to " : "read of ") + watch.name() + " by " + who;
            return what + ": " + (isWrite ? before + " -> " + after.get() : before);
        }
    }

    /** {@return who makes an access, for people} @param frame whose next instruction does it; without one the host does */
    static String who(Optional<Activation> frame) {
        return frame.map(code -> code.instruction().opcode().keyword() + " in " + code.functionName()
                        + code.position()
                                .map(at -> " (" + at.line() + ":" + at.column() + ")")
                                .orElse(""))
                .orElse("the host");
    }

    /** {@return the bytes as they are, as many as there are} */
    static byte[] bytes(LinearMemory memory, Target.Memory range) {
        long there = Math.min(range.length(), memory.byteSize() - range.address());
        return there <= 0 ? new byte[0] : memory.read(range.address(), (int) Math.min(there, SHOWN_BYTES));
    }

    /** {@return the bytes as they were before an access, which the host has made and code is about to make} */
    static byte[] bytesBefore(Target.Memory range, MemoryAccess access) {
        byte[] bytes = bytes(access.memory(), range);
        if (access.frame().isEmpty()) {
            byte[] before = access.before();
            for (int i = 0; i < bytes.length; i++) {
                long at = range.address() + i - access.address();
                if (at >= 0 && at < before.length) {
                    bytes[i] = before[(int) at];
                }
            }
        }
        return bytes;
    }

    /** {@return bytes for people: a number if they are 1, 2, 4 or 8, the lowest address lowest; else each for itself} */
    static String show(byte[] bytes, long length) {
        if (bytes.length == length && (length == 1 || length == 2 || length == 4 || length == 8)) {
            long number = 0;
            for (int i = bytes.length - 1; i >= 0; i--) {
                number = number << 8 | bytes[i] & 0xFF;
            }
            return Long.toUnsignedString(number);
        }
        String shown = HexFormat.ofDelimiter(" ").formatHex(bytes).toLowerCase(Locale.ROOT);
        return bytes.length < length ? shown + " ..." : shown;
    }
}
