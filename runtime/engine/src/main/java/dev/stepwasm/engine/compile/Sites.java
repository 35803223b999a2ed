package dev.stepwasm.engine.compile;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Label;

/** Where a method makes calls, and which instructions those belong to. */
final class Sites {
    private final List<Label> labels = new ArrayList<>();
    private final List<Integer> numbers = new ArrayList<>();

    /** The next thing that the method does is a call. @param number of the Wasm instruction */
    void add(Emitter out, int number) {
        var label = new Label();
        out.method.visitLabel(label);
        labels.add(label);
        numbers.add(number);
    }

    /** {@return the offsets, in order, once the method has been written} */
    int[] places() {
        return labels.stream().mapToInt(Label::getOffset).toArray();
    }

    int[] numbers() {
        return numbers.stream().mapToInt(number -> number).toArray();
    }
}
