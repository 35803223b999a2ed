package dev.stepwasm.cli.debug;

import dev.stepwasm.cli.debug.Command.Group;
import dev.stepwasm.wat.names.Nearest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** All commands, found by name or by what a name begins with. Immutable. */
record Commands(List<Command> all) {
    /** Copies the list. */
    Commands {
        all = List.copyOf(all);
    }

    /** {@return the command of a word} @throws RefusedException if there is none, or if it could be several */
    Command find(String word) {
        Optional<Command> exact =
                all.stream().filter(each -> each.names().anyMatch(word::equals)).findFirst();
        if (exact.isPresent()) {
            return exact.get();
        }
        List<Command> starting =
                all.stream().filter(each -> each.name().startsWith(word)).toList();
        if (starting.size() == 1) {
            return starting.getFirst();
        }
        if (starting.size() > 1) {
            throw new RefusedException("`" + word + "` could be "
                    + starting.stream().map(each -> "`" + each.name() + "`").collect(Collectors.joining(", ")));
        }
        Optional<String> near =
                new Nearest().to(word, all.stream().flatMap(Command::names).toList());
        throw new RefusedException("there is no command `" + word + "`"
                + near.map(name -> ", did you mean `" + name + "`?").orElse("; `help` lists all"));
    }

    /** {@return a line for each command, by groups} */
    String overview() {
        StringBuilder text = new StringBuilder();
        int width = all.stream().mapToInt(each -> heading(each).length()).max().orElse(0);
        for (Group group : Group.values()) {
            text.append(text.isEmpty() ? "" : "\n").append(group.title()).append(":\n");
            all.stream()
                    .filter(each -> each.group() == group)
                    .forEach(each -> text.append("  ")
                            .append(heading(each))
                            .append(" ".repeat(width - heading(each).length() + 2))
                            .append(each.summary())
                            .append('\n'));
        }
        return text + "\nAny beginning of a name will do. An empty line repeats a step. `help COMMAND` says more.";
    }

    private static String heading(Command command) {
        return command.name()
                + command.aliases().stream()
                        .findFirst()
                        .map(alias -> ", " + alias)
                        .orElse("");
    }

    /** {@return what is to be known about one command} */
    static String about(Command command) {
        String head = command.name() + (command.arguments().isEmpty() ? "" : " " + command.arguments());
        String also = command.aliases().isEmpty() ? "" : "\nAlso: " + String.join(", ", command.aliases());
        String more =
                command.details().isEmpty() ? "" : "\n\n" + command.details().strip();
        return head + "\n  " + command.summary() + also + more;
    }
}
