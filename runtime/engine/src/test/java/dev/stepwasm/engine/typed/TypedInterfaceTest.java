package dev.stepwasm.engine.typed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwasm.engine.InvalidModuleException;
import dev.stepwasm.engine.LinkException;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.fixtures.Fixtures;
import dev.stepwasm.fixtures.Guests;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The interfaces that {@code stepwasm bind} writes compile, and what is compiled from them runs. */
class TypedInterfaceTest {
    private static final String EVERYTHING = """
        (module
          (type $pair (struct (field i32)))
          (import "env" "min-max" (func $minmax (param $a i32) (param $b i64) (result i64 f64)))
          (import "env" "keep" (func $keep (param $what externref) (result externref)))
          (import "env" "name" (func $name (result i32)))
          (import "env" "limit" (global $limit i32))
          (import "env" "memory" (memory 1))
          (export "memory" (memory 0))
          (export "keep" (func $keep))
          (global (export "count") (mut i64) (i64.const 7))
          (global (export "PI") f32 (f32.const 3.5))
          (global (export "vector") (mut v128) (v128.const i32x4 1 2 3 4))
          (table (export "table") 2 funcref)
          (tag (export "oops") (param i32))
          (func (export "min_max") (param $a i32) (param $b i64) (result i64 f64)
            (call $minmax (local.get $a) (local.get $b)))
          (func (export "new pair") (result (ref $pair)) (struct.new $pair (i32.const 5)))
          (func (export "first") (param $pair (ref null $pair)) (result i32)
            (struct.get $pair 0 (local.get $pair)))
          (func (export "limit") (result i32) (i32.add (global.get $limit) (call $name))))
        """;

    private static final String USES_EVERYTHING = """
        package com.acme;

        import dev.stepwasm.engine.*;
        import dev.stepwasm.engine.store.*;
        import dev.stepwasm.wasm.type.*;
        import java.util.Arrays;
        import java.util.concurrent.Callable;

        public class Uses implements Callable<String> {
            static final class Host implements Everything.Env {
                @Override
                public MinMaxResults minMax(StepInstance caller, int a, long b) {
                    return new MinMaxResults(Math.min(a, b), Math.max(a, b));
                }

                @Override
                public Object keep(StepInstance caller, Object what) {
                    return caller.memory().readByte(8) + ":" + what;
                }

                @Override
                public int name_(StepInstance caller) {
                    return 2;
                }

                @Override
                public GlobalCell limit() {
                    return GlobalCell.constant(Value.of(40));
                }

                @Override
                public LinearMemory memory() {
                    return LinearMemory.of(MemoryType.of(Limits.atLeast(1)));
                }
            }

            @Override
            public String call() throws Exception {
                StepModule module = StepModule.of(java.nio.file.Path.of(System.getProperty("everything.wat")));
                try (Everything all = Everything.instantiate(module, new Host())) {
                    all.memory().writeByte(8, (byte) 9);
                    all.setCount(all.count() + 1);
                    all.setVector(new Value.V128(1, 2));
                    Everything.MinMaxResults both = all.minMax(5, -3L);
                    return String.join(" ", both.toString(), all.keep("it").toString(), "" + all.count(), "" + all.PI(),
                            "" + all.vector().high(), "" + all.table().size(), all.oops().payload().toString(),
                            "" + all.first(all.newPair()), "" + all.limit());
                }
            }
        }
        """;

    @TempDir
    private Path folder;

    private final Map<String, String> sources = new LinkedHashMap<>();

    private TypedInterface bind(String name, StepModule module) {
        TypedInterface made = TypedInterface.of(module, "com.acme", name);
        sources.put(made.path(), made.text());
        return made;
    }

    private Object call(String type) throws Exception {
        try (URLClassLoader classes = Compiled.of(folder, sources)) {
            Object made = classes.loadClass(type).getConstructor().newInstance();
            return ((java.util.concurrent.Callable<?>) made).call();
        }
    }

    @Test
    void everyKindOfExportAndImportHasATypedMethod() throws Exception {
        Path wat = Files.writeString(folder.resolve("everything.wat"), EVERYTHING);
        TypedInterface made = bind("Everything", StepModule.of(wat));
        assertThat(made.notes()).isEmpty();
        assertThat(made.path()).isEqualTo("com/acme/Everything.java");
        sources.put("com/acme/Uses.java", USES_EVERYTHING);
        System.setProperty("everything.wat", wat.toString());
        assertThat(call("com.acme.Uses")).isEqualTo("MinMaxResults[result1=-3, result2=5.0] 9:it 8 3.5 2 2 [i32] 5 42");
    }

    @Test
    void theSameInterfaceComesOfTextAndBinary() throws Exception {
        StepModule text = StepModule.of(EVERYTHING);
        String fromText = TypedInterface.of(text, "", "X").text();
        String fromBinary = TypedInterface.of(StepModule.ofBinary("module.wat", text.bytes()), "", "X")
                .text();
        assertThat(fromBinary).isEqualTo(fromText);
        assertThat(fromText).doesNotContain("package ").contains("long b");
    }

    @Test
    void hostsWrittenAsLambdasAndProgramsWithWasiAreMade() throws Exception {
        bind("Hello", StepModule.of(Guests.folder().resolve("hello.wasm")));
        bind("Echo", StepModule.of(Guests.folder().resolve("echo.wasm")));
        sources.put("com/acme/Uses.java", """
            package com.acme;

            import dev.stepwasm.engine.*;
            import dev.stepwasm.fixtures.Guests;
            import java.util.concurrent.Callable;

            public class Uses implements Callable<String> {
                @Override
                public String call() throws Exception {
                    var said = new StringBuilder();
                    StepModule hello = StepModule.of(Guests.folder().resolve("hello.wasm"));
                    Hello.Env env = (caller, text, length) -> said.append(caller.memory().readString(text, length));
                    try (Hello program = Hello.instantiate(hello, env)) {
                        program.hello();
                    }
                    WasiOptions wasi = WasiOptions.none().withArguments("echo", "a");
                    StepModule echo = StepModule.of(Guests.folder().resolve("echo.wasm"));
                    try (Echo program = Echo.instantiate(echo, wasi)) {
                        return said + " " + program.start();
                    }
                }
            }
            """);
        assertThat(call("com.acme.Uses")).isEqualTo("Hello, world! 0");
    }

    @Test
    void anyNameBecomesOneThatJavaTakes() throws Exception {
        List<String> names = List.of(
                "",
                " ",
                "class",
                "1st",
                "add_one",
                "addOne",
                "add-one",
                "ADD_ONE",
                "toString",
                "hashCode",
                "wait",
                "close",
                "instance",
                "start",
                "instantiate",
                "größe",
                "日本",
                "😀",
                "\u202e",
                "a\u200bb",
                "*/",
                "\\u002a\\u002f",
                "\"",
                "\n",
                "{@code",
                "<b>",
                "@param",
                "_",
                "__",
                "$",
                "x.y#z",
                "yield",
                "record",
                "HTTPServer",
                "Object",
                "String",
                "Odd");
        var wat = new StringBuilder("(module\n");
        for (String module : List.of("Odd", "odd", "String", "Values", "class", "", "*/", "a b", "a-b")) {
            names.forEach(name -> wat.append("(import \"" + escaped(module) + "\" \"" + escaped(name)
                    + "\" (func (param i32) (result i32 i32)))\n"));
        }
        names.forEach(name -> wat.append("(func (export \"" + escaped(name)
                + "\") (param $class i32) (param $x i32) (param i32) (result i32 i64) (i32.const 0) (i64.const 0))\n"));
        wat.append(")");
        TypedInterface made = bind("Odd", StepModule.ofText("o*/d\n\u202ed.wat", wat.toString()));
        try (URLClassLoader classes = Compiled.of(folder, sources)) {
            assertThat(classes.loadClass("com.acme.Odd").getDeclaredMethods()).hasSizeGreaterThan(names.size());
        }
        assertThat(made.text())
                .contains("class_(int class_, int x, int argument3)", "addOne(", "addOne2(", "addOne3(", "addOne4(")
                .contains("größe(", "日本(", "function1st(", "HTTPServer(")
                .doesNotContain("\u202e", "\u200b");
    }

    private static String escaped(String name) {
        var out = new StringBuilder();
        for (byte b : name.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
            out.append(String.format("\\%02x", b));
        }
        return out.toString();
    }

    @Test
    void whatJavaCannotSayIsToldAndStillCompiles() throws Exception {
        String many = " i64".repeat(200);
        TypedInterface made = bind("Large", StepModule.of("""
            (module
              (import "env" "many" (func (param %s)))
              (import "env" "twice" (func (param i32)))
              (import "env" "twice" (func (param i64)))
              (import "env" "same" (func (param i32)))
              (import "env" "same" (func (param i32)))
              (func (export "many") (param %s) (result i32) (i32.const 3)))
            """.formatted(many, many)));
        assertThat(made.notes()).hasSize(2);
        assertThat(made.notes().get(0)).contains("env.many", "override `define`");
        assertThat(made.notes().get(1)).contains("env.twice", "is also imported as func [i32] -> []");
        assertThat(made.text()).contains("default Values many(Object... arguments)");
        Compiled.of(folder, sources).close();
    }

    @Test
    void anInstanceOfAnotherModuleIsRefusedWithAllDifferences() throws Exception {
        bind("Sum", StepModule.of("(module (func (export \"sum\") (param i32 i32) (result i32) (i32.const 0)))"));
        StepModule other = StepModule.of("(module (func (export \"sum\") (param i64) (result i32 i32) unreachable))");
        try (URLClassLoader classes = Compiled.of(folder, sources)) {
            Class<?> sum = classes.loadClass("com.acme.Sum");
            assertThatThrownBy(
                            () -> sum.getMethod("instantiate", StepModule.class).invoke(null, other))
                    .isInstanceOf(InvocationTargetException.class)
                    .cause()
                    .isInstanceOf(LinkException.class)
                    .hasMessageContaining(
                            "wanted is func [i32 i32] -> [i32] for Sum.sum but found is func [i64] -> [i32 i32]");
        }
    }

    @Test
    void namesThatJavaForbidsAreRefusedInWords() throws InvalidModuleException {
        StepModule empty = StepModule.of("(module)");
        assertThatThrownBy(() -> TypedInterface.of(empty, "com.1acme", "X"))
                .hasMessage("`com.1acme` is no name for a Java package");
        assertThatThrownBy(() -> TypedInterface.of(empty, "com.", "X"))
                .hasMessage("`com.` is no name for a Java package");
        assertThatThrownBy(() -> TypedInterface.of(empty, "", "my-x"))
                .hasMessage("`my-x` is no name for a Java interface");
        assertThatThrownBy(() -> TypedInterface.of(empty, "", "Values")).hasMessageContaining("choose another name");
    }

    @Test
    void fileNamesBecomeNamesOfInterfaces() {
        assertThat(Stream.of(
                                "dir/game-of-life.wasm",
                                "C:\\x\\shop.WAT",
                                "2048.wat",
                                ".wat",
                                "values.wat",
                                "a.b.wasm",
                                "class.wat")
                        .map(TypedInterface::nameFor))
                .containsExactly("GameOfLife", "Shop", "Module2048", "Module", "ValuesModule", "AB", "Class");
    }

    @Test
    void guestsAndSamplesCompile() throws IOException, InvalidModuleException {
        List<Path> files;
        try (Stream<Path> guests = Files.list(Guests.folder());
                Stream<Path> samples = Files.list(Fixtures.root().resolve("docs/samples"))) {
            files = Stream.concat(guests, samples)
                    .filter(file -> file.toString().matches(".*\\.(wasm|wat)"))
                    .toList();
        }
        for (int i : IntStream.range(0, files.size()).toArray()) {
            String name = TypedInterface.nameFor(files.get(i).toString());
            TypedInterface made = TypedInterface.of(StepModule.of(files.get(i)), "p" + i, name);
            sources.put(made.path(), made.text());
        }
        assertThat(sources).hasSizeGreaterThan(10);
        Compiled.of(folder, sources).close();
    }
}
