package dev.stepwasm.ide.action;

import dev.stepwasm.ide.Replacement;
import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.lex.NumberLiteral;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.names.Definition;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.names.IndexTable;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import dev.stepwasm.wat.tree.Segment;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Takes definitions out of a module. Numbers that stand for what comes behind them become smaller. */
final class Removal {
    private final SyntaxTree tree;
    private final ModuleAnalysis module;
    private final Map<IndexSpace, BitSet> entries;
    private final Map<Integer, BitSet> locals = new HashMap<>();
    private final BitSet gone = new BitSet();
    private final List<Replacement> edits = new ArrayList<>();

    /**
     * Makes one.
     *
     * @param entries what nothing that stays uses, by index space
     */
    Removal(SyntaxTree tree, ModuleAnalysis module, Map<IndexSpace, BitSet> entries) {
        this.tree = tree;
        this.module = module;
        this.entries = entries;
        entries.forEach((space, indices) -> {
            IndexTable table = module.lowered().table(space);
            indices.stream().forEach(index -> gone.set(table.segment(index)));
        });
    }

    /** Takes out locals of a function that are not used; parameters stay. */
    void removeLocals(int segment, BitSet indices) {
        locals.put(segment, indices);
    }

    /** Takes out all locals that are not used, nor silenced by their names. */
    void removeUnusedLocals() {
        for (int body = 0; body < module.lowered().bodyCount(); body++) {
            int segment = module.lowered().bodySegment(body);
            if (!gone.get(segment) && hasLocals(segment)) {
                BitSet unused = unusedLocals(segment, module.module().importedFunctionCount() + body);
                if (!unused.isEmpty()) {
                    locals.put(segment, unused);
                }
            }
        }
    }

    private boolean hasLocals(int number) {
        Segment segment = tree.segment(number);
        for (int node = 1; node < segment.nodeEnd(0); node = segment.nodeEnd(node)) {
            if (segment.kind(node) == NodeKind.LOCAL) {
                return true;
            }
        }
        return false;
    }

    /** {@return the locals, parameters not counted, that can go and are not used} */
    BitSet unusedLocals(int segment, int function) {
        BitSet used = new BitSet();
        module.lowered().lookup().forEachUse(segment, (token, space, index, owner) -> {
            if (space == IndexSpace.LOCAL && index >= 0) {
                used.set(index);
            }
        });
        BitSet unused = new BitSet();
        for (Definition local : module.lowered().lookup().locals(function)) {
            Node node = tree.nodeAt(local.span().start());
            boolean silenced = local.name().filter(name -> name.startsWith("_")).isPresent();
            if (!used.get(local.index())
                    && !silenced
                    && node.kind() == NodeKind.LOCAL
                    && node.span().equals(local.span())
                    && (local.name().isPresent() || !new TypeGroup(node).hasComments())) {
                unused.set(local.index());
            }
        }
        return unused;
    }

    /** {@return the edits, in text order} */
    List<Replacement> edits() {
        gone.stream().forEach(segment -> edits.add(new Replacement(whole(segment), "")));
        for (int segment = module.syntax().firstField();
                segment < module.syntax().end();
                segment++) {
            if (!gone.get(segment) && tree.segment(segment).kind().isField()) {
                field(segment);
            }
        }
        edits.sort(Comparator.comparingInt(edit -> edit.span().start()));
        return apart();
    }

    /** Fields that follow each other on a line may share the space between them. */
    private List<Replacement> apart() {
        List<Replacement> apart = new ArrayList<>();
        for (Replacement edit : edits) {
            Replacement last = apart.isEmpty() ? null : apart.getLast();
            if (last != null && joins(last, edit)) {
                int end = Math.max(last.span().end(), edit.span().end());
                apart.set(apart.size() - 1, new Replacement(new Span(last.span().start(), end), ""));
            } else {
                apart.add(edit);
            }
        }
        apart.replaceAll(edit -> edit.text().isEmpty() ? new Replacement(withBlank(edit.span()), "") : edit);
        return List.copyOf(apart);
    }

    private static boolean joins(Replacement first, Replacement second) {
        return second.span().start() <= first.span().end()
                && first.text().isEmpty()
                && second.text().isEmpty();
    }

    /** Of two empty lines around something one goes with it. */
    private Span withBlank(Span span) {
        String text = tree.source().text();
        int end = span.end();
        boolean after = end < text.length() && "\r\n".indexOf(text.charAt(end)) >= 0;
        String before =
                text.substring(Math.max(0, span.start() - 4), span.start()).replace("\r\n", "\n");
        boolean blank = before.endsWith("\n\n") || before.endsWith("\r\r");
        if (!after || !blank) {
            return span;
        }
        return new Span(span.start(), text.startsWith("\r\n", end) ? end + 2 : end + 1);
    }

    /** A field with the comments right above it and its annotations. */
    private Span whole(int number) {
        Segment segment = tree.segment(number);
        Tokens tokens = segment.tokens();
        int first = segment.firstToken(0);
        int from = first;
        while (from > 0 && belongs(number, from - 1)) {
            from--;
        }
        int base = tree.start(number);
        Span field = new Span(base + tokens.start(from), base + segment.end(0));
        return Layout.removal(tree, field);
    }

    /** {@return whether a comment or annotation stands right above what comes behind it, alone on its line} */
    private boolean belongs(int number, int trivia) {
        Tokens tokens = tree.segment(number).tokens();
        int base = tree.start(number);
        String between = tree.source().textOf(new Span(base + tokens.end(trivia), base + tokens.start(trivia + 1)));
        if (tokens.code(trivia) == TokenCode.ANNOTATION) {
            return !tree.text(number, trivia).startsWith("(@custom");
        }
        long lines = between.replace("\r\n", "\n")
                .chars()
                .filter(c -> c == '\n' || c == '\r')
                .count();
        return lines <= 1 && Layout.startsLine(tree.source(), base + tokens.start(trivia));
    }

    private void field(int number) {
        Segment segment = tree.segment(number);
        BitSet own = locals.getOrDefault(number, new BitSet());
        if (!own.isEmpty()) {
            declarations(number, own);
        }
        if ((own.isEmpty() && entries.isEmpty()) || !segment.tokens().contains(TokenCode.NAT)) {
            return;
        }
        module.lowered().lookup().forEachUse(number, (token, space, index, owner) -> {
            BitSet removed = space == IndexSpace.LOCAL ? own : entries.get(space);
            if (removed != null && index >= 0 && segment.tokens().code(token) == TokenCode.NAT) {
                int fewer = removed.get(0, Math.min(index, removed.length())).cardinality();
                Span span = tree.span(number, token);
                String text = tree.source().text();
                if (fewer > 0
                        && NumberLiteral.unsigned(text, span.start(), span.end())
                                .isPresent()) {
                    edits.add(new Replacement(span, Integer.toString(index - fewer)));
                }
            }
        });
    }

    private void declarations(int number, BitSet indices) {
        int function = module.lowered().table(IndexSpace.FUNCTION).indexIn(number);
        List<Definition> all = module.lowered().lookup().locals(function);
        int from = 0;
        while (from < all.size()) {
            Span group = all.get(from).span();
            int to = from + 1;
            while (to < all.size() && all.get(to).span().equals(group)) {
                to++;
            }
            int removed = indices.get(from, to).cardinality();
            if (removed == to - from) {
                edits.add(new Replacement(Layout.removal(tree, group), ""));
            } else if (removed > 0) {
                edits.add(new Replacement(group, without(tree.nodeAt(group.start()), indices, from)));
            }
            from = to;
        }
    }

    private static String without(Node group, BitSet indices, int first) {
        StringBuilder kept = new StringBuilder("(").append(group.tree().source().textOf(Syntax.keyword(group)));
        List<String> types = new TypeGroup(group).types();
        for (int i = 0; i < types.size(); i++) {
            kept.append(indices.get(first + i) ? "" : " " + types.get(i));
        }
        return kept.append(")").toString();
    }
}
