package dev.stepwasm.wat.disassemble;

import dev.stepwasm.wasm.type.ValueType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes parameters or locals: each one with a name on its own, neighbours without names together. */
final class Variables {
    private static final int WIDTH = 90;
    private static final int ONE_LINE = -1;

    private final Output out;
    private final String keyword;
    private final @Nullable Names names;
    private final TypeText types;
    private final int level;
    private int index;
    private boolean open;

    private Variables(Output out, String keyword, @Nullable Names names, TypeText types, int level, int first) {
        this.out = out;
        this.keyword = keyword;
        this.names = names;
        this.types = types;
        this.level = level;
        this.index = first;
    }

    /** {@return parameters, which stay in the line of their function} */
    static Variables parameters(Output out, @Nullable Names names, TypeText types) {
        return new Variables(out, "param", names, types, ONE_LINE, 0);
    }

    /**
     * {@return locals, which stand in lines of their own below their function}
     *
     * @param first index of the first local, after the parameters
     */
    static Variables locals(Output out, Names names, TypeText types, int first) {
        out.line(2);
        return new Variables(out, "local", names, types, 2, first);
    }

    /** Writes all. */
    void put(List<ValueType> list) {
        list.forEach(this::put);
        close();
    }

    /** Writes the next. */
    void put(ValueType type) {
        String name = names == null ? null : names.declaration(index);
        if (name != null) {
            close();
            begin();
            out.put(' ').put(name).put(' ').put(types.value(type));
            close();
        } else {
            if (open && level != ONE_LINE && out.column() > WIDTH) {
                close();
            }
            if (!open) {
                begin();
                out.put(level == ONE_LINE ? "" : " (;" + index + ";)");
            }
            out.put(' ').put(types.value(type));
        }
        index++;
    }

    private void begin() {
        boolean first = out.column() <= Output.indentation(Math.max(level, 0));
        if (level != ONE_LINE && out.column() > WIDTH) {
            out.line(level);
        } else if (!first) {
            out.put(' ');
        }
        out.put('(').put(keyword);
        open = true;
    }

    /** Ends the group of variables without names, if there is one. */
    void close() {
        if (open) {
            out.put(')');
            open = false;
        }
    }
}
