package dev.stepwasm.ide.action;

import dev.stepwasm.ide.Replacement;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.tree.NodeKind;
import dev.stepwasm.wat.tree.Segment;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** Writes numbers for all names in a function or module; the names may stay where they are defined or go. */
final class NamesToIndices implements Offer {
    @Override
    public Action.Kind kind() {
        return Action.Kind.REWRITE;
    }

    @Override
    public void at(Place place, Consumer<Action> actions) {
        WholeCode.module(place).ifPresent(module -> {
            WholeCode.function(place)
                    .ifPresent(segment -> offer(
                            place,
                            module,
                            "Use indices for all names in the function",
                            List.of(segment),
                            false,
                            place.isSound(),
                            actions));
            List<Integer> fields = WholeCode.fields(module, place.tree());
            boolean sound = !place.analysis().hasErrors();
            offer(place, module, "Use indices for all names in the module", fields, false, sound, actions);
            offer(place, module, "Use indices and remove all names of the module", fields, true, sound, actions);
        });
    }

    private void offer(
            Place place,
            ModuleAnalysis module,
            String title,
            List<Integer> segments,
            boolean removes,
            boolean sound,
            Consumer<Action> actions) {
        if (WholeCode.mayHold(place.tree(), segments, TokenCode.ID)) {
            actions.accept(Action.ofSound(sound, kind(), title, () -> edits(place.tree(), module, segments, removes)));
        }
    }

    private static List<Replacement> edits(
            SyntaxTree tree, ModuleAnalysis module, List<Integer> segments, boolean removes) {
        List<Replacement> edits = new ArrayList<>();
        for (int number : segments) {
            if (tree.segment(number).tokens().contains(TokenCode.ID)) {
                new Field(tree, number, edits).write(module, removes);
            }
        }
        return edits;
    }

    /** A field of the module. */
    private static final class Field {
        private final SyntaxTree tree;
        private final int number;
        private final Segment segment;
        private final Tokens tokens;
        private final List<Replacement> edits;
        private final BitSet used = new BitSet();

        Field(SyntaxTree tree, int number, List<Replacement> edits) {
            this.tree = tree;
            this.number = number;
            this.segment = tree.segment(number);
            this.tokens = segment.tokens();
            this.edits = edits;
        }

        void write(ModuleAnalysis module, boolean removes) {
            int first = edits.size();
            BlockScopes scopes = segment.kind() == NodeKind.FUNCTION_FIELD ? BlockScopes.of(segment) : null;
            module.lowered().lookup().forEachUse(number, (token, space, index, owner) -> {
                if (tokens.code(token) != TokenCode.ID || repeatsLabel(token)) {
                    return;
                }
                used.set(token);
                int written = space == IndexSpace.LABEL && scopes != null ? scopes.distance(token, index) : index;
                if (written >= 0) {
                    edits.add(new Replacement(tree.span(number, token), Integer.toString(written)));
                }
            });
            if (removes) {
                removeOthers();
            }
            edits.subList(first, edits.size())
                    .sort(Comparator.comparingInt(edit -> edit.span().start()));
        }

        /** What is behind {@code end} and {@code else} can be the name of the block only. */
        private boolean repeatsLabel(int token) {
            int before = token - 1;
            while (before > 0 && tokens.isTrivia(before)) {
                before--;
            }
            int code = before < 0 ? TokenCode.END : tokens.code(before);
            return code == TokenCode.of(Opcode.END) || code == TokenCode.of(Opcode.ELSE);
        }

        private void removeOthers() {
            for (int token = 1; token < tokens.size(); token++) {
                if (tokens.code(token) == TokenCode.ID && !used.get(token)) {
                    Span span = tree.span(number, token);
                    boolean comment = tokens.code(token - 1) == TokenCode.LINE_COMMENT;
                    int from = comment ? span.start() : tree.start(number) + tokens.end(token - 1);
                    edits.add(new Replacement(new Span(from, span.end()), ""));
                }
            }
        }
    }
}
