package dev.stepwasm.ide.highlight;

import dev.stepwasm.wasm.opcode.Feature;
import dev.stepwasm.wasm.opcode.Immediate;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wat.names.IndexSpace;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the numbers and names behind an instruction stand for, by their places in the text. Made from the opcode table. */
final class Immediates {
    private static final Immediates[] OF = new Immediates[Opcode.values().length];

    static {
        for (Opcode op : Opcode.values()) {
            OF[op.ordinal()] = new Immediates(op);
        }
    }

    private final TokenType type;
    private final int modifiers;
    private final boolean writes;
    private final @Nullable IndexSpace[] places;
    private final boolean repeats;

    private Immediates(Opcode op) {
        boolean branches = op.immediates().stream().anyMatch(Immediates::isLabel);
        // Everything below 0x1A, and `try_table`, is under "control instructions" in the binary format.
        boolean control = op.prefix() == 0 && op.code() < 0x20 && !isParametric(op);
        type = branches || control ? TokenType.KEYWORD : TokenType.OPERATOR;
        modifiers = op.feature() == Feature.LEGACY_EXCEPTIONS ? TokenModifier.DEPRECATED.bit() : 0;
        writes = switch (op) {
            case LOCAL_SET, LOCAL_TEE, GLOBAL_SET, STRUCT_SET -> true;
            default -> false;
        };
        places = places(op);
        repeats = op.immediates().contains(Immediate.LABELS);
    }

    static Immediates of(Opcode op) {
        return OF[op.ordinal()];
    }

    private static boolean isParametric(Opcode op) {
        return switch (op) {
            case DROP, SELECT, SELECT_T -> true;
            default -> false;
        };
    }

    private static boolean isLabel(Immediate immediate) {
        return switch (immediate) {
            case LABEL, LABELS, CAST -> true;
            default -> false;
        };
    }

    /** Tables and memories come first in text and may be left out. */
    private static @Nullable IndexSpace[] places(Opcode op) {
        List<@Nullable IndexSpace> first = new ArrayList<>();
        List<@Nullable IndexSpace> then = new ArrayList<>();
        for (Immediate immediate : op.immediates()) {
            switch (immediate) {
                case TABLE -> first.add(IndexSpace.TABLE);
                case MEMORY, MEMARG -> first.add(IndexSpace.MEMORY);
                case BLOCK_TYPE, CAST -> then.add(IndexSpace.LABEL);
                case HEAP_TYPE -> then.add(IndexSpace.TYPE);
                // The type of an indirect call is a clause of its own.
                case TYPE -> {
                    if (!op.immediates().contains(Immediate.TABLE)) {
                        then.add(IndexSpace.TYPE);
                    }
                }
                case LENGTH, LANE -> then.add(null);
                default -> IndexSpace.of(immediate).ifPresent(then::add);
            }
        }
        if (op == Opcode.ELSE || op == Opcode.END) {
            then.add(IndexSpace.LABEL);
        }
        first.addAll(then);
        return first.toArray(new @Nullable IndexSpace[0]);
    }

    /** {@return what the keyword is} */
    TokenType type() {
        return type;
    }

    /** {@return what else there is to say about the keyword} */
    int modifiers() {
        return modifiers;
    }

    /** {@return whether what the last immediate stands for gets a value} */
    boolean writes() {
        return writes;
    }

    /**
     * {@return the index space of a number or name, or null if it is only a number}
     *
     * @param place its place among the numbers and names
     * @param count how many there are
     */
    @Nullable
    IndexSpace space(int place, int count) {
        if (places.length == 0) {
            return null;
        }
        if (repeats) {
            return places[0];
        }
        int at = places.length - count + place;
        return at >= 0 && at < places.length ? places[at] : null;
    }
}
