package dev.stepwasm.engine.bench;

import dev.stepwasm.engine.InvalidModuleException;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.fixtures.NpmPackages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * A program to measure.
 *
 * @param name in the table
 * @param kind what v8.mjs calls what is done with it
 * @param file the binary
 * @param work makes it ready, and gives what does it so many times and returns something of the result
 */
record Program(String name, String kind, byte[] file, Work work) {
    /** What is done with an instance. */
    @FunctionalInterface
    interface Work {
        IntUnaryOperator on(Guest guest);
    }

    /** The kernels, which lie in a folder of their own. */
    static final List<String> KERNELS = List.of("fib", "sieve", "matmul", "sha", "bytes", "calli");
    /** Our own programs that use vectors. */
    static final List<String> VECTORS = List.of("dot", "saxpy", "scan", "blend");

    private static final int ELEMENTS = 20_000;
    private static final int MESSAGE = 0x400;
    private static final int MESSAGE_LENGTH = 60_000;
    private static final int DIGEST = 0x2e0;

    /**
     * {@return those that all engines run}
     *
     * @param kernels the folder with the kernels
     * @param samples the folder with the samples of the documentation
     * @param own the folder with the programs of the engine's own measurements
     */
    static List<Program> scalar(Path kernels, Path samples, Path own) throws IOException, InvalidModuleException {
        var programs = new ArrayList<Program>();
        for (String kernel : KERNELS) {
            programs.add(kernel(kernel, Files.readAllBytes(kernels.resolve(kernel + ".wasm"))));
        }
        programs.add(new Program("sha256", "sha256", text(samples.resolve("sha256.wat")), Program::hash));
        programs.add(new Program("quicksort", "quicksort", text(samples.resolve("quicksort.wat")), Program::sort));
        programs.add(kernel("vm", text(own.resolve("vm.wat"))));
        programs.add(new Program("gofmt", "gofmt", NpmPackages.file("@wasm-fmt/gofmt/gofmt.wasm"), Program::format));
        programs.add(new Program("sqlite", "sqlite", NpmPackages.file("sql.js/dist/sql-wasm-debug.wasm"), Sqlite::of));
        return programs;
    }

    /** {@return those with instructions that Chicory does not know: vectors, and structures} */
    static List<Program> others(Path own) throws IOException, InvalidModuleException {
        var programs = new ArrayList<Program>();
        for (String vectors : VECTORS) {
            programs.add(kernel(vectors, text(own.resolve(vectors + ".wat"))));
        }
        programs.add(kernel("tree", text(own.resolve("tree.wat"))));
        return programs;
    }

    private static Program kernel(String name, byte[] file) {
        return new Program(name, "kernel", file, guest -> count -> guest.call("run", count));
    }

    private static byte[] text(Path file) throws IOException, InvalidModuleException {
        return StepModule.of(file).bytes();
    }

    private static IntUnaryOperator repeated(Runnable once, IntUnaryOperator result) {
        return count -> {
            for (int i = 0; i < count; i++) {
                once.run();
            }
            return result.applyAsInt(count);
        };
    }

    private static IntUnaryOperator hash(Guest guest) {
        return repeated(() -> guest.call("sha256", MESSAGE, MESSAGE_LENGTH, DIGEST), count -> guest.readInt(DIGEST));
    }

    private static IntUnaryOperator sort(Guest guest) {
        return repeated(() -> guest.call("run", ELEMENTS), count -> guest.readInt(0));
    }

    private static IntUnaryOperator format(Guest guest) {
        byte[] source = goSource().getBytes(StandardCharsets.UTF_8);
        guest.call("_initialize");
        int[] length = {0};
        return repeated(
                () -> {
                    guest.write(guest.call("alloc", source.length), source);
                    guest.call("format");
                    length[0] = guest.call("output_len");
                    guest.call("dispose");
                },
                count -> length[0]);
    }

    /** {@return about 100 KB of Go that is not well laid out} */
    static String goSource() {
        var source = new StringBuilder("package main\n");
        for (int i = 0; source.length() < 100_000; i++) {
            source.append("type T").append(i).append(" struct{a int;longer  string // a comment\n}\n");
            source.append("func ( t *T").append(i).append(") f(x  int,y string)(int,error){\n");
            source.append("for i:=0;i<x;i++{ if t.a>i&&y!=\"\"{ return   i,nil } }\n");
            source.append(
                    "switch x{ case 1:t.a=2*x+1\ncase 2,3: t.longer=y+\"z\"\n default:m:=map[string]int{\"a\":1,\"bc\":22}; _=m}\n");
            source.append("return -1,nil}\n");
        }
        return source.toString();
    }
}
