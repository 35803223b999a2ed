package dev.stepwasm.eclipse.debug;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.debug.core.IStreamListener;
import org.eclipse.debug.core.model.IFlushableStreamMonitor;
import org.eclipse.debug.core.model.IStreamMonitor;
import org.eclipse.debug.core.model.IStreamsProxy2;
import org.jspecify.annotations.Nullable;

/** The streams of a program. What it reads is known once it runs in a process that reads. Safe for use from any thread. */
final class ProgramStreams implements IStreamsProxy2 {
    private final Monitor out = new Monitor();
    private final Monitor err = new Monitor();
    private @Nullable OutputStream input;

    /** {@return whether nothing was written yet} */
    boolean isSilent() {
        return out.silent && err.silent;
    }

    /** Takes note of what the program writes. */
    void print(String text) {
        out.append(text);
    }

    /** Takes note of what the program writes to its error output, or of what went wrong with it. */
    void complain(String text) {
        err.append(text);
    }

    /** Says where what the user types goes. */
    synchronized void reads(OutputStream in) {
        input = in;
    }

    /** {@inheritDoc} If the program reads nothing that is typed, its user is told how it would. */
    @Override
    public void write(String text) throws IOException {
        OutputStream in = input();
        if (in == null) {
            complain(
                    "this program reads nothing that is typed here; tick \"reads what is typed in the Console view\" on the"
                            + " page WASI of its launch configuration\n");
            return;
        }
        in.write(text.getBytes(StandardCharsets.UTF_8));
        in.flush();
    }

    @Override
    public IStreamMonitor getOutputStreamMonitor() {
        return out;
    }

    @Override
    public IStreamMonitor getErrorStreamMonitor() {
        return err;
    }

    private synchronized @Nullable OutputStream input() {
        return input;
    }

    @Override
    public void closeInputStream() throws IOException {
        OutputStream in = input();
        if (in != null) {
            in.close();
        }
    }

    void close() {
        try {
            closeInputStream();
        } catch (IOException e) {
            complain("the input could not be closed: " + e.getMessage() + "\n");
        }
    }

    /** A text that grows. Who shows it may take it over, so that it is not kept twice. */
    private static final class Monitor implements IFlushableStreamMonitor {
        private final List<IStreamListener> listeners = new CopyOnWriteArrayList<>();
        private final StringBuilder contents = new StringBuilder();
        private boolean buffered = true;
        private volatile boolean silent = true;

        /** A console that comes meanwhile gets the text once: with the contents or as news. */
        synchronized void append(String text) {
            silent = false;
            if (buffered) {
                contents.append(text);
            }
            listeners.forEach(each -> each.streamAppended(text, this));
        }

        @Override
        public void addListener(IStreamListener listener) {
            listeners.add(listener);
        }

        @Override
        public void removeListener(IStreamListener listener) {
            listeners.remove(listener);
        }

        @Override
        public synchronized String getContents() {
            return contents.toString();
        }

        @Override
        public synchronized void flushContents() {
            contents.setLength(0);
        }

        @Override
        public synchronized void setBuffered(boolean buffer) {
            buffered = buffer;
        }

        @Override
        public synchronized boolean isBuffered() {
            return buffered;
        }
    }
}
