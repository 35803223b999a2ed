package dev.stepwasm.engine.journal;

import dev.stepwasm.engine.Value;
import dev.stepwasm.wasm.type.ValueType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** Reads what {@link Encoder} has written. */
final class Decoder implements Iterator<JournalEntry> {
    private final byte[] bytes;
    private final Numbering numbering;
    private final Bound objects;
    private int at;
    private long lastInstructions;

    /** Gives the object for a number: the recorded one, or the one that has its place in another run. */
    @FunctionalInterface
    interface Bound {
        Object get(int number);
    }

    Decoder(byte[] bytes, Numbering numbering, Bound objects) {
        this.bytes = bytes;
        this.numbering = numbering;
        this.objects = objects;
    }

    @Override
    public boolean hasNext() {
        return at < bytes.length;
    }

    @Override
    public JournalEntry next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the journal ends here");
        }
        return switch (bytes[at++]) {
            case Encoder.HOST_CALLED -> new JournalEntry.HostCalled(index(), instructions(), values());
            case Encoder.HOST_RETURNED -> new JournalEntry.HostReturned(values());
            case Encoder.HOST_FAILED -> new JournalEntry.HostFailed((Throwable) objects.get(index()));
            case Encoder.HOST_PASSED_ON -> new JournalEntry.HostPassedOn();
            case Encoder.INVOKED -> new JournalEntry.Invoked(index(), instructions(), values());
            case Encoder.ENDED -> new JournalEntry.Ended(instructions(), bytes[at++] != 0);
            case Encoder.WROTE -> new JournalEntry.Wrote(index(), unsigned(), block(index()));
            case Encoder.MEMORY_GREW -> new JournalEntry.MemoryGrew(index(), unsigned());
            case Encoder.GLOBAL_SET -> new JournalEntry.GlobalSet(index(), value());
            case Encoder.TABLE_SET -> new JournalEntry.TableSet(index(), unsigned(), value());
            case Encoder.TABLE_GREW -> new JournalEntry.TableGrew(index(), unsigned(), value());
            default -> throw new IllegalStateException("not a journal");
        };
    }

    private int index() {
        return (int) unsigned();
    }

    private long unsigned() {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = bytes[at++];
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    private long signed() {
        long value = unsigned();
        return value >>> 1 ^ -(value & 1);
    }

    private long instructions() {
        lastInstructions += signed();
        return lastInstructions;
    }

    private byte[] block(int length) {
        at += length;
        return Arrays.copyOfRange(bytes, at - length, at);
    }

    private long fixed(int count) {
        long value = 0;
        for (int i = 0; i < count; i++) {
            value |= (bytes[at++] & 0xFFL) << 8 * i;
        }
        return value;
    }

    private List<Value> values() {
        int count = index();
        List<Value> values = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            values.add(value());
        }
        return values;
    }

    private Value value() {
        return switch (bytes[at++]) {
            case Encoder.I32 -> Value.of((int) signed());
            case Encoder.I64 -> Value.of(signed());
            case Encoder.F32 -> Value.of(Float.intBitsToFloat((int) fixed(4)));
            case Encoder.F64 -> Value.of(Double.longBitsToDouble(fixed(8)));
            case Encoder.V128 -> new Value.V128(fixed(8), fixed(8));
            case Encoder.NULL -> new Value.Ref((ValueType.Reference) objects.get(index()), null);
            case Encoder.FUNCTION -> {
                Object function = numbering.functions.get(index());
                yield new Value.Ref((ValueType.Reference) objects.get(index()), function);
            }
            case Encoder.OBJECT -> {
                Object target = objects.get(index());
                yield new Value.Ref((ValueType.Reference) objects.get(index()), target);
            }
            default -> throw new IllegalStateException("not a journal");
        };
    }
}
