package dev.stepwasm.engine.debug;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a user writes to mean a value of a frame: {@code $name}, {@code local[3]}, {@code stack[-1]}, {@code global $g}. */
sealed interface SimpleExpression {
    /** An index into the locals, the operand stack or the globals; negative ones count from the end of the stack. */
    record Indexed(Kind kind, int index) implements SimpleExpression {
        @Override
        public Variable in(Frame frame) throws EvaluationException {
            List<Variable> all = kind.of(frame);
            int at = kind == Kind.STACK && index < 0 ? all.size() + index : index;
            if (at < 0 || at >= all.size()) {
                throw new EvaluationException(
                        "there is no " + kind.word + "[" + index + "]; " + kind.count(all.size()));
            }
            return all.get(at);
        }
    }

    /** A name with its dollar sign, of a global only when that was said. */
    record Named(Optional<Kind> kind, String name) implements SimpleExpression {
        @Override
        public Variable in(Frame frame) throws EvaluationException {
            Predicate<Variable> wanted = variable -> variable.name().equals(name);
            Optional<Variable> found = kind.filter(Kind.GLOBAL::equals).isPresent()
                    ? Optional.empty()
                    : frame.locals().stream().filter(wanted).findFirst();
            if (found.isEmpty() && kind.filter(Kind.LOCAL::equals).isEmpty()) {
                found = frame.globals().stream().filter(wanted).findFirst();
            }
            return found.orElseThrow(() -> new EvaluationException(
                    "no " + kind.map(only -> only.word).orElse("local or global") + " is called " + name));
        }
    }

    /** What an index counts. */
    enum Kind {
        LOCAL("local") {
            @Override
            List<Variable> of(Frame frame) {
                return frame.locals();
            }

            @Override
            String count(int count) {
                return count == 1 ? "the function has 1 local" : "the function has " + count + " locals";
            }
        },
        STACK("stack") {
            @Override
            List<Variable> of(Frame frame) {
                return frame.operands();
            }

            @Override
            String count(int count) {
                return count == 1 ? "the operand stack holds 1 value" : "the operand stack holds " + count + " values";
            }
        },
        GLOBAL("global") {
            @Override
            List<Variable> of(Frame frame) {
                return frame.globals();
            }

            @Override
            String count(int count) {
                return count == 1 ? "the module has 1 global" : "the module has " + count + " globals";
            }
        };

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        abstract List<Variable> of(Frame frame);

        abstract String count(int count);

        static Optional<Kind> ofWord(String word) {
            return List.of(values()).stream()
                    .filter(kind -> kind.word.equals(word))
                    .findFirst();
        }
    }

    /** {@return the variable that is meant in a frame} */
    Variable in(Frame frame) throws EvaluationException;

    /** {@return the expression that a text is} */
    static SimpleExpression parse(String text) throws EvaluationException {
        String expression = text.strip();
        Matcher named = Syntax.NAMED.matcher(expression);
        if (named.matches()) {
            return new Named(Optional.ofNullable(named.group(1)).flatMap(Kind::ofWord), named.group(2));
        }
        Matcher indexed = Syntax.INDEXED.matcher(expression);
        Optional<Kind> kind = indexed.matches() ? Kind.ofWord(indexed.group(1)) : Optional.empty();
        if (kind.isPresent()) {
            return new Indexed(kind.get(), index(indexed.group(2)));
        }
        throw new EvaluationException("`" + expression
                + "` is not an expression; write `$name`, `local[3]`, `stack[-1]` (the top) or `global[0]`");
    }

    private static int index(String digits) throws EvaluationException {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            throw new EvaluationException(digits + " is too large for an index");
        }
    }

    /** The patterns of expressions. */
    final class Syntax {
        private static final Pattern NAMED = Pattern.compile("(?:(local|global)\\s+)?(\\$.+)");
        private static final Pattern INDEXED = Pattern.compile("(local|stack|global)\\s*\\[\\s*(-?[0-9]+)\\s*]");

        private Syntax() {}
    }
}
