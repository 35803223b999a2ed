package dev.stepwasm.engine.script;

import dev.stepwasm.engine.backend.Backend.Binary;
import dev.stepwasm.wasm.binary.MalformedException;
import dev.stepwasm.wasm.binary.ModuleReader;
import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.script.CheckedModule;
import dev.stepwasm.wat.script.Command;
import dev.stepwasm.wat.script.Script;
import dev.stepwasm.wat.script.ScriptModule;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/** The modules of a script that shall live, checked and assembled once. Immutable when made. */
final class PreparedModules {
    private final Script script;
    private final IdentityHashMap<ScriptModule, Prepared> modules = new IdentityHashMap<>();

    /** A module of a script, ready or not. */
    sealed interface Prepared {
        /** It is valid. */
        record Ready(Binary binary) implements Prepared {}

        /** It is not. */
        record Faulty(String message, Optional<Span> place) implements Prepared {}

        /** Our front end does not know a part of the standard that it uses. */
        record Unknown(String reason) implements Prepared {}
    }

    PreparedModules(Script script) {
        this.script = script;
        script.commands().forEach(this::add);
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
        modules.put(module, prepare(module));
    }

    private Prepared prepare(ScriptModule module) {
        CheckedModule checked = script.check(module);
        if (checked.hasErrors()) {
            return faulty(checked);
        }
        byte[] file = checked.assemble().bytes();
        try {
            return new Prepared.Ready(new Binary(name(module), ModuleReader.read(file), file));
        } catch (MalformedException e) {
            throw new IllegalStateException("what was assembled cannot be read", e);
        }
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

    /** {@return all that are ready} */
    List<Binary> binaries() {
        return modules.values().stream()
                .filter(Prepared.Ready.class::isInstance)
                .map(ready -> ((Prepared.Ready) ready).binary())
                .toList();
    }

    /** {@return what is wrong with a module that must be wrong; empty if nothing is} Works anew each time. */
    Optional<Prepared> mistake(ScriptModule module) {
        CheckedModule checked = script.check(module);
        return checked.hasErrors() ? Optional.of(faulty(checked)) : Optional.empty();
    }
}
