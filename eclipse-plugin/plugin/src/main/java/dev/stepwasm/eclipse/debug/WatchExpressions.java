package dev.stepwasm.eclipse.debug;

import java.util.List;
import java.util.Optional;
import org.eclipse.debug.core.DebugException;
import org.eclipse.debug.core.model.IDebugElement;
import org.eclipse.debug.core.model.IValue;
import org.eclipse.debug.core.model.IWatchExpressionDelegate;
import org.eclipse.debug.core.model.IWatchExpressionListener;
import org.eclipse.debug.core.model.IWatchExpressionResult;
import org.eclipse.lsp4j.debug.EvaluateArguments;
import org.eclipse.lsp4j.debug.EvaluateArgumentsContext;
import org.eclipse.lsp4j.debug.EvaluateResponse;
import org.eclipse.lsp4j.debug.Variable;
import org.jspecify.annotations.Nullable;

/** Answers the Expressions view. It only looks: expressions that change something are refused there. */
public final class WatchExpressions implements IWatchExpressionDelegate {
    /** For the extension point. */
    public WatchExpressions() {}

    @Override
    public void evaluateExpression(String expression, IDebugElement context, IWatchExpressionListener listener) {
        Optional<WasmFrame> frame = Contexts.frame(context);
        if (frame.isEmpty()) {
            listener.watchEvaluationFinished(new Result(expression, null, List.of("the program is not suspended")));
            return;
        }
        EvaluateArguments args = new EvaluateArguments();
        args.setExpression(expression);
        args.setFrameId(frame.get().id());
        args.setContext(EvaluateArgumentsContext.WATCH);
        frame.get()
                .target()
                .server()
                .evaluate(args)
                .whenComplete((answer, failure) -> listener.watchEvaluationFinished(
                        failure == null
                                ? new Result(expression, value(frame.get(), expression, answer), List.of())
                                : new Result(expression, null, List.of(Answers.words(failure)))));
    }

    private static IValue value(WasmFrame frame, String expression, EvaluateResponse answer) {
        Variable shown = new Variable();
        shown.setName(expression);
        shown.setValue(answer.getResult());
        shown.setType(answer.getType());
        shown.setVariablesReference(answer.getVariablesReference());
        shown.setIndexedVariables(answer.getIndexedVariables());
        return WasmValue.of(frame, shown, List.of());
    }

    /** What has come of an expression. */
    private record Result(String text, @Nullable IValue value, List<String> mistakes)
            implements IWatchExpressionResult {
        @Override
        public @Nullable IValue getValue() {
            return value;
        }

        @Override
        public boolean hasErrors() {
            return !mistakes.isEmpty();
        }

        @Override
        public String[] getErrorMessages() {
            return mistakes.toArray(String[]::new);
        }

        @Override
        public String getExpressionText() {
            return text;
        }

        @Override
        public @Nullable DebugException getException() {
            return null;
        }
    }
}
