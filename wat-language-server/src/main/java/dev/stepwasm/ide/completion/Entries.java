package dev.stepwasm.ide.completion;

import dev.stepwasm.ide.syntax.Annotations;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.type.CompositeType;
import dev.stepwasm.wasm.type.FieldType;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.MemoryType;
import dev.stepwasm.wasm.type.StructType;
import dev.stepwasm.wasm.type.TableType;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.names.Definition;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.names.IndexTable;
import dev.stepwasm.wat.tree.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The entries of index spaces: by their names, and by their indices where they have none or where a number is typed. Of a
 * large space only some hundreds are proposed at a time, those that fit best.
 */
final class Entries {
    private static final int MOST = 300;

    private final Suggestions suggestions;
    private final Place place;
    private final String typed;

    Entries(Suggestions suggestions) {
        this.suggestions = suggestions;
        this.place = suggestions.place();
        this.typed = place.typedText().toLowerCase(Locale.ROOT);
    }

    private record Candidate(int index, int fit) {}

    /**
     * Proposes the entries of a space of the module.
     *
     * @param fit of an entry, by its index; negative if it cannot stand here
     */
    void all(IndexSpace space, IntUnaryOperator fit) {
        if (place.afterOpen() || place.module().isEmpty()) {
            return;
        }
        ModuleAnalysis module = place.module().get();
        IndexTable table = module.lowered().table(space);
        boolean large = table.size() > MOST;
        List<Candidate> candidates = new ArrayList<>();
        for (int index = 0; index < table.size(); index++) {
            int found = large && !Typed.matches(typed, name(table, index)) ? -1 : fit.applyAsInt(index);
            if (found >= 0) {
                candidates.add(new Candidate(index, found));
            }
        }
        if (candidates.size() > MOST) {
            candidates.sort(Comparator.comparing((Candidate candidate) -> !begins(name(table, candidate.index())))
                    .thenComparingInt(Candidate::fit));
            candidates.subList(MOST, candidates.size()).clear();
        }
        if (large) {
            suggestions.markIncomplete();
        }
        for (Candidate candidate : candidates) {
            add(module, table, candidate);
        }
    }

    private boolean begins(String name) {
        return name.regionMatches(true, 0, typed, 0, typed.length());
    }

    /** {@return the name as it is written, or the index} */
    private String name(IndexTable table, int index) {
        int token = table.nameToken(index);
        return token < 0 || isNumeric() ? Integer.toString(index) : place.tree().text(table.segment(index), token);
    }

    /** {@return whether an index is being typed as a number} */
    private boolean isNumeric() {
        return !typed.isEmpty() && Character.isDigit(typed.charAt(0));
    }

    private void add(ModuleAnalysis module, IndexTable table, Candidate candidate) {
        int index = candidate.index();
        String name = name(table, index);
        boolean numeric = !name.startsWith("$") && table.nameToken(index) >= 0;
        String detail = detail(module.module(), table.space(), index);
        if (numeric) {
            detail = place.tree().text(table.segment(index), table.nameToken(index)) + " " + detail;
        }
        suggestions.add(new Proposal(
                kind(table.space()),
                name,
                Snippets.plain(name),
                name,
                detail.strip(),
                candidate.fit(),
                Annotations.deprecation(new Node(place.tree(), table.segment(index), table.node(index)))
                        .isPresent(),
                Optional.of(new Proposal.Entry(table.space(), index, -1))));
    }

    private static Proposal.Kind kind(IndexSpace space) {
        return switch (space) {
            case FUNCTION -> Proposal.Kind.FUNCTION;
            case TYPE -> Proposal.Kind.TYPE;
            case GLOBAL, LOCAL -> Proposal.Kind.VARIABLE;
            case FIELD -> Proposal.Kind.FIELD;
            case LABEL -> Proposal.Kind.LABEL;
            case TABLE, MEMORY, TAG, ELEM, DATA -> Proposal.Kind.ENTITY;
        };
    }

    private static String detail(Module module, IndexSpace space, int index) {
        return switch (space) {
            case FUNCTION -> index < module.functionCount() ? shown(module.functionType(index)) : "";
            case TYPE ->
                module.types().contains(index) ? shown(module.types().get(index).composite()) : "";
            case GLOBAL -> index < module.globalCount() ? module.global(index).show() : "";
            case MEMORY -> index < module.memoryCount() ? shown(module.memory(index)) : "";
            case TABLE -> index < module.tableCount() ? shown(module.table(index)) : "";
            case TAG ->
                index < module.tagCount()
                        ? shown(module.types().function(module.tag(index).typeIndex()))
                        : "";
            case ELEM ->
                index < module.elementCount() ? module.elementType(index).show() : "";
            case DATA ->
                index < module.dataCount()
                        ? size(module.data().get(index).bytes().size())
                        : "";
            case LOCAL, LABEL, FIELD -> "";
        };
    }

    private static String shown(@Nullable CompositeType type) {
        return type == null ? "" : type instanceof FunctionType function ? function.showStack() : type.show();
    }

    private static String size(int bytes) {
        return bytes + (bytes == 1 ? " byte" : " bytes");
    }

    private static String shown(MemoryType memory) {
        return (memory.is64() ? "i64 " : "") + memory.limits().show() + (memory.shared() ? " shared" : "");
    }

    private static String shown(TableType table) {
        return (table.is64() ? "i64 " : "") + table.limits().show() + " "
                + table.element().show();
    }

    /** Proposes the parameters and locals of the function around the place. */
    void locals(int function, IntUnaryOperator fit) {
        if (place.afterOpen() || place.module().isEmpty() || function < 0) {
            return;
        }
        ModuleAnalysis module = place.module().get();
        for (Definition local : module.locals(function)) {
            int found = fit.applyAsInt(local.index());
            if (found >= 0) {
                Proposal.Entry entry = new Proposal.Entry(IndexSpace.LOCAL, local.index(), function);
                named(
                        local,
                        Proposal.Kind.VARIABLE,
                        module.localType(local).map(ValueType::show).orElse(""),
                        found,
                        entry);
            }
        }
    }

    /** Proposes the fields of a struct type. */
    void fields(int type, IntUnaryOperator fit) {
        if (place.afterOpen() || place.module().isEmpty()) {
            return;
        }
        ModuleAnalysis module = place.module().get();
        StructType struct = module.module().types().struct(type);
        if (struct == null) {
            return;
        }
        List<Definition> named = module.lowered().lookup().fields(type);
        for (int number = 0; number < Math.min(struct.fields().size(), MOST); number++) {
            int index = number;
            FieldType field = struct.fields().get(number);
            int found = fit.applyAsInt(number);
            if (found < 0) {
                continue;
            }
            Optional<Definition> definition =
                    named.stream().filter(d -> d.index() == index).findFirst();
            Proposal.Entry entry = new Proposal.Entry(IndexSpace.FIELD, number, type);
            if (definition.isPresent()) {
                named(definition.get(), Proposal.Kind.FIELD, field.show(), found, entry);
            } else {
                suggestions.add(Proposal.of(Proposal.Kind.FIELD, Integer.toString(number), field.show(), found));
            }
        }
    }

    private void named(Definition definition, Proposal.Kind kind, String type, int fit, Proposal.Entry entry) {
        boolean number = definition.name().isEmpty() || isNumeric();
        String label = number ? Integer.toString(definition.index()) : definition.show();
        String detail = number && definition.name().isPresent() ? definition.show() + " " + type : type;
        suggestions.add(
                new Proposal(kind, label, Snippets.plain(label), label, detail, fit, false, Optional.of(entry)));
    }
}
