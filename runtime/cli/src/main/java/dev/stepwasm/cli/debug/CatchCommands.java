package dev.stepwasm.cli.debug;

import dev.stepwasm.engine.debug.ExceptionFilter;
import dev.stepwasm.engine.debug.ExceptionFilterRequest;
import java.util.Optional;
import java.util.stream.Collectors;

/** Commands that say which traps and exceptions stop the program. */
final class CatchCommands {
    private final Session session;
    private final Paper paper;

    CatchCommands(Session session, Paper paper) {
        this.session = session;
        this.paper = paper;
    }

    /** {@code catch [WHAT [WHICH] [if EXPRESSION]]}: lists all, if nothing is said. */
    void add(String rest) {
        if (rest.isEmpty()) {
            list();
            return;
        }
        String[] parts = rest.split("\\s+", 2);
        ExceptionFilter filter = filter(parts[0]);
        String which = parts.length > 1 ? parts[1] : "";
        session.catches().add(filter, which);
        paper.line("on: " + filter.name() + (which.isEmpty() ? "" : " " + which));
    }

    /** {@code uncatch WHAT}. */
    void remove(String rest) {
        ExceptionFilter filter = filter(rest);
        session.catches().remove(filter);
        paper.line("off: " + filter.name());
    }

    private void list() {
        int width = ExceptionFilter.all().stream()
                .mapToInt(each -> each.name().length())
                .max()
                .orElse(0);
        for (ExceptionFilter each : ExceptionFilter.all()) {
            Optional<ExceptionFilterRequest> request = session.catches().requests().stream()
                    .filter(asked -> asked.filter().equals(each.name()))
                    .findFirst();
            String which = request.map(ExceptionFilterRequest::condition)
                    .map(condition -> condition.isEmpty() ? "" : ": " + condition)
                    .orElse("");
            paper.line((request.isPresent() ? "on   " : "off  ")
                    + each.name()
                    + " ".repeat(width + 2 - each.name().length())
                    + each.description()
                    + which);
        }
    }

    private static ExceptionFilter filter(String word) {
        return ExceptionFilter.named(word)
                .or(() -> ExceptionFilter.all().stream()
                        .filter(each -> !word.isEmpty() && each.name().startsWith(word))
                        .findFirst())
                .orElseThrow(() -> new RefusedException("which failures? "
                        + ExceptionFilter.all().stream()
                                .map(ExceptionFilter::name)
                                .collect(Collectors.joining(", "))));
    }
}
