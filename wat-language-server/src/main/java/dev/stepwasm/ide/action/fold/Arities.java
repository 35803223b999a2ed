package dev.stepwasm.ide.action.fold;

import dev.stepwasm.wasm.code.BlockType;
import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wat.disassemble.Arity;
import dev.stepwasm.wat.lower.LoweredModule;
import dev.stepwasm.wat.tree.Segment;
import java.util.Arrays;

/** How many operands each instruction of a function takes and how many values it gives, by the token of its keyword. */
final class Arities {
    private final int[] taken;
    private final int[] given;

    private Arities(int tokens) {
        this.taken = new int[tokens];
        this.given = new int[tokens];
    }

    /** {@return those of the function in a segment, all 0 if there is none} */
    static Arities of(LoweredModule module, Segment segment, int number) {
        Arities arities = new Arities(segment.tokens().size());
        int body = module.bodyIn(number);
        if (body >= 0) {
            Reader reader = arities.new Reader(module.module(), body);
            module.code(
                    body,
                    (instruction, from, to) ->
                            reader.add(instruction, segment.tokens().firstAtOrAfter(instruction.position())));
        }
        return arities;
    }

    /** {@return how many operands an instruction takes; of a block, its parameters and the condition} */
    int taken(int token) {
        return taken[token];
    }

    /** {@return how many values it gives, negative if that is not known; 0 if execution never goes on} */
    int given(int token) {
        return given[token];
    }

    /** Follows the blocks, as branches take what their labels say. */
    private final class Reader {
        private final Module module;
        private final int results;
        private int[] labels = new int[16];
        private int depth;

        Reader(Module module, int body) {
            this.module = module;
            FunctionType type = module.functionType(module.importedFunctionCount() + body);
            this.results = type == null ? 0 : type.results().size();
        }

        void add(Instruction instruction, int token) {
            switch (instruction.opcode()) {
                case BLOCK, LOOP, IF, TRY, TRY_TABLE -> begin(instruction, token);
                case END, DELEGATE -> depth = Math.max(0, depth - 1);
                case ELSE, CATCH, CATCH_ALL -> {
                    // the block goes on
                }
                default -> {
                    Arity arity = Arity.of(instruction, module, this::label, results);
                    taken[token] = arity.taken();
                    given[token] = arity.given();
                }
            }
        }

        private void begin(Instruction instruction, int token) {
            BlockType type = switch (instruction.immediates()) {
                case Immediates.Block(BlockType block) -> block;
                case Immediates.TryTable(BlockType block, var catches) -> block;
                default -> BlockType.EMPTY;
            };
            int in = 0;
            int out = 0;
            switch (type) {
                case BlockType.Inline inline -> out = inline.result().isPresent() ? 1 : 0;
                case BlockType.Indexed(int index) -> {
                    FunctionType function = module.types().function(index);
                    in = function == null ? 0 : function.parameters().size();
                    out = function == null ? 0 : function.results().size();
                }
            }
            taken[token] = in + (instruction.opcode() == Opcode.IF ? 1 : 0);
            given[token] = out;
            if (depth == labels.length) {
                labels = Arrays.copyOf(labels, depth * 2);
            }
            labels[depth++] = instruction.opcode() == Opcode.LOOP ? in : out;
        }

        private int label(int number) {
            int index = depth - 1 - number;
            return index >= 0 ? labels[index] : index == -1 ? results : 0;
        }
    }
}
