package dev.stepwasm.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwasm.engine.store.MemoryBudget;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What stands in for imports of each kind, and in which words it is refused. */
class StandInTest {
    @Test
    void anEchoGivesItsArgumentsBack() {
        String module = """
                (module
                  (import "env" "f" (func $f (param i32 f64 i64) (result i32 f64)))
                  (func (export "run") (result i32 f64)
                    (call $f (i32.const 7) (f64.const 0.5) (i64.const 1))))
                """;

        assertThat(run(module, ImportStub.echo())).isEqualTo("7 0.5");
    }

    @Test
    void anEchoOfOtherTypesIsRefused() {
        assertThatThrownBy(() -> give("(func (param i32) (result i64))", new StandIn.Function(ImportStub.echo())))
                .hasMessage("env.f is [i32] -> [i64], and an echo can give its arguments [i32] back only where the"
                        + " results begin with the same types");
        assertThatThrownBy(() -> give("(func (result i32))", new StandIn.Function(ImportStub.echo())))
                .hasMessageStartingWith("env.f is [] -> [i32], and an echo ");
    }

    @Test
    void aSequenceGivesTheResultsOfEachCallAndRepeatsTheLast() {
        String module = """
                (module
                  (import "env" "f" (func $f (result i32 i64)))
                  (func (export "run") (result i32 i64 i32 i64 i32 i64)
                    (call $f) (call $f) (call $f)))
                """;

        assertThat(run(module, ImportStub.sequence(List.of(List.of("1", "2"), List.of("3", "0x10")))))
                .isEqualTo("1 2 3 16 3 16");
        assertThat(run(module, ImportStub.returns(List.of("1", "2", "3", "4")))).isEqualTo("1 2 3 4 3 4");
    }

    @Test
    void aSequenceThatDoesNotFitIsRefused() {
        String function = "(func (result i32 f32))";

        assertThatThrownBy(() -> give(function, sequence(List.of("1", "2"), List.of("3"))))
                .hasMessage("env.f, call 2 has 2 results [i32 f32], but 1 is given");
        assertThatThrownBy(() -> give(function, sequence(List.of("1", "x"))))
                .hasMessage("env.f, result 2 (f32): `x` is not a number; f32 is wanted");
        assertThatThrownBy(() -> give(function, new StandIn.Function(ImportStub.returns(List.of("1", "2", "3")))))
                .hasMessage("env.f has 2 results [i32 f32], so that many values, or a multiple, must be given, not 3");
        assertThatThrownBy(() -> give(function, sequence()))
                .hasMessage("env.f has 2 results [i32 f32], but what to give is not said for any call");
    }

    @Test
    void memoriesTablesGlobalsAndTagsCanBeNew() throws InvalidModuleException {
        StepModule module = Wat.module("""
                (module
                  (type $pair (struct (field i32)))
                  (import "env" "memory" (memory 2 3))
                  (import "env" "table" (table 4 (ref null $pair)))
                  (import "env" "count" (global (mut i64)))
                  (import "env" "vector" (global v128))
                  (import "env" "any" (global anyref))
                  (import "env" "tag" (tag (param (ref null $pair))))
                  (func (export "run") (result i32 i32 i64 i32)
                    memory.size
                    table.size
                    global.get 0
                    (ref.is_null (global.get 2))))
                """);
        Imports.Builder imports = Imports.builder();
        module.module().imports().forEach(wanted -> StandIn.fresh().give(imports, module, wanted));

        assertThat(module.instantiate(imports.build()).invoke("run"))
                .containsExactly(Value.of(2), Value.of(4), Value.of(0L), Value.of(1));
    }

    @Test
    void aGlobalHasTheValueThatIsSaid() {
        StepModule module = Wat.module("""
                (module (import "env" "g" (global i32)) (func (export "run") (result i32) (global.get 0)))
                """);
        Imports.Builder imports = Imports.builder();
        new StandIn.Constant("0x2a")
                .give(imports, module, module.module().imports().getFirst());

        assertThat(module.instantiate(imports.build()).invoke("run").i32()).isEqualTo(42);
        assertThatThrownBy(() -> give("(global i32)", new StandIn.Constant("1.5")))
                .hasMessage("env.f (i32): `1.5` is not an integer; i32 is wanted");
    }

    @Test
    void whatCannotStandForAnImportIsRefused() {
        assertThatThrownBy(() -> give("(memory 1)", new StandIn.Function(ImportStub.echo())))
                .hasMessage("env.f is a memory; only `new` can stand for it, a memory of zeros");
        assertThatThrownBy(() -> give("(table 1 funcref)", new StandIn.Constant("5")))
                .hasMessage("env.f is a table; only `new` can stand for it, a table of nulls");
        assertThatThrownBy(() -> give("(func)", StandIn.fresh()))
                .hasMessage("env.f is a func; `log`, `echo`, values to return, a function to call or a trap can stand"
                        + " for it");
        assertThatThrownBy(() -> give("(global (ref func))", StandIn.fresh())).hasMessageStartingWith("env.f (");
        assertThatThrownBy(() -> give("(table 1 (ref func))", StandIn.fresh()))
                .hasMessageStartingWith("env.f is a table of (ref func), which is never null");
        assertThatThrownBy(() -> give("(memory 3)", new StandIn.Fresh(MemoryBudget.ofBytes(65536))))
                .hasMessageStartingWith("env.f: ");
        assertThatThrownBy(() -> give("(func (result (ref func)))", new StandIn.Function(ImportStub.log(line -> {}))))
                .hasMessage("env.f returns (ref func), which is never null, so no stub can give it");
    }

    private static StandIn sequence(List<?>... calls) {
        return new StandIn.Function(ImportStub.sequence(List.of(calls).stream()
                .map(call -> call.stream().map(String::valueOf).toList())
                .toList()));
    }

    private static void give(String type, StandIn standIn) {
        StepModule module = Wat.module("(module (import \"env\" \"f\" " + type + "))");
        standIn.give(Imports.builder(), module, module.module().imports().getFirst());
    }

    private static String run(String text, ImportStub stub) {
        StepModule module = Wat.module(text);
        Imports.Builder imports = Imports.builder();
        new StandIn.Function(stub)
                .give(imports, module, module.module().imports().getFirst());
        return module.instantiate(imports.build()).invoke("run").stream()
                .map(Value::show)
                .collect(Collectors.joining(" "));
    }
}
