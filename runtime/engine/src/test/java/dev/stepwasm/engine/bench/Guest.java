package dev.stepwasm.engine.bench;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** An instance on some engine, in whose calls everything is an i32. Its imports give 0. */
interface Guest {
    /** Calls an export. {@return its first result, 0 if it gives nothing} */
    int call(String export, int... arguments);

    void write(int address, byte[] bytes);

    byte[] read(int address, int length);

    default int readInt(int address) {
        return ByteBuffer.wrap(read(address, Integer.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN)
                .getInt();
    }
}
