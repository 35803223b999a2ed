package dev.stepwasm.wat.names;

import dev.stepwasm.wasm.module.ExternalKind;
import dev.stepwasm.wasm.opcode.Immediate;
import dev.stepwasm.wasm.problem.Problem;
import java.util.Arrays;
import java.util.Optional;

/** What an index or a name can stand for (core spec 2.5.1). */
public enum IndexSpace {
    TYPE("type", Problem.UNKNOWN_TYPE),
    FUNCTION("function", Problem.UNKNOWN_FUNCTION),
    TABLE("table", Problem.UNKNOWN_TABLE),
    MEMORY("memory", Problem.UNKNOWN_MEMORY),
    GLOBAL("global", Problem.UNKNOWN_GLOBAL),
    TAG("tag", Problem.UNKNOWN_TAG),
    ELEM("element segment", Problem.UNKNOWN_ELEM_SEGMENT),
    DATA("data segment", Problem.UNKNOWN_DATA_SEGMENT),
    /** Parameters and locals of one function. */
    LOCAL("local", Problem.UNKNOWN_LOCAL),
    /** Blocks around an instruction, counted from the innermost. */
    LABEL("label", Problem.UNKNOWN_LABEL),
    /** Fields of one struct type. */
    FIELD("field", Problem.UNKNOWN_FIELD);

    private final String word;
    private final Problem unknown;

    IndexSpace(String word, Problem unknown) {
        this.word = word;
        this.unknown = unknown;
    }

    /** {@return what one entry is called} */
    public String word() {
        return word;
    }

    /** {@return the problem of an index or name that is not there} */
    public Problem unknown() {
        return unknown;
    }

    /** {@return the space that an immediate of an instruction points into, if it points into one} */
    public static Optional<IndexSpace> of(Immediate immediate) {
        return switch (immediate) {
            case LABEL, LABELS -> Optional.of(LABEL);
            case FUNCTION -> Optional.of(FUNCTION);
            case TYPE -> Optional.of(TYPE);
            case TABLE -> Optional.of(TABLE);
            case MEMORY -> Optional.of(MEMORY);
            case LOCAL -> Optional.of(LOCAL);
            case GLOBAL -> Optional.of(GLOBAL);
            case TAG -> Optional.of(TAG);
            case DATA -> Optional.of(DATA);
            case ELEM -> Optional.of(ELEM);
            case FIELD -> Optional.of(FIELD);
            default -> Optional.empty();
        };
    }

    /** {@return the space of what a module exports or imports} */
    public static IndexSpace of(ExternalKind kind) {
        return switch (kind) {
            case FUNCTION -> FUNCTION;
            case TABLE -> TABLE;
            case MEMORY -> MEMORY;
            case GLOBAL -> GLOBAL;
            case TAG -> TAG;
        };
    }

    /** {@return what its entries are to other modules}; empty if they cannot be exported */
    public Optional<ExternalKind> external() {
        return Arrays.stream(ExternalKind.values())
                .filter(kind -> of(kind) == this)
                .findFirst();
    }
}
