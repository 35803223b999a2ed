package dev.stepwasm.engine;

import dev.stepwasm.engine.store.WasmFunction;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts exported functions behind Java interfaces. */
final class Bindings {
    private static final String NOTHING = "";

    private Bindings() {}

    /** {@return an interface whose methods call the exports of the same names} */
    static <T> T ofInterface(StepInstance instance, Class<T> type) {
        var functions = new HashMap<Method, WasmFunction>();
        var problems = new ArrayList<String>();
        JavaMethod.abstractMethods(type)
                .filter(method -> !givesInstance(method))
                .forEach(method -> {
                    String name = exportName(instance, method);
                    Optional<WasmFunction> function = instance.findFunction(name);
                    if (function.isEmpty()) {
                        problems.add("unknown export \"" + name + "\": wanted is func "
                                + JavaMethod.of(method).show() + " for " + show(method));
                    } else {
                        String problem = mismatch(name, method, function.get());
                        if (problem.isEmpty()) {
                            functions.put(method, function.get());
                        } else {
                            problems.add(problem);
                        }
                    }
                });
        return bound(instance, type, functions, problems);
    }

    /** {@return whether the method asks for the instance behind the interface, not for an export} */
    private static boolean givesInstance(Method method) {
        return method.getReturnType() == StepInstance.class
                && method.getParameterCount() == 0
                && method.getAnnotation(Exported.class) == null;
    }

    /** {@return a functional interface whose method calls an export} */
    static <T> T ofFunction(StepInstance instance, String name, Class<T> type) {
        Method method = JavaMethod.single(type);
        WasmFunction function = instance.function(name);
        String problem = mismatch(name, method, function);
        return bound(instance, type, Map.of(method, function), problem.isEmpty() ? List.of() : List.of(problem));
    }

    private static <T> T bound(
            StepInstance instance, Class<T> type, Map<Method, WasmFunction> functions, List<String> problems) {
        if (!problems.isEmpty()) {
            throw new LinkException(instance.module().name(), problems);
        }
        var handler = new Handler(instance, type, functions);
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static String mismatch(String name, Method method, WasmFunction function) {
        JavaMethod shape = JavaMethod.of(method);
        return shape.fits(function.type()) && !shape.wantsCaller()
                ? NOTHING
                : "incompatible export type of \"" + name + "\": wanted is func " + shape.show() + " for "
                        + show(method) + " but found is func " + function.type().showStack();
    }

    private static String show(Method method) {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName();
    }

    /** {@return the name that the annotation says, or the method's, or the method's as {@code add_one}} */
    private static String exportName(StepInstance instance, Method method) {
        Exported given = method.getAnnotation(Exported.class);
        if (given != null && !given.value().isEmpty()) {
            return given.value();
        }
        String name = method.getName();
        String snake = name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
        return !instance.hasExport(name) && instance.hasExport(snake) ? snake : name;
    }

    private record Handler(StepInstance instance, Class<?> type, Map<Method, WasmFunction> functions)
            implements InvocationHandler {
        @Override
        public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] given)
                throws Throwable {
            @Nullable Object[] arguments = given == null ? new Object[0] : given;
            WasmFunction function = functions.get(method);
            if (function != null) {
                return JavaValues.toJava(method.getReturnType(), instance.call(function, arguments));
            }
            if (givesInstance(method) && !method.isDefault()) {
                return instance;
            }
            if (method.isDefault()) {
                MethodHandle own = MethodHandles.privateLookupIn(method.getDeclaringClass(), MethodHandles.lookup())
                        .unreflectSpecial(method, method.getDeclaringClass());
                return own.bindTo(proxy).invokeWithArguments(arguments);
            }
            return switch (method.getName()) {
                case "equals" -> proxy == arguments[0];
                case "hashCode" -> System.identityHashCode(proxy);
                default -> type.getSimpleName() + " of " + instance.module().name();
            };
        }
    }
}
