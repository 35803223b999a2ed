package dev.stepwasm.vscode;

import dev.stepwasm.wasm.opcode.Immediate;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wat.lex.Word;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The words of the text format and of test scripts: their colours, and those of the names that follow them. */
final class Vocabulary {
    /** What names can stand for. */
    static final List<Colour> NAMED = List.of(
            Colour.MODULE,
            Colour.FUNCTION,
            Colour.TYPE,
            Colour.TAG,
            Colour.LABEL,
            Colour.PARAMETER,
            Colour.FIELD,
            Colour.VARIABLE);

    private static final Set<Opcode> OPERANDS = EnumSet.of(Opcode.DROP, Opcode.SELECT, Opcode.SELECT_T);

    private Vocabulary() {}

    /** Words with one colour, and what is named behind them, in order. */
    record Family(Colour colour, List<Colour> names) {
        Family(Colour colour, Colour... names) {
            this(colour, List.of(names));
        }
    }

    /** {@return the words of modules by family: instructions, then the others} */
    static Map<Family, List<String>> ofModules() {
        Map<Family, List<String>> families = new LinkedHashMap<>();
        for (Opcode op : Opcode.values()) {
            add(families, family(op), op.keyword());
        }
        for (Word word : Word.values()) {
            if (!isOfScripts(word)) {
                add(families, family(word), word.keyword());
            }
        }
        return families;
    }

    /** {@return the words that only test scripts have, by family} */
    static Map<Family, List<String>> ofScripts() {
        Map<Family, List<String>> families = new LinkedHashMap<>();
        for (Word word : Word.values()) {
            if (isOfScripts(word)) {
                add(families, family(word), word.keyword());
            }
        }
        // Expected references; to the lexer of modules they are no words.
        for (String value : List.of("ref.any", "ref.array", "ref.exn", "ref.struct")) {
            add(families, new Family(Colour.COMMAND), value);
        }
        return families;
    }

    private static void add(Map<Family, List<String>> families, Family family, String word) {
        List<String> words = families.computeIfAbsent(family, key -> new ArrayList<>());
        if (families.values().stream().noneMatch(known -> known.contains(word))) {
            words.add(word);
        }
    }

    /** {@return the words that name heap types, some of which mean something else elsewhere} */
    static List<String> heapTypes() {
        return List.of(
                "any",
                "eq",
                "i31",
                "struct",
                "array",
                "none",
                "func",
                "nofunc",
                "extern",
                "noextern",
                "exn",
                "noexn",
                "cont",
                "nocont");
    }

    /** {@return the colour of an instruction and of the names behind it} */
    static Family family(Opcode op) {
        if (op == Opcode.CATCH || op == Opcode.CATCH_ALL) {
            return family(op == Opcode.CATCH ? Word.CATCH : Word.CATCH_ALL); // `try_table` has them with labels
        }
        // Only the instructions that steer are named by a single word.
        boolean steers = !(op.keyword().contains(".") || OPERANDS.contains(op));
        List<Colour> names = new ArrayList<>();
        for (Immediate immediate : op.immediates()) {
            switch (immediate) {
                case BLOCK_TYPE, LABEL, LABELS, CAST -> names.add(Colour.LABEL);
                case FUNCTION -> names.add(Colour.FUNCTION);
                // The type of an indirect call is a clause of its own.
                case TYPE -> names.add(op.immediates().contains(Immediate.TABLE) ? Colour.VARIABLE : Colour.TYPE);
                case HEAP_TYPE -> names.add(Colour.TYPE);
                case FIELD -> names.add(Colour.FIELD);
                case TAG -> names.add(Colour.TAG);
                case TABLE, MEMORY, MEMARG, LOCAL, GLOBAL, DATA, ELEM -> names.add(Colour.VARIABLE);
                case LENGTH, I32, I64, F32, F64, V128, LANE, LANES, VALUE_TYPES, REF_TYPE, CATCHES, ORDERING -> {
                    // Not named.
                }
            }
        }
        if (op == Opcode.ELSE || op == Opcode.END) {
            names.add(Colour.LABEL);
        }
        boolean plain = names.stream().allMatch(name -> name == Colour.VARIABLE);
        return new Family(steers ? Colour.CONTROL : Colour.INSTRUCTION, plain ? List.of() : names);
    }

    /** {@return the colour of a word and of the names behind it} */
    static Family family(Word word) {
        return switch (word) {
            case MODULE, COMPONENT -> new Family(Colour.STRUCTURE, Colour.MODULE);
            case DEFINITION -> new Family(Colour.STRUCTURE, Colour.MODULE);
            case INSTANCE -> new Family(Colour.STRUCTURE, Colour.MODULE, Colour.MODULE);
            case FUNC, START -> new Family(Colour.STRUCTURE, Colour.FUNCTION);
            case TYPE, REF, NULL, SUB, FINAL, EXACT, DESCRIBES, DESCRIPTOR -> new Family(Colour.STRUCTURE, Colour.TYPE);
            case TAG -> new Family(Colour.STRUCTURE, Colour.TAG);
            case PARAM -> new Family(Colour.STRUCTURE, Colour.PARAMETER);
            case FIELD -> new Family(Colour.STRUCTURE, Colour.FIELD);
            case CORE, BINARY, QUOTE, REC, CONT, STRUCT, ARRAY, RESULT, LOCAL, MUT -> new Family(Colour.STRUCTURE);
            case IMPORT, EXPORT, TABLE, MEMORY, GLOBAL, ELEM, DATA, OFFSET, ITEM -> new Family(Colour.STRUCTURE);
            case DECLARE, PAGESIZE, SHARED, UNSHARED, SWITCH -> new Family(Colour.STRUCTURE);
            case ON -> new Family(Colour.STRUCTURE, Colour.TAG, Colour.LABEL);
            case THEN, DO -> new Family(Colour.CONTROL);
            case CATCH, CATCH_REF -> new Family(Colour.CONTROL, Colour.TAG, Colour.LABEL);
            case CATCH_ALL, CATCH_ALL_REF -> new Family(Colour.CONTROL, Colour.LABEL);
            case DELEGATE, ELSE, END -> new Family(Colour.CONTROL, Colour.LABEL);
            case I8, I16, I32, I64, F32, F64, V128 -> new Family(Colour.BUILT_IN_TYPE);
            case FUNCREF, EXTERNREF, ANYREF, EQREF, I31REF, STRUCTREF, ARRAYREF, EXNREF, CONTREF ->
                new Family(Colour.BUILT_IN_TYPE);
            case NULLREF, NULLFUNCREF, NULLEXTERNREF, NULLEXNREF, NULLCONTREF -> new Family(Colour.BUILT_IN_TYPE);
            case EXTERN, ANY, EQ, I31, NONE, NOFUNC, NOEXTERN, EXN, NOEXN, NOCONT -> new Family(Colour.BUILT_IN_TYPE);
            case I8X16, I16X8, I32X4, I64X2, F32X4, F64X2 -> new Family(Colour.SHAPE);
            case INVOKE, GET, THREAD, WAIT, SCRIPT, INPUT, OUTPUT -> new Family(Colour.COMMAND, Colour.MODULE);
            case REGISTER, EITHER -> new Family(Colour.COMMAND);
            case ASSERT_RETURN, ASSERT_TRAP, ASSERT_EXHAUSTION, ASSERT_EXCEPTION, ASSERT_SUSPENSION ->
                new Family(Colour.COMMAND);
            case ASSERT_MALFORMED, ASSERT_MALFORMED_CUSTOM, ASSERT_INVALID, ASSERT_INVALID_CUSTOM ->
                new Family(Colour.COMMAND);
            case ASSERT_UNLINKABLE, ASSERT_RETURN_CANONICAL_NAN, ASSERT_RETURN_ARITHMETIC_NAN ->
                new Family(Colour.COMMAND);
            case REF_EXTERN, REF_HOST -> new Family(Colour.COMMAND);
            case NAN_CANONICAL, NAN_ARITHMETIC -> new Family(Colour.FLOAT);
        };
    }

    /** {@return whether a word is found in test scripts only} */
    static boolean isOfScripts(Word word) {
        return switch (family(word).colour()) {
            case COMMAND, FLOAT -> true;
            default -> word == Word.INSTANCE || word == Word.DEFINITION || word == Word.BINARY || word == Word.QUOTE;
        };
    }
}
