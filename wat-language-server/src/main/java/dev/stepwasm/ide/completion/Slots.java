package dev.stepwasm.ide.completion;

import dev.stepwasm.wasm.opcode.Immediate;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.parse.TextShape;
import java.util.ArrayList;
import java.util.List;

/**
 * Which immediates can follow an instruction and those that it has already (core spec 6.5).
 *
 * @param next all that can stand here, besides groups
 * @param required whether one of them must stand here
 */
record Slots(List<Slot> next, boolean required) {
    /** What an immediate is. */
    sealed interface Slot {
        /**
         * An index or name.
         *
         * @param number which one of the indices it is, from 0
         */
        record Index(IndexSpace space, int number) implements Slot {}

        /** {@code offset=} of a load or store. */
        record Offset() implements Slot {}

        /** {@code align=} of a load or store. */
        record Align() implements Slot {}

        /** A lane number, or a number of a shuffle, below a limit. */
        record Lane(int limit) implements Slot {}

        /** {@code i32x4} and so on. */
        record Shape() implements Slot {}

        /** A heap type. */
        record Heap() implements Slot {}

        /** A reference type. */
        record Reference() implements Slot {}

        /** The label of the block that ends here. */
        record EndLabel() implements Slot {}

        /** A number about which nothing can be said. */
        record Number(boolean floating) implements Slot {}
    }

    private static final Slots NONE = new Slots(List.of(), false);
    private static final int SHUFFLE_LANES = 16;

    static Slots of(Opcode op, List<Frame.Item> given) {
        int count = (int) given.stream().filter(Frame.Item::isIndex).count();
        return switch (TextShape.of(op)) {
            case NONE, RESULTS, BLOCK, TRY_TABLE -> NONE;
            case INDEX -> count == 0 ? index(op, 0, true) : NONE;
            case OPTIONAL_INDEX -> given.isEmpty() ? index(op, 0, false) : NONE;
            case TWO_INDICES -> count < 2 ? index(op, count, true) : NONE;
            case ONE_OR_TWO_INDICES -> segmentAndTarget(op, count);
            case NONE_OR_TWO_INDICES -> count < 2 ? index(op, count, count == 1) : NONE;
            case INDICES -> index(op, 0, count == 0);
            case TABLE_AND_TYPE -> given.isEmpty() ? index(op, 1, false) : NONE;
            case INTEGER -> given.isEmpty() ? new Slots(List.of(new Slot.Number(false)), true) : NONE;
            case FLOAT -> given.isEmpty() ? new Slots(List.of(new Slot.Number(true)), true) : NONE;
            case VECTOR -> vector(given);
            case MEMORY_ARGUMENT -> new Slots(memory(given), false);
            case MEMORY_ARGUMENT_AND_LANE -> memoryLane(op, given);
            case LANE -> given.isEmpty() ? new Slots(List.of(new Slot.Lane(op.laneCount())), true) : NONE;
            case LANES ->
                given.size() < SHUFFLE_LANES ? new Slots(List.of(new Slot.Lane(2 * SHUFFLE_LANES)), true) : NONE;
            case HEAP_TYPE -> given.isEmpty() ? new Slots(List.of(new Slot.Heap()), true) : NONE;
            case REFERENCE_TYPE -> given.isEmpty() ? new Slots(List.of(new Slot.Reference()), true) : NONE;
            case CAST -> cast(given);
            case OPTIONAL_LABEL -> given.isEmpty() ? new Slots(List.of(new Slot.EndLabel()), false) : NONE;
        };
    }

    private static Slots index(Opcode op, int number, boolean required) {
        Immediate immediate =
                op.immediates().get(Math.min(number, op.immediates().size() - 1));
        if (immediate == Immediate.LENGTH) {
            return new Slots(List.of(new Slot.Number(false)), required);
        }
        return IndexSpace.of(immediate)
                .map(space -> new Slots(List.of(new Slot.Index(space, number)), required))
                .orElse(NONE);
    }

    /** {@code memory.init} and {@code table.init}: what is filled may stand before the segment. */
    private static Slots segmentAndTarget(Opcode op, int count) {
        boolean data = op.immediates().contains(Immediate.DATA);
        Slot segment = new Slot.Index(data ? IndexSpace.DATA : IndexSpace.ELEM, 0);
        Slot target = new Slot.Index(data ? IndexSpace.MEMORY : IndexSpace.TABLE, 1);
        return switch (count) {
            case 0 -> new Slots(List.of(segment, target), true);
            case 1 -> new Slots(List.of(segment), false);
            default -> NONE;
        };
    }

    private static Slots vector(List<Frame.Item> given) {
        if (given.isEmpty()) {
            return new Slots(List.of(new Slot.Shape()), true);
        }
        int code = given.getFirst().code();
        int lanes = TokenCode.isWord(code)
                ? switch (TokenCode.word(code)) {
                    case I8X16 -> 16;
                    case I16X8 -> 8;
                    case I32X4, F32X4 -> 4;
                    case I64X2, F64X2 -> 2;
                    default -> 0;
                }
                : 0;
        boolean more = given.size() <= lanes;
        return more ? new Slots(List.of(new Slot.Number(false)), true) : NONE;
    }

    private static List<Slot> memory(List<Frame.Item> given) {
        List<Slot> next = new ArrayList<>();
        int last = given.isEmpty() ? TokenCode.OPEN : given.getLast().code();
        if (given.isEmpty()) {
            next.add(new Slot.Index(IndexSpace.MEMORY, 0));
        }
        if (given.isEmpty() || given.getLast().isIndex()) {
            next.add(new Slot.Offset());
        }
        if (last != TokenCode.ALIGN_IS && given.stream().noneMatch(Frame.Item::group)) {
            next.add(new Slot.Align());
        }
        return next;
    }

    private static Slots memoryLane(Opcode op, List<Frame.Item> given) {
        boolean done = given.size() > 1 && given.getLast().code() == TokenCode.NAT;
        if (done) {
            return NONE;
        }
        List<Slot> next = memory(given);
        next.add(new Slot.Lane(op.laneCount()));
        return new Slots(next, true);
    }

    private static Slots cast(List<Frame.Item> given) {
        return switch (given.size()) {
            case 0 -> new Slots(List.of(new Slot.Index(IndexSpace.LABEL, 0)), true);
            case 1, 2 -> new Slots(List.of(new Slot.Reference()), true);
            default -> NONE;
        };
    }
}
