package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.interpret.Activation;
import dev.stepwasm.engine.interpret.HostHook;
import dev.stepwasm.engine.store.WasmFunction;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;

/** Knows which function of the host the program is in. Told by the debuggee's thread, asked by any. */
final class HostCallWatch implements HostHook {
    /** The innermost first: the host may call the program back. */
    private final ConcurrentLinkedDeque<String> calls = new ConcurrentLinkedDeque<>();

    /** {@return the name of the function of the host that was called last and has not returned} */
    Optional<String> current() {
        return Optional.ofNullable(calls.peekFirst());
    }

    @Override
    public void beforeHostCall(Activation caller, WasmFunction callee, List<Value> arguments) {
        calls.addFirst(callee.name());
    }

    @Override
    public void afterHostCall(Activation caller, WasmFunction callee, List<Value> results) {
        calls.removeFirst();
    }

    @Override
    public void hostCallFailed(Activation caller, WasmFunction callee, Throwable failure) {
        calls.removeFirst();
    }
}
