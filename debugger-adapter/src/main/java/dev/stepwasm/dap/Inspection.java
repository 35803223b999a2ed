package dev.stepwasm.dap;

import dev.stepwasm.engine.debug.Frame;
import dev.stepwasm.wasm.source.Position;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.debug.EvaluateArguments;
import org.eclipse.lsp4j.debug.EvaluateArgumentsContext;
import org.eclipse.lsp4j.debug.EvaluateResponse;
import org.eclipse.lsp4j.debug.ExceptionInfoArguments;
import org.eclipse.lsp4j.debug.ExceptionInfoResponse;
import org.eclipse.lsp4j.debug.ScopesArguments;
import org.eclipse.lsp4j.debug.ScopesResponse;
import org.eclipse.lsp4j.debug.SetExpressionArguments;
import org.eclipse.lsp4j.debug.SetExpressionResponse;
import org.eclipse.lsp4j.debug.SetVariableArguments;
import org.eclipse.lsp4j.debug.SetVariableResponse;
import org.eclipse.lsp4j.debug.StackTraceArguments;
import org.eclipse.lsp4j.debug.StackTraceResponse;
import org.eclipse.lsp4j.debug.VariablesArguments;
import org.eclipse.lsp4j.debug.VariablesResponse;

/** The requests that look at and change the values of a stopped program. */
final class Inspection {
    private final Conversation conversation;

    Inspection(Conversation conversation) {
        this.conversation = conversation;
    }

    private Inspector inspector() {
        return conversation.session().inspector();
    }

    StackTraceResponse stackTrace(StackTraceArguments args) {
        return inspector().stackTrace(conversation.session().thread(args.getThreadId()), args);
    }

    ScopesResponse scopes(ScopesArguments args) {
        return inspector().scopes(args.getFrameId());
    }

    VariablesResponse variables(VariablesArguments args) {
        return inspector().variables(args);
    }

    SetVariableResponse setVariable(SetVariableArguments args) {
        return inspector().setVariable(args);
    }

    CompletableFuture<EvaluateResponse> evaluate(EvaluateArguments args) {
        Session session = conversation.session();
        Frame frame = session.where(Optional.ofNullable(args.getFrameId()));
        if (EvaluateArgumentsContext.HOVER.equals(args.getContext())) {
            requireMeant(session, frame, args);
        }
        return session.evaluation().evaluate(frame, args, conversation);
    }

    /**
     * What is pointed at may stand elsewhere than the frame does, and mean something else there.
     *
     * @throws Refusal if it is a local of another function, or is in the text of another module
     */
    private void requireMeant(Session session, Frame frame, EvaluateArguments args) {
        if (args.getSource() == null || args.getLine() == null || args.getColumn() == null) {
            return; // a client that does not say where
        }
        Optional<Path> text = session.file(args.getSource()).filter(session::isAtAny);
        if (text.isEmpty()) {
            return;
        }
        String name = args.getExpression().strip();
        if (!session.isAt(frame.module(), text.get())) {
            throw Refusal.of("`" + name + "` stands in another module than " + frame.functionName());
        }
        Coordinates coordinates = conversation.coordinates();
        Position place = new Position(
                Math.max(1, coordinates.lineFromClient(args.getLine())),
                Math.max(1, coordinates.columnFromClient(args.getColumn())));
        boolean isLocal = frame.locals().stream().anyMatch(local -> local.name().equals(name));
        if (isLocal && !frame.isAround(place)) {
            throw Refusal.of("`" + name + "` stands outside of " + frame.functionName() + ", which is looked at");
        }
    }

    SetExpressionResponse setExpression(SetExpressionArguments args) {
        Session session = conversation.session();
        return session.evaluation().assign(session.where(Optional.ofNullable(args.getFrameId())), args);
    }

    ExceptionInfoResponse exceptionInfo(ExceptionInfoArguments args) {
        Session session = conversation.session();
        return Session.exceptionInfo(session.thread(args.getThreadId()));
    }
}
