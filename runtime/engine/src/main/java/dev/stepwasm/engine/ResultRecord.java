package dev.stepwasm.engine;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A Java record that stands for several results, one component for each, in their order. */
record ResultRecord(Constructor<?> constructor, List<Method> components) {
    private static final ClassValue<ResultRecord> KNOWN = new ClassValue<>() {
        @Override
        protected ResultRecord computeValue(Class<?> type) {
            return read(type);
        }
    };

    /** Copies the list. */
    ResultRecord {
        components = List.copyOf(components);
    }

    /**
     * {@return what there is to know of a record}
     *
     * @throws IllegalArgumentException if Java does not let us use it
     */
    static ResultRecord of(Class<?> type) {
        return KNOWN.get(type);
    }

    private static ResultRecord read(Class<?> type) {
        List<Method> components = Stream.of(type.getRecordComponents())
                .map(RecordComponent::getAccessor)
                .toList();
        Class<?>[] types = components.stream().map(Method::getReturnType).toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            if (!constructor.trySetAccessible() || !components.stream().allMatch(Method::trySetAccessible)) {
                throw new IllegalArgumentException(type + " cannot be used from here: make it public");
            }
            return new ResultRecord(constructor, components);
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException("every record has this constructor", impossible);
        }
    }

    /** {@return the types of the components} */
    List<Class<?>> types() {
        return List.of(constructor.getParameterTypes());
    }

    /** {@return a record of these results} */
    Object of(Values results) {
        List<Class<?>> types = types();
        @Nullable Object[] given = new @Nullable Object[types.size()];
        for (int i = 0; i < given.length; i++) {
            given[i] = JavaValues.toJava(types.get(i), results.get(i));
        }
        try {
            return constructor.newInstance(given);
        } catch (InvocationTargetException refused) {
            throw refusal(refused);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("access was checked before", impossible);
        }
    }

    /** {@return the components of a record of this kind} */
    List<@Nullable Object> components(Object of) {
        List<@Nullable Object> values = new ArrayList<>();
        try {
            for (Method component : components) {
                values.add(component.invoke(of));
            }
        } catch (InvocationTargetException refused) {
            throw refusal(refused);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException("access was checked before", impossible);
        }
        return values;
    }

    private static RuntimeException refusal(InvocationTargetException refused) {
        return switch (refused.getCause()) {
            case RuntimeException known -> known;
            case Error known -> throw known;
            case null, default -> new IllegalStateException(refused);
        };
    }
}
