package dev.stepwasm.ide.signature;

import dev.stepwasm.wasm.source.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * What to show while the operands of an instruction are written.
 *
 * @param callee the instruction
 * @param label all of it on one line
 * @param parameters where the parameters stand in the label
 * @param active number of the parameter that is written now; one past the last if all are there
 * @param stack what is on the operand stack before an instruction that is not folded, as {@code [i32]}; else empty
 */
public record Signature(Callee callee, String label, List<Span> parameters, int active, String stack) {
    /** Copies the list. */
    public Signature {
        parameters = List.copyOf(parameters);
    }

    static Signature of(Callee callee, int active, String stack) {
        StringBuilder label = new StringBuilder(callee.head());
        List<Span> places = new ArrayList<>();
        for (Parameter parameter : callee.parameters()) {
            label.append(' ');
            places.add(
                    new Span(label.length(), label.length() + parameter.label().length()));
            label.append(parameter.label());
        }
        if (!callee.tail().isEmpty()) {
            label.append(' ').append(callee.tail());
        }
        return new Signature(callee, label.toString(), places, Math.min(active, places.size()), stack);
    }
}
