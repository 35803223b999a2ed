package dev.stepwasm.dap;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.debug.InitializeRequestArguments;

/**
 * A session whose first messages somebody else has read, to find out whether it may be: {@code initialize}, which has been
 * answered with {@link #capabilities}, and the request that begins to debug.
 *
 * @param bodies what the client has sent and is to be handled now; the answer to {@code initialize} is kept back
 * @param sent how many messages the client has got
 * @param leaving hears that the client has gone, before the debugger is taken off its program
 * @param process this one, if the client may attach to it
 */
public record OpenedSession(List<String> bodies, int sent, Runnable leaving, Optional<AttachedProcess> process) {
    /** A session of which nothing has been read, with programs that are launched for it. */
    static final OpenedSession NONE = new OpenedSession(List.of(), 0, () -> {}, Optional.empty());

    /** {@return a session of which nothing has been read, that may attach to a process: this one} */
    static OpenedSession of(AttachedProcess process) {
        return new OpenedSession(List.of(), 0, () -> {}, Optional.of(process));
    }

    /** Copies the list. */
    public OpenedSession {
        bodies = List.copyOf(bodies);
    }

    /** {@return what answers {@code initialize}} */
    public static JsonElement capabilities() {
        return new Gson().toJsonTree(Promises.capabilities());
    }

    /** {@return what is wrong with the arguments of {@code initialize}; empty if nothing is} */
    public static Optional<String> mistake(JsonElement arguments) {
        try {
            InitializeRequestArguments read = new Gson().fromJson(arguments, InitializeRequestArguments.class);
            return Completeness.missing(read).map(name -> name + " is missing");
        } catch (JsonParseException e) {
            return Optional.of("they cannot be read");
        }
    }

    /**
     * Serves the client from here on, and returns when it has gone and the debugger with it.
     *
     * @param in what the client sends next
     * @param out what is sent to the client; nothing else may write there
     * @param err for words about what goes wrong inside
     */
    public void serve(InputStream in, OutputStream out, PrintStream err) {
        Wire.serve(in, out, err, this);
    }
}
