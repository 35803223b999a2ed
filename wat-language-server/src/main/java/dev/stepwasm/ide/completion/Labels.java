package dev.stepwasm.ide.completion;

import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wat.lex.TokenCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/** The blocks around a place: by name, or by how far out they are, with what a branch takes along. */
final class Labels {
    private static final int MOST = 300;

    private final Suggestions suggestions;
    private final Place place;
    private final StackAt stack;

    Labels(Suggestions suggestions, StackAt stack) {
        this.suggestions = suggestions;
        this.place = suggestions.place();
        this.stack = stack;
    }

    /** Proposes the blocks around the place, the innermost first. */
    void suggest(Opcode op, Fit fit) {
        suggest(frames(place), depth -> fit.of(stack.effects().of(op, depth, 0)));
    }

    /** Proposes blocks without knowing what fits. */
    void suggest(List<Frame> blocks) {
        suggest(blocks, depth -> Fit.NEUTRAL);
    }

    private void suggest(List<Frame> blocks, IntUnaryOperator fit) {
        boolean numeric = !place.typedText().isEmpty()
                && Character.isDigit(place.typedText().charAt(0));
        List<String> seen = new ArrayList<>();
        for (int depth = 0; depth <= Math.min(blocks.size(), MOST); depth++) {
            boolean function = depth == blocks.size();
            Optional<String> name = function ? Optional.empty() : name(place, blocks.get(depth));
            if (name.isPresent() && seen.contains(name.get()) && !numeric) {
                name = Optional.empty(); // the inner block of that name hides this one
            }
            name.ifPresent(seen::add);
            String label = numeric ? Integer.toString(depth) : name.orElse(Integer.toString(depth));
            String kind = function ? "func" : place.tree().source().textOf(place.headOf(blocks.get(depth)));
            String types = depth < stack.labels().size()
                    ? " " + FunctionType.showStack(stack.labels().get(depth))
                    : "";
            String detail = kind + types + (label.startsWith("$") ? ", depth " + depth : "");
            suggestions.add(Proposal.of(Proposal.Kind.LABEL, label, detail, fit.applyAsInt(depth)));
        }
    }

    /** {@return the blocks around a place, the innermost first} */
    static List<Frame> frames(Place place) {
        return place.frames().reversed().stream().filter(Labels::isBlock).toList();
    }

    private static boolean isBlock(Frame frame) {
        return switch (frame.kind) {
            case BLOCK, TRY, FLAT -> true;
            case IF -> frame.lastPart > 0; // its condition is not inside of it
            case PLAIN, CODE, FOLDED -> false;
        };
    }

    /** {@return the name of a block as it is written} */
    static Optional<String> name(Place place, Frame block) {
        int token = place.next(block.headToken);
        return token >= 0 && place.code(token) == TokenCode.ID ? Optional.of(place.text(token)) : Optional.empty();
    }
}
