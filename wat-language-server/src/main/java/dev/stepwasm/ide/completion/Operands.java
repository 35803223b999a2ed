package dev.stepwasm.ide.completion;

import dev.stepwasm.ide.completion.Shorthand.Expansion;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.names.IndexSpace;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where {@link Shorthand} can stand: as an operand of a folded instruction, or as an instruction of its own. */
final class Operands {
    private final Place place;
    private final ModuleAnalysis module;
    private final StackAt stack;
    private final ShorthandNames names;
    private final boolean operand;

    private Operands(Place place, ModuleAnalysis module, StackAt stack) {
        this.place = place;
        this.module = module;
        this.stack = stack;
        int function = place.isInFunction() ? place.defined(IndexSpace.FUNCTION) : -1;
        this.names = new ShorthandNames(module, function);
        this.operand = stack.isOperand() || !place.top().takesFlat();
    }

    /** {@return those at a place in code, unless nothing can stand there} */
    static Optional<Operands> at(Place place, StackAt stack) {
        Frame frame = place.top();
        boolean condition = frame.kind == Frame.Kind.IF && frame.lastPart == 0;
        boolean takes = frame.takesFlat() || frame.kind == Frame.Kind.FOLDED || condition;
        boolean wanted = !stack.isOperand()
                || stack.wanted().filter(types -> !types.isEmpty()).isPresent();
        return takes && wanted ? place.module().map(module -> new Operands(place, module, stack)) : Optional.empty();
    }

    /** {@return the parenthesised shorthand that ends at an offset}, empty if there is none */
    static Optional<Span> callBefore(Analysis analysis, int offset) {
        String text = analysis.source().text();
        int at = offset;
        int depth = 0;
        while (at > 0 && offset - at <= Shorthand.LONGEST) {
            char c = text.charAt(--at);
            if (c == ')') {
                depth++;
            } else if (c == '(') {
                if (--depth < 0 || (depth == 0 && (at == 0 || !isNameCharacter(text.charAt(at - 1))))) {
                    return Optional.empty();
                }
            } else if (c != ',' && !isNameCharacter(c)) {
                return depth == 0 && at + 1 < offset ? Optional.of(new Span(at + 1, offset)) : Optional.empty();
            }
            if (depth == 0 && at > 0 && (text.charAt(at - 1) == '(' || text.charAt(at - 1) == ')') && c != ')') {
                return Optional.of(new Span(at, offset));
            }
        }
        return Optional.empty();
    }

    private static boolean isNameCharacter(char c) {
        return c > ' ' && c < 0x7F && "()\";,[]{}".indexOf(c) < 0;
    }

    /**
     * Proposes what the typed text stands for, and while a name is typed what begins like it.
     *
     * @param alone whether nothing else can stand at the place, such as an index that may be left out
     */
    void suggest(Suggestions suggestions, boolean alone) {
        String typed = place.typedText();
        whole(typed).ifPresent(suggestions::add);
        boolean name = typed.startsWith("$")
                || (typed.isEmpty() && isBehindSpace() && !place.top().takesFlat());
        if (name && alone && !place.afterOpen()) {
            for (ShorthandNames.Variable variable : names.locals()) {
                boolean fits = wanted() == null || module.module().types().matches(variable.type(), wanted());
                if (fits && !variable.name().equals(typed)) {
                    suggestions.add(proposal(
                            variable.name(), new Expansion("(" + variable.get() + ")", List.of(variable.type()))));
                }
            }
        }
    }

    private boolean isBehindSpace() {
        int at = place.typed().start();
        return at > 0 && place.analysis().source().text().charAt(at - 1) <= ' ';
    }

    /** {@return what the whole of a text stands for} */
    Optional<Proposal> whole(String typed) {
        return Shorthand.expand(module.module(), names, stack, typed, operand ? wanted() : partner(), operand)
                .filter(found -> !operand || found.gives().size() == 1)
                .map(found -> proposal(typed, found));
    }

    private Proposal proposal(String typed, Expansion expansion) {
        String text = expansion.text();
        // Behind an open parenthesis the rest of it is written.
        String shown = place.afterOpen() ? text.substring(1, text.length() - (place.isClosed() ? 1 : 0)) : text;
        String detail = FunctionType.showStack(expansion.gives());
        return new Proposal(
                Proposal.Kind.SHORTHAND,
                shown,
                Snippets.plain(shown),
                typed,
                detail.equals("[]") ? "" : detail.substring(1, detail.length() - 1),
                Fit.BEST - 2,
                false,
                Optional.empty());
    }

    /** The type that the instruction around takes next, null if that is not known. */
    private @Nullable ValueType wanted() {
        return stack.wanted()
                .filter(types -> !types.isEmpty())
                .map(List::getFirst)
                .orElse(null);
    }

    /** Without parentheses a number is most often for the operand that is there already. */
    private @Nullable ValueType partner() {
        return stack.operands().isEmpty() ? wanted() : stack.operands().getLast();
    }
}
