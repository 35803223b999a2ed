package dev.stepwasm.wat.parse;

import dev.stepwasm.wasm.opcode.Immediate;
import dev.stepwasm.wasm.opcode.Opcode;
import java.util.List;

/** How the immediates of an instruction are written in text; follows from the opcode table. */
public enum TextShape {
    /** Nothing. */
    NONE,
    /** Exactly one index. */
    INDEX,
    /** One index that may be left out. */
    OPTIONAL_INDEX,
    /** Exactly two indices. */
    TWO_INDICES,
    /** Two indices, of which the first may be left out. */
    ONE_OR_TWO_INDICES,
    /** Two indices or none. */
    NONE_OR_TWO_INDICES,
    /** At least one index. */
    INDICES,
    /** A table that may be left out, and a type use. */
    TABLE_AND_TYPE,
    /** An integer. */
    INTEGER,
    /** A floating point number. */
    FLOAT,
    /** A lane shape and its numbers. */
    VECTOR,
    /** Memory, offset and alignment, all optional. */
    MEMORY_ARGUMENT,
    /** The same and a lane number. */
    MEMORY_ARGUMENT_AND_LANE,
    /** A lane number. */
    LANE,
    /** Sixteen lane numbers. */
    LANES,
    /** Result clauses. */
    RESULTS,
    /** A heap type. */
    HEAP_TYPE,
    /** A reference type. */
    REFERENCE_TYPE,
    /** A label and two reference types. */
    CAST,
    /** A label and a block type; a block begins. */
    BLOCK,
    /** A label, a block type and catch clauses; a block begins. */
    TRY_TABLE,
    /** A label that may be left out: {@code else} and {@code end}. */
    OPTIONAL_LABEL;

    private static final TextShape[] OF = new TextShape[Opcode.values().length];

    static {
        for (Opcode op : Opcode.values()) {
            OF[op.ordinal()] = find(op);
        }
    }

    /** {@return the shape of an instruction's immediates} */
    public static TextShape of(Opcode op) {
        return OF[op.ordinal()];
    }

    private static TextShape find(Opcode op) {
        if (op == Opcode.ELSE || op == Opcode.END) {
            return OPTIONAL_LABEL;
        }
        if (op == Opcode.SELECT || op == Opcode.SELECT_T) {
            return RESULTS;
        }
        List<Immediate> immediates = op.immediates();
        return switch (immediates.size()) {
            case 0 -> NONE;
            case 1 -> single(immediates.getFirst());
            case 2 -> pair(immediates.get(0), immediates.get(1));
            default -> throw new IllegalStateException("no text shape for " + op);
        };
    }

    private static TextShape single(Immediate immediate) {
        return switch (immediate) {
            case LABEL, FUNCTION, TYPE, LOCAL, GLOBAL, TAG, DATA, ELEM, FIELD, LENGTH -> INDEX;
            case TABLE, MEMORY -> OPTIONAL_INDEX;
            case LABELS -> INDICES;
            case I32, I64 -> INTEGER;
            case F32, F64 -> FLOAT;
            case V128 -> VECTOR;
            case MEMARG -> MEMORY_ARGUMENT;
            case LANE -> LANE;
            case LANES -> LANES;
            case VALUE_TYPES -> RESULTS;
            case HEAP_TYPE -> HEAP_TYPE;
            case REF_TYPE -> REFERENCE_TYPE;
            case CAST -> CAST;
            case BLOCK_TYPE -> BLOCK;
            case CATCHES -> TRY_TABLE;
            case ORDERING -> NONE;
        };
    }

    private static TextShape pair(Immediate first, Immediate second) {
        return switch (first) {
            case BLOCK_TYPE -> TRY_TABLE;
            case MEMARG -> MEMORY_ARGUMENT_AND_LANE;
            case MEMORY -> NONE_OR_TWO_INDICES;
            case TABLE -> NONE_OR_TWO_INDICES;
            case DATA, ELEM -> ONE_OR_TWO_INDICES;
            case TYPE -> second == Immediate.TABLE ? TABLE_AND_TYPE : TWO_INDICES;
            default -> throw new IllegalStateException("no text shape for " + first + " " + second);
        };
    }
}
