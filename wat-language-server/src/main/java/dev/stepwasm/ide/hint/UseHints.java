package dev.stepwasm.ide.hint;

import dev.stepwasm.ide.syntax.TypeNames;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wasm.type.StructType;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.names.Definition;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.names.Use;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Hints behind the names and indices that a field uses. */
final class UseHints {
    private final Analysis analysis;
    private final ModuleAnalysis module;
    private final TypeNames names;
    private final List<Use> uses;
    private final Map<Integer, List<ValueType>> locals = new HashMap<>();
    private final Map<Integer, List<Definition>> localDefinitions = new HashMap<>();
    private final Map<Integer, List<Definition>> fields = new HashMap<>();

    UseHints(Analysis analysis, ModuleAnalysis module, int segment, Span part) {
        this.analysis = analysis;
        this.module = module;
        this.names = new TypeNames(module);
        this.uses = uses(analysis, module, segment, part);
    }

    private static List<Use> uses(Analysis analysis, ModuleAnalysis module, int segment, Span part) {
        List<Use> found = new ArrayList<>();
        module.lowered().lookup().forEachUse(segment, (token, space, index, owner) -> {
            Span span = analysis.tree().span(segment, token);
            if (span.end() >= part.start() && span.end() <= part.end()) {
                found.add(new Use(space, index, owner, span));
            }
        });
        return found;
    }

    /** {@return the labels that are used} */
    List<Use> labels() {
        return uses.stream().filter(use -> use.space() == IndexSpace.LABEL).toList();
    }

    /** Behind each local, global and field its type. */
    void addTypes(List<Hint> found) {
        for (Use use : uses) {
            type(use)
                    .ifPresent(type ->
                            found.add(new Hint(use.span().end(), Hint.Kind.TYPE, ": " + type, definition(use))));
        }
    }

    /** Behind each number that stands for something with a name, that name. */
    void addNames(List<Hint> found) {
        for (Use use : uses) {
            boolean number = analysis.tokenAt(use.span().start())
                    .filter(token -> token.code() == TokenCode.NAT)
                    .isPresent();
            if (number && use.space() != IndexSpace.LABEL) {
                definition(use)
                        .filter(definition -> definition.name().isPresent())
                        .ifPresent(definition -> found.add(new Hint(
                                use.span().end(), Hint.Kind.INDEX, definition.show(), Optional.of(definition))));
            }
        }
    }

    private Optional<String> type(Use use) {
        Module records = module.module();
        return switch (use.space()) {
            case LOCAL -> {
                List<ValueType> types = locals.computeIfAbsent(use.owner(), this::localTypes);
                yield use.index() >= 0 && use.index() < types.size()
                        ? Optional.of(names.show(types.get(use.index())))
                        : Optional.empty();
            }
            case GLOBAL ->
                use.index() >= 0 && use.index() < records.globalCount()
                        ? Optional.of(names.show(records.global(use.index()).type()))
                        : Optional.empty();
            case FIELD -> {
                StructType struct =
                        records.types().contains(use.owner()) ? records.types().struct(use.owner()) : null;
                yield struct != null
                                && use.index() >= 0
                                && use.index() < struct.fields().size()
                        ? Optional.of(names.show(struct.fields().get(use.index())))
                        : Optional.empty();
            }
            default -> Optional.empty();
        };
    }

    private List<ValueType> localTypes(int function) {
        return module.module()
                .definedFunction(function)
                .map(module.module()::locals)
                .orElse(List.of());
    }

    private Optional<Definition> definition(Use use) {
        return switch (use.space()) {
            case LOCAL -> in(localDefinitions.computeIfAbsent(use.owner(), module::locals), use);
            case FIELD ->
                in(fields.computeIfAbsent(use.owner(), module.lowered().lookup()::fields), use);
            default -> module.lowered().lookup().definition(use.space(), use.index(), use.owner());
        };
    }

    /** The list is that of a space, perhaps with gaps. */
    private static Optional<Definition> in(List<Definition> sorted, Use use) {
        if (use.index() >= 0
                && use.index() < sorted.size()
                && sorted.get(use.index()).index() == use.index()) {
            return Optional.of(sorted.get(use.index()));
        }
        return sorted.stream()
                .filter(definition -> definition.index() == use.index())
                .findFirst();
    }
}
