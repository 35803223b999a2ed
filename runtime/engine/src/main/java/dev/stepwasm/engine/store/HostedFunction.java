package dev.stepwasm.engine.store;

import dev.stepwasm.engine.ExitException;
import dev.stepwasm.engine.TerminatedException;
import dev.stepwasm.engine.Trap;
import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.WasmException;
import dev.stepwasm.wasm.type.FunctionType;
import java.util.List;

/** A function of the host. */
public final class HostedFunction extends WasmFunction {
    private final Call call;

    /** What the host does. */
    @FunctionalInterface
    public interface Call {
        /** {@return as many results of such types as the function's type says} The arguments agree with the type. */
        List<Value> apply(List<Value> arguments);
    }

    /**
     * A function of the host.
     *
     * @param name for people, as {@code env.log}
     */
    public HostedFunction(FunctionType type, String name, Call call) {
        super(type, name);
        this.call = call;
    }

    /**
     * A function of the host, of a type that a module defines.
     *
     * @param scope the types of the module
     * @param type what {@code definedType} is, with indices of the module
     * @param name for people, as {@code env.log}
     */
    public HostedFunction(DefinedType definedType, DefinedTypes scope, FunctionType type, String name, Call call) {
        super(definedType, scope, type, name);
        this.call = call;
    }

    /**
     * {@return the results of a call}
     *
     * @throws Trap if the host asks for one, fails, or gives other results than it promised
     * @throws WasmException if the host throws it
     */
    public List<Value> call(List<Value> arguments) {
        List<Value> results;
        try {
            results = call.apply(arguments);
        } catch (Trap | WasmException | ExitException | TerminatedException meant) {
            throw meant;
        } catch (RuntimeException failure) {
            throw Trap.ofHost(name() + ": " + failure, failure);
        }
        requireResults(results);
        return results;
    }

    private void requireResults(List<Value> results) {
        var types = type().results();
        if (results.size() != types.size()) {
            throw Trap.ofHost(name() + " must give " + types.size() + " results but gave " + results.size());
        }
        for (int i = 0; i < types.size(); i++) {
            try {
                Slots.requireType(scope(), types.get(i), results.get(i));
            } catch (IllegalArgumentException mismatch) {
                throw Trap.ofHost("result " + (i + 1) + " of " + name() + ": " + mismatch.getMessage(), mismatch);
            }
        }
    }
}
