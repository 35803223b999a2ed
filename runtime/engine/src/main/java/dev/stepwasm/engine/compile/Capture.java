package dev.stepwasm.engine.compile;

import dev.stepwasm.engine.store.WasmFunction;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Takes compiled code off the Java stack: the method in which it is thrown, and each that waits for a call, adds its values
 * on the way, so that the interpreter can go on with their frames.
 */
public final class Capture extends RuntimeException {
    private final transient JavaFrames frames;
    private final boolean isBehindCall;
    private final transient @Nullable Call call;
    private long[] numbers = new long[16];
    private long[] highs = new long[16];
    private transient @Nullable Object[] references = new @Nullable Object[16];
    private int size;

    /**
     * Begins to take code off the stack, from the method that calls this, or calls what does.
     *
     * @param isBehindCall whether the call that the innermost frame stands at has been made
     */
    public Capture(boolean isBehindCall) {
        super(null, null, false, false);
        this.isBehindCall = isBehindCall;
        this.call = null;
        this.frames = JavaFrames.current();
    }

    /** Begins to take code off the stack before an instruction. @param number of that in the function of the method */
    Capture(int number) {
        super(null, null, false, false);
        this.isBehindCall = false;
        this.call = null;
        this.frames = JavaFrames.current().withTopAt(number);
    }

    /** Begins to take code off the stack that stands at a call, which the interpreter must make. */
    public Capture(Call call) {
        super(null, null, false, false);
        this.isBehindCall = false;
        this.call = call;
        this.frames = JavaFrames.current();
    }

    /**
     * A call that is still to be made.
     *
     * @param numbers its arguments; the high halves of vectors, if there are any, are behind as many as there are references
     * @param references the same for references
     */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares these, or changes the arrays.
    public record Call(
            WasmFunction callee, long[] numbers, @Nullable Object[] references) {
        /** {@return the high half of an argument that is a vector; 0 if it is none} */
        public long high(int argument) {
            return numbers.length > references.length ? numbers[references.length + argument] : 0;
        }
    }

    /** {@return the call that the innermost frame stands at and that is still to be made, null if there is none} */
    public @Nullable Call call() {
        return call;
    }

    /** {@return the frames; those of the first segment have added their values} */
    public JavaFrames frames() {
        return frames;
    }

    /** {@return whether the innermost frame has made the call that it stands at} */
    public boolean isBehindCall() {
        return isBehindCall;
    }

    /** Adds a value. Compiled code calls this: for each frame its operands, the lowest first, then its locals. */
    public void add(int value) {
        add((long) value);
    }

    /** Adds a value, as above. */
    public void add(long value) {
        put(value, null);
    }

    /** Adds a vector, as above. */
    public void add(long low, long high) {
        put(low, null);
        highs[size - 1] = high;
    }

    /** Adds a value, as above. */
    public void add(float value) {
        add((long) Float.floatToRawIntBits(value));
    }

    /** Adds a value, as above. */
    public void add(double value) {
        add(Double.doubleToRawLongBits(value));
    }

    /** Adds a value, as above. */
    public void add(@Nullable Object value) {
        put(0, value);
    }

    private void put(long number, @Nullable Object reference) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, size * 2);
            highs = Arrays.copyOf(highs, size * 2);
            references = Arrays.copyOf(references, size * 2);
        }
        numbers[size] = number;
        references[size++] = reference;
    }

    /** {@return the number that was added as that; the innermost frame came first} */
    public long number(int place) {
        return numbers[place];
    }

    /** {@return the high half of the vector that was added as that; 0 if it is none} */
    public long high(int place) {
        return highs[place];
    }

    /** {@return the reference that was added as that} */
    public @Nullable Object reference(int place) {
        return references[place];
    }
}
