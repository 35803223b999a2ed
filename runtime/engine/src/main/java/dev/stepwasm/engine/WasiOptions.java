package dev.stepwasm.engine;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a WASI program sees of the world. At first nothing: no arguments, no environment, no files, empty input, output
 * that goes nowhere. Immutable; each method gives changed options.
 *
 * @param arguments the first is the name of the program
 * @param stdin read when the program reads
 * @param directories directories of the host by the path at which the program sees them
 */
public record WasiOptions(
        List<String> arguments,
        Map<String, String> environment,
        InputStream stdin,
        OutputStream stdout,
        OutputStream stderr,
        Map<String, Path> directories) {
    /** Copies lists and maps; keeps the order of the maps. */
    public WasiOptions {
        arguments = List.copyOf(arguments);
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        directories = Collections.unmodifiableMap(new LinkedHashMap<>(directories));
    }

    /** {@return options that show nothing} */
    public static WasiOptions none() {
        return new WasiOptions(
                List.of(),
                Map.of(),
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                OutputStream.nullOutputStream(),
                Map.of());
    }

    /** {@return with arguments, the first of which is the name of the program} */
    public WasiOptions withArguments(List<String> list) {
        return new WasiOptions(list, environment, stdin, stdout, stderr, directories);
    }

    /** {@return with one more environment variable} */
    public WasiOptions withEnvironment(String name, String value) {
        var more = new LinkedHashMap<>(environment);
        more.put(name, value);
        return new WasiOptions(arguments, more, stdin, stdout, stderr, directories);
    }

    /** {@return with another input} */
    public WasiOptions withStdin(InputStream in) {
        return new WasiOptions(arguments, environment, in, stdout, stderr, directories);
    }

    /** {@return with another output} */
    public WasiOptions withStdout(OutputStream out) {
        return new WasiOptions(arguments, environment, stdin, out, stderr, directories);
    }

    /** {@return with another output for messages} */
    public WasiOptions withStderr(OutputStream err) {
        return new WasiOptions(arguments, environment, stdin, stdout, err, directories);
    }

    /**
     * {@return with one more directory}
     *
     * @param guest the path at which the program sees it
     */
    public WasiOptions withDirectory(String guest, Path host) {
        var more = new LinkedHashMap<>(directories);
        more.put(guest, host);
        return new WasiOptions(arguments, environment, stdin, stdout, stderr, more);
    }
}
