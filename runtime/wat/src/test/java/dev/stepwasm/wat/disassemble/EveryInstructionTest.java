package dev.stepwasm.wat.disassemble;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.wasm.binary.MalformedException;
import dev.stepwasm.wasm.binary.ModuleReader;
import dev.stepwasm.wasm.binary.ModuleWriter;
import dev.stepwasm.wasm.code.BlockType;
import dev.stepwasm.wasm.code.Catch;
import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.opcode.Immediate;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.type.HeapType;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.assemble.Assembler;
import dev.stepwasm.wat.text.SourceText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every instruction of the table, with immediates that are not the default, is written so that reading gives it again. */
class EveryInstructionTest {
    /** Two of each thing that an index can point to. */
    private static final Module MODULE = module("""
            (module
              (type (struct (field i32 i32))) (type (func (param i32) (result i32 i32)))
              (func) (func (type 1) (local $l i32) unreachable)
              (table 1 funcref) (table 1 funcref) (memory 1) (memory 1) (tag) (tag)
              (global i32 (i32.const 0)) (global i32 (i32.const 0))
              (elem func) (elem func) (data "") (data ""))""");

    private static final ValueType.Reference SOURCE = new ValueType.Reference(true, HeapType.Abstract.ANY);
    private static final ValueType.Reference TARGET = new ValueType.Reference(false, new HeapType.Concrete(0));

    private static Module module(String text) {
        try {
            return ModuleReader.read(
                    Assembler.assemble(Analysis.of(new SourceText("t", text))).bytes());
        } catch (MalformedException e) {
            throw new AssertionError(e);
        }
    }

    private static Stream<List<Instruction>> bodies(Opcode op) {
        return immediates(op).stream().map(immediates -> around(new Instruction(op, immediates, 0)));
    }

    /** The instruction where it belongs. */
    private static List<Instruction> around(Instruction instruction) {
        List<Instruction> all = new ArrayList<>();
        Opcode op = instruction.opcode();
        boolean handler = op == Opcode.CATCH || op == Opcode.CATCH_ALL || op == Opcode.DELEGATE;
        all.add(block(handler ? Opcode.TRY : op == Opcode.ELSE ? Opcode.IF : Opcode.BLOCK));
        all.add(instruction);
        if (op.opensBlock()) {
            all.add(Instruction.of(Opcode.END, 0));
        }
        if (op != Opcode.END && op != Opcode.DELEGATE) {
            all.add(Instruction.of(Opcode.END, 0));
        }
        return all;
    }

    private static Instruction block(Opcode op) {
        return new Instruction(op, new Immediates.Block(BlockType.EMPTY), 0);
    }

    private static List<Immediates> immediates(Opcode op) {
        List<Immediate> wanted = op.immediates();
        if (wanted.isEmpty()) {
            return List.of(Immediates.None.NONE);
        }
        if (wanted.size() == 2
                && Stream.of(Immediate.MEMARG, Immediate.BLOCK_TYPE).noneMatch(wanted::contains)) {
            return List.of(new Immediates.Indices(1, 0), new Immediates.Indices(0, 1), new Immediates.Indices(0, 0));
        }
        return switch (wanted.getFirst()) {
            case LABEL, FUNCTION, TYPE, TABLE, MEMORY, LOCAL, GLOBAL, TAG, DATA, ELEM, FIELD, LENGTH ->
                List.of(new Immediates.Index(0), new Immediates.Index(1));
            case BLOCK_TYPE -> blocks(wanted.size() == 2);
            case LABELS -> List.of(new Immediates.Labels(0), new Immediates.Labels(1, 0, 1));
            case I32 -> constants(0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case I64 -> constants(0, -1, Long.MIN_VALUE, Long.MAX_VALUE);
            case F32 -> constants(0, 0x8000_0000L, 0x3DCC_CCCDL, 1, 0x7F80_0000L, 0xFFC0_0000L, 0x7F80_0001L);
            case F64 -> constants(0, 1L << 63, 0x3FB9_9999_9999_999AL, 1, 0x7FF0_0000_0000_0001L, 0xFFF8L << 48);
            case V128 -> List.of(new Immediates.Vector(0x0123_4567_89AB_CDEFL, -1));
            case MEMARG -> memoryArguments(op, wanted.size() == 2);
            case LANE -> List.of(new Immediates.Lane(1));
            case LANES -> List.of(new Immediates.Lanes(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 30, 31)));
            case VALUE_TYPES -> List.of(new Immediates.Types(List.of(TARGET)), new Immediates.Types(List.of()));
            case HEAP_TYPE -> List.of(new Immediates.Heap(HeapType.Abstract.EXN), new Immediates.Heap(TARGET.heap()));
            case REF_TYPE -> {
                boolean nullable = op == Opcode.REF_TEST_NULL || op == Opcode.REF_CAST_NULL;
                yield List.of(
                        new Immediates.Ref(SOURCE.withNullable(nullable)),
                        new Immediates.Ref(TARGET.withNullable(nullable)));
            }
            case CAST -> List.of(new Immediates.Cast(1, SOURCE, TARGET), new Immediates.Cast(0, TARGET, SOURCE));
            case CATCHES -> throw new IllegalStateException("only after a block type");
            case ORDERING -> List.of(Immediates.None.NONE);
        };
    }

    private static List<Immediates> blocks(boolean handlers) {
        List<Catch> catches = List.of(
                new Catch(Catch.Kind.CATCH, 1, 0),
                new Catch(Catch.Kind.CATCH_REF, 0, 1),
                new Catch(Catch.Kind.CATCH_ALL, 0, 1),
                new Catch(Catch.Kind.CATCH_ALL_REF, 0, 0));
        return Stream.of(BlockType.EMPTY, BlockType.Inline.of(TARGET), new BlockType.Indexed(1))
                .<Immediates>map(type -> handlers ? new Immediates.TryTable(type, catches) : new Immediates.Block(type))
                .toList();
    }

    private static List<Immediates> constants(long... bits) {
        return Arrays.stream(bits)
                .<Immediates>mapToObj(Immediates.Constant::new)
                .toList();
    }

    private static List<Immediates> memoryArguments(Opcode op, boolean lane) {
        return Stream.of(
                        new Immediates.MemoryArgument(op.naturalAlignLog2(), 0, 0),
                        new Immediates.MemoryArgument(op.naturalAlignLog2(), 5, 1),
                        new Immediates.MemoryArgument(9, -1, 1),
                        new Immediates.MemoryArgument(63, 0, 0))
                .<Immediates>map(argument -> lane ? new Immediates.MemoryLane(argument, 1) : argument)
                .toList();
    }

    @ParameterizedTest
    @EnumSource(Opcode.class)
    void isReadAgain(Opcode op) {
        bodies(op).forEach(body -> {
            for (Layout layout : List.of(Layout.FLAT, Layout.FOLDED, Layout.FLAT.withNames())) {
                String text = disassembled(body, layout);
                List<Instruction> found = new ArrayList<>();
                Analysis.of(new SourceText("t", text))
                        .modules()
                        .getFirst()
                        .lowered()
                        .code(1, (instruction, start, end) -> found.add(instruction));
                assertThat(found)
                        .as(text)
                        .usingRecursiveFieldByFieldElementComparatorOnFields("opcode", "immediates")
                        .isEqualTo(body);
            }
        });
    }

    private static String disassembled(List<Instruction> body, Layout layout) {
        byte[] file = ModuleWriter.write(MODULE, (number, out) -> {
                    if (number == 1) {
                        body.forEach(out::accept);
                    }
                    out.accept(Instruction.of(Opcode.END, 0));
                })
                .bytes();
        try {
            return Disassembler.disassemble(file, ModuleReader.read(file), layout)
                    .text();
        } catch (MalformedException e) {
            throw new AssertionError(e);
        }
    }
}
