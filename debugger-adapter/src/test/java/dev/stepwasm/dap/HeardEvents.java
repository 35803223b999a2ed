package dev.stepwasm.dap;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.eclipse.lsp4j.debug.OutputEventArguments;
import org.eclipse.lsp4j.debug.StoppedEventArguments;
import org.eclipse.lsp4j.debug.TerminatedEventArguments;
import org.eclipse.lsp4j.debug.services.IDebugProtocolClient;
import org.jspecify.annotations.Nullable;

/** What an editor in the same process hears of an adapter, each event as a line. */
final class HeardEvents implements IDebugProtocolClient {
    private static final long DEADLINE_SECONDS = 30;

    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final Predicate<OutputEventArguments> wanted;

    /** @param wanted which output is heard */
    HeardEvents(Predicate<OutputEventArguments> wanted) {
        this.wanted = wanted;
    }

    /** {@return the next one, null if there is none for a long time} */
    @Nullable
    String next() throws InterruptedException {
        return events.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void initialized() {
        events.add("initialized");
    }

    @Override
    public void stopped(StoppedEventArguments args) {
        events.add("stopped " + args.getReason());
    }

    @Override
    public void output(OutputEventArguments args) {
        if (wanted.test(args)) {
            events.add("output " + args.getOutput());
        }
    }

    @Override
    public void terminated(TerminatedEventArguments args) {
        events.add("terminated");
    }
}
