package dev.stepwasm.engine.differential;

import java.util.List;
import java.util.stream.Collectors;

/** What a function takes and gives. */
record Signature(List<Kind> parameters, List<Kind> results) {
    /** Copies the lists. */
    Signature {
        parameters = List.copyOf(parameters);
        results = List.copyOf(results);
    }

    /** {@return whether a host without v128 and references can call it} */
    boolean isForHosts() {
        return Kind.NUMBERS.containsAll(parameters) && Kind.NUMBERS.containsAll(results);
    }

    /** {@return results as part of a block type or function type} */
    static String results(List<Kind> kinds) {
        return list("result", kinds);
    }

    /** {@return parameters as part of a block type or function type} */
    static String parameters(List<Kind> kinds) {
        return list("param", kinds);
    }

    private static String list(String word, List<Kind> kinds) {
        return kinds.isEmpty()
                ? ""
                : kinds.stream().map(Kind::keyword).collect(Collectors.joining(" ", " (" + word + " ", ")"));
    }
}
