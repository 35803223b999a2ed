package dev.stepwasm.wasm.opcode;

/** What can follow an instruction. The comment says how it is kept in {@code dev.stepwasm.wasm.code.Immediates}. */
public enum Immediate {
    /** Type of a block: {@code Block}. */
    BLOCK_TYPE,
    /** Nesting depth of a branch target: {@code Index}. */
    LABEL,
    /** Branch targets of a {@code br_table}, the default last: {@code Labels}. */
    LABELS,
    /** Function index: {@code Index}. */
    FUNCTION,
    /** Type index: {@code Index}, or {@code Indices} when another index follows. */
    TYPE,
    /** Table index: {@code Index}; the text format puts it first and lets it be left out. */
    TABLE,
    /** Memory index: {@code Index}; the text format puts it first and lets it be left out. */
    MEMORY,
    /** Local index: {@code Index}. */
    LOCAL,
    /** Global index: {@code Index}. */
    GLOBAL,
    /** Tag index: {@code Index}. */
    TAG,
    /** Data segment index: {@code Index}. */
    DATA,
    /** Element segment index: {@code Index}. */
    ELEM,
    /** Field number of a struct type: second of {@code Indices}. */
    FIELD,
    /** Number of operands of {@code array.new_fixed}: second of {@code Indices}. */
    LENGTH,
    /** Integer: {@code Constant}, sign-extended. */
    I32,
    /** Integer: {@code Constant}. */
    I64,
    /** Bits of a float: {@code Constant}, zero-extended. */
    F32,
    /** Bits of a double: {@code Constant}. */
    F64,
    /** Sixteen bytes: {@code Vector}. */
    V128,
    /** Alignment, offset and memory: {@code MemoryArgument}. */
    MEMARG,
    /** Lane number: {@code Lane}, or {@code MemoryLane} after a {@link #MEMARG}. */
    LANE,
    /** Sixteen lane numbers: {@code Lanes}. */
    LANES,
    /** Types of {@code select}: {@code Types}. */
    VALUE_TYPES,
    /** Heap type of {@code ref.null}: {@code Heap}. */
    HEAP_TYPE,
    /** Reference type of {@code ref.test} and {@code ref.cast}: {@code Ref}; in the binary the opcode says if nullable. */
    REF_TYPE,
    /** Label and two reference types of {@code br_on_cast}: {@code Cast}. */
    CAST,
    /** Handlers of a {@code try_table}: part of {@code TryTable}. */
    CATCHES,
    /** A zero byte after {@code atomic.fence}: nothing is kept. */
    ORDERING
}
