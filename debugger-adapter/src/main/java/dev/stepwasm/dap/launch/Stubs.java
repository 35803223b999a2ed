package dev.stepwasm.dap.launch;

import dev.stepwasm.engine.ImportStub;
import dev.stepwasm.engine.StandIn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How stand-ins for imports are written in a launch. */
final class Stubs {
    private static final String LOG = "log";
    private static final String ECHO = "echo";
    private static final String NEW = "new";
    private static final String RETURNS = "returns";
    private static final String CALL = "call";
    private static final String TRAP = "trap";
    private static final String VALUE = "value";

    /** What can be written. */
    static final Shape SHAPE = Shape.choice(
            new Shape.Word(
                    LOG, "A function that writes a line with its name and arguments at each call and returns zeros."),
            new Shape.Word(ECHO, "A function that returns its arguments."),
            new Shape.Word(
                    NEW,
                    "A memory or table of the declared size with zeros or nulls in it, a tag of its own, or a global that is"
                            + " zero."),
            Shape.field(
                    RETURNS,
                    new Shape.Items(Shape.choice(new Shape.Items(Shape.value()), Shape.value())),
                    "A function that returns these values, one after the other; the last one again and again. Where it has"
                            + " several results each call takes as many, or write a list for each call: `[[1, 2], [3, 4]]`.",
                    List.of(7, 8)),
            Shape.field(
                    CALL,
                    Shape.text(),
                    "A function that calls this exported function back with its first arguments and returns what it does, as"
                            + " a host with callbacks would.",
                    "visit"),
            Shape.field(TRAP, Shape.text(), "A function that stops the program with this message.", "text"),
            Shape.field(VALUE, Shape.value(), "A global with this value.", 5));

    private final Consumer<String> log;
    private final StandIn fresh;

    /**
     * What reads them.
     *
     * @param log hears the lines of {@code "log"}
     * @param fresh what {@code "new"} means
     */
    Stubs(Consumer<String> log, StandIn fresh) {
        this.log = log;
        this.fresh = fresh;
    }

    /**
     * {@return what is written, which has been found to be of this shape}
     *
     * @param name of the import
     * @throws LaunchException if values and lists are mixed
     */
    StandIn read(String name, @Nullable Object written) throws LaunchException {
        return switch (written) {
            case String word when word.equals(LOG) -> new StandIn.Function(ImportStub.log(log));
            case String word when word.equals(ECHO) -> new StandIn.Function(ImportStub.echo());
            case String word when word.equals(NEW) -> fresh;
            case Map<?, ?> map
            when map.get(RETURNS) instanceof List<?> values -> new StandIn.Function(returns(name, values));
            case Map<?, ?> map when map.get(CALL) instanceof String export -> new StandIn.Callback(export);
            case Map<?, ?> map when map.get(TRAP) instanceof String text -> new StandIn.Function(ImportStub.trap(text));
            case Map<?, ?> map -> new StandIn.Constant(text(map.get(VALUE)));
            case null, default -> throw new IllegalArgumentException("not checked: " + name);
        };
    }

    /** {@return new ones of what is no function} */
    StandIn fresh() {
        return fresh;
    }

    private static ImportStub returns(String name, List<?> values) throws LaunchException {
        long lists = values.stream().filter(List.class::isInstance).count();
        if (lists == 0) {
            return ImportStub.returns(texts(values));
        }
        if (lists < values.size()) {
            throw new LaunchException(
                    "`returns` in `" + name + "` in `imports` mixes values and lists: give one value, or"
                            + " one list, for each call, not " + Json.shown(values));
        }
        List<List<String>> calls = new ArrayList<>();
        for (Object call : values) {
            calls.add(texts((List<?>) call));
        }
        return ImportStub.sequence(calls);
    }

    private static List<String> texts(List<?> values) {
        List<String> texts = new ArrayList<>();
        values.forEach(value -> texts.add(text(value)));
        return texts;
    }

    private static String text(@Nullable Object value) {
        return Json.valueText(value).orElseThrow(() -> new IllegalArgumentException("not checked: " + value));
    }
}
