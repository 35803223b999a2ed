package dev.stepwasm.dap;

import dev.stepwasm.engine.debug.DebuggedThread;
import dev.stepwasm.engine.debug.Granularity;
import dev.stepwasm.engine.debug.Stepping;
import java.util.List;
import org.eclipse.lsp4j.debug.ContinueArguments;
import org.eclipse.lsp4j.debug.ContinueResponse;
import org.eclipse.lsp4j.debug.NextArguments;
import org.eclipse.lsp4j.debug.PauseArguments;
import org.eclipse.lsp4j.debug.StepInArguments;
import org.eclipse.lsp4j.debug.StepOutArguments;
import org.eclipse.lsp4j.debug.SteppingGranularity;
import org.eclipse.lsp4j.debug.Thread;
import org.eclipse.lsp4j.debug.ThreadsResponse;
import org.jspecify.annotations.Nullable;

/** The requests that let the program go on or stand still. */
final class Execution {
    private final Conversation conversation;

    Execution(Conversation conversation) {
        this.conversation = conversation;
    }

    ThreadsResponse threads() {
        ThreadsResponse response = new ThreadsResponse();
        response.setThreads(
                conversation
                        .launched()
                        .map(Session::threads)
                        .orElse(List.of(new Program.ThreadName(Conversation.THREAD, "main")))
                        .stream()
                        .map(Execution::shown)
                        .toArray(Thread[]::new));
        return response;
    }

    private static Thread shown(Program.ThreadName thread) {
        Thread shown = new Thread();
        shown.setId(thread.id());
        shown.setName(thread.name());
        return shown;
    }

    ContinueResponse resume(ContinueArguments args) {
        resume(args.getThreadId(), Stepping.NONE, null);
        ContinueResponse response = new ContinueResponse();
        response.setAllThreadsContinued(conversation.session().standsAsOne());
        return response;
    }

    void next(NextArguments args) {
        resume(args.getThreadId(), Stepping.OVER, args.getGranularity());
    }

    void stepIn(StepInArguments args) {
        if (args.getTargetId() != null) {
            Session session = conversation.session();
            conversation.afterResponse(session.stepInto(session.thread(args.getThreadId()), args.getTargetId()));
            return;
        }
        resume(args.getThreadId(), Stepping.INTO, args.getGranularity());
    }

    void stepOut(StepOutArguments args) {
        resume(args.getThreadId(), Stepping.OUT, args.getGranularity());
    }

    private void resume(int thread, Stepping stepping, @Nullable SteppingGranularity granularity) {
        Session session = conversation.session();
        boolean instruction = granularity == SteppingGranularity.INSTRUCTION;
        conversation.afterResponse(session.resume(
                session.thread(thread), stepping, instruction ? Granularity.INSTRUCTION : Granularity.LINE));
    }

    void pause(PauseArguments args) {
        Session session = conversation.session();
        DebuggedThread thread = session.thread(args.getThreadId());
        conversation.afterResponse(() -> session.pause(thread));
    }
}
