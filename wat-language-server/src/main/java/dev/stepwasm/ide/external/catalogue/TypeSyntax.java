package dev.stepwasm.ide.external.catalogue;

import dev.stepwasm.ide.external.ImportableType;
import dev.stepwasm.wasm.module.ExternalKind;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.text.SourceText;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Reads types that are written as in an import, with the parser of the text format. */
final class TypeSyntax {
    private static final String BEFORE = " (import \"\" \"\" ";

    private final BiConsumer<Span, String> mistakes;
    private final String definitions;

    /**
     * What a type says.
     *
     * @param parameters their names, empty for those without one
     */
    record Read(ImportableType type, List<String> parameters) {}

    /**
     * For the types of one catalogue.
     *
     * @param definitions that they may refer to; those that are wrong are reported and left out
     * @param mistakes gets what is wrong, with its place
     */
    TypeSyntax(List<Json.Text> definitions, BiConsumer<Span, String> mistakes) {
        this.mistakes = mistakes;
        StringBuilder good = new StringBuilder();
        for (Json.Text definition : definitions) {
            String text = "(module " + good + definition.value() + ")";
            Optional<Module> module = read(definition, text, "(module ".length() + good.length());
            if (module.isPresent() && isOnlyTypes(module.get())) {
                good.append(definition.value()).append(' ');
            } else if (module.isPresent()) {
                mistakes.accept(definition.span(), "expected nothing but a type definition");
            }
        }
        this.definitions = good.toString();
    }

    /** {@return the type of an import}, empty if it is wrong, which is reported */
    Optional<Read> of(Json.Text type) {
        Optional<ExternalKind> open = Arrays.stream(ExternalKind.values())
                .filter(kind -> kind.keyword().equals(type.value().strip()))
                .findFirst();
        if (open.isPresent()) {
            return Optional.of(new Read(ImportableType.any(open.get()), List.of()));
        }
        // Only these can refer to a definition.
        boolean refers = type.value().contains("(ref") || type.value().contains("(type");
        String before = "(module " + (refers ? definitions : "") + BEFORE;
        SourceText source = new SourceText("", before + type.value() + "))");
        return analysis(type, source, before.length()).flatMap(module -> read(type, module));
    }

    private Optional<Read> read(Json.Text type, ModuleAnalysis analysis) {
        Module module = analysis.module();
        if (module.imports().size() != 1 || !isOnlyTypes(module)) {
            mistakes.accept(type.span(), "expected the type of one import, as `(func (param i32))`");
            return Optional.empty();
        }
        List<String> parameters = analysis.locals(0).stream()
                .map(parameter -> parameter.name().orElse(""))
                .toList();
        ImportableType read =
                ImportableType.of(module, module.imports().getFirst().type());
        return Optional.of(new Read(read, read.kind() == ExternalKind.FUNCTION ? parameters : List.of()));
    }

    private static boolean isOnlyTypes(Module module) {
        return module.functions().isEmpty()
                && module.tables().isEmpty()
                && module.memories().isEmpty()
                && module.globals().isEmpty()
                && module.tags().isEmpty()
                && module.exports().isEmpty()
                && module.data().isEmpty()
                && module.elements().isEmpty()
                && module.start().isEmpty()
                && module.imports().size() <= 1;
    }

    private Optional<Module> read(Json.Text part, String text, int start) {
        return analysis(part, new SourceText("", text), start).map(ModuleAnalysis::module);
    }

    /** The module, unless there is an error, which is put into the string from {@code start} on. */
    private Optional<ModuleAnalysis> analysis(Json.Text part, SourceText source, int start) {
        Analysis analysis = Analysis.of(source);
        Optional<Diagnostic> error =
                analysis.diagnostics().stream().filter(Diagnostic::isError).findFirst();
        error.ifPresent(problem -> {
            int length = part.value().length();
            int from = Math.clamp(problem.span().start() - start, 0, length);
            int to = Math.clamp(problem.span().end() - start, from, length);
            Span place = from == to ? part.span() : part.part(new Span(from, to));
            mistakes.accept(place, problem.message());
        });
        return error.isPresent() || analysis.modules().size() != 1
                ? Optional.empty()
                : Optional.of(analysis.modules().getFirst());
    }
}
