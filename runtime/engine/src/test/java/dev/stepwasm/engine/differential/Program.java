package dev.stepwasm.engine.differential;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A module and what is done with it.
 *
 * @param seed that it was made from
 * @param calls in this order, on one instance
 */
record Program(long seed, Piece text, List<Call> calls) {
    /** Copies the list. */
    Program {
        calls = List.copyOf(calls);
    }

    /**
     * A call of an exported function.
     *
     * @param arguments bits; of f32 and i32 the lower 32
     */
    record Call(String export, List<Kind> parameters, List<Long> arguments, List<Kind> results) {
        /** Copies the lists. */
        Call {
            parameters = List.copyOf(parameters);
            arguments = List.copyOf(arguments);
            results = List.copyOf(results);
        }

        String show() {
            return IntStream.range(0, parameters.size())
                    .mapToObj(i -> Answers.show(parameters.get(i), arguments.get(i)))
                    .collect(Collectors.joining(" ", export + "(", ")"));
        }
    }

    /** {@return the module as text} */
    String wat() {
        return text.show();
    }

    Program with(Piece other) {
        return new Program(seed, other, calls);
    }
}
