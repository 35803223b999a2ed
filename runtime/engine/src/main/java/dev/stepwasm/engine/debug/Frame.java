package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.TerminatedException;
import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.debug.expression.Answer;
import dev.stepwasm.engine.debug.expression.Completion;
import dev.stepwasm.engine.debug.expression.Completions;
import dev.stepwasm.engine.debug.expression.Expression;
import dev.stepwasm.engine.debug.expression.Mistake;
import dev.stepwasm.engine.interpret.Activation;
import dev.stepwasm.engine.interpret.Label;
import dev.stepwasm.engine.store.GlobalCell;
import dev.stepwasm.engine.store.InstanceState;
import dev.stepwasm.wasm.source.Position;
import dev.stepwasm.wasm.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A call that has not returned, in a thread that stands still. What it says about values it reads from the live program,
 * so all those methods throw {@link NotStoppedException} once the thread has gone on. Safe for use from any thread.
 */
public final class Frame {
    private final DebuggedThread thread;
    private final Standing standing;
    private final int halt;
    private final int index;
    private final Activation activation;
    private final int codeOffset;
    private final DebuggedModule module;
    private final Names names;
    private final int function;
    private final int instanceNumber;

    Frame(
            DebuggedThread thread,
            Standing standing,
            int halt,
            int index,
            Activation activation,
            int codeOffset,
            DebuggedModule module,
            int instanceNumber) {
        this.thread = thread;
        this.standing = standing;
        this.instanceNumber = instanceNumber;
        this.halt = halt;
        this.index = index;
        this.activation = activation;
        this.codeOffset = codeOffset;
        this.module = module;
        this.names = module.names();
        this.function = activation.functionIndex();
    }

    /** {@return the thread on whose stack it is} */
    public DebuggedThread thread() {
        return thread;
    }

    /** {@return the number of the instance that the function belongs to, from 0; no other instance has it} */
    public int instanceNumber() {
        return instanceNumber;
    }

    /** {@return its number on the stack, 0 for the innermost} */
    public int index() {
        return index;
    }

    /** {@return the module that the function belongs to} */
    public DebuggedModule module() {
        return module;
    }

    /** {@return the index of the function in its module} */
    public int functionIndex() {
        return function;
    }

    /** {@return what people call the function: {@code $fib}, or {@code func[3]} when it has no name} */
    public String functionName() {
        return names.function(function);
    }

    /**
     * {@return byte offset in the module's file of the instruction that runs next; in callers, and after a step out, of
     * the call}
     */
    public int codeOffset() {
        return codeOffset;
    }

    /** {@return where that instruction begins in the module's text, if there is one} */
    public Optional<Position> position() {
        return module.places().positionOf(codeOffset);
    }

    /** {@return where that instruction ends in the module's text, if there is one} */
    public Optional<Position> end() {
        return module.places().endOf(codeOffset);
    }

    /** {@return whether a place in the module's text is one of the function} Its locals mean something there alone. */
    public boolean isAround(Position place) {
        OptionalInt next = module.places().codeAfter(place);
        return next.isPresent()
                && module.module().code().functionAt(next.getAsInt()).orElse(-1) == function;
    }

    /** {@return that instruction with its immediates, as the text has it} */
    public String instruction() {
        return module.places().instruction(codeOffset);
    }

    /** {@return what people call a memory of the instance} */
    String memoryName(int index) {
        return names.memory(index);
    }

    /** {@return what people call a table of the instance} */
    String tableName(int index) {
        return names.table(index);
    }

    /** {@return parameters and locals in the order of their indices} */
    public List<Variable> locals() {
        return standing.inspect(
                halt,
                () -> IntStream.range(0, activation.localCount())
                        .mapToObj(this::local)
                        .toList());
    }

    /** {@return the operand stack, the bottom first; names count from the top} */
    public List<Variable> operands() {
        return standing.inspect(halt, () -> {
            List<Value> values = activation.operands();
            return IntStream.range(0, values.size())
                    .mapToObj(i ->
                            new Variable(new Place.Operand(i), "stack[" + (i - values.size()) + "]", values.get(i)))
                    .toList();
        });
    }

    /** {@return the globals of the instance, imported ones first} */
    public List<Variable> globals() {
        return standing.inspect(
                halt,
                () -> IntStream.range(0, instance().globalCount())
                        .mapToObj(this::global)
                        .toList());
    }

    /** {@return the memories of the instance, imported ones first} */
    public List<MemoryView> memories() {
        return standing.inspect(
                halt,
                () -> IntStream.range(0, instance().memoryCount())
                        .mapToObj(i -> new MemoryView(
                                standing, halt, instanceNumber, instance().memory(i), i, names.memory(i), insides()))
                        .toList());
    }

    /** {@return the tables of the instance, imported ones first} */
    public List<TableView> tables() {
        return standing.inspect(
                halt,
                () -> IntStream.range(0, instance().tableCount())
                        .mapToObj(i -> new TableView(
                                names.table(i),
                                instance().table(i).type().element().show(),
                                insides().table(instance().table(i))))
                        .toList());
    }

    /**
     * {@return what calls have returned to this frame since the step began that ended here, the last one last; empty if
     * nothing was} What is still on the operand stack can be changed.
     */
    public Optional<Elements> returned() {
        return standing.inspect(halt, () -> {
            List<Returned> calls = index == 0 ? standing.returned(halt) : List.of();
            return calls.isEmpty() ? Optional.empty() : Optional.of(insides().returned(activation, calls));
        });
    }

    /** {@return why the function of this frame cannot {@linkplain Debugger#restart begin again}, in words; empty if it can} */
    public Optional<String> refusalOfRestart() {
        return standing.inspect(halt, activation::refusalOfRestart);
    }

    /** {@return what a branch here can go to, the innermost first, as branches count them} */
    public List<Element> labels() {
        return standing.inspect(halt, () -> {
            List<Label> labels = activation.labels();
            return IntStream.range(0, labels.size())
                    .mapToObj(i -> label(i, labels.get(i)))
                    .toList();
        });
    }

    private Element label(int depth, Label label) {
        String place = module.places()
                .positionOf(label.codeOffset())
                .map(at -> " at " + at.line() + ":" + at.column())
                .orElse("");
        String takes = label.arity() == 0
                ? ""
                : ", a branch takes " + label.arity() + (label.arity() == 1 ? " operand" : " operands");
        return new Element(
                label.name().orElse("label[" + depth + "]"), label.kind() + place + takes, "label", Optional.empty());
    }

    /**
     * {@return the instruction that pushed an operand, as {@code local.get $n}, with its place if there is a text}
     *
     * @param operand as {@link Place.Operand} counts
     */
    public String pushedBy(int operand) {
        return standing.inspect(halt, () -> {
            int offset = activation.operandOrigin(operand);
            return module.places().instruction(offset)
                    + module.places()
                            .positionOf(offset)
                            .map(at -> " at " + at.line() + ":" + at.column())
                            .orElse("");
        });
    }

    /** {@return the parts of a value: lanes, fields, elements; empty if it has none} */
    public Optional<Elements> inside(Variable variable) {
        return insides().of(variable.value(), () -> valueAt(variable.place()), value -> set(variable.place(), value));
    }

    /**
     * Changes a value; the program goes on with the new one.
     *
     * @param text as {@link Value#parse} reads it, or an expression
     * @return the variable with its new value
     * @throws IllegalArgumentException with words for the user, if the text is no value of its type
     */
    public Variable set(Variable variable, String text) {
        return set(variable.place(), insides().parse(variable.value().type(), text));
    }

    private Value valueAt(Place place) {
        return switch (place) {
            case Place.Local(int local) -> activation.local(local);
            case Place.Operand(int operand) -> activation.operands().get(operand);
            case Place.Global(int global) -> instance().global(global).get();
        };
    }

    private Insides insides() {
        return new Insides(standing, halt, activation, names);
    }

    /**
     * Changes a value; the program goes on with the new one.
     *
     * @return the variable with its new value
     * @throws IllegalArgumentException if the value has another type, there is no such place, or it is constant
     */
    public Variable set(Place place, Value value) {
        return standing.inspect(halt, () -> {
            switch (place) {
                case Place.Local(int local) -> activation.setLocal(local, value);
                case Place.Operand(int operand) -> activation.setOperand(operand, value);
                case Place.Global(int global) -> setGlobal(global, value);
            }
            return new Variable(place, nameOf(place), value);
        });
    }

    private void setGlobal(int global, Value value) {
        GlobalCell cell = instance().global(global);
        if (!cell.type().mutable()) {
            throw new IllegalArgumentException("the global " + names.global(global) + " is constant");
        }
        cell.set(value);
    }

    /**
     * {@return what an expression of the {@linkplain Expression language} is here} The program goes on with what an
     * assignment changes.
     *
     * @param effects whether assignments are made or refused
     */
    public Answer<Calculated> calculate(String expression, Effects effects) {
        return look(here -> switch (Expression.parse(expression, here)) {
            case Answer.Found<Expression>(Expression parsed) ->
                effects == Effects.NONE && parsed.effect().isPresent()
                        ? new Answer.Wrong<>(parsed.effect().get())
                        : parsed.evaluate(here)
                                .map(result -> Calculated.of(
                                        expression,
                                        result,
                                        insides(),
                                        parsed.effect().isPresent()));
            case Answer.Wrong<Expression>(Mistake mistake) -> new Answer.Wrong<>(mistake);
        });
    }

    /**
     * {@return what an expression is here, which may call functions of the program} They run on its thread, above the frame
     * that stands still. Breakpoints, traps and pauses stop in them; when the call has ended the program stands where it
     * was, and frames and values of that stop hold again. A call without end is stopped by {@link Debugger#pause}.
     * Without calls the answer is there at once.
     *
     * @throws NotStoppedException if the program is not where it was when this frame was shown
     */
    public CompletableFuture<Answer<Calculated>> run(String expression) {
        Answer<Expression> parsed = look(here -> Expression.parse(expression, here));
        return parsed instanceof Answer.Found<Expression>(Expression known) && known.callsFunctions()
                ? standing.errand(halt, () -> known.evaluateCalling(activation))
                        .thenApply(answer ->
                                answer.map(result -> look(here -> Calculated.of(expression, result, insides(), true))))
                        .exceptionally(failure ->
                                new Answer.Wrong<>(new Mistake(new Span(0, expression.length()), whyNoAnswer(failure))))
                : CompletableFuture.completedFuture(calculate(expression));
    }

    private static String whyNoAnswer(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return switch (cause) {
            case TerminatedException end -> "the program ended before the call did";
            case NotStoppedException gone -> "the program has gone on before the answer could be shown";
            default -> "the call has no result, because the host failed";
        };
    }

    /** {@return what an expression is here, like the other} Assignments are made. */
    public Answer<Calculated> calculate(String expression) {
        return calculate(expression, Effects.ALL);
    }

    /**
     * Gives what one expression means the value of another; the program goes on with it.
     *
     * @return what it is now; a mistake is one in the text {@code place = value}
     */
    public Answer<Calculated> assign(String place, String value) {
        return switch (look(here -> Expression.assignment(place, value, here))) {
            case Answer.Found<String>(String assignment) -> calculate(assignment, Effects.ALL);
            case Answer.Wrong<String>(Mistake mistake) -> new Answer.Wrong<>(mistake);
        };
    }

    /**
     * {@return what may be written at a place in an expression, best first}
     *
     * @param text an expression that is not finished
     * @param cursor where it goes on, in UTF-16 units
     */
    public List<Completion> completions(String text, int cursor) {
        return look(here -> Completions.at(text, cursor, here));
    }

    /** {@return what somebody sees who looks at the frame while it stands still} */
    <T> T look(Function<Activation, T> looker) {
        return standing.inspect(halt, () -> looker.apply(activation));
    }

    private String nameOf(Place place) {
        return switch (place) {
            case Place.Local(int local) -> names.local(function, local);
            case Place.Operand(int operand) ->
                "stack[" + (operand - activation.operands().size()) + "]";
            case Place.Global(int global) -> names.global(global);
        };
    }

    private Variable local(int local) {
        return new Variable(new Place.Local(local), names.local(function, local), activation.local(local));
    }

    private Variable global(int global) {
        return new Variable(
                new Place.Global(global),
                names.global(global),
                instance().global(global).get());
    }

    private InstanceState instance() {
        return activation.instance();
    }
}
