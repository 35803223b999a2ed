package dev.stepwasm.engine.endive;

import java.util.Map;
import run.endive.runtime.Memory;
import run.endive.wasi.WasiPreview1;
import run.endive.wasm.WasmEngineException;

/** The functions of WASI preview 1 that read, write and change the size of what is open. */
final class Transfers {
    private static final long LAST_ADDRESS = 0xFFFF_FFFFL;
    private static final int IOVEC_BYTES = 8;

    private final WasiPreview1 wasi;
    private final Sandbox sandbox;

    Transfers(WasiPreview1 wasi, Sandbox sandbox) {
        this.wasi = wasi;
        this.sandbox = sandbox;
    }

    /** {@return the functions by their names} */
    Map<String, Call> calls() {
        return Map.of(
                "fd_read", this::read,
                "fd_pread", this::readAt,
                "fd_write", this::write,
                "fd_pwrite", this::writeAt,
                "fd_filestat_set_size", this::setSize,
                "fd_allocate", this::allocate);
    }

    private int read(Memory memory, long[] a) {
        requireIovecs(memory, (int) a[1], (int) a[2]);
        return wasi.fdRead(memory, (int) a[0], (int) a[1], (int) a[2], (int) a[3]);
    }

    private int readAt(Memory memory, long[] a) {
        requireIovecs(memory, (int) a[1], (int) a[2]);
        return wasi.fdPread(memory, (int) a[0], (int) a[1], (int) a[2], a[3], (int) a[4]);
    }

    private int write(Memory memory, long[] a) {
        sandbox.requireWritable((int) a[0]);
        requireIovecs(memory, (int) a[1], (int) a[2]);
        return wasi.fdWrite(memory, (int) a[0], (int) a[1], (int) a[2], (int) a[3]);
    }

    private int writeAt(Memory memory, long[] a) {
        sandbox.requireWritable((int) a[0]);
        requireIovecs(memory, (int) a[1], (int) a[2]);
        return wasi.fdPwrite(memory, (int) a[0], (int) a[1], (int) a[2], a[3], (int) a[4]);
    }

    private int setSize(Memory memory, long[] a) {
        sandbox.requireWritable((int) a[0]);
        return a[1] < 0 ? Errno.INVAL : wasi.fdFilestatSetSize((int) a[0], a[1]);
    }

    private int allocate(Memory memory, long[] a) {
        sandbox.requireWritable((int) a[0]);
        return wasi.fdAllocate((int) a[0], a[1], a[2]);
    }

    /** Checks what Endive would make room for before it looks whether the program has it. */
    private static void requireIovecs(Memory memory, int iovecs, int count) {
        try {
            for (int i = 0; i < count; i++) {
                long start = Integer.toUnsignedLong(memory.readInt(iovecs + IOVEC_BYTES * i));
                long last = start + Integer.toUnsignedLong(memory.readInt(iovecs + IOVEC_BYTES * i + 4)) - 1;
                if (last > LAST_ADDRESS) {
                    throw new Refused(Errno.FAULT);
                }
                if (last >= start) {
                    memory.read((int) last);
                }
            }
        } catch (WasmEngineException outside) {
            throw new Refused(Errno.FAULT);
        }
    }
}
