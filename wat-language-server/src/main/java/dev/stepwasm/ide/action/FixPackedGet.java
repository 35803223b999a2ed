package dev.stepwasm.ide.action;

import dev.stepwasm.ide.instruction.InstructionAt;
import dev.stepwasm.ide.syntax.Token;
import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wasm.type.ArrayType;
import dev.stepwasm.wasm.type.FieldType;
import dev.stepwasm.wasm.type.PackedType;
import dev.stepwasm.wasm.type.StructType;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads a packed field with a sign or without one, and another field plainly. */
final class FixPackedGet implements Offer {
    @Override
    public Action.Kind kind() {
        return Action.Kind.QUICK_FIX;
    }

    @Override
    public void at(Place place, Consumer<Action> actions) {
        Optional<Token> keyword = place.opcode().isPresent() ? place.token() : headOf(place);
        keyword.ifPresent(token -> place.diagnostics().stream()
                .filter(d -> d.problem() == Problem.TYPE_MISMATCH && d.span().equals(token.span()))
                .findFirst()
                .ifPresent(diagnostic -> place.module()
                        .flatMap(module -> InstructionAt.of(place.analysis(), token)
                                .map(InstructionAt::instruction)
                                .map(instruction -> fitting(module.module(), instruction)))
                        .ifPresent(fitting -> fitting.forEach(op -> actions.accept(
                                Action.fix(diagnostic, "Use `" + op.keyword() + "`", token.span(), op.keyword()))))));
    }

    private static Optional<Token> headOf(Place place) {
        return place.node()
                .map(node -> new Token(node.tree(), node.segment(), node.data().firstToken(node.index())));
    }

    /** {@return what can stand in place of the instruction, nothing if it is right} */
    private static List<Opcode> fitting(Module module, Instruction instruction) {
        Optional<FieldType> field = field(module, instruction);
        if (field.isEmpty()) {
            return List.of();
        }
        boolean packed = field.get().storage() instanceof PackedType;
        return switch (instruction.opcode()) {
            case STRUCT_GET -> packed ? List.of(Opcode.STRUCT_GET_S, Opcode.STRUCT_GET_U) : List.of();
            case STRUCT_GET_S, STRUCT_GET_U -> packed ? List.of() : List.of(Opcode.STRUCT_GET);
            case ARRAY_GET -> packed ? List.of(Opcode.ARRAY_GET_S, Opcode.ARRAY_GET_U) : List.of();
            case ARRAY_GET_S, ARRAY_GET_U -> packed ? List.of() : List.of(Opcode.ARRAY_GET);
            default -> List.of();
        };
    }

    private static Optional<FieldType> field(Module module, Instruction instruction) {
        return switch (instruction.immediates()) {
            case Immediates.Indices(int type, int number)
            when module.types().contains(type) -> {
                StructType struct = module.types().struct(type);
                yield struct == null || number < 0 || number >= struct.fields().size()
                        ? Optional.empty()
                        : Optional.of(struct.fields().get(number));
            }
            case Immediates.Index(int type)
            when module.types().contains(type) -> {
                ArrayType array = module.types().array(type);
                yield Optional.ofNullable(array).map(ArrayType::element);
            }
            default -> Optional.empty();
        };
    }
}
