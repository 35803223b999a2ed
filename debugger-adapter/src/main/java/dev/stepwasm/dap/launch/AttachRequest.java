package dev.stepwasm.dap.launch;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The arguments of an {@code attach} request, as a launch.json has them.
 *
 * @param pid number of the process, if the user says it
 * @param host where it listens, if the user says it
 * @param port on which it listens, if the user says it
 * @param token what lets us in, if the user says it
 * @param sources absolute folders in which texts are looked for
 * @param ownTexts how long the text of a binary may be for the client to have it itself; 0 if it has none
 * @param warnings what means nothing, in words
 */
public record AttachRequest(
        OptionalLong pid,
        Optional<String> host,
        OptionalInt port,
        Optional<String> token,
        List<Path> sources,
        int ownTexts,
        List<String> warnings) {
    /** Where a program listens unless the user says otherwise. */
    public static final String LOOPBACK = "127.0.0.1";

    private static final int LAST_PORT = 0xFFFF;

    /** Copies the lists. */
    public AttachRequest {
        sources = List.copyOf(sources);
        warnings = List.copyOf(warnings);
    }

    /**
     * {@return the request that these arguments make}
     *
     * @throws LaunchException if one of them has another shape than {@link AttachAttribute} says, or they contradict each
     *     other
     */
    public static AttachRequest of(Map<String, Object> arguments) throws LaunchException {
        SchemaCheck check = new SchemaCheck();
        check.check(ClientAttributes.without(arguments), AttachAttribute.fields(), "");
        OptionalLong pid = number(arguments, AttachAttribute.PID, Integer.MAX_VALUE);
        OptionalLong port = number(arguments, AttachAttribute.PORT, LAST_PORT);
        Optional<String> host = text(arguments, AttachAttribute.HOST);
        if (host.isPresent() && !host.get().equals(LOOPBACK) && port.isEmpty()) {
            throw new LaunchException("`host` needs the `port` on which the program listens there");
        }
        return new AttachRequest(
                pid,
                host,
                port.isPresent() ? OptionalInt.of((int) port.getAsLong()) : OptionalInt.empty(),
                text(arguments, AttachAttribute.TOKEN),
                sources(arguments),
                OwnTexts.read(arguments),
                check.warnings());
    }

    private static OptionalLong number(Map<String, Object> arguments, AttachAttribute attribute, long most)
            throws LaunchException {
        String name = attribute.field().name();
        Object written = arguments.get(name);
        if (!(written instanceof String digits)) {
            return Json.whole(written)
                    .map(number -> OptionalLong.of(number.longValueExact()))
                    .orElse(OptionalLong.empty());
        }
        if (digits.startsWith("$")) {
            throw new LaunchException(
                    "`" + name + "` is " + Json.shown(digits) + ", which the editor has not replaced; write a number");
        }
        long number = new BigDecimal(digits).longValueExact();
        if (number < 1 || number > most) {
            throw new LaunchException(
                    "`" + name + "` must be a whole number from 1 to " + most + ", not " + Json.shown(digits));
        }
        return OptionalLong.of(number);
    }

    private static List<Path> sources(Map<String, Object> arguments) throws LaunchException {
        Path cwd = Folder.path(text(arguments, AttachAttribute.CWD).orElse(""), "`cwd`")
                .toAbsolutePath();
        Folder folder = new Folder(cwd);
        List<Path> sources = new ArrayList<>();
        if (arguments.get(AttachAttribute.SOURCES.field().name()) instanceof List<?> list) {
            for (Object each : list) {
                sources.add(folder.resolve(String.valueOf(each), "an item of `sources`"));
            }
        }
        return sources;
    }

    private static Optional<String> text(Map<String, Object> arguments, AttachAttribute attribute) {
        return arguments.get(attribute.field().name()) instanceof String text && !text.isBlank()
                ? Optional.of(text)
                : Optional.empty();
    }
}
