package dev.stepwasm.dap.relay;

import dev.stepwasm.dap.attach.ProgramFiles;
import java.io.IOException;
import java.util.List;

/** The programs of this user that can be attached to. */
interface Programs {
    /** {@return those that run now} @throws IOException with words, if that cannot be known */
    List<Offer> running() throws IOException;

    /**
     * A program that can be attached to.
     *
     * @param pid number of its process
     * @param token what it wants to be shown
     * @param name for people
     */
    record Offer(long pid, String host, int port, String token, String name) {
        @Override
        public String toString() {
            return name + " (process " + pid + ", port " + port + ")";
        }
    }

    /** {@return those that have published themselves} */
    static Programs ofUser() {
        ProgramFiles files = ProgramFiles.ofUser();
        return () -> files.list().stream()
                .map(each -> new Offer(each.pid(), each.host(), each.port(), each.token(), each.program()))
                .toList();
    }
}
