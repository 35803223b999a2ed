package dev.stepwasm.ide.action.motion;

import dev.stepwasm.ide.Replacement;
import dev.stepwasm.ide.action.Layout;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.lex.Lexer;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.text.Problems;
import dev.stepwasm.wat.text.SourceText;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Whether a local can be replaced by its value, and how. */
final class LocalInlining {
    private final FunctionCode code;
    private final Values values;
    private final int local;
    private final List<Integer> sets = new ArrayList<>();
    private final List<Integer> reads = new ArrayList<>();
    private final LocalDeclarations locals;
    private final SourceText source;

    LocalInlining(FunctionCode code, int local) {
        this.code = code;
        this.values = new Values(code);
        this.local = local;
        this.locals = new LocalDeclarations(code);
        this.source = code.analysis().source();
        for (int i = 0; i < code.size(); i++) {
            if (code.index(i) == local && code.sets(i)) {
                sets.add(i);
            } else if (code.index(i) == local && code.gets(i)) {
                reads.add(i);
            }
        }
    }

    /** {@return why it cannot be done} */
    Optional<String> obstacle() {
        if (local < code.parameterCount()) {
            return Optional.of("it is a parameter");
        }
        if (sets.size() != 1) {
            return Optional.of(sets.isEmpty() ? "it is never set" : "it is set in " + sets.size() + " places");
        }
        if (reads.isEmpty()) {
            return Optional.of("it is never read");
        }
        int set = sets.getFirst();
        int from = values.start(set);
        if (!code.isReached(set) || from < 0) {
            return Optional.of("its value is not known where it is set");
        }
        if (values.hasBlocks(from, set)) {
            return Optional.of("its value comes from a block");
        }
        if (values.text(from, set).isEmpty() || removed(from, set).isEmpty()) {
            return Optional.of("its value is not written in one piece");
        }
        return order(from, set);
    }

    /** What stands between must not mind, nor be minded. */
    private Optional<String> order(int from, int set) {
        Effect value = Effect.of(code, from, set);
        int first = reads.getFirst();
        int last = reads.getLast();
        if (first < set || last >= values.end(set + 1)) {
            return Optional.of("it may be read where it has not been set");
        }
        if (isChangedBetween(value, set, last)) {
            return Optional.of("what its value depends on may change before it is read");
        }
        if (!value.isPure() && (reads.size() > 1 || code.op(set) == Opcode.LOCAL_TEE)) {
            return Optional.of("its value must not be computed more than once");
        }
        boolean moves = code.op(set) == Opcode.LOCAL_SET && (value.mayTrap() || !value.isPure());
        if (moves && code.block(first) != code.block(set)) {
            return Optional.of("its value would be computed not once but as often as the block around it runs");
        }
        return moves && !value.commutesWith(Effect.of(code, set + 1, first))
                ? Optional.of("its value would be computed behind something that must come later")
                : Optional.empty();
    }

    /** A loop that has a read in it changes things for that from its beginning on. */
    private boolean isChangedBetween(Effect value, int set, int last) {
        for (int i = set + 1; i < last; i++) {
            boolean loops = code.op(i) == Opcode.LOOP && hasRead(i, code.endOf(i));
            Effect effect = loops ? Effect.of(code, i, code.endOf(i)) : Effect.of(code, i, i + 1);
            if (effect.changesWhatIsReadBy(value)) {
                return true;
            }
        }
        return false;
    }

    private boolean hasRead(int from, int to) {
        return reads.stream().anyMatch(read -> from < read && read < to);
    }

    /** {@return the text that goes with the setting: for {@code local.tee} the value stays} */
    private Optional<Span> removed(int from, int set) {
        Span value = values.text(from, set).orElseThrow();
        Span whole = new Span(
                Math.min(value.start(), code.span(set).start()), code.span(set).end());
        for (int i = 0; i < code.size(); i++) {
            if (whole.contains(code.position(i)) && (i < from || i > set)) {
                return Optional.empty();
            }
        }
        boolean behind = value.end() <= code.position(set);
        boolean comments = behind
                ? hasComments(value.end(), whole.end())
                : hasComments(whole.start(), value.start()) || hasComments(value.end(), whole.end());
        return comments ? Optional.empty() : Optional.of(whole);
    }

    private boolean hasComments(int from, int to) {
        Tokens tokens = Lexer.lex(source.text(), from, to, new Problems());
        for (int token = 0; token < tokens.size(); token++) {
            if (tokens.isTrivia(token)) {
                return true;
            }
        }
        return false;
    }

    /** {@return the changes, unless a value that is written flat cannot be folded for a place that needs it so} */
    Optional<List<Replacement>> edits() {
        int set = sets.getFirst();
        int from = values.start(set);
        Span value = values.text(from, set).orElseThrow();
        Span whole = removed(from, set).orElseThrow();
        BitSet gone = new BitSet();
        gone.set(local);
        gone = locals.removable(gone);
        List<Replacement> renumbered = locals.removed(gone, new Span(0, 0));
        List<Replacement> changes = new ArrayList<>(locals.removed(gone, whole));
        String flat = CodeText.changed(source, value, renumbered);
        boolean valueIsFolded = values.isFolded(value) && isOneGroup(value);
        if (code.op(set) == Opcode.LOCAL_TEE) {
            changes.add(new Replacement(whole, flat));
        } else {
            changes.add(new Replacement(Layout.removal(code.field().tree(), whole), ""));
        }
        for (int read : reads) {
            Span place = code.span(read);
            Optional<String> text = Optional.of(flat);
            if (values.isFolded(place) && !valueIsFolded) {
                text = values.folded(from, set, part -> CodeText.changed(source, part, renumbered));
            }
            if (text.isEmpty()) {
                return Optional.empty();
            }
            String shown =
                    CodeText.reindented(source, value.start(), text.get(), Layout.indentation(source, place.start()));
            changes.add(new Replacement(place, shown));
        }
        return Optional.of(Changes.inOrder(changes));
    }

    /** {@return whether a text is one folded instruction} */
    private boolean isOneGroup(Span value) {
        for (int i = 0; i < code.size(); i++) {
            if (code.span(i).equals(value)) {
                return true;
            }
        }
        return false;
    }
}
