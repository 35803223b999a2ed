package dev.stepwasm.engine;

import dev.stepwasm.engine.compile.CompiledFunction;
import dev.stepwasm.engine.interpret.ExecutionControl;
import dev.stepwasm.engine.interpret.ModuleCode;
import dev.stepwasm.engine.interpret.Refusal;
import dev.stepwasm.wasm.binary.MalformedException;
import dev.stepwasm.wasm.binary.ModuleReader;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wasm.source.Position;
import dev.stepwasm.wasm.source.SourceMap;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wasm.validate.ModuleValidator;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.assemble.Assembler;
import dev.stepwasm.wat.assemble.Assembly;
import dev.stepwasm.wat.text.SourceText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A module that has been checked and can be run. Does not change; instances on any threads may share it. */
public final class StepModule {
    private final String name;
    private final Module module;
    private final byte[] bytes;
    private final SourceMap sourceMap;
    private final Optional<SourceText> source;
    private final ModuleCode code;
    private final Optional<Path> file;
    private @Nullable ModuleCode codeForForeignMemory;

    private StepModule(
            String name,
            Module module,
            byte[] bytes,
            SourceMap sourceMap,
            Optional<SourceText> source,
            Optional<Path> file) {
        this.name = name;
        this.file = file;
        this.module = module;
        this.bytes = bytes;
        this.sourceMap = sourceMap;
        this.source = source;
        this.code = new ModuleCode(name, module, bytes, this::position);
    }

    /**
     * {@return the module in a file, text or binary}
     *
     * @throws IOException if the file cannot be read
     * @throws UnsupportedFeatureException if the module is valid but cannot be run by this version
     */
    public static StepModule of(Path file) throws IOException, InvalidModuleException {
        byte[] bytes = Files.readAllBytes(file);
        return isBinary(bytes)
                ? ofBinary(file.toString(), bytes, Optional.of(file))
                : ofText(file.toString(), new String(bytes, StandardCharsets.UTF_8), Optional.of(file));
    }

    private static boolean isBinary(byte[] bytes) {
        return bytes.length == 0 || bytes[0] == 0;
    }

    /** {@return the module in a text} Like {@link #ofText}; messages call it {@code module.wat}. */
    public static StepModule of(String wat) throws InvalidModuleException {
        return ofText("module.wat", wat);
    }

    /** {@return the module in a binary} Like {@link #ofBinary}; messages call it {@code module.wasm}. */
    public static StepModule of(byte[] file) throws InvalidModuleException {
        return ofBinary("module.wasm", file);
    }

    /**
     * {@return the module in a text}
     *
     * @param name for people, usually the path of the file
     * @param wat one module in the text format
     * @throws UnsupportedFeatureException if the module is valid but cannot be run by this version
     */
    public static StepModule ofText(String name, String wat) throws InvalidModuleException {
        return ofText(name, wat, Optional.empty());
    }

    private static StepModule ofText(String name, String wat, Optional<Path> file) throws InvalidModuleException {
        var source = new SourceText(name, wat);
        Analysis analysis = Analysis.of(source);
        if (analysis.hasErrors()) {
            throw invalid(source, analysis.diagnostics());
        }
        int modules = analysis.modules().size();
        if (modules != 1) {
            var message = "a text with " + modules + " modules cannot be run, only one with a single module";
            throw invalid(
                    source, List.of(new Diagnostic(Problem.UNSUPPORTED_FEATURE, new Span(0, 0), message, List.of())));
        }
        Assembly assembly = Assembler.assemble(analysis);
        Module module = read(name, assembly.bytes());
        return checked(new StepModule(name, module, assembly.bytes(), assembly.sourceMap(), Optional.of(source), file));
    }

    /**
     * {@return one of the modules of a text that has been analysed} Positions are those of the text. Mistakes of other
     * modules, and of commands of a script, do not count.
     *
     * @param name for people
     * @param number of the module, from 0
     * @throws UnsupportedFeatureException if the module is valid but cannot be run by this version
     */
    public static StepModule of(String name, Analysis analysis, int number) throws InvalidModuleException {
        List<Diagnostic> diagnostics = analysis.diagnosticsOf(number);
        if (diagnostics.stream().anyMatch(Diagnostic::isError)) {
            throw invalid(analysis.source(), diagnostics);
        }
        Assembly assembly = Assembler.assemble(analysis, number);
        Module module = read(name, assembly.bytes());
        return checked(new StepModule(
                name,
                module,
                assembly.bytes(),
                assembly.sourceMap(),
                Optional.of(analysis.source()),
                Optional.empty()));
    }

    private static InvalidModuleException invalid(SourceText source, List<Diagnostic> diagnostics) {
        return new InvalidModuleException(
                source.name(),
                diagnostics,
                diagnostic -> Optional.of(source.positionOf(diagnostic.span().start())));
    }

    /**
     * {@return the module in a binary}
     *
     * @param name for people, usually the path of the file
     * @param file the bytes; copied
     * @throws UnsupportedFeatureException if the module is valid but cannot be run by this version
     */
    public static StepModule ofBinary(String name, byte[] file) throws InvalidModuleException {
        return ofBinary(name, file.clone(), Optional.empty());
    }

    private static StepModule ofBinary(String name, byte[] bytes, Optional<Path> file) throws InvalidModuleException {
        Module module = read(name, bytes);
        List<Diagnostic> diagnostics = ModuleValidator.validate(module, bytes);
        if (diagnostics.stream().anyMatch(Diagnostic::isError)) {
            throw new InvalidModuleException(name, diagnostics, any -> Optional.empty());
        }
        return checked(new StepModule(name, module, bytes, SourceMap.empty(), Optional.empty(), file));
    }

    /**
     * {@return the module in a binary that was made from a text in some other way than ours}
     *
     * @param name for people, usually the path of the file
     * @param file the bytes; copied
     * @param map which instruction comes from which part of the text
     * @param text what positions mean
     * @throws UnsupportedFeatureException if the module is valid but cannot be run by this version
     */
    public static StepModule ofBinary(String name, byte[] file, SourceMap map, SourceText text)
            throws InvalidModuleException {
        StepModule bare = ofBinary(name, file);
        return new StepModule(name, bare.module, bare.bytes, map, Optional.of(text), Optional.empty());
    }

    private static Module read(String name, byte[] bytes) throws InvalidModuleException {
        try {
            return ModuleReader.read(bytes);
        } catch (MalformedException e) {
            throw new InvalidModuleException(name, List.of(e.toDiagnostic()), any -> Optional.empty());
        }
    }

    private static StepModule checked(StepModule module) throws UnsupportedFeatureException {
        Optional<Refusal> refusal = Refusal.of(module.module);
        if (refusal.isPresent()) {
            throw module.unsupported(refusal.get());
        }
        return module;
    }

    private UnsupportedFeatureException unsupported(Refusal refusal) {
        Span inFile = new Span(refusal.position(), refusal.position());
        Span span = source.isEmpty()
                ? inFile
                : sourceMap.at(refusal.position()).map(SourceMap.Entry::span).orElse(new Span(0, 0));
        var diagnostic = new Diagnostic(Problem.UNSUPPORTED_FEATURE, span, refusal.message(), List.of());
        return new UnsupportedFeatureException(name, diagnostic, source.map(text -> text.positionOf(span.start())));
    }

    private Optional<Position> position(int codeOffset) {
        return source.flatMap(text -> sourceMap
                .at(codeOffset)
                .map(entry -> text.positionOf(entry.span().start())));
    }

    /** {@return the name for people, usually the path of the file} */
    public String name() {
        return name;
    }

    /** {@return the file that it was {@linkplain #of(Path) read} from; empty if it was given as a text or as bytes} */
    public Optional<Path> file() {
        return file;
    }

    /** {@return imports, exports, types, names and all other definitions} */
    public Module module() {
        return module;
    }

    /** {@return what the module wants from outside, in its order} */
    public List<ImportType> imports() {
        return module.imports().stream()
                .map(wanted -> new ImportType(wanted.module(), wanted.name(), ExternType.of(module, wanted.type())))
                .toList();
    }

    /** {@return what the module shows to the outside, in its order} */
    public List<ExportType> exports() {
        return module.exports().stream()
                .map(export -> new ExportType(export.name(), ExternType.of(module, export)))
                .toList();
    }

    /** {@return a copy of the binary} */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** {@return which instruction comes from which part of the text; empty for modules given as binary} */
    public SourceMap sourceMap() {
        return sourceMap;
    }

    /** {@return the text; empty for modules given as binary} */
    public Optional<SourceText> source() {
        return source;
    }

    /**
     * {@return the code for instances whose first memory belongs to another runtime, always the same} It is slower, and
     * breakpoints in {@link #code} are none here.
     */
    public synchronized ModuleCode codeForForeignMemory() {
        ModuleCode known = codeForForeignMemory;
        if (known == null) {
            known = code.forForeignMemory();
            codeForForeignMemory = known;
        }
        return known;
    }

    /** {@return how each function that the module defines runs in {@link Tier#COMPILED}, in order} Compiles all of them. */
    public List<FunctionTier> tiers() {
        return IntStream.range(module.importedFunctionCount(), module.functionCount())
                .mapToObj(this::tier)
                .toList();
    }

    private FunctionTier tier(int function) {
        CompiledFunction compiled = code.compiled().function(function);
        return new FunctionTier(function, code.functionName(function), compiled.bytecodes(), compiled.whyNot());
    }

    /** {@return the code as breakpoints name it} */
    public ModuleCode code() {
        return code;
    }

    /**
     * {@return a new instance of a module that imports nothing} Like {@link #instantiate(Imports)}.
     */
    public StepInstance instantiate() {
        return instantiate(Imports.none());
    }

    /**
     * {@return a new instance; the module's start function has run}
     *
     * @throws LinkException if imports are missing or are not what the module wants
     * @throws Trap if a segment does not fit, or the start function traps
     */
    public StepInstance instantiate(Imports imports) {
        return instantiate(imports, InstanceOptions.defaults());
    }

    /**
     * {@return a new instance that may not use more than the options say} Like {@link #instantiate(Imports)}.
     *
     * @throws LinkException also if its memories are larger than they may be
     * @throws TerminatedException if the start function uses more than a call may
     */
    public StepInstance instantiate(Imports imports, InstanceOptions options) {
        return StepInstance.create(this, imports, options.control(), options);
    }

    /**
     * {@return a new instance, steered by {@code control} and linked closely with all others that it steers}
     *
     * @throws LinkException if imports are missing or are not what the module wants
     * @throws Trap if a segment does not fit, or the start function traps
     */
    public StepInstance instantiate(Imports imports, ExecutionControl control) {
        return instantiate(imports, control, InstanceOptions.defaults());
    }

    /**
     * {@return a new instance that may not use more than the options say, steered by {@code control}} Like
     * {@link #instantiate(Imports, ExecutionControl)}; how deep calls may be nested is what the control says.
     *
     * @throws LinkException also if its memories are larger than they may be
     * @throws TerminatedException if the start function uses more than a call may
     */
    public StepInstance instantiate(Imports imports, ExecutionControl control, InstanceOptions options) {
        return StepInstance.create(this, imports, control, options);
    }

    @Override
    public String toString() {
        return name;
    }
}
