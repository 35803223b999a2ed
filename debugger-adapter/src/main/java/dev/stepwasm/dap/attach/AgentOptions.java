package dev.stepwasm.dap.attach;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the system property {@code stepwasm.debug} can say: nothing, or {@code name=value} with commas between them.
 */
sealed interface AgentOptions {
    /** What can be said. */
    String KNOWN = "port=5005, suspend=y, name=shop, host=127.0.0.1";

    /** Debuggers may attach. */
    record On(DebugServerOptions options) implements AgentOptions {}

    /** They may not, as it says. */
    record Off() implements AgentOptions {}

    /** They may not, since it is not understood. */
    record Mistaken(String words) implements AgentOptions {}

    /** {@return what a value of the property says} */
    static AgentOptions of(String property) {
        String all = property.strip();
        if (all.isEmpty() || isYes(all)) {
            return new On(DebugServerOptions.defaults());
        }
        if (isNo(all)) {
            return new Off();
        }
        DebugServerOptions options = DebugServerOptions.defaults();
        for (String each : List.of(all.split(",", -1))) {
            int equals = each.indexOf('=');
            String name = (equals < 0 ? each : each.substring(0, equals)).strip();
            Optional<String> value = equals < 0
                    ? Optional.empty()
                    : Optional.of(each.substring(equals + 1).strip());
            try {
                options = with(options, name, value.filter(given -> !given.isEmpty()));
            } catch (IllegalArgumentException mistake) {
                return new Mistaken(String.valueOf(mistake.getMessage()));
            }
        }
        return new On(options);
    }

    private static DebugServerOptions with(DebugServerOptions options, String name, Optional<String> value) {
        return switch (name) {
            case "port" -> options.withPort(port(value));
            case "suspend" -> suspends(value) ? options.suspended() : options;
            case "name" ->
                options.withProgram(value.orElseThrow(
                        () -> new IllegalArgumentException("`name` is what lists show, as in name=shop")));
            case "host" ->
                options.listenBeyondLoopback(value.orElseThrow(() ->
                        new IllegalArgumentException("`host` is an address of this machine, as in host=127.0.0.1")));
            default -> throw new IllegalArgumentException("`" + name + "` means nothing here; options are " + KNOWN);
        };
    }

    private static int port(Optional<String> value) {
        return value.filter(digits -> digits.matches("[0-9]{1,5}"))
                .map(Integer::valueOf)
                .filter(number -> number <= 0xFFFF)
                .orElseThrow(() -> new IllegalArgumentException("`port` is a number from 0 to 65535, as in port=5005"
                        + value.map(given -> ", and not " + given).orElse("")));
    }

    private static boolean suspends(Optional<String> value) {
        if (value.isEmpty() || !(isYes(value.get()) || isNo(value.get()))) {
            throw new IllegalArgumentException("`suspend` is y or n, as in suspend=y"
                    + value.map(given -> ", and not " + given).orElse(""));
        }
        return isYes(value.get());
    }

    private static boolean isYes(String word) {
        return List.of("y", "yes", "true", "on").contains(word.toLowerCase(Locale.ROOT));
    }

    private static boolean isNo(String word) {
        return List.of("n", "no", "false", "off").contains(word.toLowerCase(Locale.ROOT));
    }
}
