package dev.stepwasm.ide.action.fix;

import dev.stepwasm.ide.action.Place;
import dev.stepwasm.ide.completion.Effects;
import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wasm.validate.FunctionValidator;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.lower.BodyObserver;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.AbstractList;
import java.util.List;
import java.util.Optional;

/**
 * A function whose code is looked at. Positions are relative to its segment, as in {@link BodyObserver}.
 *
 * @param number counted without imports
 * @param type what it takes and gives, nothing if that is not known
 * @param locals types of parameters and locals
 */
record FunctionAt(ModuleAnalysis module, Node field, int number, FunctionType type, List<ValueType> locals) {
    static Optional<FunctionAt> of(Place place) {
        Optional<Node> field = place.field().filter(node -> node.kind() == NodeKind.FUNCTION_FIELD);
        return field.flatMap(node -> place.module().flatMap(module -> of(module, node)));
    }

    private static Optional<FunctionAt> of(ModuleAnalysis module, Node field) {
        int number = module.lowered().bodyIn(field.segment());
        if (number < 0) {
            return Optional.empty();
        }
        FunctionType type = module.module().functionType(module.module().importedFunctionCount() + number);
        List<ValueType> locals =
                module.module().locals(module.module().functions().get(number));
        return Optional.of(new FunctionAt(module, field, number, type == null ? FunctionType.EMPTY : type, locals));
    }

    int index() {
        return module.module().importedFunctionCount() + number;
    }

    /** {@return the offset in the text from which positions count} */
    int base() {
        return field.tree().start(field.segment());
    }

    void observe(BodyObserver observer) {
        module.lowered().observeBody(number, observer);
    }

    /** {@return whether the text of the function is good syntax, so that its code is known to its end} */
    boolean isWellFormed() {
        return field.data().problems().stream().noneMatch(Diagnostic::isError);
    }

    /** {@return what instructions take and give where a validator stands} */
    Effects effects(FunctionValidator validator) {
        return new Effects(module.module(), locals, new Labels(validator), type.results());
    }

    /** What branches take along, made for those only that someone asks about: there may be very many. */
    private static final class Labels extends AbstractList<List<ValueType>> {
        private final FunctionValidator validator;

        Labels(FunctionValidator validator) {
            this.validator = validator;
        }

        @Override
        public List<ValueType> get(int label) {
            return validator.labelTypes(label);
        }

        @Override
        public int size() {
            return validator.controlDepth();
        }
    }
}
