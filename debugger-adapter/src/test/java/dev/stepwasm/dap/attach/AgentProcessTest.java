package dev.stepwasm.dap.attach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.dap.AdapterProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Java programs in processes of their own, with and without debugging. */
final class AgentProcessTest {
    private static final long SOON = 60;
    private static final Pattern LOADED = Pattern.compile("\\] ([\\w.$]+)[^\\n]* source: ");

    @TempDir
    private Path folder;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void endWhatIsLeft() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void nothingIsLoadedAndNothingListensUnlessAskedFor() throws Exception {
        Path log = folder.resolve("classes.log");
        Process program = start(List.of("-Xlog:class+load:file=" + log));

        assertThat(ask(program, "threads"))
                .contains("main")
                .doesNotContain("debug")
                .doesNotContain("dap");
        end(program, 0);

        List<String> loaded = LOADED.matcher(Files.readString(log))
                .results()
                .map(found -> found.group(1))
                .filter(name -> !name.startsWith(Embedder.class.getName()))
                .toList();
        assertThat(loaded).contains("dev.stepwasm.engine.StepInstance");
        assertThat(loaded)
                .noneMatch(name -> name.startsWith("dev.stepwasm.dap")
                        || name.startsWith("dev.stepwasm.engine.debug")
                        || name.startsWith("org.eclipse.lsp4j")
                        || name.equals("java.net.ServerSocket"));
        assertThat(folder.resolve("stepwasm")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Dstepwasm.debug=false", "-Dstepwasm.debugger"})
    void nothingListensThatIsSwitchedOff(String property) throws Exception {
        Process program = start(List.of(property));
        assertThat(ask(program, "threads")).doesNotContain("stepwasm debug");
        assertThat(files().list()).isEmpty();
        assertThat(end(program, 0)).isEmpty();
    }

    @Test
    void aPropertyLetsDebuggersIn() throws Exception {
        Process program = start(List.of("-Dstepwasm.debug"));
        OfferedProgram offered = files().of(program.pid()).orElseThrow();
        assertThat(offered.program()).isEqualTo(Embedder.class.getName());
        assertThat(offered.token()).hasSize(64);
        assertThat(ask(program, "threads")).contains("stepwasm debug listener").doesNotContain("debug client");
        try (Visitor visitor = Visitor.initialized(offered.port())) {
            assertThat(visitor.refusal("attach", Map.of("token", "wrong"))).startsWith("the token is wrong");
        }
        assertThat(ask(program, "run")).isEqualTo("42");

        assertThat(end(program, 0))
                .isEqualToIgnoringNewLines("stepwasm debug: " + Embedder.class.getName() + " (process " + program.pid()
                        + ") can be debugged, at 127.0.0.1:" + offered.port());
        assertThat(names()).as("the listener keeps no program from ending").isEmpty();
    }

    @Test
    void aLineLetsDebuggersInWithoutAWord() throws Exception {
        Process program = start(List.of(), "serve");
        assertThat(files().of(program.pid())).isPresent();
        assertThat(end(program, 0)).isEmpty();
        assertThat(names()).isEmpty();
    }

    @Test
    void lineAndPropertyAreOneServer() throws Exception {
        Process program = start(List.of("-Dstepwasm.debug=name=shop"), "serve");
        int port = files().of(program.pid()).orElseThrow().port();
        assertThat(end(program, 0))
                .contains("debuggers can attach already, at 127.0.0.1:" + port)
                .contains("can be debugged, at 127.0.0.1:" + port);
    }

    @Test
    void aProgramThatEndsItselfIsNotListedAnyMore() throws Exception {
        Process program = start(List.of("-Dstepwasm.debug"));
        assertThat(names()).hasSize(1);
        program.outputWriter().write("exit\n");
        program.outputWriter().flush();
        end(program, 3);
        assertThat(names()).isEmpty();
    }

    @Test
    void aProgramThatIsAskedToEndIsNotListedAnyMore() throws Exception {
        Process program = start(List.of("-Dstepwasm.debug"));
        program.destroy();
        assertThat(program.waitFor(SOON, TimeUnit.SECONDS)).isTrue();
        assertThat(names()).isEmpty();
    }

    @Test
    void aProgramThatWasKilledIsRecognised() throws Exception {
        Process program = start(List.of("-Dstepwasm.debug"));
        assertThat(files().list()).hasSize(1);
        program.destroyForcibly();
        assertThat(program.waitFor(SOON, TimeUnit.SECONDS)).isTrue();
        assertThat(names()).as("it had no time to tidy up").hasSize(1);
        assertThat(files().list()).isEmpty();
        assertThat(names()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"prot=5005", "port=many", "suspend=perhaps", "host=no.such.host.invalid"})
    void aMistakeIsExplainedAndTheProgramGoesOn(String options) throws Exception {
        Process program = start(List.of("-Dstepwasm.debug=" + options));
        assertThat(ask(program, "run")).isEqualTo("42");
        assertThat(files().list()).isEmpty();
        assertThat(end(program, 0))
                .startsWith("stepwasm debug: -Dstepwasm.debug: ")
                .contains("debugger")
                .hasLineCount(1);
    }

    private ProgramFiles files() {
        return new ProgramFiles(folder.resolve("stepwasm/programs"));
    }

    private List<String> names() throws IOException {
        try (var all = Files.list(folder.resolve("stepwasm/programs"))) {
            return all.map(Path::getFileName).map(Path::toString).toList();
        }
    }

    private static String ask(Process program, String line) throws IOException {
        program.outputWriter().write(line + "\n");
        program.outputWriter().flush();
        return program.inputReader().readLine();
    }

    /** Ends the input of a program. {@return what it has written to its error output} */
    private static String end(Process program, int code) throws Exception {
        program.outputWriter().close();
        String errors = String.join("\n", program.errorReader().lines().toList());
        assertThat(program.waitFor(SOON, TimeUnit.SECONDS)).isTrue();
        assertThat(program.exitValue()).as(errors).isEqualTo(code);
        return errors;
    }

    /** {@return a program that has made its instance} */
    private Process start(List<String> jvm, String... arguments) throws IOException {
        Process program = run(jvm, arguments);
        assertThat(program.inputReader().readLine()).isEqualTo("made");
        return program;
    }

    private Process run(List<String> jvm, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(AdapterProcess.java(Embedder.class, arguments));
        command.add(1, "-Dstepwasm.cache=" + folder);
        command.addAll(1, jvm);
        Process program = new ProcessBuilder(command).start();
        started.add(program);
        return program;
    }
}
