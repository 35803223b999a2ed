package dev.stepwasm.ide.run;

import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wasm.type.FunctionType;
import java.util.List;

/** A place in a text above which something can be run. */
public sealed interface RunPlace {
    /** {@return what it stands at} */
    Span span();

    /**
     * An exported function, at the name of the export.
     *
     * @param module its number in the text
     * @param name of the export
     * @param parameters names of its parameters with their dollar, empty for those without
     */
    record Export(Span span, int module, String name, FunctionType type, List<String> parameters) implements RunPlace {
        /** Copies the list. */
        public Export {
            parameters = List.copyOf(parameters);
        }
    }

    /**
     * A comment that says what to run.
     *
     * @param module the number of the module that it is about
     */
    record Comment(Span span, int module, RunComment call) implements RunPlace {}

    /** A command of a script that does or asserts something, at its keyword. */
    record Command(Span span) implements RunPlace {}

    /** A script as a whole, at its first command. */
    record Script(Span span) implements RunPlace {}
}
