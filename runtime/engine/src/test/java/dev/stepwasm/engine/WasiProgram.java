package dev.stepwasm.engine;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program whose exports are functions of WASI, so that tests call them one by one. Directories begin at descriptor 3. */
final class WasiProgram implements AutoCloseable {
    static final int PREOPEN = 3;
    static final int FOLLOW = 1;
    static final int CREATE = 1;
    static final int DIRECTORY = 2;
    static final int APPEND = 1;
    static final long READ = 1 << 1;
    static final long WRITE = 1 << 6;

    static final int FINE = 0;
    static final int NOT_ALLOWED = 2;
    static final int NO_DESCRIPTOR = 8;
    static final int BUSY = 10;
    static final int EXISTS = 20;
    static final int BAD_ADDRESS = 21;
    static final int INVALID = 28;
    static final int IS_DIRECTORY = 31;
    static final int NO_ENTRY = 44;
    static final int NO_DIRECTORY = 54;
    static final int NOT_EMPTY = 55;
    static final int UNSUPPORTED = 58;
    static final int READ_ONLY = 69;
    static final int NOT_CAPABLE = 76;

    /** Where paths, iovecs and results are put. */
    private static final int RESULT = 0;

    private static final int IOVEC = 16;
    private static final int FIRST_PATH = 256;
    private static final int SECOND_PATH = 512;
    private static final int BUFFER = 1024;

    private static final String FUNCTIONS = """
            (module
              (func (export "open") (import "wasi_snapshot_preview1" "path_open")
                (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32))
              (func (export "path_stat") (import "wasi_snapshot_preview1" "path_filestat_get")
                (param i32 i32 i32 i32 i32) (result i32))
              (func (export "path_set_times") (import "wasi_snapshot_preview1" "path_filestat_set_times")
                (param i32 i32 i32 i32 i64 i64 i32) (result i32))
              (func (export "mkdir") (import "wasi_snapshot_preview1" "path_create_directory")
                (param i32 i32 i32) (result i32))
              (func (export "rmdir") (import "wasi_snapshot_preview1" "path_remove_directory")
                (param i32 i32 i32) (result i32))
              (func (export "unlink") (import "wasi_snapshot_preview1" "path_unlink_file")
                (param i32 i32 i32) (result i32))
              (func (export "readlink") (import "wasi_snapshot_preview1" "path_readlink")
                (param i32 i32 i32 i32 i32 i32) (result i32))
              (func (export "rename") (import "wasi_snapshot_preview1" "path_rename")
                (param i32 i32 i32 i32 i32 i32) (result i32))
              (func (export "symlink") (import "wasi_snapshot_preview1" "path_symlink")
                (param i32 i32 i32 i32 i32) (result i32))
              (func (export "link") (import "wasi_snapshot_preview1" "path_link")
                (param i32 i32 i32 i32 i32 i32 i32) (result i32))
              (func (export "read") (import "wasi_snapshot_preview1" "fd_read")
                (param i32 i32 i32 i32) (result i32))
              (func (export "pread") (import "wasi_snapshot_preview1" "fd_pread")
                (param i32 i32 i32 i64 i32) (result i32))
              (func (export "write") (import "wasi_snapshot_preview1" "fd_write")
                (param i32 i32 i32 i32) (result i32))
              (func (export "stat") (import "wasi_snapshot_preview1" "fd_filestat_get")
                (param i32 i32) (result i32))
              (func (export "set_size") (import "wasi_snapshot_preview1" "fd_filestat_set_size")
                (param i32 i64) (result i32))
              (func (export "allocate") (import "wasi_snapshot_preview1" "fd_allocate")
                (param i32 i64 i64) (result i32))
              (func (export "set_times") (import "wasi_snapshot_preview1" "fd_filestat_set_times")
                (param i32 i64 i64 i32) (result i32))
              (func (export "readdir") (import "wasi_snapshot_preview1" "fd_readdir")
                (param i32 i32 i32 i64 i32) (result i32))
              (func (export "renumber") (import "wasi_snapshot_preview1" "fd_renumber")
                (param i32 i32) (result i32))
              (func (export "preopen") (import "wasi_snapshot_preview1" "fd_prestat_dir_name")
                (param i32 i32 i32) (result i32))
              (func (export "close") (import "wasi_snapshot_preview1" "fd_close") (param i32) (result i32))
              (func (export "set_rights") (import "wasi_snapshot_preview1" "fd_fdstat_set_rights")
                (param i32 i64 i64) (result i32))
              (func (export "raise") (import "wasi_snapshot_preview1" "proc_raise") (param i32) (result i32))
              (func (export "accept") (import "wasi_snapshot_preview1" "sock_accept")
                (param i32 i32 i32) (result i32))
              (func (export "receive") (import "wasi_snapshot_preview1" "sock_recv")
                (param i32 i32 i32 i32 i32 i32) (result i32))
              (func (export "send") (import "wasi_snapshot_preview1" "sock_send")
                (param i32 i32 i32 i32 i32) (result i32))
              (memory (export "memory") 1))
            """;

    private final StepInstance instance;

    private WasiProgram(WasiOptions options) {
        instance = Wat.module(FUNCTIONS)
                .instantiate(Imports.builder().wasi(options).build());
    }

    static WasiProgram of(WasiOptions options) {
        return new WasiProgram(options);
    }

    static WasiProgram in(Path directory) {
        return of(WasiOptions.none().withDirectory("/work", directory));
    }

    static WasiProgram readOnlyIn(Path directory) {
        return of(WasiOptions.none().withReadOnlyDirectory("/work", directory));
    }

    /** {@return the error number of any function} */
    int call(String function, Object... arguments) {
        return instance.invoke(function, arguments).i32();
    }

    /** {@return the error number of a function of a path} */
    int at(String function, int directory, String path) {
        return call(function, directory, FIRST_PATH, first(path));
    }

    int open(int directory, String path, int openFlags, long rights, int flags) {
        return call("open", directory, FOLLOW, FIRST_PATH, first(path), openFlags, rights, rights, flags, RESULT);
    }

    /** {@return the descriptor} */
    int opened(int directory, String path, int openFlags, long rights) {
        int error = open(directory, path, openFlags, rights, 0);
        if (error != FINE) {
            throw new AssertionError("cannot open " + path + ": " + error);
        }
        return instance.memory().readInt(RESULT);
    }

    /** {@return the descriptor that was opened last} */
    int lastOpened() {
        return instance.memory().readInt(RESULT);
    }

    int setTimes(int directory, String path, int follow, long nanoseconds, int flags) {
        return call("path_set_times", directory, follow, FIRST_PATH, first(path), nanoseconds, nanoseconds, flags);
    }

    int rename(int from, String path, int to, String newPath) {
        return call("rename", from, FIRST_PATH, first(path), to, SECOND_PATH, second(newPath));
    }

    int link(int directory, int flags, String path, String newPath) {
        return call("link", directory, flags, FIRST_PATH, first(path), directory, SECOND_PATH, second(newPath));
    }

    int symlink(String text, int directory, String path) {
        return call("symlink", FIRST_PATH, first(text), directory, SECOND_PATH, second(path));
    }

    /** {@return the error number, or what the link says} */
    String readlink(int directory, String path, int bufferSize) {
        int error = call("readlink", directory, FIRST_PATH, first(path), BUFFER, bufferSize, RESULT);
        return error == FINE
                ? instance.memory().readString(BUFFER, instance.memory().readInt(RESULT))
                : "error " + error;
    }

    /** {@return the error number, or the name of a directory that was opened to the program} */
    String preopen(int descriptor, int bufferSize) {
        int error = call("preopen", descriptor, BUFFER, bufferSize);
        return error == FINE ? instance.memory().readString(BUFFER, bufferSize) : "error " + error;
    }

    int write(int descriptor, String text) {
        int length = instance.memory().writeString(BUFFER, text);
        return call("write", descriptor, iovec(BUFFER, length), 1, RESULT);
    }

    /** {@return the error number, or what was read} */
    String read(int descriptor) {
        int error = call("read", descriptor, iovec(BUFFER, 1000), 1, RESULT);
        return error == FINE
                ? instance.memory().readString(BUFFER, instance.memory().readInt(RESULT))
                : "error " + error;
    }

    /** {@return the address of an iovec} */
    int iovec(int address, int length) {
        instance.memory().writeInts(IOVEC, address, length);
        return IOVEC;
    }

    /** {@return error number or type and size} */
    String stat(int descriptor) {
        return status(call("stat", descriptor, BUFFER));
    }

    /** {@return error number or type and size} */
    String stat(int directory, String path, int flags) {
        return status(call("path_stat", directory, flags, FIRST_PATH, first(path), BUFFER));
    }

    private String status(int error) {
        return error == FINE
                ? "type " + instance.memory().readByte(BUFFER + 16) + " size "
                        + instance.memory().readLong(BUFFER + 32)
                : "error " + error;
    }

    /** {@return error number, or names and types from a cookie on} */
    List<String> list(int descriptor, long cookie, int bufferSize) {
        int error = call("readdir", descriptor, BUFFER, bufferSize, cookie, RESULT);
        if (error != FINE) {
            return List.of("error " + error);
        }
        List<String> entries = new ArrayList<>();
        int end = BUFFER + instance.memory().readInt(RESULT);
        int at = BUFFER;
        while (at + 24 <= end && at + 24 + instance.memory().readInt(at + 16) <= end) {
            int length = instance.memory().readInt(at + 16);
            String name = new String(instance.memory().read(at + 24, length), StandardCharsets.UTF_8);
            entries.add(name + " " + instance.memory().readByte(at + 20));
            at += 24 + length;
        }
        return entries;
    }

    /** Writes a path at address 256. {@return its length} */
    int path(String path) {
        return first(path);
    }

    private int first(String path) {
        return instance.memory().writeString(FIRST_PATH, path);
    }

    private int second(String path) {
        return instance.memory().writeString(SECOND_PATH, path);
    }

    @Override
    public void close() {
        instance.close();
    }
}
