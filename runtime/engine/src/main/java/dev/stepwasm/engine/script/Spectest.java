package dev.stepwasm.engine.script;

import dev.stepwasm.engine.ImportStub;
import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.InvalidModuleException;
import dev.stepwasm.engine.StepInstance;
import dev.stepwasm.engine.StepModule;
import java.util.List;
import java.util.function.Consumer;

/** The module {@code spectest} that every script may import from, as the reference interpreter has it. */
final class Spectest {
    static final String NAME = "spectest";

    private static final List<String> PRINTS =
            List.of("print", "print_i32", "print_i64", "print_f32", "print_f64", "print_i32_f32", "print_f64_f64");

    private static final String FIELDS = """
            (func (export "print") (import "spectest" "print"))
            (func (export "print_i32") (import "spectest" "print_i32") (param i32))
            (func (export "print_i64") (import "spectest" "print_i64") (param i64))
            (func (export "print_f32") (import "spectest" "print_f32") (param f32))
            (func (export "print_f64") (import "spectest" "print_f64") (param f64))
            (func (export "print_i32_f32") (import "spectest" "print_i32_f32") (param i32 f32))
            (func (export "print_f64_f64") (import "spectest" "print_f64_f64") (param f64 f64))
            (global (export "global_i32") i32 (i32.const 666))
            (global (export "global_i64") i64 (i64.const 666))
            (global (export "global_f32") f32 (f32.const 666.6))
            (global (export "global_f64") f64 (f64.const 666.6))
            (table (export "table") 10 20 funcref)
            (table (export "table64") i64 10 20 funcref)
            (memory (export "memory") 1 2)
            (memory (export "shared_memory") 1 2 shared)
            """;

    private Spectest() {}

    /**
     * {@return a new instance}
     *
     * @param printed hears a line for each call of a print function
     */
    static StepInstance on(ScriptEngine engine, Consumer<String> printed) {
        Imports.Builder imports = Imports.builder();
        for (String print : PRINTS) {
            imports.stub(NAME, print, ImportStub.log(printed));
        }
        try {
            return engine.instantiate(StepModule.ofText(NAME, "(module " + FIELDS + ")"), imports.build());
        } catch (InvalidModuleException e) {
            throw new IllegalStateException(e);
        }
    }
}
