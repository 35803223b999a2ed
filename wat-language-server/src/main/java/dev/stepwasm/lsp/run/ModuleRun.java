package dev.stepwasm.lsp.run;

import dev.stepwasm.engine.CallLimits;
import dev.stepwasm.engine.CallTimeoutException;
import dev.stepwasm.engine.ExitException;
import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.InstanceOptions;
import dev.stepwasm.engine.InvalidModuleException;
import dev.stepwasm.engine.LinkException;
import dev.stepwasm.engine.StepInstance;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.TerminatedException;
import dev.stepwasm.engine.Tier;
import dev.stepwasm.engine.Trap;
import dev.stepwasm.engine.WasmException;
import dev.stepwasm.engine.debug.Invocation;
import dev.stepwasm.engine.debug.InvocationException;
import dev.stepwasm.engine.interpret.ExecutionControl;
import dev.stepwasm.engine.interpret.StackLimits;
import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wat.Analysis;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One run of an exported function of a module in a text, in an instance of its own. {@link #run} works on the thread that
 * calls it; the others are safe for use from any thread.
 */
public final class ModuleRun implements Cancellable {
    private static final String INITIALIZE = "_initialize";

    private final Analysis analysis;
    private final ExportCall call;
    private final RunLimits limits;
    private final LinkedModules links;
    private final Optional<RunCoverage> coverage;
    /** Interpreted, because it tells how many instructions ran. */
    private final ExecutionControl control = new ExecutionControl(StackLimits.DEFAULT, Tier.INTERPRETED);

    private final RunOutput output;
    private volatile String ended = "";

    /** A run that has not begun. */
    public ModuleRun(Analysis analysis, ExportCall call, RunLimits limits) {
        this(analysis, call, limits, LinkedModules.NONE);
    }

    /** A run that has not begun, of a module that is linked with others. */
    public ModuleRun(Analysis analysis, ExportCall call, RunLimits limits, LinkedModules links) {
        this(analysis, call, limits, links, Optional.empty());
    }

    /**
     * A run that has not begun.
     *
     * @param coverage counts what runs
     */
    public ModuleRun(
            Analysis analysis, ExportCall call, RunLimits limits, LinkedModules links, Optional<RunCoverage> coverage) {
        this.coverage = coverage;
        this.links = links;
        this.analysis = analysis;
        this.call = call;
        this.limits = limits;
        this.output = new RunOutput(limits.outputBytes());
    }

    /** {@return what became of it} Throws nothing because of what the module does. */
    public RunReport run() {
        long start = System.nanoTime();
        RunEnding ending;
        try {
            ending = module();
        } catch (OutOfMemoryError e) {
            ending = new RunEnding.Exhausted("ended, because there is no memory left for what it makes", List.of());
        } catch (StackOverflowError e) {
            ending = new RunEnding.Failed("the engine needs more stack than it has");
        }
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        return new RunReport(call, ending, time, control.instructionCount(), output.text());
    }

    @Override
    public void cancel() {
        control.terminate();
    }

    @Override
    public void end(String reason) {
        ended = reason;
        control.terminate();
    }

    private RunEnding module() {
        if (call.module() < 0 || call.module() >= analysis.modules().size()) {
            return new RunEnding.Refused("the text has no such module any more");
        }
        StepModule module;
        try {
            module = StepModule.of(analysis.source().name(), analysis, call.module());
        } catch (InvalidModuleException e) {
            return invalid(e);
        }
        Invocation invocation;
        try {
            invocation = call.export().isEmpty()
                    ? new Invocation("", List.of())
                    : Invocation.of(module.module(), Optional.of(call.export()), call.arguments());
        } catch (InvocationException e) {
            return new RunEnding.Refused(String.valueOf(e.getMessage()));
        }
        List<MissingImport> missing = call.stubs() ? List.of() : missing(module);
        return missing.isEmpty() ? linked(module, invocation) : refusal(missing);
    }

    /** {@return what nothing is given for, of the module and of those that it is linked with} */
    private List<MissingImport> missing(StepModule module) {
        List<MissingImport> missing = new ArrayList<>(new GivenImports(module, links, links.imports()).missing());
        for (LinkedModules.Linked link : links.modules()) {
            missing.addAll(new GivenImports(link.module(), links, link.imports()).missing());
        }
        return missing;
    }

    private static RunEnding invalid(InvalidModuleException e) {
        List<Diagnostic> errors =
                e.diagnostics().stream().filter(Diagnostic::isError).toList();
        Diagnostic first = errors.getFirst();
        String count = errors.size() == 1 ? "an error" : errors.size() + " errors";
        return new RunEnding.Refused(
                "the module has " + count + ": " + first.message(), Optional.of(first.span()), List.of());
    }

    private static RunEnding refusal(List<MissingImport> missing) {
        String names =
                String.join(", ", missing.stream().map(MissingImport::show).toList());
        return new RunEnding.Refused(
                "the module imports what nothing is given for: " + names, Optional.empty(), missing);
    }

    private RunEnding linked(StepModule module, Invocation invocation) {
        List<StepInstance> made = new ArrayList<>();
        try {
            return control.within(CallLimits.ofTimeout(limits.time()), () -> {
                for (LinkedModules.Linked link : links.modules()) {
                    made.add(instance(link.module(), link.imports(), made));
                }
                made.add(instance(module, links.imports(), made));
                return called(made.getLast(), invocation);
            });
        } catch (LinkException e) {
            return new RunEnding.Refused(String.join("; ", e.problems()));
        } catch (ExitException e) {
            return new RunEnding.Exited(e.code());
        } catch (Trap e) {
            return new RunEnding.Trapped(
                    e.reason().code(),
                    e.words(),
                    RunFrame.of(analysis, Optional.of(analysis.source().name()), e.backtrace()));
        } catch (WasmException e) {
            return new RunEnding.Thrown(
                    String.valueOf(e.getMessage()),
                    RunFrame.of(analysis, Optional.of(analysis.source().name()), e.backtrace()));
        } catch (CallTimeoutException e) {
            return new RunEnding.Exhausted(
                    "ended, because it ran longer than " + limits.showTime(),
                    RunFrame.of(analysis, Optional.of(analysis.source().name()), e.backtrace()));
        } catch (TerminatedException e) {
            return ended.isEmpty()
                    ? new RunEnding.Cancelled()
                    : new RunEnding.Exhausted(
                            ended,
                            RunFrame.of(analysis, Optional.of(analysis.source().name()), e.backtrace()));
        } catch (IllegalArgumentException e) {
            return new RunEnding.Refused(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) { // whatever a function of the host throws, somebody waits for the answer
            return new RunEnding.Failed(String.valueOf(e.getMessage()));
        } finally {
            made.reversed().forEach(StepInstance::close);
        }
    }

    private StepInstance instance(StepModule module, Map<String, Integer> imports, List<StepInstance> made) {
        Imports.Builder given =
                new GivenImports(module, links, imports).of(call.stubs(), limits.memoryBytes(), output).toBuilder();
        imports.forEach((name, number) -> given.instance(name, made.get(number)));
        coverage.ifPresent(counts -> counts.makes(module, control));
        return module.instantiate(
                given.build(), control, InstanceOptions.defaults().withMemoryBytes(limits.memoryBytes()));
    }

    /** Libraries of WASI want to be initialized before anything else is called. */
    private static RunEnding called(StepInstance instance, Invocation invocation) {
        boolean isCall = !invocation.export().isEmpty();
        if (isCall && !invocation.export().equals(INITIALIZE) && isInitialized(instance)) {
            instance.invoke(INITIALIZE, List.of());
        }
        return new RunEnding.Returned(
                isCall ? instance.invoke(invocation.export(), invocation.arguments()) : List.of());
    }

    private static boolean isInitialized(StepInstance instance) {
        return instance.module().exports().stream()
                .anyMatch(export -> export.name().equals(INITIALIZE)
                        && export.type() instanceof dev.stepwasm.engine.ExternType.Function(var type)
                        && type.parameters().isEmpty()
                        && type.results().isEmpty());
    }
}
