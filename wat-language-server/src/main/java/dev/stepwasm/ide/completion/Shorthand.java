package dev.stepwasm.ide.completion;

import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.TypeSpace;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wat.parse.TextShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Expands what is quick to type into folded instructions, typed by what is wanted:
 *
 * <pre>
 * term   = number | name | call | assignment
 * number = 5 | 0x1F | -1.5 | 5i64 | 1f32     (i32.const 5): of the type that is wanted, or that is written behind it
 * name   = x | $x                            (local.get $x), else (global.get $x)
 * call   = i32.add(x,1)                      (i32.add (local.get $x) (i32.const 1))
 *        | f(x,1) | $f(x,1)                  (call $f (local.get $x) (i32.const 1))
 * assignment = x=term                        (local.set $x ...), else (global.set $x ...), not within another term
 * </pre>
 *
 * There are no spaces in it. An expansion is valid where it is offered: names exist, operands are as many as are taken and
 * of types that fit. Everything else is no shorthand, and then nothing is offered.
 */
final class Shorthand {
    /** Longer ones are no quicker to type than to write. */
    static final int LONGEST = 300;

    private static final int DEEPEST = 32;

    private final Module module;
    private final TypeSpace types;
    private final ShorthandNames names;
    private final StackAt stack;
    private final String text;
    private int next;

    /**
     * What a term becomes.
     *
     * @param text in parentheses
     * @param gives what it puts on the operand stack
     */
    record Expansion(String text, List<ValueType> gives) {}

    private Shorthand(Module module, ShorthandNames names, StackAt stack, String text) {
        this.module = module;
        this.types = module.types();
        this.names = names;
        this.stack = stack;
        this.text = text;
    }

    /**
     * {@return what a text stands for}
     *
     * @param wanted the type that its value should have, null for any; numbers take after it
     * @param exactly whether it must give one value of that type, so that nothing else is an answer
     */
    static Optional<Expansion> expand(
            Module module,
            ShorthandNames names,
            StackAt stack,
            String text,
            @Nullable ValueType wanted,
            boolean exactly) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return Optional.empty();
        }
        Shorthand shorthand = new Shorthand(module, names, stack, text);
        Expansion found = exactly ? shorthand.term(wanted, 0) : shorthand.statement(wanted);
        boolean fits = found != null
                && shorthand.next == text.length()
                && (!exactly || wanted == null || shorthand.gives(found, wanted));
        return fits ? Optional.ofNullable(found) : Optional.empty();
    }

    private boolean gives(Expansion expansion, ValueType wanted) {
        return expansion.gives().size() == 1 && types.matches(expansion.gives().getFirst(), wanted);
    }

    private @Nullable Expansion statement(@Nullable ValueType wanted) {
        int equals = text.indexOf('=');
        ShorthandNames.Variable variable =
                equals > 0 ? names.variable(text.substring(0, equals)).orElse(null) : null;
        if (variable == null || names.variable(text).isPresent()) {
            return term(wanted, 0);
        }
        next = equals + 1;
        Expansion value = variable.mutable() ? term(variable.type(), 0) : null;
        return value != null && gives(value, variable.type())
                ? new Expansion("(" + variable.set() + " " + value.text() + ")", List.of())
                : null;
    }

    /** Reads a term from {@link #next} on; null if there is none. */
    private @Nullable Expansion term(@Nullable ValueType wanted, int depth) {
        int start = next;
        while (next < text.length() && "(),".indexOf(text.charAt(next)) < 0) {
            next++;
        }
        String word = text.substring(start, next);
        if (word.isEmpty() || depth > DEEPEST) {
            return null;
        }
        if (next < text.length() && text.charAt(next) == '(') {
            return call(word, depth);
        }
        return ShorthandNumber.expand(word, wanted)
                .or(() -> names.variable(word)
                        .map(variable -> new Expansion("(" + variable.get() + ")", List.of(variable.type()))))
                .orElse(null);
    }

    private @Nullable Expansion call(String head, int depth) {
        Optional<Opcode> op = Opcode.ofKeyword(head);
        if (op.isPresent()) {
            List<Effect> effects = canBe(op.get()) ? stack.effects().possible(op.get()) : List.of();
            Effect effect = effects.size() == 1 ? effects.getFirst() : null;
            return effect == null || effect.gives().isEmpty()
                    ? null
                    : operands("(" + head, effect.takes(), effect.gives().get(), depth);
        }
        ShorthandNames.Function function = names.function(head).orElse(null);
        if (function == null) {
            return null;
        }
        FunctionType type = function.type();
        return operands("(call " + function.name(), type.parameters(), type.results(), depth);
    }

    /** {@return whether an instruction needs nothing but operands} */
    private boolean canBe(Opcode op) {
        TextShape shape = TextShape.of(op);
        boolean access = shape == TextShape.MEMORY_ARGUMENT || shape == TextShape.OPTIONAL_INDEX;
        boolean memory = !access || module.memoryCount() > 0;
        return memory
                && (shape == TextShape.NONE || access)
                && !op.opensBlock()
                && op.signature().isPresent();
    }

    private @Nullable Expansion operands(String head, List<ValueType> takes, List<ValueType> gives, int depth) {
        StringBuilder out = new StringBuilder(head);
        next++; // the opening parenthesis
        for (int i = 0; i < takes.size(); i++) {
            Expansion operand = i == 0 || isNext(',') ? term(takes.get(i), depth + 1) : null;
            if (operand == null || !gives(operand, takes.get(i))) {
                return null;
            }
            out.append(' ').append(operand.text());
        }
        return isNext(')') ? new Expansion(out.append(')').toString(), new ArrayList<>(gives)) : null;
    }

    private boolean isNext(char c) {
        boolean there = next < text.length() && text.charAt(next) == c;
        next += there ? 1 : 0;
        return there;
    }
}
