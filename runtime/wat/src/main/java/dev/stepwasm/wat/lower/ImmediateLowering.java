package dev.stepwasm.wat.lower;

import dev.stepwasm.wasm.code.BlockType;
import dev.stepwasm.wasm.code.Catch;
import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.opcode.Immediate;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wat.lex.NumberLiteral;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.names.Identifier;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.names.LabelScope;
import dev.stepwasm.wat.names.NameTable;
import dev.stepwasm.wat.names.Nearest;
import dev.stepwasm.wat.parse.TextShape;
import dev.stepwasm.wat.tree.NodeKind;
import dev.stepwasm.wat.tree.Segment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads the immediates of instructions. What is missing or wrong has been or is reported, and stands for an unknown
 * index, an unknown type or zero.
 */
final class ImmediateLowering {
    private static final Immediates.Index[] INDICES = new Immediates.Index[256];
    private static final Immediates NO_BLOCK_TYPE = new Immediates.Block(BlockType.EMPTY);
    private static final Immediates[] INLINE_BLOCKS = new Immediates[ValueType.Numeric.values().length];
    private static final IndexSpace[][] SPACES = new IndexSpace[Opcode.values().length][];
    private static final int MAX_LABEL_SUGGESTIONS = 200;

    static {
        Arrays.setAll(INDICES, Immediates.Index::new);
        Arrays.setAll(INLINE_BLOCKS, i -> new Immediates.Block(BlockType.Inline.of(ValueType.Numeric.values()[i])));
        for (Opcode op : Opcode.values()) {
            SPACES[op.ordinal()] = op.immediates().stream()
                    .map(IndexSpace::of)
                    .flatMap(Optional::stream)
                    .toArray(IndexSpace[]::new);
        }
    }

    private final Part part;
    private final Segment segment;
    private final Tokens tokens;
    private final Names names;
    private final TypeUses typeUses;
    private final TypeLowering types;
    private final NameTable locals;
    private final LabelScope labels;
    private final Nearest nearest;
    private final UseListener uses;
    private final int function;

    /**
     * Makes a reader.
     *
     * @param locals names of the parameters and locals of the function; empty outside of functions
     * @param function index of the function, -1 outside of functions
     */
    ImmediateLowering(
            Part part,
            Names names,
            TypeUses typeUses,
            TypeLowering types,
            NameTable locals,
            Nearest nearest,
            UseListener uses,
            int function) {
        this.part = part;
        this.segment = part.segment();
        this.tokens = part.tokens();
        this.names = names;
        this.typeUses = typeUses;
        this.types = types;
        this.locals = locals;
        this.labels = new LabelScope(part.text());
        this.nearest = nearest;
        this.uses = uses;
        this.function = function;
    }

    LabelScope labels() {
        return labels;
    }

    /** {@return the first token after the keyword that stands directly in the head and is no child, or -1} */
    int firstOperand(int head) {
        return operandAfter(segment.firstToken(head), head);
    }

    private int operandAfter(int token, int head) {
        int end = segment.tokenEnd(head);
        int next = token + 1;
        while (next < end && tokens.isTrivia(next)) {
            next++;
        }
        return next < end && tokens.code(next) != TokenCode.OPEN ? next : -1;
    }

    /** {@return the instruction whose keyword and immediates a head node holds} */
    Instruction lower(Opcode op, int head, int position) {
        return switch (TextShape.of(op)) {
            case NONE, OPTIONAL_LABEL -> Instruction.of(op, position);
            case INDEX -> new Instruction(op, index(resolve(op, 0, firstOperand(head))), position);
            case INTEGER -> new Instruction(op, integer(op, firstOperand(head)), position);
            case FLOAT -> new Instruction(op, floating(op, firstOperand(head)), position);
            case MEMORY_ARGUMENT -> new Instruction(op, memoryArgument(op, firstOperand(head), head), position);
            case OPTIONAL_INDEX -> {
                int token = firstOperand(head);
                yield new Instruction(op, index(token < 0 ? 0 : resolve(op, 0, token)), position);
            }
            case BLOCK -> new Instruction(op, block(head), position);
            case TRY_TABLE -> new Instruction(op, tryTable(head), position);
            case INDICES -> new Instruction(op, labels(op, head), position);
            case TWO_INDICES, ONE_OR_TWO_INDICES, NONE_OR_TWO_INDICES -> indices(op, head, position);
            case TABLE_AND_TYPE -> tableAndType(op, head, position);
            case VECTOR -> new Instruction(op, new VectorLiteral(part).lower(firstOperand(head), head), position);
            case MEMORY_ARGUMENT_AND_LANE -> memoryLane(op, head, position);
            case LANE -> new Instruction(op, new Immediates.Lane(lane(firstOperand(head))), position);
            case LANES -> new Instruction(op, lanes(head), position);
            case RESULTS -> select(head, position);
            case HEAP_TYPE -> {
                Items items = Items.of(part, head);
                items.token();
                yield new Instruction(op, new Immediates.Heap(types.heapType(items)), position);
            }
            case REFERENCE_TYPE -> reference(op, head, position);
            case CAST -> cast(op, head, position);
        };
    }

    private static Immediates index(int index) {
        return index >= 0 && index < INDICES.length ? INDICES[index] : new Immediates.Index(index);
    }

    /** {@return what a token stands for as the {@code number}th index of an instruction} */
    private int resolve(Opcode op, int number, int token) {
        IndexSpace[] spaces = SPACES[op.ordinal()];
        if (token < 0) {
            return Instruction.UNKNOWN_INDEX;
        }
        if (number >= spaces.length) {
            return Names.number(part, token);
        }
        return resolve(spaces[number], token);
    }

    private int resolve(IndexSpace space, int token) {
        int code = tokens.code(token);
        if (code != TokenCode.NAT && code != TokenCode.ID) {
            return Instruction.UNKNOWN_INDEX;
        }
        return switch (space) {
            case LOCAL -> {
                int index = Names.resolve(part, space, locals, token, nearest);
                uses.use(token, space, index, function);
                yield index;
            }
            case LABEL -> label(token);
            default -> {
                int index = names.resolve(part, space, token, nearest);
                uses.use(token, space, index, -1);
                yield index;
            }
        };
    }

    private int label(int token) {
        int label = tokens.code(token) == TokenCode.NAT
                ? Names.number(part, token)
                : labels.find(part.textStart(token), part.textEnd(token));
        if (label < 0 && tokens.code(token) == TokenCode.ID) {
            String written = Identifier.name(part.text(), part.textStart(token), part.textEnd(token));
            Names.unknown(part, IndexSpace.LABEL, token, nearest.to(written, labels.names(MAX_LABEL_SUGGESTIONS)));
        }
        uses.use(token, IndexSpace.LABEL, labels.number(label), function);
        return label;
    }

    /** Notes the label behind an {@code else} or {@code end}, which repeats that of the innermost block. */
    void repeatedLabel(int token) {
        uses.use(token, IndexSpace.LABEL, labels.number(0), function);
    }

    private int field(int type, int token) {
        if (token < 0) {
            return Instruction.UNKNOWN_INDEX;
        }
        int field = names.resolveField(part, type, token, nearest);
        uses.use(token, IndexSpace.FIELD, field, type);
        return field;
    }

    private Instruction indices(Opcode op, int head, int position) {
        int first = firstOperand(head);
        int second = first < 0 ? -1 : operandAfter(first, head);
        boolean field = op.immediates().get(1) == Immediate.FIELD;
        Immediates both = switch (TextShape.of(op)) {
            case TWO_INDICES -> {
                int type = resolve(op, 0, first);
                yield new Immediates.Indices(type, field ? field(type, second) : resolve(op, 1, second));
            }
            // the text has table or memory first and may leave it out
            case ONE_OR_TWO_INDICES ->
                second < 0 ? new Immediates.Indices(resolve(op, 0, first), 0) : swapped(op, first, second);
            default ->
                first < 0
                        ? new Immediates.Indices(0, 0)
                        : new Immediates.Indices(resolve(op, 0, first), resolve(op, 1, second));
        };
        return new Instruction(op, both, position);
    }

    private Immediates swapped(Opcode op, int first, int second) {
        int target = resolve(op, 1, first);
        return new Immediates.Indices(resolve(op, 0, second), target);
    }

    private Instruction tableAndType(Opcode op, int head, int position) {
        int token = firstOperand(head);
        int table = token < 0 ? 0 : resolve(IndexSpace.TABLE, token);
        int type = typeUses.resolve(part, types, child(head, NodeKind.TYPE_USE));
        return new Instruction(op, new Immediates.Indices(type, table), position);
    }

    private int child(int head, NodeKind kind) {
        for (int node = head + 1; node < segment.nodeEnd(head); node = segment.nodeEnd(node)) {
            if (segment.kind(node) == kind) {
                return node;
            }
        }
        return -1;
    }

    private Immediates labels(Opcode op, int head) {
        int count = 0;
        int[] targets = new int[4];
        for (int token = firstOperand(head); token >= 0; token = operandAfter(token, head)) {
            if (count == targets.length) {
                targets = Arrays.copyOf(targets, count * 2);
            }
            targets[count++] = resolve(op, 0, token);
        }
        return count == 0
                ? new Immediates.Labels(Instruction.UNKNOWN_INDEX)
                : new Immediates.Labels(Arrays.copyOf(targets, count));
    }

    // Numbers.

    private Immediates integer(Opcode op, int token) {
        int bits = op == Opcode.I32_CONST ? 32 : 64;
        return new Immediates.Constant(token < 0 ? 0 : integer(token, bits));
    }

    private long integer(int token, int bits) {
        int code = tokens.code(token);
        if (code != TokenCode.NAT && code != TokenCode.INT) {
            return 0;
        }
        OptionalLong value = NumberLiteral.integer(part.text(), part.textStart(token), part.textEnd(token), bits);
        if (value.isEmpty()) {
            outOfRange(token, "i" + bits);
        }
        return value.orElse(0);
    }

    private void outOfRange(int token, String type) {
        part.report(Problem.CONSTANT_OUT_OF_RANGE, token, "`" + part.text(token) + "`", type);
    }

    private Immediates floating(Opcode op, int token) {
        int code = token < 0 ? TokenCode.END : tokens.code(token);
        if (code != TokenCode.FLOAT && code != TokenCode.NAT && code != TokenCode.INT) {
            return new Immediates.Constant(0);
        }
        boolean single = op == Opcode.F32_CONST;
        String literal = part.text(token);
        OptionalLong bits = single ? NumberLiteral.f32(literal) : NumberLiteral.f64(literal);
        if (bits.isEmpty()) {
            outOfRange(token, single ? "f32" : "f64");
        }
        return new Immediates.Constant(bits.orElse(0));
    }

    private int lane(int token) {
        if (token < 0 || tokens.code(token) != TokenCode.NAT) {
            return 0;
        }
        OptionalLong value = NumberLiteral.unsigned(part.text(), part.textStart(token), part.textEnd(token));
        if (value.isEmpty() || value.getAsLong() >>> 8 != 0) {
            outOfRange(token, "a lane number");
            return 0;
        }
        return (int) value.getAsLong();
    }

    private Immediates lanes(int head) {
        List<Integer> all = new ArrayList<>(16);
        for (int token = firstOperand(head); token >= 0 && all.size() < 16; token = operandAfter(token, head)) {
            all.add(lane(token));
        }
        while (all.size() < 16) {
            all.add(0);
        }
        return new Immediates.Lanes(all);
    }

    // Memory.

    private Immediates.MemoryArgument memoryArgument(Opcode op, int firstToken, int head) {
        int token = firstToken;
        int memory = 0;
        if (token >= 0 && (tokens.code(token) == TokenCode.NAT || tokens.code(token) == TokenCode.ID)) {
            memory = resolve(IndexSpace.MEMORY, token);
            token = operandAfter(token, head);
        }
        long offset = 0;
        if (token >= 0 && tokens.code(token) == TokenCode.OFFSET_IS) {
            offset = assigned(token, "offset=".length(), "an offset").orElse(0);
            token = operandAfter(token, head);
        }
        int align = op.naturalAlignLog2();
        if (token >= 0 && tokens.code(token) == TokenCode.ALIGN_IS) {
            align = alignment(token, align);
        }
        return new Immediates.MemoryArgument(align, offset, memory);
    }

    private OptionalLong assigned(int token, int prefix, String what) {
        OptionalLong value = NumberLiteral.unsigned(part.text(), part.textStart(token) + prefix, part.textEnd(token));
        if (value.isEmpty()) {
            outOfRange(token, what);
        }
        return value;
    }

    private int alignment(int token, int natural) {
        OptionalLong value = assigned(token, "align=".length(), "an alignment");
        if (value.isEmpty()) {
            return natural;
        }
        if (Long.bitCount(value.getAsLong()) != 1) {
            part.report(Problem.MALFORMED_ALIGNMENT, token, Long.toUnsignedString(value.getAsLong()));
            return natural;
        }
        return Long.numberOfTrailingZeros(value.getAsLong());
    }

    private Instruction memoryLane(Opcode op, int head, int position) {
        int token = firstOperand(head);
        int lane = token;
        for (int next = token; next >= 0; next = operandAfter(next, head)) {
            lane = next;
        }
        // a lone number is the lane, not the memory
        int first = token == lane ? -1 : token;
        Immediates.MemoryArgument argument = memoryArgument(op, first, head);
        return new Instruction(op, new Immediates.MemoryLane(argument, lane(lane)), position);
    }

    // Types.

    private Immediates block(int head) {
        BlockType type = blockType(head);
        if (type == BlockType.EMPTY) {
            return NO_BLOCK_TYPE;
        }
        if (type instanceof BlockType.Inline inline && inline.result().orElseThrow() instanceof ValueType.Numeric n) {
            return INLINE_BLOCKS[n.ordinal()];
        }
        return new Immediates.Block(type);
    }

    private BlockType blockType(int head) {
        int use = child(head, NodeKind.TYPE_USE);
        if (use < 0) {
            return BlockType.EMPTY;
        }
        if (TypeUses.reference(part, use) >= 0) {
            return new BlockType.Indexed(typeUses.resolve(part, types, use));
        }
        FunctionType type = types.functionType(use);
        if (type.parameters().isEmpty() && type.results().size() <= 1) {
            return type.results().isEmpty()
                    ? BlockType.EMPTY
                    : BlockType.Inline.of(type.results().getFirst());
        }
        return new BlockType.Indexed(typeUses.indexOf(type));
    }

    private Immediates tryTable(int head) {
        BlockType type = blockType(head);
        List<Catch> catches = new ArrayList<>();
        for (int node = head + 1; node < segment.nodeEnd(head); node = segment.nodeEnd(node)) {
            if (segment.kind(node) == NodeKind.CATCH_CLAUSE) {
                catches.add(catchClause(node));
            }
        }
        return new Immediates.TryTable(type, catches);
    }

    private Catch catchClause(int node) {
        Items items = Items.of(part, node);
        items.token();
        Catch.Kind kind = Catch.Kind.valueOf(part.text(items.token()).toUpperCase(Locale.ROOT));
        int tag = 0;
        if (kind.hasTag()) {
            int token = items.index();
            tag = token < 0 ? Instruction.UNKNOWN_INDEX : resolve(IndexSpace.TAG, token);
        }
        int label = items.index();
        return new Catch(kind, tag, label < 0 ? Instruction.UNKNOWN_INDEX : label(label));
    }

    private Instruction select(int head, int position) {
        List<ValueType> results = new ArrayList<>();
        boolean typed = false;
        for (int node = head + 1; node < segment.nodeEnd(head); node = segment.nodeEnd(node)) {
            if (segment.kind(node) == NodeKind.RESULT) {
                typed = true;
                types.addTypes(node, results);
            }
        }
        return typed
                ? new Instruction(Opcode.SELECT_T, new Immediates.Types(results), position)
                : Instruction.of(Opcode.SELECT, position);
    }

    private Instruction reference(Opcode op, int head, int position) {
        Items items = Items.of(part, head);
        items.token();
        ValueType.Reference type = types.referenceType(items);
        boolean test = op == Opcode.REF_TEST || op == Opcode.REF_TEST_NULL;
        Opcode exact = test
                ? (type.nullable() ? Opcode.REF_TEST_NULL : Opcode.REF_TEST)
                : (type.nullable() ? Opcode.REF_CAST_NULL : Opcode.REF_CAST);
        return new Instruction(exact, new Immediates.Ref(type), position);
    }

    private Instruction cast(Opcode op, int head, int position) {
        Items items = Items.of(part, head);
        items.token();
        int token = items.index();
        int label = token < 0 ? Instruction.UNKNOWN_INDEX : label(token);
        ValueType.Reference source = types.referenceType(items);
        ValueType.Reference target = types.referenceType(items);
        return new Instruction(op, new Immediates.Cast(label, source, target), position);
    }
}
