package dev.stepwasm.dap;

import dev.stepwasm.engine.debug.Calculated;
import dev.stepwasm.engine.debug.Effects;
import dev.stepwasm.engine.debug.Frame;
import dev.stepwasm.engine.debug.expression.Answer;
import dev.stepwasm.engine.debug.expression.Mistake;
import dev.stepwasm.engine.debug.expression.Range;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.debug.EvaluateArguments;
import org.eclipse.lsp4j.debug.EvaluateArgumentsContext;
import org.eclipse.lsp4j.debug.EvaluateResponse;
import org.eclipse.lsp4j.debug.SetExpressionArguments;
import org.eclipse.lsp4j.debug.SetExpressionResponse;
import org.eclipse.lsp4j.debug.Variable;

/**
 * Answers what expressions are. The console may change the program; what is asked again and again or by pointing may
 * only look. Used by one request at a time.
 */
final class Evaluation {
    private final Inspector inspector;
    private final Owner.Naming naming;
    private final Events events;

    Evaluation(Inspector inspector, Owner.Naming naming, Events events) {
        this.inspector = inspector;
        this.naming = naming;
        this.events = events;
    }

    /**
     * {@return the answer, which comes later if a function of the program is called}
     *
     * @param frame where names are looked up
     * @param turn lets something be done while no other request is
     */
    CompletableFuture<EvaluateResponse> evaluate(Frame frame, EvaluateArguments args, Conversation turn) {
        boolean isConsole = args.getContext() == null || args.getContext().equals(EvaluateArgumentsContext.REPL);
        if (!isConsole) {
            Answer<Calculated> found = frame.calculate(args.getExpression(), Effects.NONE);
            return turn.answer(() -> response(args, frame, found, false));
        }
        return frame.run(args.getExpression())
                .thenCompose(found -> turn.answer(() -> response(args, frame, found, true)));
    }

    private EvaluateResponse response(
            EvaluateArguments args, Frame frame, Answer<Calculated> answer, boolean isConsole) {
        Calculated found = switch (answer) {
            case Answer.Found<Calculated>(Calculated calculated) -> calculated;
            case Answer.Wrong<Calculated>(Mistake mistake) ->
                throw Refusal.of(isConsole ? mistake.show(args.getExpression()) : mistake.show());
        };
        Variable shown = shown(frame, found, Inspector.isHexadecimal(args.getFormat()));
        tell(frame, found);
        EvaluateResponse response = new EvaluateResponse();
        response.setResult(shown.getValue());
        response.setType(shown.getType());
        response.setVariablesReference(shown.getVariablesReference());
        response.setIndexedVariables(shown.getIndexedVariables());
        response.setMemoryReference(shown.getMemoryReference());
        return response;
    }

    SetExpressionResponse assign(Frame frame, SetExpressionArguments args) {
        Calculated changed = switch (frame.assign(args.getExpression(), args.getValue())) {
            case Answer.Found<Calculated>(Calculated calculated) -> calculated;
            case Answer.Wrong<Calculated>(Mistake mistake) -> throw Refusal.toUser(mistake.message());
        };
        Variable shown = shown(frame, changed, Inspector.isHexadecimal(args.getFormat()));
        tell(frame, changed);
        SetExpressionResponse response = new SetExpressionResponse();
        response.setValue(shown.getValue());
        response.setType(shown.getType());
        response.setVariablesReference(shown.getVariablesReference());
        response.setIndexedVariables(shown.getIndexedVariables());
        response.setMemoryReference(shown.getMemoryReference());
        return response;
    }

    private Variable shown(Frame frame, Calculated found, boolean hexadecimal) {
        Optional<MemoryReference> memory = found.bytes()
                .map(range -> place(frame, range))
                .or(() -> found.value().flatMap(value -> MemoryReference.of(naming.of(frame), frame, value)));
        return inspector.variable(
                frame.thread().id(),
                new Container.Shown(found.element(), found.element().name(), memory),
                hexadecimal);
    }

    private void tell(Frame frame, Calculated found) {
        if (found.changes()) {
            found.bytes().ifPresent(range -> events.memoryChanged(place(frame, range), (int) range.length()));
            events.variablesChanged();
        }
    }

    private MemoryReference place(Frame frame, Range range) {
        return new MemoryReference(naming.of(frame), range.memory(), range.address());
    }
}
