package dev.stepwasm.eclipse.debug;

import java.util.List;
import org.eclipse.debug.core.DebugException;
import org.eclipse.debug.core.model.IIndexedValue;
import org.eclipse.debug.core.model.IValue;
import org.eclipse.debug.core.model.IVariable;
import org.eclipse.lsp4j.debug.Variable;

/** A value; what is inside is fetched when somebody opens it. */
public class WasmValue extends WasmElement implements IValue {
    final WasmFrame frame;
    final int reference;
    private final String text;
    private final String type;
    private final List<WasmVariable> before;
    private List<WasmVariable> inside = List.of();
    private boolean fetched;

    private WasmValue(WasmFrame frame, Variable shown, List<WasmVariable> before) {
        super(frame.target());
        this.frame = frame;
        this.reference = shown.getVariablesReference();
        this.text = shown.getValue();
        this.type = shown.getType() == null ? "" : shown.getType();
        this.before = before;
    }

    /** {@return the value of a variable} @param before what was inside when the program stood still before */
    static WasmValue of(WasmFrame frame, Variable shown, List<WasmVariable> before) {
        Integer numbered = shown.getIndexedVariables();
        return numbered != null && numbered > 0
                ? new Numbered(frame, shown, numbered)
                : new WasmValue(frame, shown, before);
    }

    /** {@return what is known to be inside} */
    synchronized List<WasmVariable> fetched() {
        return inside;
    }

    @Override
    public String getReferenceTypeName() {
        return type;
    }

    @Override
    public String getValueString() {
        return text;
    }

    @Override
    public boolean isAllocated() {
        return !isTerminated();
    }

    private boolean isTerminated() {
        return target().isTerminated();
    }

    @Override
    public synchronized IVariable[] getVariables() throws DebugException {
        if (!fetched && reference > 0) {
            inside = WasmVariable.inside(frame, reference, 0, before);
            fetched = true;
        }
        return inside.toArray(IVariable[]::new);
    }

    @Override
    public boolean hasVariables() {
        return reference > 0;
    }

    /** A value with so many numbered things inside that views show them in parts. */
    private static final class Numbered extends WasmValue implements IIndexedValue {
        private final int size;

        Numbered(WasmFrame frame, Variable shown, int size) {
            super(frame, shown, List.of());
            this.size = size;
        }

        @Override
        public IVariable getVariable(int offset) throws DebugException {
            return getVariables(offset, 1)[0];
        }

        @Override
        public IVariable[] getVariables(int offset, int length) throws DebugException {
            return WasmVariable.inside(frame, reference, offset, length, List.of())
                    .toArray(IVariable[]::new);
        }

        @Override
        public int getSize() {
            return size;
        }

        @Override
        public int getInitialOffset() {
            return 0;
        }
    }
}
