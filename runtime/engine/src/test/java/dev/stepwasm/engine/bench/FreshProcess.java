package dev.stepwasm.engine.bench;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Measures something where nothing has run before. */
final class FreshProcess {
    private FreshProcess() {}

    /** {@return what the benchmark prints that is asked for something about a file} @param flags for Java */
    static String answer(List<String> flags, String what, Path path) throws Exception {
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(flags);
        command.addAll(List.of(
                "-cp", System.getProperty("java.class.path"), EngineBenchmark.class.getName(), what, path.toString()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError(what + " failed: " + answer);
        }
        return answer;
    }
}
