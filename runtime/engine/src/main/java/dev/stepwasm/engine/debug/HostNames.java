package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.interpret.Activation;
import dev.stepwasm.engine.interpret.ModuleCode;
import dev.stepwasm.engine.store.WasmFunction;
import dev.stepwasm.wasm.module.ExternalKind;
import dev.stepwasm.wasm.module.Import;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What imported functions are called: {@code env.read} and {@code $read}. */
final class HostNames {
    private HostNames() {}

    /** {@return the imported functions of a module, by their module and name} */
    static Stream<String> shown(ModuleCode code) {
        return imports(code).stream().map(HostNames::dotted);
    }

    /** {@return whether an imported function of a module has a name} */
    static boolean isKnown(ModuleCode code, String name) {
        List<Import> imports = imports(code);
        for (int i = 0; i < imports.size(); i++) {
            if (dotted(imports.get(i)).equals(name) || code.functionName(i).equals(name)) {
                return true;
            }
        }
        return false;
    }

    /** {@return whether a frame stands at the call of a function that has a name} */
    static boolean calls(Activation frame, String name) {
        Optional<WasmFunction> callee = Called.by(frame);
        List<Import> imports = imports(frame.code());
        for (int i = 0; i < imports.size(); i++) {
            if (callee.filter(frame.instance().function(i)::equals).isPresent()
                    && (dotted(imports.get(i)).equals(name)
                            || frame.code().functionName(i).equals(name))) {
                return true;
            }
        }
        return callee.filter(known -> known.name().equals(name)).isPresent();
    }

    private static String dotted(Import imported) {
        return imported.module() + "." + imported.name();
    }

    /** Function indices begin with the imported functions, in their order. */
    private static List<Import> imports(ModuleCode code) {
        List<Import> functions = new ArrayList<>();
        for (Import each : code.module().imports()) {
            if (each.type().kind() == ExternalKind.FUNCTION) {
                functions.add(each);
            }
        }
        return functions;
    }
}
