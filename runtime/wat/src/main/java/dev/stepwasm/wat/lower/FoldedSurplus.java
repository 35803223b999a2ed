package dev.stepwasm.wat.lower;

import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wasm.problem.Related;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wasm.validate.FunctionValidator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Explains a value that nobody takes by the folded instruction that has more operands than it takes. Watches a second
 * walk over the body, made only when there is such a value.
 */
final class FoldedSurplus implements BodyObserver {
    private final int producer;
    private int folded;
    private @Nullable Instruction culprit;
    private int taken;
    private int given;

    /**
     * Looks for one value.
     *
     * @param producer position of the instruction that gave the value
     */
    FoldedSurplus(int producer) {
        this.producer = producer;
    }

    @Override
    public void before(Instruction instruction, int start, int end, FunctionValidator validator) {
        folded = culprit == null ? operandsIn(start, end, instruction, validator) : 0;
    }

    @Override
    public void after(Instruction instruction, int start, int end, FunctionValidator validator) {
        if (culprit != null || folded == 0) {
            return;
        }
        int left = 0;
        boolean hit = false;
        for (int i = validator.operandCount() - 1; i >= 0; i--) {
            int from = validator.operandProducer(i);
            if (from == instruction.position()) {
                continue;
            }
            if (from <= start || from >= end) {
                break;
            }
            left++;
            hit |= from == producer;
        }
        if (hit && left < folded + 1) {
            culprit = instruction;
            given = folded;
            taken = folded - left;
        }
    }

    private static int operandsIn(int start, int end, Instruction instruction, FunctionValidator validator) {
        int count = 0;
        for (int i = validator.operandCount() - 1; i >= 0; i--) {
            int from = validator.operandProducer(i);
            if (from <= start || from >= end || from == instruction.position()) {
                break;
            }
            count++;
        }
        return count;
    }

    /** {@return a better diagnostic than the one that says only that a value is left over, if there is one} */
    Optional<Diagnostic> explain(Diagnostic plain, TextProblems places) {
        if (culprit == null) {
            return Optional.empty();
        }
        String message = "`" + culprit.opcode().keyword() + "` takes " + operands(taken) + " but has " + given
                + " folded into it";
        Related left = new Related(places.span(producer), "nobody takes this value");
        Diagnostic named = places.at(Problem.TYPE_MISMATCH, culprit.position(), message, List.of());
        Span keyword = places.span(culprit.position());
        return Optional.of(new Diagnostic(plain.problem(), keyword, named.message(), List.of(left)));
    }

    private static String operands(int count) {
        return count == 0 ? "no operands" : count == 1 ? "1 operand" : count + " operands";
    }
}
