package dev.stepwasm.ide.action.fix;

import dev.stepwasm.ide.Replacement;
import dev.stepwasm.ide.action.Action;
import dev.stepwasm.ide.action.Exports;
import dev.stepwasm.ide.action.Offer;
import dev.stepwasm.ide.action.Place;
import dev.stepwasm.wasm.module.Export;
import dev.stepwasm.wasm.module.ExternalKind;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.lex.StringLiteral;
import dev.stepwasm.wat.names.Definition;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Exports all functions of a module that have a name but no export, asked for at the word {@code module}. */
public final class ExportAll implements Offer {
    private static final String TITLE = "Export all functions";

    @Override
    public Action.Kind kind() {
        return Action.Kind.REWRITE;
    }

    @Override
    public void at(Place place, Consumer<Action> actions) {
        boolean header = !place.path().isEmpty() && place.path().getFirst().kind() == NodeKind.MODULE_START;
        if (!header) {
            return;
        }
        int segment = place.path().getFirst().segment();
        place.analysis().modules().stream()
                .filter(module -> module.syntax().header() == segment)
                .findFirst()
                .filter(module -> module.module().functions().size() > 0)
                .ifPresent(module -> actions.accept(
                        place.analysis().hasErrors()
                                ? Action.disabled(kind(), TITLE, "there are errors in the text")
                                : offer(place, module)));
    }

    private Action offer(Place place, ModuleAnalysis module) {
        Set<Integer> exported = module.module().exports().stream()
                .filter(export -> export.kind() == ExternalKind.FUNCTION)
                .map(Export::index)
                .collect(Collectors.toSet());
        int first = module.module().importedFunctionCount();
        int count = module.module().functionCount();
        for (int function = first; function < count; function++) {
            if (!exported.contains(function) && hasName(module, function)) {
                return Action.of(kind(), TITLE, () -> edits(place, module, exported));
            }
        }
        return Action.disabled(kind(), TITLE, "all that have a name are exported");
    }

    private static boolean hasName(ModuleAnalysis module, int function) {
        return module.lowered().table(IndexSpace.FUNCTION).nameToken(function) >= 0;
    }

    private static List<Replacement> edits(Place place, ModuleAnalysis module, Set<Integer> exported) {
        Set<String> taken =
                module.module().exports().stream().map(Export::name).collect(Collectors.toCollection(HashSet::new));
        List<Replacement> edits = new ArrayList<>();
        for (int function = module.module().importedFunctionCount();
                function < module.module().functionCount();
                function++) {
            if (!exported.contains(function) && hasName(module, function)) {
                Definition definition = module.lowered()
                        .lookup()
                        .definition(IndexSpace.FUNCTION, function, -1)
                        .orElseThrow();
                String name = definition.name().orElseThrow();
                String free = name;
                for (int number = 2; !taken.add(free); number++) {
                    free = name + number;
                }
                Node field = new Node(
                        place.tree(),
                        module.lowered().table(IndexSpace.FUNCTION).segment(function),
                        0);
                int at = Exports.afterName(field);
                edits.add(new Replacement(new Span(at, at), " (export " + StringLiteral.show(free) + ")"));
            }
        }
        return edits;
    }
}
