package dev.stepwasm.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwasm.engine.store.GlobalCell;
import dev.stepwasm.engine.store.LinearMemory;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.GlobalType;
import dev.stepwasm.wasm.type.Limits;
import dev.stepwasm.wasm.type.MemoryType;
import dev.stepwasm.wasm.type.ValueType.Numeric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Java classes that offer imports, given directly and loaded by name. */
class HostModuleTest {
    @TempDir
    private Path folder;

    static final class Screen implements HostModule {
        private final List<String> lines = new ArrayList<>();

        @Override
        public String name() {
            return "screen";
        }

        @Exported
        void print(StepInstance caller, int address, int length) {
            lines.add(caller.memory().readString(address, length));
        }

        @Exported("line-count")
        int lines() {
            return lines.size();
        }

        @Exported
        static double half(double number) {
            return number / 2;
        }

        @Override
        public void define(Imports.Builder imports) {
            LinearMemory memory = LinearMemory.of(MemoryType.of(Limits.atLeast(1)));
            memory.writeString(8, "from the host");
            imports.memory(name(), "memory", memory)
                    .global(name(), "width", new GlobalCell(new GlobalType(Numeric.I32, false), Value.of(80)))
                    .function(name(), "raw", FunctionType.EMPTY, (caller, arguments) -> Values.none());
        }
    }

    private static final String PROGRAM = """
            (module
              (import "screen" "memory" (memory 1))
              (import "screen" "width" (global $width i32))
              (import "screen" "print" (func $print (param i32 i32)))
              (import "screen" "line-count" (func $lines (result i32)))
              (import "screen" "half" (func $half (param f64) (result f64)))
              (import "screen" "raw" (func $raw))
              (func (export "run") (result i32 f64)
                (call $print (i32.const 8) (i32.const 13))
                (call $raw)
                (i32.add (call $lines) (global.get $width))
                (call $half (f64.const 3))))
            """;

    @Test
    void offersMethodsMemoriesAndGlobals() {
        var screen = new Screen();
        StepInstance instance =
                Wat.module(PROGRAM).instantiate(Imports.builder().host(screen).build());

        assertThat(instance.invoke("run")).containsExactly(Value.of(81), Value.of(1.5));
        assertThat(screen.lines).containsExactly("from the host");
    }

    static final class Twice implements HostModule {
        @Override
        public String name() {
            return "twice";
        }

        @Exported
        void f() {}

        @Exported("f")
        void g() {}
    }

    @Test
    void saysWhatIsWrongWithAClass() {
        assertThatThrownBy(() -> Imports.builder().host(new Twice()))
                .isInstanceOf(LinkException.class)
                .hasMessageStartingWith("host module " + Twice.class.getName() + ": " + Twice.class.getName()
                        + " exports two methods as \"f\": ");
    }

    /** Compiles classes into the folder. */
    private void compile(String name, String text) throws IOException {
        Path source = Files.writeString(folder.resolve(name + ".java"), text);
        var messages = new java.io.ByteArrayOutputStream();
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
                        source.toString());
        assertThat(code).as(messages.toString()).isZero();
    }

    private void compileClock() throws IOException {
        compile("Clock", """
                package com.acme;

                import dev.stepwasm.engine.*;

                public final class Clock implements HostModule {
                    public String name() { return "clock"; }

                    @Exported
                    public long now() { return 42; }
                }
                """);
    }

    private static final String ASKS_THE_TIME = """
            (module
              (import "clock" "now" (func $now (result i64)))
              (func (export "run") (result i64) (call $now)))
            """;

    @Test
    void classesAreLoadedByName() throws Exception {
        compileClock();

        try (HostModules hosts = HostModules.named(List.of(folder), List.of("com.acme.Clock"))) {
            var imports = Imports.builder();
            hosts.modules().forEach(imports::host);
            assertThat(Wat.module(ASKS_THE_TIME)
                            .instantiate(imports.build())
                            .invoke("run")
                            .i64())
                    .isEqualTo(42);
        }
    }

    @Test
    void classesAreFoundAsServices() throws Exception {
        compileClock();
        assertThatThrownBy(() -> HostModules.services(List.of(folder)))
                .isInstanceOf(HostModuleException.class)
                .hasMessage(
                        "no host module is listed in META-INF/services/dev.stepwasm.engine.HostModule of " + folder);
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(HostModule.class.getName()), "com.acme.Clock\n");

        try (HostModules hosts = HostModules.services(List.of(folder))) {
            assertThat(hosts.modules()).extracting(HostModule::name).containsExactly("clock");
        }

        Files.writeString(services.resolve(HostModule.class.getName()), "com.acme.Missing\n");
        assertThatThrownBy(() -> HostModules.services(List.of(folder)))
                .isInstanceOf(HostModuleException.class)
                .hasMessageContaining("com.acme.Missing");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Missing  |                                                                       | is not in FOLDER
            Plain    | public class Plain {}                                                 | is no host module: it does not implement dev.stepwasm.engine.HostModule
            Closed   | public class Closed implements HostModule { private Closed() {} public String name() { return ""; } } | cannot be made: it must be public, not abstract, and have a public constructor without parameters
            Open     | public abstract class Open implements HostModule { public Open() {} } | cannot be made: it must be public, not abstract, and have a public constructor without parameters
            Failing  | public class Failing implements HostModule { public Failing() { throw new IllegalStateException("no screen"); } public String name() { return ""; } } | constructor of com.acme.Failing failed: java.lang.IllegalStateException: no screen
            Broken   | public class Broken implements HostModule { static final int N = Integer.parseInt("x"); public Broken() {} public String name() { return ""; } } | cannot be loaded: java.lang.NumberFormatException: For input string: "x"
            """)
    void saysWhyAClassCannotBeLoaded(String name, String text, String words) throws Exception {
        if (text != null) {
            compile(name, "package com.acme; import dev.stepwasm.engine.*; " + text);
        }

        assertThatThrownBy(() -> HostModules.named(List.of(folder), List.of("com.acme." + name)))
                .isInstanceOf(HostModuleException.class)
                .hasMessageContaining("com.acme." + name)
                .hasMessageEndingWith(words.replace("FOLDER", folder.toString()));
    }

    @Test
    void aMissingFileIsNamed() {
        Path jar = folder.resolve("none.jar");

        assertThatThrownBy(() -> HostModules.named(List.of(jar), List.of("com.acme.Clock")))
                .isInstanceOf(HostModuleException.class)
                .hasMessage(jar + " does not exist");
    }
}
