package dev.stepwasm.engine.interpret;

import dev.stepwasm.engine.compile.Capture;
import dev.stepwasm.engine.compile.CompiledCallee;
import dev.stepwasm.engine.compile.CompiledFunction;
import dev.stepwasm.engine.compile.CompiledModule;
import dev.stepwasm.engine.compile.Context;
import dev.stepwasm.engine.store.Callee;
import dev.stepwasm.engine.store.WasmFunction;
import org.jspecify.annotations.Nullable;

/** An instance as its compiled code sees it, and its way back to the interpreter. */
final class CompiledUnit extends Context {
    private final Unit unit;
    private final CompiledModule module;
    private final boolean isDebuggable;
    private final @Nullable Callee[] interpreted;

    CompiledUnit(Unit unit, boolean isDebuggable) {
        super(unit.state, unit.memory, unit.code.compiled(isDebuggable).mostValues());
        this.unit = unit;
        this.isDebuggable = isDebuggable;
        this.module = unit.code.compiled(isDebuggable);
        this.interpreted = new @Nullable Callee[unit.defined.length];
        fill();
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // It is about this very instance.
    public Callee adapted(WasmFunction function) {
        if (function instanceof CodeFunction code && code.unit == unit) {
            Callee compiled = code.form(isDebuggable).callee();
            if (compiled == null) {
                return interpreted(code.index);
            }
            code.setCallee(compiled);
            return compiled;
        }
        Callee bridge = module.bridge(function, this);
        if (function.callee() == null && !(function instanceof CodeFunction)) {
            function.setCallee(bridge);
        }
        return bridge;
    }

    @Override
    public Callee instead(int function) {
        Callee conditional = unit.defined[function - imports()].conditional();
        return conditional == null ? interpreted(function) : conditional;
    }

    @Override
    public Callee interpreted(int function) {
        int number = function - imports();
        Callee known = interpreted[number];
        if (known == null) {
            known = module.bridge(unit.defined[number], this);
            interpreted[number] = known;
        }
        return known;
    }

    private int imports() {
        return state.functionCount() - interpreted.length;
    }

    @Override
    public void call(WasmFunction function, long[] numbers, @Nullable Object[] references, int room) {
        if (isDebuggable) { // Frames that somebody may look at are those of the interpreter.
            throw new Capture(new Capture.Call(function, numbers, references));
        }
        unit.interpreter.stops().compiledCalls().call(function, numbers, references, room);
    }

    @Override
    public long[] slotHighs() {
        return unit.interpreter.high;
    }

    @Override
    public boolean poll() {
        return unit.interpreter.stops().compiledCalls().poll(isDebuggable);
    }

    @Override
    public boolean poll(int function) {
        return unit.interpreter.control.isArmed(unit.code, function) || poll();
    }

    /** {@return what calls a function of the module, null if it stays with the interpreter} */
    @Nullable
    CompiledCallee callee(CompiledFunction function) {
        return function.whyNot().isPresent() ? null : function.callee(this);
    }
}
