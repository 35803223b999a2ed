package dev.stepwasm.ide.action;

import dev.stepwasm.ide.lint.Lint;
import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.ide.syntax.Token;
import dev.stepwasm.wasm.opcode.Immediate;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.names.Definition;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.tree.Node;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Writes the memory or table of an instruction that leaves it out, which is the first one. */
final class AddOmittedIndex implements Offer {
    @Override
    public Action.Kind kind() {
        return Action.Kind.REWRITE;
    }

    /** It is a fix if someone wants to have the index written. */
    @Override
    public List<Action.Kind> kinds() {
        return List.of(Action.Kind.REWRITE, Action.Kind.QUICK_FIX);
    }

    @Override
    public void at(Place place, Consumer<Action> actions) {
        Optional<Opcode> op = place.opcode();
        Optional<Node> instruction = place.instruction();
        if (op.isEmpty() || instruction.isEmpty() || !place.isSound()) {
            return;
        }
        int omitted = OmittedIndices.omitted(op.get(), given(instruction.get()));
        Token keyword = place.token().orElseThrow();
        place.module().flatMap(module -> first(module, space(op.get()))).ifPresent(index -> {
            if (omitted > 0) {
                String added = (" " + index).repeat(omitted);
                Span end = new Span(keyword.span().end(), keyword.span().end());
                String title = "Write the index: `" + op.get().keyword() + added + "`";
                actions.accept(place.finding(Lint.OMITTED_IDX_IN_INSTR, keyword.span())
                        .map(found -> Action.of(Action.Kind.QUICK_FIX, title, end, added)
                                .fixing(found))
                        .orElseGet(() -> Action.of(kind(), title, end, added)));
            }
        });
    }

    /** {@return the number of indices that stand in an instruction, type uses and the like not counted} */
    private static int given(Node instruction) {
        return (int) Syntax.ownTokens(instruction).stream()
                .map(token -> instruction.data().tokens().code(token))
                .filter(code -> code == TokenCode.NAT || code == TokenCode.ID)
                .count();
    }

    private static IndexSpace space(Opcode op) {
        return op.immediates().contains(Immediate.TABLE) ? IndexSpace.TABLE : IndexSpace.MEMORY;
    }

    private static Optional<String> first(ModuleAnalysis module, IndexSpace space) {
        return module.lowered().lookup().definition(space, 0, -1).map(Definition::show);
    }
}
