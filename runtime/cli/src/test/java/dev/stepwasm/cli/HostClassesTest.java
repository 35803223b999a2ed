package dev.stepwasm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code run --classpath --host}: imports that a Java class gives. */
final class HostClassesTest {
    @TempDir
    private Path folder;

    private String program;

    @BeforeEach
    void compile() throws IOException {
        program = Files.writeString(folder.resolve("ask.wat"), """
                        (module
                          (import "clock" "now" (func $now (param i32) (result i32)))
                          (func (export "run") (result i32) (call $now (i32.const 40))))
                        """).toString();
        Files.writeString(folder.resolve("Clock.java"), """
                package com.acme;

                import dev.stepwasm.engine.*;

                public final class Clock implements HostModule {
                    public String name() { return "clock"; }

                    @Exported
                    public int now(int offset) { return offset + 2; }
                }
                """);
        compileClock();
    }

    private void compileClock() {
        var messages = new ByteArrayOutputStream();
        int code = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        messages,
                        messages,
                        "-proc:none",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        folder.toString(),
                        folder.resolve("Clock.java").toString());
        assertThat(code).as(messages.toString()).isZero();
    }

    @Test
    void runsWithTheImportsOfAClass() {
        assertThat(Cli.run("run", program, "--classpath", folder.toString(), "--host", "com.acme.Clock"))
                .isEqualTo(new Cli(0, "42\n", ""));
    }

    @Test
    void aStandInComesFirst() {
        assertThat(Cli.run(
                                "run",
                                program,
                                "--import",
                                "clock.now=7",
                                "--classpath",
                                folder.toString(),
                                "--host",
                                "com.acme.Clock")
                        .out())
                .isEqualTo("7\n");
    }

    @Test
    void saysWhatCannotBeLoaded() {
        Cli missing = Cli.run("run", program, "--classpath", folder.toString(), "--host", "com.acme.Watch");
        assertThat(missing.code()).isEqualTo(2);
        assertThat(missing.err()).contains("class com.acme.Watch is not in " + folder);

        Cli services = Cli.run("run", program, "--classpath", folder.toString());
        assertThat(services.code()).isEqualTo(2);
        assertThat(services.err()).contains("no host module is listed in META-INF/services/");
    }

    @Test
    void aClassThatNeedsAnotherOneSaysWhich() throws IOException {
        Files.writeString(folder.resolve("Clock.java"), """
                package com.acme;

                import dev.stepwasm.engine.*;

                public final class Clock implements HostModule {
                    public String name() { return "clock"; }

                    @Exported
                    public int now(int offset) { return Zone.OFFSET.length() + offset; }
                }

                final class Zone {
                    static final String OFFSET = new String("2");
                }
                """);
        compileClock();
        Files.delete(folder.resolve("com/acme/Zone.class"));

        assertThat(Cli.run("run", program, "--classpath", folder.toString(), "--host", "com.acme.Clock"))
                .isEqualTo(new Cli(
                        2,
                        "",
                        "stepwasm: a class of the host needs com.acme.Zone, which is not there: name its jar or folder"
                                + " with --classpath\n"));
    }
}
