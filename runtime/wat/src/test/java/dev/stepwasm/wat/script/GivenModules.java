package dev.stepwasm.wat.script;

import dev.stepwasm.wasm.module.Bytes;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.text.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The modules of a script, wherever they stand and whatever is said about them, each by itself. */
public final class GivenModules {
    private GivenModules() {}

    /**
     * A module.
     *
     * @param line of the script where it starts, from 1
     * @param text its text, empty if it is given as bytes
     * @param binary its bytes, if it is given so
     */
    public record Given(int line, String text, Optional<Bytes> binary) {}

    /** {@return the modules in text order} */
    public static List<Given> of(String script) {
        SourceText source = new SourceText("script", script);
        List<Given> found = new ArrayList<>();
        collect(Script.of(Analysis.of(source)).commands(), source, found);
        return found;
    }

    private static void collect(List<Command> commands, SourceText source, List<Given> found) {
        for (Command command : commands) {
            switch (command) {
                case Command.Define define -> found.add(given(define.module(), source));
                case Command.AssertModule asserted -> found.add(given(asserted.module(), source));
                case Command.Thread thread -> collect(thread.commands(), source, found);
                default -> {
                    // holds no module
                }
            }
        }
    }

    private static Given given(ScriptModule module, SourceText source) {
        int line = source.positionOf(module.span().start()).line();
        return switch (module.source()) {
            case ModuleSource.Plain plain -> new Given(line, source.textOf(module.span()), Optional.empty());
            case ModuleSource.Text(String text) -> new Given(line, text, Optional.empty());
            case ModuleSource.Quote(Literals literals) -> new Given(line, literals.lenientText(), Optional.empty());
            case ModuleSource.Binary(Literals literals) -> new Given(line, "", Optional.of(literals.bytes()));
        };
    }
}
