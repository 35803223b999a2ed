package dev.stepwasm.engine.differential;

import dev.stepwasm.engine.TrapReason;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What engines say about calls, as lines that can be compared. NaNs are all alike. */
final class Answers {
    private Answers() {}

    /** {@return the line for a call that gave results} */
    static String results(List<Kind> kinds, List<Long> bits, int memory) {
        return IntStream.range(0, kinds.size())
                        .mapToObj(i -> show(kinds.get(i), bits.get(i)))
                        .collect(Collectors.joining(" "))
                + after(memory);
    }

    /** {@return the line for a call that trapped} */
    static String trap(TrapReason reason, int memory) {
        return reason.words() + after(memory);
    }

    /** {@return the line for a failure that no program may cause} */
    static String failure(Throwable failure) {
        return "failure: " + failure;
    }

    private static String after(int memory) {
        return " #" + Integer.toHexString(memory);
    }

    static String show(Kind kind, long bits) {
        return switch (kind) {
            case I32 -> "i32:" + Integer.toHexString((int) bits);
            case F32 ->
                Float.isNaN(Float.intBitsToFloat((int) bits)) ? "f32:nan" : "f32:" + Integer.toHexString((int) bits);
            case F64 -> Double.isNaN(Double.longBitsToDouble(bits)) ? "f64:nan" : "f64:" + Long.toHexString(bits);
            default -> kind.keyword() + ":" + Long.toHexString(bits);
        };
    }

    /** {@return a number that changes with every byte} {@code engines.mjs} computes the same. */
    static int hash(byte[] memory) {
        int hash = memory.length;
        for (int i = 0; i < memory.length; i += 4) {
            int word =
                    memory[i] & 0xFF | (memory[i + 1] & 0xFF) << 8 | (memory[i + 2] & 0xFF) << 16 | memory[i + 3] << 24;
            hash = hash * 31 + word;
        }
        return hash;
    }

    /** {@return the line with a reason as coarse as V8 gives it} */
    static String coarse(String answer) {
        for (TrapReason reason : TrapReason.values()) {
            String words = reason.words() + " #";
            if (answer.startsWith(words)) {
                return coarse(reason) + answer.substring(reason.words().length());
            }
        }
        return answer;
    }

    private static String coarse(TrapReason reason) {
        return switch (reason) {
            case INTEGER_OVERFLOW, INVALID_CONVERSION_TO_INTEGER -> "integer does not fit";
            case OUT_OF_BOUNDS_TABLE_ACCESS, UNDEFINED_ELEMENT -> "outside a table";
            case UNINITIALIZED_ELEMENT, INDIRECT_CALL_TYPE_MISMATCH -> "null or another signature";
            default -> reason.words();
        };
    }
}
