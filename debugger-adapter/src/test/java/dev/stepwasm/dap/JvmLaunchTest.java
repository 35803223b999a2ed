package dev.stepwasm.dap;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Launches in a virtual machine of their own, with host classes that the test compiles. */
final class JvmLaunchTest {
    private static final String PROGRAM = """
        (module
          (import "clock" "now" (func $now (param i32) (result i32)))
          (import "clock" "fail" (func $fail))
          (import "clock" "again" (func $again (param i32) (result i32)))
          (func (export "run") (result i32)
            (call $now (i32.const 40)))
          (func (export "fails")
            (call $fail))
          (func (export "reenters") (result i32)
            (call $again (i32.const 3)))
          (func (export "twice") (param $x i32) (result i32)
            (i32.mul (local.get $x) (i32.const 2)))
          (func (export "spins")
            (loop $again (br $again))))
        """;

    private static final String CLOCK = """
        package com.acme;

        import dev.stepwasm.engine.*;

        public final class Clock implements HostModule {
            public String name() { return "clock"; }

            @Exported
            public int now(int offset) {
                System.out.println("the clock was asked");
                System.err.println("and warns");
                return offset + 2;
            }

            @Exported
            public void fail() { throw new IllegalStateException("the clock is broken"); }

            @Exported
            public int again(StepInstance caller, int x) {
                return caller.invoke("twice", x).i32();
            }
        }
        """;

    private static final Map<String, Object> ID = Map.of("adapterID", "stepwasm");
    private static final Duration AT_MOST = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private final DapClient client = new DapClient();
    private Path program;

    @BeforeEach
    void write() throws IOException {
        program = Files.writeString(folder.resolve("ask.wat"), PROGRAM);
    }

    @AfterEach
    void close() {
        client.close();
    }

    private Path compiled(String name, String text) throws IOException {
        Path source = Files.writeString(folder.resolve(name + ".java"), text);
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        int code = ToolProvider.getSystemJavaCompiler()
                .run(null, messages, messages, "-proc:none", "-d", folder.toString(), source.toString());
        assertThat(code).as(messages.toString(StandardCharsets.UTF_8)).isZero();
        return folder;
    }

    private Map<String, Object> launch(String invoke, Object... more) {
        Map<String, Object> launch = new HashMap<>();
        launch.put("program", program.toString());
        launch.put("invoke", invoke);
        launch.put("classpath", List.of("."));
        launch.put("hostModules", List.of("com.acme.Clock"));
        for (int i = 0; i < more.length; i += 2) {
            launch.put((String) more[i], more[i + 1]);
        }
        return launch;
    }

    @Test
    void runsWithHostClassesAndShowsWhatTheyPrint() throws IOException {
        compiled("Clock", CLOCK);
        client.start(launch("run"));

        assertThat(client.event("exited").get("exitCode").getAsInt()).isZero();
        client.event("terminated");
        assertThat(output("stdout")).isEqualTo("the clock was asked\n42\n");
        assertThat(output("stderr")).isEqualTo("and warns\n");
        client.ask("disconnect", Map.of());
    }

    @Test
    void stopsWhereItWasToldBeforeAndTellsWhatBecameOfIt() throws IOException {
        compiled("Clock", CLOCK);
        client.ask("initialize", ID);
        JsonObject pending = breakpoints(6).getAsJsonArray("breakpoints").get(0).getAsJsonObject();
        assertThat(pending.get("verified").getAsBoolean()).isFalse();
        client.ask("setFunctionBreakpoints", Map.of("breakpoints", List.of(Map.of("name", "twice"))));
        client.ask("configurationDone", Map.of());
        client.ask("launch", launch("reenters"));

        JsonObject changed = client.event("breakpoint").getAsJsonObject("breakpoint");
        assertThat(changed.get("id")).isEqualTo(pending.get("id"));
        assertThat(changed.get("verified").getAsBoolean()).isTrue();
        assertThat(client.event("stopped").get("reason").getAsString()).isEqualTo("function breakpoint");
        assertThat(frames()).startsWith("$twice").contains("$reenters");
        client.ask("continue", Map.of("threadId", 1));
        client.event("terminated");
        assertThat(output("stdout")).isEqualTo("6\n");
    }

    private JsonObject breakpoints(int... lines) {
        return client.ask(
                "setBreakpoints",
                Map.of(
                        "source",
                        Map.of("path", program.toString()),
                        "breakpoints",
                        Arrays.stream(lines)
                                .mapToObj(line -> Map.of("line", line))
                                .toList()));
    }

    private List<String> frames() {
        List<String> names = new ArrayList<>();
        client.ask("stackTrace", Map.of("threadId", 1))
                .getAsJsonArray("stackFrames")
                .forEach(frame -> names.add(frame.getAsJsonObject().get("name").getAsString()));
        return names;
    }

    @Test
    void showsWhatAHostClassThrowsAndWhere() throws IOException {
        compiled("Clock", CLOCK);
        client.start(launch("fails"));

        JsonObject stopped = client.event("stopped");
        assertThat(stopped.get("reason").getAsString()).isEqualTo("exception");
        assertThat(stopped.get("text").getAsString()).contains("clock.fail").contains("the clock is broken");
        JsonObject info = client.ask("exceptionInfo", Map.of("threadId", 1));
        assertThat(info.toString()).contains("java.lang.IllegalStateException").contains("Clock.java:16");
        assertThat(frames()).contains("$fails");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void refusesInWords(String name, String source, Map<String, Object> attributes, String words) throws Exception {
        if (!source.isEmpty()) {
            compiled(name, source);
        }
        client.ask("initialize", ID);
        Map<String, Object> launch = launch("run");
        launch.putAll(attributes);

        assertThat(client.refusal("launch", launch)).contains(words.replace("FOLDER", folder.toString()));
        client.event("terminated");
        awaitNoJvm();
    }

    static Stream<Arguments> mistakes() {
        String plain = "public final class Plain {}";
        String broken = """
            public final class Broken implements dev.stepwasm.engine.HostModule {
                public Broken() { throw new IllegalStateException("no battery"); }
                public String name() { return "clock"; }
            }
            """;
        String nameless = """
            public final class Nameless implements dev.stepwasm.engine.HostModule {
                public String name() { throw new AssertionError("no name"); }
            }
            """;
        String moody = """
            public final class Moody implements dev.stepwasm.engine.HostModule {
                private int asked;
                public String name() { if (asked++ > 0) { throw new AssertionError("not again"); } return "clock"; }
            }
            """;
        String other = CLOCK.replace("package com.acme;", "").replace("class Clock", "class Other");
        return Stream.of(
                Arguments.of(
                        "Clock",
                        CLOCK,
                        Map.of("hostModules", List.of("com.acme.Watch")),
                        "class com.acme.Watch is not in FOLDER"),
                Arguments.of(
                        "Plain",
                        plain,
                        Map.of("hostModules", List.of("Plain")),
                        "class Plain is no host module: it does not implement"),
                Arguments.of(
                        "Broken",
                        broken,
                        Map.of("hostModules", List.of("Broken")),
                        "the constructor of Broken failed: java.lang.IllegalStateException: no battery\n"
                                + "    at Broken.<init>(Broken.java:2)"),
                Arguments.of(
                        "Nameless",
                        nameless,
                        Map.of("hostModules", List.of("Nameless")),
                        "`hostModules`: Nameless does not tell its name: java.lang.AssertionError: no name\n"
                                + "    at Nameless.name(Nameless.java:2)"),
                Arguments.of(
                        "Moody",
                        moody,
                        Map.of("hostModules", List.of("Moody")),
                        "class Moody failed: java.lang.AssertionError: not again\n    at Moody.name(Moody.java:3)"),
                Arguments.of(
                        "Clock",
                        CLOCK,
                        Map.of("classpath", List.of("lib/none.jar")),
                        "`classpath`: there is no FOLDER/lib/none.jar"),
                Arguments.of(
                        "Other",
                        other,
                        Map.of("hostModules", List.of("Other", "Other")),
                        "`hostModules`: Other and Other are both called `clock`"),
                Arguments.of(
                        "Clock",
                        CLOCK,
                        Map.of("vmArgs", List.of("-XX:+Nonsense")),
                        "ended at once with code 1: Unrecognized VM option"),
                Arguments.of(
                        "Clock", CLOCK, Map.of("cwd", "/no/such/folder"), "`cwd`: there is no folder /no/such/folder"),
                Arguments.of("Clock", CLOCK, Map.of("program", "/no/such/program.wat"), "/no/such/program.wat"),
                Arguments.of(
                        "Clock",
                        CLOCK,
                        Map.of("console", "integratedTerminal"),
                        "the editor cannot run programs in a terminal"));
    }

    @Test
    void answersWhenAClassNeedsWhatIsNotThere() throws Exception {
        String gone = """
            public final class Needy extends Gone implements dev.stepwasm.engine.HostModule {
                public String name() { return "clock"; }
                @dev.stepwasm.engine.Exported public int now(int offset) { return offset; }
            }
            class Gone {}
            """;
        compiled("Needy", gone);
        Files.delete(folder.resolve("Gone.class"));
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve("dev.stepwasm.engine.HostModule"), "Needy\n");
        client.ask("initialize", ID);

        assertThat(client.refusal("launch", launch("run", "hostModules", List.of("Needy"))))
                .isEqualTo("`hostModules`: class Needy cannot be loaded: java.lang.NoClassDefFoundError: Gone");
        Map<String, Object> listed = launch("run");
        listed.remove("hostModules");
        assertThat(client.refusal("launch", listed))
                .startsWith("`classpath`: a class that is listed in META-INF/services/")
                .endsWith(" cannot be loaded: java.lang.NoClassDefFoundError: Gone");
        awaitNoJvm();
    }

    @Test
    void tellsOnceThatNothingIsDebugged() throws Exception {
        compiled("Clock", CLOCK);
        client.ask("initialize", ID);
        client.refusal("launch", launch("run", "hostModules", List.of("com.acme.Watch")));
        client.event("terminated");
        client.refusal("launch", Map.of("program", 7));
        client.refusal("launch", launch("run", "console", "integratedTerminal"));
        client.refusal("attach", Map.of("port", "many"));
        client.refusal("launch", launch("run", "cwd", "/no/such/folder"));
        client.ask("launch", launch("run"));
        assertThat(client.drain("terminated")).isEmpty();
        client.ask("configurationDone", Map.of());
        client.event("exited");
        client.event("terminated");
        client.ask("disconnect", Map.of());
        assertThat(client.order()).filteredOn("event terminated"::equals).hasSize(2);
    }

    /** Waits until no virtual machine is left that was started for a launch; only as long as one may take to die. */
    private static void awaitNoJvm() throws InterruptedException, ExecutionException, TimeoutException {
        for (ProcessHandle each : jvms()) {
            each.onExit().get(AT_MOST.toMillis(), TimeUnit.MILLISECONDS);
        }
        assertThat(jvms()).isEmpty();
    }

    private static List<ProcessHandle> jvms() {
        return ProcessHandle.current().children().filter(ProcessHandle::isAlive).toList();
    }

    @Test
    void tellsOfAVirtualMachineThatIsKilled() throws Exception {
        compiled("Clock", CLOCK);
        client.start(launch("spins"));
        client.event("thread");
        jvms().forEach(ProcessHandle::destroyForcibly);

        assertThat(client.event("exited").get("exitCode").getAsInt()).isEqualTo(137);
        client.event("terminated");
        assertThat(output("console")).contains("the virtual machine of the program was ended, with code 137");
        assertThat(client.refusal("pause", Map.of("threadId", 1))).isEqualTo("the program has ended");
        assertThat(breakpoints(6, 8).getAsJsonArray("breakpoints"))
                .hasSize(2)
                .allSatisfy(each -> assertThat(each.toString())
                        .contains("\"verified\":false", "\"message\":\"the program has ended\"", "\"failed\""));
        client.ask("setFunctionBreakpoints", Map.of("breakpoints", List.of(Map.of("name", "twice"))));
        client.ask("setInstructionBreakpoints", Map.of("breakpoints", List.of()));
        client.ask("setDataBreakpoints", Map.of("breakpoints", List.of()));
        assertThat(client.ask("setExceptionBreakpoints", Map.of("filters", List.of("trap")))
                        .getAsJsonArray("breakpoints"))
                .hasSize(1);
        client.ask("disconnect", Map.of());
        awaitNoJvm();
    }

    @Test
    void endsWithAnAdapterThatIsKilled() throws Exception {
        compiled("Clock", CLOCK);
        Process adapter = new ProcessBuilder(AdapterProcess.command()).start();
        try (DapClient outside = new DapClient(adapter.getInputStream(), adapter.getOutputStream())) {
            outside.start(launch("spins"));
            outside.event("thread");
            List<ProcessHandle> left = adapter.children().toList();
            assertThat(left).hasSize(1);
            adapter.destroyForcibly();
            for (ProcessHandle each : left) {
                each.onExit().get(AT_MOST.toMillis(), TimeUnit.MILLISECONDS);
            }
        } finally {
            adapter.descendants().forEach(ProcessHandle::destroyForcibly);
            adapter.destroyForcibly();
        }
    }

    @Test
    void tellsWhereAJavaDebuggerComesIn() throws IOException {
        compiled("Clock", CLOCK);
        client.start(launch("run", "jdwp", 0));
        client.event("terminated");
        assertThat(output("stdout"))
                .contains("Listening for transport dt_socket at address: ")
                .endsWith("42\n");
    }

    @Test
    void saysThatThePortForAJavaDebuggerIsBusy() throws Exception {
        compiled("Clock", CLOCK);
        client.ask("initialize", ID);
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = other.getLocalPort();
            assertThat(client.refusal("launch", launch("run", "jdwp", port)))
                    .startsWith("`jdwp`: no Java debugger can come in at port " + port + ", something else listens");
        }
        awaitNoJvm();
    }

    @Test
    void endsWithTheClientsDisconnect() throws Exception {
        compiled("Clock", CLOCK);
        client.start(launch("spins"));
        client.event("thread");
        client.ask("disconnect", Map.of());
        awaitNoJvm();
    }

    @Test
    void endsWithTheConnectionOfTheClient() throws Exception {
        compiled("Clock", CLOCK);
        client.start(launch("spins"));
        client.event("thread");
        client.close();
        awaitNoJvm();
    }

    @Test
    void terminates() throws Exception {
        compiled("Clock", CLOCK);
        client.start(launch("spins"));
        client.event("thread");
        client.ask("terminate", Map.of());
        client.event("terminated");
        awaitNoJvm();
    }

    @Test
    void restartsInANewVirtualMachineWithTheSameBreakpoints() throws Exception {
        compiled("Clock", CLOCK);
        client.ask("initialize", ID);
        client.ask("launch", launch("reenters"));
        assertThat(breakpoints(12).toString()).contains("\"verified\":true");
        client.ask("configurationDone", Map.of());
        JsonObject first = client.event("stopped");
        List<ProcessHandle> before = jvms();

        client.ask("restart", Map.of());
        client.event("continued");
        JsonObject second = client.event("stopped");
        assertThat(second.get("hitBreakpointIds")).isEqualTo(first.get("hitBreakpointIds"));
        assertThat(jvms()).isNotEmpty().doesNotContainAnyElementsOf(before);

        client.ask("restart", Map.of("arguments", launch("run")));
        client.event("terminated");
        assertThat(output("stdout")).isEqualTo("the clock was asked\n42\n");
        awaitNoJvm();
    }

    @Test
    void cancelsALaunch() throws Exception {
        client.ask("initialize", ID);
        int launch = client.send("launch", launch("run", "jdwp", Map.of("suspend", true)));
        assertThat(outputEvent()).contains("Listening for transport dt_socket at address: ");
        client.ask("cancel", Map.of("requestId", launch));

        assertThat(client.response(launch).get("message").getAsString()).isEqualTo("cancelled");
        client.event("terminated");
        awaitNoJvm();
    }

    @Test
    void canBeDisconnectedWhileAJavaDebuggerIsAwaited() throws Exception {
        client.ask("initialize", ID);
        client.send("launch", launch("run", "jdwp", Map.of("suspend", true)));
        outputEvent();
        client.ask("disconnect", Map.of());
        awaitNoJvm();
    }

    private String outputEvent() {
        return client.event("output").get("output").getAsString();
    }

    @Test
    void canBeLaunchedAgainAfterARefusal() throws Exception {
        compiled("Clock", CLOCK);
        client.ask("initialize", ID);
        client.refusal("launch", launch("run", "hostModules", List.of("com.acme.Watch")));
        client.event("terminated");
        client.ask("launch", launch("run"));
        client.ask("configurationDone", Map.of());
        client.event("exited");
    }

    @Test
    void aStandInComesBeforeAHostClassAndThatBeforePatterns() throws IOException {
        compiled("Clock", CLOCK);
        client.start(launch(
                "run",
                "imports",
                Map.of("clock.now", Map.of("returns", List.of(7)), "clock.*", Map.of("trap", "not this"))));
        client.event("terminated");
        assertThat(output("stdout")).isEqualTo("7\n");
    }

    private String output(String category) {
        StringBuilder text = new StringBuilder();
        for (JsonObject message : client.all()) {
            if (message.has("event") && message.get("event").getAsString().equals("output")) {
                JsonObject body = message.getAsJsonObject("body");
                if (body.get("category").getAsString().equals(category)) {
                    text.append(body.get("output").getAsString());
                }
            }
        }
        return text.toString();
    }
}
