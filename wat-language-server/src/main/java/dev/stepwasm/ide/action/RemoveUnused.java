package dev.stepwasm.ide.action;

import dev.stepwasm.ide.Replacement;
import dev.stepwasm.ide.lint.Finding;
import dev.stepwasm.ide.lint.Lint;
import dev.stepwasm.ide.lint.Liveness;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wasm.type.RecursiveGroup;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.lower.Lookup;
import dev.stepwasm.wat.names.Definition;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.names.IndexTable;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Removes a definition that nothing uses. */
final class RemoveUnused implements Offer {
    /** So many are offered one by one for a selection; another action removes all at once. */
    private static final int MOST = 100;

    @Override
    public Action.Kind kind() {
        return Action.Kind.QUICK_FIX;
    }

    @Override
    public void at(Place place, Consumer<Action> actions) {
        Span selection = place.selection();
        Map<Integer, Map<Span, List<Definition>>> bySegment = new HashMap<>();
        place.findings().stream()
                .filter(finding -> finding.lint() == Lint.UNUSED)
                .map(Finding::span)
                .filter(span -> span.start() <= selection.end() && selection.start() <= span.end())
                .distinct()
                .limit(MOST)
                .forEach(span -> place.analysis().moduleAt(span.start()).ifPresent(module -> {
                    for (Definition definition : definitions(place, module, span, bySegment)) {
                        actions.accept(
                                action(place, module, definition).fixing(new Action.Fixed(Lint.UNUSED.code(), span)));
                    }
                }));
    }

    /** {@return what a finding is about: one thing, or some of the locals that share a group} */
    private static List<Definition> definitions(
            Place place, ModuleAnalysis module, Span span, Map<Integer, Map<Span, List<Definition>>> bySegment) {
        int segment = place.tree().segmentAt(span.start());
        List<Definition> all = bySegment
                .computeIfAbsent(
                        segment,
                        number -> module.lowered().lookup().definedIn(number).stream()
                                .collect(Collectors.groupingBy(Definition::nameSpan)))
                .getOrDefault(span, List.of());
        if (all.size() < 2) {
            return all;
        }
        Definition first = all.getFirst();
        if (first.space() != IndexSpace.LOCAL) {
            return List.of(first);
        }
        BitSet unused = new Removal(place.tree(), module, Map.of()).unusedLocals(segment, first.owner());
        return all.stream().filter(local -> unused.get(local.index())).toList();
    }

    private Action action(Place place, ModuleAnalysis module, Definition definition) {
        String title = "Remove the unused " + definition.space().word() + " `" + definition.show() + "`";
        Optional<String> refusal = place.analysis().hasErrors()
                ? Optional.of("there are errors in the text, and what is wrong may be meant to use it")
                : refusal(place, module, definition);
        return refusal.map(reason -> Action.disabled(kind(), title, reason))
                .orElseGet(() -> Action.of(kind(), title, () -> edits(place, module, definition)));
    }

    private static Optional<String> refusal(Place place, ModuleAnalysis module, Definition definition) {
        SyntaxTree tree = place.tree();
        return switch (definition.space()) {
            case FIELD -> Optional.of("it is part of the type, and others may lay it out the same way");
            case LOCAL -> {
                Node node = tree.nodeAt(definition.span().start());
                if (node.kind() != NodeKind.LOCAL) {
                    yield Optional.of("it is a parameter, which those who call the function pass");
                }
                boolean alone = definition.name().isPresent();
                yield alone || !Layout.hasComments(node)
                        ? Optional.empty()
                        : Optional.of("there is a comment between the types");
            }
            case LABEL -> Optional.empty();
            case ELEM, GLOBAL, TABLE ->
                isNeededToRefer(place.tree(), module, definition)
                        ? Optional.of("it declares functions, so that `ref.func` may refer to them")
                        : inline(module, tree, definition);
            default -> inline(module, tree, definition);
        };
    }

    /** What is written inside of something else cannot go alone. */
    private static Optional<String> inline(ModuleAnalysis module, SyntaxTree tree, Definition definition) {
        IndexTable table = module.lowered().table(definition.space());
        NodeKind kind = tree.segment(table.segment(definition.index())).kind(table.node(definition.index()));
        return kind == NodeKind.INLINE_DATA || kind == NodeKind.INLINE_ELEM
                ? Optional.of("it is part of another definition")
                : Optional.empty();
    }

    private static boolean isNeededToRefer(SyntaxTree tree, ModuleAnalysis module, Definition definition) {
        BitSet mentioned = Liveness.mentioned(module.module(), definition.space(), definition.index());
        if (mentioned.isEmpty()) {
            return false;
        }
        int code = TokenCode.of(Opcode.REF_FUNC);
        for (int segment : WholeCode.bodies(module)) {
            Tokens tokens = tree.segment(segment).tokens();
            if (tokens.contains(code)) {
                boolean[] found = new boolean[1];
                module.lowered()
                        .lookup()
                        .forEachUse(
                                segment,
                                (token, space, index, owner) ->
                                        found[0] |= space == IndexSpace.FUNCTION && index >= 0 && mentioned.get(index));
                if (found[0]) {
                    return true;
                }
            }
        }
        return false;
    }

    private static List<Replacement> edits(Place place, ModuleAnalysis module, Definition definition) {
        SyntaxTree tree = place.tree();
        return switch (definition.space()) {
            case LABEL -> label(tree, module, definition);
            case LOCAL -> {
                BitSet one = new BitSet();
                one.set(definition.index());
                Removal removal = new Removal(tree, module, Map.of());
                removal.removeLocals(tree.segmentAt(definition.span().start()), one);
                yield removal.edits();
            }
            default -> {
                Map<IndexSpace, BitSet> entries = new EnumMap<>(IndexSpace.class);
                entries.put(definition.space(), together(module.module(), definition));
                yield new Removal(tree, module, entries).edits();
            }
        };
    }

    /** Types of one group stay or go together. */
    private static BitSet together(Module module, Definition definition) {
        BitSet indices = new BitSet();
        indices.set(definition.index());
        if (definition.space() == IndexSpace.TYPE) {
            int first = 0;
            for (RecursiveGroup group : module.types().groups()) {
                int end = first + group.types().size();
                if (first <= definition.index() && definition.index() < end) {
                    indices.set(first, end);
                }
                first = end;
            }
        }
        return indices;
    }

    /** The name of a block, and where it is repeated at its end. */
    private static List<Replacement> label(SyntaxTree tree, ModuleAnalysis module, Definition label) {
        int segment = tree.segmentAt(label.span().start());
        List<Replacement> edits = new ArrayList<>();
        edits.add(new Replacement(withSpace(tree, label.nameSpan()), ""));
        Lookup lookup = module.lowered().lookup();
        lookup.forEachUse(segment, (token, space, index, owner) -> {
            if (space == IndexSpace.LABEL && index == label.index()) {
                edits.add(new Replacement(withSpace(tree, tree.span(segment, token)), ""));
            }
        });
        return List.copyOf(edits);
    }

    /** A name with the space before it, which is not the first on its line. */
    private static Span withSpace(SyntaxTree tree, Span name) {
        int from = name.start();
        while (from > 0 && " \t".indexOf(tree.source().text().charAt(from - 1)) >= 0) {
            from--;
        }
        return Layout.startsLine(tree.source(), name.start()) ? name : new Span(from, name.end());
    }
}
