package dev.stepwasm.engine.debug.expression;

import dev.stepwasm.engine.debug.expression.Syntax.Which;
import java.util.OptionalInt;

/** What there are several of in a module: which one is meant, and how messages name it. */
enum Spaces {
    /** Linear memories. */
    MEMORY("memory", "memory") {
        @Override
        OptionalInt find(Scope scope, String name) {
            return scope.memory(name);
        }
    },
    /** Tables. */
    TABLE("table", "table") {
        @Override
        OptionalInt find(Scope scope, String name) {
            return scope.table(name);
        }
    },
    /** Functions. */
    FUNCTION("function", "func") {
        @Override
        OptionalInt find(Scope scope, String name) {
            return scope.function(name);
        }
    };

    private final String word;
    private final String keyword;

    Spaces(String word, String keyword) {
        this.word = word;
        this.keyword = keyword;
    }

    abstract OptionalInt find(Scope scope, String name);

    /**
     * {@return the index of what is meant}
     *
     * @param written the index that stands in brackets, if one does
     * @param count how many there are
     */
    int index(Scope scope, Which which, OptionalInt written, int count) throws MistakeException {
        if (which.name().isPresent()) {
            String name = which.name().get();
            return find(scope, name)
                    .orElseThrow(() -> new MistakeException(which.span(), "no " + word + " is called " + name));
        }
        int index = written.orElse(0);
        if (index < 0 || index >= count) {
            throw new MistakeException(
                    which.span(),
                    count == 0 ? "the module has no " + word : "there is no " + keyword + "[" + index + "]");
        }
        return index;
    }
}
