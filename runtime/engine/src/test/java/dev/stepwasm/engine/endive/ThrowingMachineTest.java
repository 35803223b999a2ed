package dev.stepwasm.engine.endive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.stepwasm.engine.InvalidModuleException;
import dev.stepwasm.engine.StepModule;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import run.endive.runtime.CallResult;
import run.endive.runtime.HostFunction;
import run.endive.runtime.ImportFunction;
import run.endive.runtime.ImportTable;
import run.endive.runtime.ImportTag;
import run.endive.runtime.ImportValues;
import run.endive.runtime.Instance;
import run.endive.runtime.TableInstance;
import run.endive.runtime.WasmException;
import run.endive.runtime.WasmFunctionHandle;
import run.endive.wasm.Parser;
import run.endive.wasm.types.Table;
import run.endive.wasm.types.TableLimits;
import run.endive.wasm.types.ValType;

/** Exceptions pass between instances of Endive, whichever interpreter runs them. */
class ThrowingMachineTest {
    private static final String LIBRARY = """
            (module
              (type $payload (func (param i32 v128 externref)))
              (tag $full (export "full") (type $payload))
              (tag $secret (param i64))
              (func (export "fail") (param i32 externref)
                (throw $full (local.get 0) (v128.const i64x2 1 2) (local.get 1)))
              (func (export "hide") (throw $secret (i64.const 5))))
            """;
    private static final String USER = """
            (module
              (type $payload (func (param i32 v128 externref)))
              (import "library" "full" (tag $full (type $payload)))
              (import "library" "fail" (func $fail (param i32 externref)))
              (import "library" "hide" (func $hide))
              (func (export "caught") (param i32 externref) (result i32 v128 externref)
                (block $caught (result i32 v128 externref)
                  (try_table (catch $full $caught) (call $fail (local.get 0) (local.get 1)))
                  (unreachable)))
              (func (export "uncaught") (call $hide))
              (func (export "again")
                (block $known (result i32 v128 externref)
                  (throw_ref
                    (block $any (result exnref)
                      (try_table (catch $full $known) (catch_all_ref $any) (call $hide))
                      (unreachable))))
                (unreachable)))
            """;
    private static final String FUNCTIONS = """
            (module
              (tag (export "held") (param funcref))
              (func $one (result i32) (i32.const 1))
              (func $seven (export "seven") (result i32) (i32.const 7))
              (func (export "fail") (throw 0 (ref.func $seven)))
              (func (export "null") (throw 0 (ref.null func))))
            """;

    /** What came by on the way from the library to its user. */
    private final List<WasmException> seen = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({"true, true", "true, false", "false, true", "false, false"})
    void anExceptionIsCaughtByItsTagWithWhatItCarries(boolean libraryIsOurs, boolean userIsOurs) {
        Instance user = user(instance(LIBRARY, libraryIsOurs, ImportValues.empty()), userIsOurs);

        for (int i = 1; i < 3; i++) {
            var results = user.export("caught").applyWithRefs(new long[] {i, 0}, new Object[] {null, "guest"});
            assertThat(results.longs()).containsExactly(i, 1, 2, 0);
            assertThat(results.refs()[3]).isEqualTo("guest");
        }
    }

    @ParameterizedTest
    @CsvSource({"true, true", "true, false", "false, true", "false, false"})
    void anExceptionThatNobodyKnowsStaysTheSame(boolean libraryIsOurs, boolean userIsOurs) {
        Instance library = instance(LIBRARY, libraryIsOurs, ImportValues.empty());
        Instance user = user(library, userIsOurs);

        for (String export : List.of("uncaught", "again")) {
            Throwable thrown = catchThrowable(() -> user.export(export).apply());
            assertThat(thrown).isSameAs(seen.getLast());
            assertThat(seen.getLast().instance()).isSameAs(library);
            assertThat(seen.getLast().tagIdx()).isEqualTo(1);
            assertThat(seen.getLast().args()).containsExactly(5);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFunctionInAnExceptionIsOneOfTheInstanceThatThrewIt(boolean libraryIsOurs) {
        Instance library = instance(FUNCTIONS, libraryIsOurs, ImportValues.empty());
        assertThatThrownBy(() -> library.export("fail").apply())
                .asInstanceOf(type(WasmException.class))
                .satisfies(thrown -> assertThat(thrown.args()).containsExactly(1));

        Instance user = instance(
                """
                (module
                  (import "library" "held" (tag $held (param funcref)))
                  (import "library" "fail" (func $fail))
                  (import "library" "null" (func $null))
                  (table $functions 1 funcref)
                  (func (export "caught") (result i32)
                    (table.set (i32.const 0)
                      (block $caught (result funcref)
                        (try_table (catch $held $caught) (call $fail))
                        (unreachable)))
                    (call_indirect (result i32) (i32.const 0)))
                  (func (export "null") (result i32)
                    (ref.is_null
                      (block $caught (result funcref)
                        (try_table (catch $held $caught) (call $null))
                        (unreachable)))))
                """,
                true,
                ImportValues.builder()
                        .addTag(new ImportTag("library", "held", library.tag(0)))
                        .addFunction(ImportFunction.exportAsImport("library", "fail", library, "fail"))
                        .addFunction(ImportFunction.exportAsImport("library", "null", library, "null"))
                        .build());
        assertThat(user.export("caught").apply()).containsExactly(7);
        assertThat(user.export("null").apply()).containsExactly(1);
    }

    @Test
    void aFunctionOfAnotherInstanceCannotLeaveInAnException() {
        Instance library = instance(FUNCTIONS, true, ImportValues.empty());
        Instance user = instance(
                """
                (module
                  (import "library" "functions" (table 1 funcref))
                  (tag $taken (param funcref))
                  (func (export "fail") (throw $taken (table.get (i32.const 0)))))
                """,
                true,
                ImportValues.builder()
                        .addTable(new ImportTable("library", "functions", table(library, 1)))
                        .build());
        assertThatThrownBy(() -> user.export("fail").apply())
                .hasMessageContaining("uncaught exception $taken(")
                .hasMessageContaining(") cannot leave the instance: a reference to $seven,"
                        + " which is a function of another instance, cannot be given to the host")
                .hasCauseInstanceOf(dev.stepwasm.engine.WasmException.class);
    }

    @Test
    void aStructureInAnExceptionStaysAmongOurInstances() {
        String wat = """
                (module
                  (type $pair (struct (field i32)))
                  (import "host" "through" (func $through))
                  (tag $inside (param (ref $pair)))
                  (func (export "fail") (throw $inside (struct.new $pair (i32.const 3))))
                  (func (export "caught") (result i32)
                    (struct.get $pair 0
                      (block $caught (result (ref $pair))
                        (try_table (catch $inside $caught) (call $through))
                        (unreachable)))))
                """;
        var through = new HostFunction(
                "host",
                "through",
                List.of(),
                List.of(),
                (caller, arguments) -> caller.export("fail").apply());
        ImportValues imports = ImportValues.builder().addFunction(through).build();
        Instance instance = instance(wat, true, imports);
        assertThat(instance.export("caught").apply()).containsExactly(3);

        String shared = wat.replace("(tag $inside ", "(tag $inside (export \"shared\") ");
        assertThatThrownBy(() -> instance(shared, true, imports))
                .hasMessageContaining("exported tag \"shared\" has `(ref 0)`, which cannot pass between two runtimes");
    }

    private Instance user(Instance library, boolean isOurs) {
        var hide = new HostFunction("library", "hide", List.of(), List.of(), (caller, arguments) -> {
            try {
                return library.export("hide").apply(arguments);
            } catch (WasmException thrown) {
                seen.add(thrown);
                throw thrown;
            }
        });
        ImportValues imports = ImportValues.builder()
                .addTag(new ImportTag("library", "full", library.tag(0)))
                .addFunction(new HostFunction(
                        "library", "fail", List.of(ValType.I32, ValType.ExternRef), List.of(), new Fail(library)))
                .addFunction(hide)
                .build();
        return instance(USER, isOurs, imports);
    }

    /** What {@code ImportFunction.exportAsImport} is for functions without references. */
    private record Fail(Instance library) implements WasmFunctionHandle {
        @Override
        public long[] apply(Instance caller, long... arguments) {
            throw new AssertionError("references travel beside the numbers");
        }

        @Override
        public CallResult applyWithRefs(Instance caller, long[] arguments, Object[] references) {
            return library.export("fail").applyWithRefs(arguments, references);
        }
    }

    private static TableInstance table(Instance functions, int index) {
        var limits = new TableLimits(1, 1L);
        var table = new TableInstance(new Table(ValType.FuncRef, limits), -1);
        table.setRef(0, index, functions);
        return table;
    }

    private static Instance instance(String wat, boolean isOurs, ImportValues imports) {
        byte[] bytes;
        try {
            bytes = StepModule.of(wat).bytes();
        } catch (InvalidModuleException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        Instance.Builder builder = Instance.builder(Parser.parse(bytes)).withImportValues(imports);
        return (isOurs ? builder.withMachineFactory(StepMachine.factory(bytes)) : builder).build();
    }
}
