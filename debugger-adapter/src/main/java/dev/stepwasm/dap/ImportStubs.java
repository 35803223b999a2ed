package dev.stepwasm.dap;

import dev.stepwasm.engine.ImportStub;
import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.WasiOptions;
import dev.stepwasm.wasm.module.ExternalType;
import dev.stepwasm.wasm.module.Import;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.type.FunctionType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a debugged program may import: WASI, and for other functions what {@code imports} in the launch.json says.
 * {@code "log"} writes a line at each call, {@code {"returns": [7, 8]}} gives values, {@code {"trap": "text"}} traps.
 */
final class ImportStubs {
    private static final String WASI = "wasi_snapshot_preview1";

    private final Map<String, Object> asked;
    private final Consumer<String> log;
    private final Imports.Builder builder = Imports.builder();
    private final List<String> missing = new ArrayList<>();

    private ImportStubs(Map<String, Object> asked, Consumer<String> log) {
        this.asked = asked;
        this.log = log;
    }

    /**
     * {@return the imports for a module}
     *
     * @param asked stubs by {@code module.name}
     * @param wasi what the program sees through WASI
     * @param log hears the lines of {@code "log"}
     * @throws Refusal if the module wants more, or a stub cannot be understood or does not suit its function
     */
    static Imports of(Module module, Map<String, Object> asked, WasiOptions wasi, Consumer<String> log) {
        ImportStubs stubs = new ImportStubs(asked, log);
        stubs.builder.wasi(wasi);
        for (Import wanted : module.imports()) {
            stubs.add(module, wanted);
        }
        if (!stubs.missing.isEmpty()) {
            throw Refusal.toUser(stubs.missing.stream()
                    .map(name -> "\"" + name + "\": \"log\"")
                    .collect(Collectors.joining(
                            ", ",
                            "the module imports what is not given: " + String.join(", ", stubs.missing)
                                    + "; to let stubs stand for it, write in launch.json \"imports\": {",
                            "}")));
        }
        return stubs.builder.build();
    }

    private void add(Module module, Import wanted) {
        String name = wanted.module() + "." + wanted.name();
        Object stub = asked.get(name);
        if (!(wanted.type() instanceof ExternalType.Function(int typeIndex))) {
            throw Refusal.toUser(
                    "the module imports the " + wanted.type().kind().keyword() + " " + name
                            + ", but only functions can be given to a program that is debugged");
        }
        if (stub != null) {
            add(wanted, stub(name, stub), name, module.types().function(typeIndex));
        } else if (!wanted.module().equals(WASI)) {
            missing.add(name);
        }
    }

    private void add(Import wanted, ImportStub stub, String name, @Nullable FunctionType type) {
        try {
            if (type != null) {
                stub.bind(name, type);
            }
            builder.stub(wanted.module(), wanted.name(), stub);
        } catch (IllegalArgumentException e) {
            throw Refusal.toUser("`imports`: " + e.getMessage());
        }
    }

    private ImportStub stub(String name, Object stub) {
        return switch (stub) {
            case String word when word.equals("log") -> ImportStub.log(log);
            case Map<?, ?> map
            when map.get("returns") instanceof List<?> values -> ImportStub.returns(texts(name, values));
            case Map<?, ?> map when map.get("trap") instanceof String text -> ImportStub.trap(text);
            default ->
                throw Refusal.toUser("`imports`: " + name + " is " + Json.shown(stub)
                        + ", but a stub is \"log\", {\"returns\": [7]} or {\"trap\": \"text\"}");
        };
    }

    private static List<String> texts(String name, List<?> values) {
        List<String> texts = new ArrayList<>();
        for (Object value : values) {
            texts.add(Json.valueText(value)
                    .orElseThrow(() -> Refusal.toUser("`imports`: " + name + " returns " + Json.shown(value)
                            + ", but values are numbers or strings")));
        }
        return texts;
    }
}
