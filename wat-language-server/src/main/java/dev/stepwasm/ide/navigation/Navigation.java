package dev.stepwasm.ide.navigation;

import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.names.Definition;
import dev.stepwasm.wat.names.Use;
import dev.stepwasm.wat.tree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where things are defined and used; numeric indices count as much as names. */
public final class Navigation {
    private Navigation() {}

    /** {@return where the name or index at an offset is defined: its name, or the keyword of what has none} */
    public static Optional<Span> definition(Analysis analysis, int offset) {
        return analysis.definitionAt(offset).map(Definition::nameSpan);
    }

    /** {@return all places of what the name or index at an offset stands for, the definition first} */
    public static List<Reference> references(Analysis analysis, int offset) {
        List<Reference> found = new ArrayList<>();
        analysis.definitionAt(offset)
                .ifPresent(definition -> analysis.moduleAt(offset).ifPresent(module -> {
                    found.add(new Reference(definition.nameSpan(), Reference.Kind.DEFINITION));
                    for (Use use : module.usesOf(definition)) {
                        found.add(new Reference(use.span(), kind(analysis, use)));
                    }
                }));
        return found;
    }

    private static Reference.Kind kind(Analysis analysis, Use use) {
        Node node = analysis.nodeAt(use.span().start());
        int head = node.data().tokens().code(Syntax.firstToken(node));
        boolean writes = TokenCode.isOpcode(head) && isWrite(TokenCode.opcode(head));
        return writes ? Reference.Kind.WRITE : Reference.Kind.READ;
    }

    private static boolean isWrite(Opcode op) {
        return switch (op) {
            case LOCAL_SET, LOCAL_TEE, GLOBAL_SET -> true;
            default -> false;
        };
    }
}
