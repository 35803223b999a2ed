package dev.stepwasm.ide.action.fix;

import dev.stepwasm.ide.action.Action;
import dev.stepwasm.ide.action.Offer;
import dev.stepwasm.ide.action.Place;
import dev.stepwasm.ide.external.Importable;
import dev.stepwasm.wasm.module.Import;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.lex.StringLiteral;
import dev.stepwasm.wat.names.IndexSpace;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Imports something that is used and not there, of which a host or another module is known to have one of the same name.
 * Modules that the text imports from already come first; from others only functions are imported.
 */
public final class ImportKnown implements Offer {
    private static final int MOST = 5;

    @Override
    public Action.Kind kind() {
        return Action.Kind.QUICK_FIX;
    }

    @Override
    public void at(Place place, Consumer<Action> actions) {
        for (Unknown unknown : Unknown.at(
                place, IndexSpace.FUNCTION, IndexSpace.GLOBAL, IndexSpace.TABLE, IndexSpace.MEMORY, IndexSpace.TAG)) {
            unknown.bareName()
                    .ifPresent(name -> place.module()
                            .ifPresent(module -> found(place, module, unknown, name)
                                    .forEach(importable -> offer(place, module, unknown, importable, actions))));
        }
    }

    private static List<Importable> found(Place place, ModuleAnalysis module, Unknown unknown, String name) {
        Set<String> used =
                module.module().imports().stream().map(Import::module).collect(Collectors.toSet());
        return place.imports().modules().stream()
                .sorted(Comparator.comparing(from -> !used.contains(from)))
                .flatMap(from -> place.imports().find(from, name).stream())
                .filter(importable -> IndexSpace.of(importable.kind()) == unknown.space())
                .filter(importable -> importable.type().isPlain())
                .filter(importable -> unknown.space() == IndexSpace.FUNCTION || used.contains(importable.module()))
                .limit(MOST)
                .toList();
    }

    private static boolean isUsed(ModuleAnalysis module, String from) {
        return module.module().imports().stream()
                .anyMatch(imported -> imported.module().equals(from));
    }

    private static void offer(
            Place place, ModuleAnalysis module, Unknown unknown, Importable importable, Consumer<Action> actions) {
        String from = StringLiteral.show(importable.module());
        String title = "Import `" + unknown.show() + "` from `" + from + "` of "
                + importable.origin().title();
        NewField fields = new NewField(place.tree(), module);
        boolean first = unknown.space() == IndexSpace.MEMORY || unknown.space() == IndexSpace.TABLE;
        if (first && module.lowered().table(unknown.space()).size() > fields.imports(unknown.space())) {
            String word = unknown.space().word();
            actions.accept(Action.disabled(
                    Action.Kind.QUICK_FIX,
                    title,
                    "the import would be the first " + word + ", which instructions without an index mean"));
            return;
        }
        String text = "(import " + from + " " + StringLiteral.show(importable.name()) + " "
                + importable.description(unknown.show()) + ")";
        Action action = Action.fix(
                unknown.diagnostic(),
                title,
                () -> Shift.with(
                        fields.imported(text), place.tree(), module, unknown.space(), fields.imports(unknown.space())));
        actions.accept(isUsed(module, importable.module()) ? action.asPreferred() : action);
    }
}
