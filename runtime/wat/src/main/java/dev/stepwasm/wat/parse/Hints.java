package dev.stepwasm.wat.parse;

import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wat.lex.TokenCode;
import java.util.Map;
import java.util.Optional;

/**
 * What people write who come from other languages, or who remember the text format by half, and what it is here. A hint
 * is what stands behind a message, a colon and a space included; empty where there is nothing more to say.
 */
final class Hints {
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("int", "i32"),
            Map.entry("uint", "i32"),
            Map.entry("u32", "i32"),
            Map.entry("s32", "i32"),
            Map.entry("bool", "i32"),
            Map.entry("boolean", "i32"),
            Map.entry("char", "i32"),
            Map.entry("byte", "i32"),
            Map.entry("i8", "i32"),
            Map.entry("i16", "i32"),
            Map.entry("u8", "i32"),
            Map.entry("u16", "i32"),
            Map.entry("size_t", "i32"),
            Map.entry("long", "i64"),
            Map.entry("u64", "i64"),
            Map.entry("s64", "i64"),
            Map.entry("float", "f32"),
            Map.entry("double", "f64"),
            Map.entry("number", "f64"));
    private static final Map<String, String> TOKENS = Map.ofEntries(
            Map.entry(",", "nothing but space separates the parts of a list"),
            Map.entry(";", "instructions end without a mark, and a comment begins with `;;`"),
            Map.entry("{", "groups are written in parentheses"),
            Map.entry("}", "groups are written in parentheses"),
            Map.entry("[", "groups are written in parentheses"),
            Map.entry("]", "groups are written in parentheses"),
            Map.entry("//", "a comment begins with `;;`"),
            Map.entry("///", "a comment begins with `;;`"),
            Map.entry("#", "a comment begins with `;;`"),
            Map.entry("--", "a comment begins with `;;`"),
            Map.entry("/*", "a comment over several lines is written `(; ... ;)`"),
            Map.entry("*/", "a comment over several lines is written `(; ... ;)`"),
            Map.entry("/**", "a comment over several lines is written `(; ... ;)`"),
            Map.entry("=", "there are no assignments: `local.set` takes its value from the stack"),
            Map.entry("void", "what gives nothing has no `(result)`"),
            Map.entry("string", "there are no strings: pass an address and a length"),
            Map.entry("else", "no `if` is open here"),
            Map.entry("end", "no block is open here"),
            Map.entry("mut", "a mutable type is written `(mut i32)`"));

    private Hints() {}

    /**
     * {@return what to say about a token}
     *
     * @param wanted what belongs in its place
     */
    static String of(String wanted, int code, String found) {
        if (TOKENS.containsKey(found)) {
            return ": " + TOKENS.get(found);
        }
        if (code == TokenCode.RESERVED && found.indexOf('"') >= 0) {
            return ": space is missing " + (found.charAt(0) == '"' ? "between the strings" : "before the string");
        }
        if (isTypeWanted(wanted)) {
            return type(found);
        }
        if (wanted.startsWith("an integer") || wanted.startsWith("a number")) {
            return number(wanted, code, found);
        }
        if (wanted.startsWith("an instruction") || wanted.startsWith("a folded instruction")) {
            return instruction(code, found);
        }
        if (wanted.startsWith("`(func`") && (found.startsWith("$") || isWord(found))) {
            return ": write it in parentheses, as in `(func" + (found.startsWith("$") ? " " + found : "") + ")`";
        }
        boolean index = wanted.matches("an? (local|label|function|global|table|memory|type|tag|field)");
        if (index && isWord(found)) {
            return ": names begin with `$`";
        }
        return index && found.startsWith("(") ? ": write the name alone" : "";
    }

    /** {@return what was probably meant by a token, if the hint says so too} */
    static Optional<String> meant(String wanted, String found) {
        return isTypeWanted(wanted) ? Optional.ofNullable(TYPES.get(found)) : Optional.empty();
    }

    private static boolean isTypeWanted(String wanted) {
        return wanted.startsWith("a value type") || wanted.startsWith("a size or a reference type");
    }

    private static boolean isWord(String found) {
        return !found.isEmpty() && Character.isLetter(found.charAt(0));
    }

    private static String type(String found) {
        if (TYPES.containsKey(found)) {
            return ", did you mean `" + TYPES.get(found) + "`?";
        }
        return isWord(found) && found.length() <= 2 ? ": names begin with `$`" : "";
    }

    private static String number(String wanted, int code, String found) {
        if (code == TokenCode.ID) {
            return ": the value of a local or global is read by `local.get` or `global.get`";
        }
        boolean quoted = found.length() == 3
                && found.charAt(0) == found.charAt(2)
                && (found.charAt(0) == '\'' || found.charAt(0) == '"');
        if (quoted) {
            return ": write the number of the character, " + (int) found.charAt(1);
        }
        return wanted.equals("an integer") && code == TokenCode.FLOAT ? ": integers have no decimal point" : "";
    }

    private static String instruction(int code, String found) {
        if (code == TokenCode.NAT || code == TokenCode.INT) {
            return ": a number is put on the stack by `i32.const " + found + "`";
        }
        if (code == TokenCode.FLOAT) {
            return ": a number is put on the stack by `f64.const " + found + "`";
        }
        if (code == TokenCode.ID) {
            return ": the value of a local is put on the stack by `local.get " + found + "`";
        }
        return found.equals("(param") || found.equals("(result") || found.equals("(local") || found.equals("(export")
                ? ": all declarations come first, in the order export, type, param, result, local"
                : "";
    }

    /** {@return what to say about an immediate that the instruction before it does not have} */
    static Optional<String> surplus(Opcode op, int code, String found) {
        boolean value = code == TokenCode.NAT
                || code == TokenCode.INT
                || code == TokenCode.FLOAT
                || code == TokenCode.ID
                || code == TokenCode.STRING;
        if (!value) {
            return Optional.empty();
        }
        String example = code == TokenCode.ID ? "(local.get " + found + ")" : "(i32.const " + found + ")";
        return Optional.of("`" + op.keyword() + "` takes its operands from the stack, not `" + found
                + "`: write it as `(" + op.keyword() + " " + (code == TokenCode.STRING ? "..." : example)
                + " ...)`, or put the value there first");
    }
}
