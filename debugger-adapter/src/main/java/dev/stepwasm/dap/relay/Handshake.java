package dev.stepwasm.dap.relay;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * How an adapter and the virtual machine that it starts find each other: in a folder that only their user can look into,
 * the one leaves the token and its process number, the other takes them away and leaves its port and process number. So
 * the token is neither on a command line nor in the environment, where others might see it or a shell might keep it.
 */
public final class Handshake {
    private static final String FOR_DEBUGGEE = "debuggee";
    private static final String FOR_ADAPTER = "adapter";

    private final Path folder;

    /** @param folder that the adapter has made */
    public Handshake(Path folder) {
        this.folder = folder;
    }

    /**
     * What the virtual machine must know.
     *
     * @param token that it wants to be shown
     * @param adapter number of the process that is going to show it
     */
    public record Invitation(String token, long adapter) {}

    /**
     * Where the virtual machine listens.
     *
     * @param port of the loopback address
     * @param pid number of its process
     */
    public record Address(int port, long pid) {}

    /** Makes the folder with an invitation in it. */
    static Handshake begin(String token) throws IOException {
        Handshake handshake = new Handshake(Files.createTempDirectory("stepwasm-debuggee"));
        handshake.leave(FOR_DEBUGGEE, token + "\n" + ProcessHandle.current().pid() + "\n");
        return handshake;
    }

    Path folder() {
        return folder;
    }

    /** {@return what the adapter has left, which is not there any more afterwards} */
    public Invitation take() throws IOException {
        Path file = folder.resolve(FOR_DEBUGGEE);
        List<String> lines = Files.readAllLines(file);
        Files.delete(file);
        if (lines.size() < 2) {
            throw new IOException(file + " is not complete");
        }
        return new Invitation(lines.get(0), Long.parseLong(lines.get(1)));
    }

    /** Says where the virtual machine listens. */
    public void answer(Address address) throws IOException {
        leave(FOR_ADAPTER, address.port() + "\n" + address.pid() + "\n");
    }

    /** {@return where the virtual machine listens; empty as long as it has not said so} */
    Optional<Address> answered() throws IOException {
        Path file = folder.resolve(FOR_ADAPTER);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        return Optional.of(new Address(Integer.parseInt(lines.get(0)), Long.parseLong(lines.get(1))));
    }

    /** A file is there as a whole or not at all. */
    private void leave(String name, String text) throws IOException {
        Path fresh = folder.resolve(name + ".tmp");
        Files.write(fresh, text.getBytes(StandardCharsets.UTF_8));
        Files.move(fresh, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Leaves nothing behind. What is gone already is fine. */
    public void remove() {
        try {
            for (String name : List.of(FOR_DEBUGGEE, FOR_ADAPTER, FOR_DEBUGGEE + ".tmp", FOR_ADAPTER + ".tmp")) {
                Files.deleteIfExists(folder.resolve(name));
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            folder.toFile().deleteOnExit();
        }
    }
}
