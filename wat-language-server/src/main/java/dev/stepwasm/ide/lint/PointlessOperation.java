package dev.stepwasm.ide.lint;

import dev.stepwasm.wasm.opcode.Opcode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Integer arithmetic whose result is known before it runs though an operand is not: {@code x - x}, an unsigned number
 * less than 0, a byte equal to 256; a division by 0; a shift by more bits than there are. Numbers with a fraction are left
 * alone: {@code x != x} is how one asks for NaN.
 */
final class PointlessOperation implements BodyRule {
    @Override
    public void check(Body body, List<Finding> found) {
        Operands operands = body.operands();
        for (int i = 2; i < body.size(); i++) {
            int second = operands.last(i);
            int first = operands.before(second);
            if (first >= 0
                    && !(operands.isKnown(first) && operands.isKnown(i))
                    && body.reach().runs(i)) {
                int at = i;
                message(body, i, first, second)
                        .ifPresent(message -> found.add(new Finding(
                                Lint.POINTLESS_OPERATION, body.span(body.keyword(at)), message, List.of())));
            }
        }
    }

    private static Optional<String> message(Body body, int i, int first, int second) {
        Operands operands = body.operands();
        Opcode op = body.op(i);
        if (operands.isKnown(second)) {
            Optional<String> of = ofNumber(op, operands.value(second));
            return of.isPresent() ? of : compared(op, Range.of(body, first), operands.value(second));
        }
        if (operands.isKnown(first)) {
            return compared(swapped(op), Range.of(body, second), operands.value(first));
        }
        boolean same = body.op(first) == Opcode.LOCAL_GET
                && body.op(second) == Opcode.LOCAL_GET
                && body.immediates(first).equals(body.immediates(second));
        return same ? ofItself(op) : Optional.empty();
    }

    private static Optional<String> ofNumber(Opcode op, long number) {
        return switch (op) {
            case I32_DIV_S, I32_DIV_U, I32_REM_S, I32_REM_U, I64_DIV_S, I64_DIV_U, I64_REM_S, I64_REM_U ->
                number == 0 ? Optional.of("this divides by 0, so it always traps") : Optional.empty();
            case I32_SHL, I32_SHR_S, I32_SHR_U -> shifted(number & 0xFFFF_FFFFL, 32);
            case I64_SHL, I64_SHR_S, I64_SHR_U -> shifted(number, 64);
            default -> Optional.empty();
        };
    }

    private static Optional<String> shifted(long number, int bits) {
        return Long.compareUnsigned(number, bits) < 0
                ? Optional.empty()
                : Optional.of("an i%d has %d bits, so a shift by %s is one by %d"
                        .formatted(bits, bits, Long.toUnsignedString(number), number & (bits - 1)));
    }

    private static Optional<String> ofItself(Opcode op) {
        return switch (op) {
            case I32_SUB, I32_XOR, I64_SUB, I64_XOR -> Optional.of("both operands are the same, so this is always 0");
            case I32_AND, I32_OR, I64_AND, I64_OR -> Optional.of("both operands are the same, and so is the result");
            case I32_EQ, I32_LE_S, I32_LE_U, I32_GE_S, I32_GE_U, I64_EQ, I64_LE_S, I64_LE_U, I64_GE_S, I64_GE_U ->
                Optional.of("both operands are the same, so this is always true");
            case I32_NE, I32_LT_S, I32_LT_U, I32_GT_S, I32_GT_U, I64_NE, I64_LT_S, I64_LT_U, I64_GT_S, I64_GT_U ->
                Optional.of("both operands are the same, so this is always false");
            default -> Optional.empty();
        };
    }

    /** {@return what is known of a comparison with a number behind it} */
    private static Optional<String> compared(Opcode op, Range range, long number) {
        Comparator<Long> unsigned = Long::compareUnsigned;
        return switch (op) {
            case I32_EQ, I64_EQ -> range.excludes(number) ? always(false) : Optional.empty();
            case I32_NE, I64_NE -> range.excludes(number) ? always(true) : Optional.empty();
            case I32_LT_S -> less(Comparator.naturalOrder(), range.narrow(), number, true);
            case I64_LT_S -> less(Comparator.naturalOrder(), range, number, true);
            case I32_GE_S -> less(Comparator.naturalOrder(), range.narrow(), number, false);
            case I64_GE_S -> less(Comparator.naturalOrder(), range, number, false);
            case I32_LT_U, I64_LT_U -> less(unsigned, range.unsigned(), number, true);
            case I32_GE_U, I64_GE_U -> less(unsigned, range.unsigned(), number, false);
            case I32_LE_S -> greater(Comparator.naturalOrder(), range.narrow(), number, false);
            case I64_LE_S -> greater(Comparator.naturalOrder(), range, number, false);
            case I32_GT_S -> greater(Comparator.naturalOrder(), range.narrow(), number, true);
            case I64_GT_S -> greater(Comparator.naturalOrder(), range, number, true);
            case I32_LE_U, I64_LE_U -> greater(unsigned, range.unsigned(), number, false);
            case I32_GT_U, I64_GT_U -> greater(unsigned, range.unsigned(), number, true);
            default -> Optional.empty();
        };
    }

    private static Optional<String> less(Comparator<Long> order, Range range, long number, boolean ifLess) {
        if (order.compare(range.most(), number) < 0) {
            return always(ifLess);
        }
        return order.compare(range.least(), number) >= 0 ? always(!ifLess) : Optional.empty();
    }

    private static Optional<String> greater(Comparator<Long> order, Range range, long number, boolean ifGreater) {
        if (order.compare(range.least(), number) > 0) {
            return always(ifGreater);
        }
        return order.compare(range.most(), number) <= 0 ? always(!ifGreater) : Optional.empty();
    }

    private static Optional<String> always(boolean result) {
        return Optional.of("this is always " + result + ", whatever the other operand is");
    }

    private static Opcode swapped(Opcode op) {
        return switch (op) {
            case I32_LT_S -> Opcode.I32_GT_S;
            case I32_LT_U -> Opcode.I32_GT_U;
            case I32_GT_S -> Opcode.I32_LT_S;
            case I32_GT_U -> Opcode.I32_LT_U;
            case I32_LE_S -> Opcode.I32_GE_S;
            case I32_LE_U -> Opcode.I32_GE_U;
            case I32_GE_S -> Opcode.I32_LE_S;
            case I32_GE_U -> Opcode.I32_LE_U;
            case I64_LT_S -> Opcode.I64_GT_S;
            case I64_LT_U -> Opcode.I64_GT_U;
            case I64_GT_S -> Opcode.I64_LT_S;
            case I64_GT_U -> Opcode.I64_LT_U;
            case I64_LE_S -> Opcode.I64_GE_S;
            case I64_LE_U -> Opcode.I64_GE_U;
            case I64_GE_S -> Opcode.I64_LE_S;
            case I64_GE_U -> Opcode.I64_LE_U;
            default -> op;
        };
    }
}
