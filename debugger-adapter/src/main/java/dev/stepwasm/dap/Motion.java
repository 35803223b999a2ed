package dev.stepwasm.dap;

import java.util.OptionalInt;
import org.eclipse.lsp4j.debug.GotoArguments;
import org.eclipse.lsp4j.debug.GotoTargetsArguments;
import org.eclipse.lsp4j.debug.GotoTargetsResponse;
import org.eclipse.lsp4j.debug.RestartFrameArguments;
import org.eclipse.lsp4j.debug.StepInTargetsArguments;
import org.eclipse.lsp4j.debug.StepInTargetsResponse;

/** The requests for ways of the program that are no plain steps. */
final class Motion {
    private final Conversation conversation;

    Motion(Conversation conversation) {
        this.conversation = conversation;
    }

    StepInTargetsResponse stepInTargets(StepInTargetsArguments args) {
        Session session = conversation.session();
        StepInTargetsResponse response = new StepInTargetsResponse();
        response.setTargets(session.stepInTargets(args.getFrameId()));
        return response;
    }

    GotoTargetsResponse gotoTargets(GotoTargetsArguments args) {
        Coordinates coordinates = conversation.coordinates();
        OptionalInt column = args.getColumn() == null
                ? OptionalInt.empty()
                : OptionalInt.of(Math.max(1, coordinates.columnFromClient(args.getColumn())));
        GotoTargetsResponse response = new GotoTargetsResponse();
        Session session = conversation.session();
        response.setTargets(
                session.jumps(session.file(args.getSource()), coordinates.lineFromClient(args.getLine()), column));
        return response;
    }

    void jump(GotoArguments args) {
        Session session = conversation.session();
        conversation.afterResponse(session.jump(session.thread(args.getThreadId()), args.getTargetId()));
    }

    void restartFrame(RestartFrameArguments args) {
        conversation.afterResponse(conversation.session().restartFrame(args.getFrameId()));
    }
}
