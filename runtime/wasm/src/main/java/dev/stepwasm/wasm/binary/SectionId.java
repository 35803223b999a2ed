package dev.stepwasm.wasm.binary;

/** The numbers of the sections (core spec 5.5.2). */
final class SectionId {
    static final int CUSTOM = 0;
    static final int TYPE = 1;
    static final int IMPORT = 2;
    static final int FUNCTION = 3;
    static final int TABLE = 4;
    static final int MEMORY = 5;
    static final int GLOBAL = 6;
    static final int EXPORT = 7;
    static final int START = 8;
    static final int ELEMENT = 9;
    static final int CODE = 10;
    static final int DATA = 11;
    static final int DATA_COUNT = 12;
    static final int TAG = 13;

    private SectionId() {}

    /** {@return the place of a section in a file, from 1; the later additions stand between older ones} */
    static int order(int id) {
        return switch (id) {
            case TAG -> 6;
            case GLOBAL, EXPORT, START, ELEMENT -> id + 1;
            case DATA_COUNT -> 11;
            case CODE, DATA -> id + 2;
            default -> id;
        };
    }
}
