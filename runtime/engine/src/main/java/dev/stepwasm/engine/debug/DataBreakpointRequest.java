package dev.stepwasm.engine.debug;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A value whose accesses stop the program, right after they have happened.
 *
 * @param module {@linkplain DebuggedModule#number() number} of the module that the target belongs to
 * @param instance {@linkplain Frame#instanceNumber() number} of the instance that is meant. Without one it is the first of
 *     the module that is in use, or for globals and locals any
 * @param target what is watched
 * @param access which accesses stop
 * @param rule when they do
 */
public record DataBreakpointRequest(
        int module, OptionalInt instance, Target target, Access access, BreakpointRule rule) {
    /** A data breakpoint on something of a module, in whatever instance. */
    public DataBreakpointRequest(int module, Target target, Access access, BreakpointRule rule) {
        this(module, OptionalInt.empty(), target, access, rule);
    }

    /** A data breakpoint on something of the main module. */
    public DataBreakpointRequest(Target target, Access access, BreakpointRule rule) {
        this(0, target, access, rule);
    }

    /** What can be watched. */
    public sealed interface Target {
        /**
         * Bytes of a memory. Accesses by code, by functions of the host and by WASI are seen.
         *
         * @param memory index of the memory, imported ones first
         * @param address of the first byte
         * @param length number of bytes
         */
        record Memory(int memory, long address, long length) implements Target {
            /** @throws IllegalArgumentException if there is no byte, or an address is negative or too large */
            public Memory {
                if (address < 0 || length < 1 || address > Long.MAX_VALUE - length) {
                    throw new IllegalArgumentException("a data breakpoint needs at least one byte at an address");
                }
            }
        }

        /** A global, imported ones first. Accesses by code are seen. */
        record Global(int index) implements Target {}

        /** A local, in all calls of a function; parameters come first. */
        record Local(int function, int index) implements Target {}

        /** {@return what to watch to hear of a place of a frame; operands cannot be watched} */
        static Optional<Target> of(Place place, Frame frame) {
            return switch (place) {
                case Place.Local(int index) -> Optional.of(new Local(frame.functionIndex(), index));
                case Place.Global(int index) -> Optional.of(new Global(index));
                case Place.Operand operand -> Optional.empty();
            };
        }
    }

    /** Accesses that stop. */
    public enum Access {
        /** Reads. */
        READ,
        /** Writes, also of the value that was there. */
        WRITE,
        /** Both. */
        READ_WRITE;

        boolean covers(boolean isWrite) {
            return this == READ_WRITE || isWrite == (this == WRITE);
        }
    }
}
