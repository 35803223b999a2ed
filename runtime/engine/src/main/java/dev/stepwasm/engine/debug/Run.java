package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.ExitException;
import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.StepInstance;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.TerminatedException;
import dev.stepwasm.engine.Trap;
import dev.stepwasm.engine.WasmException;
import dev.stepwasm.engine.interpret.ExecutionControl;

/** One run of a program from its instantiation to its end, on the debuggee's thread. */
final class Run {
    private Run() {}

    static Outcome of(StepModule module, Imports imports, ExecutionControl control, Invocation invocation) {
        try (StepInstance instance = module.instantiate(imports, control)) {
            return new Outcome.Returned(instance.invoke(invocation.export(), invocation.arguments()));
        } catch (TerminatedException e) {
            return new Outcome.Terminated();
        } catch (ExitException e) {
            return new Outcome.Exited(e.code());
        } catch (Trap e) {
            return new Outcome.Trapped(e);
        } catch (WasmException e) {
            return new Outcome.Thrown(e);
        } catch (RuntimeException e) {
            return new Outcome.Failed(words(e));
        }
    }

    private static String words(RuntimeException e) {
        String message = e.getMessage();
        return message == null ? "the host failed" : message;
    }
}
