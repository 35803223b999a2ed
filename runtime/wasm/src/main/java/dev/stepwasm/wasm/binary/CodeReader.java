package dev.stepwasm.wasm.binary;

import dev.stepwasm.wasm.code.BlockType;
import dev.stepwasm.wasm.code.Catch;
import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.opcode.Immediate;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wasm.type.HeapType;
import dev.stepwasm.wasm.type.ValueType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the instructions of one expression (core spec 5.4), the final {@code end} included. Blocks may be nested as deep
 * as the file is long. Not safe for concurrent use.
 */
public final class CodeReader {
    private static final Immediates.Index[] SMALL = new Immediates.Index[256];

    static {
        Arrays.setAll(SMALL, Immediates.Index::new);
    }

    private final ByteReader in;
    private final boolean mustFill;
    private int depth = 1;
    private int last = -1;

    /**
     * A reader of a function's code.
     *
     * @param file the whole file; positions of instructions are offsets into it
     * @param code range of the expression, which must end with its {@code end}
     */
    public CodeReader(byte[] file, Span code) {
        this(new ByteReader(file, code.start(), code.end()), true);
    }

    private CodeReader(ByteReader in, boolean mustFill) {
        this.in = in;
        this.mustFill = mustFill;
    }

    /** A reader of an expression that ends at its {@code end}, wherever that is. */
    static CodeReader embedded(ByteReader in) {
        return new CodeReader(in, false);
    }

    /** {@return whether the final {@code end} is still to come} */
    public boolean hasNext() {
        return depth > 0;
    }

    /** {@return the offset of the instruction read last, -1 before the first} */
    public int lastPosition() {
        return last;
    }

    /**
     * Reads the next instruction.
     *
     * @throws MalformedException if the bytes are none, or the expression is shorter or longer than its range
     * @throws NoSuchElementException after the final {@code end}
     */
    public Instruction next() throws MalformedException {
        if (depth == 0) {
            throw new NoSuchElementException("read past the end of the expression");
        }
        if (in.atEnd()) {
            throw mustFill ? new MalformedException("END opcode expected", in.position()) : in.unexpectedEnd();
        }
        int start = in.position();
        last = start;
        Opcode op = opcode(start);
        Immediates immediates = immediates(op);
        if (op.opensBlock()) {
            depth++;
        } else if (op == Opcode.END || op == Opcode.DELEGATE) {
            depth--;
            if (depth == 0 && op == Opcode.DELEGATE) {
                throw new MalformedException("END opcode expected", start);
            }
            if (depth == 0 && mustFill && !in.atEnd()) {
                throw new MalformedException("unexpected content after the end of the function", in.position());
            }
        }
        return new Instruction(op, immediates, start);
    }

    private Opcode opcode(int start) throws MalformedException {
        int first = in.u8();
        boolean prefixed = first >= 0xFB && first <= 0xFE;
        int code = prefixed ? in.u32() : first;
        @Nullable Opcode op = Opcode.ofCodeOrNull(prefixed ? first : 0, code);
        if (op == null) {
            throw new MalformedException(
                    "illegal opcode " + Integer.toHexString(first) + (prefixed ? " " + Integer.toHexString(code) : ""),
                    start);
        }
        return op;
    }

    private Immediates immediates(Opcode op) throws MalformedException {
        List<Immediate> wanted = op.immediates();
        if (wanted.isEmpty()) {
            return Immediates.None.NONE;
        }
        return switch (wanted.get(0)) {
            case LABEL, FUNCTION, TYPE, TABLE, MEMORY, LOCAL, GLOBAL, TAG, DATA, ELEM, FIELD, LENGTH ->
                wanted.size() == 1 ? index() : new Immediates.Indices(in.index(), in.index());
            case BLOCK_TYPE -> {
                BlockType type = blockType();
                yield wanted.size() == 1 ? new Immediates.Block(type) : new Immediates.TryTable(type, catches());
            }
            case LABELS -> labels();
            case I32 -> new Immediates.Constant(in.s32());
            case I64 -> new Immediates.Constant(in.s64());
            case F32 -> new Immediates.Constant(in.littleEndian(4));
            case F64 -> new Immediates.Constant(in.littleEndian(8));
            case V128 -> new Immediates.Vector(in.littleEndian(8), in.littleEndian(8));
            case MEMARG -> {
                Immediates.MemoryArgument argument = memoryArgument();
                yield wanted.size() == 1 ? argument : new Immediates.MemoryLane(argument, in.u8());
            }
            case LANE -> new Immediates.Lane(in.u8());
            case LANES -> lanes();
            case VALUE_TYPES -> new Immediates.Types(TypeReader.valueTypes(in));
            case HEAP_TYPE -> new Immediates.Heap(TypeReader.heapType(in));
            case REF_TYPE ->
                new Immediates.Ref(new ValueType.Reference(
                        op == Opcode.REF_TEST_NULL || op == Opcode.REF_CAST_NULL, TypeReader.heapType(in)));
            case CAST -> cast();
            case ORDERING -> ordering();
            case CATCHES -> throw new IllegalStateException("only after a block type: " + op);
        };
    }

    private Immediates.Index index() throws MalformedException {
        int index = in.index();
        return index < SMALL.length ? SMALL[index] : new Immediates.Index(index);
    }

    private BlockType blockType() throws MalformedException {
        int first = in.peek();
        if (first == 0x40) {
            in.skip(1);
            return BlockType.EMPTY;
        }
        if ((first & 0xC0) == 0x40) {
            return BlockType.Inline.of(TypeReader.valueType(in));
        }
        int start = in.position();
        long index = in.s33();
        if (index < 0) {
            throw new MalformedException("malformed block type", start);
        }
        return new BlockType.Indexed((int) Math.min(index, Integer.MAX_VALUE));
    }

    private List<Catch> catches() throws MalformedException {
        var catches = new ArrayList<Catch>();
        for (int left = in.count(); left > 0; left--) {
            int start = in.position();
            Catch.Kind kind = Catch.Kind.ofCode(in.u8()).orElse(null);
            if (kind == null) {
                throw new MalformedException("malformed catch clause", start);
            }
            catches.add(new Catch(kind, kind.hasTag() ? in.index() : 0, in.index()));
        }
        return catches;
    }

    private Immediates.Labels labels() throws MalformedException {
        int[] targets = new int[in.count() + 1];
        for (int i = 0; i < targets.length; i++) {
            targets[i] = in.index();
        }
        return new Immediates.Labels(targets);
    }

    private Immediates.MemoryArgument memoryArgument() throws MalformedException {
        int start = in.position();
        int flags = in.u32();
        if (flags < 0 || flags >= 0x80) {
            throw new MalformedException("malformed memop flags", start);
        }
        int memory = (flags & 0x40) != 0 ? in.index() : 0;
        return new Immediates.MemoryArgument(flags & 0x3F, in.u64(), memory);
    }

    private Immediates.Lanes lanes() throws MalformedException {
        var lanes = new ArrayList<Integer>(16);
        for (int i = 0; i < 16; i++) {
            lanes.add(in.u8());
        }
        return new Immediates.Lanes(lanes);
    }

    private Immediates.Cast cast() throws MalformedException {
        int start = in.position();
        int flags = in.u8();
        if (flags > 3) {
            throw new MalformedException("malformed br_on_cast flags", start);
        }
        int label = in.index();
        HeapType source = TypeReader.heapType(in);
        HeapType target = TypeReader.heapType(in);
        return new Immediates.Cast(
                label,
                new ValueType.Reference((flags & 1) != 0, source),
                new ValueType.Reference((flags & 2) != 0, target));
    }

    private Immediates ordering() throws MalformedException {
        int start = in.position();
        if (in.u8() != 0) {
            throw new MalformedException("zero byte expected", start);
        }
        return Immediates.None.NONE;
    }
}
