package dev.stepwasm.dap;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.debug.EvaluateArguments;
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
        return session.evaluation().evaluate(session.where(Optional.ofNullable(args.getFrameId())), args, conversation);
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
