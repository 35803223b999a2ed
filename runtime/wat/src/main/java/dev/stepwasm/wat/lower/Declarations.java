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

/**
 * Gives an index to everything that the fields of a module define: to imports first, in text order, then to the rest. So
 * all counts are those of the module even where an import stands too late.
 */
final class Declarations {
    private final Names names;
    private Optional<Span> firstDefinition = Optional.empty();

    Declarations(Names names) {
        this.names = names;
    }

    /** Defines what a field imports, and reports it if it stands behind a definition. */
    void imports(Part part) {
        Optional<IndexSpace> space = space(part.segment().kind());
        if (part.segment().kind() == NodeKind.IMPORT_FIELD) {
            checkOrder(part);
            int description = child(part, NodeKind.IMPORT_DESCRIPTION);
            if (description >= 0) {
                define(part, space(part, description), description);
            }
        } else if (space.isPresent() && isImport(part)) {
            checkOrder(part);
            define(part, space.get(), 0);
        } else if (space.isPresent()) {
            noteDefinition(part);
        }
    }

    /** Defines what a field defines that is no import, once all imports are counted. */
    void definitions(Part part) {
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
            case ELEM_FIELD -> define(part, IndexSpace.ELEM, 0);
            case DATA_FIELD -> define(part, IndexSpace.DATA, 0);
            default -> {
                Optional<IndexSpace> space = space(part.segment().kind());
                if (space.isPresent() && !isImport(part)) {
                    define(part, space.get(), 0);
                }
                inline(part, NodeKind.INLINE_ELEM, IndexSpace.ELEM);
                inline(part, NodeKind.INLINE_DATA, IndexSpace.DATA);
            }
        }
    }

    /** {@return the index space of what can be imported or defined by a field of a kind} */
    private static Optional<IndexSpace> space(NodeKind field) {
        return switch (field) {
            case FUNCTION_FIELD -> Optional.of(IndexSpace.FUNCTION);
            case TABLE_FIELD -> Optional.of(IndexSpace.TABLE);
            case MEMORY_FIELD -> Optional.of(IndexSpace.MEMORY);
            case GLOBAL_FIELD -> Optional.of(IndexSpace.GLOBAL);
            case TAG_FIELD -> Optional.of(IndexSpace.TAG);
            default -> Optional.empty();
        };
    }

    private static boolean isImport(Part part) {
        return child(part, NodeKind.INLINE_IMPORT) >= 0;
    }

    private void define(Part part, IndexSpace space, int node) {
        names.define(part, space, node, Items.inGroup(part, node).token(TokenCode.ID));
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
