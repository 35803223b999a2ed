package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.ExitException;
import dev.stepwasm.engine.FuelExhaustedException;
import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.InstanceOptions;
import dev.stepwasm.engine.StepInstance;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.TerminatedException;
import dev.stepwasm.engine.Trap;
import dev.stepwasm.engine.WasmException;
import dev.stepwasm.engine.interpret.ExecutionControl;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One run of a program from its instantiation to its end, on the debuggee's thread. */
final class Run {
    private Run() {}

    /** @param instantiated runs when all start functions have returned and nothing has been called */
    static Outcome of(
            LinkedProgram program,
            ExecutionControl control,
            RunLimits limits,
            Invocation invocation,
            Runnable instantiated) {
        try {
            return control.within(
                    limits.ofRun(), () -> of(program, control, limits.ofInstance(), invocation, instantiated));
        } catch (FuelExhaustedException e) {
            return new Outcome.Failed(
                    "the program ran more than " + limits.instructions().orElse(0) + " instructions and was ended");
        } catch (TerminatedException e) {
            return new Outcome.Terminated();
        }
    }

    private static Outcome of(
            LinkedProgram program,
            ExecutionControl control,
            InstanceOptions options,
            Invocation invocation,
            Runnable instantiated) {
        List<StepInstance> made = new ArrayList<>();
        try {
            Imports.Builder imports = program.imports().toBuilder();
            for (Map.Entry<String, StepModule> link : program.links().entrySet()) {
                StepInstance linked = link.getValue().instantiate(imports.build(), control, options);
                made.add(linked);
                imports.instance(link.getKey(), linked);
            }
            StepInstance instance = program.main().instantiate(imports.build(), control, options);
            made.add(instance);
            instantiated.run();
            return new Outcome.Returned(instance.invoke(invocation.export(), invocation.arguments()));
        } catch (TerminatedException e) {
            throw e;
        } catch (ExitException e) {
            return new Outcome.Exited(e.code());
        } catch (Trap e) {
            return new Outcome.Trapped(e);
        } catch (WasmException e) {
            return new Outcome.Thrown(e);
        } catch (OutOfMemoryError e) { // Whoever started this has kept some to tell it with.
            throw e;
        } catch (RuntimeException
                | Error e) { // The session must hear of the end, whatever a function of the host throws.
            return new Outcome.Failed(words(e));
        } finally {
            made.reversed().forEach(StepInstance::close);
        }
    }

    private static String words(Throwable e) {
        String message = e.getMessage();
        return message == null ? "the host failed" : message;
    }
}
