package dev.stepwasm.lsp;

import dev.stepwasm.wasm.module.ExternalKind;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wat.Analysis;
import java.util.List;
import java.util.Optional;

/** With which arguments to run an exported function when nobody says so. */
final class RunArguments {
    private RunArguments() {}

    /** {@return those that were given the last time if they are as many as the function wants, or else zeros} */
    static List<String> of(Analysis analysis, int module, String export, Optional<List<String>> remembered) {
        return module < analysis.modules().size()
                ? type(analysis.modules().get(module).module(), export)
                        .map(type -> fitting(type, remembered))
                        .orElse(List.of())
                : List.of();
    }

    private static Optional<FunctionType> type(Module module, String export) {
        return module.export(export)
                .filter(known -> known.kind() == ExternalKind.FUNCTION
                        && known.index() >= 0
                        && known.index() < module.functionCount())
                .flatMap(known -> Optional.ofNullable(module.functionType(known.index())));
    }

    /** {@return what is known if it is as much as the function wants, or else zeros} */
    static List<String> fitting(FunctionType type, Optional<List<String>> known) {
        return known.filter(arguments -> arguments.size() == type.parameters().size())
                .orElseGet(
                        () -> type.parameters().stream().map(RunArguments::zero).toList());
    }

    private static String zero(ValueType type) {
        return switch (type) {
            case ValueType.Numeric number -> "0";
            case ValueType.Vector vector -> "i32x4:0,0,0,0";
            case ValueType.Reference reference -> "null";
            case ValueType.Bottom bottom -> "0";
        };
    }
}
