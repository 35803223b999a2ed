package dev.stepwasm.ide.action.fix;

import dev.stepwasm.ide.Replacement;
import dev.stepwasm.ide.action.Action;
import dev.stepwasm.ide.action.Offer;
import dev.stepwasm.ide.action.Place;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.HeapType;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Defines a function that is called, with the type that the call tells, and nothing in it yet but a trap. */
public final class CreateFunction implements Offer {
    @Override
    public Action.Kind kind() {
        return Action.Kind.QUICK_FIX;
    }

    @Override
    public void at(Place place, Consumer<Action> actions) {
        for (Unknown called : Unknown.at(place, IndexSpace.FUNCTION)) {
            place.module()
                    .filter(module -> called.isNext(
                            module.lowered().table(IndexSpace.FUNCTION).size()))
                    .ifPresent(module -> offer(place, module, called, actions));
        }
    }

    private static void offer(Place place, ModuleAnalysis module, Unknown called, Consumer<Action> actions) {
        CallShape shape = shape(place, module, called);
        String head = "(func" + called.spacedName() + shape.show(module);
        actions.accept(called.created(
                "Create function `" + head + ")`",
                () -> List.of(definition(place, module, called, head + "\n  unreachable)"))));
    }

    /** {@return what a function must take and give where it is used} */
    static CallShape shape(Place place, ModuleAnalysis module, Unknown called) {
        Optional<FunctionAt> function = FunctionAt.of(place);
        Optional<Surroundings> around = function.flatMap(called::surroundings);
        if (around.isEmpty()) {
            return CallShape.NOTHING;
        }
        Opcode op = called.opcode().orElseThrow();
        if (op == Opcode.REF_FUNC) {
            return CallShape.top(around.get().wanted())
                    .flatMap(wanted -> referred(module, wanted))
                    .map(CallShape::of)
                    .orElse(CallShape.NOTHING);
        }
        CallShape shape = CallShape.of(function.orElseThrow(), around.get(), 0);
        return op == Opcode.RETURN_CALL
                ? shape.giving(function.orElseThrow().type().results())
                : shape;
    }

    private static Optional<FunctionType> referred(ModuleAnalysis module, ValueType wanted) {
        return wanted instanceof ValueType.Reference(boolean nullable, HeapType.Concrete(int index))
                ? Optional.ofNullable(module.module().types().function(index))
                : Optional.empty();
    }

    /** Behind the function that calls it, unless a number would then stand for another function than before. */
    private static Replacement definition(Place place, ModuleAnalysis module, Unknown called, String text) {
        NewField fields = new NewField(place.tree(), module);
        Optional<Node> caller = place.field().filter(field -> field.kind() == NodeKind.FUNCTION_FIELD);
        boolean behind =
                caller.isPresent() && called.name().isPresent() && !hasNumbersFrom(place, module, caller.get());
        return behind ? fields.behind(caller.orElseThrow(), text) : fields.last(IndexSpace.FUNCTION, text);
    }

    private static boolean hasNumbersFrom(Place place, ModuleAnalysis module, Node caller) {
        int from = module.lowered().table(IndexSpace.FUNCTION).indexIn(caller.segment()) + 1;
        int types = module.lowered().table(IndexSpace.TYPE).size(); // those behind are implied, in text order
        AtomicBoolean found = new AtomicBoolean(false);
        int end = module.syntax().end();
        for (int segment = module.syntax().firstField(); segment < end && !found.get(); segment++) {
            if (place.tree().segment(segment).kind().isField()) {
                int number = segment;
                module.lowered().lookup().forEachUse(segment, (token, space, index, owner) -> {
                    boolean written = place.tree().segment(number).tokens().code(token) == TokenCode.NAT;
                    boolean moves = (space == IndexSpace.FUNCTION && index >= from)
                            || (space == IndexSpace.TYPE && index >= types);
                    if (written && moves) {
                        found.set(true);
                    }
                });
            }
        }
        return found.get();
    }
}
