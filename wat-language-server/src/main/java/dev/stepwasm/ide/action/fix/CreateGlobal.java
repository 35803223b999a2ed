package dev.stepwasm.ide.action.fix;

import dev.stepwasm.ide.Replacement;
import dev.stepwasm.ide.action.Action;
import dev.stepwasm.ide.action.Offer;
import dev.stepwasm.ide.action.Place;
import dev.stepwasm.ide.action.Types;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Defines a global that is used, with the type that its use tells and zero in it. */
public final class CreateGlobal implements Offer {
    @Override
    public Action.Kind kind() {
        return Action.Kind.QUICK_FIX;
    }

    @Override
    public void at(Place place, Consumer<Action> actions) {
        for (Unknown global : Unknown.at(place, IndexSpace.GLOBAL)) {
            place.module()
                    .filter(module -> global.isNext(
                            module.lowered().table(IndexSpace.GLOBAL).size()))
                    .ifPresent(module -> offer(place, module, global, actions));
        }
    }

    private static void offer(Place place, ModuleAnalysis module, Unknown global, Consumer<Action> actions) {
        Optional<Node> initializer = place.field().filter(field -> field.kind() == NodeKind.GLOBAL_FIELD);
        if (initializer.isPresent() && global.name().isEmpty()) {
            return; // the next number is that of a later global
        }
        ValueType type = Zero.defaultable(CallShape.known(type(place, module, global)));
        String text = Zero.global(module, global.spacedName(), type, isSet(place, global));
        actions.accept(global.created(
                "Create global `" + global.show() + "` of type `" + Types.show(module, type) + "`",
                () -> initializer.isPresent()
                        ? before(place, module, initializer.get(), text)
                        : List.of(new NewField(place.tree(), module).last(IndexSpace.GLOBAL, text))));
    }

    /** A first value can only be that of a global before it. */
    private static List<Replacement> before(Place place, ModuleAnalysis module, Node field, String text) {
        NewField fields = new NewField(place.tree(), module);
        int index = module.lowered().table(IndexSpace.GLOBAL).indexIn(field.segment());
        return Shift.with(fields.before(field, text), place.tree(), module, IndexSpace.GLOBAL, index);
    }

    private static ValueType type(Place place, ModuleAnalysis module, Unknown global) {
        Optional<Surroundings> around = FunctionAt.of(place).flatMap(global::surroundings);
        Optional<ValueType> used =
                global.opcode().filter(op -> op == Opcode.GLOBAL_SET).isPresent()
                        ? around.flatMap(a -> CallShape.top(a.operands()))
                        : around.flatMap(a -> CallShape.top(a.wanted()));
        return used.or(() -> declared(place, module)).orElse(ValueType.Numeric.I32);
    }

    /** {@return the type of the global whose first value this is to be} */
    private static Optional<ValueType> declared(Place place, ModuleAnalysis module) {
        return place.field()
                .filter(field -> field.kind() == NodeKind.GLOBAL_FIELD)
                .flatMap(field -> {
                    int index = module.lowered().table(IndexSpace.GLOBAL).indexIn(field.segment());
                    return index < 0 || index >= module.module().globalCount()
                            ? Optional.empty()
                            : Optional.of(module.module().global(index).type());
                });
    }

    /** {@return whether an instruction somewhere in the text sets it} */
    private static boolean isSet(Place place, Unknown global) {
        return place.source().text().contains(Opcode.GLOBAL_SET.keyword() + " " + global.show())
                || global.opcode().filter(op -> op == Opcode.GLOBAL_SET).isPresent();
    }
}
