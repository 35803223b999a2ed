package dev.stepwasm.dap;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eclipse.lsp4j.jsonrpc.validation.NonNull;
import org.jspecify.annotations.Nullable;

/** Looks for what is missing in the arguments of a request, also inside of lists, where lsp4j does not look. */
final class Completeness {
    private static final String PROTOCOL = "org.eclipse.lsp4j.debug.";

    private Completeness() {}

    /** {@return what is missing, as it is written in a message; empty if all is there} */
    static Optional<String> missing(@Nullable Object arguments) {
        if (arguments == null || !arguments.getClass().getName().startsWith(PROTOCOL) || arguments instanceof Enum) {
            return Optional.empty();
        }
        return Arrays.stream(arguments.getClass().getMethods())
                .filter(method -> method.getName().startsWith("get") && method.getParameterCount() == 0)
                .map(getter -> missing(arguments, getter))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> missing(Object arguments, Method getter) {
        Object value = value(arguments, getter);
        if (value == null) {
            return getter.isAnnotationPresent(NonNull.class) ? Optional.of("`" + name(getter) + "`") : Optional.empty();
        }
        if (!value.getClass().isArray() || value.getClass().getComponentType().isPrimitive()) {
            return missing(value);
        }
        int length = Array.getLength(value);
        boolean hole =
                IntStream.range(0, length).mapToObj(i -> Array.get(value, i)).anyMatch(Objects::isNull);
        return hole
                ? Optional.of("an entry of `" + name(getter) + "`")
                : IntStream.range(0, length)
                        .mapToObj(i -> missing(Array.get(value, i)))
                        .flatMap(Optional::stream)
                        .findFirst();
    }

    private static @Nullable Object value(Object arguments, Method getter) {
        try {
            return getter.invoke(arguments);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("a getter of the protocol can be called", e);
        }
    }

    private static String name(Method getter) {
        String name = getter.getName().substring("get".length());
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }
}
