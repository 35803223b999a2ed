package dev.stepwasm.wat.lower;

import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wasm.problem.Related;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Word;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.List;
import java.util.Optional;

/** Gives an index to everything that the fields of a module define, in text order. */
final class Declarations {
    private final Names names;
    private Optional<Span> firstDefinition = Optional.empty();

    Declarations(Names names) {
        this.names = names;
    }

    void field(Part part) {
        switch (part.segment().kind()) {
            case TYPE_FIELD -> define(part, IndexSpace.TYPE, 0);
            case REC_FIELD -> {
                int end = part.segment().nodeEnd(0);
                for (int child = 1; child < end; child = part.segment().nodeEnd(child)) {
                    if (part.segment().kind(child) == NodeKind.TYPE_FIELD) {
                        define(part, IndexSpace.TYPE, child);
                    }
                }
            }
            case IMPORT_FIELD -> imported(part);
            case FUNCTION_FIELD -> definition(part, IndexSpace.FUNCTION);
            case TABLE_FIELD -> {
                definition(part, IndexSpace.TABLE);
                inline(part, NodeKind.INLINE_ELEM, IndexSpace.ELEM);
            }
            case MEMORY_FIELD -> {
                definition(part, IndexSpace.MEMORY);
                inline(part, NodeKind.INLINE_DATA, IndexSpace.DATA);
            }
            case GLOBAL_FIELD -> definition(part, IndexSpace.GLOBAL);
            case TAG_FIELD -> definition(part, IndexSpace.TAG);
            case ELEM_FIELD -> define(part, IndexSpace.ELEM, 0);
            case DATA_FIELD -> define(part, IndexSpace.DATA, 0);
            default -> {
                // defines nothing
            }
        }
    }

    private void define(Part part, IndexSpace space, int node) {
        names.define(part, space, node, Items.inGroup(part, node).token(TokenCode.ID));
    }

    private void definition(Part part, IndexSpace space) {
        if (child(part, NodeKind.INLINE_IMPORT) >= 0) {
            checkOrder(part);
        } else {
            noteDefinition(part);
        }
        define(part, space, 0);
    }

    private void noteDefinition(Part part) {
        if (firstDefinition.isEmpty()) {
            int word = nextToken(part, part.segment().firstToken(0) + 1);
            firstDefinition = Optional.of(part.tree().span(part.number(), word));
        }
    }

    private void inline(Part part, NodeKind kind, IndexSpace space) {
        int node = child(part, kind);
        if (node >= 0) {
            names.define(part, space, node, -1);
        }
    }

    private void imported(Part part) {
        checkOrder(part);
        int description = child(part, NodeKind.IMPORT_DESCRIPTION);
        if (description >= 0) {
            define(part, space(part, description), description);
        }
    }

    private void checkOrder(Part part) {
        if (firstDefinition.isPresent()) {
            int inline = child(part, NodeKind.INLINE_IMPORT);
            int word = nextToken(part, part.segment().firstToken(Math.max(inline, 0)) + 1);
            part.report(
                    Problem.IMPORT_AFTER_DEFINITION,
                    word,
                    Problem.IMPORT_AFTER_DEFINITION.message(),
                    List.of(new Related(firstDefinition.get(), "this stands before it")));
        }
    }

    static int nextToken(Part part, int from) {
        int token = from;
        while (part.tokens().isTrivia(token)) {
            token++;
        }
        return token;
    }

    /** {@return the index space of a description such as {@code (func ...)}} */
    static IndexSpace space(Part part, int description) {
        int word = nextToken(part, part.segment().firstToken(description) + 1);
        Word kind = TokenCode.word(part.tokens().code(word));
        return switch (kind) {
            case TABLE -> IndexSpace.TABLE;
            case MEMORY -> IndexSpace.MEMORY;
            case GLOBAL -> IndexSpace.GLOBAL;
            case TAG -> IndexSpace.TAG;
            default -> IndexSpace.FUNCTION;
        };
    }

    /** {@return the first child of the root that is of a kind, or -1} */
    static int child(Part part, NodeKind kind) {
        int end = part.segment().nodeEnd(0);
        for (int node = 1; node < end; node = part.segment().nodeEnd(node)) {
            if (part.segment().kind(node) == kind) {
                return node;
            }
        }
        return -1;
    }
}
