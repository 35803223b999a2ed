package dev.stepwasm.wasm.module;

/** What can be imported and exported, in the order of the codes of the binary format. */
public enum ExternalKind {
    FUNCTION("func"),
    TABLE("table"),
    MEMORY("memory"),
    GLOBAL("global"),
    TAG("tag");

    private final String keyword;

    ExternalKind(String keyword) {
        this.keyword = keyword;
    }

    /** {@return the keyword of the text format} */
    public String keyword() {
        return keyword;
    }
}
