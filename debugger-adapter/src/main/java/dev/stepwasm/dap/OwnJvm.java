package dev.stepwasm.dap;

import dev.stepwasm.engine.WasiOptions;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Whose standard streams these are. A virtual machine that was started for one launch gives them to its program and to the
 * host classes; any other keeps them, since they belong to the user's own program or carry the protocol.
 */
enum OwnJvm {
    /** Not ours. */
    NONE,
    /** What is written becomes output of the session. */
    CONSOLE,
    /** They belong to a terminal. */
    TERMINAL;

    private static volatile OwnJvm current = NONE;

    /** Says what this virtual machine is for. */
    static void is(OwnJvm purpose) {
        current = purpose;
    }

    /** {@return what this virtual machine is for} */
    static OwnJvm current() {
        return current;
    }

    /**
     * {@return what a program reads and writes}
     *
     * @param given what its launch says
     * @param givesInput whether that says what the input is
     * @param out what becomes output of the session
     * @param err what becomes error output of the session
     */
    WasiOptions streams(WasiOptions given, boolean givesInput, OutputStream out, OutputStream err) {
        if (this != TERMINAL) {
            return given.withStdout(out).withStderr(err);
        }
        // Without buffers, so that a question is seen before its answer is read.
        WasiOptions options = given.withStdout(new FileOutputStream(FileDescriptor.out))
                .withStderr(new FileOutputStream(FileDescriptor.err));
        return givesInput ? options : options.withStdin(new FileInputStream(FileDescriptor.in));
    }

    /** Lets host classes write where the program writes. */
    void redirect(OutputStream out, OutputStream err) {
        switch (this) {
            case NONE -> {}
            case CONSOLE -> {
                System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
                System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
            }
            case TERMINAL ->
                System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
        }
    }
}
