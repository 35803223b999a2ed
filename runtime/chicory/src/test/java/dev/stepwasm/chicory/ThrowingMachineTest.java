package dev.stepwasm.chicory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.dylibso.chicory.runtime.HostFunction;
import com.dylibso.chicory.runtime.ImportFunction;
import com.dylibso.chicory.runtime.ImportTag;
import com.dylibso.chicory.runtime.ImportValues;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.WasmException;
import com.dylibso.chicory.wasm.Parser;
import com.dylibso.chicory.wasm.types.FunctionType;
import dev.stepwasm.engine.InvalidModuleException;
import dev.stepwasm.engine.StepModule;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Exceptions pass between instances of Chicory, whichever interpreter runs them. */
class ThrowingMachineTest {
    private static final String LIBRARY = """
            (module
              (type $payload (func (param i32 f64 externref)))
              (tag $full (export "full") (type $payload))
              (tag $secret (param i64))
              (func (export "fail") (param i32 externref)
                (throw $full (local.get 0) (f64.const 1.5) (local.get 1)))
              (func (export "hide") (throw $secret (i64.const 5))))
            """;
    private static final String USER = """
            (module
              (type $payload (func (param i32 f64 externref)))
              (import "library" "full" (tag $full (type $payload)))
              (import "library" "fail" (func $fail (param i32 externref)))
              (import "library" "hide" (func $hide))
              (func (export "caught") (param i32 externref) (result i32 f64 externref)
                (block $caught (result i32 f64 externref)
                  (try_table (catch $full $caught) (call $fail (local.get 0) (local.get 1)))
                  (unreachable)))
              (func (export "uncaught") (call $hide))
              (func (export "again")
                (block $known (result i32 f64 externref)
                  (throw_ref
                    (block $any (result exnref)
                      (try_table (catch $full $known) (catch_all_ref $any) (call $hide))
                      (unreachable))))
                (unreachable)))
            """;

    /** What came by on the way from the library to its user. */
    private final List<WasmException> seen = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({"true, true", "true, false", "false, true", "false, false"})
    void anExceptionIsCaughtByItsTagWithWhatItCarries(boolean libraryIsOurs, boolean userIsOurs) {
        Instance user = user(instance(LIBRARY, libraryIsOurs, ImportValues.empty()), userIsOurs);

        for (int i = 1; i < 3; i++) {
            assertThat(user.export("caught").apply(i, 77)).containsExactly(i, Double.doubleToRawLongBits(1.5), 77);
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

    @Test
    void aFunctionInAnExceptionIsOneOfTheInstanceThatThrewIt() {
        Instance library = instance("""
                (module
                  (tag (export "held") (param funcref))
                  (func $one (result i32) (i32.const 1))
                  (func $seven (export "seven") (result i32) (i32.const 7))
                  (func (export "fail") (throw 0 (ref.func $seven))))
                """, true, ImportValues.empty());
        Instance user = instance(
                """
                (module
                  (import "library" "held" (tag $held (param funcref)))
                  (import "library" "fail" (func $fail))
                  (table $functions 1 funcref)
                  (func (export "caught") (result i32)
                    (table.set (i32.const 0)
                      (block $caught (result funcref)
                        (try_table (catch $held $caught) (call $fail))
                        (unreachable)))
                    (call_indirect (result i32) (i32.const 0))))
                """,
                true,
                ImportValues.builder()
                        .addTag(new ImportTag("library", "held", library.tag(0)))
                        .addFunction(function(library, "fail"))
                        .build());
        assertThat(user.export("caught").apply()).containsExactly(7);
    }

    @Test
    void aStructureCannotLeaveInAnException() {
        Instance instance = instance("""
                (module
                  (type $pair (struct (field i32)))
                  (tag $inside (param (ref $pair)))
                  (func (export "fail") (throw $inside (struct.new $pair (i32.const 3)))))
                """, true, ImportValues.empty());
        assertThatThrownBy(() -> instance.export("fail").apply())
                .hasMessageStartingWith("uncaught exception $inside(")
                .hasMessageContaining(") cannot leave the instance: Chicory has no reference to ")
                .hasCauseInstanceOf(dev.stepwasm.engine.WasmException.class);
    }

    private Instance user(Instance library, boolean isOurs) {
        var hide = new HostFunction("library", "hide", FunctionType.empty(), (caller, arguments) -> {
            try {
                return library.export("hide").apply(arguments);
            } catch (WasmException thrown) {
                seen.add(thrown);
                throw thrown;
            }
        });
        ImportValues imports = ImportValues.builder()
                .addTag(new ImportTag("library", "full", library.tag(0)))
                .addFunction(function(library, "fail"))
                .addFunction(hide)
                .build();
        return instance(USER, isOurs, imports);
    }

    private static ImportFunction function(Instance exporter, String export) {
        return new ImportFunction(
                "library",
                export,
                exporter.exportType(export),
                (caller, arguments) -> exporter.export(export).apply(arguments));
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
