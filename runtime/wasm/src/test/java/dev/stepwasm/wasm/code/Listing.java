package dev.stepwasm.wasm.code;

import dev.stepwasm.wasm.opcode.Immediate;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.type.HeapType;
import dev.stepwasm.wasm.type.ValueType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Instructions as a person writes them, for tests: {@code "local.get 0; i32.const 1; i32.add"}. Immediates come in the
 * order of the binary format; {@code ?} is an unknown index; a block's type is nothing, a value type or a type index;
 * {@code select_t} is the {@code select} with types. The position of an instruction is its number.
 */
public final class Listing {
    private final Deque<String> words;
    private final Opcode op;

    private Listing(Opcode op, Deque<String> words) {
        this.op = op;
        this.words = words;
    }

    public static List<Instruction> of(String text) {
        var list = new ArrayList<Instruction>();
        for (String line : text.split(";", -1)) {
            if (!line.isBlank()) {
                list.add(instruction(line.strip(), list.size()));
            }
        }
        return list;
    }

    private static Instruction instruction(String line, int position) {
        Deque<String> words = new ArrayDeque<>(Arrays.asList(line.split("\\s+", -1)));
        String keyword = words.remove();
        Opcode op = keyword.equals("select_t")
                ? Opcode.SELECT_T
                : Opcode.ofKeyword(keyword).orElseThrow(() -> new IllegalArgumentException(line));
        var instruction = new Instruction(op, new Listing(op, words).immediates(), position);
        if (!words.isEmpty()) {
            throw new IllegalArgumentException("too much: " + line);
        }
        return instruction;
    }

    private Immediates immediates() {
        List<Immediate> wanted = op.immediates();
        if (wanted.isEmpty()) {
            return Immediates.None.NONE;
        }
        return switch (wanted.get(0)) {
            case BLOCK_TYPE ->
                wanted.size() == 1
                        ? new Immediates.Block(blockType())
                        : new Immediates.TryTable(blockType(), catches());
            case LABELS ->
                new Immediates.Labels(words().stream().mapToInt(Listing::index).toArray());
            case I32, I64 -> new Immediates.Constant(Long.decode(words.remove()));
            case F32 ->
                new Immediates.Constant(Float.floatToRawIntBits(Float.parseFloat(words.remove())) & 0xFFFF_FFFFL);
            case F64 -> new Immediates.Constant(Double.doubleToRawLongBits(Double.parseDouble(words.remove())));
            case V128 -> new Immediates.Vector(Long.decode(words.remove()), Long.decode(words.remove()));
            case MEMARG -> {
                var argument = memoryArgument();
                yield wanted.size() == 1
                        ? argument
                        : new Immediates.MemoryLane(argument, Integer.parseInt(words.remove()));
            }
            case LANE -> new Immediates.Lane(Integer.parseInt(words.remove()));
            case LANES ->
                new Immediates.Lanes(words().stream().map(Integer::valueOf).toList());
            case VALUE_TYPES ->
                new Immediates.Types(words().stream().map(Listing::type).toList());
            case HEAP_TYPE -> new Immediates.Heap(heap(words.remove()));
            case REF_TYPE ->
                new Immediates.Ref(new ValueType.Reference(
                        op == Opcode.REF_TEST_NULL || op == Opcode.REF_CAST_NULL, heap(words.remove())));
            case CAST ->
                new Immediates.Cast(
                        index(words.remove()), (ValueType.Reference) type(words.remove()), (ValueType.Reference)
                                type(words.remove()));
            case ORDERING -> Immediates.None.NONE;
            default ->
                wanted.size() == 1
                        ? new Immediates.Index(index(words.remove()))
                        : new Immediates.Indices(index(words.remove()), index(words.remove()));
        };
    }

    private List<String> words() {
        var all = List.copyOf(words);
        words.clear();
        return all;
    }

    private BlockType blockType() {
        if (words.isEmpty() || words.getFirst().startsWith("catch")) {
            return BlockType.EMPTY;
        }
        String word = words.remove();
        return word.matches("\\d+|\\?") ? new BlockType.Indexed(index(word)) : BlockType.Inline.of(type(word));
    }

    private List<Catch> catches() {
        var catches = new ArrayList<Catch>();
        while (!words.isEmpty()) {
            Catch.Kind kind = Catch.Kind.valueOf(words.remove().toUpperCase(java.util.Locale.ROOT));
            catches.add(new Catch(kind, kind.hasTag() ? index(words.remove()) : 0, index(words.remove())));
        }
        return catches;
    }

    /** Up to three numbers: log2 of the alignment, offset, memory. */
    private Immediates.MemoryArgument memoryArgument() {
        boolean lane = op.immediates().size() > 1;
        int left = words.size() - (lane ? 1 : 0);
        int align = left > 0 ? Integer.parseInt(words.remove()) : op.naturalAlignLog2();
        long offset = left > 1 ? Long.parseLong(words.remove()) : 0;
        return new Immediates.MemoryArgument(align, offset, left > 2 ? index(words.remove()) : 0);
    }

    private static int index(String word) {
        return word.equals("?") ? Instruction.UNKNOWN_INDEX : Integer.parseInt(word);
    }

    /** {@return the type that a word stands for: a keyword, {@code ref:HEAP} or {@code refnull:HEAP}} */
    public static ValueType type(String word) {
        for (ValueType.Numeric numeric : ValueType.Numeric.values()) {
            if (numeric.show().equals(word)) {
                return numeric;
            }
        }
        for (HeapType.Abstract heap : HeapType.Abstract.values()) {
            if (heap.shorthand().equals(word)) {
                return new ValueType.Reference(true, heap);
            }
        }
        if (word.startsWith("ref")) {
            return new ValueType.Reference(word.startsWith("refnull:"), heap(word.substring(word.indexOf(':') + 1)));
        }
        if (word.equals("v128")) {
            return ValueType.Vector.V128;
        }
        throw new IllegalArgumentException("no type: " + word);
    }

    private static HeapType heap(String word) {
        for (HeapType.Abstract heap : HeapType.Abstract.values()) {
            if (heap.show().equals(word)) {
                return heap;
            }
        }
        return new HeapType.Concrete(index(word));
    }
}
