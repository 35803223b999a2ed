package dev.stepwasm.engine.debug.expression;

import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.condition.LocalCondition;
import dev.stepwasm.engine.debug.expression.Datum.Text;
import dev.stepwasm.engine.interpret.Activation;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wasm.type.ValueType;
import java.util.Optional;

/**
 * What a user writes to mean a value of a stopped program.
 *
 * <ul>
 *   <li>{@code $name}: a local, else a global; {@code local $name}, {@code global $name}; {@code $"any name"}
 *   <li>{@code local[3]}, {@code global[0]}, {@code stack[0]} (the bottom), {@code stack[-1]} (the top)
 *   <li>{@code mem.u8[$p + 4]} and i8, i16, u16, i32, u32, i64, u64, f32, f64, v128; {@code mem.utf8[$p, 13]}, without a
 *       length up to a zero byte; {@code mem[1].i32[0]}, {@code mem $heap.i32[0]}, {@code mem.size} in bytes
 *   <li>{@code table[2]}, {@code table $t[2]}, {@code table.size}
 *   <li>{@code $s.0}, {@code $s.name} of structs, {@code $a[3]}, {@code $a.length} of arrays, {@code $v.f32x4[1]} of vectors
 *   <li>{@code + - * / %}, {@code & | ^ ~ << >>}, {@code == != < <= > >=}, {@code && || !}; comparisons give 0 or 1 and bind
 *       less than operators on bits. Integers wrap around. {@code /u %u >>u <u <=u >u >=u} are without sign, and so is each
 *       operator with a u32 or u64 beside it
 *   <li>{@code i64($x)}, {@code u32($x)}, {@code f32($x)}, {@code u8($x)}, ...: integers are cut and extended, floats cut
 *       to the nearest integer that there is
 *   <li>{@code 42}, {@code 0xff}, {@code 1.5}, {@code inf}, {@code "text"}, {@code null}: a number takes the type of what is
 *       beside it
 *   <li>{@code $x = 5}: changes a local, an operand, a global, memory, an element or a field
 *   <li>{@code $f(1, 2)}, {@code func[3](1)}, {@code table[0]()}: calls a function, where that is allowed
 *   <li>{@code $x, x}: shows in hexadecimal; b is binary, o octal, d decimal, u without sign, f the bits as a float, c a
 *       character, {@code f32x4} and so on the lanes of a vector
 * </ul>
 *
 * <p>Mistakes of the user are {@link Answer.Wrong answers}; nothing is thrown for them. Immutable.
 */
public final class Expression {
    static final String NO_CALLS = "this calls a function, which cannot be done here";

    private final Syntax tree;
    private final Optional<Span> call;
    private final Optional<Format> format;

    private Expression(Parser.Parsed parsed) {
        this.tree = parsed.tree();
        this.format = parsed.format();
        this.call = parsed.call();
    }

    /** {@return the expression that a text is anywhere} Names with operators in them must be in quotes. */
    public static Answer<Expression> parse(String text) {
        try {
            return new Answer.Found<>(new Expression(Parser.parse(text, name -> false)));
        } catch (MistakeException e) {
            return new Answer.Wrong<>(e.mistake());
        }
    }

    /** {@return the expression that a text is in a frame, whose names it may use as they are} */
    public static Answer<Expression> parse(String text, Activation frame) {
        try {
            return new Answer.Found<>(new Expression(Parser.parse(text, scope(frame)::isKnown)));
        } catch (MistakeException e) {
            return new Answer.Wrong<>(e.mistake());
        }
    }

    /** {@return the expression that a text is at a place in code, whose names it may use as they are} */
    public static Answer<Expression> parse(String text, Site site) {
        try {
            Scope scope = site.scope();
            return new Answer.Found<>(
                    new Expression(Parser.parse(text, name -> scope.isKnown(name) || site.mayHaveLocal(name))));
        } catch (MistakeException e) {
            return new Answer.Wrong<>(e.mistake());
        }
    }

    /**
     * {@return why it cannot have a value at a place in code, as far as that is known before the program runs}
     *
     * @param asCondition whether it must say yes or no
     */
    public Optional<Mistake> mistake(Site site, boolean asCondition) {
        try {
            Datum sample = new Checker(site).check(tree);
            if (asCondition) {
                Checker.requireTruth(tree.span(), sample);
            } else if (sample instanceof Datum.Literal) {
                Arithmetic.known(tree.span(), sample);
            }
            return Optional.empty();
        } catch (MistakeException e) {
            return Optional.of(e.mistake());
        }
    }

    /** {@return what it would do to the program, if it does not only look} */
    public Optional<Mistake> effect() {
        return tree instanceof Syntax.Assignment assignment
                ? Optional.of(
                        new Mistake(assignment.span(), "this changes the program, which may only be looked at here"))
                : call.map(span -> new Mistake(span, NO_CALLS));
    }

    /** {@return whether it calls a function, so that it must be {@linkplain #evaluateCalling evaluated} by the program} */
    public boolean callsFunctions() {
        return call.isPresent();
    }

    /** {@return what it is in a frame, as a value of a type} */
    public Answer<Value> evaluateAs(ValueType type, Activation frame) {
        try {
            Datum datum = new Evaluator(frame, scope(frame)).evaluate(tree);
            return new Answer.Found<>(Arithmetic.fitted(tree.span(), datum, type));
        } catch (MistakeException e) {
            return new Answer.Wrong<>(e.mistake());
        }
    }

    /**
     * {@return what it is in a frame} An assignment is made.
     *
     * @param frame of a program that stands still; the caller sees to it that nobody else uses it meanwhile
     */
    public Answer<Result> evaluate(Activation frame) {
        return evaluate(new Evaluator(frame, scope(frame)));
    }

    /**
     * {@return what it is in a frame} Assignments and calls are made.
     *
     * @param frame of a program whose thread this is
     * @throws dev.stepwasm.engine.TerminatedException if the program is to end meanwhile
     */
    public Answer<Result> evaluateCalling(Activation frame) {
        return evaluate(new Evaluator(frame, scope(frame), true));
    }

    private Answer<Result> evaluate(Evaluator evaluator) {
        try {
            Evaluator.Evaluated found = evaluator.whole(tree);
            return new Answer.Found<>(
                    switch (found.datum()) {
                        case Text text -> Result.ofText(text);
                        case Datum.Whole(Subject subject) -> Result.of(subject);
                        case Datum.Results results -> Result.of(results, format);
                        case Datum datum ->
                            Result.of(datum, Arithmetic.known(tree.span(), datum), format, found.subject());
                    });
        } catch (MistakeException e) {
            return new Answer.Wrong<>(e.mistake());
        }
    }

    /** {@return whether it holds as a condition in a frame: a number is not 0, a reference not null} */
    public Answer<Boolean> holds(Activation frame) {
        try {
            Datum datum = new Evaluator(frame, scope(frame)).evaluate(tree);
            return new Answer.Found<>(Arithmetic.isTrue(tree.span(), datum));
        } catch (MistakeException e) {
            return new Answer.Wrong<>(e.mistake());
        }
    }

    /**
     * {@return what holds when {@link #holds} says so at a place in code, and never fails, if the expression needs nothing but
     * locals that are integers}
     */
    public Optional<LocalCondition> quickly(Site site) {
        return QuickCondition.of(tree, site);
    }

    /** {@return the text of an assignment of one expression to another} The format of the place stays. */
    public static Answer<String> assignment(String place, String value, Activation frame) {
        return switch (parse(place, frame)) {
            case Answer.Wrong<Expression>(Mistake mistake) -> new Answer.Wrong<>(mistake);
            case Answer.Found<Expression>(Expression parsed) ->
                new Answer.Found<>(place.substring(0, parsed.tree.span().end()) + " = " + value
                        + place.substring(parsed.tree.span().end()));
        };
    }

    /** {@return what this expression looks at in a frame, if accesses to that can be heard of} */
    public Answer<Watched> watched(Activation frame) {
        try {
            return new Answer.Found<>(new Evaluator(frame, scope(frame)).watched(tree));
        } catch (MistakeException e) {
            return new Answer.Wrong<>(e.mistake());
        }
    }

    private static Scope scope(Activation frame) {
        return new Scope(frame.code(), frame.functionIndex());
    }
}
