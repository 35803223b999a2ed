package dev.stepwasm.eclipse.debug;

import java.util.Optional;
import org.eclipse.debug.core.DebugEvent;
import org.eclipse.lsp4j.debug.StoppedEventArguments;
import org.jspecify.annotations.Nullable;

/** Why a thread stands still. */
final class Reasons {
    private Reasons() {}

    /** {@return the reason for people, as it stands behind the name of the thread} */
    static String of(StoppedEventArguments event) {
        String text = event.getText();
        String described = event.getDescription();
        return switch (String.valueOf(event.getReason())) {
            case "step", "pause", "restart", "goto" -> "";
            case "entry" -> "at the beginning";
            case "breakpoint" -> "at a breakpoint";
            case "function breakpoint" -> "at a function breakpoint";
            case "instruction breakpoint" -> "at an instruction breakpoint";
            case "exception" ->
                (described == null ? "Paused on exception" : described).replace("Paused on", "on") + text(text);
            case "data breakpoint" -> "at a watchpoint" + text(text);
            case String other -> other + text(text);
        };
    }

    /** {@return what is known of the trap or exception that has stopped it} */
    static Optional<String> failure(StoppedEventArguments event) {
        return "exception".equals(event.getReason())
                ? Optional.ofNullable(event.getText())
                        .filter(text -> !text.isBlank())
                        .map(String::strip)
                : Optional.empty();
    }

    private static String text(@Nullable String text) {
        return text == null || text.isBlank()
                ? ""
                : ": " + text.strip().lines().findFirst().orElse("");
    }

    /** {@return the reason in the words of Eclipse} */
    static int detail(StoppedEventArguments event) {
        return switch (String.valueOf(event.getReason())) {
            case "step", "goto", "restart" -> DebugEvent.STEP_END;
            case "breakpoint", "function breakpoint", "instruction breakpoint", "data breakpoint", "exception" ->
                DebugEvent.BREAKPOINT;
            default -> DebugEvent.CLIENT_REQUEST;
        };
    }
}
