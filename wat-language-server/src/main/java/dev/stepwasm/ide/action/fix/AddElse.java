package dev.stepwasm.ide.action.fix;

import dev.stepwasm.ide.Replacement;
import dev.stepwasm.ide.action.Action;
import dev.stepwasm.ide.action.Layout;
import dev.stepwasm.ide.action.Offer;
import dev.stepwasm.ide.action.Place;
import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.ide.syntax.Token;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wasm.validate.FunctionValidator;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lower.BodyObserver;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Gives an {@code if} that gives something the {@code else} that it lacks, which leaves zeros. */
public final class AddElse implements Offer {
    @Override
    public Action.Kind kind() {
        return Action.Kind.QUICK_FIX;
    }

    @Override
    public void at(Place place, Consumer<Action> actions) {
        for (Diagnostic diagnostic : place.diagnostics()) {
            if (diagnostic.problem() == Problem.TYPE_MISMATCH) {
                Token.firstFrom(place.tree(), diagnostic.span().start())
                        .filter(token -> token.code() == TokenCode.of(Opcode.IF))
                        .flatMap(token -> token.node().parent())
                        .ifPresent(block -> FunctionAt.of(place)
                                .ifPresent(function -> offer(function, diagnostic, block, actions)));
            }
        }
    }

    private static void offer(FunctionAt function, Diagnostic diagnostic, Node block, Consumer<Action> actions) {
        Search search = new Search(diagnostic.span().start() - function.base());
        function.observe(search);
        if (search.type == null || !search.type.parameters().isEmpty()) {
            return;
        }
        List<String> zeros = new ArrayList<>();
        for (ValueType type : search.type.results()) {
            Zero.of(function.module(), type).ifPresent(zeros::add);
        }
        List<String> values =
                zeros.size() == search.type.results().size() ? zeros : List.of(Opcode.UNREACHABLE.keyword());
        edit(block, values)
                .filter(edit -> new Trial(function).of(diagnostic, List.of(edit)) != Trial.Outcome.FAILS)
                .ifPresent(edit -> actions.accept(Action.fix(
                        diagnostic, "Add `(else (" + String.join(") (", values) + "))`", edit.span(), edit.text())));
    }

    private static Optional<Replacement> edit(Node block, List<String> values) {
        var source = block.tree().source();
        if (block.kind() == NodeKind.FOLDED_IF) {
            return Syntax.child(block, NodeKind.THEN).map(then -> {
                int end = then.span().end();
                String text = Layout.separator(source, then.span()) + "(else (" + String.join(") (", values) + "))";
                return new Replacement(new Span(end, end), text);
            });
        }
        Node end = block.children().getLast();
        if (block.kind() != NodeKind.BLOCK
                || end.data().tokens().code(Syntax.firstToken(end)) != TokenCode.of(Opcode.END)) {
            return Optional.empty();
        }
        int start = end.span().start();
        boolean lines = Layout.startsLine(source, start);
        String line = lines ? Layout.newLine(source, start) : " ";
        String inner = lines ? Layout.lineBreak(source, start) + Layout.deeper(source, start) : " ";
        String text = Opcode.ELSE.keyword() + inner + String.join(inner, values) + line;
        return Optional.of(new Replacement(new Span(start, start), text));
    }

    /** Waits for the type of an {@code if}. */
    private static final class Search implements BodyObserver {
        private final int position;
        private @Nullable FunctionType type;

        Search(int position) {
            this.position = position;
        }

        @Override
        public boolean isDone() {
            return type != null;
        }

        @Override
        public void after(Instruction instruction, int start, int end, FunctionValidator validator) {
            boolean found = instruction.position() == position && instruction.opcode() == Opcode.IF;
            if (found && type == null && validator.controlDepth() > 0) {
                type = validator.blockType(0);
            }
        }
    }
}
