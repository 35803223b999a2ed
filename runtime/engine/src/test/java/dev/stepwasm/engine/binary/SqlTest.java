package dev.stepwasm.engine.binary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.engine.ImportStub;
import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.StepInstance;
import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.interpret.ExecutionControl;
import dev.stepwasm.fixtures.NpmPackages;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.ValueType.Numeric;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** SQLite, compiled by Emscripten with assertions and all names: 2,300 functions, and a virtual machine of its own. */
class SqlTest {
    private static final int ROW = 100;
    private static final int DONE = 101;

    @Test
    void answersAQuery() {
        Guest sqlite = new Guest(instance(new ExecutionControl()));
        int database = open(sqlite);

        assertThat(query(sqlite, database, "create table squares(n integer, square integer)"))
                .isEmpty();
        assertThat(query(sqlite, database, """
                        insert into squares
                        with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < 1000)
                        select n, n * n from numbers""")).isEmpty();
        assertThat(query(sqlite, database, "select sum(square), count(*), sqlite_version() from squares"))
                .isEqualTo("333833500 1000 3.54.1");
    }

    @Test
    void saysWhatIsWrongWithAQuery() {
        Guest sqlite = new Guest(instance(new ExecutionControl()));
        int database = open(sqlite);
        int text = sqlite.call("malloc", 100);
        sqlite.write(text, "select from where\0");

        assertThat(sqlite.call("sqlite3_exec", database, text, 0, 0, 0)).isEqualTo(1);
        assertThat(sqlite.read(sqlite.call("sqlite3_errmsg", database))).isEqualTo("near \"from\": syntax error");
    }

    @Test
    void theFirstMillionInstructionsCanBeStepped() {
        var control = new ExecutionControl();
        Guest sqlite = new Guest(instance(control));
        int database = open(sqlite);
        long before = control.instructionCount();
        var steps = new AtomicInteger();
        var stops = new ArrayList<Long>();
        control.setHook((top, cause) -> stops.add(control.instructionCount() - before));
        control.setStepping(here -> steps.incrementAndGet() == 1_000_000);

        assertThat(query(sqlite, database, """
                        with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < 1000)
                        select sum(n) from numbers""")).isEqualTo("500500");
        assertThat(stops).as("instructions that ran before the stop").containsExactly(999_999L);
    }

    private static StepInstance instance(ExecutionControl control) {
        var imports = Imports.builder()
                .function(
                        "wasi_snapshot_preview1",
                        "environ_sizes_get",
                        new FunctionType(List.of(Numeric.I32, Numeric.I32), List.of(Numeric.I32)),
                        (caller, arguments) -> {
                            caller.memory(0).writeInt(((Value.I32) arguments.get(0)).value(), 0);
                            caller.memory(0).writeInt(((Value.I32) arguments.get(1)).value(), 0);
                            return List.of(Value.of(0));
                        })
                .stubForOthers(ImportStub.returns(List.of("0")))
                .build();
        byte[] file = NpmPackages.file("sql.js/dist/sql-wasm-debug.wasm");
        return Guest.module("sql-wasm-debug.wasm", file).instantiate(imports, control);
    }

    /** Does what Emscripten's glue does before the first call. {@return the open database} */
    private static int open(Guest sqlite) {
        sqlite.run("emscripten_stack_init");
        sqlite.run(
                "__set_stack_limits",
                sqlite.call("emscripten_stack_get_base"),
                sqlite.call("emscripten_stack_get_end"));
        sqlite.run("__wasm_call_ctors");
        int handle = sqlite.call("malloc", 4);
        int name = sqlite.call("malloc", 9);
        sqlite.write(name, ":memory:\0");
        assertThat(sqlite.call("sqlite3_open", name, handle)).isZero();
        return sqlite.memory().readInt(handle);
    }

    /** {@return the first row, its columns with blanks between} */
    private static String query(Guest sqlite, int database, String sql) {
        int text = sqlite.call("malloc", sql.length() + 1);
        sqlite.write(text, sql + "\0");
        int handle = sqlite.call("malloc", 4);
        assertThat(sqlite.call("sqlite3_prepare_v2", database, text, -1, handle, 0))
                .isZero();
        int statement = sqlite.memory().readInt(handle);
        int step = sqlite.call("sqlite3_step", statement);
        assertThat(step).isIn(ROW, DONE);
        var row = new StringBuilder();
        for (int i = 0; step == ROW && i < sqlite.call("sqlite3_column_count", statement); i++) {
            row.append(row.isEmpty() ? "" : " ").append(sqlite.read(sqlite.call("sqlite3_column_text", statement, i)));
        }
        sqlite.run("sqlite3_finalize", statement);
        return row.toString();
    }
}
