package dev.stepwasm.wasm.module;

import dev.stepwasm.wasm.code.Expression;
import java.util.List;

/** What an element segment holds, as the source writes it. */
public sealed interface ElementItems {
    /** {@return the number of references} */
    int size();

    /** Function indices. */
    record Functions(List<Integer> indices) implements ElementItems {
        /** Copies the list. */
        public Functions {
            indices = List.copyOf(indices);
        }

        @Override
        public int size() {
            return indices.size();
        }
    }

    /** Constant expressions. */
    record Expressions(List<Expression> list) implements ElementItems {
        /** Copies the list. */
        public Expressions {
            list = List.copyOf(list);
        }

        @Override
        public int size() {
            return list.size();
        }
    }
}
