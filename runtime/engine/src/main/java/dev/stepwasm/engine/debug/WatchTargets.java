package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.debug.DataBreakpointRequest.Target;
import dev.stepwasm.engine.debug.expression.Answer;
import dev.stepwasm.engine.debug.expression.Expression;
import dev.stepwasm.engine.debug.expression.Mistake;
import dev.stepwasm.engine.debug.expression.Watched;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.source.Span;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Understands what people write to have something watched. */
final class WatchTargets {
    private static final String NUMBER = "0[xX][0-9a-fA-F]{1,16}|[0-9]{1,19}";
    private static final Pattern ADDRESS =
            Pattern.compile("(?<address>" + NUMBER + ")(?:[,\\s]\\s*(?<length>" + NUMBER + "))?");
    private static final Pattern GLOBAL =
            Pattern.compile("(?:global\\s+)?\\$(?<name>\\S+)|global\\[(?<index>[0-9]{1,9})]");

    private WatchTargets() {}

    /**
     * {@return what is meant}
     *
     * @param frame where its names are looked up; without one only addresses and globals can be meant
     */
    static Answer<Target> of(String text, Optional<Frame> frame, Module module) {
        String wanted = text.strip();
        Matcher address = ADDRESS.matcher(wanted);
        if (address.matches()) {
            return bytes(wanted, address);
        }
        return frame.isPresent() ? inFrame(wanted, frame.get()) : global(wanted, module);
    }

    private static Answer<Target> bytes(String text, Matcher parts) {
        try {
            long length = parts.group("length") == null ? 1 : Long.decode(parts.group("length"));
            return new Answer.Found<>(new Target.Memory(0, Long.decode(parts.group("address")), length));
        } catch (NumberFormatException e) {
            return wrong(text, "an address is at most 0x7fffffffffffffff");
        } catch (IllegalArgumentException e) {
            return wrong(text, "at least one byte is watched");
        }
    }

    private static Answer<Target> inFrame(String text, Frame frame) {
        return frame.look(here -> switch (Expression.parse(text, here)) {
            case Answer.Wrong<Expression>(Mistake mistake) -> new Answer.Wrong<>(mistake);
            case Answer.Found<Expression>(Expression parsed) ->
                switch (parsed.watched(here)) {
                    case Answer.Wrong<Watched>(Mistake mistake) -> new Answer.Wrong<>(mistake);
                    case Answer.Found<Watched>(Watched watched) ->
                        new Answer.Found<>(target(watched, frame.functionIndex()));
                };
        });
    }

    private static Target target(Watched watched, int function) {
        return switch (watched) {
            case Watched.Local(int index) -> new Target.Local(function, index);
            case Watched.Global(int index) -> new Target.Global(index);
            case Watched.Bytes(int memory, long address, long length) -> new Target.Memory(memory, address, length);
        };
    }

    private static Answer<Target> global(String text, Module module) {
        Matcher global = GLOBAL.matcher(text);
        if (!global.matches()) {
            return wrong(text, "before the program runs, only addresses and globals can be watched");
        }
        if (global.group("index") != null) {
            return new Answer.Found<>(new Target.Global(Integer.parseInt(global.group("index"))));
        }
        return module.names().globals().entrySet().stream()
                .filter(each -> each.getValue().equals(global.group("name")))
                .map(Map.Entry::getKey)
                .findFirst()
                .<Answer<Target>>map(index -> new Answer.Found<>(new Target.Global(index)))
                .orElseGet(() -> wrong(
                        text,
                        "no global is called $" + global.group("name")
                                + "; before the program runs, only addresses and globals can be watched"));
    }

    private static <T> Answer<T> wrong(String text, String message) {
        return new Answer.Wrong<>(new Mistake(new Span(0, text.length()), message));
    }
}
