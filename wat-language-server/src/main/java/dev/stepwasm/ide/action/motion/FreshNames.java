package dev.stepwasm.ide.action.motion;

import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.names.Definition;
import dev.stepwasm.wat.names.Identifier;
import dev.stepwasm.wat.names.IndexSpace;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Names that are not taken yet. Remembers those that it has given away. */
final class FreshNames {
    private final Set<String> taken;

    FreshNames(Collection<String> taken) {
        this.taken = new HashSet<>(taken);
    }

    /** {@return the names of the parameters and locals of a function} */
    static FreshNames ofLocals(ModuleAnalysis module, int function) {
        return new FreshNames(names(module.locals(function)));
    }

    /** {@return the names of the functions of a module} */
    static FreshNames ofFunctions(ModuleAnalysis module) {
        return new FreshNames(
                module.lowered().table(IndexSpace.FUNCTION).names().names());
    }

    static List<String> names(List<Definition> definitions) {
        return definitions.stream()
                .map(Definition::name)
                .flatMap(Optional::stream)
                .toList();
    }

    /** {@return a name, without its {@code $}, which is this one or begins with it} */
    String like(String wanted) {
        String name = wanted;
        for (int number = 2; !taken.add(name); number++) {
            name = wanted + "_" + number;
        }
        return name;
    }

    /** {@return the same as an identifier} */
    String identifierLike(String wanted) {
        return Identifier.show(like(wanted));
    }

    /** {@return what to call the value that an instruction gives} */
    static String ofValue(FunctionCode code, int i) {
        ModuleAnalysis module = code.module();
        return switch (code.op(i)) {
            case CALL -> named(module, IndexSpace.FUNCTION, code.index(i), "result");
            case GLOBAL_GET -> named(module, IndexSpace.GLOBAL, code.index(i), "global");
            case LOCAL_GET, LOCAL_TEE, LOCAL_SET ->
                module.locals(code.function()).stream()
                        .filter(local -> local.index() == code.index(i))
                        .findFirst()
                        .flatMap(Definition::name)
                        .orElse("value");
            case MEMORY_SIZE, TABLE_SIZE -> "size";
            case ARRAY_LEN -> "length";
            case REF_FUNC -> named(module, IndexSpace.FUNCTION, code.index(i), "function");
            case STRUCT_GET, STRUCT_GET_S, STRUCT_GET_U -> field(code, i);
            default -> byKind(code.op(i));
        };
    }

    private static String named(ModuleAnalysis module, IndexSpace space, int index, String otherwise) {
        return module.lowered()
                .lookup()
                .definition(space, index, -1)
                .flatMap(Definition::name)
                .orElse(otherwise);
    }

    private static String field(FunctionCode code, int i) {
        return code.instruction(i).immediates() instanceof Immediates.Indices(int type, int field)
                ? code.module()
                        .lowered()
                        .lookup()
                        .definition(IndexSpace.FIELD, field, type)
                        .flatMap(Definition::name)
                        .orElse("field")
                : "field";
    }

    private static String byKind(Opcode op) {
        return switch (op) {
            case I32_ADD, I64_ADD, F32_ADD, F64_ADD -> "sum";
            case I32_SUB, I64_SUB, F32_SUB, F64_SUB -> "difference";
            case I32_MUL, I64_MUL, F32_MUL, F64_MUL -> "product";
            case I32_DIV_S, I32_DIV_U, I64_DIV_S, I64_DIV_U, F32_DIV, F64_DIV -> "quotient";
            case I32_REM_S, I32_REM_U, I64_REM_S, I64_REM_U -> "remainder";
            default -> isComparison(op) ? "condition" : op.accessBytes() > 0 ? "loaded" : "value";
        };
    }

    private static boolean isComparison(Opcode op) {
        boolean among = op.ordinal() >= Opcode.I32_EQZ.ordinal() && op.ordinal() <= Opcode.F64_GE.ordinal();
        return among && op.signatureOrNull() != null;
    }
}
