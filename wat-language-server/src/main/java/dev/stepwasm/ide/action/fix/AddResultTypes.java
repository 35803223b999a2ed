package dev.stepwasm.ide.action.fix;

import dev.stepwasm.ide.Replacement;
import dev.stepwasm.ide.action.Action;
import dev.stepwasm.ide.action.Labels;
import dev.stepwasm.ide.action.Layout;
import dev.stepwasm.ide.action.Offer;
import dev.stepwasm.ide.action.Place;
import dev.stepwasm.ide.action.Types;
import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.ide.syntax.Token;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wasm.validate.FunctionValidator;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lower.BodyObserver;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Declares the values that a function or block leaves behind as its results. */
public final class AddResultTypes implements Offer {
    @Override
    public Action.Kind kind() {
        return Action.Kind.QUICK_FIX;
    }

    @Override
    public void at(Place place, Consumer<Action> actions) {
        for (Mismatch mismatch : Mismatch.at(place)) {
            if (mismatch.isEnd()) {
                offer(place, mismatch, actions);
            }
        }
    }

    private static void offer(Place place, Mismatch mismatch, Consumer<Action> actions) {
        ModuleAnalysis module = mismatch.function().module();
        Diagnostic diagnostic = mismatch.diagnostic();
        Node function = place.field().orElseThrow();
        int body = module.lowered().bodyIn(function.segment());
        if (body < 0 || diagnostic.related().isEmpty()) {
            return;
        }
        Optional<Token> opener = opener(place, diagnostic);
        Node block = opener.map(token -> token.node().parent().orElse(function)).orElse(function);
        int base = place.tree().start(function.segment());
        Endings endings =
                new Endings(opener.map(token -> token.span().start() - base).orElse(-1));
        module.lowered().observeBody(body, endings);
        Optional<Span> declared = declaration(block);
        if (endings.left().isEmpty() || declared.isEmpty() || isIfWithoutElse(block)) {
            return;
        }
        String results = Types.clause(module, "result", endings.left());
        boolean none = declared.get().length() == 0;
        String title = none
                ? "Add `" + results + "` to " + called(block)
                : "Change the results of " + called(block) + " to `" + results + "`";
        var edit = new Replacement(declared.get(), (none ? " " : "") + results);
        FunctionType type = mismatch.function().type();
        Trial trial = new Trial(
                mismatch.function(), opener.isPresent() ? type : new FunctionType(type.parameters(), endings.left()));
        if (trial.of(diagnostic, List.of(edit)) != Trial.Outcome.FAILS) {
            actions.accept(Action.fix(diagnostic, title, edit.span(), edit.text()));
        }
    }

    /** {@return the keyword of the block that a diagnostic mentions} */
    private static Optional<Token> opener(Place place, Diagnostic diagnostic) {
        return diagnostic.related().stream()
                .flatMap(related -> Token.at(place.tree(), related.span().end()).stream())
                .filter(token -> TokenCode.isOpcode(token.code())
                        && TokenCode.opcode(token.code()).opensBlock())
                .findFirst();
    }

    private static String called(Node block) {
        Node named = block.kind() == NodeKind.FUNCTION_FIELD ? block : Labels.head(block);
        return Syntax.id(named)
                .map(id -> "`" + named.tree().source().textOf(id) + "`")
                .orElseGet(() -> "this `" + named.tree().source().textOf(Syntax.keyword(named)) + "`");
    }

    /** {@return what to replace: results that are declared, or the place where they belong} */
    private static Optional<Span> declaration(Node block) {
        boolean function = block.kind() == NodeKind.FUNCTION_FIELD;
        Node head = function ? block : Labels.head(block);
        Optional<Node> use = Syntax.child(head, NodeKind.TYPE_USE);
        if (use.isPresent() && Syntax.child(use.get(), NodeKind.TYPE_REFERENCE).isPresent()) {
            return Optional.empty(); // the type says it, perhaps for others too
        }
        List<Node> results =
                use.map(node -> Syntax.children(node, NodeKind.RESULT)).orElse(List.of());
        if (!results.isEmpty()) {
            Node first = results.getFirst();
            Node last = results.getLast();
            boolean comments = Layout.hasComments(first, Syntax.firstToken(first), Syntax.tokenEnd(last));
            return comments
                    ? Optional.empty()
                    : Optional.of(new Span(first.span().start(), last.span().end()));
        }
        int end = use.filter(node -> !node.children().isEmpty())
                .map(node -> node.span().end())
                .orElseGet(() -> afterNames(head));
        return Optional.of(new Span(end, end));
    }

    private static int afterNames(Node head) {
        int end = Syntax.id(head).orElseGet(() -> Syntax.keyword(head)).end();
        for (Node export : Syntax.children(head, NodeKind.INLINE_EXPORT)) {
            end = Math.max(end, export.span().end());
        }
        return end;
    }

    private static boolean isIfWithoutElse(Node block) {
        return switch (block.kind()) {
            case FOLDED_IF -> Syntax.child(block, NodeKind.ELSE).isEmpty();
            case BLOCK -> {
                Node head = Labels.head(block);
                yield TokenCode.of(Opcode.IF) == head.data().tokens().code(Syntax.firstToken(head))
                        && Syntax.children(block, NodeKind.INSTRUCTION).stream()
                                .noneMatch(node -> node.data().tokens().code(Syntax.firstToken(node))
                                        == TokenCode.of(Opcode.ELSE));
            }
            default -> false;
        };
    }

    /** Finds what a block leaves behind at each of its ends, other than its type says. */
    private static final class Endings implements BodyObserver {
        private final int opener;
        private int depth;
        private boolean done;
        private boolean differ;
        private List<ValueType> left = List.of();
        private List<ValueType> wanted = List.of();

        /**
         * For one block.
         *
         * @param opener position of its keyword in the segment, -1 for the function
         */
        Endings(int opener) {
            this.opener = opener;
            this.depth = opener < 0 ? 1 : -1;
        }

        @Override
        public void before(Instruction instruction, int start, int end, FunctionValidator validator) {
            Opcode op = instruction.opcode();
            boolean ends = opener >= 0 && !done && validator.controlDepth() == depth;
            if (ends && (op == Opcode.END || op == Opcode.ELSE)) {
                note(validator);
                done = op == Opcode.END;
            }
        }

        @Override
        public void after(Instruction instruction, int start, int end, FunctionValidator validator) {
            if (opener < 0 && validator.controlDepth() == 1) {
                left = List.of();
                note(validator);
            } else if (instruction.position() == opener && depth < 0) {
                depth = validator.controlDepth();
            }
        }

        private void note(FunctionValidator validator) {
            wanted = validator.blockType(0).results();
            if (validator.reachable()) {
                List<ValueType> now =
                        List.copyOf(validator.operands().subList(validator.blockHeight(0), validator.operandCount()));
                differ |= !left.isEmpty() && !left.equals(now);
                left = now;
            }
        }

        /** {@return what is left at all ends that are reached; nothing if they differ or too little is left} */
        List<ValueType> left() {
            boolean known = left.stream().noneMatch(type -> type instanceof ValueType.Bottom);
            return known && !differ && left.size() >= wanted.size() && !left.equals(wanted) ? left : List.of();
        }
    }
}
