package dev.stepwasm.engine;

import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.ValueType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The shape of a Java method as a function of WebAssembly.
 *
 * @param wantsCaller whether it takes the calling instance before its parameters
 * @param parameters without the calling instance
 */
record JavaMethod(Method method, boolean wantsCaller, List<Class<?>> parameters) {
    /** Copies the list. */
    JavaMethod {
        parameters = List.copyOf(parameters);
    }

    /** {@return the shape of a method} */
    static JavaMethod of(Method method) {
        List<Class<?>> types = Arrays.asList(method.getParameterTypes());
        boolean wantsCaller = !types.isEmpty() && types.get(0) == StepInstance.class;
        return new JavaMethod(method, wantsCaller, wantsCaller ? types.subList(1, types.size()) : types);
    }

    /**
     * {@return the only abstract method of an interface}
     *
     * @throws IllegalArgumentException if the type is no interface or has none or several
     */
    static Method single(Class<?> type) {
        List<Method> methods = abstractMethods(type).toList();
        if (methods.size() != 1) {
            throw new IllegalArgumentException(
                    type.getName() + " is no functional interface: it has " + methods.size() + " abstract methods");
        }
        return methods.get(0);
    }

    /**
     * {@return the methods that an implementation must have}
     *
     * @throws IllegalArgumentException if the type is no interface
     */
    static Stream<Method> abstractMethods(Class<?> type) {
        if (!type.isInterface()) {
            throw new IllegalArgumentException(type.getName() + " is no interface");
        }
        return Stream.of(type.getMethods())
                .filter(method -> Modifier.isAbstract(method.getModifiers()) && !isOfObject(method));
    }

    /**
     * {@return the methods of a class that are {@link Exported}, by name} The annotation is on the method or on the method
     * of an interface that it implements; that of the class counts if both have one.
     *
     * @throws IllegalArgumentException if two have one name
     */
    static Map<String, Method> exported(Class<?> type) {
        var methods = new HashMap<String, Method>();
        var interfaces = new LinkedHashSet<Class<?>>();
        for (Class<?> part = type; part != null; part = part.getSuperclass()) {
            addExported(type, part, methods);
            addInterfaces(part, interfaces);
        }
        interfaces.forEach(part -> addExported(type, part, methods));
        return methods;
    }

    private static void addInterfaces(Class<?> part, Set<Class<?>> interfaces) {
        for (Class<?> next : part.getInterfaces()) {
            if (interfaces.add(next)) {
                addInterfaces(next, interfaces);
            }
        }
    }

    private static void addExported(Class<?> type, Class<?> part, Map<String, Method> methods) {
        for (Method method : part.getDeclaredMethods()) {
            Exported given = method.getAnnotation(Exported.class);
            if (given == null || method.isBridge()) {
                continue;
            }
            if (part.isInterface() && methods.values().stream().anyMatch(known -> implementsSame(known, method))) {
                continue;
            }
            String name = given.value().isEmpty() ? method.getName() : given.value();
            Method other = methods.put(name, method);
            if (other != null) {
                throw new IllegalArgumentException(
                        type.getName() + " exports two methods as \"" + name + "\": " + other + " and " + method);
            }
        }
    }

    private static boolean implementsSame(Method known, Method method) {
        return known.getName().equals(method.getName())
                && Arrays.equals(known.getParameterTypes(), method.getParameterTypes());
    }

    /** {@return whether every object has the method, such as {@code equals}} */
    private static boolean isOfObject(Method method) {
        return Stream.of(Object.class.getMethods())
                .anyMatch(known -> known.getName().equals(method.getName())
                        && Arrays.equals(known.getParameterTypes(), method.getParameterTypes()));
    }

    /** {@return whether it can stand for a function of that type} */
    boolean fits(FunctionType type) {
        List<ValueType> wanted = type.parameters();
        return wanted.size() == parameters.size()
                && IntStream.range(0, wanted.size()).allMatch(i -> JavaValues.fits(parameters.get(i), wanted.get(i)))
                && JavaValues.fits(method.getReturnType(), type.results());
    }

    /** {@return the shape for people, as {@code [i32 i64] -> [i32]}} */
    String show() {
        Class<?> result = method.getReturnType();
        String results;
        if (result == Values.class || result == List.class) {
            results = "[any number]";
        } else if (result.isRecord() && ResultRecord.of(result).types().size() > 1) {
            results = show(ResultRecord.of(result).types());
        } else {
            results = result == void.class ? "[]" : "[" + JavaValues.show(result) + "]";
        }
        return show(parameters) + " -> " + results;
    }

    private static String show(List<Class<?>> types) {
        return types.stream().map(JavaValues::show).collect(Collectors.joining(" ", "[", "]"));
    }
}
