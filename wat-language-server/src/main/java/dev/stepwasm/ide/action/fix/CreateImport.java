package dev.stepwasm.ide.action.fix;

import dev.stepwasm.ide.action.Action;
import dev.stepwasm.ide.action.Offer;
import dev.stepwasm.ide.action.Place;
import dev.stepwasm.ide.action.Types;
import dev.stepwasm.wasm.module.Import;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.lex.StringLiteral;
import dev.stepwasm.wat.names.IndexSpace;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Imports a function, global, table, memory or tag that is used. Imports come first, so the numbers of what is defined
 * become others, also where they are written.
 */
public final class CreateImport implements Offer {
    private static final String USUAL_MODULE = "env";

    @Override
    public Action.Kind kind() {
        return Action.Kind.QUICK_FIX;
    }

    @Override
    public void at(Place place, Consumer<Action> actions) {
        IndexSpace[] spaces = {
            IndexSpace.FUNCTION, IndexSpace.GLOBAL, IndexSpace.TABLE, IndexSpace.MEMORY, IndexSpace.TAG
        };
        for (Unknown unknown : Unknown.at(place, spaces)) {
            if (unknown.bareName().isPresent()) {
                place.module().ifPresent(module -> offer(place, module, unknown, actions));
            }
        }
    }

    private static void offer(Place place, ModuleAnalysis module, Unknown unknown, Consumer<Action> actions) {
        List<Import> imports = module.module().imports();
        String from = imports.isEmpty() ? USUAL_MODULE : imports.getLast().module();
        String name = unknown.bareName().orElseThrow();
        String title = "Import `" + unknown.show() + "` from `" + StringLiteral.show(from) + "`";
        boolean defined = definesSome(place, module, unknown.space());
        if (defined && (unknown.space() == IndexSpace.MEMORY || unknown.space() == IndexSpace.TABLE)) {
            String word = unknown.space().word();
            actions.accept(Action.disabled(
                    Action.Kind.QUICK_FIX,
                    title,
                    "the import would be the first " + word + ", which instructions without an index mean"));
            return;
        }
        String text = "(import " + StringLiteral.show(from) + " " + StringLiteral.show(name) + " "
                + description(place, module, unknown) + ")";
        NewField fields = new NewField(place.tree(), module);
        actions.accept(Action.fix(
                unknown.diagnostic(),
                title,
                () -> Shift.with(
                        fields.imported(text),
                        place.tree(),
                        module,
                        unknown.space(),
                        fields.imports(unknown.space()))));
    }

    private static boolean definesSome(Place place, ModuleAnalysis module, IndexSpace space) {
        return module.lowered().table(space).size() > new NewField(place.tree(), module).imports(space);
    }

    private static String description(Place place, ModuleAnalysis module, Unknown unknown) {
        String name = unknown.spacedName();
        return switch (unknown.space()) {
            case FUNCTION ->
                "(func" + name + CreateFunction.shape(place, module, unknown).show(module) + ")";
            case TABLE -> "(table" + name + " 0 funcref)";
            case MEMORY -> "(memory" + name + " 1)";
            case TAG ->
                "(tag" + name
                        + CreateTag.shape(place, unknown).giving(List.of()).show(module) + ")";
            default -> global(place, module, unknown);
        };
    }

    private static String global(Place place, ModuleAnalysis module, Unknown unknown) {
        Optional<Surroundings> around = FunctionAt.of(place).flatMap(unknown::surroundings);
        boolean set = unknown.opcode().filter(op -> op == Opcode.GLOBAL_SET).isPresent();
        ValueType type = around.flatMap(a -> CallShape.top(set ? a.operands() : a.wanted()))
                .map(CallShape::known)
                .orElse(ValueType.Numeric.I32);
        String shown = Types.show(module, type);
        return "(global" + unknown.spacedName() + " " + (set ? "(mut " + shown + ")" : shown) + ")";
    }
}
