package dev.stepwasm.engine.binary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.engine.Imports;
import dev.stepwasm.fixtures.NpmPackages;
import org.junit.jupiter.api.Test;

/** Go's formatter, compiled by TinyGo: a garbage collector and large tables of functions. */
class GofmtTest {
    private final Guest gofmt = Guest.of("gofmt.wasm", NpmPackages.file("@wasm-fmt/gofmt/gofmt.wasm"), Imports.none());

    @Test
    void formatsAProgram() {
        gofmt.run("_initialize");

        assertThat(format("package main\nfunc  main( ){\nx:=1\n}\n")).isEqualTo(1);
        assertThat(output()).isEqualTo("package main\n\nfunc main() {\n\tx := 1\n}\n");
        gofmt.run("dispose");

        assertThat(format("package main\n")).as("formatted already").isZero();
    }

    @Test
    void saysWhereAProgramIsWrong() {
        gofmt.run("_initialize");

        assertThat(format("package main\nfunc {")).isEqualTo(2);
        assertThat(output()).isEqualTo("2:6: expected 'IDENT', found '{'");
    }

    private int format(String program) {
        int room = gofmt.call("alloc", program.length());
        gofmt.write(room, program);
        return gofmt.call("format");
    }

    private String output() {
        return gofmt.read(gofmt.call("output_ptr"), gofmt.call("output_len"));
    }
}
