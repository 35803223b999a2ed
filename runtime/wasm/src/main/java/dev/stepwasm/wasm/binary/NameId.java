package dev.stepwasm.wasm.binary;

/** The numbers of the subsections of the name section, those of the extended-name-section proposal included. */
final class NameId {
    static final int MODULE = 0;
    static final int FUNCTIONS = 1;
    static final int LOCALS = 2;
    static final int LABELS = 3;
    static final int TYPES = 4;
    static final int TABLES = 5;
    static final int MEMORIES = 6;
    static final int GLOBALS = 7;
    static final int ELEMENTS = 8;
    static final int DATA = 9;
    static final int FIELDS = 10;
    static final int TAGS = 11;

    private NameId() {}
}
