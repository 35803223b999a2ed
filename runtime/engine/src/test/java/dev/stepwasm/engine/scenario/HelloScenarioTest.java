package dev.stepwasm.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.StepInstance;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.Trap;
import dev.stepwasm.engine.TrapReason;
import dev.stepwasm.fixtures.Guests;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A Rust program calls a function of the host, which reads the guest's memory. */
class HelloScenarioTest {
    private final Path guests = Guests.folder();

    // doc: hello-host
    interface PrintStr {
        void print(StepInstance caller, int start, int length);
    }

    // end

    @Test
    void saysHelloThroughTheHost() throws Exception {
        // doc: hello-host
        List<String> printed = new ArrayList<>();
        PrintStr print = (caller, start, length) -> printed.add(caller.memory().readString(start, length));
        Imports imports = Imports.builder()
                .function("env", "print_str", PrintStr.class, print)
                .build();

        StepModule.of(guests.resolve("hello.wasm")).instantiate(imports).invoke("hello");

        assertThat(printed).containsExactly("Hello, world!");
        // end
    }

    @Test
    void trapsWithAMessageWhereNoMemoryIs() throws Exception {
        PrintStr print = (caller, start, length) -> caller.memory().readString(start, length);
        Imports imports = Imports.builder()
                .function("env", "print_str", PrintStr.class, print)
                .build();
        // doc: hello-no-memory
        StepInstance instance = StepModule.ofText("hello.wat", """
                        (module
                          (import "env" "print_str" (func $print (param i32 i32)))
                          (func $hello (export "hello") (call $print (i32.const 8) (i32.const 5))))
                        """).instantiate(imports);

        assertThatThrownBy(() -> instance.invoke("hello")).isInstanceOfSatisfying(Trap.class, trap -> {
            assertThat(trap.reason()).isEqualTo(TrapReason.HOST);
            assertThat(trap).hasMessageEndingWith("hello.wat has no memory 0");
            assertThat(trap.showBacktrace()).contains("$hello", "hello.wat:3");
        });
        // end
    }
}
