package dev.stepwasm.engine.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Measures something where nothing has run before. */
final class FreshProcess {
    private FreshProcess() {}

    /**
     * {@return what the benchmark prints that is asked for something}
     *
     * @param flags for Java
     * @param arguments for the benchmark, of which the first says what is wanted
     */
    static String answer(List<String> flags, String... arguments) throws Exception {
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), EngineBenchmark.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError(arguments[0] + " failed: " + answer);
        }
        return answer;
    }
}
