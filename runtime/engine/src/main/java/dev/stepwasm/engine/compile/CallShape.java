package dev.stepwasm.engine.compile;

import dev.stepwasm.engine.store.Callee;
import dev.stepwasm.wasm.type.FunctionType;
import java.util.List;
import java.util.stream.Collectors;
import org.objectweb.asm.Type;

/**
 * What calls of a function look like to the JVM: functions of the same shape can be called by the same instruction. The
 * first result is what a method returns; the others are in {@link Context#numbers} and {@link Context#references}, the high
 * halves of vectors in {@link Context#highs}.
 */
record CallShape(List<JvmType> parameters, List<JvmType> results) {
    /** The JVM allows 255 slots of arguments, of which this tier wants some. */
    private static final int MOST_SLOTS = 250;

    /** The most results that are kept room for. */
    static final int MOST_RESULTS = 1_000;

    /** How the parameters of bodies end: behind the context, the room, and a number that says nothing. */
    private static final String BODY = "II)";

    static final String CONTEXT = Type.getInternalName(Context.class);
    /** What stands for a {@link Callee} in descriptors. */
    static final String CALLEE = Type.getDescriptor(Callee.class);

    /** @throws NotCompiledException if there are too many parameters or results */
    CallShape {
        parameters = List.copyOf(parameters);
        results = List.copyOf(results);
        if (slots(parameters) > MOST_SLOTS || results.size() > MOST_RESULTS) {
            throw new NotCompiledException("it calls, or is, a function with too many parameters or results");
        }
    }

    static CallShape of(FunctionType type) {
        return new CallShape(JvmType.of(type.parameters()), JvmType.of(type.results()));
    }

    /** {@return the shape with a name} */
    static CallShape ofKey(String key) {
        int middle = key.indexOf('_');
        return new CallShape(types(key.substring(0, middle)), types(key.substring(middle + 1)));
    }

    private static List<JvmType> types(String letters) {
        return letters.chars()
                .mapToObj(letter -> JvmType.ofLetter((char) letter))
                .toList();
    }

    static int slots(List<JvmType> types) {
        return types.stream().mapToInt(type -> type.size).sum();
    }

    int parameterSlots() {
        return slots(parameters);
    }

    /** {@return a name, different for different shapes} */
    String key() {
        return letters(parameters) + "_" + letters(results);
    }

    private static String letters(List<JvmType> types) {
        return types.stream().map(type -> String.valueOf(type.letter)).collect(Collectors.joining());
    }

    /** {@return the descriptor of the static method of a function: its parameters, the context, the room for calls} */
    String staticDescriptor() {
        return "(" + descriptors() + "L" + CONTEXT + ";I)" + returned();
    }

    /** {@return the same for the body of a function that makes tail calls, so that the two are different methods} */
    String bodyDescriptor() {
        return "(" + descriptors() + "L" + CONTEXT + ";" + BODY + returned();
    }

    /** {@return whether a descriptor is one of those} */
    static boolean isOfBody(String descriptor) {
        return descriptor.contains(CONTEXT + ";" + BODY);
    }

    /** {@return the descriptor of the method {@code call}: its parameters, the room for calls} */
    String callDescriptor() {
        return "(" + descriptors() + "I)" + returned();
    }

    /** {@return a descriptor: the parameters, and others behind them} */
    String descriptor(String others) {
        return "(" + descriptors() + others + ")" + returned();
    }

    private String descriptors() {
        return parameters.stream().map(type -> type.descriptor).collect(Collectors.joining());
    }

    private String returned() {
        return results.isEmpty() ? "V" : results.getFirst().returned();
    }
}
