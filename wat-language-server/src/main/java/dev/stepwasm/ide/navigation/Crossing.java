package dev.stepwasm.ide.navigation;

import dev.stepwasm.wasm.module.Export;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.names.Definition;
import dev.stepwasm.wat.names.IndexSpace;
import java.util.List;
import java.util.Optional;

/** What the word at a place has to do with other modules. */
public sealed interface Crossing {
    /** {@return the word} */
    Span origin();

    /** {@return the number of the module in the text, or -1} */
    int module();

    /**
     * Something that the module imports.
     *
     * @param number of the import in the module
     * @param role what the word is
     */
    record Imported(Span origin, int module, int number, Role role) implements Crossing {}

    /** What a word has to do with an import. */
    enum Role {
        /** It is the name under which the other module exports. */
        NAME,
        /** It is something else in the import. */
        IMPORT,
        /** It uses what the import defines. */
        USE
    }

    /** The name of the module in an import. */
    record ModuleName(Span origin, int module, String name) implements Crossing {}

    /**
     * Something that the module exports.
     *
     * @param names under which it does
     * @param isName whether the word is the one name, and not the thing that is exported
     */
    record Exported(Span origin, int module, List<String> names, boolean isName) implements Crossing {
        /** Copies the list. */
        public Exported {
            names = List.copyOf(names);
        }
    }

    /** The name that a command gives a module for those who import. */
    record Registered(Span origin, int module, String name, Span literal) implements Crossing {}

    /** {@return what the word at an offset has to do with others} What stands in a module within a command has nothing. */
    static Optional<Crossing> at(Analysis analysis, int offset) {
        return Found.at(analysis, offset)
                .filter(found -> !found.scope().isPart())
                .flatMap(found -> of(analysis, found));
    }

    private static Optional<Crossing> of(Analysis analysis, Found found) {
        return switch (found.subject()) {
            case Subject.Imported imported ->
                imported.first()
                        ? Optional.of(new ModuleName(
                                found.origin(),
                                number(analysis, imported.entry().module()),
                                imported.imported().module()))
                        : entry(analysis, found, imported.entry());
            case Subject.Exported exported ->
                Optional.of(new Exported(
                        found.origin(),
                        number(analysis, exported.module()),
                        List.of(exported.export().name()),
                        true));
            case Subject.Entry entry -> entry(analysis, found, entry);
            case Subject.Registered registered ->
                Optional.of(new Registered(
                        found.origin(),
                        registered
                                .registration()
                                .instance()
                                .map(ScriptNames.Binding::module)
                                .orElse(-1),
                        registered.registration().name(),
                        registered.registration().literal()));
            case Subject.Comment comment -> Optional.empty();
            case Subject.Scripted scripted -> Optional.empty();
        };
    }

    private static Optional<Crossing> entry(Analysis analysis, Found found, Subject.Entry entry) {
        ModuleAnalysis module = entry.module();
        Definition definition = entry.definition();
        int number = Imports.number(analysis.tree(), module, definition);
        int segment = analysis.tree().segmentAt(definition.nameSpan().start());
        if (number >= 0) {
            boolean inImport = analysis.tree().segmentAt(found.origin().start()) == segment;
            Role role = !inImport ? Role.USE : found.subject() instanceof Subject.Imported ? Role.NAME : Role.IMPORT;
            return Optional.of(new Imported(found.origin(), number(analysis, module), number, role));
        }
        List<String> names = module.module().exports().stream()
                .filter(export -> IndexSpace.of(export.kind()) == definition.space()
                        && export.index() == definition.index()
                        && definition.owner() < 0)
                .map(Export::name)
                .distinct()
                .toList();
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(new Exported(found.origin(), number(analysis, module), names, false));
    }

    private static int number(Analysis analysis, ModuleAnalysis module) {
        return analysis.modules().indexOf(module);
    }
}
