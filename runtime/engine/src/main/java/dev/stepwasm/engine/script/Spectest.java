package dev.stepwasm.engine.script;

import dev.stepwasm.engine.ImportStub;
import dev.stepwasm.engine.backend.Backend;
import dev.stepwasm.engine.backend.Backend.Binary;
import dev.stepwasm.engine.backend.BackendInstance;
import dev.stepwasm.engine.backend.Offer;
import dev.stepwasm.wasm.binary.MalformedException;
import dev.stepwasm.wasm.binary.ModuleReader;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.assemble.Assembler;
import dev.stepwasm.wat.text.SourceText;
import java.util.List;
import java.util.function.Consumer;

/** The module {@code spectest} that every script may import from, as the reference interpreter has it. */
final class Spectest {
    static final String NAME = "spectest";

    private static final List<String> PRINTS =
            List.of("print", "print_i32", "print_i64", "print_f32", "print_f64", "print_i32_f32", "print_f64_f64");

    private static final String COMMON = """
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
            (memory (export "memory") 1 2)
            """;

    /** Each for engines that run it. */
    private static final List<String> EXTRAS = List.of("""
            (memory (export "shared_memory") 1 2 shared)
            """, """
            (table (export "table64") i64 10 20 funcref)
            """);

    private Spectest() {}

    /**
     * {@return a new instance}
     *
     * @param printed hears a line for each call of a print function
     */
    static BackendInstance on(Backend engine, Consumer<String> printed) {
        String fields = COMMON;
        for (String extra : EXTRAS) {
            Binary more = assembled(fields + extra);
            fields = engine.gap(more.module(), more.file()).isEmpty() ? fields + extra : fields;
        }
        Offer offer = Offer.nothing();
        for (String print : PRINTS) {
            offer = offer.with(NAME, print, ImportStub.log(printed));
        }
        return engine.instantiate(assembled(fields), offer);
    }

    private static Binary assembled(String fields) {
        byte[] file = Assembler.assemble(Analysis.of(new SourceText(NAME, "(module " + fields + ")")))
                .bytes();
        try {
            return new Binary(NAME, ModuleReader.read(file), file);
        } catch (MalformedException e) {
            throw new IllegalStateException(e);
        }
    }
}
