package dev.stepwasm.cli.show;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;

/** What a program writes to a standard stream. Unlike the stream it tells the program when nobody can read it any more. */
public final class ProgramOutput extends OutputStream {
    private final PrintStream stream;

    public ProgramOutput(PrintStream stream) {
        this.stream = stream;
    }

    @Override
    public void write(int piece) throws IOException {
        write(new byte[] {(byte) piece}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        stream.write(bytes, from, length);
        if (stream.checkError()) {
            throw new IOException("nobody reads what is written");
        }
    }

    @Override
    public void flush() {
        stream.flush();
    }
}
