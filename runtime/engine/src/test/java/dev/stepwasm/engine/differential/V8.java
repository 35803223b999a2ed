package dev.stepwasm.engine.differential;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/** V8, in one process of Node for many programs. {@code -Ddifferential.node=FILE} says which Node, usually the first in the path. */
final class V8 implements AutoCloseable {
    private static final String NODE = System.getProperty("differential.node", "node");

    private final Path folder;
    private final Process process;

    private V8(Path folder, Process process) {
        this.folder = folder;
        this.process = process;
    }

    /** {@return whether there is a Node} */
    static boolean isThere() {
        try {
            Process process = new ProcessBuilder(NODE, "--version")
                    .redirectErrorStream(true)
                    .start();
            process.getInputStream().readAllBytes();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@return a process that runs these programs meanwhile} */
    static V8 start(List<Program> programs, List<byte[]> modules) throws IOException {
        Path folder = Files.createTempDirectory("differential");
        try (InputStream script = Objects.requireNonNull(V8.class.getResourceAsStream("/differential/v8.mjs"))) {
            Files.copy(script, folder.resolve("v8.mjs"));
        }
        write(folder.resolve("programs.txt"), programs, modules);
        Process process = new ProcessBuilder(
                        NODE,
                        folder.resolve("v8.mjs").toString(),
                        folder.resolve("programs.txt").toString())
                .redirectOutput(folder.resolve("answers.txt").toFile())
                .redirectError(folder.resolve("errors.txt").toFile())
                .start();
        return new V8(folder, process);
    }

    private static void write(Path file, List<Program> programs, List<byte[]> modules) throws IOException {
        try (var out = new PrintStream(Files.newOutputStream(file), false, StandardCharsets.US_ASCII)) {
            for (int i = 0; i < programs.size(); i++) {
                out.print("module " + Base64.getEncoder().encodeToString(modules.get(i)) + "\n");
                for (Program.Call call : programs.get(i).calls()) {
                    out.print(line(call));
                }
            }
        }
    }

    private static String line(Program.Call call) {
        var line = new StringBuilder("call ").append(call.export());
        for (int i = 0; i < call.arguments().size(); i++) {
            line.append(' ')
                    .append(call.parameters().get(i).keyword())
                    .append(':')
                    .append(Long.toHexString(
                            call.parameters().get(i) == Kind.F32
                                    ? call.arguments().get(i) & 0xFFFF_FFFFL
                                    : call.arguments().get(i)));
        }
        line.append(" =");
        call.results().forEach(kind -> line.append(' ').append(kind.keyword()));
        return line.append('\n').toString();
    }

    /** {@return for each program a line for each call} Waits for the process. */
    List<List<String>> answers(List<Program> programs) throws IOException, InterruptedException {
        int exit = process.waitFor();
        if (exit != 0) {
            throw new IllegalStateException(
                    "node ended with " + exit + ": " + Files.readString(folder.resolve("errors.txt")));
        }
        List<String> lines = Files.readAllLines(folder.resolve("answers.txt"));
        var answers = new ArrayList<List<String>>();
        int at = 0;
        for (Program program : programs) {
            if (lines.get(at).startsWith("refused: ")) {
                throw new IllegalStateException("V8 " + lines.get(at) + "\n" + program.wat());
            }
            answers.add(lines.subList(at, at + program.calls().size()));
            at += program.calls().size();
        }
        return answers;
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
