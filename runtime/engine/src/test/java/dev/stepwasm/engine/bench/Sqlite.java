package dev.stepwasm.engine.bench;

import java.nio.charset.StandardCharsets;
import java.util.function.IntUnaryOperator;

/** SQLite, compiled by Emscripten, with a table of 100,000 rows; it is asked for sums over all of them. */
final class Sqlite {
    private static final String ROWS = """
        create table numbers as with recursive counter(n) as
        (select 1 union all select n + 1 from counter where n < 100000) select n, n * n % 1009 as square from counter""";

    private static final String QUESTION =
            "select count(*), sum(n % 1000), max(square), avg(n) from numbers where square % 10 < 7";

    private static final int ROW = 100;
    private static final int DONE = 101;

    private final Guest guest;
    private final int database;

    private Sqlite(Guest guest) {
        this.guest = guest;
        guest.call("emscripten_stack_init");
        guest.call(
                "__set_stack_limits", guest.call("emscripten_stack_get_base"), guest.call("emscripten_stack_get_end"));
        guest.call("__wasm_call_ctors");
        int handle = guest.call("malloc", 4);
        guest.call("sqlite3_open", text(":memory:"), handle);
        this.database = guest.readInt(handle);
    }

    static IntUnaryOperator of(Guest guest) {
        var sqlite = new Sqlite(guest);
        sqlite.all(ROWS);
        return count -> {
            int sum = 0;
            for (int i = 0; i < count; i++) {
                sum = sqlite.all(QUESTION);
            }
            return sum;
        };
    }

    private int text(String words) {
        byte[] bytes = (words + "\0").getBytes(StandardCharsets.UTF_8);
        int address = guest.call("malloc", bytes.length);
        guest.write(address, bytes);
        return address;
    }

    /** {@return the sum of the lengths of the second column} */
    private int all(String sql) {
        int handle = guest.call("malloc", 4);
        int words = text(sql);
        if (guest.call("sqlite3_prepare_v2", database, words, -1, handle, 0) != 0) {
            throw new AssertionError("SQLite refuses " + sql);
        }
        int statement = guest.readInt(handle);
        int sum = 0;
        int step = guest.call("sqlite3_step", statement);
        for (; step == ROW; step = guest.call("sqlite3_step", statement)) {
            sum += guest.call("sqlite3_column_bytes", statement, 1);
        }
        if (step != DONE) {
            throw new AssertionError("SQLite ends with " + step + " at " + sql);
        }
        guest.call("sqlite3_finalize", statement);
        guest.call("free", handle);
        guest.call("free", words);
        return sum;
    }
}
