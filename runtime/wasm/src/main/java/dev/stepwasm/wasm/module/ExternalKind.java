package dev.stepwasm.wasm.module;

import java.util.Arrays;
import java.util.Optional;

/** What can be imported and exported. */
public enum ExternalKind {
    FUNCTION(0, "func"),
    TABLE(1, "table"),
    MEMORY(2, "memory"),
    GLOBAL(3, "global"),
    TAG(4, "tag");

    private final int code;

    private final String keyword;

    ExternalKind(int code, String keyword) {
        this.code = code;
        this.keyword = keyword;
    }

    /** {@return the byte that stands for this kind in the binary format} */
    public int code() {
        return code;
    }

    /** {@return the kind with that code} */
    public static Optional<ExternalKind> ofCode(int code) {
        return Arrays.stream(values()).filter(kind -> kind.code == code).findFirst();
    }

    /** {@return the keyword of the text format} */
    public String keyword() {
        return keyword;
    }
}
