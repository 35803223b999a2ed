package dev.stepwasm.engine.bench;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.io.ByteSequence;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.graalvm.polyglot.proxy.ProxyObject;

/**
 * An instance on GraalWasm, which is not among the test dependencies: only its interface is. {@code bench/run} fetches
 * the rest.
 */
final class GraalGuest implements Guest {
    private static final double WARM_UP_MILLISECONDS = 10_000;

    private final Value exports;
    private final Value memory;
    private final Map<String, Value> functions = new HashMap<>();

    /** @param compiled whether Graal's compiler compiles what is hot */
    GraalGuest(byte[] file, boolean compiled) {
        var context = Context.newBuilder("wasm")
                .allowExperimentalOptions(true)
                .option("engine.Compilation", Boolean.toString(compiled))
                .build();
        Value module = context.eval(
                Source.newBuilder("wasm", ByteSequence.create(file), "program").buildLiteral());
        this.exports = module.newInstance(new AnyMember(new AnyMember((ProxyExecutable) arguments -> 0)))
                .getMember("exports");
        this.memory = exports.getMemberKeys().stream()
                .map(exports::getMember)
                .filter(Value::hasBufferElements)
                .findFirst()
                .orElse(exports);
    }

    /** Whatever a module imports, from whatever module. */
    private record AnyMember(Object value) implements ProxyObject {
        @Override
        public Object getMember(String key) {
            return value;
        }

        @Override
        public Object getMemberKeys() {
            return new String[0];
        }

        @Override
        public boolean hasMember(String key) {
            return true;
        }

        @Override
        public void putMember(String key, Value value) {
            throw new UnsupportedOperationException();
        }
    }

    /** Prints the milliseconds for one run of a program, nothing if GraalWasm refuses it, which it says. */
    static void print(boolean compiled, Program program) throws Exception {
        Guest guest;
        try {
            guest = new GraalGuest(program.file(), compiled);
        } catch (PolyglotException refused) {
            System.err.println(program.name() + ": " + refused.getMessage());
            return;
        }
        IntUnaryOperator run = program.work().on(guest);
        SteadyState.warmUp(run, WARM_UP_MILLISECONDS);
        System.out.println(SteadyState.measure(List.of(run))[0]);
    }

    @Override
    public int call(String export, int... arguments) {
        Value result = functions
                .computeIfAbsent(export, exports::getMember)
                .execute(Arrays.stream(arguments).boxed().toArray());
        return result.fitsInInt() ? result.asInt() : 0;
    }

    @Override
    public void write(int address, byte[] bytes) {
        long next = Integer.toUnsignedLong(address);
        var rest = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (; rest.remaining() >= Long.BYTES; next += Long.BYTES) {
            memory.writeBufferLong(ByteOrder.LITTLE_ENDIAN, next, rest.getLong());
        }
        for (; rest.hasRemaining(); next++) {
            memory.writeBufferByte(next, rest.get());
        }
    }

    @Override
    public byte[] read(int address, int length) {
        byte[] bytes = new byte[length];
        memory.readBuffer(Integer.toUnsignedLong(address), bytes, 0, length);
        return bytes;
    }
}
