package dev.stepwasm.cli;

import dev.stepwasm.fixtures.Fixtures;
import dev.stepwasm.fixtures.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plays the sessions in {@code session/*.session.txt}. A binary is made of the text beside it, without names. */
final class SessionsTest {
    private static final Path SESSIONS = Fixtures.root().resolve("runtime/cli/src/test/resources/session");

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0}")
    @MethodSource("sessions")
    void answersWhatTheFileSays(String name) throws IOException {
        Path file = SESSIONS.resolve(name);
        String played = SessionPlayer.play(Files.readString(file).replace("\r\n", "\n"), this::located);
        String there = SESSIONS + "/";
        Golden.expect(file, played.replace(there, "").replace(folder + "/", ""));
    }

    private String located(String word) {
        if (word.endsWith(".wasm")) {
            Path binary = folder.resolve(word);
            String text = SESSIONS.resolve(word.replace(".wasm", ".wat")).toString();
            Cli.run("build", text, "--no-names", "-o", binary.toString());
            return binary.toString();
        }
        Path here = SESSIONS.resolve(word);
        return word.contains(".") && Files.exists(here) ? here.toString() : word;
    }

    static List<String> sessions() throws IOException {
        try (Stream<Path> files = Files.list(SESSIONS)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(".session.txt"))
                    .sorted()
                    .toList();
        }
    }
}
