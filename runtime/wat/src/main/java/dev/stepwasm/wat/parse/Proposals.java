package dev.stepwasm.wat.parse;

import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Word;
import java.util.Optional;

/** Recognises proposals that are not read, by the words that they add to the text format. */
final class Proposals {
    static final String STACK_SWITCHING = "stack switching";
    static final String CUSTOM_DESCRIPTORS = "custom descriptors";
    static final String SHARED_TYPES = "shared types (shared-everything threads)";
    static final String COMPACT_IMPORTS = "compact import sections";
    private static final String STRINGS = "string references (stringref)";
    private static final String HALF_PRECISION = "half precision";

    private Proposals() {}

    /** {@return the proposal that a token belongs to, looking at the word behind it if it is a parenthesis} */
    static Optional<String> at(Cursor cursor, int token) {
        int code = cursor.tokens().code(token);
        if (code == TokenCode.OPEN && token == cursor.at()) {
            return inGroup(cursor.nextCode());
        }
        if (TokenCode.isWord(code)) {
            return word(TokenCode.word(code));
        }
        if (code != TokenCode.RESERVED) {
            return Optional.empty();
        }
        String word = cursor.text(token);
        return word.equals("string") && isHeapType(cursor, token) ? Optional.of(STRINGS) : word(word);
    }

    /** {@return whether the word before is {@code ref} or {@code null}}: alone, {@code string} is a slip */
    private static boolean isHeapType(Cursor cursor, int token) {
        int before = token == 0 ? TokenCode.END : cursor.tokens().code(token - 1);
        return before == Word.REF.code() || before == Word.NULL.code();
    }

    /** Words that open a group. Some are also written alone, where they mean something that is known. */
    private static Optional<String> inGroup(int code) {
        if (!TokenCode.isWord(code)) {
            return Optional.empty();
        }
        return TokenCode.word(code) == Word.ON ? Optional.of(STACK_SWITCHING) : word(TokenCode.word(code));
    }

    private static Optional<String> word(Word word) {
        return switch (word) {
            case CONT, NOCONT, CONTREF, NULLCONTREF, SWITCH -> Optional.of(STACK_SWITCHING);
            case DESCRIBES, DESCRIPTOR, EXACT -> Optional.of(CUSTOM_DESCRIPTORS);
            case SHARED -> Optional.of(SHARED_TYPES);
            case COMPONENT -> Optional.of("the component model");
            default -> Optional.empty();
        };
    }

    /** Words that the lexer does not know, mostly instructions. */
    private static Optional<String> word(String word) {
        return switch (word) {
            case "suspend", "resume", "resume_throw", "resume_throw_ref" -> Optional.of(STACK_SWITCHING);
            case "acqrel", "seqcst", "acq_rel", "seq_cst", "ref.i31_shared", "struct.wait", "struct.notify" ->
                Optional.of(SHARED_TYPES);
            case "stringref" -> Optional.of(STRINGS);
            default -> stem(word);
        };
    }

    private static Optional<String> stem(String word) {
        if (word.startsWith("cont.")) {
            return Optional.of(STACK_SWITCHING);
        }
        if (word.startsWith("string.") || word.startsWith("stringview_")) {
            return Optional.of(STRINGS);
        }
        if (word.endsWith("_desc") || word.contains("_desc_")) {
            return Optional.of(CUSTOM_DESCRIPTORS);
        }
        if (word.startsWith("waitqueue") || word.matches("(struct|array|global|table)\\.atomic\\..+")) {
            return Optional.of(SHARED_TYPES);
        }
        return word.startsWith("f16x8") || word.endsWith("_f16") ? Optional.of(HALF_PRECISION) : Optional.empty();
    }
}
