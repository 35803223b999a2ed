package dev.stepwasm.engine;

import dev.stepwasm.engine.store.ExceptionTag;
import dev.stepwasm.engine.store.GlobalCell;
import dev.stepwasm.engine.store.LinearMemory;
import dev.stepwasm.engine.store.ReferenceTable;
import dev.stepwasm.wasm.type.FunctionType;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What modules may import, by module and name. Immutable; can be used for many instances, which then share memories,
 * tables, globals and instances given here. When several entries could serve, the order is: what was given by name, then
 * instances, then WASI, then the stub for all others.
 */
public final class Imports {
    private final Map<Key, Given> given;
    private final Map<String, StepInstance> instances;
    private final @Nullable WasiOptions wasi;
    private final @Nullable ImportStub others;

    private Imports(Builder builder) {
        this.given = Map.copyOf(builder.given);
        this.instances = Map.copyOf(builder.instances);
        this.wasi = builder.wasi;
        this.others = builder.others;
    }

    /** Module and name of an import. */
    record Key(String module, String name) {
        String show() {
            return module + "." + name;
        }
    }

    /** What is given for an import. */
    sealed interface Given {
        record Function(FunctionType type, HostFunction function) implements Given {}

        record Java(JavaFunction function) implements Given {}

        record Stub(ImportStub stub) implements Given {}

        record Memory(LinearMemory memory) implements Given {}

        record Table(ReferenceTable table) implements Given {}

        record Global(GlobalCell global) implements Given {}

        record Tag(ExceptionTag tag) implements Given {}
    }

    /** {@return imports for modules that want none} */
    public static Imports none() {
        return builder().build();
    }

    /** {@return a builder that gives nothing yet} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return a builder that gives the same so far} */
    public Builder toBuilder() {
        var builder = new Builder();
        builder.given.putAll(given);
        builder.instances.putAll(instances);
        builder.wasi = wasi;
        builder.others = others;
        return builder;
    }

    /** {@return whether something was given for this import by its name} */
    public boolean gives(String module, String name) {
        return given.containsKey(new Key(module, name));
    }

    Optional<Given> given(Key key) {
        return Optional.ofNullable(given.get(key));
    }

    Optional<StepInstance> instance(String module) {
        return Optional.ofNullable(instances.get(module));
    }

    Optional<WasiOptions> wasi() {
        return Optional.ofNullable(wasi);
    }

    Optional<ImportStub> others() {
        return Optional.ofNullable(others);
    }

    /** Collects what is given. */
    public static final class Builder {
        private final Map<Key, Given> given = new HashMap<>();
        private final Map<String, StepInstance> instances = new HashMap<>();
        private @Nullable WasiOptions wasi;
        private @Nullable ImportStub others;

        private Builder() {}

        /** Gives a function. The module must want exactly this type. */
        public Builder function(String module, String name, FunctionType type, HostFunction function) {
            return put(module, name, new Given.Function(type, function));
        }

        /**
         * Gives a function whose type follows from a functional interface: {@code int} stands for i32, {@code long} for
         * i64, {@code float} for f32, {@code double} for f64, {@link Value.V128} for v128, {@code boolean} for an i32
         * that is 0 or not, any other class for a reference to such an object, {@code Object} and {@link Value} for
         * whatever the module wants; {@link Values} for any number of results, a record for as many as it has components.
         * If the first parameter is a {@link StepInstance}, it is the caller.
         *
         * <pre>{@code
         * .function("math", "add", IntBinaryOperator.class, (a, b) -> a + b)
         * }</pre>
         *
         * @throws IllegalArgumentException if the interface has no abstract method or several
         */
        public <T> Builder function(String module, String name, Class<T> shape, T function) {
            return put(module, name, new Given.Java(JavaFunction.of(JavaMethod.single(shape), function)));
        }

        /** Gives a stub for a function, of whatever type the module wants. */
        public Builder stub(String module, String name, ImportStub stub) {
            return put(module, name, new Given.Stub(stub));
        }

        /** Gives a stub for every function that nothing else is given for. */
        public Builder stubForOthers(ImportStub stub) {
            others = stub;
            return this;
        }

        /** Gives a memory. */
        public Builder memory(String module, String name, LinearMemory memory) {
            return put(module, name, new Given.Memory(memory));
        }

        /** Gives a table. */
        public Builder table(String module, String name, ReferenceTable table) {
            return put(module, name, new Given.Table(table));
        }

        /** Gives a global. */
        public Builder global(String module, String name, GlobalCell global) {
            return put(module, name, new Given.Global(global));
        }

        /** Gives a tag. */
        public Builder tag(String module, String name, ExceptionTag tag) {
            return put(module, name, new Given.Tag(tag));
        }

        /**
         * Gives all exports of an instance under a module name. Instances that share an
         * {@link dev.stepwasm.engine.interpret.ExecutionControl} call each other without the host in between.
         */
        public Builder instance(String module, StepInstance instance) {
            instances.put(module, instance);
            return this;
        }

        /**
         * Gives what a Java class offers: its methods with {@link Exported}, and what it {@link HostModule#define}s.
         *
         * @throws LinkException if two methods are exported under one name, one cannot be called, or the class fails
         */
        public Builder host(HostModule host) {
            try {
                String module = host.name();
                JavaMethod.exported(host.getClass())
                        .forEach((name, method) -> put(module, name, new Given.Java(JavaFunction.of(method, host))));
                host.define(this);
            } catch (RuntimeException failure) {
                throw new LinkException("host module " + host.getClass().getName(), failure);
            }
            return this;
        }

        /** Gives WASI preview 1 under its usual name {@code wasi_snapshot_preview1}. */
        public Builder wasi(WasiOptions options) {
            wasi = options;
            return this;
        }

        /** {@return what was given so far} */
        public Imports build() {
            return new Imports(this);
        }

        private Builder put(String module, String name, Given what) {
            given.put(new Key(module, name), what);
            return this;
        }
    }
}
