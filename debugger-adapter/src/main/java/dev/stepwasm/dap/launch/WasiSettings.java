package dev.stepwasm.dap.launch;

import dev.stepwasm.engine.VirtualClock;
import dev.stepwasm.engine.WasiOptions;
import java.io.ByteArrayInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** What {@code wasi} in a launch says; what it leaves out is the same in each run. */
final class WasiSettings {
    private static final String REAL = "real";
    private static final String VIRTUAL = "virtual";
    /** The year 9999 in milliseconds. */
    private static final long LAST_MILLISECOND = 253_402_300_799_999L;

    /** What can be written. */
    static final Shape SHAPE = new Shape.Fields(List.of(
            Field.optional(
                            "args",
                            new Shape.Items(Shape.textOrNumber()),
                            "Arguments behind the name of the program, which is that of its file.",
                            List.of("--verbose", "/data/in.txt"))
                    .orElse(List.of()),
            Field.optional(
                            "env",
                            new Shape.Members("variable", Shape.textOrNumber()),
                            "Environment variables. Those of the machine are not seen.",
                            Map.of("LANG", "C"))
                    .orElse(Map.of()),
            Field.optional(
                            "stdin",
                            Shape.choice(
                                    Shape.text(),
                                    Shape.field("file", Shape.text(), "A file that is read.", "input.txt")),
                            "Standard input: a text, or a file as `{\"file\": \"input.txt\"}`. Then it ends.",
                            "one\ntwo\n")
                    .orElse(""),
            Field.optional(
                            "preopens",
                            new Shape.Members(
                                    "path in the program",
                                    Shape.choice(
                                            Shape.text(),
                                            new Shape.Fields(List.of(
                                                    Field.required(
                                                            "path",
                                                            Shape.text(),
                                                            "A folder of the machine.",
                                                            "testdata"),
                                                    Field.optional(
                                                                    "readOnly",
                                                                    new Shape.Flag(),
                                                                    "Whether nothing can be changed in it.",
                                                                    true)
                                                            .orElse(false))))),
                            "Folders that the program may use: its path for them, and theirs on the machine or"
                                    + " `{\"path\": \"testdata\", \"readOnly\": true}`. It cannot leave them.",
                            Map.of("/data", "testdata"))
                    .orElse(Map.of()),
            Field.optional(
                            "clock",
                            Shape.choice(
                                    new Shape.Word(
                                            VIRTUAL,
                                            "Begins at 2000-01-01T00:00:00Z in each run, goes on by a microsecond when it is"
                                                    + " read, and by the whole time when the program sleeps, which takes none."),
                                    new Shape.Word(REAL, "The time of the machine."),
                                    Shape.text("[0-9]{4}-.*", "a time such as \"2024-02-29T12:00:00Z\""),
                                    new Shape.Whole(0, LAST_MILLISECOND)),
                            "The time that the program sees: the same in each run (`virtual`), the same beginning at a time"
                                    + " (`2024-02-29T12:00:00Z`, or milliseconds since 1970), or `real`.",
                            "real",
                            "2024-02-29T12:00:00Z")
                    .orElse(VIRTUAL),
            Field.optional(
                            "random",
                            Shape.choice(
                                    new Shape.Whole(Long.MIN_VALUE, Long.MAX_VALUE),
                                    new Shape.Word(REAL, "Random numbers of the machine.")),
                            "Where random bytes come from: a seed, with which they are the same in each run, or `real`.",
                            42,
                            "real")
                    .orElse(0)));

    private final Map<?, ?> written;
    private final Folder folder;

    /** The settings in an object that has been found to be of this shape. */
    WasiSettings(Map<?, ?> written, Folder folder) {
        this.written = written;
        this.folder = folder;
    }

    /**
     * {@return the options}
     *
     * @param program its name, the first argument
     * @throws LaunchException if a file or folder is not there
     */
    WasiOptions options(String program) throws LaunchException {
        WasiOptions options =
                WasiOptions.none().withArguments(arguments(program)).withStdin(stdin());
        for (Map.Entry<String, String> each : texts("env").entrySet()) {
            options = withVariable(options, each.getKey(), each.getValue());
        }
        for (Map.Entry<?, ?> each : object("preopens").entrySet()) {
            options = withFolder(options, String.valueOf(each.getKey()), each.getValue());
        }
        return withRandom(withClock(options));
    }

    private List<String> arguments(String program) throws LaunchException {
        List<String> arguments = new ArrayList<>();
        arguments.add(program);
        if (written.get("args") instanceof List<?> list) {
            for (Object each : list) {
                arguments.add(noNull(Json.valueText(each).orElse(""), "an item of `args` in `wasi`"));
            }
        }
        return arguments;
    }

    private static WasiOptions withVariable(WasiOptions options, String name, String value) throws LaunchException {
        if (name.isEmpty() || name.indexOf('=') >= 0) {
            throw new LaunchException("`env` in `wasi`: " + Json.shown(name) + " cannot be the name of a variable");
        }
        return options.withEnvironment(
                noNull(name, "a name in `env` in `wasi`"), noNull(value, "`" + name + "` in `env` in `wasi`"));
    }

    /** WASI ends texts with a zero. */
    private static String noNull(String text, String what) throws LaunchException {
        if (text.indexOf('\0') >= 0) {
            throw new LaunchException(what + " must not have a character 0 in it: " + Json.shown(text));
        }
        return text;
    }

    private InputStream stdin() throws LaunchException {
        return switch (written.get("stdin")) {
            case String text -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
            case Map<?, ?> map -> file(folder.resolve(String.valueOf(map.get("file")), "`file` in `stdin` in `wasi`"));
            case null, default -> InputStream.nullInputStream();
        };
    }

    private static InputStream file(Path path) throws LaunchException {
        String what = "`stdin` in `wasi`: ";
        if (!Files.exists(path)) {
            throw new LaunchException(what + "there is no file " + path);
        }
        if (!Files.isRegularFile(path)) {
            throw new LaunchException(what + path + (Files.isDirectory(path) ? " is a folder" : " is no regular file"));
        }
        try {
            return new FileInputStream(path.toFile());
        } catch (IOException e) {
            throw new LaunchException(what + path + " cannot be read");
        }
    }

    private WasiOptions withFolder(WasiOptions options, String guest, @Nullable Object host) throws LaunchException {
        String what = "`" + guest + "` in `preopens` in `wasi`";
        boolean readOnly = host instanceof Map<?, ?> map && Boolean.TRUE.equals(map.get("readOnly"));
        Object text = host instanceof Map<?, ?> map ? map.get("path") : host;
        Path path = folder.resolve(String.valueOf(text), what);
        if (!Files.isDirectory(path)) {
            throw new LaunchException(
                    what + ": " + (Files.exists(path) ? path + " is no folder" : "there is no folder " + path));
        }
        if (guest.isEmpty()) {
            throw new LaunchException(
                    "`preopens` in `wasi`: the path in the program must not be empty; write \"/\" or \".\"");
        }
        return readOnly
                ? options.withReadOnlyDirectory(noNull(guest, what), path)
                : options.withDirectory(noNull(guest, what), path);
    }

    private WasiOptions withClock(WasiOptions options) throws LaunchException {
        return switch (written.get("clock")) {
            case String word when word.equals(REAL) -> options;
            case String word when !word.equals(VIRTUAL) -> options.withClock(VirtualClock.from(time(word)));
            case Number milliseconds ->
                options.withClock(VirtualClock.from(Instant.ofEpochMilli(milliseconds.longValue())));
            case null, default -> options.withClock(VirtualClock.ofBeginning());
        };
    }

    private static Instant time(String text) throws LaunchException {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new LaunchException("`clock` in `wasi`: " + Json.shown(text)
                    + " is not a time; write one such as \"2024-02-29T12:00:00Z\"");
        }
    }

    private WasiOptions withRandom(WasiOptions options) {
        Object random = written.get("random");
        return REAL.equals(random)
                ? options
                : options.withRandom(
                        new Random(Json.whole(random).map(BigDecimal::longValue).orElse(0L)));
    }

    private Map<?, ?> object(String name) {
        return written.get(name) instanceof Map<?, ?> map ? map : Map.of();
    }

    private Map<String, String> texts(String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        object(name)
                .forEach((key, value) ->
                        texts.put(String.valueOf(key), Json.valueText(value).orElse("")));
        return texts;
    }
}
