package dev.stepwasm.cli.debug;

import dev.stepwasm.engine.debug.Variable;
import dev.stepwasm.engine.interpret.ModuleCode;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What may stand at the end of a line that is being typed. */
final class Completion {
    private static final int MOST = 1000;
    /** What {@code info} can be asked about. */
    static final List<String> TOPICS = List.of(
            "breakpoints",
            "calls",
            "display",
            "functions",
            "frame",
            "locals",
            "globals",
            "labels",
            "memories",
            "stack",
            "tables",
            "watchpoints");

    private final Session session;
    private final Commands commands;

    Completion(Session session, Commands commands) {
        this.session = session;
        this.commands = commands;
    }

    /** {@return words that can replace the last one of a line} @param line what stands before the cursor */
    List<String> of(String line) {
        String text = line.stripLeading();
        int end = text.lastIndexOf(' ') + 1;
        String word = text.substring(end);
        Stream<String> words =
                end == 0 ? commands.all().stream().map(Command::name) : arguments(text.substring(0, text.indexOf(' ')));
        return words.filter(each -> each.startsWith(word))
                .distinct()
                .sorted()
                .limit(MOST)
                .toList();
    }

    private Stream<String> arguments(String verb) {
        try {
            return switch (commands.find(verb.replaceFirst("/.*", "")).name()) {
                case "break", "tbreak", "until", "list" -> functions();
                case "print", "set", "whatis", "x", "display", "watch", "rwatch", "awatch" -> values();
                case "delete", "enable", "disable", "condition" ->
                    session.points().all().stream().map(point -> String.valueOf(point.number()));
                case "info" -> TOPICS.stream();
                case "help" -> commands.all().stream().map(Command::name);
                default -> Stream.of();
            };
        } catch (RefusedException e) {
            return Stream.of(); // Nothing is known about a verb that there is not.
        }
    }

    private Stream<String> functions() {
        ModuleCode code = session.debuggee().module().code();
        int imported = code.module().importedFunctionCount();
        return IntStream.range(imported, imported + code.module().functions().size())
                .mapToObj(code::functionName)
                .filter(name -> name.startsWith("$"));
    }

    private Stream<String> values() {
        return session.frameIfAny().stream()
                .flatMap(frame -> Stream.concat(frame.locals().stream(), frame.globals().stream()))
                .map(Variable::name);
    }
}
