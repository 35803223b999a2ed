package dev.stepwasm.engine.debug.expression;

import dev.stepwasm.engine.ExitException;
import dev.stepwasm.engine.TerminatedException;
import dev.stepwasm.engine.Trap;
import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.WasmException;
import dev.stepwasm.engine.interpret.Instances;
import dev.stepwasm.engine.store.WasmFunction;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.ValueType;
import java.util.ArrayList;
import java.util.List;

/** Calls of functions in expressions, on the thread of the program. */
final class FunctionCalls {
    private FunctionCalls() {}

    /** {@return what a function returns} @param arguments as they are, one for each in the call */
    static Datum call(Syntax.Call call, WasmFunction function, List<Datum> arguments) throws MistakeException {
        List<Value> results = results(call, function, fitted(call, function, arguments));
        return results.size() == 1 ? Datum.of(results.getFirst()) : new Datum.Results(results);
    }

    private static List<Value> fitted(Syntax.Call call, WasmFunction function, List<Datum> arguments)
            throws MistakeException {
        List<ValueType> types = function.type().parameters();
        if (types.size() != arguments.size()) {
            throw new MistakeException(
                    call.span(),
                    function.name() + " takes " + FunctionType.showStack(types) + ", but "
                            + (arguments.size() == 1 ? "1 argument is" : arguments.size() + " arguments are")
                            + " given");
        }
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            Syntax written = call.arguments().get(i);
            values.add(
                    written instanceof Syntax.Null && types.get(i) instanceof ValueType.Reference reference
                            ? Value.Ref.ofNull(reference)
                            : Arithmetic.fitted(written.span(), arguments.get(i), types.get(i)));
        }
        return values;
    }

    private static List<Value> results(Syntax.Call call, WasmFunction function, List<Value> arguments)
            throws MistakeException {
        try {
            return Instances.call(function, arguments);
        } catch (Trap trap) {
            throw new MistakeException(call.span(), function.name() + " trapped: " + trap.getMessage());
        } catch (WasmException thrown) {
            throw new MistakeException(call.span(), function.name() + " threw " + thrown.getMessage());
        } catch (ExitException exit) {
            throw new MistakeException(
                    call.span(),
                    function.name() + " wanted to end the program with exit code " + exit.code()
                            + ", which goes on since the call was made by the debugger");
        } catch (TerminatedException end) {
            throw end;
        } catch (RuntimeException failed) {
            String why = failed.getMessage() == null ? "the host failed" : failed.getMessage();
            throw new MistakeException(call.span(), function.name() + " has no result: " + why);
        }
    }
}
