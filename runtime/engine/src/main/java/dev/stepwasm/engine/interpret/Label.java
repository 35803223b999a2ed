package dev.stepwasm.engine.interpret;

import dev.stepwasm.wasm.code.BlockType;
import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.type.FunctionType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a branch can go to: a block that is open, or the function.
 *
 * @param kind {@code block}, {@code loop}, {@code if}, {@code try_table} or {@code try}; {@code func} for the function
 * @param name as {@code $again}, if the module says
 * @param arity how many operands a branch takes along
 * @param codeOffset byte offset of the instruction that opened it; of the function, of its first instruction
 */
public record Label(String kind, Optional<String> name, int arity, int codeOffset) {
    /** {@return the labels around an instruction, the innermost first, as branches count them} */
    static List<Label> around(ModuleCode code, int functionIndex, int codeOffset) {
        Module module = code.module();
        Map<Integer, String> names = module.names().labels().getOrDefault(functionIndex, Map.of());
        List<Instruction> body = code.instructions(functionIndex);
        FunctionType type = type(module, module.functionTypeIndex(functionIndex));
        var open = new ArrayList<Label>();
        open.add(new Label(
                "func", Optional.empty(), type.results().size(), body.getFirst().position()));
        int block = 0;
        for (Instruction instruction : body) {
            if (instruction.position() == codeOffset) {
                break;
            }
            if (instruction.opcode().opensBlock()) {
                open.add(of(module, instruction, Optional.ofNullable(names.get(block))));
                block++;
            } else if (instruction.opcode() == Opcode.END || instruction.opcode() == Opcode.DELEGATE) {
                open.removeLast();
            }
        }
        return open.reversed();
    }

    private static Label of(Module module, Instruction opening, Optional<String> name) {
        Opcode opcode = opening.opcode();
        BlockType blockType = opening.immediates() instanceof Immediates.TryTable(BlockType type, var catches)
                ? type
                : ((Immediates.Block) opening.immediates()).type();
        int arity = switch (blockType) {
            case BlockType.Inline(var result) -> opcode == Opcode.LOOP || result.isEmpty() ? 0 : 1;
            case BlockType.Indexed(int index) -> {
                FunctionType function = type(module, index);
                yield (opcode == Opcode.LOOP ? function.parameters() : function.results()).size();
            }
        };
        return new Label(opcode.keyword(), name.map(text -> "$" + text), arity, opening.position());
    }

    private static FunctionType type(Module module, int index) {
        return Objects.requireNonNull(module.types().function(index), "a valid module has this type");
    }
}
