package dev.stepwasm.engine;

import dev.stepwasm.engine.store.HostedFunction;
import dev.stepwasm.wasm.type.FunctionType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A Java method on an object as a function of the host. */
record JavaFunction(JavaMethod shape, Object target) {
    /**
     * {@return a method of an object}
     *
     * @throws IllegalArgumentException if Java does not let us call it
     */
    static JavaFunction of(Method method, Object target) {
        Object receiver = Modifier.isStatic(method.getModifiers()) ? null : target;
        if (!method.canAccess(receiver) && !method.trySetAccessible()) {
            throw new IllegalArgumentException(method + " cannot be called from here: make it and its class public");
        }
        return new JavaFunction(JavaMethod.of(method), target);
    }

    /** {@return the call, for a type that fits the shape} */
    HostedFunction.Call bind(StepInstance caller, FunctionType type) {
        return arguments -> call(caller, type, arguments);
    }

    private List<Value> call(StepInstance caller, FunctionType type, List<Value> arguments) {
        int first = shape.wantsCaller() ? 1 : 0;
        @Nullable Object[] java = new @Nullable Object[first + arguments.size()];
        if (first == 1) {
            java[0] = caller;
        }
        for (int i = 0; i < arguments.size(); i++) {
            java[first + i] = JavaValues.toJava(shape.parameters().get(i), arguments.get(i));
        }
        try {
            return JavaValues.toValues(type.results(), shape.method().invoke(target, java));
        } catch (InvocationTargetException failed) {
            throw rethrown(failed.getCause());
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException("access was checked before", impossible);
        }
    }

    private static RuntimeException rethrown(@Nullable Throwable failure) {
        return switch (failure) {
            case RuntimeException known -> known;
            case Error known -> throw known;
            case null, default -> Trap.ofHost(String.valueOf(failure), failure);
        };
    }
}
