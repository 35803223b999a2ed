package dev.stepwasm.eclipse.debug;

import org.eclipse.debug.core.commands.IDebugCommandRequest;
import org.eclipse.debug.core.commands.IEnabledStateRequest;
import org.eclipse.debug.core.commands.IRestartHandler;
import org.eclipse.lsp4j.debug.RestartArguments;

/** What "Restart" does: the program begins again, with the breakpoints as they are. */
final class Restart implements IRestartHandler {
    private final WasmTarget target;

    Restart(WasmTarget target) {
        this.target = target;
    }

    @Override
    public void canExecute(IEnabledStateRequest request) {
        request.setEnabled(!target.isTerminated() && !target.isAttached());
        request.done();
    }

    @Override
    public boolean execute(IDebugCommandRequest request) {
        target.server().restart(new RestartArguments()).exceptionally(failure -> {
            target.report(target.getName() + " was not started again", Answers.words(failure));
            return null;
        });
        request.done();
        return true;
    }
}
