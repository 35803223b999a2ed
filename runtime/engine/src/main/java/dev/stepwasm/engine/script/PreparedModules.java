package dev.stepwasm.engine.script;

import dev.stepwasm.engine.InvalidModuleException;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.UnsupportedFeatureException;
import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.assemble.Assembly;
import dev.stepwasm.wat.script.CheckedModule;
import dev.stepwasm.wat.script.Command;
import dev.stepwasm.wat.script.ModuleSource;
import dev.stepwasm.wat.script.Script;
import dev.stepwasm.wat.script.ScriptModule;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/** The modules of a script that shall live, checked and assembled once. Immutable when made. */
final class PreparedModules {
    private final Script script;
    private final IdentityHashMap<ScriptModule, Prepared> modules = new IdentityHashMap<>();
    private final List<StepModule> ready = new ArrayList<>();

    /** A module of a script, ready or not. */
    sealed interface Prepared {
        /** It can be run. */
        record Ready(StepModule module) implements Prepared {}

        /** It is not. */
        record Faulty(String message, Optional<Span> place) implements Prepared {}

        /** It uses a part of the standard that we do not know. */
        record Unknown(String reason) implements Prepared {}
    }

    /** @param commands those whose modules are wanted */
    PreparedModules(Script script, List<Command> commands) {
        this.script = script;
        commands.forEach(this::add);
    }

    private void add(Command command) {
        switch (command) {
            case Command.Define define -> add(define.module());
            case Command.AssertModule asserted when !asserted.verdict().isWrong() -> add(asserted.module());
            case Command.Thread thread -> thread.commands().forEach(this::add); // threads do not nest
            case Command other -> {}
        }
    }

    private void add(ScriptModule module) {
        Prepared prepared = prepare(module);
        modules.put(module, prepared);
        if (prepared instanceof Prepared.Ready(StepModule runs)) {
            ready.add(runs);
        }
    }

    /** {@return those that can be run, in text order} */
    List<StepModule> ready() {
        return List.copyOf(ready);
    }

    private Prepared prepare(ScriptModule module) {
        CheckedModule checked = script.check(module);
        if (checked.hasErrors()) {
            return faulty(checked);
        }
        try {
            return new Prepared.Ready(ready(module, checked));
        } catch (UnsupportedFeatureException e) {
            return new Prepared.Unknown(e.diagnostics().getFirst().message());
        } catch (InvalidModuleException e) {
            throw new IllegalStateException("what was found valid is not", e);
        }
    }

    /** {@return a module with the text that people know, which is that of the script wherever it stands in it} */
    private StepModule ready(ScriptModule module, CheckedModule checked) throws InvalidModuleException {
        if (module.source() instanceof ModuleSource.Plain(int number)) {
            return StepModule.of(name(module), script.analysis(), number);
        }
        Assembly assembly = checked.assemble();
        if (!(checked instanceof CheckedModule.Text text)) {
            return StepModule.ofBinary(name(module), assembly.bytes());
        }
        return text.offset() < 0
                ? StepModule.ofBinary(
                        name(module),
                        assembly.bytes(),
                        assembly.sourceMap(),
                        text.analysis().source())
                : StepModule.ofBinary(
                        name(module),
                        assembly.bytes(),
                        assembly.sourceMap().within(text.offset()),
                        script.analysis().source());
    }

    private static Prepared faulty(CheckedModule checked) {
        List<Diagnostic> errors =
                checked.diagnostics().stream().filter(Diagnostic::isError).toList();
        for (Diagnostic error : errors) {
            if (error.problem() == Problem.UNSUPPORTED_FEATURE) {
                return new Prepared.Unknown(error.message());
            }
        }
        Span first = errors.getFirst().span();
        Optional<Span> place = checked instanceof CheckedModule.Text text && text.offset() >= 0
                ? Optional.of(new Span(first.start() + text.offset(), first.end() + text.offset()))
                : Optional.empty();
        return new Prepared.Faulty(errors.getFirst().message(), place);
    }

    private String name(ScriptModule module) {
        return module.name()
                .map(name -> "$" + name)
                .orElseGet(() -> "module at line "
                        + script.analysis()
                                .source()
                                .positionOf(module.span().start())
                                .line());
    }

    /** {@return one of the modules} */
    Prepared get(ScriptModule module) {
        Prepared known = modules.get(module);
        if (known == null) {
            throw new IllegalArgumentException("not a module that shall live");
        }
        return known;
    }

    /** {@return what is wrong with a module that must be wrong; empty if nothing is} Works anew each time. */
    Optional<Prepared> mistake(ScriptModule module) {
        CheckedModule checked = script.check(module);
        return checked.hasErrors() ? Optional.of(faulty(checked)) : Optional.empty();
    }
}
