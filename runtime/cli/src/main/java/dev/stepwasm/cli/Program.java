package dev.stepwasm.cli;

import dev.stepwasm.engine.InvalidModuleException;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.UnsupportedFeatureException;
import dev.stepwasm.engine.backend.Backend;
import dev.stepwasm.engine.backend.BackendInstance;
import dev.stepwasm.engine.backend.Backends;
import dev.stepwasm.engine.backend.EngineChoice;
import dev.stepwasm.engine.backend.Offer;
import dev.stepwasm.engine.backend.StepBackend;
import dev.stepwasm.wasm.binary.MalformedException;
import dev.stepwasm.wasm.binary.ModuleReader;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wasm.source.SourceMap;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.assemble.Assembler;
import dev.stepwasm.wat.assemble.Assembly;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A valid module and the engine that runs it: ours, or for what ours does not run yet, Endive's interpreter.
 *
 * @param make makes an instance on the engine
 * @param stepped the module, if our engine runs it
 */
record Program(Module module, Backend engine, Function<Offer, BackendInstance> make, Optional<StepModule> stepped) {
    /** {@return the module of a file, or empty when it is reported why it cannot run} */
    static Optional<Program> of(Input input, EngineChoice choice, Report report) {
        if (input.isBinary()) {
            return ofBinary(input, choice, report);
        }
        Input.Text text = input.text();
        if (!text.problems().isEmpty()) {
            report.text(text.source(), text.problems());
            return Optional.empty();
        }
        Analysis analysis = Analysis.of(text.source());
        if (!analysis.hasErrors()) {
            requireOneModule(input.name(), analysis.modules().size());
        }
        try {
            if (choice != EngineChoice.ENDIVE || analysis.hasErrors()) {
                return Optional.of(
                        ours(StepModule.ofText(input.name(), text.source().text())));
            }
        } catch (UnsupportedFeatureException e) {
            if (choice == EngineChoice.STEP) {
                report.text(text.source(), e.diagnostics());
                return Optional.empty();
            }
        } catch (InvalidModuleException e) {
            report.text(text.source(), e.diagnostics());
            return Optional.empty();
        }
        Assembly assembly = Assembler.assemble(analysis);
        return other(
                input.name(),
                assembly.bytes(),
                gap -> report.text(text.source(), List.of(diagnostic(gap, assembly.sourceMap()))));
    }

    private static void requireOneModule(String name, int modules) {
        if (modules == 1) {
            return;
        }
        if (name.toLowerCase(Locale.ROOT).endsWith(".wast")) {
            throw CommandException.usageOrIo(name + " is a script with " + modules
                    + " modules: run its tests with `stepwasm test " + name + "`");
        }
        throw CommandException.wrongInput(name + " holds " + modules + " modules, but one can be run");
    }

    private static Optional<Program> ofBinary(Input input, EngineChoice choice, Report report) {
        try {
            StepModule module = StepModule.ofBinary(input.name(), input.bytes());
            if (choice != EngineChoice.ENDIVE) {
                return Optional.of(ours(module));
            }
        } catch (UnsupportedFeatureException e) {
            if (choice == EngineChoice.STEP) {
                report.binary(input.name(), e.diagnostics());
                return Optional.empty();
            }
        } catch (InvalidModuleException e) {
            report.binary(input.name(), e.diagnostics());
            return Optional.empty();
        }
        return other(
                input.name(),
                input.bytes(),
                gap -> report.binary(input.name(), List.of(diagnostic(gap, SourceMap.empty()))));
    }

    private static Program ours(StepModule module) {
        StepBackend engine = new StepBackend();
        return new Program(module.module(), engine, offer -> engine.instantiate(module, offer), Optional.of(module));
    }

    private static Optional<Program> other(String name, byte[] file, Consumer<Backend.Gap> refused) {
        Backend.Binary binary;
        try {
            binary = new Backend.Binary(name, ModuleReader.read(file), file);
        } catch (MalformedException e) {
            throw new IllegalStateException("a valid module cannot be read", e);
        }
        Backend engine = Backends.of(EngineChoice.ENDIVE, List.of(binary)).get();
        Optional<Backend.Gap> gap = engine.gap(binary.module(), file);
        gap.ifPresent(refused);
        return gap.isPresent()
                ? Optional.empty()
                : Optional.of(new Program(
                        binary.module(), engine, offer -> engine.instantiate(binary, offer), Optional.empty()));
    }

    private static Diagnostic diagnostic(Backend.Gap gap, SourceMap map) {
        Span inFile = new Span(gap.position(), gap.position());
        Span span = map.at(gap.position()).map(SourceMap.Entry::span).orElse(inFile);
        return new Diagnostic(Problem.UNSUPPORTED_FEATURE, span, gap.message(), List.of());
    }
}
