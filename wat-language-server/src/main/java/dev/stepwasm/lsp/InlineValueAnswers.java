package dev.stepwasm.lsp;

import dev.stepwasm.ide.value.InlineValues;
import dev.stepwasm.wat.Analysis;
import java.util.List;
import org.eclipse.lsp4j.InlineValue;
import org.eclipse.lsp4j.InlineValueEvaluatableExpression;
import org.eclipse.lsp4j.InlineValueParams;
import org.eclipse.lsp4j.InlineValueVariableLookup;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;

/** Values of a stopped program in the words of the protocol: what the client asks its debugger for. */
final class InlineValueAnswers {
    private InlineValueAnswers() {}

    static List<InlineValue> of(Snapshot snapshot, Analysis analysis, InlineValueParams params) {
        if (params.getContext() == null || params.getContext().getStoppedLocation() == null) {
            throw Answers.failure(ResponseErrorCode.InvalidParams, "`context.stoppedLocation` is missing");
        }
        Range stopped = params.getContext().getStoppedLocation();
        return InlineValues.in(analysis, snapshot.span(params.getRange()), snapshot.offset(stopped.getStart())).stream()
                .map(value -> shown(snapshot, value))
                .toList();
    }

    private static InlineValue shown(Snapshot snapshot, dev.stepwasm.ide.value.InlineValue value) {
        Range range = snapshot.range(value.span());
        return switch (value) {
            case dev.stepwasm.ide.value.InlineValue.Variable(var span, String name) ->
                new InlineValue(new InlineValueVariableLookup(range, true, name));
            case dev.stepwasm.ide.value.InlineValue.Expression(var span, String expression) ->
                new InlineValue(new InlineValueEvaluatableExpression(range, expression));
        };
    }
}
