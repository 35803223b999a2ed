package dev.stepwasm.ide.action;

import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.names.Definition;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.Optional;

/** What can be exported, and how exports are written. */
public final class Exports {
    private Exports() {}

    /** {@return the index space of what a field defines, if it can be exported} */
    public static Optional<IndexSpace> space(Node field) {
        return switch (field.kind()) {
            case FUNCTION_FIELD -> Optional.of(IndexSpace.FUNCTION);
            case TABLE_FIELD -> Optional.of(IndexSpace.TABLE);
            case MEMORY_FIELD -> Optional.of(IndexSpace.MEMORY);
            case GLOBAL_FIELD -> Optional.of(IndexSpace.GLOBAL);
            case TAG_FIELD -> Optional.of(IndexSpace.TAG);
            case IMPORT_FIELD ->
                Syntax.child(field, NodeKind.IMPORT_DESCRIPTION).flatMap(Exports::spaceOfWord);
            default -> Optional.empty();
        };
    }

    /** {@return the index space that {@code (func ...)} and so on in an import or export is about} */
    public static Optional<IndexSpace> spaceOfWord(Node description) {
        return switch (keyword(description)) {
            case "func" -> Optional.of(IndexSpace.FUNCTION);
            case "table" -> Optional.of(IndexSpace.TABLE);
            case "memory" -> Optional.of(IndexSpace.MEMORY);
            case "global" -> Optional.of(IndexSpace.GLOBAL);
            case "tag" -> Optional.of(IndexSpace.TAG);
            default -> Optional.empty();
        };
    }

    /** {@return what a field defines} */
    public static Optional<Definition> defined(ModuleAnalysis module, Node field) {
        return space(field).flatMap(space -> {
            int index = module.lowered().table(space).indexIn(field.segment());
            return index < 0 ? Optional.empty() : module.lowered().lookup().definition(space, index, -1);
        });
    }

    /** {@return the keyword of what a field defines, as {@code func}} */
    public static String keyword(Node field) {
        Node node = field.kind() == NodeKind.IMPORT_FIELD
                ? Syntax.child(field, NodeKind.IMPORT_DESCRIPTION).orElse(field)
                : field;
        return node.tree().source().textOf(Syntax.keyword(node));
    }

    /** {@return the offset behind the keyword and names of a definition, where its exports stand} */
    public static int afterName(Node field) {
        Span name = Syntax.id(field).orElseGet(() -> Syntax.keyword(field));
        Tokens tokens = field.data().tokens();
        int end = name.end();
        for (int token = Syntax.firstToken(field); token < Syntax.innerEnd(field); token++) {
            Span span = field.tree().span(field.segment(), token);
            if (span.start() >= name.end() && !tokens.isTrivia(token)) {
                break;
            }
            end = span.start() >= name.end() && tokens.code(token) == TokenCode.ANNOTATION ? span.end() : end;
        }
        return end;
    }

    /** {@return an export field} */
    public static String field(String literal, Node field, Definition defined) {
        return "(export " + literal + " (" + keyword(field) + " " + defined.show() + "))";
    }
}
