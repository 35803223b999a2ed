package dev.stepwasm.eclipse.debug;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.debug.core.DebugEvent;
import org.eclipse.debug.core.DebugException;
import org.eclipse.debug.core.model.IValue;
import org.eclipse.debug.core.model.IVariable;
import org.eclipse.debug.ui.actions.IWatchExpressionFactoryAdapter;
import org.eclipse.lsp4j.debug.Scope;
import org.eclipse.lsp4j.debug.SetVariableArguments;
import org.eclipse.lsp4j.debug.SetVariableResponse;
import org.eclipse.lsp4j.debug.Variable;
import org.eclipse.lsp4j.debug.VariablesArguments;
import org.jspecify.annotations.Nullable;

/** A local, an operand, a global, a byte row of a memory, or a group of such. */
public final class WasmVariable extends WasmElement implements IVariable {
    private final WasmFrame frame;
    private final int container;
    private final Variable shown;
    private final boolean changed;
    private volatile WasmValue value;

    private WasmVariable(WasmFrame frame, int container, Variable shown, @Nullable WasmVariable before) {
        super(frame.target());
        this.frame = frame;
        this.container = container;
        this.shown = shown;
        this.changed = before != null && !Objects.equals(before.value.getValueString(), shown.getValue());
        this.value = WasmValue.of(frame, shown, before == null ? List.of() : before.value.fetched());
    }

    /** {@return a group of variables under one name} */
    static WasmVariable group(WasmFrame frame, Scope scope, List<WasmVariable> before) {
        Variable group = new Variable();
        group.setName(scope.getName());
        group.setValue("");
        group.setVariablesReference(scope.getVariablesReference());
        group.setIndexedVariables(scope.getIndexedVariables());
        return new WasmVariable(frame, 0, group, before(before, scope.getName()));
    }

    /** {@return what stands above all variables when a trap or an exception has stopped the program} */
    static WasmVariable failure(WasmFrame frame, String text) {
        Variable shown = new Variable();
        shown.setName("Failure");
        shown.setValue(text);
        return new WasmVariable(frame, 0, shown, null);
    }

    /**
     * {@return what is inside of something}
     *
     * @param container number of the whole in the protocol
     * @param before what was inside when the program stood still before
     */
    static List<WasmVariable> inside(WasmFrame frame, int container, int numbered, List<WasmVariable> before)
            throws DebugException {
        return inside(frame, container, 0, numbered, before);
    }

    /** {@return a part of the numbered things inside of something} */
    static List<WasmVariable> inside(WasmFrame frame, int container, int start, int count, List<WasmVariable> before)
            throws DebugException {
        VariablesArguments args = new VariablesArguments();
        args.setVariablesReference(container);
        if (count > 0) {
            args.setStart(start);
            args.setCount(count);
        }
        List<WasmVariable> inside = new ArrayList<>();
        for (Variable each :
                Answers.await(frame.target().server().variables(args)).getVariables()) {
            inside.add(new WasmVariable(frame, container, each, before(before, each.getName())));
        }
        return List.copyOf(inside);
    }

    private static @Nullable WasmVariable before(List<WasmVariable> before, String name) {
        return before.stream()
                .filter(each -> each.getName().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** {@return the frame in which it is shown} */
    public WasmFrame frame() {
        return frame;
    }

    /** {@return what to write in an expression to mean it, if it can be meant} */
    public Optional<String> expression() {
        return Optional.ofNullable(shown.getEvaluateName());
    }

    /** {@return the number of what it is a part of, by which the protocol knows it} */
    public int container() {
        return container;
    }

    /** {@return whether it has no value of its own} */
    public boolean isGroup() {
        return container == 0;
    }

    @Override
    public IValue getValue() {
        return value;
    }

    @Override
    public String getName() {
        return shown.getName();
    }

    @Override
    public String getReferenceTypeName() {
        return shown.getType() == null ? "" : shown.getType();
    }

    @Override
    public boolean hasValueChanged() {
        return changed;
    }

    /** {@inheritDoc} It waits for nothing: the view shows the new value, or a message why there is none, a moment later. */
    @Override
    public void setValue(String expression) {
        SetVariableArguments args = new SetVariableArguments();
        args.setVariablesReference(container);
        args.setName(shown.getName());
        args.setValue(expression);
        target().server().setVariable(args).whenComplete((answer, failure) -> {
            if (failure == null) {
                changed(answer);
            } else {
                target().report(shown.getName() + " was not changed", Answers.words(failure));
            }
        });
    }

    private void changed(SetVariableResponse answer) {
        Variable now = new Variable();
        now.setName(shown.getName());
        now.setValue(answer.getValue());
        now.setType(answer.getType() == null ? shown.getType() : answer.getType());
        now.setVariablesReference(answer.getVariablesReference() == null ? 0 : answer.getVariablesReference());
        now.setIndexedVariables(answer.getIndexedVariables());
        value = WasmValue.of(frame, now, List.of());
        changed(DebugEvent.CONTENT);
        target().valuesChanged();
    }

    /** {@inheritDoc} What is to be watched is meant by the expression that stands for it, which its name need not be. */
    @Override
    public <T> @Nullable T getAdapter(Class<T> type) {
        if (type == IWatchExpressionFactoryAdapter.class) {
            IWatchExpressionFactoryAdapter words = variable -> expression().orElse(getName());
            return type.cast(words);
        }
        return super.getAdapter(type);
    }

    @Override
    public void setValue(IValue other) throws DebugException {
        setValue(other.getValueString());
    }

    @Override
    public boolean supportsValueModification() {
        return !isGroup() && frame.isSuspended();
    }

    @Override
    public boolean verifyValue(String expression) {
        return !expression.isBlank();
    }

    @Override
    public boolean verifyValue(IValue other) throws DebugException {
        return verifyValue(other.getValueString());
    }
}
