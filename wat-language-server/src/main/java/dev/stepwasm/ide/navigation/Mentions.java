package dev.stepwasm.ide.navigation;

import dev.stepwasm.wasm.opcode.Immediate;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wat.lex.NumberLiteral;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.names.Definition;
import dev.stepwasm.wat.names.Identifier;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.util.Optional;

/**
 * Says cheaply whether a segment may mention something: whether its name, or its index at a place where an index of its
 * kind can stand, is among the tokens. Most segments of a large module need not be looked at closer.
 */
final class Mentions {
    private final SyntaxTree tree;
    private final String text;
    private final IndexSpace space;
    private final int index;
    private final Optional<String> name;
    private final boolean[] takesSpace = new boolean[Opcode.values().length];

    Mentions(SyntaxTree tree, Definition definition) {
        this.tree = tree;
        this.text = tree.source().text();
        this.space = definition.space();
        this.index = definition.index();
        this.name = definition.name();
        for (Opcode op : Opcode.values()) {
            takesSpace[op.ordinal()] = op.immediates().stream().anyMatch(this::canHold);
        }
    }

    private boolean canHold(Immediate immediate) {
        return switch (immediate) {
            case I32, I64, F32, F64, V128, LANE, LANES, LENGTH, ORDERING -> false;
            case BLOCK_TYPE, VALUE_TYPES, HEAP_TYPE, REF_TYPE -> space == IndexSpace.TYPE;
            case CAST -> space == IndexSpace.TYPE || space == IndexSpace.LABEL;
            case CATCHES -> space == IndexSpace.TAG || space == IndexSpace.LABEL;
            case MEMARG -> space == IndexSpace.MEMORY;
            default -> IndexSpace.of(immediate).equals(Optional.of(space));
        };
    }

    /** {@return whether a segment may mention it} */
    boolean isIn(int segment) {
        Tokens tokens = tree.segment(segment).tokens();
        int base = tree.start(segment);
        boolean indexFits = true;
        for (int token = 0; token < tokens.size(); token++) {
            int code = tokens.code(token);
            if (TokenCode.isOpcode(code)) {
                indexFits = takesSpace[code - TokenCode.FIRST_OPCODE];
            } else if (code == TokenCode.OPEN) {
                indexFits = true;
            } else if (code == TokenCode.ID && isName(base + tokens.start(token), base + tokens.end(token))) {
                return true;
            } else if (code == TokenCode.NAT
                    && indexFits
                    && isIndex(base + tokens.start(token), base + tokens.end(token))) {
                return true;
            }
        }
        return false;
    }

    private boolean isName(int start, int end) {
        if (name.isEmpty()) {
            return false;
        }
        if (end - start > 1 && text.charAt(start + 1) == '"') {
            return Identifier.name(text, start, end).equals(name.get());
        }
        return end - start - 1 == name.get().length() && text.startsWith(name.get(), start + 1);
    }

    private boolean isIndex(int start, int end) {
        if (end - start == 1) {
            return text.charAt(start) - '0' == index;
        }
        return NumberLiteral.unsigned(text, start, end).orElse(-1) == index;
    }
}
