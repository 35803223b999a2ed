package dev.stepwasm.dap;

import dev.stepwasm.engine.debug.Granularity;
import dev.stepwasm.engine.debug.Stepping;
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

    static ThreadsResponse threads() {
        Thread main = new Thread();
        main.setId(Conversation.THREAD);
        main.setName("main");
        ThreadsResponse response = new ThreadsResponse();
        response.setThreads(new Thread[] {main});
        return response;
    }

    ContinueResponse resume(ContinueArguments args) {
        resume(args.getThreadId(), Stepping.NONE, null);
        ContinueResponse response = new ContinueResponse();
        response.setAllThreadsContinued(true);
        return response;
    }

    void next(NextArguments args) {
        resume(args.getThreadId(), Stepping.OVER, args.getGranularity());
    }

    void stepIn(StepInArguments args) {
        if (args.getTargetId() != null) {
            Conversation.checkThread(args.getThreadId());
            conversation.afterResponse(conversation.session().stepInto(args.getTargetId()));
            return;
        }
        resume(args.getThreadId(), Stepping.INTO, args.getGranularity());
    }

    void stepOut(StepOutArguments args) {
        resume(args.getThreadId(), Stepping.OUT, args.getGranularity());
    }

    private void resume(int thread, Stepping stepping, @Nullable SteppingGranularity granularity) {
        Conversation.checkThread(thread);
        boolean instruction = granularity == SteppingGranularity.INSTRUCTION;
        conversation.afterResponse(
                conversation.session().resume(stepping, instruction ? Granularity.INSTRUCTION : Granularity.LINE));
    }

    void pause(PauseArguments args) {
        Conversation.checkThread(args.getThreadId());
        conversation.afterResponse(conversation.session()::pause);
    }
}
