package dev.stepwasm.ide.hover;

import dev.stepwasm.ide.hover.HoverText.Part;
import dev.stepwasm.ide.instruction.InstructionAt;
import dev.stepwasm.ide.instruction.StackChange;
import dev.stepwasm.ide.syntax.Code;
import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.ide.syntax.Token;
import dev.stepwasm.ide.syntax.TypeNames;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.names.Definition;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.names.Use;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What to show about a label besides its block: where a branch goes and which values it takes along. */
final class LabelHover {
    private LabelHover() {}

    /** {@return facts about a label that is named here, none about anything else} */
    static List<Part> of(Analysis analysis, Token token, Definition definition) {
        if (definition.space() != IndexSpace.LABEL) {
            return List.of();
        }
        List<Part> facts = new ArrayList<>();
        facts.add(new Part.Fact("A branch goes", target(analysis, definition)));
        carried(analysis, token).ifPresent(types -> facts.add(new Part.Fact("It carries", "`" + types + "`")));
        return facts;
    }

    private static String target(Analysis analysis, Definition label) {
        if (label.index() == Use.FUNCTION_LABEL) {
            return "out of the function, as `return` does";
        }
        boolean loop = Code.headOf(analysis.nodeAt(label.nameSpan().start()))
                .filter(head -> head.data().tokens().code(Syntax.firstToken(head)) == TokenCode.of(Opcode.LOOP))
                .isPresent();
        return loop ? "back to the beginning of the `loop`" : "to the end of the block";
    }

    /** The types that the instruction with the label takes, but for its condition. */
    private static Optional<String> carried(Analysis analysis, Token token) {
        Node node = token.node();
        if (node.kind() != NodeKind.INSTRUCTION) {
            return Optional.empty();
        }
        Token keyword = new Token(token.tree(), token.segment(), Syntax.firstToken(node));
        if (!TokenCode.isOpcode(keyword.code())) {
            return Optional.empty();
        }
        int more = switch (TokenCode.opcode(keyword.code())) {
            case BR -> 0;
            case BR_IF, BR_TABLE -> 1;
            default -> -1;
        };
        return more < 0
                ? Optional.empty()
                : InstructionAt.of(analysis, keyword)
                        .flatMap(at -> at.change()
                                .map(StackChange::takes)
                                .map(takes -> show(at, takes.subList(0, Math.max(0, takes.size() - more)))));
    }

    private static String show(InstructionAt at, List<ValueType> types) {
        return new TypeNames(at.module()).show(types);
    }
}
