package dev.stepwasm.engine;

import dev.stepwasm.engine.interpret.ExecutionControl;
import dev.stepwasm.engine.interpret.ModuleCode;
import dev.stepwasm.engine.interpret.Refusal;
import dev.stepwasm.wasm.binary.MalformedException;
import dev.stepwasm.wasm.binary.ModuleReader;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wasm.source.SourceMap;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wasm.validate.ModuleValidator;
import java.util.List;
import java.util.Optional;

/** A module that has been checked and can be run. Immutable; instances on any threads may share it. */
public final class StepModule {
    private final String name;
    private final Module module;
    private final byte[] bytes;
    private final SourceMap sourceMap;
    private final ModuleCode code;

    private StepModule(String name, Module module, byte[] bytes, SourceMap sourceMap) {
        this.name = name;
        this.module = module;
        this.bytes = bytes;
        this.sourceMap = sourceMap;
        this.code = new ModuleCode(name, module, bytes, offset -> Optional.empty());
    }

    /**
     * {@return the module in a binary}
     *
     * @param name for people, usually the path of the file
     * @param file the bytes; copied
     * @throws UnsupportedFeatureException if the module is valid but cannot be run by this version
     */
    public static StepModule ofBinary(String name, byte[] file) throws InvalidModuleException {
        byte[] bytes = file.clone();
        Module module = read(name, bytes);
        List<Diagnostic> diagnostics = ModuleValidator.validate(module, bytes);
        if (diagnostics.stream().anyMatch(Diagnostic::isError)) {
            throw new InvalidModuleException(name, diagnostics, any -> Optional.empty());
        }
        return checked(name, module, bytes, SourceMap.empty());
    }

    private static Module read(String name, byte[] bytes) throws InvalidModuleException {
        try {
            return ModuleReader.read(bytes);
        } catch (MalformedException e) {
            throw new InvalidModuleException(name, List.of(e.toDiagnostic()), any -> Optional.empty());
        }
    }

    private static StepModule checked(String name, Module module, byte[] bytes, SourceMap sourceMap)
            throws UnsupportedFeatureException {
        Optional<Refusal> refusal = Refusal.of(module, bytes);
        if (refusal.isPresent()) {
            int at = refusal.get().position();
            var diagnostic = new Diagnostic(
                    Problem.UNSUPPORTED_FEATURE, new Span(at, at), refusal.get().message(), List.of());
            throw new UnsupportedFeatureException(name, refusal.get().feature(), diagnostic, Optional.empty());
        }
        return new StepModule(name, module, bytes, sourceMap);
    }

    /** {@return the name for people, usually the path of the file} */
    public String name() {
        return name;
    }

    /** {@return imports, exports, types, names and all other definitions} */
    public Module module() {
        return module;
    }

    /** {@return a copy of the binary} */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** {@return which instruction comes from which part of the text; empty for modules given as binary} */
    public SourceMap sourceMap() {
        return sourceMap;
    }

    /** {@return the code as breakpoints name it} */
    public ModuleCode code() {
        return code;
    }

    /**
     * {@return a new instance; the module's start function has run}
     *
     * @throws LinkException if imports are missing or are not what the module wants
     * @throws Trap if a segment does not fit, or the start function traps
     */
    public StepInstance instantiate(Imports imports) {
        return instantiate(imports, new ExecutionControl());
    }

    /**
     * {@return a new instance, steered by {@code control} and linked closely with all others that it steers}
     *
     * @throws LinkException if imports are missing or are not what the module wants
     * @throws Trap if a segment does not fit, or the start function traps
     */
    public StepInstance instantiate(Imports imports, ExecutionControl control) {
        return StepInstance.create(this, imports, control);
    }

    @Override
    public String toString() {
        return name;
    }
}
