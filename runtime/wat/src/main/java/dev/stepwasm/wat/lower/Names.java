package dev.stepwasm.wat.lower;

import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wasm.problem.Related;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.lex.NumberLiteral;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.names.Identifier;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.names.IndexTable;
import dev.stepwasm.wat.names.NameTable;
import dev.stepwasm.wat.names.Nearest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/** The index spaces of a module with their names. Complete and unchanged once bodies are looked at. */
final class Names {
    private static final long MAX_INDEX = 0xFFFF_FFFFL;

    private final List<IndexTable> tables =
            Arrays.stream(IndexSpace.values()).map(IndexTable::new).toList();
    private final Map<Integer, NameTable> fields = new HashMap<>();
    private final Map<Integer, int[]> fieldTokens = new HashMap<>();

    IndexTable table(IndexSpace space) {
        return tables.get(space.ordinal());
    }

    /** {@return whether both lead every name to the same index} */
    boolean isLike(Names other) {
        for (IndexTable table : tables) {
            if (!table.names().isLike(other.table(table.space()).names())) {
                return false;
            }
        }
        return fields.keySet().equals(other.fields.keySet())
                && fields.entrySet().stream()
                        .allMatch(type ->
                                type.getValue().isLike(Objects.requireNonNull(other.fields.get(type.getKey()))));
    }

    /** Adds an entry to an index space and reports a name that is taken. */
    int define(Part part, IndexSpace space, int node, int nameToken) {
        IndexTable table = table(space);
        int index = table.add(part.number(), node, nameToken);
        if (nameToken >= 0) {
            String name = Identifier.name(part.text(), part.textStart(nameToken), part.textEnd(nameToken));
            int owner = table.names().put(name, index);
            if (owner != index && !name.isEmpty()) { // no name at all has been reported
                int segment = table.segment(owner);
                Span first = part.tree().span(segment, table.nameToken(owner));
                duplicate(part, space, nameToken, name, first);
            }
        }
        return index;
    }

    static void duplicate(Part part, IndexSpace space, int nameToken, String name, Span first) {
        Problem problem = Problem.DUPLICATE_NAME;
        part.report(
                problem,
                nameToken,
                problem.message(space.word(), Identifier.show(name)),
                List.of(new Related(first, "first defined here")));
    }

    /** Notes the names of the fields of a struct type; the second time it is asked it does nothing. */
    void defineFields(int type, NameTable names, int[] tokens) {
        if (!fields.containsKey(type)) {
            fields.put(type, names);
            fieldTokens.put(type, tokens);
        }
    }

    /** {@return the name tokens of the fields of a struct type, -1 for those without a name} */
    int[] fieldTokens(int type) {
        return fieldTokens.getOrDefault(type, new int[0]);
    }

    /** {@return the index that a token stands for, or UNKNOWN_INDEX after a report} */
    int resolve(Part part, IndexSpace space, int token, Nearest nearest) {
        return resolve(part, space, table(space).names(), token, nearest);
    }

    /** {@return the field that a token stands for} */
    int resolveField(Part part, int type, int token, Nearest nearest) {
        NameTable names = fields.get(type);
        if (names == null && part.tokens().code(token) == TokenCode.ID) {
            if (type != Instruction.UNKNOWN_INDEX) {
                unknown(part, IndexSpace.FIELD, new NameTable(), token, nearest);
            }
            return Instruction.UNKNOWN_INDEX;
        }
        return resolve(part, IndexSpace.FIELD, names == null ? new NameTable() : names, token, nearest);
    }

    static int resolve(Part part, IndexSpace space, NameTable names, int token, Nearest nearest) {
        if (part.tokens().code(token) == TokenCode.NAT) {
            return number(part, token);
        }
        int index = names.find(part.text(), part.textStart(token), part.textEnd(token));
        if (index < 0 && !names.isIncomplete()) {
            unknown(part, space, names, token, nearest);
        }
        return index;
    }

    /** {@return a numeric index; those above 2^31 are as unknown as the one returned for them} */
    static int number(Part part, int token) {
        OptionalLong value = NumberLiteral.unsigned(part.text(), part.textStart(token), part.textEnd(token));
        if (value.isEmpty() || value.getAsLong() >>> 32 != 0) {
            part.report(Problem.CONSTANT_OUT_OF_RANGE, token, "`" + part.text(token) + "`", "an index");
            return Instruction.UNKNOWN_INDEX;
        }
        return (int) Math.min(value.getAsLong() & MAX_INDEX, Integer.MAX_VALUE);
    }

    static void unknown(Part part, IndexSpace space, NameTable names, int token, Nearest nearest) {
        Optional<String> meant = Optional.empty();
        if (!nearest.isSpent()) {
            String written = Identifier.name(part.text(), part.textStart(token), part.textEnd(token));
            meant = nearest.to(written, names.names());
        }
        unknown(part, space, token, meant);
    }

    static void unknown(Part part, IndexSpace space, int token, Optional<String> meant) {
        String message = space.unknown().message("`" + part.text(token) + "`");
        Optional<String> suggestion = meant.map(Identifier::show);
        String hint = suggestion.map(m -> ", did you mean `" + m + "`?").orElse("");
        part.report(space.unknown(), token, message + hint, List.of(), suggestion);
    }
}
