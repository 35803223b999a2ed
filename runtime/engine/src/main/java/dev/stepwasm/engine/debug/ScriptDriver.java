package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.HostFunction;
import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.InvalidModuleException;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.probe.Listing;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.source.Position;
import dev.stepwasm.wasm.source.SourceMap;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wat.script.Command;
import dev.stepwasm.wat.text.SourceText;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Commands of a script as a module of its own: one function that calls a function of the host for each command. The
 * text of each call is the command, so that commands are places to stop at, to step from and into, and to jump to, like
 * any other code. Immutable.
 */
final class ScriptDriver {
    /** What the module exports. */
    static final String EXPORT = "run";

    private static final String HOST = "script";
    private static final FunctionType TYPE = new FunctionType(List.of(), List.of());

    private final StepModule module;
    private final int[] calls;

    private ScriptDriver(StepModule module, int[] calls) {
        this.module = module;
        this.calls = calls;
    }

    /** {@return the module of some commands} @param name of the script, for people */
    static ScriptDriver of(String name, SourceText text, List<Command> commands) {
        try {
            StepModule bare = StepModule.ofText(name, driver(text, commands));
            int function = commands.size(); // Imports come first.
            List<Instruction> body = bare.code().instructions(function);
            int[] calls = body.stream()
                    .limit(commands.size())
                    .mapToInt(Instruction::position)
                    .toArray();
            int start = body.getFirst().position();
            SourceMap.Builder map =
                    SourceMap.builder().function(new Span(start, body.getLast().position() + 1));
            for (int i = 0; i < calls.length; i++) {
                map.add(calls[i], place(text, commands.get(i)));
            }
            return new ScriptDriver(StepModule.ofBinary(name, bare.bytes(), map.build(), text), calls);
        } catch (InvalidModuleException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String driver(SourceText text, List<Command> commands) {
        StringBuilder wat = new StringBuilder("(module\n");
        for (int i = 0; i < commands.size(); i++) {
            Command command = commands.get(i);
            Position at = text.positionOf(command.span().start());
            wat.append("(import \"%s\" \"%d\" (func $%s@%d:%d))\n"
                    .formatted(HOST, i, word(text, command), at.line(), at.column()));
        }
        wat.append("(func $script (export \"%s\")\n".formatted(EXPORT));
        for (int i = 0; i < commands.size(); i++) {
            wat.append("call ").append(i).append('\n');
        }
        // Behind the last command something must follow, where the program can stop because of it.
        return wat.append("nop))").toString();
    }

    /** {@return the keyword of a command} */
    static String word(SourceText text, Command command) {
        return command instanceof Command.Define
                ? "module"
                : Listing.words(text.textOf(command.span())).split("[\\s\"]", 2)[0];
    }

    /** {@return what is shown as the place of a command: of a module its beginning, as it is long and has code of its own} */
    private static Span place(SourceText text, Command command) {
        Span span = command.span();
        if (!(command instanceof Command.Define)) {
            return span;
        }
        String code = text.textOf(span);
        int parenthesis = code.startsWith("(") ? 1 : 0;
        return new Span(
                span.start(),
                Math.min(
                        span.end(),
                        span.start() + parenthesis + Listing.words(code).length()));
    }

    StepModule module() {
        return module;
    }

    /** {@return the byte offset of the call that does a command} */
    int callOf(int command) {
        return calls[command];
    }

    /**
     * {@return what the module imports}
     *
     * @param functions what does each command, by its number
     */
    Imports imports(IntFunction<HostFunction> functions) {
        Imports.Builder imports = Imports.builder();
        for (int i = 0; i < calls.length; i++) {
            imports.function(HOST, String.valueOf(i), TYPE, functions.apply(i));
        }
        return imports.build();
    }
}
