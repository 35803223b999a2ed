package dev.stepwasm.wasm.validate;

import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.ValueType;
import java.util.List;

/** The sentences about operands that do not fit: what is needed, what there is, and how many too many or too few. */
final class MismatchWords {
    /** More types than this are cut off at the bottom, where nobody looks. */
    private static final int MOST_TYPES = 8;

    /** A type may have as many as it likes, and be named by every instruction. */
    private static final int MOST_SHOWN = 32;

    private MismatchWords() {}

    /**
     * {@return what is wrong with the operands of an instruction}
     *
     * @param found the operands that there are, at most as many as wanted
     * @param hidden whether there are more that the instruction cannot reach
     */
    static String operands(Opcode op, List<ValueType> wanted, List<ValueType> found, boolean hidden) {
        String subject = "`" + op.keyword() + "` needs ";
        if (found.size() == wanted.size()) {
            return subject + show(wanted) + " but the stack has " + show(found);
        }
        String needed =
                wanted.size() > 1 ? wanted.size() + " operands, " + show(wanted) + "," : withArticle(wanted.getFirst());
        String place = hidden ? " in this block" : "";
        String left = found.isEmpty()
                ? "the stack is empty" + place
                : "there " + (found.size() == 1 ? "is only one" : "are only " + found.size()) + place + ": "
                        + show(found);
        return subject + needed + " but " + left;
    }

    /** {@return what is wrong with the values at the end of a block or function} */
    static String results(String block, List<ValueType> wanted, List<ValueType> left) {
        int surplus = left.size() - wanted.size();
        String found = left.isEmpty() ? "nothing" : cut(left);
        return block + " must leave " + (wanted.isEmpty() ? "nothing" : show(wanted)) + " but leaves "
                + found
                + (surplus <= 0 || wanted.isEmpty() ? "" : ", " + surplus + " too many");
    }

    private static String cut(List<ValueType> types) {
        return types.size() <= MOST_TYPES
                ? show(types)
                : types.size() + " values, on top " + show(types.subList(types.size() - 4, types.size()));
    }

    /** {@return types in brackets, as {@code [i32 f64]}; of very many the last ones} */
    static String show(List<ValueType> types) {
        int left = types.size() - MOST_SHOWN;
        return left <= 0
                ? FunctionType.showStack(types)
                : "[... "
                        + FunctionType.showStack(types.subList(left, types.size()))
                                .substring(1);
    }

    static String withArticle(ValueType type) {
        String shown = type.show();
        boolean vowel = "iea".indexOf(shown.charAt(0)) >= 0 || shown.equals("f32") || shown.equals("f64");
        return (vowel ? "an " : shown.startsWith("(") ? "" : "a ") + shown;
    }
}
