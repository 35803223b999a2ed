package dev.stepwasm.engine;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a WASI program sees of the world. At first no arguments, no environment, no files, empty input, output that goes
 * nowhere; the clock and random numbers are those of the machine. Immutable; each method gives changed options. Streams
 * and random generators are shared by all instances that are made with the same options.
 *
 * @param arguments the first is the name of the program
 * @param stdin read when the program reads; of a program that waits for input, one byte is read ahead
 * @param directories directories of the host by the path at which the program sees them; it cannot leave them by
 *     {@code ..}, absolute paths or links
 * @param readOnly those of the paths below which the program can change nothing
 * @param clock the time that the program sees, that of the machine if there is none; a {@link VirtualClock} also says how
 *     much time has passed and passes when the program sleeps
 * @param random where random bytes come from, the machine if there is none
 */
public record WasiOptions(
        List<String> arguments,
        Map<String, String> environment,
        InputStream stdin,
        OutputStream stdout,
        OutputStream stderr,
        Map<String, Path> directories,
        Set<String> readOnly,
        Optional<Clock> clock,
        Optional<Random> random) {
    /** Copies lists and maps; keeps the order of the maps. */
    public WasiOptions {
        arguments = List.copyOf(arguments);
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        directories = Collections.unmodifiableMap(new LinkedHashMap<>(directories));
        readOnly = Set.copyOf(readOnly);
    }

    /** {@return options that show nothing} */
    public static WasiOptions none() {
        return new WasiOptions(
                List.of(),
                Map.of(),
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                OutputStream.nullOutputStream(),
                Map.of(),
                Set.of(),
                Optional.empty(),
                Optional.empty());
    }

    /** {@return with arguments, the first of which is the name of the program} */
    public WasiOptions withArguments(List<String> list) {
        return new WasiOptions(list, environment, stdin, stdout, stderr, directories, readOnly, clock, random);
    }

    /** {@return with arguments, the first of which is the name of the program} */
    public WasiOptions withArguments(String... list) {
        return withArguments(List.of(list));
    }

    /** {@return with one more environment variable} */
    public WasiOptions withEnvironment(String name, String value) {
        var more = new LinkedHashMap<>(environment);
        more.put(name, value);
        return new WasiOptions(arguments, more, stdin, stdout, stderr, directories, readOnly, clock, random);
    }

    /** {@return with another input} */
    public WasiOptions withStdin(InputStream in) {
        return new WasiOptions(arguments, environment, in, stdout, stderr, directories, readOnly, clock, random);
    }

    /** {@return with an input from a pipe} */
    public WasiOptions withStdin(Pipe pipe) {
        return withStdin(pipe.input());
    }

    /** {@return with another output} */
    public WasiOptions withStdout(OutputStream out) {
        return new WasiOptions(arguments, environment, stdin, out, stderr, directories, readOnly, clock, random);
    }

    /** {@return with an output into a pipe} */
    public WasiOptions withStdout(Pipe pipe) {
        return withStdout(pipe.output());
    }

    /** {@return with another output for messages} */
    public WasiOptions withStderr(OutputStream err) {
        return new WasiOptions(arguments, environment, stdin, stdout, err, directories, readOnly, clock, random);
    }

    /** {@return with an output for messages into a pipe} */
    public WasiOptions withStderr(Pipe pipe) {
        return withStderr(pipe.output());
    }

    /** {@return with the input and the outputs of this process} */
    public WasiOptions withInheritedStreams() {
        return withStdin(System.in).withStdout(System.out).withStderr(System.err);
    }

    /**
     * {@return with one more directory}
     *
     * @param guest the path at which the program sees it
     * @param host must exist when an instance is made
     */
    public WasiOptions withDirectory(String guest, Path host) {
        var more = new LinkedHashMap<>(directories);
        more.put(guest, host);
        return new WasiOptions(arguments, environment, stdin, stdout, stderr, more, readOnly, clock, random);
    }

    /**
     * {@return with one more directory, below which the program can read everything and change nothing: what would is
     * answered with {@code EROFS}}
     *
     * @param guest the path at which the program sees it
     * @param host must exist when an instance is made
     */
    public WasiOptions withReadOnlyDirectory(String guest, Path host) {
        var more = new TreeSet<>(readOnly);
        more.add(guest);
        WasiOptions with = withDirectory(guest, host);
        return new WasiOptions(arguments, environment, stdin, stdout, stderr, with.directories, more, clock, random);
    }

    /** {@return with another clock, which may stand still} */
    public WasiOptions withClock(Clock other) {
        return new WasiOptions(
                arguments, environment, stdin, stdout, stderr, directories, readOnly, Optional.of(other), random);
    }

    /** {@return with random bytes that are the same in each run if the generator has a fixed seed} */
    public WasiOptions withRandom(Random other) {
        return new WasiOptions(
                arguments, environment, stdin, stdout, stderr, directories, readOnly, clock, Optional.of(other));
    }
}
